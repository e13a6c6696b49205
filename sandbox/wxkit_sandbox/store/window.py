"""The window of the shop's own Channels account (视频号橱窗)."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.store.window import (
    AddWindowProduct,
    GetWindowProduct,
    GetWindowProducts,
    RemoveWindowProduct,
    WindowItem,
    WindowPage,
    WindowPagePath,
    WindowProduct,
    WindowProductFound,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.agency_products import lowest, picture
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.shelf import Shelf, ShelfItem, on_sale
from wxkit_sandbox.world import App

__all__ = ["ShopWindow"]

NO_CHANNEL = 10022001
BANNED = 10022002
NOT_IN_IT = 10022003
NOT_BOUND = 10022008
OTHER_QUERY = 40097


@dataclass(slots=True)
class ShopWindow:
    """Products that were put up, and whether they are hidden on the account's page."""

    products: dict[str, bool] = field(default_factory=dict[str, bool])


def _check_channel(app: App) -> None:
    if not app.world.settings.shop_channel:
        raise Refusal(NO_CHANNEL)


def _check_use(app: App, appid: str) -> None:
    _check_channel(app)
    if app.world.settings.window_banned:
        raise Refusal(BANNED)
    if appid != app.appid:
        raise Refusal(NOT_BOUND)


@handles(AddWindowProduct)
def add(app: App, call: AddWindowProduct) -> Ok:
    """https://developers.weixin.qq.com/doc/channels/API/windowproduct/add.html"""
    _check_use(app, call.appid)
    if on_sale(app, call.product_id) is None:
        raise Refusal(NOT_IN_IT)
    app.state(ShopWindow).products[call.product_id] = bool(call.is_hide_for_window)
    return Ok()


@handles(RemoveWindowProduct)
def remove(app: App, call: RemoveWindowProduct) -> Ok:
    """https://developers.weixin.qq.com/doc/channels/API/windowproduct/off.html

    Nothing happens any more: the window follows the state of the product in the shop.
    """
    _check_use(app, call.appid)
    if call.product_id not in app.state(ShopWindow).products:
        raise Refusal(NOT_IN_IT)
    return Ok()


@handles(GetWindowProduct)
def get(app: App, call: GetWindowProduct) -> WindowProductFound:
    """https://developers.weixin.qq.com/doc/channels/API/windowproduct/get.html"""
    _check_channel(app)
    if call.need_cps_product:
        return WindowProductFound(cps_products=[])
    item = app.state(Shelf).items.get(call.product_id)
    hidden = app.state(ShopWindow).products.get(call.product_id)
    if item is None or hidden is None or call.appid != app.appid:
        raise Refusal(NOT_IN_IT)
    return WindowProductFound(product=_shown(app, item, hidden=hidden))


def _shown(app: App, item: ShelfItem, *, hidden: bool) -> WindowProduct:
    live = item.live or item.draft
    path = f"pages/product/index.html?productId={item.product_id}"
    shown = WindowProduct(
        appid=app.appid,
        product_id=item.product_id,
        title=live.title,
        img_url=picture(live),
        status=item.status,
        market_price=max((sku.market_price or sku.sale_price for sku in live.skus or ()), default=0),
        selling_price=lowest(live),
        stock=sum(item.stock.values()),
        sales=item.sold,
        page_path=WindowPagePath(appid=app.appid, half_page_path=path, full_page_path=path),
        is_hide_for_window=hidden,
        banned=False,
    )
    if live.out_product_id:
        shown.out_product_id = live.out_product_id
    if live.cats_v2:
        shown.leaf_category_id = live.cats_v2[-1].cat_id
    return shown


@handles(GetWindowProducts)
def list_products(app: App, call: GetWindowProducts) -> WindowPage:
    """https://developers.weixin.qq.com/doc/channels/API/windowproduct/list_get.html"""
    _check_channel(app)
    ours = not call.query_cps_product and call.appid in (None, app.appid) and call.branch_id is None
    found = [id_ for id_ in app.state(ShopWindow).products if on_sale(app, id_)] if ours else []
    number, key = call.page_index or 1, call.last_buffer
    page = page_of(found, call.page_size, key, "window", mismatch=OTHER_QUERY, number=number)
    reply = WindowPage(
        products=[WindowItem(product_id=product_id, appid=app.appid) for product_id in page.ids],
        last_buffer=page.next_key,
    )
    if call.need_total_num:
        reply.total_num = len(found)
    return reply
