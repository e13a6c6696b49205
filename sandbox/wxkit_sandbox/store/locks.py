"""Locked customers (锁客): who opened a promoter's link stays that promoter's for some days.

The days begin with the click and grow with an order. From a click through another promoter's link on,
that one counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from wxkit_sandbox.people import Person
from wxkit_sandbox.store.links import Spread
from wxkit_sandbox.world import App

__all__ = ["LockDays", "Locks", "lock_days", "lock_on_click", "lock_on_order", "locked"]

DAY = 86400
WHOLE_SHOP = ""


class LockDays(NamedTuple):
    """How many days a customer stays locked."""

    product_click: int
    product_order: int
    content_click: int
    content_order: int


@dataclass(slots=True)
class Lock:
    """One customer's lock on one product (or on the whole shop)."""

    spread: Spread
    since: int
    until: int


@dataclass(slots=True)
class Locks:
    """Locks by customer and product."""

    by_customer: dict[str, dict[str, Lock]] = field(default_factory=dict[str, dict[str, Lock]])


def lock_days(app: App) -> LockDays:
    """What counts: the shop's own days, or the default ones."""
    return LockDays(*(app.world.settings.shop_lock_days or app.world.settings.lock_days))


def lock_on_click(app: App, person: Person, spread: Spread, products: Iterable[str]) -> None:
    """Somebody opened a promoter's link that leads to these products."""
    days = lock_days(app)
    _lock(app, person, spread, products, days.content_click if spread.content else days.product_click)


def lock_on_order(app: App, person: Person, spread: Spread, products: Iterable[str]) -> None:
    """Somebody who is locked ordered these products."""
    days = lock_days(app)
    _lock(app, person, spread, products, days.content_order if spread.content else days.product_order)


def _lock(app: App, person: Person, spread: Spread, products: Iterable[str], days: int) -> None:
    if spread.kind != "promoter":
        return
    now = app.world.clock.time()
    locks = app.state(Locks).by_customer.setdefault(person.id, {})
    for place in _places(app, products):
        before = locks.get(place)
        kept = before.until if before and before.spread.person == spread.person else 0
        locks[place] = Lock(spread, now, max(kept, now + days * DAY))


def locked(app: App, person: Person, products: Iterable[str]) -> Spread | None:
    """Whose the customer is who buys these products of their own accord: the latest lock counts."""
    now = app.world.clock.time()
    locks = app.state(Locks).by_customer.get(person.id, {})
    living = [lock for place in _places(app, products) if (lock := locks.get(place)) and now < lock.until]
    return max(living, key=lambda lock: lock.since).spread if living else None


def _places(app: App, products: Iterable[str]) -> Iterable[str]:
    return (WHOLE_SHOP,) if app.world.settings.lock_scope == "shop" else products
