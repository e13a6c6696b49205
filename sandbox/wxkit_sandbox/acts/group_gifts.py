"""Gifts to a group chat: given in several parts, of which whoever comes first takes one."""

from __future__ import annotations

from dataclasses import replace

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit.store._order_enums import OrderStatus, PresentSendType
from wxkit_sandbox.acts._base import Act, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.gifts import swap_part
from wxkit_sandbox.acts.orders import (
    AddressGiven,
    Bought,
    Item,
    address_from,
    fill_baskets,
    settle_bill,
    spread_by,
    way,
)
from wxkit_sandbox.people import Person
from wxkit_sandbox.store import giving
from wxkit_sandbox.store.attribution import attribute
from wxkit_sandbox.store.checkout import Basket, CannotBuy, new_present, place
from wxkit_sandbox.store.links import Spread
from wxkit_sandbox.store.orderbook import Order, OrderBook, Present
from wxkit_sandbox.world import App, World

__all__ = ["GiveToGroup", "GroupGiftActs", "PartsBought", "TakePart", "gift_basket", "place_parts"]


class PartsBought(Reply):
    """The gift order, and the order of each part."""

    present_order_id: str = ""
    order_ids: list[str] = []


class GiveToGroup(Act[PartsBought], post="/_sandbox/act/give_to_group", auth="none"):
    """Give several pieces to a group chat (群发礼物): the events of `buy`, once for each part.

    What nobody took in 24 hours goes back: `channels_ec_present_aftersale_update` tells of the money.
    """

    product_id: str
    sku_id: str | None = None
    """Absent for the product's first."""
    parts: int = Field(ge=1)
    """How many people can take one."""
    members: list[str] | None = None
    """Ids of the people in the chat, the giver among them or not; absent for everybody."""
    wish: str = ""
    """The wish (祝福语) on the gift."""
    link: str | None = None
    """The promoter's or sharer's link through which it happens."""
    freight: int | None = Field(default=None, ge=0)
    """Fen, for each part; absent: by the freight template (运费模版) of the product."""
    wecom: bool = False
    """The chat is one of WeCom (企业微信)."""
    pay: bool = True
    """Pay at once, everything together."""


class TakePart(Act[Bought], post="/_sandbox/act/take_part", auth="none"):
    """Take a part of a group's gift (领取群礼物) and give an address: `channels_ec_order_wait_shipping`."""

    present_order_id: str
    sku_id: str | None = None
    """Take this variant instead: of the same product, at the same price."""
    address: AddressGiven | None = None
    """Absent for the person's own."""


@acting(GiveToGroup)
def give_to_group(world: World, act: GiveToGroup) -> PartsBought:
    """https://developers.weixin.qq.com/doc/store/shop/notify/order_callback/channels_ec_order_new"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    if strangers := [name for name in act.members or () if name not in world.people]:
        raise impossible(f"there is nobody {strangers[0]!r} in this world")
    spread, basket = spread_by(app, act.link), gift_basket(app, act.product_id, act.sku_id, act.parts, person)
    _check(basket)
    chat = PresentSendType.WECOM_GROUP_CHAT if act.wecom else PresentSendType.GROUP_CHAT
    present = new_present(app, person, chat, act.wish)
    present.guests = frozenset(act.members or ())
    freight = way(app, [basket], None, act.freight)
    orders = place_parts(app, person, present, basket, act.parts, freight=freight, spread=spread)
    if act.pay:
        settle_bill(app, orders[0])
    return PartsBought(present_order_id=present.present_order_id, order_ids=present.order_ids)


def gift_basket(
    app: App, product_id: str, sku_id: str | None, parts: int, buyer: Person | None = None
) -> Basket:
    """One piece, of which so many are there, and this buyer, if it is one, may order so many."""
    wanted = [Item(product_id=product_id, sku_id=sku_id, count=parts)]
    basket = fill_baskets(app, wanted, buyer=buyer)[0]
    return replace(basket, count=1)


def _check(basket: Basket) -> None:
    try:
        giving.check_gift(basket)
    except CannotBuy as reason:
        raise impossible(str(reason)) from None


def place_parts(
    app: App,
    giver: Person,
    present: Present,
    basket: Basket,
    parts: int,
    *,
    freight: int = 0,
    spread: Spread | None = None,
) -> list[Order]:
    """An unpaid order for each part."""
    attribution = attribute(app, giver, [basket.item.product_id], spread)
    orders: list[Order] = []
    for _ in range(parts):
        order = place(
            app,
            giver,
            [basket],
            address=None,
            freight=freight,
            attribution=attribution,
            present_order_id=present.present_order_id,
        )
        present.order_ids.append(order.order_id)
        orders.append(order)
    return orders


@acting(TakePart)
def take_part(world: World, act: TakePart) -> Bought:
    """https://developers.weixin.qq.com/doc/store/shop/notify/order_callback/channels_ec_order_wait_shipping"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    present = app.state(OrderBook).presents.get(act.present_order_id)
    if present is None or not present.for_group:
        raise impossible(f"there is no gift order {act.present_order_id!r} for a group")
    if present.guests and person.id not in present.guests:
        raise impossible(f"{person.id} is not in the group")
    if person in present.recipients.values():
        raise impossible(f"{person.id} has taken a part already")
    order = _free_part(app, present)
    if act.sku_id is not None:
        swap_part(app, order, act.sku_id)
    giving.accept(app, order, person, address_from(person, act.address))
    return Bought(order_id=order.order_id, present_order_id=present.present_order_id)


def _free_part(app: App, present: Present) -> Order:
    """The first part that nobody took."""
    orders = app.state(OrderBook).orders
    for order_id in present.order_ids:
        if orders[order_id].status == OrderStatus.GIFT_WAITING:
            return orders[order_id]
    raise impossible(f"nothing of gift order {present.present_order_id} is left to take")


class GroupGiftActs:
    """Gifts to a group chat."""

    give_to_group = endpoint(GiveToGroup)
    take_part = endpoint(TakePart)
