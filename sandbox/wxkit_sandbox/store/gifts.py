"""Gift orders (礼物单): read and annotated."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store._order_enums import ExtInfoType
from wxkit.store.gifts import (
    AddPresentNote,
    GetPresent,
    GetSubOrders,
    ListPresents,
    Present,
    PresentDetail,
    PresentId,
    PresentIds,
    PresentPay,
    PresentPrice,
    PresentReply,
    SubOrder,
    SubOrderIds,
)
from wxkit_sandbox.handlers import handles
from wxkit_sandbox.store import orderbook
from wxkit_sandbox.store.orderbook import Order, OrderBook, present_of
from wxkit_sandbox.store.orderflow import tell_more
from wxkit_sandbox.store.orders_found import within
from wxkit_sandbox.store.present_access import check_list, page_of_list, presents_of, shop_behind, visible
from wxkit_sandbox.world import App

__all__: list[str] = []


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
    shop_behind(app)
    return PresentReply(present=_view(app, visible(app, call.present_order_id)))


@handles(ListPresents)
def list_presents(app: App, call: ListPresents) -> PresentIds:
    """https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_get_present_list.html"""
    shop = check_list(app, call)
    ids = [
        present.present_order_id
        for present in presents_of(app, shop)
        if within(call.create_time_range, present.create_time)
        and within(call.update_time_range, present.update_time)
    ]
    page = page_of_list(call, ids)
    found = [PresentId(present_order_id=id_) for id_ in page.ids]
    return PresentIds(present_order_list=found, next_key=page.next_key)


def _view(app: App, present: orderbook.Present) -> Present:
    book = app.world.store.state(OrderBook)
    orders = [book.orders[order_id] for order_id in present.order_ids]
    detail = PresentDetail(wishmessage=present.wish)
    if present.giver is not None:
        detail.price_info = PresentPrice(order_price=sum(order.paid for order in orders))
    if present.pay_time:
        detail.pay_info = PresentPay(pay_time=present.pay_time)
    return Present(
        present_order_id=present.present_order_id,
        is_b2c_free_present=present.giver is None,
        present_detail=detail,
        sub_order_list=[_sub_order(app, present, order) for order in orders],
        activity_id=present.activity_id,
        create_time=present.create_time,
    )


def _sub_order(app: App, present: orderbook.Present, order: Order) -> SubOrder:
    recipient = present.recipients.get(order.order_id)
    openid = app.openid(recipient) if recipient else ""
    return SubOrder(order_id=order.order_id, openid=openid, status=order.status)
