"""Products on the shop's home page (主页展示商品): in which order, and which of them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import cursor

__all__ = [
    "AsyncHomepageProducts",
    "HideProduct",
    "HomepageProduct",
    "HomepageProductPage",
    "HomepageProducts",
    "ListHomepageProducts",
    "PinProduct",
    "ReorderProduct",
]


class HomepageProduct(Output):
    """A product on the home page."""

    product_id: str = ""
    is_set_hide: int = 0
    """1: hidden."""
    is_set_top: int = 0
    """1: pinned to the top."""


class HomepageProductPage(Reply):
    """A page of products."""

    products: list[HomepageProduct] = []
    next_key: str = ""
    """Empty on the last page."""
    total_num: int = 0


class ListHomepageProducts(
    Call[HomepageProductPage], post="/channels/ec/store/window/product/list/get", repeatable=True
):
    """Products of the home page in their order (获取主页展示商品列表); only those on sale.

    https://developers.weixin.qq.com/doc/store/shop/API/homepage/storewindow/list_get.html
    """

    page_size: int = Field(default=10, ge=1)
    next_key: str | None = None


class ReorderProduct(Call[Ok], post="/channels/ec/store/window/product/reorder", repeatable=True):
    """Give a product another place on the home page (重新排序主页展示商品).

    https://developers.weixin.qq.com/doc/store/shop/API/homepage/storewindow/reorder.html
    """

    product_id: str
    index_num: int
    """Its place."""


class HideProduct(Call[Ok], post="/channels/ec/store/window/product/hide", repeatable=True):
    """Hide a product from the home page, or show it again (隐藏小店主页商品). It stays on sale elsewhere.

    https://developers.weixin.qq.com/doc/store/shop/API/homepage/storewindow/set_hide.html
    """

    product_id: str
    is_set_hide: Literal[0, 1] = 1


class PinProduct(Call[Ok], post="/channels/ec/store/window/product/settop", repeatable=True):
    """Pin a product to the top of the home page, or unpin it (置顶小店主页商品).

    https://developers.weixin.qq.com/doc/store/shop/API/homepage/storewindow/set_top.html
    """

    product_id: str
    is_set_top: Literal[0, 1] = 1


class HomepageProductCalls:
    """Products on the home page."""

    list = endpoint(ListHomepageProducts)
    iter_list = paged(ListHomepageProducts, lambda page: page.products, cursor("next_key"))
    reorder = endpoint(ReorderProduct)
    hide = endpoint(HideProduct)
    pin = endpoint(PinProduct)


class HomepageProducts(HomepageProductCalls, Sync):
    """Products on the shop's home page (主页展示商品)."""


class AsyncHomepageProducts(HomepageProductCalls, Async):
    """Products on the shop's home page (主页展示商品)."""
