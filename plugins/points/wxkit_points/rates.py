"""Points for a line of an order: rate of the category, times that of the tier, times that of a festival."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from pydantic import Field

from wxkit.policy.decisions import Saw
from wxkit.policy.facts import Line
from wxkit.policy.plugin_settings import Rate, Rounding, Span, category_of, part

__all__ = ["Festival", "LinePoints", "RateTable"]


class Festival(Span):
    """A time in which orders earn more (双十一, 618, 店庆)."""

    name: str = Field(min_length=1)
    times: Rate
    """Multiplies what the order earns otherwise. Of festivals at the same time the best counts."""
    categories: frozenset[str] = frozenset()
    """Only lines of these category ids; empty: all lines."""

    def holds_for(self, line: Line, at: int) -> bool:
        """Whether a line that was paid at a moment takes part."""
        return self.holds(at) and (not self.categories or not self.categories.isdisjoint(line.categories))


class LinePoints(NamedTuple):
    """What a line earns, and why."""

    points: int
    rule: str
    saw: Saw


class _Factor(NamedTuple):
    top: int
    bottom: int
    text: str


def _factor(rate: Fraction) -> _Factor:
    return _Factor(rate.numerator, rate.denominator, str(rate))


class RateTable:
    """The rates in the form in which they are quick to use: pairs of integers."""

    def __init__(
        self,
        rate: Fraction,
        categories: Mapping[str, Fraction],
        tiers: Mapping[str, Fraction],
        festivals: Iterable[Festival],
        rounding: Rounding,
    ) -> None:
        self._rate = _factor(rate)
        self._categories = {category: _factor(one) for category, one in categories.items()}
        self._tiers = {tier: _factor(times) for tier, times in tiers.items() if times != 1}
        best_first = sorted(festivals, key=lambda festival: festival.times, reverse=True)
        self._festivals = tuple((festival, _factor(festival.times)) for festival in best_first)
        self._rounding: Rounding = rounding

    def points(self, line: Line, tier: str, at: int) -> LinePoints:
        """What a line earns a person of this tier, when it was paid at this moment."""
        category = category_of(line.categories, self._categories)
        rate = self._rate if category is None else self._categories[category]
        top, bottom = rate.top, rate.bottom * 100  # the rate is for a yuan, what was paid is in fen
        saw: Saw = (("paid", line.paid), ("rate", rate.text))
        if category is not None:
            saw += (("category", category),)
        times = self._tiers.get(tier)
        if times is not None:
            top, bottom = top * times.top, bottom * times.bottom
            saw += (("tier", tier), ("tier times", times.text))
        for festival, times in self._festivals:
            if festival.holds_for(line, at):
                top, bottom = top * times.top, bottom * times.bottom
                saw += (("festival", festival.name), ("festival times", times.text))
                break
        rule = "per-yuan" if category is None else "category-rate"
        return LinePoints(part(line.paid, top, bottom, self._rounding), rule, saw)
