"""Gift orders as the older calls of a mini-program show them."""

from __future__ import annotations

from wxkit.store._order_enums import OrderStatus
from wxkit.store.gift_activities import (
    GetOldPresent,
    GiftItem,
    GiftItems,
    ListOldPresents,
    OldPresent,
    OldPresentGifts,
    OldPresentOrders,
    OldPresentPage,
    OldPresentReply,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.orderbook import Order, OrderBook, Present
from wxkit_sandbox.store.orders_found import within
from wxkit_sandbox.store.present_access import (
    BAD,
    check_list,
    page_of_list,
    presents_of,
    shop_behind,
    visible,
)
from wxkit_sandbox.world import App

__all__: list[str] = []

WAITING, TAKEN, EXPIRED = 0, 1, 2
RECIPIENT, OTHER = 1, 0


@handles(GetOldPresent)
def get_old_present(app: App, call: GetOldPresent) -> OldPresentReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_get_present_order.html"""
    shop = shop_behind(app)
    present, person = visible(app, call.present_order_id), _person(app, call)
    if person is None:
        raise Refusal(BAD)
    orders = [shop.state(OrderBook).orders[order_id] for order_id in present.order_ids]
    mine = [order for order in orders if present.recipients.get(order.order_id) is person]
    tip = _why_not(mine)
    gifts = OldPresentGifts(
        gifts=GiftItems(gift=[_gift(present, order) for order in orders]),
        wishmessage=present.wish,
        user_type=RECIPIENT if mine else OTHER,
    )
    shown = OldPresent(ecsgift=gifts, cannot_receive=int(bool(tip)), cannot_receive_tips=tip)
    return OldPresentReply(present_order_info=shown)


def _person(app: App, call: GetOldPresent | ListOldPresents) -> Person | None:
    """The table of the page says `openid`, its example `open_id`."""
    return app.person(call.openid or call.open_id or "")


def _why_not(mine: list[Order]) -> str:
    """Why the person cannot receive anything now; empty when they can."""
    if not mine:
        return "礼物不属于你"
    status = _status(mine[0])
    return {WAITING: "", TAKEN: "礼物已领取", EXPIRED: "礼物已过期"}[status]


def _status(order: Order) -> int:
    if order.status in (OrderStatus.UNPAID, OrderStatus.GIFT_WAITING):
        return WAITING
    return TAKEN if order.address is not None else EXPIRED


def _gift(present: Present, order: Order) -> GiftItem:
    return GiftItem(
        order_id=order.order_id,
        orderid=order.order_id,
        giftstatus=_status(order),
        expired_time=int(present.expires_at),
        wishmessage=present.wish,
    )


@handles(ListOldPresents)
def list_old_presents(app: App, call: ListOldPresents) -> OldPresentPage:
    """https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_list_present_order.html"""
    shop, person = check_list(app, call), _person(app, call)
    if person is None and (call.openid or call.open_id):
        raise Refusal(BAD)
    found = {
        present.present_order_id: present
        for present in presents_of(app, shop)
        if within(call.create_time_range, present.create_time)
        and within(call.update_time_range, present.update_time)
        and (person is None or person in present.recipients.values())
    }
    page = page_of_list(call, list(found))
    listed = [OldPresentOrders(present_order_id=id_, order_id=found[id_].order_ids) for id_ in page.ids]
    return OldPresentPage(present_order_list=listed, next_key=page.next_key)
