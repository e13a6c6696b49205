"""Coupons (优惠券) of the shop, and what users hold of them."""

from __future__ import annotations

from typing import Any, Literal, TypeVar

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit.store._coupon import Coupon, CouponKind, CouponStatus, UserCoupon, UserCouponStatus
from wxkit.store._coupon_input import (
    AutoValidInput,
    CouponDiscountInput,
    CouponExtInput,
    CouponPromoteInput,
    CouponReceiveInput,
    CouponValidInput,
    DiscountConditionInput,
)

__all__ = [
    "AsyncCoupons",
    "AutoValidInput",
    "Coupon",
    "CouponDiscountInput",
    "CouponExtInput",
    "CouponId",
    "CouponIds",
    "CouponKind",
    "CouponPromoteInput",
    "CouponReceiveInput",
    "CouponReply",
    "CouponSaved",
    "CouponStatus",
    "CouponValidInput",
    "Coupons",
    "CreateCoupon",
    "DiscountConditionInput",
    "GetCoupon",
    "GetUserCoupon",
    "ListCoupons",
    "ListUserCoupons",
    "UpdateCoupon",
    "UpdateCouponStatus",
    "UserCoupon",
    "UserCouponId",
    "UserCouponIds",
    "UserCouponReply",
    "UserCouponStatus",
]

C = TypeVar("C", bound=Call[Any])

USER_PAGES = 10


class CouponId(Output):
    """A coupon, by its id."""

    coupon_id: str = ""


class CouponSaved(Reply):
    """The coupon that was saved."""

    data: CouponId = Field(default_factory=CouponId)


class CreateCoupon(Call[CouponSaved], post="/channels/ec/coupon/create"):
    """Create a coupon (创建优惠券). It is edited until `update_status` makes it effective.

    Errors: 10021005 to 10021012 (name, discount, price, money off, receive time, valid time, amount, limit),
    10021021 (product not of the shop), 10021080 (product not on sale), 10021024 (content), 10021035 (type),
    10021071 (end has passed), 10021077 (received for over 365 days), 10021072 to 10021075 and 10021078
    (validity: over before it is received, ends before it begins, ends while it is received, over 180 days,
    over 365 days).
    https://developers.weixin.qq.com/doc/store/shop/API/coupon/api_createcoupon.html
    """

    type: CouponKind | Literal[1, 2, 3, 4, 101, 102, 103, 104]
    name: str = Field(min_length=1, max_length=30)
    """At most 10 Chinese characters, 30 bytes."""
    promote_info: CouponPromoteInput
    discount_info: CouponDiscountInput | None = None
    receive_info: CouponReceiveInput
    valid_info: CouponValidInput | None = None
    ext_info: CouponExtInput | None = None
    auto_valid_info: AutoValidInput | None = None


class UpdateCoupon(Call[CouponSaved], post="/channels/ec/coupon/update", repeatable=True):
    """Replace a coupon as a whole (更新优惠券).

    Errors: 10021037 (no such coupon), 10021001 (expired, void or deleted), else as for creating.
    https://developers.weixin.qq.com/doc/store/shop/API/coupon/api_updatecoupon.html
    """

    coupon_id: str
    type: CouponKind | Literal[1, 2, 3, 4, 101, 102, 103, 104]
    name: str = Field(min_length=1, max_length=30)
    """At most 10 Chinese characters, 30 bytes."""
    promote_info: CouponPromoteInput
    discount_info: CouponDiscountInput | None = None
    receive_info: CouponReceiveInput
    valid_info: CouponValidInput | None = None
    ext_info: CouponExtInput | None = None
    auto_valid_info: AutoValidInput | None = None


class UpdateCouponStatus(Call[Ok], post="/channels/ec/coupon/update_status", repeatable=True):
    """Make a coupon effective (2), void it (4) or delete it (5) (更新优惠券状态).

    Errors: 10021037 (no such coupon), 10021001 (wrong status), 10021003 (not expired yet).
    https://developers.weixin.qq.com/doc/store/shop/API/coupon/api_updatecouponstatus.html
    """

    coupon_id: str
    status: CouponStatus | Literal[2, 4, 5]


