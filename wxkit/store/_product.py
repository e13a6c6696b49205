"""A product (商品) as the Store answers it. Money in fen, times in Unix seconds."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Output
from wxkit._numbers import NumberId, TextInt
from wxkit.store._product_enums import EditStatus, LimitPeriod, ProductStatus, ProductType, SkuStatus

__all__ = [
    "AftersaleInfo",
    "Attribute",
    "AuditInfo",
    "CategoryId",
    "ComparedSku",
    "DeliverInfo",
    "Description",
    "ExpressInfo",
    "ExtraService",
    "InfoScore",
    "LimitedInfo",
    "PriceComparison",
    "Product",
    "ProductQualification",
    "SaleLimit",
    "ScoredField",
    "SizeChart",
    "SizeSpecification",
    "SizeValue",
    "Sku",
    "SkuDeliverInfo",
    "TimingOnsaleInfo",
]


class Description(Output):
    """The details below a product."""

    imgs: list[str] = []
    desc: str | None = None


class CategoryId(Output):
    """One level of a category (类目), outermost first."""

    cat_id: str = ""


class Attribute(Output):
    """A property of a product, or what tells its SKUs apart."""

    attr_key: str = ""
    attr_value: str = ""


class ExpressInfo(Output):
    """Freight."""

    template_id: TextInt = 0
    """The freight template (运费模版)."""
    weight: int | None = None
    """Grams."""


class SkuDeliverInfo(Output):
    """When a SKU ships."""

    stock_type: int = 0
    """0 in stock (现货), 1 presale at full price (全款预售)."""
    full_payment_presale_delivery_type: int | None = None
    """0 so many days after payment, 1 so many days after the presale."""
    presale_begin_time: int | None = None
    presale_end_time: int | None = None
    full_payment_presale_delivery_time: int | None = None
    """Days."""
    spot_after_presale_end: int | None = None
    """1: sold from stock when the presale is over."""


class Sku(Output):
    """One variant of a product."""

    sku_id: str = ""
    out_sku_id: str | None = None
    thumb_img: str = ""
    sale_price: int = 0
    market_price: int | None = None
    stock_num: int = 0
    sku_code: str | None = None
    bar_code: str | None = None
    sku_attrs: list[Attribute] | None = None
    status: SkuStatus = SkuStatus.INITIAL
    sku_deliver_info: SkuDeliverInfo | None = None


class LimitedInfo(Output):
    """How much one buyer may buy (限购)."""

    period_type: LimitPeriod = LimitPeriod.NONE
    limited_buy_num: int | None = None
    """Pieces of one buyer in a period."""


class ExtraService(Output):
    """Promises to the buyer; 0 not offered, 1 offered."""

    seven_day_return: int = 0
    pay_after_use: int = 0
    freight_insurance: int = 0
    fake_one_pay_three: int | None = None
    damage_guarantee: int | None = None
    exchange_support: int | None = None


class AftersaleInfo(Output):
    """Where returned goods go."""

    after_sale_address_id: str | None = None


class ProductQualification(Output):
    """Proof that a product may be sold (商品资质)."""

    qua_id: NumberId = ""
    qua_url: list[str] = []


class SizeValue(Output):
    """A size: one `value`, or a range from `left` to `right`."""

    key: str = ""
    value: str | None = None
    left: str | None = None
    right: str | None = None


class SizeSpecification(Output):
    """A measure of the size chart."""

    name: str = ""
    unit: str = ""
    is_range: bool = False
    value_list: list[SizeValue] = []


class SizeChart(Output):
    """The size chart (尺码表)."""

    enable: bool = False
    specification_list: list[SizeSpecification] | None = None


class TimingOnsaleInfo(Output):
    """A product that goes on sale later (待开售)."""

    status: int = 0
    onsale_time: int = 0
    is_hide_price: int = 0
    task_id: str | None = None


class DeliverInfo(Output):
    """When the product ships, for all its SKUs."""

    is_spu_range: int = 0
    """1: it holds."""
    sku_deliver_info: SkuDeliverInfo | None = None


class Product(Output):
    """A product; the live copy (线上数据) and the draft (草稿数据) have the same form."""

    product_id: str = ""
    out_product_id: str | None = None
    title: str = ""
    sub_title: str | None = None
    """No longer used."""
    short_title: str | None = None
    """Shown on gifts (礼物单)."""
    head_imgs: list[str] = []
    desc_info: Description = Field(default_factory=Description)
    cats: list[CategoryId] | None = None
    """Three levels of the old tree."""
    cats_v2: list[CategoryId] | None = None
    """All levels of the new tree."""
    attrs: list[Attribute] | None = None
    spu_code: str | None = None
    brand_id: str | None = None
    """`2100000000`: no brand."""
    deliver_method: int | None = None
    """0 express, 1 nothing shipped, phone number needed, 3 nothing shipped, account needed."""
    deliver_acct_type: list[int] | None = None
    express_info: ExpressInfo | None = None
    aftersale_desc: str | None = None
    status: ProductStatus = ProductStatus.INITIAL
    edit_status: EditStatus = EditStatus.INITIAL
    min_price: int = 0
    """Of the cheapest SKU."""
    skus: list[Sku] = []
    limited_info: LimitedInfo | None = None
    extra_service: ExtraService | None = None
    product_type: ProductType | None = None
    edit_time: int = 0
    src_product_id: str | None = None
    total_sold_num: int | None = None
    after_sale_info: AftersaleInfo | None = None
    product_qua_infos: list[ProductQualification] | None = None
    size_chart: SizeChart | None = None
    timing_onsale_info: TimingOnsaleInfo | None = None
    spu_deliver_info: DeliverInfo | None = None
    release_mode: int | None = None
    """0 normal, 1 minimal."""


class SaleLimit(Output):
    """Why the product sells less than it could."""

    is_limited: int = 0
    title: str | None = None
    sub_title: str | None = None


class ScoredField(Output):
    """A field that could be better."""

    busi_data_field_api: str = ""
    field_name: str = ""
    audit_remark: str | None = None


class InfoScore(Output):
    """How well the product is described."""

    score_level: int = 0
    """1 very well, 2 well, 3 fairly, 4 badly."""
    sub_score_list: list[ScoredField] = []


class ComparedSku(Output):
    """Whether a SKU is expensive elsewhere's prices considered."""

    sku_id: str = ""
    is_expensive_warning: bool = False


class PriceComparison(Output):
    """The platform's comparison of prices."""

    status: int = 0
    sku_result_list: list[ComparedSku] = []


class AuditInfo(Output):
    """How the shop let the product be audited."""

    user_strategy_flag_list: list[int] | None = None
