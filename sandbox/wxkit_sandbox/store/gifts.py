"""Gift orders: read and annotated."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store._order_enums import ExtInfoType
from wxkit.store.gifts import (
    AddPresentNote,
    GetPresent,
    GetPresentAftersale,
    GetSubOrders,
    ListPresentAftersales,
    ListPresents,
    Present,
    PresentAftersaleIds,
    PresentAftersaleReply,
    PresentDetail,
    PresentId,
    PresentIds,
    PresentPay,
    PresentPrice,
    PresentReply,
    SubOrder,
    SubOrderIds,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store import orderbook
from wxkit_sandbox.store.orderbook import Order, OrderBook, present_of
from wxkit_sandbox.store.orderflow import tell_more
from wxkit_sandbox.store.orders_found import check_range, within
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.world import App

__all__: list[str] = []

NO_PERMISSION = 48001
OTHER_QUERY = 606006
NO_REFUND = 10021050
LONG = 10020004
DAY = 86400
WEEK = 7 * DAY
BAD = 40097


@handles(GetSubOrders)
def get_sub_orders(app: App, call: GetSubOrders) -> SubOrderIds:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_getpresentsuborder.html"""
    return SubOrderIds(order_ids=present_of(app, call.present_order_id).order_ids)


@handles(AddPresentNote)
def add_present_note(app: App, call: AddPresentNote) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_presentnote.html"""
    present = present_of(app, call.present_order_id)
    present.notes, present.update_time = call.notes, app.world.clock.time()
    orders = app.state(OrderBook).orders
    for order_id in present.order_ids:
        tell_more(app, orders[order_id], ExtInfoType.PRESENT_NOTES)
    return Ok()


@handles(GetPresent)
def get_present(app: App, call: GetPresent) -> PresentReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_get_present.html"""
    shop = _shop_behind(app)
    return PresentReply(present=_view(shop, present_of(shop, call.present_order_id)))


@handles(ListPresents)
def list_presents(app: App, call: ListPresents) -> PresentIds:
    """https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_get_present_list.html"""
    shop = _shop_behind(app)
    if call.create_time_range is None and call.update_time_range is None:
        raise Refusal(BAD)
    for span in (call.create_time_range, call.update_time_range):
        check_range(span, WEEK, BAD)
    if call.shop_appid != shop.appid:
        raise Refusal(BAD)
    ids = [
        present.present_order_id
        for present in shop.state(OrderBook).presents.values()
        if within(call.create_time_range, present.create_time)
        and within(call.update_time_range, present.update_time)
    ]
    query = call.model_dump_json(exclude={"next_key"})
    page = page_of(ids, call.page_size, call.next_key, query, mismatch=OTHER_QUERY)
    found = [PresentId(present_order_id=id_) for id_ in page.ids]
    return PresentIds(present_order_list=found, next_key=page.next_key)


@handles(ListPresentAftersales)
def list_present_aftersales(app: App, call: ListPresentAftersales) -> PresentAftersaleIds:
    """https://developers.weixin.qq.com/doc/store/shop/API/aftersale/getpresentaftersalelist.html

    Only gifts to a group have such refunds, and nobody gives to a group here.
    """
    if not 0 <= call.end_create_time - call.begin_create_time <= DAY:
        raise Refusal(LONG)
    return PresentAftersaleIds(after_sale_order_id_list=[], has_more=False, next_key="")


@handles(GetPresentAftersale)
def get_present_aftersale(app: App, call: GetPresentAftersale) -> PresentAftersaleReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_getpresentaftersaleorder.html"""
    raise Refusal(NO_REFUND)


def _shop_behind(app: App) -> App:
    """The shop whose gifts the mini-program reads; the shop itself may not."""
    if app.kind != "miniprogram":
        raise Refusal(NO_PERMISSION)
    return app.world.store


def _view(shop: App, present: orderbook.Present) -> Present:
    orders = [shop.state(OrderBook).orders[order_id] for order_id in present.order_ids]
    price = PresentPrice(order_price=sum(order.paid for order in orders))
    detail = PresentDetail(price_info=price, wishmessage=present.wish)
    if present.pay_time:
        detail.pay_info = PresentPay(pay_time=present.pay_time)
    return Present(
        present_order_id=present.present_order_id,
        is_b2c_free_present=False,
        present_detail=detail,
        sub_order_list=[_sub_order(shop, order) for order in orders],
        create_time=present.create_time,
    )


def _sub_order(shop: App, order: Order) -> SubOrder:
    taken = order.owner is not order.payer
    return SubOrder(
        order_id=order.order_id, openid=shop.openid(order.owner) if taken else "", status=order.status
    )
