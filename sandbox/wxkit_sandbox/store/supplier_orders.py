"""Drop shipping, the supplier's side. The shop's token stands in for that of all its suppliers."""

from __future__ import annotations

from collections import Counter

from wxkit._call import Ok
from wxkit.store._dropship import DropshipStatus
from wxkit.store._order_enums import DeliverType
from wxkit.store.dropshipping import DropshipIds
from wxkit.store.supplier_orders import (
    GetSupplierOrder,
    ListSupplierOrders,
    SearchSupplierOrders,
    SendSupplierDelivery,
    SupplierDelivery,
    SupplierOrder,
    SupplierOrderReply,
    UpdateSupplierDelivery,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store import dropflow, sku_changes
from wxkit_sandbox.store.couriers import COURIERS
from wxkit_sandbox.store.dropship_view import check_condition, detail, found_by, page
from wxkit_sandbox.store.orderbook import Parcel, ParcelItem
from wxkit_sandbox.store.orders_found import within
from wxkit_sandbox.store.parcel_changes import known, rename
from wxkit_sandbox.store.supplier_book import DropshipBook, Goods, dropship_of
from wxkit_sandbox.store.waybill_rules import check_courier
from wxkit_sandbox.world import App

__all__: list[str] = []

WRONG_STATE = 101100
WRONG_GOODS = 606031
WAITING = {DropshipStatus.TO_SHIP, DropshipStatus.PARTLY_SHIPPED}


@handles(GetSupplierOrder)
def get_supplier_order(app: App, call: GetSupplierOrder) -> SupplierOrderReply:
    """https://developers.weixin.qq.com/doc/store/supplier/api/order/api_dropship_get.html"""
    one = dropship_of(app, call.ds_order_id)
    return SupplierOrderReply(
        dropship_order=SupplierOrder(
            ds_order_id=one.ds_order_id,
            create_time=one.create_time,
            update_time=one.update_time,
            status=one.status,
            shop_appid=app.appid,
            shop_name=app.name,
            order_id=one.order.order_id,
            dropship_order_detail=detail(app, one),
        )
    )


@handles(ListSupplierOrders)
def list_supplier_orders(app: App, call: ListSupplierOrders) -> DropshipIds:
    """https://developers.weixin.qq.com/doc/store/supplier/api/order/api_dropship_list.html"""
    found = [one.ds_order_id for one in dropflow.listed(app, call) if call.shop_appid in (None, app.appid)]
    return page(found, call.page_info)


@handles(SearchSupplierOrders)
def search_supplier_orders(app: App, call: SearchSupplierOrders) -> DropshipIds:
    """https://developers.weixin.qq.com/doc/store/supplier/api/order/api_dropship_search.html"""
    condition = call.search_condition
    check_condition(condition, call.page_info)
    found = [
        one.ds_order_id
        for one in app.state(DropshipBook).orders.values()
        if found_by(one, condition)
        and condition.shop_appid in (None, app.appid)
        and (condition.shop_appname or "") in app.name
        and within(condition.order_create_time_range, one.order.create_time)
    ]
    return page(found, call.page_info)


@handles(SendSupplierDelivery)
def send_supplier_delivery(app: App, call: SendSupplierDelivery) -> Ok:
    """https://developers.weixin.qq.com/doc/store/supplier/api/delivery/shipping/api_delivery_send.html"""
    one = dropship_of(app, call.ds_order_id)
    if one.status not in WAITING or sku_changes.waiting(app, one.order) is not None:
        raise Refusal(WRONG_STATE)
    sent: Goods = Counter()
    for given in call.delivery_list:
        check_courier(given.delivery_id, given.waybill_id)
        for item in given.product_infos:
            sent[item.product_id, item.sku_id] += item.product_cnt
    if sent - one.to_ship:
        raise Refusal(WRONG_GOODS)
    dropflow.send(app, one, [_parcel(app, given) for given in call.delivery_list])
    return Ok()


def _parcel(app: App, given: SupplierDelivery) -> Parcel:
    return Parcel(
        deliver_type=DeliverType.SELF_ARRANGED,
        delivery_id=given.delivery_id,
        delivery_name=COURIERS[given.delivery_id],
        waybill_id=given.waybill_id,
        delivery_time=app.world.clock.time(),
        items=[ParcelItem(item.product_id, item.sku_id, item.product_cnt) for item in given.product_infos],
    )


@handles(UpdateSupplierDelivery)
def update_supplier_delivery(app: App, call: UpdateSupplierDelivery) -> Ok:
    """https://developers.weixin.qq.com/doc/store/supplier/api/delivery/shipping/api_delivery_update.html"""
    one = dropship_of(app, call.ds_order_id)
    if not one.shipped or one.order.confirm_receipt_time:
        raise Refusal(WRONG_STATE)
    rename(app, one.order, [known(one.order, change) for change in call.change_infos])
    return Ok()
