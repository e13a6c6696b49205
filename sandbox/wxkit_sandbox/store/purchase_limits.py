"""Purchase limits (限购): how many pieces of a product one buyer may order in a day, week, month or year.

What an order took counts until the order is cancelled or all of it is paid back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from wxkit.store._product import LimitedInfo
from wxkit.store._product_enums import LimitPeriod
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.orderbook import Order, OrderLine
from wxkit_sandbox.store.shelf import ShelfItem
from wxkit_sandbox.world import App

__all__ = ["OverLimit", "check_limits", "left_for", "remember"]

NAMES = {
    LimitPeriod.DAY: "day",
    LimitPeriod.WEEK: "week",
    LimitPeriod.MONTH: "month",
    LimitPeriod.YEAR: "year",
}


class OverLimit(Exception):
    """The buyer may not order so many now; the text says how many."""


@dataclass(slots=True)
class Purchases:
    """Orders by buyer and product, oldest first."""

    orders: dict[tuple[str, str], list[Order]] = field(default_factory=dict[tuple[str, str], list[Order]])


def remember(app: App, order: Order) -> None:
    """Note who ordered what."""
    orders = app.state(Purchases).orders
    for product_id in dict.fromkeys(line.product_id for line in order.lines if not line.free_for):
        orders.setdefault((order.payer.id, product_id), []).append(order)


def check_limits(app: App, buyer: Person, wanted: Iterable[tuple[ShelfItem, int]]) -> None:
    """Every product's pieces are within its limit for this buyer."""
    pieces: Counter[str] = Counter()
    items: dict[str, ShelfItem] = {}
    for item, count in wanted:
        pieces[item.product_id] += count
        items[item.product_id] = item
    for product_id, count in pieces.items():
        limit = _limit(items[product_id])
        if limit:
            _check(app, buyer, product_id, count, limit)


def left_for(app: App, buyer: Person, item: ShelfItem) -> int | None:
    """How many pieces more the buyer may order now; None when nothing limits them."""
    limit = _limit(item)
    if limit is None:
        return None
    since = _begin(app, LimitPeriod(limit.period_type))
    return max(0, (limit.limited_buy_num or 0) - _ordered(app, buyer, item.product_id, since))


def _limit(item: ShelfItem) -> LimitedInfo | None:
    limit = item.live.limited_info if item.live else None
    return limit if limit and limit.period_type in NAMES and limit.limited_buy_num else None


def _check(app: App, buyer: Person, product_id: str, count: int, limit: LimitedInfo) -> None:
    most, since = limit.limited_buy_num or 0, _begin(app, LimitPeriod(limit.period_type))
    before = _ordered(app, buyer, product_id, since)
    if before + count > most:
        period = NAMES[LimitPeriod(limit.period_type)]
        raise OverLimit(
            f"one buyer may order {most} pieces of product {product_id} a {period}, {buyer.id} has {before}"
        )


def _begin(app: App, period: LimitPeriod) -> int:
    """When the day, week, month or year began in Shanghai."""
    day = app.world.clock.local().replace(hour=0, minute=0, second=0, microsecond=0)
    if period == LimitPeriod.WEEK:
        day -= timedelta(days=day.weekday())
    elif period == LimitPeriod.MONTH:
        day = day.replace(day=1)
    elif period == LimitPeriod.YEAR:
        day = day.replace(month=1, day=1)
    return int(day.timestamp())


def _ordered(app: App, buyer: Person, product_id: str, since: int) -> int:
    """Pieces that count already."""
    found = 0
    for order in reversed(app.state(Purchases).orders.get((buyer.id, product_id), [])):
        if order.create_time < since:
            break
        found += sum(_counts(order, line) for line in order.lines if line.product_id == product_id)
    return found


def _counts(order: Order, line: OrderLine) -> int:
    gone = order.cancelled or (line.refunded and not line.refundable)
    return 0 if line.free_for or gone else line.count
