"""Products for promoters: every product on sale may be promoted, at the agency's one ratio."""

from __future__ import annotations

from wxkit.store._product import Product
from wxkit.store._promoted import (
    GetPromoteProduct,
    GetPromoteProducts,
    HeadSupplier,
    PromoteCommission,
    PromoteProduct,
    PromoteProductCategory,
    PromoteProductDesc,
    PromoteProductFound,
    PromoteProductId,
    PromoteProductInfo,
    PromoteProductPage,
    PromoteSku,
    PromoteSkuAttr,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.agency import Agency
from wxkit_sandbox.store.links import Attribution, Links
from wxkit_sandbox.store.shelf import Shelf, ShelfItem, on_sale
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 10024000
PLAN_RUNS = 1
PLAN_LASTS = 365 * 86400


@handles(GetPromoteProducts, invalid={"*": BAD})
def get_products(app: App, call: GetPromoteProducts) -> PromoteProductPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/product/getpromoteproductlist.html"""
    if call.next_key and not call.next_key.isdecimal():
        raise Refusal(BAD)
    found = [item for item in app.state(Shelf).items.values() if _wanted(app, call, item)]
    start = int(call.next_key or 0)
    end = start + call.page_size
    ids = [PromoteProductId(product_id=item.product_id, shop_appid=app.appid) for item in found[start:end]]
    return PromoteProductPage(product_list=ids, next_key=str(end) if end < len(found) else "")


def _wanted(app: App, call: GetPromoteProducts, item: ShelfItem) -> bool:
    live = item.live
    return (
        live is not None
        and on_sale(app, item.product_id) is not None
        and call.shop_appid in (None, app.appid)
        and (call.keyword or "") in live.title
        and _priced(call, live)
    )


def _priced(call: GetPromoteProducts, live: Product) -> bool:
    """Whether one SKU lies in the range of prices that was asked for."""
    wanted = call.spu_item_condition and call.spu_item_condition.selling_price_range
    if not wanted:
        return True
    prices = [sku.sale_price for sku in live.skus or []]
    return any(
        (wanted.min is None or wanted.min <= price) and (wanted.max is None or price <= wanted.max)
        for price in prices
    )


@handles(GetPromoteProduct, invalid={"*": BAD})
def get_product(app: App, call: GetPromoteProduct) -> PromoteProductFound:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/product/getpromoteproductdetail.html"""
    item = on_sale(app, call.product_id)
    if item is None or item.live is None or call.shop_appid != app.appid:
        raise Refusal(BAD)
    ratio = app.state(Agency).service_ratio
    link = "agency_" + app.world.ids.derived(16, "agency-link", call.product_id)
    agency_alone = Attribution("promoter", "", product_id=call.product_id, ratio_ppm=ratio)
    product = PromoteProduct(
        product_id=item.product_id,
        shop_appid=app.appid,
        product_promotion_link=app.state(Links).hand_out(link, agency_alone),
        product_info=_info(item, item.live),
        commission_info=PromoteCommission(
            status=PLAN_RUNS,
            service_ratio=ratio,
            start_time=item.create_time,
            end_time=item.create_time + PLAN_LASTS,
        ),
        head_supplier_info=HeadSupplier(head_supplier_appid=app.appid, name=app.name),
    )
    return PromoteProductFound(product=product, public_coupons=[], cooperative_coupons=[])


def _info(item: ShelfItem, live: Product) -> PromoteProductInfo:
    return PromoteProductInfo(
        title=live.title,
        head_imgs=live.head_imgs,
        desc_info=PromoteProductDesc.model_validate(live.desc_info.model_dump(exclude_unset=True)),
        cats_v2=[PromoteProductCategory(cat_id=category.cat_id) for category in live.cats_v2 or []],
        status=item.status,
        skus=[
            PromoteSku(
                sku_id=sku.sku_id,
                thumb_img=sku.thumb_img,
                sale_price=sku.sale_price,
                stock_num=item.stock.get(sku.sku_id, 0),
                sku_attrs=[
                    PromoteSkuAttr(attr_key=attr.attr_key, attr_value=attr.attr_value)
                    for attr in sku.sku_attrs or []
                ],
            )
            for sku in live.skus or []
        ],
    )
