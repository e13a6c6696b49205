"""Journals: what happened to orders and their like, by time."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field

__all__ = ["Journal"]


@dataclass(slots=True)
class Journal:
    """What happened to orders, by time: when, a running number, and which order."""

    entries: list[tuple[int, int, str]] = field(default_factory=list[tuple[int, int, str]])

    def write(self, when: int, order_id: str) -> int:
        """Add an entry and tell its number."""
        number = len(self.entries)
        insort(self.entries, (when, number, order_id))
        return number

    def span(self, first: int, last: int) -> range:
        """Where the entries of these seconds are, both included."""
        return range(bisect_left(self.entries, (first,)), bisect_left(self.entries, (last + 1,)))
