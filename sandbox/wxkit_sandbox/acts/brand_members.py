"""Members of the mini-program in the shop: join, open an order page, submit it with a benefit."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.coupons import coupon_for
from wxkit_sandbox.acts.orders import (
    AddressGiven,
    Bought,
    Item,
    address_from,
    fill_baskets,
    settle_bill,
    way,
)
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.people import Address, Person
from wxkit_sandbox.store import brand_members, vip_checkout
from wxkit_sandbox.store.brand_members import BrandMembers, served
from wxkit_sandbox.store.checkout import Basket, CannotBuy, place, place_present, priced
from wxkit_sandbox.store.giving import check_gift
from wxkit_sandbox.store.orderbook import Benefit, Order
from wxkit_sandbox.store.vip_checkout import Checkouts, OrderPage
from wxkit_sandbox.world import App, World

__all__ = [
    "BrandMemberActs",
    "CheckoutOpened",
    "JoinBrand",
    "JoinedBrand",
    "OpenCheckout",
    "SubmitCheckout",
]


class JoinedBrand(Reply):
    """What became of it."""

    linked: bool = False
    """The mini-program knew the person, who need not go there."""
    session_id: str = ""
    """Otherwise: for `wxa_vip.add`, within ten minutes."""


class JoinBrand(Act[JoinedBrand], post="/_sandbox/act/join_brand", auth="none"):
    """Tap "join" in the shop (关联会员): the mini-program is asked by `channels_ec_vip_user_info_get`.

    When it knows the person, event `channels_ec_vip_user_auto_add`; otherwise its page opens.
    """


class CheckoutOpened(Reply):
    """The order page."""

    order_session_id: str = ""
    vip_discounted_price: int = 0
    """Fen that the mini-program takes off for its member."""


class OpenCheckout(Act[CheckoutOpened], post="/_sandbox/act/open_checkout", auth="none"):
    """Open the order page (下单页): a member's mini-program is asked by `channels_ec_gen_order_info_init`."""

    items: list[Item] = Field(min_length=1)
    gift_to: str = ""
    """Id of the friend who gets it as a gift, in a single chat."""
    coupon: str | None = None
    """Id of a coupon that the buyer holds (用户优惠券), to use for it."""


class SubmitCheckout(Act[Bought], post="/_sandbox/act/submit_checkout", auth="none"):
    """Order what is on the page, and pay.

    The mini-program must allow the benefit (`channels_ec_order_use_vip_discount`); it gets it back when the
    order cannot be placed (`channels_ec_order_unuse_vip_discount`).
    """

    order_session_id: str
    vip_discounted_price: int | None = Field(default=None, ge=0)
    """Fen that the member chose on the benefits page (下单权益页); absent for what the page proposed."""
    pay: bool = True
    """Pay at once."""
    address: AddressGiven | None = None
    """Absent for the person's own."""
    freight: int | None = Field(default=None, ge=0)
    """Fen; absent: by the freight templates (运费模版) of the products."""
    wish: str = ""
    """The wish (祝福语) on a gift."""


@acting(JoinBrand, locked=False)
def join_brand(world: World, act: JoinBrand) -> JoinedBrand:
    """https://developers.weixin.qq.com/doc/store/shop/notify/wxa_callback/channels_ec_vip_user_info_get"""
    with world.directory.lock:
        person, miniprogram = the_person(world, act), world.miniprogram
        if not served(world, person):
            raise impossible(f"the shop shows {person.id} no membership of the mini-program")
        if miniprogram.openid(person) in miniprogram.state(BrandMembers).by_openid:
            raise impossible(f"{person.id} is linked already")
    info = brand_members.is_yes(miniprogram.ask(brand_members.asks_who(world), person))
    with world.directory.lock:
        if info is None:
            return JoinedBrand(session_id=brand_members.open_session(world, person))
        outer = str(info.get("outer_userid") or "")
        brand_members.link(miniprogram, person, str(info["identity"]), outer, silently=True)
        return JoinedBrand(linked=True)


