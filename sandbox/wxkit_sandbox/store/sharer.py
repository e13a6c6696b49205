"""Sharers: invited, unbound, looked up; their links and the orders that came through them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator

from wxkit.store._order_enums import SharerType
from wxkit.store.sharer import (
    BindInvitation,
    BindSharer,
    GetSharerOrders,
    GetSharerProductH5url,
    GetSharerProductQrcode,
    GetSharerProductTaglink,
    GetSharers,
    SearchSharer,
    SharerFound,
    SharerInfo,
    SharerOrder,
    SharerOrderPage,
    SharerPage,
    SharerProductH5url,
    SharerProductQrcode,
    SharerProductTaglink,
    ShareScene,
    UnbindSharers,
    UnboundSharers,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.links import Attribution, Links, Spread, taglink
from wxkit_sandbox.store.orderbook import Order, OrderBook, OrderLine
from wxkit_sandbox.store.sharers import BoundSharer, Sharers, unbind_sharer
from wxkit_sandbox.store.shelf import item_of
from wxkit_sandbox.synth import PIXEL
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD_OPENID = 10070004
BOUND_ALREADY, OWN_ALREADY = 10070001, 10070005
BAD = 10070006
INVALID = {"*": BAD, "openid": BAD_OPENID, "openid_list": BAD}
DAY = 86400


@handles(BindSharer, invalid=INVALID)
def bind(app: App, call: BindSharer) -> BindInvitation:
    """https://developers.weixin.qq.com/doc/store/shop/API/sharer/bindsharer.html"""
    if (sharer := _by_username(app, call.username or "")) is not None:
        raise Refusal(BOUND_ALREADY if sharer.sharer_type == SharerType.ORDINARY else OWN_ALREADY)
    code = app.world.ids.derived(16, "sharer-invitation", call.username or "")
    return BindInvitation(
        qrcode_img=f"https://mmecimage.cn/p/{app.appid}/{code}", qrcode_img_base64=b64encode(PIXEL).decode()
    )


def _by_username(app: App, username: str) -> BoundSharer | None:
    """Nobody here has a WeChat id of their own: the id in the world stands in."""
    if username not in app.world.people:
        return None
    return app.state(Sharers).by_openid.get(app.openid(app.world.people[username]))


@handles(UnbindSharers, invalid=INVALID)
def unbind(app: App, call: UnbindSharers) -> UnboundSharers:
    """https://developers.weixin.qq.com/doc/store/shop/API/sharer/unbindsharer.html"""
    since = app.world.clock.time() - DAY
    done, refused = list[str](), list[str]()
    for openid in call.openid_list:
        sharer = app.state(Sharers).by_openid.get(openid)
        if sharer is None or sharer.sharer_type != SharerType.ORDINARY or sharer.bind_time > since:
            refused.append(openid)
        else:
            unbind_sharer(app, sharer)
            done.append(openid)
    return UnboundSharers(success_openid=done, fail_openid=[], refuse_openid=refused)


@handles(GetSharers, invalid=INVALID)
def get_sharers(app: App, call: GetSharers) -> SharerPage:
    """https://developers.weixin.qq.com/doc/store/shop/API/sharer/get_sharer_list.html"""
    sharers = [s for s in app.state(Sharers).by_openid.values() if s.sharer_type == call.sharer_type]
    start = (call.page - 1) * call.page_size
    return SharerPage(sharer_info_list=[_shown(app, s) for s in sharers[start : start + call.page_size]])


def _shown(app: App, sharer: BoundSharer) -> SharerInfo:
    shown = SharerInfo(
        openid=sharer.openid,
        nickname=sharer.person.nickname,
        sharer_type=SharerType(sharer.sharer_type),
        bind_time=sharer.bind_time,
    )
    if (unionid := app.unionid(sharer.person)) is not None:
        shown.unionid = unionid
    return shown


