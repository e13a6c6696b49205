"""Live rooms as the merchant sees them: the list, recordings, where to stream to, codes for sharing."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from urllib.parse import unquote

from wxkit.miniprogram.live_rooms import (
    GetLiveInfo,
    GetPushUrl,
    GetSharedCode,
    LiveInfo,
    LiveReplay,
    LiveRoom,
    LiveRoomGoods,
    LiveStatus,
    PushUrl,
    SharedCode,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.live_book import WRONG_STATE, LiveBook, Room, room_of, running_room
from wxkit_sandbox.miniprogram.live_shelf import ShelfGoods, in_library
from wxkit_sandbox.service_account.media import picture_url
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = {"*": 200002}
NO_ROOMS, BAD_PARAMS = 9410000, 1001
ADDRESS_LIVES = 86400
"""Seconds for which the address of a recording works."""
PLAYER = "plugin-private://wx2b03c6e691cd7370/pages/live-player-plugin"
"""WeChat's own plugin shows the rooms."""


@handles(GetLiveInfo, invalid=BAD)
def get_live_info(app: App, call: GetLiveInfo) -> LiveInfo:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_getliveinfo"""
    if call.action is not None:
        return _recording(app, call)
    rooms = sorted(app.state(LiveBook).rooms.values(), key=lambda room: (-room.start, -room.id))
    if not rooms:
        raise Refusal(NO_ROOMS, "empty room list")
    page = rooms[call.start : call.start + call.limit]
    return LiveInfo(room_info=[_seen(app, room) for room in page], total=len(rooms))


def _recording(app: App, call: GetLiveInfo) -> LiveInfo:
    """One piece for every stretch that was live without interruption."""
    if call.room_id is None:
        raise Refusal(BAD["*"])
    room, expires = room_of(app, call.room_id), app.world.clock.time() + ADDRESS_LIVES
    kept = room.stretches if room.status == LiveStatus.ENDED and not room.close_replay else []
    pieces = [
        LiveReplay(
            media_url=f"http://vod.example.com/live/{app.appid}/{room.id}/{number}.m3u8",
            create_time=_written(until),
            expire_time=_written(expires),
        )
        for number, (_, until) in enumerate(kept)
    ]
    return LiveInfo(live_replay=pieces[call.start : call.start + call.limit], total=len(pieces))


def _written(moment: int) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _seen(app: App, room: Room) -> LiveRoom:
    return LiveRoom(
        roomid=room.id,
        name=room.name,
        cover_img=room.cover_img,
        share_img=room.share_img,
        feeds_img=room.feeds_img,
        live_type=int(room.streams),
        live_status=room.status,
        start_time=room.start,
        end_time=room.end,
        anchor_name=room.anchor_name,
        creater_openid=app.openid(room.creator) if room.creator else "",
        goods=[_offered(in_library(app, goods_id)) for goods_id in room.goods],
        is_feeds_public=int(room.feeds_public),
        close_like=int(room.close_like),
        close_goods=int(room.close_goods),
        close_comment=int(room.close_comment),
        close_replay=int(room.close_replay),
        close_kf=int(room.close_kf),
    )


def _offered(goods: ShelfGoods) -> LiveRoomGoods:
    return LiveRoomGoods(
        goods_id=goods.id,
        name=goods.name,
        url=goods.url,
        cover_img=goods.cover_img,
        price_type=goods.price_type,
        price=goods.price,
        price2=goods.price2,
        third_party_appid=goods.third_party_appid,
    )


@handles(GetPushUrl, invalid=BAD)
def get_push_url(app: App, call: GetPushUrl) -> PushUrl:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_getpushurl"""
    room = running_room(app, call.roomId)
    if not room.streams:
        raise Refusal(WRONG_STATE)
    stream = f"{app.appid}-{room.id}"
    return PushUrl(
        pushAddr=f"rtmp://push.example.com/live/{stream}?txSecret={app.world.ids.hex(32, 'stream', stream)}"
    )


@handles(GetSharedCode, invalid=BAD)
def get_shared_code(app: App, call: GetSharedCode) -> SharedCode:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_getsharedcode"""
    room = room_of(app, call.roomId)
    if room.status in (LiveStatus.BANNED, LiveStatus.EXPIRED):
        raise Refusal(WRONG_STATE)
    params = call.params or ""
    if params and not _is_object(unquote(params)):
        raise Refusal(BAD_PARAMS)
    return SharedCode(
        cdnUrl=picture_url(app, f"live-code/{room.id}/{params}"),
        posterUrl=picture_url(app, f"live-poster/{room.id}/{params}"),
        pagePath=f"{PLAYER}?room_id={room.id}" + (f"&custom_params={params}" if params else ""),
    )


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
