"""Buying in the Store: buy, pay, cancel, receive."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit.store._order_enums import CancelType, OrderScene, OrderStatus
from wxkit.store.cooperation import CooperationStatus
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.baskets import AddressGiven, Item, address_from, fill_baskets, way
from wxkit_sandbox.acts.coupons import coupon_for
from wxkit_sandbox.people import Person
from wxkit_sandbox.store import member_rules, orderflow
from wxkit_sandbox.store.attribution import attribute
from wxkit_sandbox.store.checkout import (
    Basket,
    CannotBuy,
    place,
    place_present,
    priced,
)
from wxkit_sandbox.store.cooperation_book import Cooperations
from wxkit_sandbox.store.giving import check_gift, parts_of, start_clock
from wxkit_sandbox.store.links import Links, Spread
from wxkit_sandbox.store.lives import Lives
from wxkit_sandbox.store.numbers import hide
from wxkit_sandbox.store.offer_terms import terms_of
from wxkit_sandbox.store.orderbook import CouponUse, Order, OrderBook, Origin, ScoreUse
from wxkit_sandbox.store.together import note_payment
from wxkit_sandbox.world import App, World

__all__ = [
    "AddressGiven",
    "Bought",
    "Buy",
    "CancelOrder",
    "Item",
    "OrderActs",
    "Pay",
    "Receive",
    "address_from",
    "check_whose",
    "fill_baskets",
    "find_order",
    "settle_bill",
    "spread_by",
    "way",
]


class Bought(Reply):
    """The order."""

    order_id: str = ""
    present_order_id: str = ""
    """The gift order (礼物单), when it is a gift."""


class Buy(Act[Bought], post="/_sandbox/act/buy", auth="none"):
    """Buy something (下单), for oneself or as a gift: event `channels_ec_order_new`, and those of `pay`."""

    product_id: str | None = None
    """What to buy, when it is one product; else see `items`."""
    sku_id: str | None = None
    """Absent for the product's first."""
    count: int = Field(default=1, ge=1)
    items: list[Item] | None = None
    """What to buy, when it is several SKUs."""
    link: str | None = None
    """The promoter's or sharer's link through which it happens."""
    gift_to: str | None = None
    """Id of the friend who gets it as a gift (送礼物), in a single chat."""
    wish: str = ""
    """The wish (祝福语) on the gift."""
    pay: bool = True
    """Pay at once."""
    address: AddressGiven | None = None
    """Absent for the person's own."""
    freight: int | None = Field(default=None, ge=0)
    """Fen; absent: by the freight templates (运费模版) of the products."""
    customer_notes: str = ""
    scene: OrderScene | int | None = None
    """Where it happens (下单场景); absent: as the live room or the link tells."""
    live_id: str = ""
    """The live room (直播间) in which it happens."""
    finder_id: str = ""
    """The shop's channel (视频号) that sells."""
    through: str = ""
    """The cooperation account (合作账号) that leads there: a mini-program's appid, or `gh_…`."""
    coupon: str | None = None
    """Id of a coupon that the buyer holds (用户优惠券), to use for it."""
    score: int = Field(default=0, ge=0)
    """Points to use for it (积分抵扣), of a member of the shop; not for gifts."""
    hide_number: bool = False
    """The merchant gets a virtual number (虚拟号) instead of the phone."""


class Pay(Act[Acted], post="/_sandbox/act/pay", auth="none"):
    """Pay an order (付款).

    Events `channels_ec_order_pay` and, unless it is a gift, `channels_ec_order_wait_shipping`.
    """

    order_id: str


class CancelOrder(Act[Acted], post="/_sandbox/act/cancel_order", auth="none"):
    """Cancel an order that is not paid yet (取消订单): event `channels_ec_order_cancel`."""

    order_id: str
    oversold: bool = False
    """The merchant does it in the console, because there are not enough goods (type 4)."""


class Receive(Act[Acted], post="/_sandbox/act/receive", auth="none"):
    """Confirm that the goods arrived (确认收货): event `channels_ec_order_confirm`."""

    order_id: str