class CouponReply(Reply):
    """The coupon."""

    coupon: Coupon = Field(default_factory=Coupon)


class GetCoupon(Call[CouponReply], post="/channels/ec/coupon/get", repeatable=True):
    """One coupon (获取优惠券详情).

    Errors: 10021037 (no such coupon).
    https://developers.weixin.qq.com/doc/store/shop/API/coupon/api_getcoupon.html
    """

    coupon_id: str


class CouponIds(Reply):
    """A page of coupons."""

    coupons: list[CouponId] = []
    total_num: int = 0
    page_ctx: str = ""
    """To pass on to the next page."""


class ListCoupons(Call[CouponIds], post="/channels/ec/coupon/get_list", repeatable=True):
    """Coupons of one status (获取优惠券ID列表). From one call to the next, `page` may move by 10 at most.

    Errors: 10021036 (page moved too far).
    https://developers.weixin.qq.com/doc/store/shop/API/coupon/api_getcouponlist.html
    """

    status: CouponStatus | Literal[1, 2, 3, 4, 5, 200]
    page: int = Field(default=1, ge=1)
    page_size: int = Field(default=200, ge=1, le=200)
    page_ctx: str = ""
    """From the page before; empty for the first."""


class UserCouponReply(Reply):
    """A coupon that a user holds; the page's table names a list `user_coupon_list` instead."""

    openid: str = ""
    unionid: str | None = None
    user_coupon: UserCoupon = Field(default_factory=UserCoupon)


class GetUserCoupon(Call[UserCouponReply], post="/channels/ec/coupon/get_user_coupon", repeatable=True):
    """One coupon that a user holds (获取用户优惠券).

    Errors: 10021037 (no such coupon), 40003 (openid).
    https://developers.weixin.qq.com/doc/store/shop/API/coupon/api_getusercoupon.html
    """

    openid: str
    user_coupon_id: str


class UserCouponId(Output):
    """A coupon that a user holds, by its ids."""

    user_coupon_id: str = ""
    coupon_id: str = ""


class UserCouponIds(Reply):
    """A page of the coupons that a user holds."""

    user_coupon_list: list[UserCouponId] = []
    total_num: int = 0
    page_ctx: str = ""
    """To pass on to the next page."""


class ListUserCoupons(Call[UserCouponIds], post="/channels/ec/coupon/get_user_coupon_list", repeatable=True):
    """The coupons that a user holds (获取用户优惠券ID列表), 10 pages at most.

    https://developers.weixin.qq.com/doc/store/shop/API/coupon/api_getusercouponlist.html
    """

    openid: str
    status: UserCouponStatus | Literal[100, 101, 102] | None = None
    page: int = Field(default=1, ge=1, le=USER_PAGES)
    page_size: int = Field(default=200, ge=1, le=200)
    page_ctx: str = ""
    """From the page before; empty for the first."""


def _following(call: C, reply: Any, seen: int) -> C | None:
    """Page number and context go up together."""
    asked: Any = call
    if seen < asked.page_size:
        return None
    return call.model_copy(update={"page": asked.page + 1, "page_ctx": reply.page_ctx})


def _next_coupons(call: C, reply: Any) -> C | None:
    return _following(call, reply, len(reply.coupons))


def _next_of_user(call: C, reply: Any) -> C | None:
    asked: Any = call
    return None if asked.page == USER_PAGES else _following(call, reply, len(reply.user_coupon_list))


class CouponCalls:
    """Coupons."""

    create = endpoint(CreateCoupon)
    update = endpoint(UpdateCoupon)
    update_status = endpoint(UpdateCouponStatus)
    get = endpoint(GetCoupon)
    list = endpoint(ListCoupons)
    iter_list = paged(ListCoupons, lambda page: page.coupons, _next_coupons)
    of_user = endpoint(GetUserCoupon)
    list_of_user = endpoint(ListUserCoupons)
    iter_of_user = paged(ListUserCoupons, lambda page: page.user_coupon_list, _next_of_user)


class Coupons(CouponCalls, Sync):
    """Coupons (优惠券)."""


class AsyncCoupons(CouponCalls, Async):
    """Coupons (优惠券)."""
