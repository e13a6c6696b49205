"""Drop-ship orders on their way: assigned, shipped by the supplier, taken back, over with their order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from wxkit.callbacks import events
from wxkit.store._order_enums import DeliverMethod, ExtInfoType, OrderStatus
from wxkit.store._supplier_enums import DistributeType
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.store.orderbook import Order, OrderLine, Parcel
from wxkit_sandbox.store.orderflow import ship, tell_more, watches_orders
from wxkit_sandbox.store.orders_found import check_range, within
from wxkit_sandbox.store.supplier_book import DropshipBook, DsOrder, Goods, SupplierBook, assigned
from wxkit_sandbox.world import App

if TYPE_CHECKING:
    from wxkit.store.dropshipping import ListDropships
    from wxkit.store.orders import TimeRange
    from wxkit.store.supplier_orders import ListSupplierOrders

__all__ = ["assign", "check_spans", "dropship_flag", "listed", "send", "take_back", "unassigned"]

BAD = 40097
WEEK = 7 * 86400
NOT_POSSIBLE, NOT_ASSIGNED, IN_PART, ASSIGNED = 0, 1, 2, 3
OVER = {OrderStatus.REFUNDED, OrderStatus.CANCELLED}


def dropship_flag(app: App, order: Order) -> int:
    """0 not possible, 1 not assigned, 2 in part, 3 assigned."""
    possible = app.world.settings.dropshipping and order.lines[0].deliver_method == DeliverMethod.EXPRESS
    if not possible or not app.state(SupplierBook).links:
        return NOT_POSSIBLE
    given = app.state(DropshipBook).of(order.order_id)
    if not given:
        return NOT_ASSIGNED
    return IN_PART if unassigned(app, order) else ASSIGNED


def unassigned(app: App, order: Order) -> Goods:
    """What is to ship and given to nobody."""
    owed: Goods = Counter({(line.product_id, line.sku_id): line.to_ship for line in order.lines})
    return owed - assigned(app, order)


def check_spans(*spans: TimeRange | None) -> None:
    """At least one span of at most a week."""
    if not any(spans):
        raise Refusal(BAD)
    for span in spans:
        check_range(span, WEEK, BAD)


def listed(app: App, call: ListDropships | ListSupplierOrders) -> list[DsOrder]:
    """What shop and supplier can both ask their list for; the span of its times is a week."""
    check_spans(call.create_time_range, call.update_time_range)
    return [
        one
        for one in app.state(DropshipBook).orders.values()
        if within(call.create_time_range, one.create_time)
        and within(call.update_time_range, one.update_time)
        and call.status in (None, one.status)
        and call.order_id in (None, one.order.order_id)
    ]


def assign(app: App, order: Order, supplier_appid: str, goods: Goods) -> None:
    """A supplier shall ship these goods."""
    now, book = app.world.clock.time(), app.state(DropshipBook)
    ds_order_id = f"44{now}{app.world.ids.count('dropship'):07d}"
    new = DsOrder(ds_order_id, order, supplier_appid, goods, now, now)
    book.orders[ds_order_id] = new
    book.by_order.setdefault(order.order_id, []).append(new)
    tell_more(app, order, ExtInfoType.DROPSHIP)
    app.emit(events.DropshipOrderNew(ds_order_id=ds_order_id, update_time=now))


def send(app: App, one: DsOrder, parcels: list[Parcel]) -> None:
    """The supplier ships; the order moves on as if the shop had shipped."""
    for item in (item for parcel in parcels for item in parcel.items):
        one.shipped[item.product_id, item.sku_id] += item.count
    ship(app, one.order, parcels)
    _touch(app, one)


def take_back(app: App, one: DsOrder, goods: Goods) -> None:
    """The shop ships these goods itself, or gives them to somebody else."""
    one.goods = one.goods - goods
    one.cancelled = not one.goods
    tell_more(app, one.order, ExtInfoType.DROPSHIP_CANCELLED)
    _touch(app, one)


def _touch(app: App, one: DsOrder) -> None:
    one.update_time = app.world.clock.time()
    kind = events.DropshipOrderCancel if one.cancelled else events.DropshipOrderUpdate
    app.emit(kind(ds_order_id=one.ds_order_id, update_time=one.update_time))


@watches_orders
def _follow(app: App, order: Order) -> None:
    """New orders find their supplier; what is over need not be shipped."""
    if order.status in OVER:
        for one in app.state(DropshipBook).of(order.order_id):
            if one.to_ship:
                one.cancelled = True
                _touch(app, one)
    elif order.status == OrderStatus.TO_SHIP and app.state(SupplierBook).how != DistributeType.MANUAL:
        _find_suppliers(app, order)


def _find_suppliers(app: App, order: Order) -> None:
    book = app.state(DropshipBook)
    if order.order_id in book.seen or dropship_flag(app, order) != NOT_ASSIGNED:
        return
    book.seen.add(order.order_id)
    shares: dict[str, Goods] = {}
    for line in order.lines:
        if appid := _supplier(app, order, line):
            shares.setdefault(appid, Counter())[line.product_id, line.sku_id] = line.to_ship
    for appid, goods in shares.items():
        assign(app, order, appid, goods)


def _supplier(app: App, order: Order, line: OrderLine) -> str:
    book = app.state(SupplierBook)
    if book.how == DistributeType.ALL:
        return book.of_all
    rule = book.by_product.get(line.product_id)
    if rule is None or (order.present_order_id and not rule.gifts):
        return ""
    return rule.supplier_appid
