"""How products are released: the shop's audit strategy, and products that wait for their day."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store._product_enums import ProductStatus
from wxkit.store.product_release import (
    AuditStrategy,
    AuditStrategyReply,
    BeginTimingSale,
    CancelTimingSale,
    GetAuditStrategy,
    GetRestrictions,
    RestrictedProduct,
    RestrictedProducts,
    RestrictedScene,
    Restriction,
    RestrictionsFound,
    RestrictionSource,
    SetAuditStrategy,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.auditing import Strategy, take_off
from wxkit_sandbox.store.shelf import Shelf, ShelfItem, own_of
from wxkit_sandbox.store.timed_sales import begin, waiting
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 10020051
NOT_WAITING, OTHER_TASK, NO_PRODUCT, NO_TASK = 10020305, 10020306, 10020307, 10020308
EMPTY = ("", "0")


@handles(GetAuditStrategy)
def get_strategy(app: App, call: GetAuditStrategy) -> AuditStrategyReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproductauditstrategy.html"""
    return AuditStrategyReply(audit_strategy=AuditStrategy.model_validate(app.state(Strategy).flags))


@handles(SetAuditStrategy)
def set_strategy(app: App, call: SetAuditStrategy) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_setproductauditstrategy.html"""
    given = call.audit_strategy.model_dump()
    app.state(Strategy).flags |= {name: flag for name, flag in given.items() if flag}
    return Ok()


@handles(BeginTimingSale, invalid={"product_id": NO_PRODUCT, "task_id": NO_TASK})
def begin_timing_sale(app: App, call: BeginTimingSale) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_begintimingsale.html"""
    if call.product_id in EMPTY:
        raise Refusal(NO_PRODUCT)
    if call.task_id in EMPTY:
        raise Refusal(NO_TASK)
    item = own_of(app, call.product_id)
    timing = waiting(item)
    if timing is None:
        raise Refusal(NOT_WAITING)
    if timing.task_id != call.task_id:
        raise Refusal(OTHER_TASK)
    begin(item)
    return Ok()


@handles(CancelTimingSale, invalid={"product_id": NO_PRODUCT})
def cancel_timing_sale(app: App, call: CancelTimingSale) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_canceltimingsale.html"""
    if call.product_id in EMPTY:
        raise Refusal(NO_PRODUCT)
    item = own_of(app, call.product_id)
    if waiting(item) is None:
        raise Refusal(NOT_WAITING)
    take_off(app, item, ProductStatus.DELISTED)
    return Ok()


@handles(GetRestrictions, invalid={"*": BAD})
def get_restrictions(app: App, call: GetRestrictions) -> RestrictionsFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproductrestrictedinfo.html"""
    items = app.state(Shelf).items
    found = [
        RestrictedProduct(product_id=product_id, scene_info=_restrictions(items[product_id]))
        for product_id in call.product_ids
        if product_id in items
    ]
    return RestrictionsFound(data=RestrictedProducts(restricted_info_list=found))


def _restrictions(item: ShelfItem) -> list[Restriction]:
    """Of what WeChat restricts, only what the shop hides itself happens here."""
    if not item.hidden:
        return []
    return [Restriction(scene=RestrictedScene.WINDOW, source=RestrictionSource.HIDDEN_IN_WINDOW)]
