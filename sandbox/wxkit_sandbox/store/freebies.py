"""Buy-and-get activities (买赠活动) as the sandbox keeps them: who buys gets sets of free items (赠品)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from wxkit.store._product_enums import ProductStatus
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.orderbook import FreeFor, OrderLine, Origin
from wxkit_sandbox.store.shelf import Shelf, ShelfItem
from wxkit_sandbox.world import App

__all__ = ["Activities", "Activity", "free_lines", "give"]


@dataclass(slots=True)
class Activity:
    """What has to be bought, and what comes with it."""

    activity_id: str
    title: str
    start_time: int
    end_time: int
    live_only: bool
    """Counts in live rooms only."""
    limit: int | None
    """Sets for one buyer."""
    mains: list[str]
    """Products, one of which has to be bought."""
    items: list[tuple[str, int]]
    """Free items of a set, and how many of each."""
    sets: int
    """Sets that are left."""
    given: dict[str, int] = field(default_factory=dict[str, int])
    """Sets by person."""
    stopped: bool = False

    def runs(self, now: float) -> bool:
        """Whether buyers get something now."""
        return not self.stopped and self.start_time <= now < self.end_time

    def may_get(self, person: Person, wanted: int) -> int:
        """Sets that this buyer still gets."""
        own = wanted if self.limit is None else min(wanted, self.limit - self.given.get(person.id, 0))
        return max(0, min(own, self.sets))


@dataclass(slots=True)
class Activities:
    """All activities of a Store by id, oldest first."""

    activities: dict[str, Activity] = field(default_factory=dict[str, Activity])
    of_product: dict[str, list[Activity]] = field(default_factory=dict[str, list[Activity]])
    """Those for which a product has to be bought."""

    def add(self, activity: Activity) -> None:
        """A new activity."""
        self.activities[activity.activity_id] = activity
        for product_id in activity.mains:
            self.of_product.setdefault(product_id, []).append(activity)

    def remove(self, activity: Activity) -> None:
        """It is deleted."""
        del self.activities[activity.activity_id]
        for product_id in activity.mains:
            self.of_product[product_id].remove(activity)


def free_lines(app: App, buyer: Person, bought: Sequence[OrderLine], origin: Origin) -> list[OrderLine]:
    """Lines of what comes with a purchase, as far as sets and stock reach. Nothing is taken yet."""
    free: dict[str, OrderLine] = {}
    now, promised = app.world.clock.now(), dict[str, int]()
    for line in bought:
        for activity in app.state(Activities).of_product.get(line.product_id, ()):
            if not activity.runs(now) or (activity.live_only and not origin.live_id):
                continue
            before = promised.get(activity.activity_id, 0)
            sets = activity.may_get(buyer, before + line.count) - before
            sets = min(sets, *(_sets_in_stock(app, gift, num, free) for gift, num in activity.items))
            promised[activity.activity_id] = before + max(0, sets)
            for gift_id, num in activity.items if sets > 0 else ():
                reason = FreeFor(line.product_id, line.sku_id, activity.activity_id, sets, sets * num)
                _add(app, free, gift_id, reason)
    return list(free.values())


def _sets_in_stock(app: App, gift_id: str, num: int, free: dict[str, OrderLine]) -> int:
    item = app.state(Shelf).items[gift_id]
    if item.live is None or item.status != ProductStatus.ON_SALE:
        return 0
    taken = free[gift_id].count if gift_id in free else 0
    return (item.stock[item.live.skus[0].sku_id] - taken) // num


def _add(app: App, free: dict[str, OrderLine], gift_id: str, reason: FreeFor) -> None:
    if gift_id not in free:
        free[gift_id] = _line(app.state(Shelf).items[gift_id])
    free[gift_id].count += reason.pieces
    free[gift_id].free_for.append(reason)


def _line(item: ShelfItem) -> OrderLine:
    product = item.live or item.draft
    (sku,) = product.skus
    return OrderLine(
        product_id=item.product_id,
        sku_id=sku.sku_id,
        count=0,
        title=product.title,
        thumb_img=sku.thumb_img or product.head_imgs[0],
        sale_price=0,
        market_price=sku.sale_price,
        sku_code=sku.sku_code or "",
        out_product_id=product.out_product_id or "",
        out_sku_id=sku.out_sku_id or "",
        sku_attrs=[(attr.attr_key, attr.attr_value) for attr in sku.sku_attrs or ()],
        deliver_method=product.deliver_method or 0,
    )


def give(app: App, buyer: Person, lines: Sequence[OrderLine], sign: int = 1) -> None:
    """Count the sets of an order, or (sign -1) those of an order that is cancelled."""
    reasons = {
        (reason.product_id, reason.sku_id, reason.activity_id): reason.sets
        for line in lines
        for reason in line.free_for
    }
    for (_, _, activity_id), sets in reasons.items():
        activity = app.state(Activities).activities.get(activity_id)
        if activity is not None:
            activity.sets -= sign * sets
            activity.given[buyer.id] = activity.given.get(buyer.id, 0) + sign * sets
