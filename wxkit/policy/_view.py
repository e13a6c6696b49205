"""The view that plugins get: the books just before a fact, read-only."""

from __future__ import annotations

from bisect import bisect_left
from datetime import datetime
from zoneinfo import ZoneInfo

from wxkit.policy._posting import POINTS
from wxkit.policy._state import Profile
from wxkit.policy.books import Unit
from wxkit.policy.decisions import Period
from wxkit.policy.facts import Person
from wxkit.policy.view import Balance, Gift, Lot, TierState, Touch

__all__ = ["BookView", "period_key"]


def period_key(moment: int, period: Period, zone: ZoneInfo) -> str:
    """Names the calendar period of a moment: `2026-03-02`, `2026-03`, `2026`, or nothing for `ever`."""
    if period == "ever":
        return ""
    day = datetime.fromtimestamp(moment, zone).date().isoformat()
    return day[: {"day": 10, "month": 7, "year": 4}[period]]


class BookView:
    """Looks into one transaction's tables at a moment."""

    def __init__(self, unit: Unit, now: int, zone: ZoneInfo) -> None:
        self._unit = unit
        self._now = now
        self._zone = zone
        self._closed = False

    def close(self) -> None:
        """From now on nobody may look: the transaction is over, or the hook took too long."""
        self._closed = True

    @property
    def now(self) -> int:
        return self._now

    @property
    def zone(self) -> ZoneInfo:
        return self._zone

    def name(self, person: Person) -> Person:
        """What somebody is called now."""
        return self._open.name(person)

    def balance(self, person: Person) -> Balance:
        unit, name = self._open, self._unit.name(person)
        return Balance(
            unit.balance(f"{POINTS}/pending/{name}"),
            sum(lot.left for lot in self.lots(name)),
            -unit.balance(f"{POINTS}/debt/{name}"),
        )

    def lots(self, person: Person, unit: str = POINTS) -> tuple[Lot, ...]:
        kept = self._open.lots_of(unit, self._unit.name(person)).values()
        alive = [lot for lot in kept if lot.left and (lot.expires is None or lot.expires > self._now)]
        alive.sort(key=lambda lot: (lot.expires is None, lot.expires or 0, lot.at, lot.id))
        return tuple(Lot(lot.id, lot.left, lot.expires, lot.at) for lot in alive)

    def tier(self, person: Person) -> TierState | None:
        return self._profile(person).tier

    def spent(self, person: Person, since: int = 0) -> int:
        spent = self._profile(person).spent
        first = bisect_left(spent, (since,)) if since else 0
        return sum(fen for _, fen in spent[first:])

    def orders(self, person: Person) -> int:
        return self._profile(person).orders

    def known(self, person: Person) -> bool:
        return self._open.name(person) in self._unit.tables.profiles

    def joined(self, person: Person) -> int | None:
        return self._profile(person).joined

    def gifts(self, person: Person, since: int = 0) -> tuple[Gift, ...]:
        return tuple(gift for gift in self._profile(person).gifts if gift.at >= since)

    def gift_parts(self, group: str) -> tuple[Person, ...]:
        return tuple(self._unit.name(person) for person in self._open.group(group))

    def touches(self, person: Person, since: int = 0) -> tuple[Touch, ...]:
        name = self._open.name
        return tuple(
            Touch(name(touch.referrer), touch.at, touch.channel, touch.campaign)
            for touch in self._profile(person).touches
            if touch.at >= since
        )

    def touched(self, referrer: Person, since: int) -> int:
        touched = self._profile(referrer).touched
        return len(touched) - bisect_left(touched, since)

    def recruiter(self, person: Person) -> Person | None:
        found = self._profile(person).recruiter
        return self._unit.name(found) if found else None

    def devices(self, person: Person) -> frozenset[str]:
        return frozenset(self._profile(person).devices)

    def done(self, person: Person, task: str, since: int = 0) -> int:
        done = self._profile(person).tasks.get(task, ())
        return len(done) - bisect_left(done, since)

    def used(self, cap: str, period: Period, person: Person | None = None) -> int:
        key = f"{cap}/{period_key(self._now, period, self._zone)}"
        if person is None:
            return self._open.tables.counters.get(key, 0)
        return self._profile(person).used.get(key, 0)

    @property
    def _open(self) -> Unit:
        if self._closed:
            raise RuntimeError("the view is closed: a hook must not keep it")
        return self._unit

    def _profile(self, person: Person) -> Profile:
        unit = self._open
        return unit.profile(unit.name(person))
