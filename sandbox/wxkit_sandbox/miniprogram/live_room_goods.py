"""Goods in a live room: brought in and taken out, shown to everybody, on sale or off, in an order."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.miniprogram.live_goods import (
    DeleteRoomGoods,
    GetGoodsVideo,
    GoodsAuditStatus,
    GoodsVideo,
    ImportGoods,
    PushGoods,
    SellGoods,
    SortGoods,
)
from wxkit.miniprogram.live_rooms import LiveStatus
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.live_book import WRONG_STATE, Room, RoomGoods, room_of, running_room
from wxkit_sandbox.miniprogram.live_shelf import in_library
from wxkit_sandbox.numerals import is_number
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = {"*": 200002}
NOT_APPROVED, FULL, TOO_MANY = 300025, 300026, 300033
NO_VIDEO, VIDEO_NOT_READY = 300044, 300045
BEING_SHOWN, STAYS_WHILE_SHOWN, NOTHING_TO_SORT, OFF_SALE, NOT_IN_ROOM = (
    300047,
    300049,
    300050,
    300052,
    300053,
)
ROOM_HOLDS = 200


@handles(ImportGoods, invalid=BAD)
def import_goods(app: App, call: ImportGoods) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_importgoods"""
    room = running_room(app, call.roomId)
    for goods_id in call.ids:
        if in_library(app, goods_id).status != GoodsAuditStatus.APPROVED:
            raise Refusal(NOT_APPROVED)
    fresh = [goods_id for goods_id in dict.fromkeys(call.ids) if goods_id not in room.goods]
    if fresh and len(room.goods) >= ROOM_HOLDS:
        raise Refusal(FULL)
    if len(room.goods) + len(fresh) > ROOM_HOLDS:
        raise Refusal(TOO_MANY)
    room.goods |= {goods_id: RoomGoods(goods_id) for goods_id in fresh}
    return Ok()


@handles(DeleteRoomGoods, invalid=BAD)
def delete_room_goods(app: App, call: DeleteRoomGoods) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_deletedoods"""
    room = running_room(app, call.roomId)
    goods = _in_room(app, room, call.goodsId)
    if _is_shown(app, room, goods):
        raise Refusal(BEING_SHOWN)
    del room.goods[goods.goods_id]
    return Ok()


@handles(PushGoods, invalid=BAD)
def push_goods(app: App, call: PushGoods) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_pushgoods"""
    room = room_of(app, call.roomId)
    if room.status != LiveStatus.LIVE:
        raise Refusal(WRONG_STATE)
    goods, now = _in_room(app, room, call.goodsId), app.world.clock.time()
    if now < room.shown_until:
        raise Refusal(BEING_SHOWN)
    if not goods.on_sale:
        raise Refusal(OFF_SALE)
    room.shown, room.shown_until = goods.goods_id, now + app.world.settings.live_goods_shown_for
    name = in_library(app, goods.goods_id).name
    for person_id in room.inside:
        app.tell(app.world.people[person_id], "live_goods", {"goods_id": goods.goods_id, "name": name})
    return Ok()


@handles(SellGoods, invalid=BAD)
def sell_goods(app: App, call: SellGoods) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_salegoods"""
    room = running_room(app, call.roomId)
    goods = _in_room(app, room, call.goodsId)
    if _is_shown(app, room, goods):
        raise Refusal(STAYS_WHILE_SHOWN)
    goods.on_sale = bool(call.onSale)
    return Ok()


@handles(SortGoods, invalid=BAD)
def sort_goods(app: App, call: SortGoods) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_sortgoods"""
    room = running_room(app, call.roomId)
    if not call.goods:
        raise Refusal(NOTHING_TO_SORT)
    if not all(is_number(place.goodsId) for place in call.goods):
        raise Refusal(BAD["*"])
    first = {goods_id: _in_room(app, room, goods_id) for goods_id in (int(g.goodsId) for g in call.goods)}
    room.goods = first | {goods_id: goods for goods_id, goods in room.goods.items() if goods_id not in first}
    return Ok()


@handles(GetGoodsVideo, invalid=BAD)
def get_goods_video(app: App, call: GetGoodsVideo) -> GoodsVideo:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_downloadgoodsvideo"""
    room = room_of(app, call.roomId)
    if room.status in (LiveStatus.NOT_STARTED, LiveStatus.EXPIRED, LiveStatus.BANNED):
        raise Refusal(WRONG_STATE)
    goods = _in_room(app, room, call.goodsId)
    if not goods.video_ready:
        raise Refusal(NO_VIDEO)
    if app.world.clock.time() < goods.video_ready:
        raise Refusal(VIDEO_NOT_READY)
    return GoodsVideo(url=f"https://vod.example.com/live/{app.appid}/{room.id}/goods/{goods.goods_id}.mp4")


def _in_room(app: App, room: Room, goods_id: int) -> RoomGoods:
    in_library(app, goods_id)
    goods = room.goods.get(goods_id)
    if goods is None:
        raise Refusal(NOT_IN_ROOM)
    return goods


def _is_shown(app: App, room: Room, goods: RoomGoods) -> bool:
    return room.shown == goods.goods_id and app.world.clock.time() < room.shown_until
