"""Two kinds of chart as inline SVG: lines over time, and bars. Colours are the page's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from typing import NamedTuple
from zoneinfo import ZoneInfo

__all__ = ["Series", "bars", "lines"]

SHANGHAI = ZoneInfo("Asia/Shanghai")
WIDTH, HEIGHT = 860, 260
LEFT, RIGHT, TOP, BOTTOM = 64, 12, 12, 26
ROW = 30
NAMES = 150


class Series(NamedTuple):
    """A line: its name, a value for each moment, and the name of its colour."""

    name: str
    values: Sequence[int]
    colour: str


def lines(title: str, moments: Sequence[int], series: Sequence[Series]) -> str:
    """Lines over time with a shared scale that begins at zero."""
    top = _ceiling(max((max(one.values, default=0) for one in series), default=0))
    low = min(0, min((min(one.values, default=0) for one in series), default=0))
    scale = _Scale(moments, low, top)
    drawn = "".join([*_grid(scale, low, top), *(_line(scale, one) for one in series)])
    legend = "".join(_named(one) for one in series)
    picture = f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}">{drawn}</svg>'
    return f'<figure>{picture}<figcaption class="legend">{legend}</figcaption></figure>'


def _line(scale: _Scale, one: Series) -> str:
    return f'<path d="{scale.path(one.values)}" fill="none" stroke="var({one.colour})" stroke-width="2.5"/>'


def _named(one: Series) -> str:
    """Name, colour and last value of a line."""
    last = one.values[-1] if one.values else 0
    return (
        f'<span><i style="background: var({one.colour})"></i>{escape(one.name)}: {last:,} in the end</span>'
    )


class _Scale:
    def __init__(self, moments: Sequence[int], low: int, top: int) -> None:
        self.moments = moments
        self.low = low
        self._span = max(1, (moments[-1] - moments[0]) if moments else 1)
        self._height = max(1, top - low)

    def x(self, moment: int) -> float:
        return LEFT + (moment - self.moments[0]) / self._span * (WIDTH - LEFT - RIGHT)

    def y(self, value: float) -> float:
        return HEIGHT - BOTTOM - (value - self.low) / self._height * (HEIGHT - TOP - BOTTOM)

    def path(self, values: Sequence[int]) -> str:
        return "M" + "L".join(
            f"{self.x(at):.1f} {self.y(value):.1f}" for at, value in zip(self.moments, values, strict=True)
        )


def _grid(scale: _Scale, low: int, top: int) -> Iterator[str]:
    for part in range(5):
        value = low + (top - low) * part // 4
        y = scale.y(value)
        yield f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="var(--line)"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{_short(value)}</text>'
    for at in scale.moments[:: max(1, len(scale.moments) // 8)]:
        month = datetime.fromtimestamp(at, SHANGHAI).strftime("%b %d")
        yield f'<text x="{scale.x(at):.1f}" y="{HEIGHT - 8}" text-anchor="middle">{month}</text>'


def _short(value: int) -> str:
    if abs(value) >= 1_000_000:
        return f"{value / 1_000_000:g}M"
    return f"{value / 1_000:g}k" if abs(value) >= 10_000 else f"{value:,}"


def _ceiling(value: int) -> int:
    """A round number at or above."""
    size = 10 ** max(0, len(str(value)) - 1)
    return next((step * size for step in (1, 2, 3, 4, 5, 6, 8, 10) if step * size >= value), 1) or 1


def bars(title: str, rows: Sequence[tuple[str, int]]) -> str:
    """A bar for each name."""
    most = max((value for _, value in rows), default=0) or 1
    drawn = "".join(_bar(n * ROW, name, value, value / most) for n, (name, value) in enumerate(rows))
    height = len(rows) * ROW + 6
    return f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}">{drawn}</svg>'


def _bar(y: int, name: str, value: int, share: float) -> str:
    width = max(1, share * (WIDTH - NAMES - 90))
    return (
        f'<text x="{NAMES - 10}" y="{y + 20}" text-anchor="end">{escape(name)}</text>'
        f'<rect x="{NAMES}" y="{y + 6}" width="{width:.1f}" height="{ROW - 12}" rx="3" fill="var(--one)"/>'
        f'<text x="{NAMES + width + 8:.1f}" y="{y + 20}">{value:,}</text>'
    )
