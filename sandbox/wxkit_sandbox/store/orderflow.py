"""What moves an order along: paid, shipped, received, settled, refunded; each step tells the merchant.

A step checks nothing: whoever calls it has looked first. Timers come back by `catch_up`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from wxkit.callbacks import Event, events
from wxkit.store._order_enums import CancelType, ExtInfoType, OrderStatus
from wxkit.store._stock_enums import StockOp
from wxkit_sandbox.handlers import load_handlers
from wxkit_sandbox.store.discounts import sell
from wxkit_sandbox.store.freebies import give
from wxkit_sandbox.store.orderbook import Order, OrderBook, OrderLine, Parcel
from wxkit_sandbox.store.shelf import Shelf, move_stock
from wxkit_sandbox.store.warehouse_book import move, unlock
from wxkit_sandbox.world import App

__all__ = [
    "cancel",
    "catch_up",
    "close_unpaid",
    "expect_receipt",
    "moved",
    "pay",
    "put_back",
    "receive",
    "refund",
    "release",
    "ship",
    "tell_more",
    "watches_orders",
]

MILLION = 1_000_000
CONFIRMED_BY_BUYER = 1
CONFIRMED_BY_TIME = 2

Watcher = Callable[[App, Order], None]
_WATCHERS: list[Watcher] = []


def watches_orders(function: Watcher) -> Watcher:
    """Register a function that hears of every step of every order, after the order's own event."""
    _WATCHERS.append(function)
    return function


def moved(app: App, order: Order, event: Event | None = None) -> None:
    """Note that an order changed, and tell the merchant and whoever watches."""
    app.state(OrderBook).touch(order, app.world.clock.time())
    if event is not None:
        app.emit(event, order.owner)
    for watcher in _watchers():
        watcher(app, order)


@cache
def _watchers() -> tuple[Watcher, ...]:
    """All who watch, wherever they are, in an order that does not depend on who was imported first."""
    load_handlers("store")
    return tuple(sorted(_WATCHERS, key=lambda watcher: watcher.__module__))


def tell_more(app: App, order: Order, what: ExtInfoType) -> None:
    """Tell the merchant that something other than the status changed."""
    info = events.OrderExtInfo(order_id=order.order_id, type=what)
    moved(app, order, events.OrderExtInfoUpdate(order_info=info))


def pay(app: App, *orders: Order) -> None:
    """Unpaid → to ship; a gift waits for its recipient, and who buys together for the rest of the group.

    Several orders, the parts of one gift, are paid at once.
    """
    transaction_id = f"42000{app.world.clock.time()}{app.world.ids.count('transaction'):013d}"
    for order in orders:
        _paid(app, order, transaction_id)


def _paid(app: App, order: Order, transaction_id: str) -> None:
    now = app.world.clock.time()
    order.pay_time = now
    for line in order.lines:
        app.state(Shelf).items[line.product_id].sold += line.count
        unlock(app, (line.product_id, line.sku_id), line.warehouse_id, line.count)
    order.transaction_id = transaction_id
    order.status = _after_payment(order)
    paid = events.OrderPaid(order_id=order.order_id, pay_time=now)
    moved(app, order, events.OrderPay(order_info=paid))
    if order.attribution is not None and not order.attribution.clue:
        shared = order.attribution.kind == "sharer"
        tell_more(app, order, ExtInfoType.SHARER if shared else ExtInfoType.COMMISSION)
    if order.status == OrderStatus.TO_SHIP:
        release(app, order)


def _after_payment(order: Order) -> OrderStatus:
    if order.present_order_id:
        return OrderStatus.GIFT_WAITING
    if order.group_id:
        return OrderStatus.GROUP_WAITING
    return OrderStatus.VOUCHER_WAITING if order.carries_vouchers else OrderStatus.TO_SHIP


def release(app: App, order: Order) -> None:
    """Let the merchant ship."""
    order.status = OrderStatus.TO_SHIP
    order.release_time = app.world.clock.time()
    for line in order.lines:
        line.deadline = line.promise.deadline(app, order.release_time)
    moved(app, order, events.OrderWaitShipping(order_info=events.Order(order_id=order.order_id)))


def cancel(app: App, order: Order, why: CancelType) -> None:
    """Unpaid → cancelled; the goods go back on the shelf."""
    order.status = OrderStatus.CANCELLED
    give(app, order.payer, order.lines, sign=-1)
    for line in order.lines:
        put_back(app, order, line, line.count, StockOp.CANCELLED)
    _tell_cancelled(app, order, why)


def close_unpaid(app: App, order_id: str) -> None:
    """Timer: the order was not paid in time."""
    order = app.state(OrderBook).orders[order_id]
    if order.status == OrderStatus.UNPAID:
        cancel(app, order, CancelType.TIMEOUT)


def ship(app: App, order: Order, parcels: list[Parcel]) -> None:
    """Send parcels; with the last piece the order waits for its receipt."""
    order.parcels += parcels
    app.state(OrderBook).waybills |= {parcel.waybill_id: order.order_id for parcel in parcels}
    for item in (item for parcel in parcels for item in parcel.items):
        line = order.line(item.product_id, item.sku_id)
        if line is not None:
            line.shipped += item.count
    _tell_shipped(app, order)