@acting(Buy)
def buy(world: World, act: Buy) -> Bought:
    """https://developers.weixin.qq.com/doc/store/shop/notify/order_callback/channels_ec_order_new"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    address = address_from(person, act.address) if act.gift_to is None else None
    baskets = fill_baskets(app, _wanted(act), address, person)
    order = (_buy_own if act.gift_to is None else _buy_present)(app, person, act, baskets)
    if act.hide_number:
        hide(app, order)
    if act.pay:
        settle_bill(app, order)
    return Bought(order_id=order.order_id, present_order_id=order.present_order_id)


def _buy_own(app: App, person: Person, act: Buy, baskets: list[Basket]) -> Order:
    spread = spread_by(app, act.link) or _seen_live(app, act.live_id)
    coupon = coupon_for(app, person, act.coupon, baskets)
    origin = _origin(app, act, spread)
    address = None if terms_of(baskets[0].product) else address_from(person, act.address)
    return place(
        app,
        person,
        baskets,
        coupon=coupon,
        score=_score(app, person, act.score, baskets, coupon),
        address=address,
        freight=way(app, baskets, address, act.freight),
        attribution=attribute(app, person, _products(baskets), spread),
        origin=origin,
        notes=act.customer_notes,
    )


def _score(
    app: App, person: Person, points: int, baskets: list[Basket], coupon: CouponUse | None
) -> ScoreUse | None:
    """What the points take off that the person uses."""
    if not points:
        return None
    try:
        price = sum(line.estimate_price for line in priced(baskets, coupon))
        return member_rules.plan(app, person, points, price)
    except CannotBuy as reason:
        raise impossible(str(reason)) from None


def _buy_present(app: App, person: Person, act: Buy, baskets: list[Basket]) -> Order:
    spread = spread_by(app, act.link) or _seen_live(app, act.live_id)
    friend, basket = _friend(app.world, person, act.gift_to), _gift(baskets)
    return place_present(
        app,
        person,
        friend,
        basket,
        act.wish,
        coupon=coupon_for(app, person, act.coupon, baskets),
        freight=way(app, baskets, None, act.freight),
        attribution=attribute(app, person, _products(baskets), spread),
    )


def _origin(app: App, act: Buy, spread: Spread | None) -> Origin:
    account = app.state(Cooperations).accounts.get(act.through)
    if act.through and (account is None or account.status != CooperationStatus.BOUND):
        raise impossible(f"{act.through!r} does not cooperate with the shop")
    live = spread.content if spread and spread.content and spread.content.medium == "live" else None
    live_id = act.live_id or (live.export_id if live else "")
    finder_id = act.finder_id or (live.finder_id if live else "")
    usual = OrderScene.LIVE if live_id else OrderScene.OTHER
    return Origin(OrderScene(act.scene or usual), finder_id, live_id, act.through)


def _products(baskets: list[Basket]) -> list[str]:
    return list(dict.fromkeys(basket.item.product_id for basket in baskets))


def spread_by(app: App, link: str | None) -> Spread | None:
    """What a link leads to, if there is one."""
    links = app.state(Links)
    if link and link not in links.by_url:
        raise impossible(f"no promoter or sharer has the link {link!r}")
    return links.by_url[link] if link else None


def _seen_live(app: App, live_id: str) -> Spread | None:
    """Buying in a live room without anybody's link is its talent's merit."""
    room = app.state(Lives).rooms.get(live_id)
    if room is not None and room.end:
        raise impossible(f"the live room {live_id} is over")
    return Spread("talent", "", content=room.content) if room else None


def _wanted(act: Buy) -> list[Item]:
    wanted = list(act.items or ())
    if act.product_id is not None:
        wanted.append(Item(product_id=act.product_id, sku_id=act.sku_id, count=act.count))
    return wanted


def _friend(world: World, giver: Person, friend: str | None) -> Person:
    if friend is None or friend not in world.people or world.people[friend] is giver:
        raise impossible(f"{giver.id} has no friend {friend!r} to give to")
    return world.people[friend]


def _gift(baskets: list[Basket]) -> Basket:
    if len(baskets) != 1:
        raise impossible("a gift is one piece for one friend")
    try:
        check_gift(baskets[0])
    except CannotBuy as reason:
        raise impossible(str(reason)) from None
    return baskets[0]


def settle_bill(app: App, order: Order) -> None:
    """Pay, and let begin what begins with the payment."""
    orderflow.pay(app, *parts_of(app, order))
    if order.group_id:
        note_payment(app, order)
    if order.present_order_id:
        present = app.state(OrderBook).presents[order.present_order_id]
        present.pay_time = order.pay_time
        start_clock(app, present)


@acting(Pay)
def pay(world: World, act: Pay) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/notify/order_callback/channels_ec_order_pay"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    order = find_order(app, act.order_id, OrderStatus.UNPAID)
    check_whose(order.payer, person, order)
    settle_bill(app, order)
    return Acted()


@acting(CancelOrder)
def cancel_order(world: World, act: CancelOrder) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/notify/order_callback/channels_ec_order_cancel"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    order = find_order(app, act.order_id, OrderStatus.UNPAID)
    check_whose(order.payer, person, order)
    for part in parts_of(app, order):
        orderflow.cancel(app, part, CancelType.OVERSOLD if act.oversold else CancelType.BUYER)
    return Acted()


@acting(Receive)
def receive(world: World, act: Receive) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/notify/order_callback/channels_ec_order_confirm"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    order = find_order(app, act.order_id, OrderStatus.TO_RECEIVE)
    check_whose(order.owner, person, order)
    if order.open_aftersales:
        raise impossible(f"order {order.order_id} has an open after-sale order")
    orderflow.receive(app, order)
    return Acted()


def find_order(app: App, order_id: str, status: OrderStatus) -> Order:
    """The order, when it has this status."""
    order = app.state(OrderBook).orders.get(order_id)
    if order is None:
        raise impossible(f"there is no order {order_id!r}")
    if order.status != status:
        raise impossible(f"order {order_id} has status {int(order.status)}, not {int(status)}")
    return order


def check_whose(owner: Person, person: Person, order: Order) -> None:
    """Only the owner can do it."""
    if owner is not person:
        raise impossible(f"order {order.order_id} is {owner.id}'s, not {person.id}'s")


class OrderActs:
    """Buying in the Store."""

    buy = endpoint(Buy)
    pay = endpoint(Pay)
    cancel_order = endpoint(CancelOrder)
    receive = endpoint(Receive)
