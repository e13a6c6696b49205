"""Help with writing products (发品辅助): which category, brand and attributes fit, and what is allowed."""

from __future__ import annotations

from typing import TypeVar

from pydantic import Field

from wxkit._call import Call, Input, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._numbers import NumberId

__all__ = [
    "AsyncProductHints",
    "AttributeMapped",
    "AttributesMapped",
    "BrandRecommended",
    "CategoriesRecommended",
    "CategoryHint",
    "CategoryLevel",
    "CategoryPath",
    "CategoryPrecheck",
    "ClassifyProduct",
    "ExternalAttribute",
    "ExternalAttributeInput",
    "MapAttribute",
    "MapAttributes",
    "PrecheckCategory",
    "ProductHints",
    "RecommendBrand",
]

R_co = TypeVar("R_co", bound=Reply, covariant=True)


class CategoryHint(Output):
    """A category."""

    cat_id: str = ""


class CategoryLevel(Output):
    """One level of a recommended category."""

    cat_info: CategoryHint = Field(default_factory=CategoryHint)
    has_permission: bool = False
    """Whether the shop may sell in it."""


class CategoryPath(Output):
    """A recommended category."""

    cats: list[CategoryLevel] = []
    """All its levels, outermost first."""


class CategoriesRecommended(Reply):
    """Categories that fit."""

    categories: list[CategoryPath] = []
    wrong_cat: bool | None = None
    """The category of the request does not fit."""


class ClassifyProduct(
    Call[CategoriesRecommended], post="/channels/ec/product/category/classify", repeatable=True
):
    """Categories that fit a title and pictures (商品类目推荐).

    Errors: 10020051.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_product_classify.html
    """

    req_type: int
    """What is asked for: 1 in the documented example."""
    title: str
    head_imgs: list[str]
    """Addresses that `img/upload` gave."""
    cat_id: str | None = None
    """The category to judge."""


class CategoryPrecheck(Reply):
    """Whether the shop may publish there."""

    all_pass: bool = False
    fail_reasons: list[str] = []


class PrecheckCategory(Call[CategoryPrecheck], post="/channels/ec/product/categoryprecheck", repeatable=True):
    """Whether the shop may publish products in a category (发品前校验): permission, deposit, bans, insurance.

    Errors: 10020017 (no such category), 10020504 (not a leaf category).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_categoryprecheck.html
    """

    cat_id: NumberId | None = None
    """A leaf category; absent: look at the shop only."""


class AttributeMapped(Reply):
    """An attribute in the words of the Store."""

    external_attribute_name: str | None = None
    external_attribute_value: str | None = None
    internal_attribute_name: str | None = None
    internal_attribute_value: list[str] | None = None


class MapAttribute(
    Call[AttributeMapped], post="/channels/ec/product/externalproductmapping", repeatable=True
):
    """Translate one attribute of another platform (外部商品属性映射).

    Errors: 10020017 (no such category).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_externalproductmapping.html
    """

    cat_id: NumberId
    """The leaf category here."""
    external_attribute_name: str | None = None
    external_attribute_value: str | None = None
    external_category_name: str | None = None
    """Its levels there, joined by colons."""


class _Described(Call[R_co]):
    """A product that is looked at as a whole."""

    cat_id: NumberId
    """A leaf category."""
    head_imgs: list[str] = Field(min_length=1)
    """Addresses that `img/upload` gave."""
    title: str
    detail_imgs: list[str] | None = None


class ExternalAttributeInput(Input):
    """An attribute of another platform."""

    key: str
    value: str


class ExternalAttribute(Output):
    """An attribute in the words of the Store."""

    key: str = ""
    value: str = ""


class AttributesMapped(Reply):
    """Attributes in the words of the Store."""

    attributes: list[ExternalAttribute] = []


class MapAttributes(
    _Described[AttributesMapped], post="/channels/ec/product/externalproductmappingnew", repeatable=True
):
    """Translate the attributes of another platform, with the help of title and pictures (外部商品属性映射).

    Errors: 10020017 (no such category).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_externalproductmappingnew.html
    """

    external_category_name: str | None = None
    external_attributes: list[ExternalAttributeInput] | None = None


class BrandRecommended(Reply):
    """A brand that fits."""

    brand_id: str = ""
    brand_name_chinese: str = ""
    brand_name_english: str = ""


class RecommendBrand(
    _Described[BrandRecommended], post="/channels/ec/product/productbrandrecommend", repeatable=True
):
    """The brand that a title and pictures suggest (商品品牌推荐).

    Errors: 10020017 (no such category).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_productbrandrecommend.html
    """


class ProductHintCalls:
    """Help with writing products."""

    classify = endpoint(ClassifyProduct)
    precheck_category = endpoint(PrecheckCategory)
    map_attribute = endpoint(MapAttribute)
    map_attributes = endpoint(MapAttributes)
    recommend_brand = endpoint(RecommendBrand)


class ProductHints(ProductHintCalls, Sync):
    """Help with writing products (发品辅助)."""


class AsyncProductHints(ProductHintCalls, Async):
    """Help with writing products (发品辅助)."""
