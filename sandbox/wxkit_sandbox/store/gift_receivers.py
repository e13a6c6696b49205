"""Recipients of a gift order that a mini-program gives: assigned for good, listed; and the wish."""

from __future__ import annotations

from unicodedata import east_asian_width

from wxkit._call import Ok
from wxkit.store.gift_activities import (
    ListReceiverOrders,
    ReceiverInput,
    ReceiverOrder,
    ReceiverOrders,
    SetReceivers,
    SetWishMessage,
)
from wxkit_sandbox.censorship import judged
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.gift_activity_book import take_stock
from wxkit_sandbox.store.orderbook import OrderBook, Present, present_of
from wxkit_sandbox.store.orders_found import within
from wxkit_sandbox.store.present_access import check_list, page_of_list, presents_of, shop_behind, visible
from wxkit_sandbox.world import App

__all__: list[str] = []

WRONG_OPENID = 40003
WRONG_STATE = 6080073
NOT_SUPPORTED = 6080074
WRONG_ORDER = 6080075
ASSIGNED = 6080076
EMPTY = 6080078
SEVERAL = 6080079
UNSAFE = 6080085
TOO_LONG = 6080091
WIDEST = 40
"""Twenty Chinese characters, or forty Latin ones."""


@handles(SetReceivers)
def set_receivers(app: App, call: SetReceivers) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_set_present_receiver.html"""
    shop = shop_behind(app)
    present = visible(app, call.present_order_id)
    if not call.sub_order_list:
        raise Refusal(EMPTY)
    _check_state(app, present)
    chosen = _chosen(app, present, call.sub_order_list)
    present.recipients |= chosen
    present.update_time = app.world.clock.time()
    take_stock(shop, present.activity_id, len(chosen))
    return Ok()


def _check_state(app: App, present: Present) -> None:
    """It was bought to be given, and can still be accepted."""
    if present.giver is None:
        raise Refusal(NOT_SUPPORTED)
    if not present.pay_time or present.expires_at <= app.world.clock.now():
        raise Refusal(WRONG_STATE)


def _chosen(app: App, present: Present, given: list[ReceiverInput]) -> dict[str, Person]:
    """Who gets which order: each order once, and each person one."""
    chosen: dict[str, Person] = {}
    for one in given:
        if one.order_id not in present.order_ids:
            raise Refusal(WRONG_ORDER)
        if one.order_id in present.recipients or one.order_id in chosen:
            raise Refusal(ASSIGNED)
        person = app.person(one.openid)
        if person is None:
            raise Refusal(WRONG_OPENID)
        if person in (*present.recipients.values(), *chosen.values()):
            raise Refusal(SEVERAL)
        chosen[one.order_id] = person
    return chosen


@handles(SetWishMessage)
def set_wish_message(app: App, call: SetWishMessage) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_set_present_wishmessage.html

    The only one of these calls that the Store may make too.
    """
    shop = app.world.store
    known = present_of(shop, call.present_order_id) if app is shop else visible(app, call.present_order_id)
    if known.activity_id == "":
        raise Refusal(NOT_SUPPORTED)
    _check_state(app, known)
    if known.recipients:
        raise Refusal(ASSIGNED)
    if sum(2 if east_asian_width(letter) in "WF" else 1 for letter in call.wish_message) > WIDEST:
        raise Refusal(TOO_LONG)
    if judged(app.world, call.wish_message).suggest == "risky":
        raise Refusal(UNSAFE)
    known.wish, known.update_time = call.wish_message, app.world.clock.time()
    return Ok()


@handles(ListReceiverOrders)
def list_receiver_orders(app: App, call: ListReceiverOrders) -> ReceiverOrders:
    """https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_get_receiver_order_list.html"""
    shop, person = check_list(app, call), app.person(call.openid)
    if person is None:
        raise Refusal(WRONG_OPENID)
    orders = shop.state(OrderBook).orders
    found = [
        order_id
        for present in presents_of(app, shop)
        for order_id, recipient in present.recipients.items()
        if recipient is person
        and within(call.create_time_range, orders[order_id].create_time)
        and within(call.update_time_range, orders[order_id].update_time)
    ]
    page = page_of_list(call, found)
    listed = [
        ReceiverOrder(present_order_id=orders[order_id].present_order_id, order_id=order_id)
        for order_id in page.ids
    ]
    return ReceiverOrders(order_list=listed, next_key=page.next_key)
