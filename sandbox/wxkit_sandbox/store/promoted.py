"""Products for promoters: those of the agency's plans, and of the pool that is open to all agencies."""

from __future__ import annotations

from wxkit.store._product import Product
from wxkit.store._promoted import (
    CouponId,
    GetPromoteProduct,
    GetPromoteProducts,
    HeadSupplier,
    PromoteCategory,
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
    Range,
    SpuItemCondition,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.agency import Agency, agency_appid
from wxkit_sandbox.store.agency_coupons import AgencyCoupons, goes_with, offered
from wxkit_sandbox.store.coupon_book import CouponBook
from wxkit_sandbox.store.league import AGENCY_TARGETED, TARGETED, Offer, offers
from wxkit_sandbox.store.links import Links, Spread
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.shelf import Shelf, ShelfItem, on_sale
from wxkit_sandbox.world import App

__all__ = ["fits", "in_category", "within_range"]

BAD = 10024000
PLAN_RUNS = 1
PPM_A_HUNDRED_THOUSANDTH = 10


@handles(GetPromoteProducts, invalid={"*": BAD})
def get_products(app: App, call: GetPromoteProducts) -> PromoteProductPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/product/getpromoteproductlist.html"""
    found = [item.product_id for item in app.state(Shelf).items.values() if _wanted(app, call, item)]
    query = call.model_dump_json(exclude={"next_key", "page_size"})
    page = page_of(found, call.page_size, call.next_key, query, mismatch=BAD)
    ids = [PromoteProductId(product_id=product_id, shop_appid=app.appid) for product_id in page.ids]
    return PromoteProductPage(product_list=ids, next_key=page.next_key)


def _wanted(app: App, call: GetPromoteProducts, item: ShelfItem) -> bool:
    offer, live = _offer(app, item.product_id, call.plan_type), item.live
    return (
        offer is not None
        and live is not None
        and call.shop_appid in (None, app.appid)
        and (call.keyword or "") in live.title
        and fits(call.spu_item_condition, item, live, offer)
        and (call.plan_type == TARGETED or in_category(call.category, live))
    )


def _offer(app: App, product_id: str, plan_type: int) -> Offer | None:
    """The plan of this type that promoters can use: the agency decides about the talent's part."""
    for offer in offers(app, product_id):
        if offer.plan_type == plan_type and not offer.talent_ppm:
            return offer
    return None


def fits(condition: SpuItemCondition | None, item: ShelfItem, live: Product, offer: Offer) -> bool:
    """Whether a product is as somebody wants it: one SKU in the range of prices is enough."""
    if condition is None:
        return True
    service = offer.service_ppm // PPM_A_HUNDRED_THOUSANDTH
    return (
        any(within_range(condition.selling_price_range, sku.sale_price) for sku in live.skus or [])
        and within_range(condition.monthly_sales_range, item.sold)
        and within_range(condition.service_fee_rate_range, service)
        and within_range(condition.commission_rate_range, offer.talent_ppm // PPM_A_HUNDRED_THOUSANDTH)
        and within_range(condition.promote_time_range, offer.begin)
    )


def within_range(wanted: Range | None, value: int) -> bool:
    """Whether the value is neither below nor above; True for no range."""
    if wanted is None:
        return True
    return (wanted.min is None or wanted.min <= value) and (wanted.max is None or value <= wanted.max)


def in_category(wanted: PromoteCategory | None, live: Product) -> bool:
    """Whether the product is in one of the categories."""
    if wanted is None:
        return True
    ids = [wanted.category_id or ""]
    for level in (wanted.category_ids_1, wanted.category_ids_2, wanted.category_ids_3):
        ids += [str(category) for category in level or ()]
    asked = set(filter(None, ids))
    return not asked or any(category.cat_id in asked for category in live.cats_v2 or live.cats or ())


@handles(GetPromoteProduct, invalid={"*": BAD})
def get_product(app: App, call: GetPromoteProduct) -> PromoteProductFound:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/product/getpromoteproductdetail.html"""
    if call.plan_type >= AGENCY_TARGETED and not call.head_supplier_appid:
        raise Refusal(BAD)
    item, offer = on_sale(app, call.product_id), _offer(app, call.product_id, call.plan_type)
    if item is None or item.live is None or offer is None or call.shop_appid != app.appid:
        raise Refusal(BAD)
    link = "agency_" + app.world.ids.derived(16, "agency-link", call.product_id)
    product = PromoteProduct(
        product_id=item.product_id,
        shop_appid=app.appid,
        product_promotion_link=app.state(Links).hand_out(link, Spread("promoter", "", item.product_id)),
        product_info=_info(item, item.live),
        commission_info=PromoteCommission(
            status=PLAN_RUNS,
            service_ratio=offer.service_ppm,
            start_time=offer.begin,
            end_time=offer.end,
        ),
        head_supplier_info=HeadSupplier(head_supplier_appid=agency_appid(app), name=app.state(Agency).name),
    )
    if not call.get_available_coupon:
        return PromoteProductFound(product=product, public_coupons=[], cooperative_coupons=[])
    coupons = app.state(AgencyCoupons)
    return PromoteProductFound(
        product=product,
        public_coupons=_coupons(app, coupons.public, item.product_id),
        cooperative_coupons=_coupons(app, coupons.cooperative, item.product_id),
    )


def _coupons(app: App, ids: dict[str, None], product_id: str) -> list[CouponId]:
    """Those that can be used for the product now."""
    coupons = app.state(CouponBook).coupons
    return [CouponId(coupon_id=id_) for id_ in offered(app, ids) if goes_with(coupons[id_], product_id)]


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
