"""The data compass of a shop (电商罗盘商家版), day by day up to yesterday. Money in fen."""

from __future__ import annotations

from typing import TypeVar

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._numbers import TextInt
from wxkit.store._compass import CompassCall, CompassProductBase, CompassProductFigures, SaleProfileFound

__all__ = [
    "AsyncCompassShop",
    "CompassShop",
    "FinderAuthorizations",
    "GetFinderAuthorizations",
    "GetShopLives",
    "GetShopOverall",
    "GetShopProductData",
    "GetShopProducts",
    "GetShopSaleProfile",
    "GetShopTalentOverall",
    "GetShopTalentProducts",
    "GetShopTalents",
    "GetShopTalentsOverall",
    "ShopCompassProduct",
    "ShopCompassProductFound",
    "ShopCompassProducts",
    "ShopLive",
    "ShopLives",
    "ShopOverall",
    "ShopOverallFound",
    "ShopProductFigures",
    "ShopTalent",
    "ShopTalentFigures",
    "ShopTalentOverallFound",
    "ShopTalentProduct",
    "ShopTalentProductFigures",
    "ShopTalentProducts",
    "ShopTalents",
    "ShopTalentsOverall",
    "ShopTalentsOverallFound",
]

R_co = TypeVar("R_co", bound=Reply, covariant=True)


class ShopOverall(Output):
    """How the shop sold on a day."""

    pay_gmv: TextInt = 0
    """Paid (成交金额)."""
    pay_uv: TextInt = 0
    """People who paid."""
    pay_refund_gmv: TextInt = 0
    """Refunded of what was paid (成交退款金额)."""
    pay_order_cnt: TextInt = 0
    """Orders paid."""
    live_pay_gmv: TextInt = 0
    """Paid in live rooms."""
    feed_pay_gmv: TextInt = 0
    """Paid by videos."""
    product_click_uv: TextInt = 0
    """People who opened a product."""


class ShopOverallFound(Reply):
    """How the shop sold on a day."""

    data: ShopOverall = Field(default_factory=ShopOverall)


class GetShopOverall(
    CompassCall[ShopOverallFound], post="/channels/ec/compass/shop/overall/get", repeatable=True
):
    """How the shop sold on a day (获取电商数据概览).

    Errors: 10021069 (bad date).
    https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/getshopoverall.html
    """


class ShopProductFigures(CompassProductFigures):
    """How a product sold on a day, and who gets what."""

    cart_pay_ratio: float = 0.0
    """Of those in carts, how many were paid."""
    cart_pay_uv: TextInt = 0
    cart_pay_gmv: TextInt = 0
    pay_finder_cnt: TextInt = 0
    """Talents who sold it."""
    click_to_pay_cnt_ratio: float = 0.0
    seller_actual_settle_amount: TextInt = 0
    """The shop's, settled."""
    platform_actual_commission: TextInt = 0
    """The platform's fee, settled."""
    finderuin_actual_commission: TextInt = 0
    """The talents' commission, settled."""
    captain_actual_commission: TextInt = 0
    """The agencies' fee, settled."""
    seller_predict_settle_amount: TextInt = 0
    """Expected, and so on."""
    platform_predict_commission: TextInt = 0
    finderuin_predict_commission: TextInt = 0
    captain_predict_commission: TextInt = 0


class ShopCompassProduct(CompassProductBase):
    """A product of the shop."""

    data: ShopProductFigures = Field(default_factory=ShopProductFigures)


class ShopCompassProductFound(Reply):
    """A product of the shop."""

    product_info: ShopCompassProduct = Field(default_factory=ShopCompassProduct)


class GetShopProductData(
    CompassCall[ShopCompassProductFound], post="/channels/ec/compass/shop/product/data/get", repeatable=True
):
    """How a product sold on a day (获取商品详细信息).

    Errors: 10021069 (bad date).
    https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/getshopproductdata.html
    """

    product_id: str


class ShopCompassProducts(Reply):
    """Products of the shop."""

    product_list: list[ShopCompassProduct] = []


class GetShopProducts(
    CompassCall[ShopCompassProducts], post="/channels/ec/compass/shop/product/list/get", repeatable=True
):
    """How products sold on a day (获取商品列表).

    Errors: 10021069 (bad date).
    https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/getshopproductlist.html
    """

    offset: int | None = Field(default=None, ge=0)
    limit: int | None = Field(default=None, ge=1)


class GetShopSaleProfile(
    CompassCall[SaleProfileFound], post="/channels/ec/compass/shop/sale/profile/data/get", repeatable=True
):
    """Who buys (获取店铺人群数据).

    Errors: 10021069 (bad date).
    https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/getshopsaleprofiledata.html
    """

    type: int
    """Which people (用户类型)."""


class FinderAuthorizations(Reply):
    """The Channels accounts of the shop."""

    main_finder_id: str = ""
    """主营视频号."""
    authorized_finder_id_list: list[str] = []
    """授权视频号."""


class GetFinderAuthorizations(
    Call[FinderAuthorizations],
    post="/channels/ec/compass/shop/finder/authorization/list/get",
    repeatable=True,
):
    """The Channels accounts of the shop (获取授权视频号列表).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/get_finder_authorization_list.html
    """