def _tell_shipped(app: App, order: Order) -> None:
    """Part or all is under way; with all of it the time until the receipt begins."""
    whole = not any(line.to_ship for line in order.lines)
    order.status = OrderStatus.TO_RECEIVE if whole else OrderStatus.PARTLY_SHIPPED
    if whole:
        order.ship_done_time = app.world.clock.time()
        expect_receipt(app, order, app.world.clock.now() + app.world.settings.auto_receipt)
    sent = events.OrderDelivered(order_id=order.order_id, finish_delivery=int(whole))
    moved(app, order, events.OrderDeliver(order_info=sent))


def expect_receipt(app: App, order: Order, due: float) -> None:
    """Let the order be received by itself at `due`, unless the buyer is quicker."""
    order.receipt_due = due
    app.world.clock.call_at(due, _timer, app, order.order_id)


def receive(app: App, order: Order, confirm_type: int = CONFIRMED_BY_BUYER) -> None:
    """To receive → completed; settlement follows when the after-sale period is over."""
    clock = app.world.clock
    order.status = OrderStatus.COMPLETED
    order.confirm_receipt_time = clock.time()
    order.settle_due = clock.now() + app.world.settings.settles_after_receipt
    clock.call_at(order.settle_due, _timer, app, order.order_id)
    info = events.OrderConfirmed(order_id=order.order_id, confirm_type=confirm_type)
    moved(app, order, events.OrderConfirm(order_info=info))


def catch_up(app: App, order: Order) -> None:
    """Receive or settle what is due. Both wait while an after-sale order is open: call this when it ends."""
    now = app.world.clock.now()
    if order.open_aftersales:
        return
    if order.status == OrderStatus.TO_RECEIVE and order.receipt_due <= now:
        receive(app, order, CONFIRMED_BY_TIME)
    elif order.status == OrderStatus.COMPLETED and not order.settle_time and order.settle_due <= now:
        _settle(app, order)


def _timer(app: App, order_id: str) -> None:
    catch_up(app, app.state(OrderBook).orders[order_id])


def _settle(app: App, order: Order) -> None:
    order.settle_time = app.world.clock.time()
    fee_ppm = app.world.settings.technical_service_fee_ppm
    order.commission_fee = (order.paid - order.refunded) * fee_ppm // MILLION
    info = events.OrderSettled(order_id=order.order_id, settle_time=order.settle_time)
    moved(app, order, events.OrderSettle(order_info=info))


def refund(
    app: App,
    order: Order,
    line: OrderLine,
    amount: int,
    *,
    count: int = 0,
    freight: int = 0,
    restock: bool = False,
) -> None:
    """Give money back to the payer. When every line is given back whole, the order is over: status 200.

    `amount` is of the line and at most `line.refundable`; `count` is how many of its pieces are done with;
    `freight` comes on top. WeChat puts goods back into stock only when nobody took a gift (`restock`).
    """
    if not 0 <= amount <= line.refundable or not 0 <= freight <= order.freight - order.freight_refunded:
        raise ValueError("more would be refunded than was paid")
    line.refunded += amount
    order.freight_refunded += freight
    line.finished_aftersale = min(line.count, line.finished_aftersale + count)
    if restock:
        put_back(app, order, line, count, StockOp.CANCELLED)
    if not line.refundable:
        _drop_free(order, line)
    if not any(line.refundable for line in order.lines):
        order.status = OrderStatus.REFUNDED
        _tell_cancelled(app, order, CancelType.REFUNDED)
    elif order.status == OrderStatus.PARTLY_SHIPPED and not any(line.to_ship for line in order.lines):
        _tell_shipped(app, order)
    else:
        moved(app, order)


def _drop_free(order: Order, line: OrderLine) -> None:
    """Who gave everything back gets nothing with it, unless it is on its way."""
    for free in order.lines:
        free.dropped += sum(
            reason.pieces
            for reason in free.free_for
            if (reason.product_id, reason.sku_id) == (line.product_id, line.sku_id)
        )


def _tell_cancelled(app: App, order: Order, why: CancelType) -> None:
    info = events.OrderCancelled(order_id=order.order_id, cancel_type=why)
    moved(app, order, events.OrderCancel(order_info=info))


def put_back(app: App, order: Order, line: OrderLine, count: int, op: StockOp) -> None:
    """Put pieces back where they came from, and let them be on discount again."""
    item = app.state(Shelf).items.get(line.product_id)
    if item is not None and count and line.sku_id in item.stock:
        if line.warehouse_id:
            sku = (line.product_id, line.sku_id)
            move(app, sku, line.warehouse_id, op, count, order.order_id, lock=not order.pay_time)
        else:
            move_stock(app, item, line.sku_id, op, count, order.order_id)
        sell(app, line.discount_task, line.sku_id, -count, order.order_id)
