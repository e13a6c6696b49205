"""Promoters (推客): bound to an agency, they spread links and earn a part of its commission.

These calls belong to an agency of the league (联盟带货机构), whose appid and secret stand in for the shop's.
Ratios are parts per million: 100000 is 10 %.
"""

from __future__ import annotations

from typing import Literal, TypeVar

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId
from wxkit._paging import cursor
from wxkit.store._commission import CommissionId, CommissionOrderPage, GetCommissionOrder, GetCommissionOrders
from wxkit.store._promoted import GetPromoteProduct, GetPromoteProducts, PromoteProductId, PromoteProductPage
from wxkit.store._promoter_enums import CommissionPayer

__all__ = [
    "AsyncPromoter",
    "BindSharer",
    "BindSharerPage",
    "CommissionPayer",
    "GetBindSharers",
    "GetProductLink",
    "GetProductPromotionLink",
    "GetProductQrcode",
    "GetPromoterStatus",
    "GetSharerProductCommission",
    "ProductPromotionLink",
    "ProductQrcode",
    "ProductShortLink",
    "Promoter",
    "PromoterStatus",
    "RegisterStatus",
    "SetSharerCommission",
    "SetSharerProductCommission",
    "SharerProductCommission",
    "UnbindPromoter",
]

R_co = TypeVar("R_co", bound=Reply, covariant=True)


class RegisterStatus(OpenIntEnum):
    """How far a person's registration as a promoter has come."""

    NONE = 0
    IN_PROGRESS = 1
    DONE = 2
    UNVERIFIED = 3
    """Has to verify their payment identity first (支付实名)."""


class PromoterStatus(Reply):
    """Registration and binding of one person, and what to open next in the mini-program."""

    bind_status: int = 0
    """1 bound to the agency."""
    register_status: RegisterStatus = RegisterStatus.NONE
    register_business_type: str = ""
    """For `wx.openBusinessView`, while the registration is not done."""
    register_query_string: str = ""
    bind_business_type: str = ""
    """For `wx.openBusinessView`, while nothing is bound."""
    bind_query_string: str = ""
    sharer_appid: str = ""
    """The promoter's id at the agency; empty before the binding."""


class GetPromoterStatus(
    Call[PromoterStatus], post="/channels/ec/promoter/get_promoter_register_and_bind_status", repeatable=True
):
    """Whether a person is registered and bound (获取推客的注册状态以及和机构的绑定状态).

    Errors: 10024000 (bad parameter), 10071056 (another app's openid).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getpromoterregisterandbindstatus
    """

    is_simple_register: bool
    """Register without a merchant account; then only the agency can pay the promoter."""
    sharer_openid: str | None = None
    """Openid in the mini-program that is bound to the agency; this or `sharer_appid`."""
    sharer_appid: str | None = None


class BindSharer(Output):
    """A bound promoter."""

    sharer_appid: str = ""
    bind_time: int = 0
    """Unix seconds."""
    commission_ratio: int = 0
    """Part of what the agency gets."""
    commission_type: CommissionPayer = CommissionPayer.PLATFORM
    nickname: str = ""
    head_img_url: str = ""


class BindSharerPage(Reply):
    """A page of bound promoters."""

    sharer_info_list: list[BindSharer] = []
    next_key: str = ""
    """Empty on the last page."""


class GetBindSharers(
    Call[BindSharerPage], post="/channels/ec/promoter/get_bind_sharer_list", repeatable=True
):
    """The promoters bound to the agency (获取机构绑定的推客信息), or one of them.

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getbindsharerlist
    """

    next_key: str = ""
    """Of the page before; empty for the first."""
    page_size: int = Field(default=20, ge=1, le=20)
    """At most 20."""
    sharer_appid: str | None = None
    """Only this promoter."""
    sharer_openid: str | None = None
    """Only this promoter, by openid in the mini-program that is bound to the agency."""


class SetSharerCommission(Call[Ok], post="/channels/ec/promoter/set_sharer_commission_info", repeatable=True):
    """Set who pays a promoter and which part (设置推客的分佣类型和比例信息). Counts for orders to come.

    Errors: 10024000, 10071003 (bad parameter), 10071029 (not bound).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_setsharercommissioninfo
    """

    sharer_appid: str
    commission_type: Literal[0, 1]
    """0 the platform pays, 1 the agency does."""
    commission_ratio: int = Field(ge=100_000, le=1_000_000)
    """Part of what the agency gets: 100000 to 1000000 are 10 % to 100 %."""


class SetSharerProductCommission(
    Call[Ok], post="/channels/ec/promoter/set_sharer_product_commission_info", repeatable=True
):
    """Set a promoter's part on one product (设置推客的单个商品的分佣比例信息). Counts for orders to come.

    Errors: 10024000, 10071003 (bad parameter), 10071029 (not bound).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/product/setsharerproductcommissioninfo.html
    """

    sharer_appid: str
    product_id: NumberId
    commission_ratio: int = Field(ge=100_000, le=1_000_000)
    """Part of what the agency gets: 100000 to 1000000 are 10 % to 100 %."""


