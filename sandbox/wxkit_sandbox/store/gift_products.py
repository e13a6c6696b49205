"""Free items (赠品): not for sale, or made from a product on sale, whose stock they share."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store._product import Product, Sku
from wxkit.store._product_enums import EditStatus, ProductStatus, ProductType, SkuStatus
from wxkit.store._stock_enums import StockDiff, StockOp
from wxkit.store.gift_products import (
    AddGiftProduct,
    CreatedGift,
    GiftMade,
    GiftMadeReply,
    GiftProductAdded,
    GiftProductUpdated,
    GiftSkuMapping,
    GiftSkuUpdateInput,
    OnsaleSkuInput,
    SetProductAsGift,
    UpdateGiftProduct,
    UpdateGiftStock,
)
from wxkit.store.products import UpdatedProduct
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.auditing import check_quota
from wxkit_sandbox.store.brand_book import check_brand
from wxkit_sandbox.store.drafts import editable, moment, take_in
from wxkit_sandbox.store.gift_stock import check_gift_stock, move_gift_stock
from wxkit_sandbox.store.product_rules import check_images, check_path, check_price, check_title
from wxkit_sandbox.store.shelf import Shelf, ShelfItem, check_diff, diff_stock, gift_of, move_stock, own_of
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD, UNKNOWN = 10020051, 10020052
INVALID = {"*": BAD, "title": 10020020, "head_imgs": 10020022, "skus": 10020013}
NOT_THE_ITEM = {"skus", "listing", "product_id"}
PRESALE = 1


@handles(AddGiftProduct, invalid=INVALID)
def add_gift(app: App, call: AddGiftProduct) -> GiftProductAdded:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/gift/api_addgiftproduct.html"""
    (given,) = call.skus
    _check(app, call)
    check_price(given.sale_price)
    if given.stock_num < 1:
        raise Refusal(BAD)
    if call.listing:
        check_quota(app)
    draft = Product.model_validate(call.model_dump(exclude_none=True, exclude=NOT_THE_ITEM))
    item = _new(app, draft, ProductType.NOT_FOR_SALE)
    sku = Sku.model_validate(given.model_dump(exclude_none=True, exclude={"stock_num"}))
    draft.skus = [_numbered(app, sku)]
    move_stock(app, item, sku.sku_id, StockOp.SET, given.stock_num)
    take_in(app, item, listing=bool(call.listing))
    now = moment(app.world.clock.now())
    return GiftProductAdded(data=CreatedGift(product_id=item.product_id, create_time=now))


@handles(UpdateGiftProduct, invalid={**INVALID, "product_id": UNKNOWN})
def update_gift(app: App, call: UpdateGiftProduct) -> GiftProductUpdated:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/gift/api_updategiftproduct.html"""
    (given,) = call.skus
    item = editable(gift_of(app, call.product_id))
    _check(app, call)
    _check_sku(item, given)
    if call.listing:
        check_quota(app)
    changes = call.model_dump(exclude_none=True, exclude=NOT_THE_ITEM | {"out_product_id"})
    before = item.draft.skus[0]
    item.draft = Product.model_validate(item.draft.model_dump(exclude_unset=True) | changes)
    new = given.model_dump(exclude_none=True, exclude={"stock_diff", "stock_num"})
    item.draft.skus = [Sku.model_validate(before.model_dump(exclude_unset=True) | new)]
    if given.stock_diff is not None:
        diff_stock(app, item, given.sku_id, given.stock_diff.diff_type, given.stock_diff.num)
    elif given.stock_num is not None:
        diff_stock(app, item, given.sku_id, StockDiff.SET, given.stock_num)
    item.edit_time = app.world.clock.time()
    take_in(app, item, listing=bool(call.listing))
    now = moment(app.world.clock.now())
    return GiftProductUpdated(data=UpdatedProduct(product_id=item.product_id, update_time=now))


@handles(SetProductAsGift, invalid={"*": BAD, "product_id": UNKNOWN})
def set_product_as_gift(app: App, call: SetProductAsGift) -> GiftMadeReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/gift/api_setproductasgift.html"""
    source = own_of(app, call.product_id)
    live, sku, pieces = _may_be_given(source, call.skus or [])
    copy = live.model_copy(deep=True, update={"timing_onsale_info": None, "limited_info": None})
    item = _new(app, copy, ProductType.ON_SALE_GIFT)
    item.source_id, source.gift_id = source.product_id, item.product_id
    item.draft.skus = [_numbered(app, sku.model_copy())]
    item.live = item.draft.model_copy(deep=True)
    item.status, item.edit_status = source.status, EditStatus.PASSED
    gift_sku = item.draft.skus[0].sku_id
    item.stock[gift_sku] = 0
    move_gift_stock(app, item, gift_sku, pieces)
    mapping = GiftSkuMapping(src_sku_id=sku.sku_id, gift_sku_id=gift_sku)
    made = GiftMade(src_product_id=source.product_id, gift_product_id=item.product_id, sku_mappings=[mapping])
    return GiftMadeReply(data=made)


