"""What the tests of coupons begin with: a coupon that is effective, and somebody who holds it."""

from __future__ import annotations

from typing import Any

from shop_steps import DAY

from wxkit.store.coupons import (
    CouponDiscountInput,
    CouponPromoteInput,
    CouponReceiveInput,
    CouponValidInput,
    DiscountConditionInput,
)
from wxkit.testing._bench import Bench


def terms(wechat: Bench, kind: int = 104, **more: Any) -> dict[str, Any]:
    """What `create` asks for: 10 yuan off anything, received for ten days, valid for seven more."""
    now = wechat.world.clock.time()
    known: dict[str, Any] = {
        "type": kind,
        "name": "新年券",
        "promote_info": CouponPromoteInput(promote_type=1),
        "discount_info": CouponDiscountInput(discount_fee=1000),
        "receive_info": CouponReceiveInput(
            start_time=now, end_time=now + 10 * DAY, limit_num_one_person=2, total_num=3
        ),
        "valid_info": CouponValidInput(valid_type=2, valid_day_num=7),
    }
    return known | more


def discount(*, fold: int | None = None, fee: int | None = None, **condition: Any) -> CouponDiscountInput:
    return CouponDiscountInput(
        discount_num=fold,
        discount_fee=fee,
        discount_condition=DiscountConditionInput(**condition) if condition else None,
    )


def effective(wechat: Bench, kind: int = 104, **more: Any) -> str:
    """The id of a new coupon that can be received."""
    coupon_id = wechat.shop.coupons.create(**terms(wechat, kind, **more)).data.coupon_id
    wechat.shop.coupons.update_status(coupon_id=coupon_id, status=2)
    return coupon_id


def held(wechat: Bench, coupon_id: str, person: str = "mei") -> str:
    """The id of what the person holds now."""
    return wechat.act.receive_coupon(person=person, coupon_id=coupon_id).user_coupon_id


def openid(wechat: Bench, name: str = "mei") -> str:
    return wechat.world.store.openid(wechat.world.people[name])


def held_status(wechat: Bench, user_coupon_id: str, person: str = "mei") -> int:
    found = wechat.shop.coupons.of_user(openid=openid(wechat, person), user_coupon_id=user_coupon_id)
    return found.user_coupon.status
