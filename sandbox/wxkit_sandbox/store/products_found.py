"""Products as the Store answers them, and lists of them."""

from __future__ import annotations

from collections.abc import Mapping

from wxkit.store._product import AuditInfo, Product
from wxkit.store._product_enums import ProductStatus, ProductType
from wxkit.store.gift_products import GetGiftProduct, GiftProductDetail, ListGiftProducts
from wxkit.store.products import GetProduct, ListProducts, ProductDetail, ProductIds
from wxkit_sandbox.handlers import handles
from wxkit_sandbox.store.discounts import price_of
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.shelf import GIFTS, Shelf, ShelfItem, gift_of, own_of
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD, UNKNOWN = 10020051, 10020052
OFF_SALE = {
    ProductStatus.DELISTED,
    ProductStatus.VIOLATION,
    ProductStatus.DEPOSIT,
    ProductStatus.BRAND_EXPIRED,
    ProductStatus.BANNED,
}
UNLISTED = {ProductStatus.RECYCLED, ProductStatus.ERASED, ProductStatus.INITIAL}
DRAFT, BOTH = 2, 3


@handles(GetProduct, invalid={"product_id": UNKNOWN})
def get_product(app: App, call: GetProduct) -> ProductDetail:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproduct.html"""
    item = own_of(app, call.product_id)
    detail = ProductDetail(audit_info=AuditInfo(user_strategy_flag_list=list(item.strategy)))
    detail.product, detail.edit_product = _copies(app, item, call.data_type)
    return detail


@handles(GetGiftProduct, invalid={"product_id": UNKNOWN})
def get_gift(app: App, call: GetGiftProduct) -> GiftProductDetail:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/gift/api_getgiftproduct.html"""
    item = gift_of(app, call.product_id)
    live, draft = _copies(app, item, call.data_type)
    return GiftProductDetail(product=live, edit_product=draft)


@handles(ListProducts, invalid={"*": BAD})
def list_products(app: App, call: ListProducts) -> ProductIds:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproductlist.html"""
    return _page(app, call, gifts=False)


@handles(ListGiftProducts, invalid={"*": BAD})
def list_gifts(app: App, call: ListGiftProducts) -> ProductIds:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/gift/api_getgiftproductlist.html"""
    return _page(app, call, gifts=True)


def _page(app: App, call: ListProducts | ListGiftProducts, *, gifts: bool) -> ProductIds:
    ids = [
        item.product_id
        for item in app.state(Shelf).items.values()
        if (item.kind in GIFTS) is gifts and _wanted(item, call.status)
    ]
    page = page_of(ids, call.page_size, call.next_key, (gifts, call.status), mismatch=BAD)
    return ProductIds(product_ids=page.ids, next_key=page.next_key, total_num=len(ids))


def _wanted(item: ShelfItem, status: int | None) -> bool:
    if status is None:
        return item.status not in UNLISTED
    return item.status in OFF_SALE if status == ProductStatus.DELISTED else item.status == status


def _copies(app: App, item: ShelfItem, wanted: int | None) -> tuple[Product | None, Product | None]:
    """The live copy and the draft, as far as they are wanted and there."""
    live = None
    if wanted != DRAFT and item.live is not None:
        prices = {sku.sku_id: price_of(app, item, sku) for sku in item.live.skus}
        live = _view(item, item.live, prices)
    return live, _view(item, item.draft) if wanted in (DRAFT, BOTH) else None


def _view(item: ShelfItem, copy: Product, prices: Mapping[str, int] | None = None) -> Product:
    """A copy as WeChat answers it: the merchant's fields, and what the platform knows."""
    seen = prices or {sku.sku_id: sku.sale_price for sku in copy.skus}
    skus = [
        sku.model_copy(update={"stock_num": item.stock.get(sku.sku_id, 0), "sale_price": seen[sku.sku_id]})
        for sku in copy.skus
    ]
    known: dict[str, object] = {
        "product_id": item.product_id,
        "status": item.status,
        "edit_status": item.edit_status,
        "skus": skus,
        "product_type": item.kind,
        "edit_time": item.edit_time,
    }
    if item.source_id:
        known["src_product_id"] = item.source_id
    if item.kind == ProductType.OWN:
        known["min_price"] = min((sku.sale_price for sku in skus), default=0)
        known["total_sold_num"] = item.sold
    return copy.model_copy(update=known)
