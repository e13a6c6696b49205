"""Goods of live rooms: added and audited, changed, listed."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.miniprogram.live_goods import (
    AddLiveGoods,
    AuditSubmitted,
    DeleteLiveGoods,
    GetGoodsKey,
    GetLiveGoods,
    GetWarehouseGoods,
    GetWarehouseGoodsByBroadcast,
    GoodsAuditStatus,
    GoodsKey,
    LiveGoodsAdded,
    LiveGoodsChange,
    LiveGoodsInfo,
    LiveGoodsPage,
    LiveGoodsRead,
    ResubmitAudit,
    SetGoodsKey,
    UpdateLiveGoods,
    WarehouseGoods,
    WarehouseGoodsList,
    WithdrawAudit,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.live_book import BANNED_ACCOUNT
from wxkit_sandbox.miniprogram.live_checks import banned, check_name, pixels, stored_picture
from wxkit_sandbox.miniprogram.live_shelf import (
    BY_API,
    LiveShelf,
    ShelfGoods,
    check_audits_left,
    drop,
    in_library,
    submit,
)
from wxkit_sandbox.miniprogram.pages import Release
from wxkit_sandbox.service_account.media import picture_url
from wxkit_sandbox.world import App

__all__: list[str] = []

S = GoodsAuditStatus
BAD = {"*": 200002}
NO_GOODS, BAD_PRICE, BAD_PICTURE, NO_PAGE = 1003, 300003, 300005, 300007
CANNOT_WITHDRAW, WRONG_STATE, NOT_MINE, AUDITING, NOT_SUBMITTED = 300009, 300010, 300011, 300014, 300017
TOO_LARGE = 300018
NAME = (1, 28)
"""Widths, where a Chinese character is 2 wide."""
PIXELS = 300
DEAREST = 10_000_000
"""Yuan; WeChat publishes no figure."""
PRICES = frozenset({"goodsId", "priceType", "price", "price2"})
"""Of approved goods nothing else changes."""


@handles(AddLiveGoods, invalid={"goodsInfo.price": BAD_PRICE, **BAD})
def add_goods(app: App, call: AddLiveGoods) -> LiveGoodsAdded:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/commodity-management/api_addgoods"""
    _check_account(app)
    info, fresh = call.goodsInfo, ShelfGoods(0, BY_API)
    _check(app, info)
    price, price2 = _prices(info, fresh)
    check_audits_left(app)
    fresh.id, fresh.price, fresh.price2 = app.world.ids.count("live_goods"), price, price2
    app.state(LiveShelf).goods[fresh.id] = fresh
    _write(app, fresh, info)
    submit(app, fresh)
    return LiveGoodsAdded(goodsId=fresh.id, auditId=fresh.audit_id)


@handles(UpdateLiveGoods, invalid={"goodsInfo.price": BAD_PRICE, **BAD})
def update_goods(app: App, call: UpdateLiveGoods) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/commodity-management/api_updategoodsinfo"""
    _check_account(app)
    goods = _mine(app, call.goodsInfo.goodsId)
    only_prices = call.goodsInfo.model_fields_set <= PRICES
    if goods.status == S.AUDITING or (goods.status == S.APPROVED and not only_prices):
        raise Refusal(WRONG_STATE)
    _check(app, call.goodsInfo)
    goods.price, goods.price2 = _prices(call.goodsInfo, goods)
    _write(app, goods, call.goodsInfo)
    return Ok()


@handles(DeleteLiveGoods, invalid=BAD)
def delete_goods(app: App, call: DeleteLiveGoods) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/commodity-management/api_deletegoodsinfo"""
    goods = _mine(app, call.goodsId)
    if goods.status == S.AUDITING:
        raise Refusal(AUDITING)
    drop(app, goods)
    return Ok()


@handles(ResubmitAudit, invalid=BAD)
def resubmit_audit(app: App, call: ResubmitAudit) -> AuditSubmitted:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/commodity-management/api_resubmitaudit"""
    goods = _mine(app, call.goodsId)
    if goods.status not in (S.NOT_SUBMITTED, S.REJECTED):
        raise Refusal(WRONG_STATE)
    check_audits_left(app)
    submit(app, goods)
    return AuditSubmitted(auditId=goods.audit_id)


@handles(WithdrawAudit, invalid=BAD)
def withdraw_audit(app: App, call: WithdrawAudit) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/commodity-management/api_resetaudit"""
    goods = _mine(app, call.goodsId)
    if goods.status == S.NOT_SUBMITTED:
        raise Refusal(NOT_SUBMITTED)
    if (goods.status, goods.audit_id) != (S.AUDITING, call.auditId):
        raise Refusal(CANNOT_WITHDRAW)
    goods.status = S.NOT_SUBMITTED
    return Ok()


@handles(GetLiveGoods, invalid=BAD)
def get_goods(app: App, call: GetLiveGoods) -> LiveGoodsPage:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/commodity-management/api_getgoodsinfo"""
    found = [goods for goods in app.state(LiveShelf).goods.values() if goods.status == call.status]
    page = found[call.offset : call.offset + call.limit]
    return LiveGoodsPage(goods=[_read(goods) for goods in page], total=len(found))


@handles(GetWarehouseGoods, invalid=BAD)
def get_warehouse_goods(app: App, call: GetWarehouseGoods) -> WarehouseGoodsList:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/commodity-management/api_getgoodsauditinfo"""
    return _warehouse(app, call.goods_ids)


