"""Offers of local life (团购优惠): written, changed, read. They are listed and taken off like any product."""

from __future__ import annotations

import re

from wxkit._call import Ok
from wxkit.callbacks import events
from wxkit.store._product import Product, Sku
from wxkit.store._product_enums import EditStatus, ProductStatus, SkuStatus
from wxkit.store.local_life import (
    AddOffer,
    GetOffer,
    ListOffers,
    Offer,
    OfferAdded,
    OfferAudit,
    OfferCreated,
    OfferFound,
    OfferSku,
    OfferSkuInput,
    UpdateOffer,
    UpdateOfferLive,
)
from wxkit.store.products import ProductIds
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.drafts import editable
from wxkit_sandbox.store.offer_terms import OfferProduct, OfferTerms, fixed_days, terms_of
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.shelf import Shelf, ShelfItem, own_of
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD, UNKNOWN, GONE, NOT_LOCAL = 10020051, 10020052, 10020008, 10020150
SHORT_NAME, BAD_NAME, HOW_MANY, NO_SKU = 10020042, 10020045, 10020013, 10020034
INVALID = {"*": BAD, "product_name": SHORT_NAME, "skus": HOW_MANY, "product_id": UNKNOWN}
NO_SHIPPING = 3
LIVE, DRAFT = 1, 2


@handles(AddOffer, invalid=INVALID)
def add_offer(app: App, call: AddOffer) -> OfferAdded:
    """https://developers.weixin.qq.com/doc/channels/locallife/api/add.html"""
    _check(call)
    now, ids = app.world.clock.time(), app.world.ids
    product_id = str(ids.count("product", 10_000_000_000_001))
    sku_ids = [str(ids.count("sku", 1_000_000_001)) for _ in call.skus]
    item = ShelfItem(product_id, now, now, _product(call, sku_ids))
    item.stock = dict.fromkeys(sku_ids, 0)
    app.state(Shelf).items[product_id] = item
    return OfferAdded(data=OfferCreated(product_id=product_id, sku_ids=sku_ids))


@handles(UpdateOffer, invalid=INVALID)
def update_offer(app: App, call: UpdateOffer) -> Ok:
    """https://developers.weixin.qq.com/doc/channels/locallife/api/update.html"""
    item, terms = _offer(app, call.product_id)
    editable(item)
    _check(call)
    sku_ids = [sku.sku_id for sku in call.skus]
    if not set(sku_ids) <= {sku.sku_id for sku in item.draft.skus}:
        raise Refusal(NO_SKU)
    if call.product_type != terms.product_type:
        raise Refusal(BAD)
    item.draft = _product(call, sku_ids)
    item.edit_status, item.edit_time = EditStatus.EDITING, app.world.clock.time()
    _tell(app, item)
    return Ok()


@handles(UpdateOfferLive, invalid=INVALID)
def update_offer_live(app: App, call: UpdateOfferLive) -> Ok:
    """https://developers.weixin.qq.com/doc/channels/locallife/api/review-free.html"""
    item, _ = _offer(app, call.product_id)
    if item.live is None or item.status != ProductStatus.ON_SALE:
        raise Refusal(GONE)
    if not call.skus:
        raise Refusal(HOW_MANY)
    if any(item.live_sku(sku.sku_id) is None for sku in call.skus):
        raise Refusal(NO_SKU)
    if any(sku.sale_price <= 0 for sku in call.skus):
        raise Refusal(BAD)
    prices = {sku.sku_id: sku.sale_price for sku in call.skus}
    for copy in (item.live, item.draft):
        for sku in copy.skus:
            sku.sale_price = prices.get(sku.sku_id, sku.sale_price)
    _tell(app, item)
    return Ok()


def _tell(app: App, item: ShelfItem) -> None:
    """The update succeeded."""
    update = events.ProductUpdate(product_id=item.product_id, status=item.status)
    app.emit(events.ProductSpuUpdate(product_spu_update=update))


