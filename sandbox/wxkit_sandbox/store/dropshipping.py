"""Drop shipping, the shop's side: orders given to suppliers, and taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from wxkit._call import Ok
from wxkit.store._order_enums import OrderStatus
from wxkit.store.dropshipping import (
    AssignDropship,
    CancelDropship,
    DropshipIds,
    DropshipItem,
    DropshipOrder,
    DropshipReply,
    GetDropship,
    ListDropships,
    ListSupplyOrders,
    SearchDropships,
    SupplyOrderPage,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store import dropflow
from wxkit_sandbox.store.dropship_view import check_condition, detail, found_by, page
from wxkit_sandbox.store.orderbook import order_of
from wxkit_sandbox.store.supplier_book import (
    DropshipBook,
    Goods,
    SupplierBook,
    check_opened,
    dropship_of,
)
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 40097
NOT_BOUND = 610000
WRONG_STATE = 610001
NOT_POSSIBLE = 610002
ALL_SHIPPED = 610003
SHIPPED = 610004
OTHER_ORDER = 610009
WAITING = {OrderStatus.TO_SHIP, OrderStatus.PARTLY_SHIPPED}


@handles(AssignDropship)
def assign_dropship(app: App, call: AssignDropship) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/supplier/order/api_dropship_assign.html"""
    check_opened(app)
    order = order_of(app, call.order_id)
    if not app.state(SupplierBook).bound(call.supplier_appid):
        raise Refusal(NOT_BOUND)
    if not any(line.to_ship for line in order.lines) and order.parcels:
        raise Refusal(ALL_SHIPPED)
    if order.status not in WAITING:
        raise Refusal(WRONG_STATE)
    free = dropflow.unassigned(app, order)
    if not dropflow.dropship_flag(app, order):
        raise Refusal(NOT_POSSIBLE)
    goods = _goods(call.dropship_product_list) or free
    if not goods or goods - free:
        raise Refusal(BAD)
    dropflow.assign(app, order, call.supplier_appid, goods)
    return Ok()


@handles(CancelDropship)
def cancel_dropship(app: App, call: CancelDropship) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/supplier/order/api_dropship_cancel.html"""
    one = dropship_of(app, call.ds_order_id)
    if call.order_id != one.order.order_id:
        raise Refusal(OTHER_ORDER)
    if one.cancelled:
        raise Refusal(BAD)
    goods = _goods(call.dropship_product_list) or one.goods
    if goods - one.goods:
        raise Refusal(BAD)
    if goods - one.to_ship:
        raise Refusal(SHIPPED)
    dropflow.take_back(app, one, goods)
    return Ok()


def _goods(items: Iterable[DropshipItem] | None) -> Goods:
    goods: Goods = Counter()
    for item in items or ():
        goods[item.spu_id, item.sku_id] += item.product_cnt
    return goods


@handles(GetDropship)
def get_dropship(app: App, call: GetDropship) -> DropshipReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/supplier/order/api_dropship_get.html"""
    one = dropship_of(app, call.ds_order_id)
    return DropshipReply(
        dropship_order=DropshipOrder(
            ds_order_id=one.ds_order_id,
            create_time=one.create_time,
            update_time=one.update_time,
            status=one.status,
            supplier_appid=one.supplier_appid,
            supplier_name=app.state(SupplierBook).name(one.supplier_appid),
            order_id=one.order.order_id,
            dropship_order_detail=detail(app, one),
        )
    )


@handles(ListDropships)
def list_dropships(app: App, call: ListDropships) -> DropshipIds:
    """https://developers.weixin.qq.com/doc/store/shop/API/supplier/order/api_dropship_list.html"""
    found = [
        one.ds_order_id
        for one in dropflow.listed(app, call)
        if call.supplier_appid in (None, one.supplier_appid)
    ]
    return page(found, call.page_info)


@handles(ListSupplyOrders, invalid={"*": BAD})
def list_supply_orders(app: App, call: ListSupplyOrders) -> SupplyOrderPage:
    """https://developers.weixin.qq.com/doc/store/shop/API/supply/api_supplyorder_list.html"""
    dropflow.check_spans(call.create_time_range, call.update_time_range)
    return SupplyOrderPage()


@handles(SearchDropships)
def search_dropships(app: App, call: SearchDropships) -> DropshipIds:
    """https://developers.weixin.qq.com/doc/store/shop/API/supplier/order/api_dropship_search.html"""
    condition = call.search_condition
    check_condition(condition, call.page_info)
    names = app.state(SupplierBook)
    found = [
        one.ds_order_id
        for one in app.state(DropshipBook).orders.values()
        if found_by(one, condition)
        and call.search_condition.supplier_appid in (None, one.supplier_appid)
        and (condition.supplier_appname or "") in names.name(one.supplier_appid)
    ]
    return page(found, call.page_info)
