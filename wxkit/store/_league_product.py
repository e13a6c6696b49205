"""A product as an agency of the league sees it. Prices in fen."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._numbers import NumberId
from wxkit.store._product import CategoryId, Description, Sku

__all__ = [
    "AgencyItemContent",
    "AgencyProduct",
    "AgencyProductContent",
    "AgencyProductFound",
    "AgencyProductInfo",
    "AgencyProductShop",
    "GetAgencyProduct",
]


class AgencyProductContent(Output):
    """What buyers read about a product."""

    title: str = ""
    sub_title: str | None = None
    head_imgs: list[str] = []
    desc_info: Description = Field(default_factory=Description)
    cats_v2: list[CategoryId] = []
    """The categories, outermost first."""


class AgencyItemContent(AgencyProductContent):
    """What buyers read about a product, with its categories in the tree of before, too."""

    cats: list[CategoryId] = []
    """In the tree of three levels, which is going away."""


class AgencyProductInfo(AgencyProductContent):
    """A product."""

    skus: list[Sku] = []
    status: int = 0
    """5 is on sale."""
    monthly_sales_range: int = 0
    """How many are sold a month, as a range."""


class AgencyProductShop(Output):
    """The shop of a product."""

    name: str = ""
    icon: str = ""
    score: int = 0


class AgencyProduct(Output):
    """A product and its shop."""

    shop_appid: str = ""
    product_id: NumberId = ""
    product_info: AgencyProductInfo = Field(default_factory=AgencyProductInfo)
    shop: AgencyProductShop = Field(default_factory=AgencyProductShop)


class AgencyProductFound(Reply):
    """A product and its shop."""

    product: AgencyProduct = Field(default_factory=AgencyProduct)


class GetAgencyProduct(
    Call[AgencyProductFound], post="/channels/ec/league/headsupplier/productdetail/get", repeatable=True
):
    """A product, without what promoting it pays (获取商品基础详情).

    Errors: 10024000 (bad parameter), 10024003 (appid), 10024009 (product_id).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getproductdetail.html
    """

    shop_appid: str
    product_id: NumberId
    plan_type: int | None = None
    """1 targeted plan (定向), 2 public plan (公开)."""