@handles(GetWarehouseGoodsByBroadcast, invalid=BAD)
def get_warehouse_goods_by_broadcast(app: App, call: GetWarehouseGoodsByBroadcast) -> WarehouseGoodsList:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/industry/liveplayer/commodity-api.html#6"""
    return _warehouse(app, call.goods_ids)


@handles(SetGoodsKey, invalid={"goodsKey": 200002})
def set_key(app: App, call: SetGoodsKey) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_setdefault_goodskey"""
    app.state(LiveShelf).keys = tuple(call.goodsKey)
    return Ok()


@handles(GetGoodsKey)
def get_key(app: App, call: GetGoodsKey) -> GoodsKey:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_getdefault_goodskey"""
    return GoodsKey(vendorGoodsKey=list(app.state(LiveShelf).keys))


def _check_account(app: App) -> None:
    if app.world.settings.live_banned:
        raise Refusal(BANNED_ACCOUNT)


def _mine(app: App, goods_id: int) -> ShelfGoods:
    """Goods that the API added: others are the console's."""
    goods = in_library(app, goods_id, unknown=NO_GOODS)
    if goods.tag != BY_API:
        raise Refusal(NOT_MINE)
    return goods


def _check(app: App, info: LiveGoodsInfo | LiveGoodsChange) -> None:
    """Name, picture and page, as far as they are given."""
    if info.name is not None:
        check_name(app, info.name, NAME, length=300002, content=300004)
    if info.coverImgUrl is not None:
        _check_picture(app, info.coverImgUrl)
    elsewhere = info.thirdPartyAppid not in (None, "", app.appid)
    if info.url is not None and not elsewhere:
        page = info.url.partition("?")[0].removeprefix("/").removesuffix(".html")
        if not app.state(Release).has(page):
            raise Refusal(NO_PAGE)


def _check_picture(app: App, media_id: str) -> None:
    """At most 300 by 300, and nothing risky."""
    file = stored_picture(app, media_id).file
    if banned(app, file.content.decode(errors="replace"), file.filename):
        raise Refusal(BAD_PICTURE)
    if max(pixels(file.content) or (0, 0)) > PIXELS:
        raise Refusal(TOO_LARGE)


def _prices(info: LiveGoodsInfo | LiveGoodsChange, before: ShelfGoods) -> tuple[int, int]:
    """Both prices in fen; what is not given stays."""
    kind = info.priceType or before.price_type
    price = before.price if info.price is None else _fen(info.price)
    price2 = before.price2 if info.price2 is None else _fen(info.price2)
    if kind == 1:
        return price, 0
    if not price2:
        raise Refusal(BAD["*"])
    if price2 <= price if kind == 2 else price2 > price:
        raise Refusal(BAD_PRICE)
    return price, price2


def _fen(yuan: float) -> int:
    if not 0 < yuan <= DEAREST:
        raise Refusal(BAD_PRICE)
    fen = round(yuan * 100)
    if not fen or abs(fen - yuan * 100) > 1e-6:
        raise Refusal(BAD_PRICE)
    return fen


def _write(app: App, goods: ShelfGoods, info: LiveGoodsInfo | LiveGoodsChange) -> None:
    """All but the prices."""
    goods.price_type = info.priceType or goods.price_type
    goods.name = goods.name if info.name is None else info.name
    goods.url = goods.url if info.url is None else info.url
    goods.keys = goods.keys if info.goodsKey is None else tuple(info.goodsKey)
    if info.thirdPartyAppid is not None:
        goods.third_party_appid = info.thirdPartyAppid
    if info.coverImgUrl is not None:
        goods.cover_img = picture_url(app, info.coverImgUrl)


def _read(goods: ShelfGoods) -> LiveGoodsRead:
    return LiveGoodsRead(
        goodsId=goods.id,
        name=goods.name,
        url=goods.url,
        coverImgUrl=goods.cover_img,
        priceType=goods.price_type,
        price=goods.price / 100,
        price2=goods.price2 / 100,
        thirdPartyAppid=goods.third_party_appid,
        thirdPartyTag=goods.tag,
    )


def _warehouse(app: App, goods_ids: list[int]) -> WarehouseGoodsList:
    library = app.state(LiveShelf).goods
    found = [_stored(library[goods_id]) for goods_id in goods_ids if goods_id in library]
    return WarehouseGoodsList(goods=found, total=len(found))


def _stored(goods: ShelfGoods) -> WarehouseGoods:
    return WarehouseGoods(
        goods_id=goods.id,
        name=goods.name,
        url=goods.url,
        cover_img_url=goods.cover_img,
        price_type=goods.price_type,
        price=goods.price / 100,
        price2=goods.price2 / 100,
        audit_status=goods.status,
        third_party_tag=goods.tag,
        thirdPartyAppid=goods.third_party_appid,
    )
