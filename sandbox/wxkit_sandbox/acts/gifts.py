"""Gifts in a chat: accept, swap. Not accepting is an act of time."""

from __future__ import annotations

from wxkit._endpoint import endpoint
from wxkit.store._order_enums import OrderStatus
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.orders import AddressGiven, address_from, find_order
from wxkit_sandbox.people import Person
from wxkit_sandbox.store import giving
from wxkit_sandbox.store.checkout import CannotBuy
from wxkit_sandbox.store.orderbook import Order, OrderBook
from wxkit_sandbox.world import App, World

__all__ = ["Accept", "GiftActs", "Swap", "swap_part"]


class Accept(Act[Acted], post="/_sandbox/act/accept", auth="none"):
    """Accept a gift (收下礼物) and give an address: event `channels_ec_order_wait_shipping`."""

    order_id: str | None = None
    """The gift; or name its gift order."""
    present_order_id: str | None = None
    sku_id: str | None = None
    """Take this variant instead: of the same product, at the same price."""
    address: AddressGiven | None = None
    """Absent for the person's own."""


class Swap(Act[Acted], post="/_sandbox/act/swap", auth="none"):
    """Choose another variant of a gift, not yet accepted (换款): `channels_ec_order_ext_info_update`."""

    order_id: str
    sku_id: str


@acting(Accept)
def accept(world: World, act: Accept) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/notify/order_callback/channels_ec_order_wait_shipping"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    order = _gift_for(app, person, act.order_id or _part_of(app, person, act.present_order_id))
    if act.sku_id is not None:
        swap_part(app, order, act.sku_id)
    giving.accept(app, order, person, address_from(person, act.address))
    return Acted()


@acting(Swap)
def swap(world: World, act: Swap) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/notify/order_callback/channels_ec_order_ext_info"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    swap_part(app, _gift_for(app, person, act.order_id), act.sku_id)
    return Acted()


def swap_part(app: App, order: Order, sku_id: str) -> None:
    """Exchange the variant of a gift that nobody has accepted."""
    try:
        giving.swap(app, order, sku_id)
    except CannotBuy as reason:
        raise impossible(str(reason)) from None


def _part_of(app: App, person: Person, present_order_id: str | None) -> str:
    present = app.state(OrderBook).presents.get(present_order_id or "")
    if present is None:
        raise impossible(f"there is no gift order {present_order_id!r}")
    whose = present.recipients
    return next((id_ for id_ in present.order_ids if whose.get(id_) is person), present.order_ids[0])


def _gift_for(app: App, person: Person, order_id: str) -> Order:
    order = find_order(app, order_id, OrderStatus.GIFT_WAITING)
    recipient = app.state(OrderBook).presents[order.present_order_id].recipients.get(order_id)
    if recipient is None:
        raise impossible(f"the gift {order_id} is for nobody yet; a part of a group's is taken by take_part")
    if recipient is not person:
        raise impossible(f"the gift {order_id} is for {recipient.id}, not for {person.id}")
    return order


class GiftActs:
    """Gifts in a chat."""

    accept = endpoint(Accept)
    swap = endpoint(Swap)