class ShopTalentFigures(Output):
    """What a talent sold on a day."""

    pay_gmv: TextInt = 0
    """Paid (成交金额)."""
    pay_uv: TextInt = 0
    """People who paid."""
    pay_product_id_cnt: TextInt = 0
    """Products sold (动销商品数)."""
    pay_refund_gmv: TextInt = 0
    """Refunded of what was paid that day (成交退款金额)."""
    refund_gmv: TextInt = 0
    """Refunded that day (退款金额)."""


class ShopTalent(Output):
    """A talent who sells for the shop: a Channels account, a talent account or an official account."""

    finder_id: str = ""
    finder_nickname: str = ""
    talent_id: str | None = None
    talent_nickname: str | None = None
    mp_id: str | None = None
    mp_nickname: str | None = None
    data: ShopTalentFigures = Field(default_factory=ShopTalentFigures)


class ShopTalents(Reply):
    """The talents who sold on a day."""

    finder_list: list[ShopTalent] = []


class GetShopTalents(
    CompassCall[ShopTalents], post="/channels/ec/compass/shop/finder/list/get", repeatable=True
):
    """The talents who sold on a day (获取带货达人列表).

    Errors: 10021069 (bad date).
    https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/getshopfinderlist.html
    """

    version: str | None = None
    """Of the answer."""


class ShopTalentsOverall(Output):
    """What talents sold on a day."""

    pay_gmv: TextInt = 0
    """Paid (成交金额)."""
    pay_sales_finder_cnt: TextInt = 0
    """Talents who sold (动销达人数)."""
    pay_product_id_cnt: TextInt = 0
    """Products sold (动销商品数)."""
    click_to_pay_uv_ratio: float = 0.0
    """Of those who opened a product, how many paid: 0 to 1."""


class ShopTalentsOverallFound(Reply):
    """What talents sold on a day."""

    data: ShopTalentsOverall = Field(default_factory=ShopTalentsOverall)


class GetShopTalentsOverall(
    CompassCall[ShopTalentsOverallFound], post="/channels/ec/compass/shop/finder/overall/get", repeatable=True
):
    """What talents sold on a day (获取带货数据概览).

    Errors: 10021069 (bad date).
    https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/getshopfinderoverall.html
    """


class _OfTalent(CompassCall[R_co]):
    """Whose figures: one of the three."""

    finder_id: str | None = None
    """A Channels account (视频号)."""
    talent_id: str | None = None
    """A talent account (带货助手)."""
    mp_id: str | None = None
    """An official account (公众号)."""


class ShopTalentProductFigures(Output):
    """What a talent sold of a product."""

    pay_gmv: TextInt = 0
    """Paid (成交金额)."""
    commission_ratio: float = 0.0
    """佣金率."""


class ShopTalentProduct(CompassProductBase):
    """A product that a talent sold."""

    data: ShopTalentProductFigures = Field(default_factory=ShopTalentProductFigures)


class ShopTalentProducts(Reply):
    """The products that a talent sold."""

    product_list: list[ShopTalentProduct] = []


class GetShopTalentProducts(
    _OfTalent[ShopTalentProducts], post="/channels/ec/compass/shop/finder/product/list/get", repeatable=True
):
    """The products that a talent sold on a day (获取带货达人商品列表).

    Errors: 10021069 (bad date).
    https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/getshopfinderproductlist.html
    """


class ShopTalentOverallFound(Reply):
    """What a talent sold on a day."""

    data: ShopTalentFigures = Field(default_factory=ShopTalentFigures)


class GetShopTalentOverall(
    _OfTalent[ShopTalentOverallFound],
    post="/channels/ec/compass/shop/finder/product/overall/get",
    repeatable=True,
):
    """What a talent sold on a day (获取带货达人详情).

    Errors: 10021069 (bad date).
    https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/getshopfinderproductoverall.html
    """


class ShopLive(Output):
    """A live room of the shop."""

    live_id: str = ""
    live_title: str = ""
    live_time: TextInt = 0
    """When it began, Unix seconds."""
    live_duration: TextInt = 0
    """Seconds."""
    live_cover_img_url: str = ""


class ShopLives(Reply):
    """The live rooms of a day."""

    live_list: list[ShopLive] = []


class GetShopLives(CompassCall[ShopLives], post="/channels/ec/compass/shop/live/list/get", repeatable=True):
    """The live rooms of a day (获取店铺开播列表).

    Errors: 10021069 (bad date).
    https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/getshoplivelist.html
    """

    finder_id: str
    """A Channels account of the shop."""


class CompassShopCalls:
    """The data compass of a shop."""

    overall = endpoint(GetShopOverall)
    product = endpoint(GetShopProductData)
    products = endpoint(GetShopProducts)
    sale_profile = endpoint(GetShopSaleProfile)
    finder_authorizations = endpoint(GetFinderAuthorizations)
    talents = endpoint(GetShopTalents)
    talents_overall = endpoint(GetShopTalentsOverall)
    talent_products = endpoint(GetShopTalentProducts)
    talent_overall = endpoint(GetShopTalentOverall)
    lives = endpoint(GetShopLives)


class CompassShop(CompassShopCalls, Sync):
    """The data compass of a shop (电商罗盘商家版)."""


class AsyncCompassShop(CompassShopCalls, Async):
    """The data compass of a shop (电商罗盘商家版)."""
