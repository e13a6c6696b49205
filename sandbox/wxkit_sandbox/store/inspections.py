"""Inspection before shipment (先检后发): a warehouse inspects and ships jewels, fresh food is filmed."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.store._order_delivery import InspectStatus
from wxkit.store._order_enums import DeliverType, OrderStatus
from wxkit.store.quality_inspection import InspectInfo, LogisticsInfo
from wxkit_sandbox.store.couriers import COURIERS
from wxkit_sandbox.store.orderbook import Order, OrderBook, Parcel, ParcelItem
from wxkit_sandbox.store.orderflow import moved, ship
from wxkit_sandbox.world import App

__all__ = [
    "FRESH",
    "JEWELS",
    "NONE",
    "Inspection",
    "Inspections",
    "bind",
    "inspect_type",
    "register",
    "status",
]

NONE, JEWELS, FRESH = 0, 1, 2
TAKES = 48 * 3600
"""From the parcel's registration until the warehouse has inspected and ships."""
AGAIN = 24 * 3600
S = InspectStatus


@dataclass(slots=True)
class Inspection:
    """What the merchant bound an order to."""

    info: InspectInfo | None = None
    logistics: LogisticsInfo | None = None
    registered: int = 0
    status: InspectStatus = S.TO_SUBMIT


@dataclass(slots=True)
class Inspections:
    """Inspections by order."""

    by_order: dict[str, Inspection] = field(default_factory=dict[str, Inspection])


def inspect_type(app: App, order: Order) -> int:
    """0 none, 1 jewels, 2 fresh food. Jewels are inspected once the shop has set a warehouse up."""
    kinds = {line.inspect_type for line in order.lines}
    if JEWELS in kinds and app.world.settings.inspection:
        return JEWELS
    return FRESH if FRESH in kinds else NONE


def status(app: App, order: Order) -> InspectStatus:
    """How far the inspection is."""
    known = app.state(Inspections).by_order.get(order.order_id)
    return known.status if known else S.TO_SUBMIT


def bind(app: App, order: Order, info: InspectInfo | None) -> None:
    """The merchant says who inspects and delivers; of fresh food the pictures are there."""
    done = S.PASSED if info is None else S.SUBMITTED
    app.state(Inspections).by_order[order.order_id] = Inspection(info=info, status=done)
    moved(app, order)


def register(app: App, order: Order, logistics: LogisticsInfo) -> None:
    """The goods are on their way to the warehouse."""
    known = app.state(Inspections).by_order[order.order_id]
    first = known.logistics is None
    known.logistics, known.registered = logistics, known.registered + 1
    moved(app, order)
    if first:
        app.world.clock.call_after(TAKES, _ship, app, order.order_id)


def _ship(app: App, order_id: str) -> None:
    """Timer: the warehouse ships what has passed; it waits while an after-sale order is open."""
    order = app.state(OrderBook).orders[order_id]
    known = app.state(Inspections).by_order[order_id]
    if order.status != OrderStatus.TO_SHIP or known.info is None:
        return
    if order.open_aftersales:
        app.world.clock.call_after(AGAIN, _ship, app, order_id)
        return
    known.status = S.PASSED
    courier = known.info.delivery_id
    parcel = Parcel(
        deliver_type=DeliverType.SELF_ARRANGED,
        delivery_id=courier,
        delivery_name=COURIERS[courier],
        waybill_id=f"{courier}QIC{app.world.ids.count('inspected'):010d}",
        delivery_time=app.world.clock.time(),
        items=[ParcelItem(line.product_id, line.sku_id, line.to_ship) for line in order.lines],
    )
    ship(app, order, [parcel])
