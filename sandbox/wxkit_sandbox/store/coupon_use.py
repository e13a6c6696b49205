"""Coupons at the checkout: whether one fits, what it takes off each line, and when it comes back. Fen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from wxkit.callbacks import events
from wxkit.store._coupon import CouponDiscount, DiscountCondition, UserCouponStatus
from wxkit.store._order_enums import OrderStatus
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.coupon_book import CouponBook, HeldCoupon, ShopCoupon, expire_held
from wxkit_sandbox.store.coupon_rules import FOLDS, for_products
from wxkit_sandbox.store.orderbook import CouponUse, Order, OrderLine
from wxkit_sandbox.store.orderflow import watches_orders
from wxkit_sandbox.world import App

__all__ = ["CannotUse", "plan"]

FULL_PRICE = 10_000
"""Ten fold (十折)."""
OVER = (OrderStatus.CANCELLED, OrderStatus.REFUNDED)
U = UserCouponStatus


class CannotUse(Exception):
    """The coupon does not fit; the text says why."""


def plan(app: App, person: Person, user_coupon_id: str, lines: Sequence[OrderLine]) -> CouponUse:
    """What the coupon takes off these lines."""
    held = app.state(CouponBook).held.get(user_coupon_id)
    if held is None or held.person is not person:
        raise CannotUse(f"{person.id} holds no coupon {user_coupon_id!r}")
    now = app.world.clock.now()
    if held.status != U.EFFECTIVE or not held.start_time <= now < held.end_time:
        raise CannotUse(f"coupon {user_coupon_id} is used, or not valid now")
    coupon = app.state(CouponBook).coupons[held.coupon_id]
    prices = [line.estimate_price if _is_for(coupon, line) else 0 for line in lines]
    pieces = sum(line.count for line, price in zip(lines, prices, strict=True) if price)
    _check_condition(coupon, pieces, sum(prices))
    off = min(_discount(coupon, sum(prices)), sum(prices) - 1)
    return CouponUse(coupon.coupon_id, user_coupon_id, tuple(_shares(off, prices)))


def _condition(coupon: ShopCoupon) -> DiscountCondition:
    promised = coupon.info.discount_info or CouponDiscount()
    return promised.discount_condition or DiscountCondition()


def _is_for(coupon: ShopCoupon, line: OrderLine) -> bool:
    return not for_products(coupon.type) or line.product_id in (_condition(coupon).product_ids or ())


def _check_condition(coupon: ShopCoupon, pieces: int, price: int) -> None:
    condition = _condition(coupon)
    if not pieces:
        raise CannotUse(f"coupon {coupon.coupon_id} is for other products")
    if pieces < (condition.product_cnt or 0):
        raise CannotUse(f"coupon {coupon.coupon_id} needs {condition.product_cnt} pieces, here are {pieces}")
    if price < (condition.product_price or 0):
        raise CannotUse(f"coupon {coupon.coupon_id} needs {condition.product_price} fen, here are {price}")


def _discount(coupon: ShopCoupon, price: int) -> int:
    """Off the whole: rounded down, and at least one fen remains to be paid."""
    promised = coupon.info.discount_info or CouponDiscount()
    if coupon.type in FOLDS:
        return price * (FULL_PRICE - (promised.discount_num or FULL_PRICE)) // FULL_PRICE
    return promised.discount_fee or 0


def _shares(off: int, prices: Sequence[int]) -> list[int]:
    """In proportion to the prices, without losing a fen."""
    whole = sum(prices)
    until = [part * off // whole for part in accumulate(prices, initial=0)]
    return [after - before for before, after in pairwise(until)]


@watches_orders
def follow(app: App, order: Order) -> None:
    """A coupon is used with the order that names it, and comes back when that order is over."""
    if order.coupon is None:
        return
    held = app.state(CouponBook).held[order.coupon.user_coupon_id]
    over = order.status in OVER
    if not over and not held.order_id:
        _use(app, held, order)
    elif over and held.order_id == order.order_id and _comes_back(app, order):
        _give_back(app, held)


def _comes_back(app: App, order: Order) -> bool:
    return order.status == OrderStatus.CANCELLED or app.world.settings.coupon_returns_after_refund


def _use(app: App, held: HeldCoupon, order: Order) -> None:
    now = app.world.clock.time()
    held.status, held.order_id, held.use_time, held.update_time = U.USED, order.order_id, now, now
    held.discount = sum(order.coupon.shares) if order.coupon else 0
    app.state(CouponBook).coupons[held.coupon_id].used += 1
    used = events.CouponUsed(
        coupon_id=held.coupon_id,
        user_coupon_id=held.user_coupon_id,
        order_id=order.order_id,
        use_time=now,
    )
    app.emit(events.UserCouponUse(use_info=used), held.person)


def _give_back(app: App, held: HeldCoupon) -> None:
    now, order_id = app.world.clock.time(), held.order_id
    held.status, held.order_id, held.use_time, held.update_time = U.EFFECTIVE, "", 0, now
    held.discount = 0
    app.state(CouponBook).coupons[held.coupon_id].used -= 1
    returned = events.CouponReturned(
        coupon_id=held.coupon_id,
        user_coupon_id=held.user_coupon_id,
        order_id=order_id,
        unuse_time=now,
    )
    app.emit(events.UserCouponUnuse(use_info=returned), held.person)
    if held.end_time <= now:
        expire_held(app, held)
