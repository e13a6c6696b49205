"""People who keep the shop as a favourite (店铺收藏)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from wxkit.store.favorites import FavoritesCount, GetFavoritesCount
from wxkit_sandbox.handlers import handles
from wxkit_sandbox.world import App

__all__ = ["Fans", "Place"]

Place = Literal["shop_homepage", "order_detail", "product_detail", "other"]


@dataclass(slots=True)
class Fans:
    """Where each person did it, by the person's id."""

    places: dict[str, Place] = field(default_factory=dict[str, Place])


@handles(GetFavoritesCount)
def count_favorites(app: App, call: GetFavoritesCount) -> FavoritesCount:
    """https://developers.weixin.qq.com/doc/store/shop/API/favorite/shopfavorite/api_getfavoritescount.html"""
    counts = Counter(app.state(Fans).places.values())
    return FavoritesCount(
        favor_uv_acc_shop_homepage=counts["shop_homepage"],
        favor_uv_acc_order_detail=counts["order_detail"],
        favor_uv_acc_product_detail=counts["product_detail"],
        favor_uv_acc_other_scene=counts["other"],
        favor_uv_acc_all=counts.total(),
    )
