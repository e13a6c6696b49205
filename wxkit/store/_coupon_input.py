"""What a merchant says about a coupon (优惠券). Money in fen, times in Unix seconds."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Input

__all__ = [
    "AutoValidInput",
    "CouponDiscountInput",
    "CouponExtInput",
    "CouponPromoteInput",
    "CouponReceiveInput",
    "CouponValidInput",
    "DiscountConditionInput",
]


class CouponPromoteInput(Input):
    """Where the coupon is given."""

    promote_type: int
    """1 in the shop, 9 to members, 10 on joining."""


class DiscountConditionInput(Input):
    """What must be bought: a number or a price, not both."""

    product_cnt: int | None = Field(default=None, ge=0)
    """0 as good as none."""
    product_price: int | None = Field(default=None, ge=0)
    product_ids: list[str] | None = Field(default=None, max_length=2000)
    """For coupons of products."""


class CouponDiscountInput(Input):
    """What the coupon takes off."""

    discount_num: int | None = Field(default=None, ge=0, le=10000)
    """1000 times the fold (折), in hundreds, at least 2000: 5000 is half the price; 0 as good as none."""
    discount_fee: int | None = Field(default=None, ge=0, le=20000)
    """At most 200 yuan."""
    discount_condition: DiscountConditionInput | None = None


class CouponReceiveInput(Input):
    """When and how often it can be received."""

    start_time: int
    end_time: int
    """At most 365 days later."""
    limit_num_one_person: int = Field(ge=1)
    total_num: int = Field(ge=1)


class CouponValidInput(Input):
    """When it can be used."""

    valid_type: Literal[1, 2]
    """1 from `start_time` to `end_time`, 2 for `valid_day_num` days after it was received."""
    valid_day_num: int | None = None
    start_time: int | None = None
    end_time: int | None = None


class CouponExtInput(Input):
    """What else belongs to it."""

    jump_product_id: str | None = None
    """The product that a tap opens."""
    notes: str | None = None


class AutoValidInput(Input):
    """Whether it becomes effective by itself."""

    auto_valid_type: int
    """1 when receiving starts."""
