"""A view of made-up books, to ask plugins one question at a time without an engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from wxkit.policy import Balance, Gift, Lot, Period, Person, TierState, Touch

__all__ = ["DAY", "NOON", "FakeView"]

DAY = 86_400
NOON = 1_772_424_000
"""Monday 2 March 2026, 12:00 in Shanghai."""

SHANGHAI = ZoneInfo("Asia/Shanghai")
Moments = Mapping[Person, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class FakeView:
    """Answers from what it was made with; everything else is empty."""

    now: int = NOON
    zone: ZoneInfo = SHANGHAI
    payments: Mapping[Person, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """Moments and fen; refunds are negative."""
    tiers: Mapping[Person, TierState] = field(default_factory=dict)
    members: Mapping[Person, int] = field(default_factory=dict)
    people: frozenset[Person] = frozenset()
    """Who is known."""
    sent: Mapping[Person, tuple[Gift, ...]] = field(default_factory=dict)
    groups: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    came: Mapping[Person, tuple[Touch, ...]] = field(default_factory=dict)
    brought: Moments = field(default_factory=dict)
    """When a referrer touched somebody."""
    recruiters: Mapping[Person, Person] = field(default_factory=dict)
    seen: Mapping[Person, frozenset[str]] = field(default_factory=dict)
    """Devices."""
    tasks: Mapping[tuple[Person, str], tuple[int, ...]] = field(default_factory=dict)

    def balance(self, person: Person) -> Balance:
        return Balance()

    def lots(self, person: Person, unit: str = "points") -> tuple[Lot, ...]:
        return ()

    def tier(self, person: Person) -> TierState | None:
        return self.tiers.get(person)

    def spent(self, person: Person, since: int = 0) -> int:
        return sum(fen for at, fen in self.payments.get(person, ()) if at >= since)

    def orders(self, person: Person) -> int:
        return sum(fen > 0 for _, fen in self.payments.get(person, ()))

    def known(self, person: Person) -> bool:
        return person in self.people

    def joined(self, person: Person) -> int | None:
        return self.members.get(person)

    def gifts(self, person: Person, since: int = 0) -> tuple[Gift, ...]:
        return tuple(gift for gift in self.sent.get(person, ()) if gift.at >= since)

    def gift_parts(self, group: str) -> tuple[Person, ...]:
        return self.groups.get(group, ())

    def touches(self, person: Person, since: int = 0) -> tuple[Touch, ...]:
        return tuple(touch for touch in self.came.get(person, ()) if touch.at >= since)

    def touched(self, referrer: Person, since: int) -> int:
        return sum(at >= since for at in self.brought.get(referrer, ()))

    def recruiter(self, person: Person) -> Person | None:
        return self.recruiters.get(person)

    def devices(self, person: Person) -> frozenset[str]:
        return self.seen.get(person, frozenset())

    def done(self, person: Person, task: str, since: int = 0) -> int:
        return sum(at >= since for at in self.tasks.get((person, task), ()))

    def used(self, cap: str, period: Period, person: Person | None = None) -> int:
        return 0