@handles(SearchSharer, invalid=INVALID)
def search_sharer(app: App, call: SearchSharer) -> SharerFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/sharer/search_sharer.html"""
    if not call.openid and not call.username:
        raise Refusal(BAD)
    if call.openid and app.person(call.openid) is None:
        raise Refusal(BAD_OPENID)
    sharer = (
        app.state(Sharers).by_openid.get(call.openid)
        if call.openid
        else _by_username(app, call.username or "")
    )
    if sharer is None:
        return SharerFound(openid="", nickname="", bind_time=0, sharer_type=SharerType.ORDINARY)
    return SharerFound.model_validate(_shown(app, sharer).model_dump(exclude_unset=True))


@handles(GetSharerOrders, invalid=INVALID)
def get_orders(app: App, call: GetSharerOrders) -> SharerOrderPage:
    """https://developers.weixin.qq.com/doc/store/shop/API/sharer/get_sharer_order_list.html"""
    if call.openid is not None and app.person(call.openid) is None:
        raise Refusal(BAD_OPENID)
    credited = [found for order in app.state(OrderBook).orders.values() for found in _credited(order, call)]
    start = (call.page - 1) * call.page_size
    return SharerOrderPage(order_list=credited[start : start + call.page_size])


def _credited(order: Order, call: GetSharerOrders) -> Iterator[SharerOrder]:
    """What a sharer brought of the order, SKU by SKU, when it fits what was asked for."""
    by = order.attribution
    if by is None or by.kind != "sharer":
        return
    if call.openid not in (None, by.sharer_openid) or call.share_scene not in (None, by.share_scene):
        return
    if order.create_time < (call.start_time or 0) or (call.end_time or order.create_time) < order.create_time:
        return
    for line in order.lines:
        if line.product_id in by.shares:
            yield _row(order, by, line)


def _row(order: Order, by: Attribution, line: OrderLine) -> SharerOrder:
    return SharerOrder(
        order_id=order.order_id,
        share_scene=ShareScene(by.share_scene),
        sharer_openid=by.sharer_openid,
        sharer_type=SharerType(by.sharer_type),
        sku_id=line.sku_id,
        product_id=line.product_id,
        from_wecom=False,
    )


@handles(GetSharerProductH5url, invalid=INVALID)
def get_product_h5url(app: App, call: GetSharerProductH5url) -> SharerProductH5url:
    """https://developers.weixin.qq.com/doc/store/shop/API/sharer/get_sharer_product_h5url.html"""
    code = _check(app, call)
    url = f"https://store.weixin.qq.com/shop/s/{code}"
    return SharerProductH5url(product_h5url=_hand_out(app, call, url, ShareScene.PRODUCT_LINK))


@handles(GetSharerProductQrcode, invalid=INVALID)
def get_product_qrcode(app: App, call: GetSharerProductQrcode) -> SharerProductQrcode:
    """https://developers.weixin.qq.com/doc/store/shop/API/sharer/get_sharer_product_qrcode.html"""
    url = f"https://mmecimage.cn/p/{app.appid}/{_check(app, call)}"
    return SharerProductQrcode(product_qrcode=_hand_out(app, call, url, ShareScene.PRODUCT_QRCODE))


@handles(GetSharerProductTaglink, invalid=INVALID)
def get_product_taglink(app: App, call: GetSharerProductTaglink) -> SharerProductTaglink:
    """https://developers.weixin.qq.com/doc/store/shop/API/sharer/get_sharer_product_taglink.html"""
    link = taglink(app.name, _check(app, call))
    return SharerProductTaglink(product_taglink=_hand_out(app, call, link, ShareScene.PRODUCT_TAGLINK))


SharedProduct = GetSharerProductH5url | GetSharerProductQrcode | GetSharerProductTaglink


def _check(app: App, call: SharedProduct) -> str:
    """A code for the link of this sharer to this product, once both are known."""
    if call.openid not in app.state(Sharers).by_openid:
        raise Refusal(BAD_OPENID)
    item_of(app, call.product_id)
    return app.world.ids.derived(16, "sharer-link", call.openid, call.product_id)


def _hand_out(app: App, call: SharedProduct, url: str, scene: ShareScene) -> str:
    sharer = app.state(Sharers).by_openid[call.openid]
    spread = Spread("sharer", sharer.person.id, call.product_id, share_scene=scene)
    return app.state(Links).hand_out(url, spread)