@handles(UpdateGiftStock, invalid={"*": BAD, "product_id": UNKNOWN})
def update_gift_stock(app: App, call: UpdateGiftStock) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/gift/api_updategiftstock.html"""
    item = editable(gift_of(app, call.product_id))
    if call.sku_id not in item.stock:
        raise Refusal(BAD)
    check_diff(item, call.sku_id, call.diff_type, call.num)
    if not item.source_id:
        diff_stock(app, item, call.sku_id, call.diff_type, call.num)
        return Ok()
    by = _difference(item.stock[call.sku_id], call.diff_type, call.num)
    check_gift_stock(app, item, by)
    move_gift_stock(app, item, call.sku_id, by)
    return Ok()


def _difference(before: int, how: StockDiff, num: int) -> int:
    return {StockDiff.ADD: num, StockDiff.SUBTRACT: -num}.get(how, num - before)


def _check(app: App, call: AddGiftProduct | UpdateGiftProduct) -> None:
    check_title(call.title)
    category = check_path(app, [level.cat_id for level in call.cats_v2])
    check_images(call.head_imgs, at_least=category.head_images)
    check_brand(app, call.brand_id)


def _check_sku(item: ShelfItem, given: GiftSkuUpdateInput) -> None:
    """Of an item that is not for sale: one made from a product is edited through that product."""
    if item.source_id or given.sku_id not in item.stock:
        raise Refusal(BAD)
    if given.sale_price is not None:
        check_price(given.sale_price)
    if given.stock_diff is not None:
        check_diff(item, given.sku_id, given.stock_diff.diff_type, given.stock_diff.num)


def _may_be_given(source: ShelfItem, skus: list[OnsaleSkuInput]) -> tuple[Product, Sku, int]:
    """What buyers see, its one SKU, and the pieces for giving; presale and a second time are refused."""
    live = source.live
    if live is None or source.status != ProductStatus.ON_SALE or source.gift_id or len(live.skus) != 1:
        raise Refusal(BAD)
    (sku,) = live.skus
    when = sku.sku_deliver_info or (live.spu_deliver_info and live.spu_deliver_info.sku_deliver_info)
    if when and when.stock_type == PRESALE:
        raise Refusal(BAD)
    pieces = sum(given.stock_num or 0 for given in skus)
    if len(skus) > 1 or any(given.sku_id not in (None, sku.sku_id) for given in skus):
        raise Refusal(BAD)
    if not 0 <= pieces <= source.stock[sku.sku_id]:
        raise Refusal(BAD)
    return live, sku, pieces


def _new(app: App, draft: Product, kind: ProductType) -> ShelfItem:
    now = app.world.clock.time()
    number = app.world.ids.count("gift-product", 17_000_000_000_001)
    item = ShelfItem(str(number), now, now, draft, kind=kind)
    app.state(Shelf).items[item.product_id] = item
    return item


def _numbered(app: App, sku: Sku) -> Sku:
    sku.sku_id = str(app.world.ids.count("sku", 1_000_000_001))
    sku.status = SkuStatus.ON_SALE
    return sku
