"""Turn and turn about: A B A B …, then medians, so that a slow minute of the machine hits both."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

__all__ = ["Result", "interleaved", "per_call", "progress", "ratio"]


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table: ours against theirs, and what the ratio should be."""

    name: str
    ours: float
    theirs: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None
    skipped: str = ""

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs if self.theirs else 0.0

    @property
    def target(self) -> str:
        if self.at_most is not None:
            return f"≤ {self.at_most:g}"
        return f"≥ {self.at_least:g}" if self.at_least is not None else "–"

    @property
    def met(self) -> bool | None:
        """None when nothing was asked or nothing was measured."""
        if self.skipped or (self.at_most is None and self.at_least is None):
            return None
        return self.ratio <= (self.at_most or float("inf")) and self.ratio >= (self.at_least or 0)


def progress(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def interleaved(rounds: int, subjects: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """The median figure of each subject, measured in turn."""
    figures: dict[str, list[float]] = {name: [] for name in subjects}
    for turn in range(rounds):
        progress(f"    round {turn + 1} of {rounds}")
        for name, measure in subjects.items():
            figures[name].append(measure())
    return {name: statistics.median(found) for name, found in figures.items()}


def per_call(action: Callable[[], object], times: int) -> Callable[[], float]:
    """Microseconds that one call takes, on average over `times` calls."""

    def measure() -> float:
        start = time.perf_counter()
        for _ in range(times):
            action()
        return (time.perf_counter() - start) / times * 1e6

    return measure


def ratio(
    name: str,
    figures: Mapping[str, float],
    ours: str,
    theirs: str,
    unit: str,
    *,
    at_most: float | None = None,
    at_least: float | None = None,
) -> Result:
    return Result(f"{name}: {ours} / {theirs}", figures[ours], figures[theirs], unit, at_most, at_least)
