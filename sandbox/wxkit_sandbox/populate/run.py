"""A year, day by day."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from wxkit_sandbox.clock import SHANGHAI, START
from wxkit_sandbox.handlers import load_handlers
from wxkit_sandbox.populate.agenda import Agenda
from wxkit_sandbox.populate.audience import Audience
from wxkit_sandbox.populate.calendar import FIRST, LAST, Day, day_of
from wxkit_sandbox.populate.cast import Cast, assemble
from wxkit_sandbox.populate.merchant import Merchant
from wxkit_sandbox.populate.shopping import Shopping
from wxkit_sandbox.world import World

__all__ = ["DayOver", "Plan", "populate"]

DAY = 86400
RESTOCKS, SHIPS = (8.5,), (10.5, 16.5)
"""Hours of the day."""
_HOURS = (3, 1, 1, 1, 1, 1, 2, 4, 5, 6, 7, 7, 8, 6, 6, 6, 6, 6, 7, 9, 12, 13, 10, 6)
"""How much is bought in each hour of a day."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What year it is to be."""

    people: int = 2000
    orders: int = 20_000
    days: int = 365
    seed: int | str = 7
    until: float = START
    """When it ends, Unix seconds: where other worlds begin."""

    def __post_init__(self) -> None:
        if self.people < 2 or self.orders < 0 or self.days < 1:
            raise ValueError("a year needs two people, one day, and not less than no orders")
        if not FIRST <= self.date(0).year <= self.date(self.days).year <= LAST:
            raise ValueError(f"the calendar knows the years {FIRST} to {LAST}")

    def date(self, number: int) -> date:
        """The date on which a day of the year begins, in Shanghai."""
        return datetime.fromtimestamp(self.until, SHANGHAI).date() - timedelta(days=self.days - number)


@dataclass(frozen=True, slots=True)
class DayOver:
    """A day is over."""

    day: Day
    number: int
    """How many days are over."""
    orders: int
    """How many orders there are so far."""


def populate(plan: Plan, tell: Callable[[DayOver], object] | None = None) -> World:
    """A world in which people have lived a year. The same plan gives the same world."""
    load_handlers()
    world = World(plan.seed, start=plan.until - plan.days * DAY)
    for over in _live(world, plan):
        if tell is not None:
            tell(over)
    return world


def _live(world: World, plan: Plan) -> Iterator[DayOver]:
    # Apart from the world's own ids, which depend on what is done and not on who was asked.
    chance = random.Random(f"populate/{plan.seed}")  # noqa: S311 - reproducible on purpose
    cast = _settle(world, assemble(plan.people, chance))
    agenda = Agenda(world)
    merchant = Merchant(world, agenda, chance, shelf=1000 + plan.orders // plan.days * 10)
    merchant.open_shop()
    audience = Audience(agenda, merchant, cast, chance)
    audience.begin(plan.days)
    shopping = Shopping(agenda, merchant, cast, audience, chance)
    done = 0
    for number, (day, orders) in enumerate(_orders_by_day(plan)):
        begin = plan.until - (plan.days - number) * DAY
        for moment in _moments(begin, orders, chance):
            agenda.at(moment, shopping.order, day)
        _work(agenda, begin, day, merchant, shopping)
        audience.live(day)
        agenda.run_until(begin + DAY)
        done += orders
        yield DayOver(day, number + 1, done)


def _settle(world: World, cast: Cast) -> Cast:
    for one in cast.people:
        world.people.add(one.nickname, person_id=one.id)
    return cast


def _orders_by_day(plan: Plan) -> Iterator[tuple[Day, int]]:
    """How many orders each day gets: more on busy days, in all exactly those of the plan."""
    days = [day_of(plan.date(number)) for number in range(plan.days)]
    whole, so_far, given = sum(day.busy for day in days), 0.0, 0
    for day in days:
        so_far += day.busy
        until_now = round(plan.orders * so_far / whole)
        yield day, until_now - given
        given = until_now


def _moments(begin: float, count: int, chance: random.Random) -> list[float]:
    """When people buy within a day that begins then."""
    hours = chance.choices(range(24), _HOURS, k=count)
    return [_moment(begin, hour + chance.random()) for hour in hours]


def _moment(begin: float, hour: float) -> float:
    """When it is this hour in Shanghai, within the day that begins then."""
    return begin + (hour * 3600 - (begin + 8 * 3600)) % DAY


def _work(agenda: Agenda, begin: float, day: Day, merchant: Merchant, shopping: Shopping) -> None:
    """The merchant's day."""
    for hour in RESTOCKS:
        agenda.at(_moment(begin, hour), merchant.restock)
    for hour in () if day.closed else SHIPS:
        agenda.at(_moment(begin, hour), lambda: shopping.shipped(merchant.ship()))
