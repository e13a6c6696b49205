"""Products on the shop's home page (主页展示商品): those on sale, as the merchant arranged them."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.store._product_enums import ProductStatus
from wxkit.store.homepage_products import (
    HideProduct,
    HomepageProduct,
    HomepageProductPage,
    ListHomepageProducts,
    PinProduct,
    ReorderProduct,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.shelf import GIFTS, Shelf, ShelfItem, on_sale
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 10020051


@dataclass(slots=True)
class Front:
    """What the merchant arranged."""

    ranks: dict[str, int] = field(default_factory=dict[str, int])
    """Place by product, for those that were moved; the others lie by age."""
    pinned: list[str] = field(default_factory=list[str])
    """Ids of pinned products, the last pinned first."""


@handles(ListHomepageProducts, invalid={"*": BAD})
def list_products(app: App, call: ListHomepageProducts) -> HomepageProductPage:
    """https://developers.weixin.qq.com/doc/store/shop/API/homepage/storewindow/list_get.html"""
    items, pinned = app.state(Shelf).items, app.state(Front).pinned
    ids = _order(app)
    page = page_of(ids, call.page_size, call.next_key, "home", mismatch=BAD)
    shown = [
        HomepageProduct(product_id=one, is_set_hide=int(items[one].hidden), is_set_top=int(one in pinned))
        for one in page.ids
    ]
    return HomepageProductPage(products=shown, next_key=page.next_key, total_num=len(ids))


def _order(app: App) -> list[str]:
    front, shelf = app.state(Front), app.state(Shelf).items
    sold = [item.product_id for item in shelf.values() if _shown(item)]
    places = {product_id: place for place, product_id in enumerate(sold)}
    ranked = sorted(sold, key=lambda one: front.ranks.get(one, places[one]))
    return [one for one in front.pinned if one in places] + [one for one in ranked if one not in front.pinned]


def _shown(item: ShelfItem) -> bool:
    return item.status == ProductStatus.ON_SALE and item.kind not in GIFTS


@handles(ReorderProduct, invalid={"*": BAD})
def reorder(app: App, call: ReorderProduct) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/homepage/storewindow/reorder.html"""
    item, front, order = _item(app, call.product_id), app.state(Front), _order(app)
    if not 1 <= call.index_num <= len(order):
        raise Refusal(BAD)
    order.remove(item.product_id)
    order.insert(call.index_num - 1, item.product_id)
    front.ranks = {product_id: place for place, product_id in enumerate(order)}
    front.pinned = [one for one in order if one in front.pinned]
    return Ok()


@handles(HideProduct, invalid={"*": BAD})
def hide(app: App, call: HideProduct) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/homepage/storewindow/set_hide.html"""
    _item(app, call.product_id).hidden = bool(call.is_set_hide)
    return Ok()


@handles(PinProduct, invalid={"*": BAD})
def pin(app: App, call: PinProduct) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/homepage/storewindow/set_top.html"""
    item, front = _item(app, call.product_id), app.state(Front)
    front.pinned = [one for one in front.pinned if one != item.product_id]
    if call.is_set_top:
        front.pinned.insert(0, item.product_id)
    return Ok()


def _item(app: App, product_id: str) -> ShelfItem:
    item = on_sale(app, product_id)
    if item is None:
        raise Refusal(BAD)
    return item
