"""Live rooms: made, changed, deleted, and what is on or off in them."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.miniprogram.live_rooms import (
    CreateLiveRoom,
    DeleteLiveRoom,
    EditLiveRoom,
    LiveRoomCreated,
    LiveStatus,
    UpdateComment,
    UpdateFeedPublic,
    UpdateKf,
    UpdateReplay,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.live_book import (
    BANNED_ACCOUNT,
    OVER,
    WRONG_STATE,
    LiveBook,
    Room,
    room_of,
    running_room,
)
from wxkit_sandbox.miniprogram.live_checks import (
    check_name,
    check_times,
    proof_address,
    proved,
    sized_picture,
    wechat_user,
)
from wxkit_sandbox.miniprogram.live_flow import plan
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = {"*": 200002}
NO_SERVICE, STREAMING = 300038, 300042
NAME, ANCHOR_NAME = (6, 34), (4, 30)
"""Widths, where a Chinese character is 2 wide."""
KILO, MEGA = 1 << 10, 1 << 20


@handles(CreateLiveRoom, invalid=BAD)
def create_room(app: App, call: CreateLiveRoom) -> LiveRoomCreated:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_createroom"""
    anchor, second, creator = _people(app, call)
    _check(app, call)
    room = Room(app.world.ids.count("live_room"), anchor, second, creator, streams=call.type == 1)
    _write(app, room, call)
    app.state(LiveBook).rooms[room.id] = room
    return LiveRoomCreated(roomId=room.id)


@handles(EditLiveRoom, invalid=BAD)
def edit_room(app: App, call: EditLiveRoom) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_editroom"""
    room = room_of(app, call.id)
    if room.streams and room.status == LiveStatus.LIVE:
        raise Refusal(STREAMING)
    if room.status != LiveStatus.NOT_STARTED:
        raise Refusal(WRONG_STATE)
    anchor, second, creator = _people(app, call)
    _check(app, call)
    room.anchor, room.second, room.creator = anchor, second, creator
    if call.type is not None:
        room.streams = call.type == 1
    _write(app, room, call)
    return Ok()


@handles(DeleteLiveRoom, invalid=BAD)
def delete_room(app: App, call: DeleteLiveRoom) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_deleteroom"""
    room = room_of(app, call.id)
    if room.status not in (LiveStatus.NOT_STARTED, *OVER):
        raise Refusal(WRONG_STATE)
    del app.state(LiveBook).rooms[room.id]
    return Ok()


@handles(UpdateComment, invalid=BAD)
def update_comment(app: App, call: UpdateComment) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_updatecomment"""
    running_room(app, call.roomId).muted = bool(call.banComment)
    return Ok()


@handles(UpdateFeedPublic, invalid=BAD)
def update_feed_public(app: App, call: UpdateFeedPublic) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_updatefeedpublic"""
    running_room(app, call.roomId).feeds_public = bool(call.isFeedsPublic)
    return Ok()


@handles(UpdateKf, invalid=BAD)
def update_kf(app: App, call: UpdateKf) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_updatekf"""
    room = running_room(app, call.roomId)
    _check_service(app, call.closeKf)
    room.close_kf = bool(call.closeKf)
    return Ok()


@handles(UpdateReplay, invalid=BAD)
def update_replay(app: App, call: UpdateReplay) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_updatereplay"""
    room = room_of(app, call.roomId)
    # A recording that was made can be taken off; one that was not made cannot be put on any more.
    if room.status in OVER and not (room.status == LiveStatus.ENDED and call.closeReplay):
        raise Refusal(WRONG_STATE)
    room.close_replay = bool(call.closeReplay)
    return Ok()


def _people(app: App, call: CreateLiveRoom | EditLiveRoom) -> tuple[Person, Person | None, Person | None]:
    """The anchor, the holder of the second account, and who made the room."""
    if app.world.settings.live_banned:
        raise Refusal(BANNED_ACCOUNT)
    anchor = wechat_user(app, call.anchorWechat, malformed=300030, unknown=300035)
    if call.subAnchorWechat == call.anchorWechat:
        raise Refusal(200002, "anchorWechat and subAnchorWechat can not be same")
    second = _named(app, call.subAnchorWechat, 300039)
    creator = _named(app, call.createrWechat, 300041)
    if not proved(app, anchor):
        raise Refusal(300036, "room anchor invalid", qrcode_url=proof_address(app))
    if second is not None and not proved(app, second):
        raise Refusal(300039, qrcode_url=proof_address(app))
    return anchor, second, creator


def _named(app: App, wechat_id: str | None, code: int) -> Person | None:
    return wechat_user(app, wechat_id, malformed=code, unknown=code) if wechat_id else None


def _check(app: App, call: CreateLiveRoom | EditLiveRoom) -> None:
    check_name(app, call.name, NAME, length=300002, content=300028)
    check_name(app, call.anchorName, ANCHOR_NAME, length=300034, content=300029)
    check_times(app, call.startTime, call.endTime)
    _check_service(app, call.closeKf)
    _pictures(app, call)


def _check_service(app: App, close_kf: int | None) -> None:
    """Customer service can be on where the console has set it up."""
    if close_kf == 0 and not app.world.settings.live_customer_service:
        raise Refusal(NO_SERVICE)


def _pictures(app: App, call: CreateLiveRoom | EditLiveRoom) -> tuple[str, str, str]:
    """Addresses of background, picture for sharing, and cover in the shopping channel."""
    return (
        sized_picture(app, call.coverImg, 2 * MEGA, 300031),
        sized_picture(app, call.shareImg, MEGA, 300032),
        sized_picture(app, call.feedsImg, 100 * KILO, 300037),
    )


def _write(app: App, room: Room, call: CreateLiveRoom | EditLiveRoom) -> None:
    """What the call says, with WeChat's defaults for what it leaves out."""
    room.name, room.anchor_name = call.name, call.anchorName
    room.start, room.end = call.startTime, call.endTime
    room.cover_img, room.share_img, room.feeds_img = _pictures(app, call)
    room.feeds_public = call.isFeedsPublic != 0
    room.close_like, room.close_goods = bool(call.closeLike), bool(call.closeGoods)
    room.close_comment, room.close_share = bool(call.closeComment), bool(call.closeShare)
    room.close_replay, room.close_kf = call.closeReplay != 0, call.closeKf != 0
    plan(app, room)
