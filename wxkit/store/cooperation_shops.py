"""Shops that a mini-program leads people to (合作小店), with the mini-program's token. Money in fen."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import cursor
from wxkit.store._order import PriceInfo
from wxkit.store._order_line import OrderLine
from wxkit.store.cooperation import CooperationStatus

__all__ = [
    "AsyncCooperatingShops",
    "CooperatingShops",
    "CooperationOrder",
    "CooperationOrderDetail",
    "CooperationOrderFound",
    "CooperationProduct",
    "CooperationProductFound",
    "CooperationProductId",
    "CooperationProductPage",
    "CooperationShop",
    "CooperationShops",
    "GetCooperationOrder",
    "GetCooperationProduct",
    "GetCooperationProducts",
    "GetCooperationShops",
]

_BOTH = ("store", "miniprogram")


class CooperationShop(Output):
    """A shop. Times in milliseconds."""

    appid: str = ""
    nickname: str = ""
    status: CooperationStatus = CooperationStatus.UNKNOWN
    bind_time: int | None = None
    unbind_time: int | None = None
    cancel_time: int | None = None


class CooperationShops(Reply):
    """The shops."""

    shop_list: list[CooperationShop] = []


class GetCooperationShops(
    Call[CooperationShops], post="/channels/ec/cooperation/shop/list", products=_BOTH, repeatable=True
):
    """The shops the mini-program cooperates with (获取合作小店列表).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/cooperation_shop/list_shop.html
    """


class CooperationProductId(Output):
    """What names a product."""

    product_id: str = ""


class CooperationProductPage(Reply):
    """A page of products."""

    products: list[CooperationProductId] = []
    total_num: int = 0
    next_key: str | None = None
    """Empty on the last page."""


class GetCooperationProducts(
    Call[CooperationProductPage],
    post="/channels/ec/cooperation/product/list",
    products=_BOTH,
    repeatable=True,
):
    """The products of a shop (获取合作小店商品列表).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/cooperation_shop/list_cooperation_shop_product.html
    """

    shop_appid: str
    page_size: int = Field(default=10, ge=1)
    next_key: str | None = None
    """Of the page before."""


class CooperationProduct(Output):
    """A product."""

    product_id: str = ""
    title: str = ""
    img_urls: list[str] = []
    min_price: int = 0
    """The lowest, fen."""


class CooperationProductFound(Reply):
    """A product."""

    product: CooperationProduct = Field(default_factory=CooperationProduct)


class GetCooperationProduct(
    Call[CooperationProductFound],
    post="/channels/ec/cooperation/product/get",
    products=_BOTH,
    repeatable=True,
):
    """A product of a shop (获取合作小店商品).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/cooperation_shop/get_product.html
    """

    shop_appid: str
    product_id: str


class CooperationOrderDetail(Output):
    """What was bought, and for how much."""

    product_infos: list[OrderLine] = []
    price_info: PriceInfo = Field(default_factory=PriceInfo)


class CooperationOrder(Output):
    """An order that came through the mini-program."""

    openid: str = ""
    """Of the buyer, in the mini-program."""
    unionid: str | None = None
    order_detail: CooperationOrderDetail = Field(default_factory=CooperationOrderDetail)


class CooperationOrderFound(Reply):
    """An order that came through the mini-program."""

    order: CooperationOrder = Field(default_factory=CooperationOrder)


class GetCooperationOrder(
    Call[CooperationOrderFound], post="/channels/ec/cooperation/order/get", products=_BOTH, repeatable=True
):
    """An order that came through the mini-program (获取合作小店订单).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/cooperation_shop/get_order.html
    """

    shop_appid: str
    order_id: str
    """From the event `cooperation_shop_order`; not the shop's own order id."""


class CooperationShopCalls:
    """Shops that a mini-program leads people to."""

    list = endpoint(GetCooperationShops)
    products = endpoint(GetCooperationProducts)
    iter_products = paged(GetCooperationProducts, lambda page: page.products, cursor("next_key"))
    product = endpoint(GetCooperationProduct)
    order = endpoint(GetCooperationOrder)


class CooperatingShops(CooperationShopCalls, Sync):
    """Shops that a mini-program leads people to (合作小店)."""


class AsyncCooperatingShops(CooperationShopCalls, Async):
    """Shops that a mini-program leads people to (合作小店)."""
