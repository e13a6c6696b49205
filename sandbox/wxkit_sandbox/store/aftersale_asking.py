"""Whether a buyer can ask for an after-sale (售后), and why not."""

from __future__ import annotations

from wxkit.store._aftersale_order import AftersaleSubType, AftersaleType
from wxkit.store._order_enums import OrderStatus
from wxkit_sandbox.store.aftersales import AftersaleBook, AftersaleCase
from wxkit_sandbox.store.orderbook import Order, OrderLine
from wxkit_sandbox.world import App

__all__ = ["can_ask"]

ASKS = 5
"""Requests that a buyer may make for one SKU of an order."""
OPEN_FOR_ASKING = (
    OrderStatus.VOUCHER_WAITING,
    OrderStatus.TO_SHIP,
    OrderStatus.PARTLY_SHIPPED,
    OrderStatus.TO_RECEIVE,
    OrderStatus.COMPLETED,
)


def can_ask(
    app: App, order: Order, line: OrderLine, kind: AftersaleType, again: AftersaleCase | None = None
) -> str:
    """Why an after-sale order cannot be opened, or changed (`again`); empty when it can."""
    if order.status not in OPEN_FOR_ASKING or order.settle_time:
        return f"order {order.order_id} has status {int(order.status)} or is settled"
    if line.on_aftersale and not (again and again.held):
        return "another after-sale order of this SKU is open"
    if not line.refundable or line.finished_aftersale >= line.count:
        return "the after-sale of this SKU is done"
    if kind != AftersaleType.REFUND and not line.shipped:
        return "what is not shipped can only be refunded"
    asked = app.state(AftersaleBook).about(line, order)
    if sum(1 + case.edits for case in asked if case.sub_type == AftersaleSubType.DEFAULT) >= ASKS:
        return f"this SKU had {ASKS} after-sale orders already"
    return ""