class SharerProductCommission(Reply):
    """A promoter's part on one product."""

    is_set: bool = False
    """False when the product has no ratio of its own."""
    commission_ratio: int = 0


class GetSharerProductCommission(
    Call[SharerProductCommission],
    post="/channels/ec/promoter/get_sharer_product_commission_info",
    repeatable=True,
):
    """A promoter's part on one product (获取推客的某个商品的推广分佣比例).

    Errors: 10024000, 10071003 (bad parameter), 10071029 (not bound).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getsharerproductcommissioninfo
    """

    sharer_appid: str
    product_id: NumberId


class _PromotedBy(Call[R_co]):
    """Which promoter, and which product."""

    sharer_appid: str | None = None
    """The promoter; this or `sharer_openid`."""
    sharer_openid: str | None = None
    """Their openid in the mini-program that is bound to the agency."""
    product_id: NumberId | None = None
    """The product, together with `shop_appid`; or `product_short_link`."""
    shop_appid: str | None = None
    """The shop that sells it."""
    product_short_link: str | None = None
    """A short link of the product."""
    head_supplier_appid: str | None = None
    """The agency that supplies it, when that is another one."""


class ProductShortLink(Reply):
    """A promoter's link of a product."""

    short_link: str = ""
    """Opens inside WeChat."""
    http_short_link: str = ""
    """Opens outside too, and leads into WeChat."""
    product_id: NumberId | None = None
    shop_appid: str | None = None


class GetProductLink(
    _PromotedBy[ProductShortLink],
    post="/channels/ec/promoter/get_product_promotion_link_info",
    repeatable=True,
):
    """A promoter's short link of a product (获取推客对某个商品的推广短链).

    Errors: 10024000, 10071003 (bad parameter), 10071029 (not bound), 10071056 (another app's openid).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getproductpromotionlinkinfo.html
    """


class ProductQrcode(Reply):
    """A promoter's QR code of a product."""

    qrcode_url: str = ""


class GetProductQrcode(
    _PromotedBy[ProductQrcode],
    post="/channels/ec/promoter/get_product_promotion_qrcode_info",
    repeatable=True,
):
    """A promoter's QR code of a product (获取推客对某个商品的推广二维码).

    Errors: 10024000, 10071003 (bad parameter), 10071029 (not bound), 10071056 (another app's openid).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getproductpromotionqrcodeinfo.html
    """


class ProductPromotionLink(Reply):
    """A promoter's link for an embedded product card."""

    product_promotion_link: str = ""
    """Valid for good."""


class GetProductPromotionLink(
    _PromotedBy[ProductPromotionLink],
    post="/channels/ec/promoter/get_promoter_single_product_promotion_info",
    repeatable=True,
):
    """A promoter's link for a product card in a mini-program (获取某个推客某个商品的内嵌商品卡片).

    Errors: 10024000, 10071003 (bad parameter), 10071029 (not bound), 10071056 (another app's openid).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getpromotersingleproductpromotioninfo
    """


class UnbindPromoter(Call[Ok], post="/channels/ec/promoter/headsupplier_unbind_promoter"):
    """Unbind a promoter (机构解绑推客): event `promoter_bind_result`. Their links earn nothing any more.

    Errors: 10024000 (bad parameter), 10071029 (not bound).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_mmecpromoter_headsupplier_unbind_promoter.html
    """

    sharer_appid: str


def _sharers(page: BindSharerPage) -> list[BindSharer]:
    return page.sharer_info_list


def _products(page: PromoteProductPage) -> list[PromoteProductId]:
    return page.product_list


def _orders(page: CommissionOrderPage) -> list[CommissionId]:
    return page.list


class PromoterCalls:
    """Promoters."""

    status = endpoint(GetPromoterStatus)
    sharers = endpoint(GetBindSharers)
    iter_sharers = paged(GetBindSharers, _sharers, cursor("next_key"))
    set_commission = endpoint(SetSharerCommission)
    set_product_commission = endpoint(SetSharerProductCommission)
    product_commission = endpoint(GetSharerProductCommission)
    products = endpoint(GetPromoteProducts)
    iter_products = paged(GetPromoteProducts, _products, cursor("next_key"))
    product = endpoint(GetPromoteProduct)
    product_link = endpoint(GetProductLink)
    product_qrcode = endpoint(GetProductQrcode)
    product_promotion_link = endpoint(GetProductPromotionLink)
    unbind = endpoint(UnbindPromoter)
    commission_order = endpoint(GetCommissionOrder)
    commission_orders = endpoint(GetCommissionOrders)
    iter_commission_orders = paged(GetCommissionOrders, _orders, cursor("next_key", more="has_more"))


class Promoter(PromoterCalls, Sync):
    """Promoters (推客): binding, ratios, links, commission orders."""


class AsyncPromoter(PromoterCalls, Async):
    """Promoters (推客): binding, ratios, links, commission orders."""
