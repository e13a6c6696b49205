# ruff: noqa: N815 - coverImg, closeReplay and their like are WeChat's own field names
"""Live rooms (小程序直播间): made, changed, listed, and what is on or off in them."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._numbers import Figure
from wxkit._paging import offset

__all__ = [
    "AsyncLiveRooms",
    "CreateLiveRoom",
    "DeleteLiveRoom",
    "EditLiveRoom",
    "Flag",
    "GetLiveInfo",
    "GetPushUrl",
    "GetSharedCode",
    "LiveInfo",
    "LiveReplay",
    "LiveRoom",
    "LiveRoomCreated",
    "LiveRoomGoods",
    "LiveRooms",
    "LiveStatus",
    "PushUrl",
    "SharedCode",
    "UpdateComment",
    "UpdateFeedPublic",
    "UpdateKf",
    "UpdateReplay",
    "live_replays",
]

Flag: TypeAlias = Literal[0, 1]
"""1: yes, 0: no."""


class LiveRoomCreated(Reply):
    """The new room."""

    roomId: int = 0
    qrcode_url: str = ""
    """Code with which the anchor proves who he is, when that is still to be done."""


class CreateLiveRoom(Call[LiveRoomCreated], post="/wxaapi/broadcast/room/create"):
    """Make a live room (创建直播间). 10,000 a day.

    Errors: 200002 (argument), 3000xx (name, pictures, anchor), 47001.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_createroom
    """

    name: str
    """3 to 17 Chinese characters; a Chinese character counts as two others."""
    coverImg: str
    """Background by media_id: 1080 by 1920, at most 2 MB."""
    startTime: int
    """Unix seconds: 10 minutes to 6 months from now."""
    endTime: int
    """Unix seconds: 30 minutes to 24 hours after the start."""
    anchorName: str
    """2 to 15 Chinese characters."""
    anchorWechat: str
    """The anchor's WeChat id (微信号); he must have proved his name."""
    subAnchorWechat: str | None = None
    """The second account's WeChat id (主播副号)."""
    createrWechat: str | None = None
    """Who made it: only he, the administrators and the anchor see the room. Absent: all members do."""
    shareImg: str
    """Picture for sharing by media_id: 800 by 640, at most 1 MB."""
    feedsImg: str
    """Cover in the shopping channel by media_id: 800 by 800, at most 100 KB."""
    isFeedsPublic: Flag | None = None
    """Let WeChat show the room (官方收录)."""
    type: Flag
    """0: from a phone (手机直播), 1: from a stream (推流)."""
    closeLike: Flag
    closeGoods: Flag
    """1: without goods."""
    closeComment: Flag
    closeReplay: Flag | None = None
    """0: recorded; off when absent, and may be switched later."""
    closeShare: Flag | None = None
    closeKf: Flag | None = None
    """0: with customer service; off when absent, and may be switched later."""


class EditLiveRoom(Call[Ok], post="/wxaapi/broadcast/room/editroom", repeatable=True):
    """Change a live room (编辑直播间). All fields as for CreateLiveRoom.

    Errors: as for CreateLiveRoom, and 300022 (no such room).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_editroom
    """

    id: int
    """The room."""
    name: str
    coverImg: str
    startTime: int
    """Unix seconds."""
    endTime: int
    """Unix seconds."""
    anchorName: str
    anchorWechat: str
    subAnchorWechat: str | None = None
    createrWechat: str | None = None
    shareImg: str
    feedsImg: str
    isFeedsPublic: Flag | None = None
    type: Flag | None = None
    """Absent in the page's sample."""
    closeLike: Flag
    closeGoods: Flag
    closeComment: Flag
    closeReplay: Flag | None = None
    closeShare: Flag | None = None
    closeKf: Flag | None = None


class DeleteLiveRoom(Call[Ok], post="/wxaapi/broadcast/room/deleteroom"):
    """Delete a live room (删除直播间).

    Errors: 300022 (no such room).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_deleteroom
    """

    id: int
    """The room."""


class LiveStatus(OpenIntEnum):
    """What a room is doing (直播间状态)."""

    LIVE = 101
    NOT_STARTED = 102
    ENDED = 103
    BANNED = 104
    PAUSED = 105
    FAULTY = 106
    EXPIRED = 107


class LiveRoomGoods(Output):
    """Goods in a room."""

    goods_id: int = 0
    name: str = ""
    url: str = ""
    """Page of the mini-program."""
    cover_img: str = ""
    price_type: int = 0
    """1: `price`; 2: from `price` to `price2`; 3: `price2` instead of `price`."""
    price: Figure = 0
    """Fen in the page's samples."""
    price2: Figure = 0
    """As `price`."""
    third_party_appid: str = ""
    """The mini-program that sells, when it is another one."""


