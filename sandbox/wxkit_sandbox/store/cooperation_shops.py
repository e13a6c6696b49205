"""The shop as the mini-program sees it that cooperates with it (合作小店)."""

from __future__ import annotations

from wxkit.store.cooperation import CooperationStatus
from wxkit.store.cooperation_shops import (
    CooperationOrder,
    CooperationOrderDetail,
    CooperationOrderFound,
    CooperationProduct,
    CooperationProductFound,
    CooperationProductId,
    CooperationProductPage,
    CooperationShop,
    CooperationShops,
    GetCooperationOrder,
    GetCooperationProduct,
    GetCooperationProducts,
    GetCooperationShops,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.agency_products import lowest
from wxkit_sandbox.store.cooperation_book import Account, CooperationOrders, Cooperations
from wxkit_sandbox.store.order_view import order_view
from wxkit_sandbox.store.orderbook import OrderBook
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.shelf import Shelf, on_sale
from wxkit_sandbox.world import App

__all__: list[str] = []

NOT_ALLOWED = 48001
BAD_BODY = 40097
S = CooperationStatus


def _account(app: App) -> Account | None:
    """The world's mini-program as an account of its shop."""
    return app.world.store.state(Cooperations).accounts.get(app.world.miniprogram.appid)


def _shop(app: App, shop_appid: str) -> App:
    """The shop, when the mini-program cooperates with it."""
    account = _account(app)
    if account is None or account.status != S.BOUND or shop_appid != app.world.store.appid:
        raise Refusal(NOT_ALLOWED)
    return app.world.store


@handles(GetCooperationShops)
def list_shops(app: App, call: GetCooperationShops) -> CooperationShops:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/cooperation_shop/list_shop.html"""
    account, store = _account(app), app.world.store
    if account is None:
        return CooperationShops(shop_list=[])
    shown = CooperationShop(appid=store.appid, nickname=store.name, status=account.status)
    times = {
        "bind_time": account.times.get(S.BOUND),
        "unbind_time": account.times.get(S.UNBOUND),
        "cancel_time": account.times.get(S.CANCELLED),
    }
    known = {name: at for name, at in times.items() if at is not None}
    return CooperationShops(shop_list=[shown.model_copy(update=known)])


@handles(GetCooperationProducts)
def list_products(app: App, call: GetCooperationProducts) -> CooperationProductPage:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/cooperation_shop/list_cooperation_shop_product.html"""
    shop = _shop(app, call.shop_appid)
    found = [product_id for product_id in shop.state(Shelf).items if on_sale(shop, product_id)]
    page = page_of(found, call.page_size, call.next_key, "cooperation", mismatch=BAD_BODY)
    return CooperationProductPage(
        products=[CooperationProductId(product_id=product_id) for product_id in page.ids],
        total_num=len(found),
        next_key=page.next_key,
    )


@handles(GetCooperationProduct)
def get_product(app: App, call: GetCooperationProduct) -> CooperationProductFound:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/cooperation_shop/get_product.html"""
    item = on_sale(_shop(app, call.shop_appid), call.product_id)
    if item is None or item.live is None:
        raise Refusal(BAD_BODY)
    product = CooperationProduct(
        product_id=item.product_id,
        title=item.live.title,
        img_urls=item.live.head_imgs,
        min_price=lowest(item.live),
    )
    return CooperationProductFound(product=product)


@handles(GetCooperationOrder)
def get_order(app: App, call: GetCooperationOrder) -> CooperationOrderFound:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/cooperation_shop/get_order.html"""
    shop, miniprogram = _shop(app, call.shop_appid), app.world.miniprogram
    order_id = shop.state(CooperationOrders).shop_ids.get(call.order_id)
    if order_id is None:
        raise Refusal(BAD_BODY)
    order = shop.state(OrderBook).orders[order_id]
    detail = order_view(shop, order).order_detail
    shown = CooperationOrder(
        openid=miniprogram.openid(order.payer),
        order_detail=CooperationOrderDetail(product_infos=detail.product_infos, price_info=detail.price_info),
    )
    if (unionid := miniprogram.unionid(order.payer)) is not None:
        shown.unionid = unionid
    return CooperationOrderFound(order=shown)
