"""WeChat's categories (类目) and what each of them asks of products."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Output
from wxkit._numbers import TextInt

__all__ = [
    "AttributeRule",
    "CategoryBranch",
    "CategoryBrand",
    "CategoryInfo",
    "CategoryNode",
    "CategoryQualification",
    "CategoryRules",
    "CategoryWithProofs",
    "CouponRule",
    "SizeRule",
    "SizeRuleItem",
    "TransactionFee",
    "WritingRule",
]


class CategoryNode(Output):
    """A category."""

    cat_id: str = ""
    name: str = ""
    f_cat_id: str = ""
    """The category above; 0 on the first level."""
    level: int | None = None
    """Counts from 1."""
    leaf: bool | None = None
    """Products can be in it; only in the new tree."""


class CategoryQualification(Output):
    """A proof (资质) that a category asks for."""

    qua_id: str | None = None
    name: str | None = None
    tips: str | None = None
    """What to hand in."""
    need_to_apply: bool = False
    mandatory: bool = False


class CategoryWithProofs(Output):
    """A category and the proofs that it asks for."""

    cat: CategoryNode = Field(default_factory=CategoryNode)
    qua: CategoryQualification | None = None
    """Of the shop."""
    product_qua: CategoryQualification | None = None
    """Gives way to `product_qua_list`."""
    product_qua_list: list[CategoryQualification] | None = None
    """Of the product."""
    brand_qua: CategoryQualification | None = None
    """Of the brand."""
    is_confidence_require_bad_must_pay: bool | None = None
    """The shop has to pay for damage (坏损包赔)."""


class CategoryBranch(Output):
    """A leaf of the tree and the categories above it."""

    cat_and_qua: list[CategoryWithProofs] = []


class CategoryInfo(Output):
    """A category."""

    cat_id: str = ""
    name: str = ""


class CategoryBrand(Output):
    """A brand that the category admits."""

    brand_id: str = ""


class AttributeRule(Output):
    """A property that products of the category have."""

    name: str = ""
    type: str | None = None
    """Gives way to `type_v2`."""
    type_v2: str = ""
    """`string`, `select_one`, `select_many`, `integer`, `decimal4`, `integer_unit` or `decimal4_unit`."""
    value: str = ""
    """The choices or the units, joined by semicolons."""
    is_required: bool | None = None
    hint: str | None = None
    append_allowed: bool | None = None
    """Other choices are allowed."""


class TransactionFee(Output):
    """WeChat's fee (技术服务费), in 1/10000."""

    basis_point: int = 0
    """What the shop pays."""
    original_basis_point: int = 0
    """Without the incentive."""
    incentive_type: int = 0


class CouponRule(Output):
    """How far coupons may go."""

    discount_ratio_limit: int = 0
    discount_limit: int = 0


class WritingRule(Output):
    """How products of the category are written."""

    product_title_requirement: str | None = None
    product_img_requirement: str | None = None
    product_desc_requirement: str | None = None


class SizeRuleItem(Output):
    """A measure of the size chart."""

    name: str = ""
    unit: str = ""
    type: str = ""
    format: str = ""
    limit: str = ""
    is_required: bool = False


class SizeRule(Output):
    """The size chart (尺码表)."""

    is_support: bool = False
    item_list: list[SizeRuleItem] | None = None


class CategoryRules(Output):
    """What the category asks for."""

    shop_no_shipment: bool = False
    """Virtual goods are allowed."""
    access_permit_required: bool = False
    """Only for shops that WeChat admits (定向准入)."""
    pre_sale: bool = False
    """Presale is allowed."""
    seven_day_return: bool = False
    """The seven-day return has to be promised."""
    is_limit_brand: bool | None = None
    """Only brands of `brand_list`."""
    brand_list: list[CategoryBrand] | None = None
    deposit: TextInt | None = None
    """In fen."""
    product_attr_list: list[AttributeRule] | None = None
    sale_attr_list: list[AttributeRule] | None = None
    """What tells SKUs apart."""
    transactionfee_info: TransactionFee | None = None
    coupon_rule: CouponRule | None = None
    floor_price: int | None = None
    """No SKU may be cheaper, in fen."""
    confirm_receipt_days: list[str] | None = None
    product_requirement: WritingRule | None = None
    size_chart: SizeRule | list[SizeRule] | None = None
    is_confidence_require_bad_must_pay: bool | None = None
