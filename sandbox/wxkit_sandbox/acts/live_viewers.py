"""Watching the mini-program's live rooms: come in, react, look at goods, follow."""

from __future__ import annotations

from typing import Literal

from wxkit._endpoint import endpoint
from wxkit.miniprogram.live_rooms import LiveStatus
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.broadcasts import live_room
from wxkit_sandbox.acts.miniprogram import Opened
from wxkit_sandbox.miniprogram.live_book import Room
from wxkit_sandbox.miniprogram.live_followers import LiveFollowers, follow, unfollow
from wxkit_sandbox.miniprogram.live_shelf import LiveShelf
from wxkit_sandbox.miniprogram.visits import visit
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App, World

__all__ = [
    "EnterLiveRoom",
    "FollowLiveRooms",
    "LeaveLiveRoom",
    "LiveViewerActs",
    "ReactInLiveRoom",
    "TapLiveGoods",
    "UnfollowLiveRooms",
]

S = LiveStatus
SEEN = (S.LIVE, S.NOT_STARTED, S.ENDED, S.PAUSED, S.FAULTY)
"""A banned or expired room shows nothing."""


class _InRoom(Act[Acted]):
    """Something in a live room."""

    room_id: int


class EnterLiveRoom(_InRoom, post="/_sandbox/act/enter_live_room", auth="none"):
    """Come into a live room of the mini-program that is live."""


class LeaveLiveRoom(_InRoom, post="/_sandbox/act/leave_live_room", auth="none"):
    """Leave it."""


class ReactInLiveRoom(_InRoom, post="/_sandbox/act/react_in_live_room", auth="none"):
    """Like (点赞), comment (评论), share (分享) where the room allows it; a muted one takes no comments."""

    what: Literal["like", "comment", "share"] = "like"


class TapLiveGoods(Act[Opened], post="/_sandbox/act/tap_live_goods", auth="none"):
    """Tap goods in a live room: the page of the mini-program opens with the room in its query."""

    room_id: int
    goods_id: int


class FollowLiveRooms(_InRoom, post="/_sandbox/act/follow_live_rooms", auth="none"):
    """Subscribe to all live rooms to come (长期订阅): event `wxalive_follow_notify`."""


class UnfollowLiveRooms(_InRoom, post="/_sandbox/act/unfollow_live_rooms", auth="none"):
    """Subscribe no longer: the same event."""


@acting(EnterLiveRoom)
def enter_live_room(world: World, act: EnterLiveRoom) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/industry/liveplayer/live-player-plugin.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    live_room(app, act.room_id, S.LIVE).inside[person.id] = None
    visit(app, person)
    return Acted()


@acting(LeaveLiveRoom)
def leave_live_room(world: World, act: LeaveLiveRoom) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/industry/liveplayer/live-player-plugin.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    del _watched(app, act.room_id, person).inside[person.id]
    return Acted()


@acting(ReactInLiveRoom)
def react_in_live_room(world: World, act: ReactInLiveRoom) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_updatecomment"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    room = _watched(app, act.room_id, person)
    closed = {
        "like": room.close_like,
        "comment": room.close_comment or room.muted,
        "share": room.close_share,
    }
    if closed[act.what]:
        raise impossible(f"live room {room.id} does not let people {act.what}")
    visit(app, person)
    return Acted()


@acting(TapLiveGoods)
def tap_live_goods(world: World, act: TapLiveGoods) -> Opened:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/industry/liveplayer/live-player-plugin.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    room = _watched(app, act.room_id, person)
    offered = room.goods.get(act.goods_id)
    if room.close_goods or offered is None or not offered.on_sale:
        raise impossible(f"live room {room.id} does not offer goods {act.goods_id}")
    visit(app, person)
    path, _, query = app.state(LiveShelf).goods[act.goods_id].url.partition("?")
    return Opened(path=path, query="&".join(filter(None, (query, f"room_id={room.id}"))))


@acting(FollowLiveRooms)
def follow_live_rooms(world: World, act: FollowLiveRooms) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/server/event_push/liveplayer/status_synchronization"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    room = live_room(app, act.room_id, *SEEN)
    if app.openid(person) in app.state(LiveFollowers).followers:
        raise impossible(f"{person.id} follows the live rooms already")
    follow(app, person, room)
    return Acted()


@acting(UnfollowLiveRooms)
def unfollow_live_rooms(world: World, act: UnfollowLiveRooms) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/server/event_push/liveplayer/status_synchronization"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    room = live_room(app, act.room_id, *SEEN)
    if app.openid(person) not in app.state(LiveFollowers).followers:
        raise impossible(f"{person.id} does not follow the live rooms")
    unfollow(app, person, room)
    return Acted()


def _watched(app: App, room_id: int, person: Person) -> Room:
    room = live_room(app, room_id, S.LIVE)
    if person.id not in room.inside:
        raise impossible(f"{person.id} does not watch live room {room_id}")
    return room


class LiveViewerActs:
    """Watching the mini-program's live rooms."""

    enter_live_room = endpoint(EnterLiveRoom)
    leave_live_room = endpoint(LeaveLiveRoom)
    react_in_live_room = endpoint(ReactInLiveRoom)
    tap_live_goods = endpoint(TapLiveGoods)
    follow_live_rooms = endpoint(FollowLiveRooms)
    unfollow_live_rooms = endpoint(UnfollowLiveRooms)
