"""Gift activities (礼物活动): the shop lets the mini-program give its goods, or its owner buys some."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Input, Reply
from wxkit._endpoint import endpoint
from wxkit.store._gift_activity import ActivityType
from wxkit.store._order_enums import OrderStatus, PresentSendType
from wxkit_sandbox.acts._base import Act, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.group_gifts import PartsBought, gift_basket, place_parts
from wxkit_sandbox.acts.orders import settle_bill
from wxkit_sandbox.store.checkout import Basket, CannotBuy, new_present
from wxkit_sandbox.store.gift_activities import DEAREST
from wxkit_sandbox.store.gift_activity_book import Prize, open_activity
from wxkit_sandbox.store.giving import check_category
from wxkit_sandbox.store.orderbook import Order, OrderBook
from wxkit_sandbox.world import App, World

__all__ = [
    "ActivityOpened",
    "BuyGifts",
    "GiftActivityActs",
    "GiftPool",
    "GiftSeen",
    "GiftsBought",
    "GrantGifts",
    "SeeGift",
]

NO_GIFT, NOT_THEIRS = 40097, 606662
WAITING, TAKEN, NOT_TAKEN, PAID_BACK, CANCELLED = 10, 20, 180, 181, 250

MONTH = 30 * 86400


class GiftPool(Input):
    """A SKU to give, and how often."""

    product_id: str
    sku_id: str | None = None
    """Absent for the product's first."""
    stock: int = Field(ge=1)


class ActivityOpened(Reply):
    """The gift activity."""

    activity_id: str = ""


class GrantGifts(Act[ActivityOpened], post="/_sandbox/act/grant_gifts", auth="none"):
    """In the shop's console, let the mini-program give goods of the shop to its users (授权送礼活动)."""

    items: list[GiftPool] = Field(min_length=1)
    starts_in: int = Field(default=0, ge=0)
    """Seconds from now."""
    lasts: int = Field(default=MONTH, ge=1, le=MONTH)
    """Seconds, 30 days at most."""


class GiftsBought(PartsBought):
    """The gift order with one order for each piece, and its activity."""

    activity_id: str = ""


class BuyGifts(Act[GiftsBought], post="/_sandbox/act/buy_gifts", auth="none"):
    """In the mini-program's console, buy goods to give to its users (采购礼物); the person pays.

    The events of `buy`, once for each piece. What nobody accepted in 30 days is paid back.
    """

    product_id: str
    sku_id: str | None = None
    """Absent for the product's first."""
    count: int = Field(ge=1, le=500)
    wish: str = ""
    """The wish (祝福语) on the gifts."""


@acting(GrantGifts)
def grant_gifts(world: World, act: GrantGifts) -> ActivityOpened:
    """https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_get_activity.html"""
    app, _ = the_app(world, act, "store"), the_person(world, act)
    baskets = [gift_basket(app, item.product_id, item.sku_id, item.stock) for item in act.items]
    for basket in baskets:
        _check(basket)
    prizes = [
        Prize(basket.item.product_id, basket.sku.sku_id, item.stock, item.stock)
        for basket, item in zip(baskets, act.items, strict=True)
    ]
    begins = world.clock.now() + act.starts_in
    kind, giver = ActivityType.GRANTED, world.miniprogram.appid
    return ActivityOpened(activity_id=open_activity(app, giver, kind, begins, act.lasts, prizes).activity_id)


def _check(basket: Basket) -> None:
    try:
        check_category(basket)
    except CannotBuy as reason:
        raise impossible(str(reason)) from None


class GiftSeen(Reply):
    """What the gift's card tells the client."""

    code: int = 0
    """0 shown; 40097 no such gift order, 606662 the person gets none of it."""
    order_status: int = 0
    """10 can be taken, 20 taken, 180 not taken in time, 181 paid back, 250 cancelled."""


class SeeGift(Act[GiftSeen], post="/_sandbox/act/see_gift", auth="none"):
    """In the mini-program, look at the card of a gift (`StoreGift.getOrderInfo`)."""

    present_order_id: str


@acting(SeeGift)
def see_gift(world: World, act: SeeGift) -> GiftSeen:
    """https://developers.weixin.qq.com/minigame/dev/guide/open-ability/WeChatGift.md"""
    miniprogram, person = the_app(world, act, "miniprogram"), the_person(world, act)
    book = world.store.state(OrderBook)
    present = book.presents.get(act.present_order_id)
    if present is None or present.appid != miniprogram.appid:
        return GiftSeen(code=NO_GIFT)
    own = [book.orders[order_id] for order_id, one in present.recipients.items() if one is person]
    if not own:
        return GiftSeen(code=NOT_THEIRS)
    return GiftSeen(order_status=_card_status(own[0], paid=present.giver is not None))


def _card_status(order: Order, *, paid: bool) -> int:
    if order.release_time:
        return TAKEN
    if order.status == OrderStatus.REFUNDED:
        return PAID_BACK if paid else NOT_TAKEN
    return CANCELLED if order.cancelled else WAITING


@acting(BuyGifts)
def buy_gifts(world: World, act: BuyGifts) -> GiftsBought:
    """https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_get_present.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    basket = gift_basket(app, act.product_id, act.sku_id, act.count, person)
    _check(basket)
    if basket.sku.sale_price > DEAREST:
        raise impossible("a gift through a mini-program costs at most 20,000 yuan")
    present = new_present(app, person, PresentSendType.MINI_PROGRAM, act.wish)
    present.appid, present.activity_id = world.miniprogram.appid, _own_activity(app, basket, act.count)
    present.expires_at = world.clock.now() + MONTH
    orders = place_parts(app, person, present, basket, act.count)
    settle_bill(app, orders[0])
    return GiftsBought(
        present_order_id=present.present_order_id,
        order_ids=present.order_ids,
        activity_id=present.activity_id,
    )


def _own_activity(app: App, basket: Basket, count: int) -> str:
    """The activity that a purchase makes."""
    prize = Prize(basket.item.product_id, basket.sku.sku_id, count, count)
    now, giver = app.world.clock.now(), app.world.miniprogram.appid
    return open_activity(app, giver, ActivityType.PURCHASED, now, MONTH, [prize]).activity_id


class GiftActivityActs:
    """Gift activities."""

    grant_gifts = endpoint(GrantGifts)
    buy_gifts = endpoint(BuyGifts)
    see_gift = endpoint(SeeGift)
