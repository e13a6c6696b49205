"""Coupons that promoters spread (优惠券推广), with the agency's token. Money in fen, times as Unix time."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import cursor
from wxkit.store._promoted import CouponId

__all__ = [
    "AsyncPromoterCoupons",
    "CooperativeCoupon",
    "CooperativeCouponPage",
    "CouponQrcode",
    "CouponShareLink",
    "CouponShortLink",
    "GetCooperativeCoupons",
    "GetCouponQrcode",
    "GetCouponShareLink",
    "GetCouponShortLink",
    "GetGrantedCoupons",
    "GetPromotedCoupon",
    "GetPublicCoupons",
    "GrantCoupon",
    "GrantedCoupon",
    "GrantedCouponPage",
    "PromotedCoupon",
    "PromotedCouponChannel",
    "PromotedCouponCondition",
    "PromotedCouponDiscount",
    "PromotedCouponExtra",
    "PromotedCouponFound",
    "PromotedCouponInfo",
    "PromotedCouponReceipt",
    "PromotedCouponStock",
    "PromotedCouponValidity",
    "PromoterCoupons",
    "PublicCouponPage",
]

R_co = TypeVar("R_co", bound=Reply, covariant=True)


class PublicCouponPage(Reply):
    """A page of coupons."""

    coupons: list[CouponId] = []
    next_key: str | None = None
    has_more: bool = False


class GetPublicCoupons(
    Call[PublicCouponPage], post="/channels/ec/promoter/get_public_coupon_list", repeatable=True
):
    """Coupons that shops offer to every agency (获取公开券ID列表).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/coupon/getpubliccouponlist.html
    """

    page_size: int = Field(default=20, ge=1, le=200)
    """At most 200."""
    next_key: str = ""
    """Of the page before; empty for the first."""
    shop_appid: str | None = None
    """Only of this shop."""


class CooperativeCoupon(CouponId):
    """A coupon for this agency."""

    from_head_supplier_appid: str | None = None
    """The agency that handed it on."""


class CooperativeCouponPage(Reply):
    """A page of coupons."""

    coupons: list[CooperativeCoupon] = []
    next_key: str | None = None
    has_more: bool = False


class GetCooperativeCoupons(
    Call[CooperativeCouponPage], post="/channels/ec/promoter/get_cooperative_coupon_list", repeatable=True
):
    """Coupons for this agency alone (获取定向券ID列表).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/coupon/getcooperativecouponlist.html
    """

    page_size: int = Field(default=20, ge=1, le=200)
    """At most 200."""
    next_key: str = ""
    """Of the page before; empty for the first."""
    shop_appid: str | None = None
    """Only of this shop."""
    is_from_head_supplier: bool | None = None
    """Those that another agency handed on."""
    from_head_supplier_appid: str | None = None
    """Those of this agency, with `is_from_head_supplier`."""


class PromotedCouponCondition(Output):
    """When the coupon may be used."""

    product_cnt: int | None = None
    """So many pieces."""
    product_ids: list[str] = []
    product_price: int | None = None
    """From this amount on, fen."""


class PromotedCouponDiscount(Output):
    """What the coupon takes off."""

    discount_condition: PromotedCouponCondition | None = None
    discount_fee: int | None = None
    """Fen."""
    discount_num: int | None = None
    """Discount (折) times 1000: 5100 is 5.1 折, so 51 % is paid."""


class PromotedCouponExtra(Output):
    """More of a coupon."""

    jump_product_id: str | None = None
    notes: str | None = None
    valid_time: int = 0
    invalid_time: int = 0


class PromotedCouponChannel(Output):
    """Where the coupon is offered."""

    promote_type: int = 0


class PromotedCouponReceipt(Output):
    """Who may take the coupon, and when."""

    limit_num_one_person: int | None = None
    total_num: int | None = None
    start_time: int | None = None
    end_time: int | None = None


class PromotedCouponValidity(Output):
    """How long the coupon counts."""

    valid_type: int = 0
    """1 from `start_time` to `end_time`, 2 for `valid_day_num` days."""
    valid_day_num: int | None = None
    start_time: int | None = None
    end_time: int | None = None


class PromotedCouponInfo(Output):
    """What the coupon says."""

    name: str = ""
    discount_info: PromotedCouponDiscount = Field(default_factory=PromotedCouponDiscount)
    ext_info: PromotedCouponExtra | None = None
    promote_info: PromotedCouponChannel | None = None
    receive_info: PromotedCouponReceipt | None = None
    valid_info: PromotedCouponValidity = Field(default_factory=PromotedCouponValidity)


class PromotedCouponStock(Output):
    """How many there are."""

    issued_num: int = 0
    """Left (剩余量)."""
    receive_num: int = 0
    """Taken, not used."""
    used_num: int = 0


class PromotedCoupon(CouponId):
    """A coupon."""

    shop_appid: str = ""
    type: int = 0
    status: int = 0
    coupon_info: PromotedCouponInfo = Field(default_factory=PromotedCouponInfo)
    stock_info: PromotedCouponStock = Field(default_factory=PromotedCouponStock)
    create_time: int = 0
    update_time: int = 0
    is_can_up: bool = False
    can_up_times: int = 0
    discount_limit: int | None = None
    """Fen."""


class PromotedCouponFound(Reply):
    """A coupon."""

    coupon: PromotedCoupon = Field(default_factory=PromotedCoupon)


class GetPromotedCoupon(
    Call[PromotedCouponFound], post="/channels/ec/promoter/get_coupon_detail", repeatable=True
):
    """A coupon (获取券ID对应的详情内容).

    Errors: 10024000 (bad parameter), 10071034 (no such coupon).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/coupon/getcoupondetail.html
    """

    coupon_id: str
    from_head_supplier_appid: str | None = None
    """The agency that handed it on."""


class _CouponOf(Call[R_co]):
    """Which coupon, spread by whom."""

    coupon_id: str
    sharer_appid: str | None = None
    """The promoter; absent: the agency itself."""
    from_head_supplier_appid: str | None = None
    """The agency that handed it on."""


class CouponShareLink(Reply):
    """What a coupon component needs."""

    promoter_share_link: str = ""


class GetCouponShareLink(
    _CouponOf[CouponShareLink], post="/channels/ec/promoter/get_coupon_promoter_share_link", repeatable=True
):
    """A promoter's parameter for a coupon inside a mini-program (获取某个券ID对应的小程序内嵌优惠券推广参数).

    Valid for good.

    Errors: 10024000, 10071003 (bad parameter), 10071034 (no such coupon), 10071035 (not valid now).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/coupon/getcouponpromotersharelink.html
    """


class CouponQrcode(Reply):
    """A QR code."""

    qrcode_url: str = ""


class GetCouponQrcode(
    _CouponOf[CouponQrcode], post="/channels/ec/promoter/get_coupon_qr_code", repeatable=True
):
    """A promoter's QR code of a coupon (获取某个券ID对应的推广二维码).

    Errors: 10024000, 10071003 (bad parameter), 10071034 (no such coupon), 10071035 (not valid now).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/coupon/getcouponqrcode.html
    """

    sharer_openid: str | None = None
    """The promoter, by openid in the mini-program that is bound to the agency."""


class CouponShortLink(Reply):
    """A short link."""

    short_link: str = ""


class GetCouponShortLink(
    _CouponOf[CouponShortLink], post="/channels/ec/promoter/get_coupon_short_link", repeatable=True
):
    """A promoter's short link of a coupon (获取某个券ID对应的推广短链).

    Errors: 10024000, 10071003 (bad parameter), 10071034 (no such coupon), 10071035 (not valid now).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/coupon/getcouponshortlink.html
    """


class GrantCoupon(Call[Ok], post="/channels/ec/promoter/set_coupon_to_headsupplier", repeatable=True):
    """Hand a coupon on to another agency (分发优惠券给其他机构).

    Errors: 10024000 (bad parameter), 10071034 (no such coupon).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/coupon/api_set_coupon_to_headsupplier.html
    """

    to_head_supplier_appid: str
    coupon_id: str


class GrantedCoupon(CouponId):
    """A coupon that was handed on."""

    to_head_supplier_appid: str = ""
    give_time: int = 0


# Inside a class that has a field named list, `list[…]` would mean the field.
GrantedCoupons: TypeAlias = list[GrantedCoupon]


class GrantedCouponPage(Reply):
    """A page of coupons that were handed on."""

    list: GrantedCoupons = []
    total_count: int = 0
    page_context: str | None = None
    """Pass back for the next page."""


class GetGrantedCoupons(
    Call[GrantedCouponPage], post="/channels/ec/promoter/get_coupon_to_headsupplier", repeatable=True
):
    """Coupons handed on to another agency (获取分发给其他机构的优惠券).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/coupon/api_get_coupon_to_headsupplier.html
    """

    to_head_supplier_appid: str
    limit: int = Field(default=10, ge=1)
    page_context: str = ""
    """Of the page before; empty for the first."""


class PromoterCouponCalls:
    """Coupons that promoters spread."""

    public = endpoint(GetPublicCoupons)
    iter_public = paged(GetPublicCoupons, lambda page: page.coupons, cursor("next_key", more="has_more"))
    cooperative = endpoint(GetCooperativeCoupons)
    iter_cooperative = paged(
        GetCooperativeCoupons, lambda page: page.coupons, cursor("next_key", more="has_more")
    )
    get = endpoint(GetPromotedCoupon)
    share_link = endpoint(GetCouponShareLink)
    qrcode = endpoint(GetCouponQrcode)
    short_link = endpoint(GetCouponShortLink)
    grant = endpoint(GrantCoupon)
    granted = endpoint(GetGrantedCoupons)
    iter_granted = paged(GetGrantedCoupons, lambda page: page.list, cursor("page_context"))


class PromoterCoupons(PromoterCouponCalls, Sync):
    """Coupons that promoters spread (优惠券推广)."""


class AsyncPromoterCoupons(PromoterCouponCalls, Async):
    """Coupons that promoters spread (优惠券推广)."""
