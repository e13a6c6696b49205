"""Products: drafts and live copies, listing and delisting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from wxkit._call import Ok
from wxkit.callbacks import events
from wxkit.store._order_enums import OrderStatus
from wxkit.store._product import Product, Sku
from wxkit.store._product_enums import EditStatus, ProductStatus, ProductType, SkuStatus
from wxkit.store._product_input import LiveSkuInput, SkuInput, SkuUpdateInput
from wxkit.store._stock_enums import StockDiff, StockOp
from wxkit.store.products import (
    AddProduct,
    AuditQuota,
    AuditQuotaReply,
    CancelProductAudit,
    CreatedProduct,
    DeleteProduct,
    DelistProduct,
    GetAuditQuota,
    GetProduct,
    ListProduct,
    ListProducts,
    ProductAdded,
    ProductDetail,
    ProductIds,
    ProductUpdated,
    UpdatedProduct,
    UpdateProduct,
    UpdateProductLive,
)
from wxkit_sandbox.clock import SHANGHAI
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.auditing import A_DAY, AuditLog, check_quota, submit, take_off, to_market, withdraw
from wxkit_sandbox.store.orderbook import OrderBook
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.product_rules import check_price, check_product, check_skus
from wxkit_sandbox.store.shelf import Shelf, ShelfItem, diff_stock, item_of, move_stock
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD, GONE = 10020051, 10020008
INVALID = {"*": BAD, "title": 10020020, "head_imgs": 10020022, "skus": 10020013}
NOT_THE_PRODUCT = {"skus", "listing", "qualifications", "product_id"}
OFF_SALE = {
    ProductStatus.DELISTED,
    ProductStatus.VIOLATION,
    ProductStatus.DEPOSIT,
    ProductStatus.BRAND_EXPIRED,
    ProductStatus.BANNED,
}
DELETED = {ProductStatus.RECYCLED, ProductStatus.ERASED}
PENDING = {
    OrderStatus.UNPAID,
    OrderStatus.GIFT_WAITING,
    OrderStatus.TO_SHIP,
    OrderStatus.PARTLY_SHIPPED,
    OrderStatus.TO_RECEIVE,
}


@handles(AddProduct, invalid=INVALID)
def add_product(app: App, call: AddProduct) -> ProductAdded:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_addproduct.html"""
    check_product(call)
    check_skus(call.skus, new=True)
    if call.listing:
        check_quota(app)
    now, ids = app.world.clock.time(), app.world.ids
    draft = Product.model_validate(call.model_dump(exclude_none=True, exclude=NOT_THE_PRODUCT))
    item = ShelfItem(str(ids.count("product", 10_000_000_000_001)), now, now, draft)
    app.state(Shelf).items[item.product_id] = item
    draft.skus = [_new_sku(app, item, sku) for sku in call.skus]
    if call.listing:
        submit(app, item)
    return ProductAdded(data=CreatedProduct(product_id=item.product_id, create_time=_moment(app)))


@handles(UpdateProduct, invalid={**INVALID, "product_id": 10020052})
def update_product(app: App, call: UpdateProduct) -> ProductUpdated:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_updateproduct.html"""
    item = _editable(app, call.product_id)
    check_product(call)
    if call.skus is not None:
        _check_new_skus(item, call.skus)
    if call.listing:
        check_quota(app)
    given = call.model_dump(exclude_none=True, exclude=NOT_THE_PRODUCT | {"out_product_id"})
    skus = item.draft.skus
    item.draft = Product.model_validate(item.draft.model_dump(exclude_unset=True) | given)
    item.draft.skus = skus if call.skus is None else [_updated_sku(app, item, skus, sku) for sku in call.skus]
    item.edit_status, item.edit_time = EditStatus.EDITING, app.world.clock.time()
    if call.listing:
        submit(app, item)
    return ProductUpdated(data=UpdatedProduct(product_id=item.product_id, update_time=_moment(app)))


@handles(UpdateProductLive, invalid={"*": BAD, "product_id": 10020052})
def update_product_live(app: App, call: UpdateProductLive) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_updateproductauditfree.html"""
    item = item_of(app, call.product_id)
    if item.live is None or item.status != ProductStatus.ON_SALE:
        raise Refusal(GONE)
    _check_live_skus(item, call.skus or [])
    given = call.model_dump(exclude_none=True, exclude={"product_id", "skus", "hide_in_window"})
    skus = item.live.skus
    item.live = Product.model_validate(item.live.model_dump(exclude_unset=True) | given)
    item.live.skus = skus
    for change in call.skus or []:
        _change_live_sku(app, item, change)
    update = events.ProductUpdate(product_id=item.product_id, status=item.status)
    app.emit(events.ProductSpuUpdate(product_spu_update=update))
    return Ok()


@handles(GetProduct, invalid={"product_id": 10020052})
def get_product(app: App, call: GetProduct) -> ProductDetail:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproduct.html"""
    item = item_of(app, call.product_id)
    wanted = call.data_type or 1
    detail = ProductDetail()
    if wanted != 2 and item.live is not None:
        detail.product = _view(item, item.live)
    if wanted != 1:
        detail.edit_product = _view(item, item.draft)
    return detail


@handles(ListProducts, invalid={"*": BAD})
def list_products(app: App, call: ListProducts) -> ProductIds:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproductlist.html"""
    ids = [item.product_id for item in app.state(Shelf).items.values() if _wanted(item, call.status)]
    page = page_of(ids, call.page_size, call.next_key, call.status, mismatch=BAD)
    return ProductIds(product_ids=page.ids, next_key=page.next_key, total_num=len(ids))


