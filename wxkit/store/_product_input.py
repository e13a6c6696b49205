"""A product (商品) as the merchant sends it. Money in fen, times in Unix seconds."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Input
from wxkit._numbers import NumberId, TextInt
from wxkit.store._product_enums import LimitPeriod
from wxkit.store._stock_enums import StockDiff

__all__ = [
    "AftersaleInput",
    "AttributeInput",
    "CategoryInput",
    "DeliverInput",
    "DescriptionInput",
    "ExpressInput",
    "ExtraServiceInput",
    "LimitedInput",
    "LiveSkuInput",
    "QualificationInput",
    "SizeChartInput",
    "SizeSpecificationInput",
    "SizeValueInput",
    "SkuDeliverInput",
    "SkuInput",
    "SkuUpdateInput",
    "StockInput",
    "TimingOnsaleInput",
]

Flag = Literal[0, 1]


class DescriptionInput(Input):
    """The details below a product."""

    imgs: list[str] = []
    """Addresses that `img/upload` gave; some categories want at least one."""
    desc: str | None = None


class CategoryInput(Input):
    """One level of a category (类目), outermost first."""

    cat_id: str


class AttributeInput(Input):
    """A property of a product, or what tells its SKUs apart."""

    attr_key: str
    """At most 40 characters on a SKU."""
    attr_value: str


class ExpressInput(Input):
    """Freight."""

    template_id: TextInt
    """The freight template (运费模版)."""
    weight: int | None = None
    """Grams."""


class SkuDeliverInput(Input):
    """When a SKU ships."""

    stock_type: int | None = None
    """0 in stock (现货), 1 presale at full price (全款预售)."""
    presale_begin_time: int | None = None
    presale_end_time: int | None = None
    full_payment_presale_delivery_type: int | None = None
    """0 so many days after payment, 1 so many days after the presale."""
    full_payment_presale_delivery_time: int | None = None
    """1 to 15 days."""
    spot_after_presale_end: Flag | None = None
    """1: sell from stock when the presale is over."""


class SkuInput(Input):
    """One variant of a new product."""

    out_sku_id: str | None = Field(default=None, max_length=128)
    thumb_img: str = ""
    sale_price: int
    """1 to 1,000,000,000."""
    market_price: int | None = None
    """Not below `sale_price`."""
    stock_num: int | None = None
    """At least 1 for a new product."""
    sku_code: str | None = Field(default=None, max_length=100)
    bar_code: str | None = None
    sku_attrs: list[AttributeInput] | None = None
    """What tells this variant from the others; no two may have the same."""
    sku_deliver_info: SkuDeliverInput | None = None


class SkuUpdateInput(SkuInput):
    """A variant of a known product; without `sku_id` it is a new one."""

    sku_id: str | None = None
    status: int | None = None


class StockInput(Input):
    """A change of stock."""

    diff_type: StockDiff
    num: int = Field(ge=0)


class LiveSkuInput(Input):
    """A variant that is changed without an audit."""

    sku_id: str
    sku_code: str | None = None
    stock_info: StockInput | None = None
    sale_price: int | None = None
    sku_deliver_info: SkuDeliverInput | None = None
    is_delete: bool | None = None
    status: int | None = None


class LimitedInput(Input):
    """How much one buyer may buy (限购)."""

    period_type: LimitPeriod | Literal[0, 1, 2, 3, 4] | None = None
    limited_buy_num: int | None = None
    """Pieces of one buyer in a period."""


class ExtraServiceInput(Input):
    """Promises to the buyer; WeChat corrects what its rules demand without saying so."""

    seven_day_return: int = 0
    pay_after_use: int | None = None
    freight_insurance: int = 0
    fake_one_pay_three: int | None = None
    damage_guarantee: int | None = None
    exchange_support: int | None = None


class AftersaleInput(Input):
    """Where returned goods go."""

    after_sale_address_id: NumberId | None = None


class QualificationInput(Input):
    """Proof that a product may be sold (商品资质)."""

    qua_id: str
    """The example of `add` writes a number, that of `update` text."""
    qua_url: list[str]


class SizeValueInput(Input):
    """A size: one `value`, or a range from `left` to `right`; each at most 5 characters."""

    key: str
    value: str | None = Field(default=None, max_length=5)
    left: str | None = Field(default=None, max_length=5)
    right: str | None = Field(default=None, max_length=5)


class SizeSpecificationInput(Input):
    """A measure of the size chart."""

    name: str
    unit: str
    is_range: bool
    value_list: list[SizeValueInput]


class SizeChartInput(Input):
    """The size chart (尺码表)."""

    enable: bool
    specification_list: list[SizeSpecificationInput] | None = None


class TimingOnsaleInput(Input):
    """When the product goes on sale (待开售)."""

    status: int
    onsale_time: int | None = None
    is_hide_price: Flag | None = None


class DeliverInput(Input):
    """When the product ships, for all its SKUs."""

    is_spu_range: Flag | None = None
    """1: it holds."""
    sku_deliver_info: SkuDeliverInput | None = None
