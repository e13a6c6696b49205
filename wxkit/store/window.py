"""The window of a Channels account (视频号橱窗), with the account's token (视频号助手). Prices in fen."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._numbers import NumberId
from wxkit._paging import cursor

__all__ = [
    "AddWindowProduct",
    "AsyncWindow",
    "GetWindowProduct",
    "GetWindowProducts",
    "RemoveWindowProduct",
    "Window",
    "WindowBan",
    "WindowBranch",
    "WindowDiscount",
    "WindowItem",
    "WindowPage",
    "WindowPagePath",
    "WindowProduct",
    "WindowProductFound",
]


class AddWindowProduct(Call[Ok], post="/channels/ec/window/product/add", repeatable=True):
    """Put a product into the window (上架商品到橱窗).

    Errors: 10022001 (not a Channels account), 10022002 (window banned), 10022008 (not a shop of the account).
    https://developers.weixin.qq.com/doc/channels/API/windowproduct/add.html
    """

    product_id: str
    appid: str
    """The shop it comes from."""
    is_hide_for_window: bool | None = None
    """Hide it on the account's own page."""


class RemoveWindowProduct(Call[Ok], post="/channels/ec/window/product/off", repeatable=True):
    """Take a product out of the window (下架橱窗商品). Without effect now: it follows the state in the shop.

    Errors: 10022001 (not a Channels account), 10022002 (window banned), 10022003 (not in the window),
    10022007 (from the selling centre), 10022008 (not a shop of the account).
    https://developers.weixin.qq.com/doc/channels/API/windowproduct/off.html
    """

    product_id: str
    appid: str
    """The shop it comes from."""


class WindowPagePath(Output):
    """Where the product opens."""

    appid: str = ""
    half_page_path: str | None = None
    full_page_path: str | None = None


class WindowBan(Output):
    """Why the product may not be sold."""

    reason: int = 0
    need_apply_category_id: str | None = None
    """The category to apply for."""
    need_apply_category_name: str | None = None


class WindowBranch(Output):
    """A branch of the shop (分店)."""

    branch_id: str = ""
    branch_name: str = ""
    branch_status: int = 0
    """0 open, 1 closed."""


class WindowDiscount(Output):
    """A limited-time offer (抢购)."""

    is_effect: bool = False
    discount_price: int = 0
    stock: int = 0
    end_time_ms: int = 0
    """Milliseconds."""


class WindowProduct(Output):
    """A product in the window."""

    appid: str = ""
    product_id: str = ""
    out_product_id: str | None = None
    title: str = ""
    img_url: str = ""
    third_category_id: NumberId | None = None
    """In the tree of three levels, which is going away."""
    leaf_category_id: NumberId | None = None
    status: int = 0
    market_price: int = 0
    """The highest."""
    selling_price: int = 0
    """The lowest."""
    stock: int = 0
    sales: int = 0
    page_path: WindowPagePath | None = None
    platform_id: NumberId | None = None
    platform_name: str | None = None
    is_hide_for_window: bool = False
    banned: bool = False
    banned_details: WindowBan | None = None
    branch_info: WindowBranch | None = None
    limit_discount_info: WindowDiscount | None = None


class WindowProductFound(Reply):
    """A product in the window."""

    product: WindowProduct | None = None
    cps_products: list[WindowProduct] = []
    """Products of others that the account sells, when asked for."""


class GetWindowProduct(Call[WindowProductFound], post="/channels/ec/window/product/get", repeatable=True):
    """A product in the window (获取橱窗商品详情).

    Errors: 10022001 (not a Channels account), 10022003 (not in the window).
    https://developers.weixin.qq.com/doc/channels/API/windowproduct/get.html
    """

    product_id: str
    appid: str | None = None
    """The shop it comes from; required unless `need_cps_product`."""
    need_cps_product: bool | None = None
    """A product of others that the account sells."""


class WindowItem(Output):
    """A product in the window."""

    product_id: str = ""
    appid: str | None = None
    """Of the account's own shop."""
    out_product_id: str | None = None
    """Of a product of others: its id in their shop."""


class WindowPage(Reply):
    """A page of the window."""

    products: list[WindowItem] = []
    last_buffer: str | None = None
    """Pass back for the next page."""
    total_num: int | None = None


class GetWindowProducts(Call[WindowPage], post="/channels/ec/window/product/list/get", repeatable=True):
    """The products in the window (获取已添加到橱窗的商品列表).

    Errors: 10022001 (not a Channels account).
    https://developers.weixin.qq.com/doc/channels/API/windowproduct/list_get.html
    """

    page_size: int = Field(default=100, ge=1, le=200)
    """At most 200."""
    page_index: int | None = Field(default=None, ge=1)
    """From 1; without effect beside `last_buffer`."""
    last_buffer: str | None = None
    """Of the page before."""
    appid: str | None = None
    """Only of this shop."""
    branch_id: str | None = None
    """Only of this branch."""
    need_total_num: bool | None = None
    """Also count them all."""
    query_cps_product: bool | None = None
    """Only products of others that the account sells."""


class WindowCalls:
    """The window of a Channels account."""

    add = endpoint(AddWindowProduct)
    remove = endpoint(RemoveWindowProduct)
    get = endpoint(GetWindowProduct)
    list = endpoint(GetWindowProducts)
    iter_list = paged(GetWindowProducts, lambda page: page.products, cursor("last_buffer"))


class Window(WindowCalls, Sync):
    """The window of a Channels account (视频号橱窗)."""


class AsyncWindow(WindowCalls, Async):
    """The window of a Channels account (视频号橱窗)."""
