"""Writes orders, members and promoters into the world's history."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks import events
from wxkit.store._order_enums import OrderStatus
from wxkit_sandbox import past
from wxkit_sandbox.past import HistoryEvent, HistoryLine, LineRefund, tells
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.aftersales import giving_back
from wxkit_sandbox.store.agency import BOUND
from wxkit_sandbox.store.orderbook import Order, OrderLine
from wxkit_sandbox.store.orderflow import watches_orders
from wxkit_sandbox.store.shelf import Shelf
from wxkit_sandbox.world import App

__all__: list[str] = []

SkuKey = tuple[str, str]


@dataclass(slots=True)
class _Told:
    """How much of an order's life is written down."""

    paid: bool = False
    accepted: bool = False
    shipped: int = 0
    received: bool = False
    settled: bool = False
    cancelled: bool = False
    freight_refunded: int = 0
    refunded: dict[SkuKey, int] | None = None
    """Fen by line, once there were any."""


@dataclass(slots=True)
class Chronicle:
    """What is written down of each order."""

    told: dict[str, _Told] = field(default_factory=dict[str, _Told])


@watches_orders
def follow(app: App, order: Order) -> None:
    """An order moved on: write down what is new about it."""
    told = app.state(Chronicle).told.get(order.order_id)
    if told is None:
        told = app.state(Chronicle).told[order.order_id] = _Told()
        app.world.history.events.append(_ordered(past.OrderPlaced, app, order))
    app.world.history.events += [*_began(app, order, told), *_went_on(app, order, told)]


def _began(app: App, order: Order, told: _Told) -> list[HistoryEvent]:
    """Paid or cancelled, and of a gift accepted."""
    new: list[HistoryEvent] = []
    head = (app.world.clock.time(), order.order_id, order.payer.id)
    if order.pay_time and not told.paid:
        told.paid = True
        new.append(_ordered(past.OrderPaid, app, order))
    if order.status == OrderStatus.CANCELLED and not told.cancelled:
        told.cancelled = True
        new.append(past.OrderCancelled(*head))
    if order.present_order_id and order.address is not None and not told.accepted:
        told.accepted = True
        new.append(past.GiftAccepted(*head, order.owner.id, order.present_order_id))
    return new


def _went_on(app: App, order: Order, told: _Told) -> list[HistoryEvent]:
    """Shipped, received, refunded, settled."""
    new: list[HistoryEvent] = []
    head = (app.world.clock.time(), order.order_id, order.payer.id)
    shipped = sum(line.shipped for line in order.lines)
    if shipped > told.shipped:
        told.shipped = shipped
        new.append(past.OrderShipped(*head, bool(order.ship_done_time)))
    if order.confirm_receipt_time and not told.received:
        told.received = True
        new.append(past.OrderReceived(*head))
    refunded = _refunded(app, order, told)
    if refunded is not None:
        new.append(refunded)
    if order.settle_time and not told.settled:
        told.settled = True
        new.append(past.OrderSettled(*head, order.commission_fee))
    return new


def _ordered(
    kind: type[past.OrderPlaced | past.OrderPaid], app: App, order: Order
) -> past.OrderPlaced | past.OrderPaid:
    return kind(
        app.world.clock.time(),
        order.order_id,
        order.payer.id,
        tuple(_line(app, line) for line in order.lines),
        order.freight,
        order.present_order_id,
        order.attribution,
    )


def _line(app: App, line: OrderLine) -> HistoryLine:
    item = app.state(Shelf).items.get(line.product_id)
    product = (item.live or item.draft) if item else None
    categories = tuple(level.cat_id for level in (product.cats_v2 or product.cats or ())) if product else ()
    return HistoryLine(line.product_id, line.sku_id, line.title, categories, line.count, line.real_price)


def _refunded(app: App, order: Order, told: _Told) -> past.OrderRefunded | None:
    """What went back since the last look."""
    before = told.refunded or {}
    freight = order.freight_refunded - told.freight_refunded
    lines = tuple(
        LineRefund(line.product_id, line.sku_id, line.refunded - before.get(_key(line), 0))
        for line in order.lines
        if line.refunded != before.get(_key(line), 0)
    )
    if not lines and not freight:
        return None
    told.refunded = {_key(line): line.refunded for line in order.lines if line.refunded}
    told.freight_refunded = order.freight_refunded
    case = giving_back(order)
    whole = order.status == OrderStatus.REFUNDED
    head = (app.world.clock.time(), order.order_id, order.payer.id)
    return past.OrderRefunded(*head, lines, freight, case, whole)


def _key(line: OrderLine) -> SkuKey:
    return line.product_id, line.sku_id


@tells(events.VipJoin)
def _joined(app: App, push: events.VipJoin, person: Person | None) -> HistoryEvent | None:
    return past.MemberJoined(app.world.clock.time(), person.id) if person else None


@tells(events.VipClose)
def _left(app: App, push: events.VipClose, person: Person | None) -> HistoryEvent | None:
    return past.MemberLeft(app.world.clock.time(), person.id) if person else None


@tells(events.PromoterBindResult)
def _promoter(app: App, push: events.PromoterBindResult, person: Person | None) -> HistoryEvent | None:
    found = person or app.person(push.sharer_openid)
    if found is None:
        return None
    kind = past.PromoterBound if push.bind_status == BOUND else past.PromoterUnbound
    return kind(app.world.clock.time(), found.id, push.sharer_appid)
