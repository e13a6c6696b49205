"""People who keep the shop as a favourite (店铺收藏)."""

from __future__ import annotations

from wxkit._call import Call, Reply
from wxkit._endpoint import Async, Sync, endpoint

__all__ = ["AsyncFavorites", "Favorites", "FavoritesCount", "GetFavoritesCount"]


class FavoritesCount(Reply):
    """How many people keep the shop, by the place where they did it."""

    favor_uv_acc_shop_homepage: int = 0
    """On the shop's home page."""
    favor_uv_acc_order_detail: int = 0
    """On the page of an order."""
    favor_uv_acc_product_detail: int = 0
    """On the page of a product."""
    favor_uv_acc_other_scene: int = 0
    favor_uv_acc_all: int = 0


class GetFavoritesCount(Call[FavoritesCount], post="/channels/ec/favorites/count/get", repeatable=True):
    """How many people keep the shop as a favourite (获取店铺收藏的人数).

    https://developers.weixin.qq.com/doc/store/shop/API/favorite/shopfavorite/api_getfavoritescount.html
    """


class FavoriteCalls:
    """People who keep the shop as a favourite."""

    count = endpoint(GetFavoritesCount)


class Favorites(FavoriteCalls, Sync):
    """People who keep the shop as a favourite (店铺收藏)."""


class AsyncFavorites(FavoriteCalls, Async):
    """People who keep the shop as a favourite (店铺收藏)."""