class LiveRoom(Output):
    """A live room."""

    roomid: int = 0
    name: str = ""
    cover_img: str = ""
    share_img: str = ""
    feeds_img: str = ""
    live_type: int = 0
    """0: from a phone, 1: from a stream."""
    live_status: LiveStatus = LiveStatus(0)
    start_time: int = 0
    """Unix seconds."""
    end_time: int = 0
    """Unix seconds."""
    anchor_name: str = ""
    anchor_img: str | None = None
    creater_openid: str = ""
    goods: list[LiveRoomGoods] = []
    is_feeds_public: int = 0
    close_like: int = 0
    close_goods: int = 0
    close_comment: int = 0
    close_replay: int = 0
    close_kf: int = 0


class LiveReplay(Output):
    """A piece of a recording."""

    media_url: str = ""
    create_time: int | str = 0
    """Unix seconds, or RFC 3339."""
    expire_time: int | str = 0
    """When the address ends: Unix seconds, or RFC 3339."""


class LiveInfo(Reply):
    """Rooms, or the recording of one."""

    room_info: list[LiveRoom] = []
    live_replay: list[LiveReplay] = []
    total: int = 0


class GetLiveInfo(Call[LiveInfo], post="/wxa/business/getliveinfo", repeatable=True):
    """The live rooms, or the recording of one (获取直播间列表和回放).

    Errors: 9410000 (no rooms), 300022.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_getliveinfo
    """

    start: int = Field(default=0, ge=0)
    """How many to skip."""
    limit: int = Field(default=10, ge=1)
    """How many to list; up to 100 is advised."""
    action: Literal["get_replay"] | None = None
    """Asks for the recording of `room_id`."""
    room_id: int | None = None


def live_replays(*, room_id: int, start: int = 0, limit: int = 10) -> GetLiveInfo:
    """`GetLiveInfo` for the recording of a room (获取直播间回放)."""
    return GetLiveInfo(action="get_replay", room_id=room_id, start=start, limit=limit)


class PushUrl(Reply):
    """Where to stream to."""

    pushAddr: str = Field(default="", repr=False)
    """`rtmp://…` with its secret."""


class GetPushUrl(Call[PushUrl], get="/wxaapi/broadcast/room/getpushurl"):
    """The address to stream to (获取直播间推流地址), for rooms that stream.

    Errors: 300022 (no such room).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_getpushurl
    """

    roomId: int


class SharedCode(Reply):
    """A room's code and poster."""

    cdnUrl: str = ""
    """Picture of the code."""
    pagePath: str = ""
    """Page that opens the room."""
    posterUrl: str = ""
    """Picture of the poster."""


class GetSharedCode(Call[SharedCode], get="/wxaapi/broadcast/room/getsharedcode"):
    """A code for sharing a room (获取直播间分享二维码). 10,000 a day.

    Errors: 300022 (no such room).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_getsharedcode
    """

    roomId: int
    params: str | None = None
    """Parameters of your own: a JSON text, URI-encoded."""


class UpdateComment(Call[Ok], post="/wxaapi/broadcast/room/updatecomment", repeatable=True):
    """Mute all comments in a room, or no longer (开启/关闭直播间全局禁言).

    Errors: 300022 (no such room).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_updatecomment
    """

    roomId: int
    banComment: Flag
    """1: muted."""


class UpdateFeedPublic(Call[Ok], post="/wxaapi/broadcast/room/updatefeedpublic", repeatable=True):
    """Let WeChat show a room, or no longer (开启/关闭直播间官方收录).

    Errors: 300022 (no such room).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_updatefeedpublic
    """

    roomId: int
    isFeedsPublic: Flag
    """1: shown."""


class UpdateKf(Call[Ok], post="/wxaapi/broadcast/room/updatekf", repeatable=True):
    """Switch customer service in a room (开启/关闭客服功能).

    Errors: 300022 (no such room).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_updatekf
    """

    roomId: int
    closeKf: Flag
    """1: off."""


class UpdateReplay(Call[Ok], post="/wxaapi/broadcast/room/updatereplay", repeatable=True):
    """Switch the recording of a room (开启/关闭回放功能).

    Errors: 300022 (no such room).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_updatereplay
    """

    roomId: int
    closeReplay: Flag
    """1: off."""


class LiveRoomCalls:
    """Live rooms."""

    create = endpoint(CreateLiveRoom)
    edit = endpoint(EditLiveRoom)
    delete = endpoint(DeleteLiveRoom)
    list = endpoint(GetLiveInfo)
    iter_list = paged(GetLiveInfo, lambda page: page.room_info, offset("room_info", start="start"))
    replays = endpoint(live_replays)
    iter_replays = paged(live_replays, lambda page: page.live_replay, offset("live_replay", start="start"))
    push_url = endpoint(GetPushUrl)
    shared_code = endpoint(GetSharedCode)
    update_comment = endpoint(UpdateComment)
    update_feed_public = endpoint(UpdateFeedPublic)
    update_kf = endpoint(UpdateKf)
    update_replay = endpoint(UpdateReplay)


class LiveRooms(LiveRoomCalls, Sync):
    """Live rooms (小程序直播间)."""


class AsyncLiveRooms(LiveRoomCalls, Async):
    """Live rooms (小程序直播间)."""