@acting(OpenCheckout, locked=False)
def open_checkout(world: World, act: OpenCheckout) -> CheckoutOpened:
    """https://developers.weixin.qq.com/doc/store/shop/notify/wxa_callback/channels_ec_gen_order_info_init"""
    with world.directory.lock:
        app, person = the_app(world, act, "store"), the_person(world, act)
        baskets = _baskets(world, person, act.items, act.gift_to)
        coupon = coupon_for(app, person, act.coupon, baskets)
        lines = priced(baskets, coupon)
        page = vip_checkout.open_page(app, person, lines, act.gift_to, coupon)
        question = vip_checkout.opened(app, page, lines)
        member = _is_member(world, person)
    answer = world.miniprogram.ask(question, person) if member else None
    page.benefit = vip_checkout.default_benefit(answer, page.price)
    return CheckoutOpened(order_session_id=page.session_id, vip_discounted_price=page.benefit)


def _is_member(world: World, person: Person) -> bool:
    app = world.miniprogram
    return served(world, person) and app.openid(person) in app.state(BrandMembers).by_openid


def _baskets(
    world: World, person: Person, items: list[Item], gift_to: str, address: Address | None = None
) -> list[Basket]:
    baskets = fill_baskets(world.store, items, address, person)
    if not gift_to:
        return baskets
    if gift_to not in world.people or gift_to == person.id:
        raise impossible(f"{person.id} has no friend {gift_to!r} to give to")
    if len(baskets) != 1:
        raise impossible("a gift is one piece for one friend")
    try:
        check_gift(baskets[0])
    except CannotBuy as reason:
        raise impossible(str(reason)) from None
    return baskets


@acting(SubmitCheckout, locked=False)
def submit_checkout(world: World, act: SubmitCheckout) -> Bought:
    """https://developers.weixin.qq.com/doc/store/shop/notify/wxa_callback/channels_ec_order_use_vip_discount"""
    with world.directory.lock:
        app, person = the_app(world, act, "store"), the_person(world, act)
        page = _page(app, person, act)
        benefit = _benefit(world, page, act)
    if benefit is not None and not vip_checkout.allows(
        world.miniprogram.ask(vip_checkout.used(app, page, benefit), person)
    ):
        raise impossible("the mini-program does not allow the benefit, so the order is blocked")
    try:
        with world.directory.lock:
            order = _place(app, page, act, benefit)
            if act.pay:
                settle_bill(app, order)
    except Refusal:
        world.pusher.drain(wait=True)  # the mini-program hears of the failure all the same
        raise
    return Bought(order_id=order.order_id, present_order_id=order.present_order_id)


def _page(app: App, person: Person, act: SubmitCheckout) -> OrderPage:
    page = app.state(Checkouts).pages.get(act.order_session_id)
    if page is None or page.person is not person:
        raise impossible(f"{person.id} has no order page {act.order_session_id!r} open")
    return page


def _benefit(world: World, page: OrderPage, act: SubmitCheckout) -> Benefit | None:
    amount = page.benefit if act.vip_discounted_price is None else act.vip_discounted_price
    if not amount:
        return None
    if not _is_member(world, page.person):
        raise impossible(f"{page.person.id} is no member of the mini-program in the shop")
    if amount >= page.price:
        raise impossible(f"the products cost {page.price} fen, which a benefit of {amount} leaves nothing of")
    return vip_checkout.new_use(world.store, page, amount)


def _place(app: App, page: OrderPage, act: SubmitCheckout, benefit: Benefit | None) -> Order:
    """Place the order; a benefit that was allowed in vain goes back."""
    items = [Item(product_id=one, sku_id=sku, count=count) for one, sku, count in page.goods]
    address = None if page.gift_to else address_from(page.person, act.address)
    try:
        baskets = _baskets(app.world, page.person, items, page.gift_to, address)
        freight = way(app, baskets, address, act.freight)
        coupon = coupon_for(app, page.person, page.coupon or None, baskets)
        if app.state(Checkouts).pages.pop(page.session_id, None) is None:
            raise impossible("the page was submitted meanwhile")
    except Refusal:
        if benefit is not None:
            vip_checkout.give_back(app, page.person, benefit)
        raise
    if page.gift_to:
        friend = app.world.people[page.gift_to]
        return place_present(
            app,
            page.person,
            friend,
            baskets[0],
            act.wish,
            freight=freight,
            attribution=None,
            coupon=coupon,
            benefit=benefit,
        )
    return place(app, page.person, baskets, address=address, freight=freight, coupon=coupon, benefit=benefit)


class BrandMemberActs:
    """Members of the mini-program in the shop."""

    join_brand = endpoint(JoinBrand)
    open_checkout = endpoint(OpenCheckout)
    submit_checkout = endpoint(SubmitCheckout)
