"""What shop members (小店会员) gain by orders and spend on them, by the rules of the shop's console."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks import events
from wxkit.store._order_enums import OrderStatus
from wxkit.store.vip import ScoreSource
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.checkout import CannotBuy
from wxkit_sandbox.store.members import Member, Members, gain_experience, move_score
from wxkit_sandbox.store.orderbook import Order, ScoreUse
from wxkit_sandbox.store.orderflow import watches_orders
from wxkit_sandbox.world import App

__all__ = ["exchange", "plan"]

YUAN = 100
COUPON, PRODUCT = 1, 2
"""What points are exchanged for."""


@dataclass(slots=True)
class Rewards:
    """For which orders members were rewarded, and taken points from."""

    rewarded: set[str] = field(default_factory=set[str])
    taken: set[str] = field(default_factory=set[str])


def plan(app: App, person: Person, points: int, price: int) -> ScoreUse:
    """What so many points take off goods of this price."""
    worth, member = app.world.settings.member_score_fen, _member(app, person)
    if not worth:
        raise CannotBuy("the shop takes no points: set member_score_fen")
    if member is None or member.score < points:
        raise CannotBuy(f"{person.id} has {member.score if member else 0} points")
    if points * worth >= price:
        raise CannotBuy(f"the products cost {price} fen, which {points} points leave nothing of")
    return ScoreUse(points, points * worth)


def _member(app: App, person: Person) -> Member | None:
    return app.state(Members).by_openid.get(app.openid(person))


@watches_orders
def follow(app: App, order: Order) -> None:
    """An order moved on: take points for it, give them back, reward the member."""
    if order.score is not None:
        _spend(app, order, order.score)
    settings = app.world.settings
    if order.settle_time and (settings.member_score_per_yuan or settings.member_grades):
        _reward(app, order)


def _spend(app: App, order: Order, use: ScoreUse) -> None:
    """Points go when the order is placed, and come back as the money does."""
    member, taken = _member(app, order.payer), app.state(Rewards).taken
    if order.order_id not in taken:
        taken.add(order.order_id)
        if member is not None:
            move_score(app, member, -use.points, ScoreSource.ORDER_DEDUCTION, "")
    back = _due_back(order, use) - order.score_returned
    if back:
        order.score_returned += back
        if member is not None:
            move_score(app, member, back, ScoreSource.AFTERSALE_RETURN, "")


def _due_back(order: Order, use: ScoreUse) -> int:
    """All of them when nothing is left of the order; else in proportion, rounded down."""
    if order.status in (OrderStatus.CANCELLED, OrderStatus.REFUNDED):
        return use.points
    refunded = sum(line.refunded for line in order.lines)
    return use.points * refunded // order.product_price if refunded else 0


def _reward(app: App, order: Order) -> None:
    member, rewarded = _member(app, order.payer), app.state(Rewards).rewarded
    if member is None or order.order_id in rewarded:
        return
    rewarded.add(order.order_id)
    settings, yuan = app.world.settings, (order.paid - order.refunded) // YUAN
    if points := yuan * settings.member_score_per_yuan:
        move_score(app, member, points, ScoreSource.SPENDING, "")
    if settings.member_grades:
        gain_experience(app, member, yuan if settings.member_experience_from == "amount" else 1)


def exchange(app: App, member: Member, points: int, *, coupon_id: str = "", product_id: str = "") -> None:
    """Points for a coupon or a product: event `channels_ec_vip_score_exchange`."""
    source = ScoreSource.REDEEM_COUPON if coupon_id else ScoreSource.REDEEM_PRODUCT
    move_score(app, member, -points, source, "")
    info = events.VipUser(score=member.score, delta_score=-points)
    app.emit(
        events.VipScoreExchange(user_info=info, exchange_info=_bought(points, coupon_id, product_id)),
        member.person,
    )


def _bought(points: int, coupon_id: str, product_id: str) -> events.VipExchange:
    if coupon_id:
        coupon = events.VipExchangeCoupon(related_coupon_id=coupon_id)
        return events.VipExchange(pay_score=str(points), score_item_type=COUPON, coupon_info=coupon)
    product = events.VipExchangeProduct(related_product_id=product_id)
    return events.VipExchange(pay_score=str(points), score_item_type=PRODUCT, product_info=product)
