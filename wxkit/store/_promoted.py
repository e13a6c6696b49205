"""Products that promoters may promote (可推广商品). Money in fen, ratios in parts per million."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, WrapSerializer

from wxkit._call import Call, Input, Output, Reply
from wxkit._numbers import NumberId, numbers_as_text

__all__ = [
    "CouponId",
    "GetPromoteProduct",
    "GetPromoteProducts",
    "HeadSupplier",
    "PromoteCategory",
    "PromoteCommission",
    "PromoteProduct",
    "PromoteProductCategory",
    "PromoteProductDesc",
    "PromoteProductFound",
    "PromoteProductId",
    "PromoteProductInfo",
    "PromoteProductPage",
    "PromoteSku",
    "PromoteSkuAttr",
    "PromoteSkuDelivery",
    "Range",
    "SpuItemCondition",
]


class Range(Input):
    """From `min` to `max`."""

    min: int | None = None
    max: int | None = None


class SpuItemCondition(Input):
    """What the products have to fulfil."""

    selling_price_range: Range | None = None
    """Fen."""
    monthly_sales_range: Range | None = None
    service_fee_rate_range: Range | None = None
    """Parts per hundred thousand (10 万分之): 10000 is 10 %."""
    commission_rate_range: Range | None = None
    """Parts per hundred thousand (10 万分之): 10000 is 10 %."""
    promote_time_range: Range | None = None
    """Unix seconds."""
    flags: list[str] | None = None


class PromoteCategory(Input):
    """Which categories the products are of."""

    category_id: str | None = None
    category_name: str | None = None
    category_ids_1: list[int] | None = None
    """Of the first level, and so on."""
    category_ids_2: list[int] | None = None
    category_ids_3: list[int] | None = None


class PromoteProductId(Output):
    """What names a promotable product."""

    product_id: NumberId = ""
    shop_appid: str = ""
    head_supplier_appid: str | None = None
    """The agency that supplies it, for plans 3 and 4."""


class PromoteProductPage(Reply):
    """A page of promotable products."""

    product_list: list[PromoteProductId] = []
    next_key: str | None = None
    """Empty on the last page."""


class GetPromoteProducts(
    Call[PromoteProductPage], post="/channels/ec/promoter/get_promote_product_list", repeatable=True
):
    """Ids of the products that promoters may promote (获取可推广的商品 id 列表).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/product/getpromoteproductlist.html
    """

    plan_type: int = Field(ge=1, le=4)
    """1 targeted plans (定向), 2 public plans (公开), 3 and 4 those of another agency."""
    page_size: int = Field(default=20, ge=1, le=20)
    """At most 20."""
    next_key: str = ""
    """Of the page before; empty for the first."""
    shop_appid: str | None = None
    keyword: str | None = None
    """In the title."""
    spu_item_condition: Annotated[
        SpuItemCondition | None, WrapSerializer(numbers_as_text, when_used="json")
    ] = None
    """Its numbers travel as text here, unlike those of `GetSelectionProducts`."""
    category: Annotated[PromoteCategory | None, WrapSerializer(numbers_as_text, when_used="json")] = None
    """Not for targeted plans. Its numbers travel as text, too."""


class PromoteProductDesc(Output):
    """The detail part of the product page."""

    imgs: list[str] = []
    desc: str | None = None


class PromoteProductCategory(Output):
    """A category."""

    cat_id: str = ""


class PromoteSkuAttr(Output):
    """A sale attribute, such as colour: red."""

    attr_key: str = ""
    attr_value: str = ""


class PromoteSkuDelivery(Output):
    """Stock or presale (预售). Times in Unix seconds."""

    stock_type: int = 0
    full_payment_presale_delivery_type: int = 0
    presale_begin_time: int = 0
    presale_end_time: int = 0
    full_payment_presale_delivery_time: int = 0
    spot_after_presale_end: int = 0


class PromoteSku(Output):
    """A SKU."""

    sku_id: str = ""
    thumb_img: str = ""
    sale_price: int = 0
    """Fen."""
    stock_num: int = 0
    sku_attrs: list[PromoteSkuAttr] = []
    sku_deliver_info: PromoteSkuDelivery | None = None


class PromoteProductInfo(Output):
    """The product as buyers see it."""

    title: str = ""
    sub_title: str | None = None
    head_imgs: list[str] = []
    desc_info: PromoteProductDesc = Field(default_factory=PromoteProductDesc)
    cats_v2: list[PromoteProductCategory] = []
    status: int = 0
    """5 is on sale."""
    skus: list[PromoteSku] = []


class PromoteCommission(Output):
    """What promoting it brings."""

    status: int = 0
    """State of the plan."""
    service_ratio: int = 0
    """The agency's commission, in parts per million of what is paid."""
    start_time: int = 0
    end_time: int = 0


class HeadSupplier(Output):
    """An agency (联盟带货机构)."""

    head_supplier_appid: str = ""
    name: str = ""


class PromoteProduct(Output):
    """A promotable product."""

    product_id: NumberId = ""
    shop_appid: str = ""
    product_promotion_link: str = ""
    """For a product card in the agency's own mini-program: pays the agency alone."""
    product_info: PromoteProductInfo = Field(default_factory=PromoteProductInfo)
    commission_info: PromoteCommission = Field(default_factory=PromoteCommission)
    head_supplier_info: HeadSupplier | None = None


class CouponId(Output):
    """A coupon (优惠券)."""

    coupon_id: str = ""


class PromoteProductFound(Reply):
    """A promotable product."""

    product: PromoteProduct = Field(default_factory=PromoteProduct)
    public_coupons: list[CouponId] = []
    publish_coupons: list[CouponId] | None = None
    """The same, as the newest documentation names it."""
    cooperative_coupons: list[CouponId] = []


class GetPromoteProduct(
    Call[PromoteProductFound], post="/channels/ec/promoter/get_promote_product_detail", repeatable=True
):
    """A promotable product (获取可推广的商品详情).

    Errors: 10024000 (bad parameter, not promotable).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/product/getpromoteproductdetail.html
    """

    shop_appid: str
    product_id: NumberId
    plan_type: int = Field(ge=1, le=4)
    """1 targeted plans (定向), 2 public plans (公开), 3 and 4 those of another agency."""
    get_available_coupon: bool = False
    """Also tell which coupons go with it."""
    head_supplier_appid: str | None = None
    """The agency that supplies it; required for plans 3 and 4."""