@handles(ListProduct, invalid={"product_id": 10020052})
def list_product(app: App, call: ListProduct) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/product/listing.html"""
    item = _editable(app, call.product_id)
    if item.edit_status == EditStatus.UPLOADING:
        raise Refusal(10020067)
    if item.edit_status != EditStatus.PASSED:
        check_quota(app)
        submit(app, item)
    elif item.status != ProductStatus.ON_SALE:
        to_market(app, item)
    return Ok()


@handles(DelistProduct, invalid={"product_id": 10020052})
def delist_product(app: App, call: DelistProduct) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_delistingproduct.html"""
    item = item_of(app, call.product_id)
    if item.status != ProductStatus.ON_SALE:
        raise Refusal(GONE)
    take_off(app, item, ProductStatus.DELISTED)
    return Ok()


@handles(DeleteProduct, invalid={"product_id": 10020052})
def delete_product(app: App, call: DeleteProduct) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_deleteproduct.html"""
    item = _editable(app, call.product_id)
    orders = app.state(OrderBook).orders.values()
    if any(order.status in PENDING and order.has(item.product_id) for order in orders):
        raise Refusal(GONE)
    item.status = ProductStatus.RECYCLED
    return Ok()


@handles(CancelProductAudit, invalid={"product_id": 10020052})
def cancel_audit(app: App, call: CancelProductAudit) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_cancelauditproduct.html"""
    item = item_of(app, call.product_id)
    if item.edit_status != EditStatus.AUDITING:
        raise Refusal(10020044)
    withdraw(app, item)
    return Ok()


@handles(GetAuditQuota)
def get_audit_quota(app: App, call: GetAuditQuota) -> AuditQuotaReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproductauditquota"""
    left = app.state(AuditLog).left_today(app.world.clock.now())
    quota = AuditQuota(block_status=int(not left), avail_quota=left, total_quota=A_DAY)
    return AuditQuotaReply(audit_quota=quota)


def _editable(app: App, product_id: str) -> ShelfItem:
    item = item_of(app, product_id)
    if item.status in DELETED:
        raise Refusal(GONE)
    if item.edit_status == EditStatus.AUDITING:
        raise Refusal(10020049)
    return item


def _wanted(item: ShelfItem, status: int | None) -> bool:
    if status is None:
        return item.status not in DELETED | {ProductStatus.INITIAL}
    return item.status in OFF_SALE if status == ProductStatus.DELISTED else item.status == status


def _moment(app: App) -> str:
    return datetime.fromtimestamp(app.world.clock.now(), SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")


def _view(item: ShelfItem, copy: Product) -> Product:
    """A copy as WeChat answers it: the merchant's fields, and what the platform knows."""
    skus = [sku.model_copy(update={"stock_num": item.stock.get(sku.sku_id, 0)}) for sku in copy.skus]
    known = {
        "product_id": item.product_id,
        "status": item.status,
        "edit_status": item.edit_status,
        "min_price": min((sku.sale_price for sku in skus), default=0),
        "skus": skus,
        "product_type": ProductType.OWN,
        "edit_time": item.edit_time,
        "total_sold_num": item.sold,
    }
    return copy.model_copy(update=known)


def _new_sku(app: App, item: ShelfItem, given: SkuInput) -> Sku:
    sku = Sku.model_validate(given.model_dump(exclude_none=True, exclude={"stock_num", "status", "sku_id"}))
    sku.sku_id = str(app.world.ids.count("sku", 1_000_000_001))
    sku.status = SkuStatus.ON_SALE
    move_stock(app, item, sku.sku_id, StockOp.SET, given.stock_num or 0)
    return sku


def _check_new_skus(item: ShelfItem, skus: Sequence[SkuUpdateInput]) -> None:
    if not skus and item.live is not None:
        raise Refusal(10020038)
    check_skus(skus, new=False)
    known = {sku.sku_id for sku in item.draft.skus}
    if any(sku.sku_id is not None and sku.sku_id not in known for sku in skus):
        raise Refusal(BAD)


def _updated_sku(app: App, item: ShelfItem, skus: list[Sku], given: SkuUpdateInput) -> Sku:
    if given.sku_id is None:
        return _new_sku(app, item, given)
    before = next(sku for sku in skus if sku.sku_id == given.sku_id)
    changes = given.model_dump(exclude_none=True, exclude={"stock_num"})
    if given.stock_num is not None:
        by = given.stock_num - item.stock[before.sku_id]
        move_stock(app, item, before.sku_id, StockOp.SET, by)
    return Sku.model_validate(before.model_dump(exclude_unset=True) | changes)


def _check_live_skus(item: ShelfItem, changes: Sequence[LiveSkuInput]) -> None:
    for change in changes:
        if item.live_sku(change.sku_id) is None:
            raise Refusal(BAD)
        if change.sale_price is not None:
            check_price(change.sale_price)
        stock = change.stock_info
        if stock and stock.diff_type == StockDiff.SUBTRACT and stock.num > item.stock[change.sku_id]:
            raise Refusal(BAD)
    if item.live and {change.sku_id for change in changes if change.is_delete} >= {
        sku.sku_id for sku in item.live.skus
    }:
        raise Refusal(10020038)


def _change_live_sku(app: App, item: ShelfItem, change: LiveSkuInput) -> None:
    live = item.live or item.draft
    if change.is_delete:
        live.skus = [sku for sku in live.skus if sku.sku_id != change.sku_id]
        return
    changes = change.model_dump(exclude_none=True, exclude={"stock_info", "is_delete"})
    live.skus = [
        Sku.model_validate(sku.model_dump(exclude_unset=True) | changes)
        if sku.sku_id == change.sku_id
        else sku
        for sku in live.skus
    ]
    if change.stock_info is not None:
        diff_stock(app, item, change.sku_id, change.stock_info.diff_type, change.stock_info.num)
