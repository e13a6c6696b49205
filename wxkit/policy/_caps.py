"""Caps and budgets: how much of what is asked for still fits, counted in the transaction that spends it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from zoneinfo import ZoneInfo

from wxkit.policy._view import period_key
from wxkit.policy.books import Unit
from wxkit.policy.decisions import Cap
from wxkit.policy.facts import Person
from wxkit.policy.settings import Budget

__all__ = ["Caps", "Fit", "budget_cap"]


class Fit(NamedTuple):
    """What fits, and which cap cut it."""

    amount: int
    cap: str = ""


class _Counter(NamedTuple):
    key: str
    person: Person | None


class Caps:
    """Counts what the decisions of one fact use up; `commit` writes it down."""

    def __init__(self, unit: Unit, zone: ZoneInfo, at: int) -> None:
        self._unit = unit
        self._zone = zone
        self._at = at
        self._fresh: dict[_Counter, int] = {}

    def fit(self, amount: int, caps: Iterable[Cap], *, whole: bool = False) -> Fit:
        """As much of the amount as every cap leaves room for; with `whole`, all of it or nothing."""
        counters = [(self._counter(cap), cap) for cap in caps]
        fitting = Fit(amount)
        for counter, cap in counters:
            room = max(0, cap.limit - self._used(counter))
            if room < fitting.amount:
                fitting = Fit(0 if whole else room, cap.name)
        if fitting.amount:
            for counter, _ in counters:
                self._fresh[counter] = self._fresh.get(counter, 0) + fitting.amount
        return fitting

    def use(self, amount: int, caps: Iterable[Cap]) -> None:
        """Count what was granted before, whatever is left."""
        for cap in caps:
            counter = self._counter(cap)
            self._fresh[counter] = self._fresh.get(counter, 0) + amount

    def commit(self) -> None:
        """Write down what was used."""
        for (key, person), amount in self._fresh.items():
            if person is None:
                self._unit.count(key, amount)
            else:
                used = self._unit.open_profile(person).used
                used[key] = used.get(key, 0) + amount

    def _counter(self, cap: Cap) -> _Counter:
        key = f"{cap.name}/{period_key(self._at, cap.period, self._zone)}"
        return _Counter(key, self._unit.name(cap.person) if cap.person else None)

    def _used(self, counter: _Counter) -> int:
        key, person = counter
        if person is None:
            stored = self._unit.tables.counters.get(key, 0)
        else:
            stored = self._unit.profile(person).used.get(key, 0)
        return stored + self._fresh.get(counter, 0)


def budget_cap(plugin: str, unit: str, budget: Budget, person: Person) -> Cap:
    """The cap that a budget of the engine's settings puts on a decision."""
    name = f"budget/{plugin}/{unit}"
    return Cap(
        name=name, limit=budget.limit, period=budget.period, person=person if budget.per_person else None
    )
