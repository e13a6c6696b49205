"""Members of the shop spend their points in its points mall (积分商城)."""

from __future__ import annotations

from pydantic import Field

from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.coupons import ReceiveCoupon, receive_coupon
from wxkit_sandbox.store.member_rules import exchange
from wxkit_sandbox.store.members import Members
from wxkit_sandbox.store.shelf import on_sale
from wxkit_sandbox.world import World

__all__ = ["ExchangeScore", "MemberActs"]


class ExchangeScore(Act[Acted], post="/_sandbox/act/exchange_score", auth="none"):
    """Exchange points for a coupon or a product (积分兑换): event `channels_ec_vip_score_exchange`."""

    score: int = Field(ge=1)
    """Points that it costs."""
    coupon_id: str = ""
    """The coupon, which is received with it."""
    product_id: str = ""
    """Or the product."""


@acting(ExchangeScore)
def exchange_score(world: World, act: ExchangeScore) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/guide/marketing/vip.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    member = app.state(Members).by_openid.get(app.openid(person))
    if member is None or member.score < act.score:
        raise impossible(f"{person.id} has {member.score if member else 0} points")
    if bool(act.coupon_id) == bool(act.product_id):
        raise impossible("points are exchanged for a coupon or for a product: name one of them")
    if act.product_id and on_sale(app, act.product_id) is None:
        raise impossible(f"product {act.product_id} is not on sale")
    if act.coupon_id:
        receive_coupon(world, ReceiveCoupon(person=act.person, coupon_id=act.coupon_id))
    exchange(app, member, act.score, coupon_id=act.coupon_id, product_id=act.product_id)
    return Acted()


class MemberActs:
    """Members of the shop spend their points."""

    exchange_score = endpoint(ExchangeScore)
