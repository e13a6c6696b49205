"""Products: drafts and live copies, listing and delisting."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.callbacks import events
from wxkit.store._order_enums import OrderStatus
from wxkit.store._product import Product
from wxkit.store._product_enums import EditStatus, ProductStatus
from wxkit.store.products import (
    AddProduct,
    AuditQuota,
    AuditQuotaReply,
    CancelProductAudit,
    CreatedProduct,
    DeleteProduct,
    DelistProduct,
    GetAuditQuota,
    ListProduct,
    ProductAdded,
    ProductUpdated,
    UpdatedProduct,
    UpdateProduct,
    UpdateProductLive,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.auditing import A_DAY, AuditLog, check_quota, submit, take_off, to_market, withdraw
from wxkit_sandbox.store.brand_book import check_brand
from wxkit_sandbox.store.drafts import editable, moment, take_in
from wxkit_sandbox.store.gift_stock import give_stock_back
from wxkit_sandbox.store.orderbook import OrderBook
from wxkit_sandbox.store.permits import check_deposit
from wxkit_sandbox.store.product_rules import check_product, check_skus
from wxkit_sandbox.store.product_skus import (
    change_live_sku,
    check_live_changes,
    check_sku_changes,
    new_sku,
    updated_sku,
)
from wxkit_sandbox.store.shelf import Shelf, ShelfItem, item_of, own_of
from wxkit_sandbox.store.timed_sales import begin_waiting
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD, GONE = 10020051, 10020008
INVALID = {"*": BAD, "title": 10020020, "head_imgs": 10020022, "skus": 10020013}
NOT_THE_PRODUCT = {"skus", "listing", "qualifications", "product_id"}
TAKEN_AT_ONCE = 25
PENDING = {
    OrderStatus.UNPAID,
    OrderStatus.GIFT_WAITING,
    OrderStatus.VOUCHER_WAITING,
    OrderStatus.TO_SHIP,
    OrderStatus.PARTLY_SHIPPED,
    OrderStatus.TO_RECEIVE,
}


@handles(AddProduct, invalid=INVALID)
def add_product(app: App, call: AddProduct) -> ProductAdded:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_addproduct.html"""
    check_product(app, call)
    check_skus(call.skus, new=True)
    if call.listing:
        check_quota(app)
        check_deposit(app, call.cats_v2 or call.cats)
    now, ids = app.world.clock.time(), app.world.ids
    draft = Product.model_validate(call.model_dump(exclude_none=True, exclude=NOT_THE_PRODUCT))
    item = ShelfItem(str(ids.count("product", 10_000_000_000_001)), now, now, draft)
    app.state(Shelf).items[item.product_id] = item
    draft.skus = [new_sku(app, item, sku) for sku in call.skus]
    if call.listing:
        submit(app, item)
    return ProductAdded(
        data=CreatedProduct(product_id=item.product_id, create_time=moment(app.world.clock.now()))
    )


@handles(UpdateProduct, invalid={**INVALID, "product_id": 10020052})
def update_product(app: App, call: UpdateProduct) -> ProductUpdated:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_updateproduct.html"""
    item = editable(own_of(app, call.product_id))
    check_product(app, call, item.draft)
    _check_first_level(item, call)
    if call.skus is not None:
        check_sku_changes(item, call.skus)
    if call.listing:
        check_quota(app)
        check_deposit(app, call.cats_v2 or call.cats or item.draft.cats_v2 or item.draft.cats)
    given = call.model_dump(exclude_none=True, exclude=NOT_THE_PRODUCT | {"out_product_id"})
    skus = item.draft.skus
    item.draft = Product.model_validate(item.draft.model_dump(exclude_unset=True) | given)
    item.draft.skus = skus if call.skus is None else [updated_sku(app, item, skus, sku) for sku in call.skus]
    item.edit_time = app.world.clock.time()
    many = call.skus is not None and len(call.skus) > TAKEN_AT_ONCE
    take_in(app, item, listing=bool(call.listing), later=many)
    return ProductUpdated(
        data=UpdatedProduct(product_id=item.product_id, update_time=moment(app.world.clock.now()))
    )


@handles(UpdateProductLive, invalid={"*": BAD, "product_id": 10020052})
def update_product_live(app: App, call: UpdateProductLive) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_updateproductauditfree.html"""
    item = own_of(app, call.product_id)
    if item.live is None or item.status != ProductStatus.ON_SALE:
        raise Refusal(GONE)
    check_live_changes(item, call.skus or [])
    given = call.model_dump(exclude_none=True, exclude={"product_id", "skus", "hide_in_window"})
    skus = item.live.skus
    item.live = Product.model_validate(item.live.model_dump(exclude_unset=True) | given)
    item.live.skus = skus
    if call.timing_onsale_info is not None:
        begin_waiting(app, item)
    if call.hide_in_window is not None:
        item.hidden = bool(call.hide_in_window)
    for change in call.skus or []:
        change_live_sku(app, item, change)
    update = events.ProductUpdate(product_id=item.product_id, status=item.status)
    app.emit(events.ProductSpuUpdate(product_spu_update=update))
    return Ok()


@handles(ListProduct, invalid={"product_id": 10020052})
def list_product(app: App, call: ListProduct) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/product/listing.html"""
    item = _itself(editable(item_of(app, call.product_id)))
    if item.edit_status == EditStatus.UPLOADING:
        raise Refusal(10020067)
    check_deposit(app, item.draft.cats_v2 or item.draft.cats)
    check_brand(app, item.draft.brand_id)
    if item.edit_status != EditStatus.PASSED:
        check_quota(app)
        submit(app, item)
    elif item.status != ProductStatus.ON_SALE:
        to_market(app, item)
    return Ok()


@handles(DelistProduct, invalid={"product_id": 10020052})
def delist_product(app: App, call: DelistProduct) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_delistingproduct.html"""
    item = _itself(item_of(app, call.product_id))
    if item.edit_status == EditStatus.AUDITING:
        raise Refusal(10020047)
    if item.status != ProductStatus.ON_SALE:
        raise Refusal(10020065)
    take_off(app, item, ProductStatus.DELISTED)
    return Ok()


@handles(DeleteProduct, invalid={"product_id": 10020052})
def delete_product(app: App, call: DeleteProduct) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_deleteproduct.html"""
    item = editable(item_of(app, call.product_id))
    orders = app.state(OrderBook).orders.values()
    if any(order.status in PENDING and order.has(item.product_id) for order in orders):
        raise Refusal(GONE)
    item.status = ProductStatus.RECYCLED
    if item.gift_id:
        app.state(Shelf).items[item.gift_id].status = ProductStatus.RECYCLED
    if item.source_id:
        give_stock_back(app, item)
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
    quota = AuditQuota(
        block_status=not left,
        avail_quota=left,
        total_quota=A_DAY,
        unlimited_type=0,
        audit_total_quota=A_DAY,
        audit_total_remaining=left,
        new_product_total_quota=A_DAY,
        new_product_remaining=left,
    )
    return AuditQuotaReply(audit_quota=quota)


def _check_first_level(item: ShelfItem, call: UpdateProduct) -> None:
    """The first level of the category stays once the product was listed."""
    given, live = call.cats_v2 or call.cats, item.live and (item.live.cats_v2 or item.live.cats)
    if given and live and given[0].cat_id != live[0].cat_id:
        raise Refusal(BAD)


def _itself(item: ShelfItem) -> ShelfItem:
    """A free item that was made from a product goes on and off sale with it, never by itself."""
    if item.source_id:
        raise Refusal(BAD)
    return item
