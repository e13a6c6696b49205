"""The merchant's word on another SKU before shipment."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store._order_enums import SkuChangeState
from wxkit.store.preshipment import ApproveSkuChange, GetSkuChanges, RejectSkuChange, WaitingOrders
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store import sku_changes
from wxkit_sandbox.store.checkout import CannotBuy
from wxkit_sandbox.store.orderbook import Order, order_of
from wxkit_sandbox.store.sku_changes import SkuChange, SkuChanges
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 10020277
NOT_POSSIBLE = 10020116


@handles(GetSkuChanges, invalid={"*": BAD})
def get_sku_changes(app: App, call: GetSkuChanges) -> WaitingOrders:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_getpreshipmentchangeskuwaithandlelist.html"""
    waiting = list(app.state(SkuChanges).waiting)
    first = (call.page - 1) * call.page_size
    return WaitingOrders(order_ids=waiting[first : first + call.page_size])


@handles(ApproveSkuChange, invalid={"*": BAD})
def approve_sku_change(app: App, call: ApproveSkuChange) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_approvepreshipmentchangesku.html"""
    order, change = _waiting(app, call.order_id)
    line = order.line(change.product_id, change.old_sku_id)
    if line is None:
        raise Refusal(NOT_POSSIBLE)
    try:
        basket = sku_changes.fitting(app, line, change.new_sku_id)
    except CannotBuy as reason:
        raise Refusal(NOT_POSSIBLE, str(reason)) from None
    sku_changes.approve(app, order, order.lines.index(line), basket)
    return Ok()


@handles(RejectSkuChange, invalid={"*": BAD})
def reject_sku_change(app: App, call: RejectSkuChange) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_rejectpreshipmentchangesku.html"""
    order, _ = _waiting(app, call.order_id)
    sku_changes.end(app, order, SkuChangeState.REFUSED)
    return Ok()


def _waiting(app: App, order_id: str) -> tuple[Order, SkuChange]:
    order = order_of(app, order_id)
    change = sku_changes.waiting(app, order)
    if change is None:
        raise Refusal(NOT_POSSIBLE)
    return order, change
