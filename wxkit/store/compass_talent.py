"""The data compass of a talent (电商罗盘达人版), day by day up to yesterday. Money in fen."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._numbers import TextInt
from wxkit.store._compass import CompassCall, CompassProductBase, CompassProductFigures, SaleProfileFound

__all__ = [
    "AsyncCompassTalent",
    "CompassTalent",
    "GetTalentOverall",
    "GetTalentProductData",
    "GetTalentProducts",
    "GetTalentSaleProfile",
    "TalentCompassProduct",
    "TalentCompassProductFound",
    "TalentCompassProducts",
    "TalentOverall",
    "TalentOverallFound",
    "TalentProductFigures",
]


class TalentOverall(Output):
    """What was paid on a day, by where."""

    pay_gmv: TextInt = 0
    """Altogether (成交金额)."""
    live_pay_gmv: TextInt = 0
    """In live rooms."""
    feed_pay_gmv: TextInt = 0
    """By videos."""
    window_pay_gmv: TextInt = 0
    """In the window (橱窗)."""
    product_pay_gmv: TextInt = 0
    """By shared products."""
    other_pay_gmv: TextInt = 0


class TalentOverallFound(Reply):
    """What was paid on a day."""

    data: TalentOverall = Field(default_factory=TalentOverall)


class GetTalentOverall(
    CompassCall[TalentOverallFound], post="/channels/ec/compass/finder/overall/get", repeatable=True
):
    """What was paid on a day (获取电商概览数据).

    Errors: 10021069 (bad date).
    https://developers.weixin.qq.com/doc/channels/API/compass/finder/getfinderoverall.html
    """


class TalentProductFigures(CompassProductFigures):
    """How a product sold on a day, and what the talent gets."""

    actual_commission: TextInt = 0
    """Settled."""
    predict_commission: TextInt = 0
    """Expected."""


class TalentCompassProduct(CompassProductBase):
    """A product the talent sells."""

    data: TalentProductFigures = Field(default_factory=TalentProductFigures)


class TalentCompassProductFound(Reply):
    """A product the talent sells."""

    product_info: TalentCompassProduct = Field(default_factory=TalentCompassProduct)


class GetTalentProductData(
    CompassCall[TalentCompassProductFound],
    post="/channels/ec/compass/finder/product/data/get",
    repeatable=True,
):
    """How a product sold on a day (获取带货商品数据).

    Errors: 10021069 (bad date).
    https://developers.weixin.qq.com/doc/channels/API/compass/finder/getfinderproductdata.html
    """

    product_id: str


class TalentCompassProducts(Reply):
    """The products the talent sells."""

    product_list: list[TalentCompassProduct] = []


class GetTalentProducts(
    CompassCall[TalentCompassProducts], post="/channels/ec/compass/finder/product/list/get", repeatable=True
):
    """How products sold on a day (获取带货商品列表).

    Errors: 10021069 (bad date).
    https://developers.weixin.qq.com/doc/channels/API/compass/finder/getfinderproductlist.html
    """


class GetTalentSaleProfile(
    CompassCall[SaleProfileFound], post="/channels/ec/compass/finder/sale/profile/data/get", repeatable=True
):
    """Who buys (获取带货人群数据).

    Errors: 10021069 (bad date).
    https://developers.weixin.qq.com/doc/channels/API/compass/finder/getfindersaleprofiledata.html
    """

    type: int
    """Which people (用户类型)."""


class CompassTalentCalls:
    """The data compass of a talent."""

    overall = endpoint(GetTalentOverall)
    product = endpoint(GetTalentProductData)
    products = endpoint(GetTalentProducts)
    sale_profile = endpoint(GetTalentSaleProfile)


class CompassTalent(CompassTalentCalls, Sync):
    """The data compass of a talent (电商罗盘达人版)."""


class AsyncCompassTalent(CompassTalentCalls, Async):
    """The data compass of a talent (电商罗盘达人版)."""
