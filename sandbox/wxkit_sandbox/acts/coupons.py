"""Coupons: somebody takes one. Using it is part of buying (`buy(coupon=…)`)."""

from __future__ import annotations

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, acting, impossible, the_app, the_person
from wxkit_sandbox.people import Person
from wxkit_sandbox.store import coupon_use
from wxkit_sandbox.store.checkout import Basket, order_line
from wxkit_sandbox.store.coupon_book import FOR_JOINING, CouponBook, ShopCoupon, hand_out, why_not
from wxkit_sandbox.store.members import Members
from wxkit_sandbox.store.orderbook import CouponUse
from wxkit_sandbox.world import App, World

__all__ = ["CouponActs", "CouponTaken", "ReceiveCoupon", "coupon_for"]

FOR_MEMBERS = 9


class CouponTaken(Reply):
    """What the person holds now."""

    user_coupon_id: str = ""


class ReceiveCoupon(Act[CouponTaken], post="/_sandbox/act/receive_coupon", auth="none"):
    """Take a coupon of the shop (领取优惠券): event `channels_ec_coupon_receive`."""

    coupon_id: str


@acting(ReceiveCoupon)
def receive_coupon(world: World, act: ReceiveCoupon) -> CouponTaken:
    """https://developers.weixin.qq.com/doc/store/shop/notify/coupon_callback/channels_ec_coupon_receive"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    coupon = app.state(CouponBook).coupons.get(act.coupon_id)
    if coupon is None:
        raise impossible(f"there is no coupon {act.coupon_id!r}")
    if reason := _why_not(app, coupon, person):
        raise impossible(f"coupon {act.coupon_id} {reason}")
    return CouponTaken(user_coupon_id=hand_out(app, coupon, person).user_coupon_id)


def _why_not(app: App, coupon: ShopCoupon, person: Person) -> str:
    """Why the person cannot take it; empty when they can."""
    if coupon.promote_type == FOR_JOINING:
        return "is given to those who join"
    if coupon.promote_type == FOR_MEMBERS and app.openid(person) not in app.state(Members).by_openid:
        return "is for members only"
    return why_not(app, coupon, person)


def coupon_for(app: App, person: Person, held: str | None, baskets: list[Basket]) -> CouponUse | None:
    """What the coupon takes off that the person uses for these goods."""
    if held is None:
        return None
    try:
        return coupon_use.plan(app, person, held, [order_line(basket) for basket in baskets])
    except coupon_use.CannotUse as reason:
        raise impossible(str(reason)) from None


class CouponActs:
    """Coupons."""

    receive_coupon = endpoint(ReceiveCoupon)
