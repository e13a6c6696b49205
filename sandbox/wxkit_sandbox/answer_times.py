"""How fast and how well a merchant's server answers pushes, by the hour."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

__all__ = ["AnswerTimes", "Answered"]


@dataclass(slots=True)
class Answered:
    """Attempts to deliver, and what became of them."""

    count: int = 0
    failed: int = 0
    total: int = 0
    """Milliseconds of all answers together."""
    longest: int = 0
    """Milliseconds of the slowest one."""

    def add(self, other: Answered) -> None:
        """More attempts."""
        self.count += other.count
        self.failed += other.failed
        self.total += other.total
        self.longest = max(self.longest, other.longest)


@dataclass(slots=True)
class AnswerTimes:
    """Of one app."""

    days: dict[str, dict[int, Answered]] = field(default_factory=dict[str, dict[int, Answered]])
    """By day (`YYYY-MM-DD`) and hour."""

    def count(self, at: datetime, took: float, *, failed: bool) -> None:
        """One attempt that was over at this moment, after so many seconds."""
        cost = round(took * 1000)
        hours = self.days.setdefault(f"{at:%Y-%m-%d}", {})
        hours.setdefault(at.hour, Answered()).add(Answered(1, int(failed), cost, cost))
