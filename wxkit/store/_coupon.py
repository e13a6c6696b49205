"""A coupon (优惠券) and what a user holds of it. Money in fen, times in Unix seconds."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Output
from wxkit._enums import OpenIntEnum

__all__ = [
    "Coupon",
    "CouponDiscount",
    "CouponExt",
    "CouponInfo",
    "CouponKind",
    "CouponPromote",
    "CouponReceive",
    "CouponStatus",
    "CouponStock",
    "CouponValid",
    "DiscountCondition",
    "UserCoupon",
    "UserCouponExt",
    "UserCouponStatus",
]


class CouponKind(OpenIntEnum):
    """What a coupon takes off, and from what."""

    PRODUCT_CONDITION_DISCOUNT = 1
    PRODUCT_CONDITION_MONEY = 2
    PRODUCT_DISCOUNT = 3
    PRODUCT_MONEY = 4
    SHOP_CONDITION_DISCOUNT = 101
    SHOP_CONDITION_MONEY = 102
    SHOP_DISCOUNT = 103
    SHOP_MONEY = 104


class CouponStatus(OpenIntEnum):
    """How far a coupon is."""

    EDITING = 1
    EFFECTIVE = 2
    EXPIRED = 3
    VOID = 4
    DELETED = 5
    EXPIRED_OR_VOID = 200
    """To filter with only."""


class UserCouponStatus(OpenIntEnum):
    """Whether a user can use a coupon."""

    EFFECTIVE = 100
    EXPIRED = 101
    USED = 102


class DiscountCondition(Output):
    """What must be bought."""

    product_cnt: int | None = None
    product_price: int | None = None
    product_ids: list[str] | None = None


class CouponDiscount(Output):
    """What the coupon takes off."""

    discount_condition: DiscountCondition | None = None
    discount_fee: int | None = None
    discount_num: int | None = None
    """1000 times the fold (折): 5000 is half the price."""


class CouponExt(Output):
    """What else belongs to a coupon."""

    jump_product_id: str | None = None
    notes: str | None = None
    valid_time: int = 0
    """When it became effective."""
    invalid_time: int = 0
    """When it was voided."""


class CouponPromote(Output):
    """Where the coupon is given."""

    promote_type: int = 0
    """1 in the shop, 9 to members, 10 on joining."""


class CouponReceive(Output):
    """When and how often it can be received."""

    limit_num_one_person: int | None = None
    total_num: int | None = None
    start_time: int | None = None
    end_time: int | None = None


class CouponValid(Output):
    """When it can be used."""

    valid_type: int = 0
    """1 from `start_time` to `end_time`, 2 for `valid_day_num` days after it was received."""
    valid_day_num: int | None = None
    start_time: int | None = None
    end_time: int | None = None


class CouponInfo(Output):
    """What a coupon is."""

    name: str = ""
    discount_info: CouponDiscount | None = None
    ext_info: CouponExt | None = None
    promote_info: CouponPromote | None = None
    receive_info: CouponReceive | None = None
    valid_info: CouponValid = Field(default_factory=CouponValid)


class CouponStock(Output):
    """How many there are."""

    issued_num: int = 0
    """Left to receive."""
    receive_num: int = 0
    used_num: int = 0


class Coupon(Output):
    """A coupon."""

    coupon_id: str = ""
    type: CouponKind = CouponKind(0)
    status: CouponStatus = CouponStatus(0)
    coupon_info: CouponInfo = Field(default_factory=CouponInfo)
    stock_info: CouponStock = Field(default_factory=CouponStock)
    update_time: int = 0
    create_time: int = 0


class UserCouponExt(Output):
    """What else is known of it."""

    use_time: int = 0


class UserCoupon(Output):
    """A coupon that a user holds."""

    user_coupon_id: str = ""
    coupon_id: str = ""
    status: UserCouponStatus = UserCouponStatus(0)
    create_time: int = 0
    update_time: int = 0
    start_time: int = 0
    end_time: int = 0
    ext_info: UserCouponExt | None = None
    order_id: str | None = None
    """The order that it was used for."""
    discount_fee: int | None = None
