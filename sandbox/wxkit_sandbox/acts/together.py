"""Buying together (一起买): start a group, join one."""

from __future__ import annotations

from pydantic import Field

from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.orders import AddressGiven, Bought, Item, address_from, fill_baskets, settle_bill, way
from wxkit_sandbox.people import Person
from wxkit_sandbox.store import together
from wxkit_sandbox.store.checkout import place
from wxkit_sandbox.store.offer_terms import terms_of
from wxkit_sandbox.store.orderbook import OrderBook
from wxkit_sandbox.store.together import Group, Groups
from wxkit_sandbox.world import App, World

__all__ = ["BoughtTogether", "JoinGroup", "StartGroup", "TogetherActs"]


class BoughtTogether(Bought):
    """The order, and the group that it is part of."""

    group_id: str = ""
    """For friends who join."""


class StartGroup(Act[BoughtTogether], post="/_sandbox/act/start_group", auth="none"):
    """Buy something and ask friends to buy too (发起一起买).

    The paid order has status 13 until the group has bought for the amount of the settings; then everything
    may be shipped. When the time is up before, everybody gets the money back (event
    `channels_ec_order_cancel`, type 3).
    """

    items: list[Item] = Field(min_length=1)
    address: AddressGiven | None = None
    """Absent for the person's own."""
    pay: bool = True
    """Pay at once."""


class JoinGroup(Act[BoughtTogether], post="/_sandbox/act/join_group", auth="none"):
    """Buy along with a friend (参与一起买)."""

    group_id: str
    items: list[Item] = Field(min_length=1)
    address: AddressGiven | None = None
    """Absent for the person's own."""
    pay: bool = True
    """Pay at once."""


@acting(StartGroup)
def start_group(world: World, act: StartGroup) -> BoughtTogether:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_getorder.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    return _buy(app, person, act, None)


@acting(JoinGroup)
def join_group(world: World, act: JoinGroup) -> BoughtTogether:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_getorder.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    group = app.state(Groups).groups.get(act.group_id)
    if group is None:
        raise impossible(f"there is no group {act.group_id!r}")
    if group.over or group.complete:
        raise impossible(f"group {group.group_id} is {'complete' if group.complete else 'over'}")
    orders = app.state(OrderBook).orders
    if any(orders[order_id].payer is person for order_id in group.order_ids):
        raise impossible(f"{person.id} is in group {group.group_id} already")
    return _buy(app, person, act, group)


def _buy(app: App, person: Person, act: StartGroup | JoinGroup, group: Group | None) -> BoughtTogether:
    address = address_from(person, act.address)
    baskets = fill_baskets(app, act.items, address, person)
    if terms_of(baskets[0].product) is not None:
        raise impossible("vouchers are not bought together")
    freight = way(app, baskets, address)
    group = group or together.start(app, person)
    order = place(app, person, baskets, address=address, freight=freight)
    together.join(group, order)
    if act.pay:
        settle_bill(app, order)
    return BoughtTogether(order_id=order.order_id, group_id=group.group_id)


class TogetherActs:
    """Buying together."""

    start_group = endpoint(StartGroup)
    join_group = endpoint(JoinGroup)
