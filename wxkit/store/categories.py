"""WeChat's categories (类目): the tree, and what a category asks of products.

What the shop may use, and how it asks for more, is the group `category_permits`. There are two trees:
`cats` with three levels, and `cats_v2` with any number; leaves have the same ids in both.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Output, Query, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._numbers import NumberId
from wxkit.store._category import (
    AttributeRule,
    CategoryBranch,
    CategoryBrand,
    CategoryInfo,
    CategoryNode,
    CategoryQualification,
    CategoryRules,
    CategoryWithProofs,
    CouponRule,
    SizeRule,
    SizeRuleItem,
    TransactionFee,
    WritingRule,
)

__all__ = [
    "AsyncCategories",
    "AttributeRule",
    "Categories",
    "CategoryBranch",
    "CategoryBrand",
    "CategoryDetail",
    "CategoryInfo",
    "CategoryNode",
    "CategoryQualification",
    "CategoryRule",
    "CategoryRules",
    "CategoryTree",
    "CategoryWithProofs",
    "CouponRule",
    "DeliverRule",
    "GetAllCategories",
    "GetAllCategoriesOld",
    "GetCategoryDetail",
    "GetCategoryDetailOld",
    "GetCategoryRule",
    "GetLeagueCategories",
    "GetProductRule",
    "GetSonCategories",
    "ProductRule",
    "ProductRuleCategory",
    "SizeRule",
    "SizeRuleItem",
    "SonCategories",
    "TransactionFee",
    "WritingRule",
]


class CategoryTree(Reply):
    """All categories, leaf by leaf."""

    cats: list[CategoryBranch] = []
    """The old tree."""
    cats_v2: list[CategoryBranch] = []
    """The new tree."""


class GetAllCategories(Call[CategoryTree], get="/shop/ec/category/all"):
    """All categories with the proofs that they ask for (获取所有类目); a large and slow answer.

    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-category/api_getallcategory.html
    """


class GetAllCategoriesOld(Call[CategoryTree], get="/channels/ec/category/all"):
    """All categories (获取所有类目) at the older path, which still works.

    https://developers.weixin.qq.com/doc/store/shop/API/category/getallcategory.html
    """


class GetLeagueCategories(Call[CategoryTree], get="/channels/ec/category/league/all"):
    """All categories (获取所有类目), for a league agency (联盟带货机构).

    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/basic/category/getallcategory.html
    """


class SonCategories(Reply):
    """The categories one level below."""

    cat_list: list[CategoryNode] = []
    """In the old tree."""
    cat_list_v2: list[CategoryNode] = []
    """In the new tree."""


class GetSonCategories(
    Call[SonCategories], post="/channels/ec/category/availablesoncategories/get", repeatable=True
):
    """Categories below another one that the shop may use (获取可用的子类目).

    https://developers.weixin.qq.com/doc/store/shop/API/category/getavailablesoncategories.html
    """

    f_cat_id: str
    """0: the first level."""


class CategoryDetail(Reply):
    """A category."""

    info: CategoryInfo = Field(default_factory=CategoryInfo)
    attr: CategoryRules = Field(default_factory=CategoryRules)
    product_qua_list: list[CategoryQualification] | None = None
    """Proofs that every product needs."""


class GetCategoryDetail(Call[CategoryDetail], post="/shop/ec/category/detail", repeatable=True):
    """What a category asks for (获取类目信息): attributes, proofs, deposit, fee.

    Errors: 10020017 (no such category).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-category/api_getcategorydetail.html
    """

    cat_id: NumberId
    """A leaf."""


class GetCategoryDetailOld(Call[CategoryDetail], post="/channels/ec/category/detail", repeatable=True):
    """What a category asks for (获取类目信息) at the older path, which still works.

    Errors: 10020017 (no such category).
    https://developers.weixin.qq.com/doc/store/shop/API/category/getcategorydetail.html
    """

    cat_id: NumberId
    """A leaf."""


class ProductRuleCategory(Output):
    """The category of a rule."""

    cat_id: NumberId = ""
    name: str = ""


class ProductRule(Reply):
    """How products of the category are written."""

    info: ProductRuleCategory = Field(default_factory=ProductRuleCategory)
    product_attr_list: list[AttributeRule] = []
    sale_attr_list: list[AttributeRule] = []
    """What tells SKUs apart."""
    product_qua_list: list[CategoryQualification] = []
    floor_price: int | None = None
    """No SKU may be cheaper, in fen."""
    size_chart: SizeRule | None = None
    product_requirement: WritingRule | None = None
    is_need_bar_code: bool = False
    """Every SKU needs a bar code."""


class GetProductRule(Call[ProductRule], post="/shop/ec/category/getcategoryproductrule", repeatable=True):
    """How products of a category are written (获取类目下商品发布规则).

    https://developers.weixin.qq.com/doc/store/shop/API/category-rule/api_getcategoryproductrule.html
    """

    cat_id: NumberId
    """A leaf."""
    release_mode: Literal[0, 1] | None = None
    """0 normal, 1 minimal (极简发品)."""


class DeliverRule(Output):
    """A way to deliver."""

    deliver_type: int = 0
    """0 express, 1 courses, 3 vouchers, 4 game characters, 5 game accounts, 6 same-city."""
    acct_type: list[int] = []
    """To which accounts: 1 WeChat, 2 QQ, 3 phone, 4 e-mail."""


# Inside a class that has a field named list, `list[…]` would mean the field.
DeliverRules = list[DeliverRule]


class CategoryRule(Reply):
    """What the rule says: only the fields of the rule that was asked for."""

    deposit: int | None = None
    """In fen."""
    list: DeliverRules | None = None
    """Ways to deliver."""


class GetCategoryRule(Call[CategoryRule], post="/shop/ec/category/getcategoryrule", repeatable=True):
    """A rule of a category for this shop (获取保证金类目规则, 获取发货方式类目规则).

    https://developers.weixin.qq.com/doc/store/shop/API/category-rule/api_get_category_rule.html
    """

    rule_id: Query[int]
    """1 the deposit, 2 ways to deliver."""
    category_id: NumberId


class CategoryCalls:
    """WeChat's categories."""

    all = endpoint(GetAllCategories)
    all_old = endpoint(GetAllCategoriesOld)
    all_of_league = endpoint(GetLeagueCategories)
    sons = endpoint(GetSonCategories)
    detail = endpoint(GetCategoryDetail)
    detail_old = endpoint(GetCategoryDetailOld)
    product_rule = endpoint(GetProductRule)
    rule = endpoint(GetCategoryRule)


class Categories(CategoryCalls, Sync):
    """WeChat's categories (类目)."""


class AsyncCategories(CategoryCalls, Async):
    """WeChat's categories (类目)."""