def _check(call: AddOffer | UpdateOffer) -> None:
    if not call.skus:
        raise Refusal(HOW_MANY)
    if re.fullmatch(r"[0-9]+|[A-Za-z]+", call.product_name):
        raise Refusal(BAD_NAME)
    if not call.head_imgs or any(sku.sale_price <= 0 for sku in call.skus):
        raise Refusal(BAD)
    try:
        fixed_days(call.attr_kv_map)
    except ValueError:
        raise Refusal(BAD) from None


def _product(call: AddOffer | UpdateOffer, sku_ids: list[str]) -> OfferProduct:
    """The offer as it stands on the shelf."""
    terms = OfferTerms.model_validate(call.model_dump(exclude_none=True))
    named = {sku_id: sku.sku_attr_map for sku_id, sku in zip(sku_ids, call.skus, strict=True)}
    terms.sku_attr_maps = {sku_id: attrs for sku_id, attrs in named.items() if attrs}
    return OfferProduct.model_validate(
        {
            "title": call.product_name,
            "head_imgs": call.head_imgs,
            "out_product_id": call.out_product_id,
            "cats_v2": [{"cat_id": call.category_id}],
            "deliver_method": NO_SHIPPING,
            "skus": [_sku(sku_id, sku) for sku_id, sku in zip(sku_ids, call.skus, strict=True)],
            "terms": terms,
        }
    )


def _sku(sku_id: str, given: OfferSkuInput) -> Sku:
    return Sku(sku_id=sku_id, sale_price=given.sale_price, status=SkuStatus.ON_SALE)


@handles(GetOffer, invalid={"*": BAD})
def get_offer(app: App, call: GetOffer) -> OfferFound:
    """https://developers.weixin.qq.com/doc/channels/locallife/api/query_details.html"""
    item, _ = _offer(app, call.product_id)
    wanted, found = call.data_type or LIVE, OfferFound()
    if wanted != DRAFT and item.live is not None:
        found.online_data = _view(item, item.live)
        found.online_data.online_status = item.status
    if wanted != LIVE:
        found.draft_data = _view(item, item.draft)
        found.draft_data.draft_status = item.edit_status
        status = item.edit_status
        found.draft_data.audit_result = OfferAudit(
            audit_status=status, audit_reason=item.reject_reason or None
        )
    return found


@handles(ListOffers, invalid={"*": BAD})
def list_offers(app: App, call: ListOffers) -> ProductIds:
    """https://developers.weixin.qq.com/doc/channels/locallife/api/query.html"""
    if not app.world.settings.local_life:
        raise Refusal(NOT_LOCAL)
    recycled = (ProductStatus.RECYCLED, ProductStatus.ERASED)
    ids = [
        item.product_id
        for item in app.state(Shelf).items.values()
        if terms_of(item.draft)
        and (item.status == call.status if call.status is not None else item.status not in recycled)
    ]
    page = page_of(ids, call.page_size, call.next_key, call.status, mismatch=BAD)
    return ProductIds(product_ids=page.ids, next_key=page.next_key, total_num=len(ids))


def _offer(app: App, product_id: str) -> tuple[ShelfItem, OfferTerms]:
    item = own_of(app, product_id)
    terms = terms_of(item.draft)
    if terms is None:
        raise Refusal(UNKNOWN)
    return item, terms


def _view(item: ShelfItem, copy: Product) -> Offer:
    terms = terms_of(copy)
    if terms is None:
        raise Refusal(UNKNOWN)
    skus = [
        OfferSku(sku_id=sku.sku_id, sale_price=sku.sale_price, stock_num=item.stock.get(sku.sku_id, 0))
        for sku in copy.skus
    ]
    for sku in skus:
        sku.sku_attr_map = terms.sku_attr_maps.get(sku.sku_id)
    return Offer(
        product_id=item.product_id,
        out_product_id=copy.out_product_id,
        product_type=terms.product_type,
        product_name=copy.title,
        category_id=terms.category_id,
        brand_id=terms.brand_id,
        head_imgs=copy.head_imgs,
        verify_page=terms.verify_page,
        verify_at_store=terms.verify_at_store,
        code_source_type=terms.code_source_type,
        attr_kv_map=terms.attr_kv_map,
        skus=skus,
    )
