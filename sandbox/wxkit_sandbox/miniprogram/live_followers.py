"""People who want to know of every live room (长期订阅), and telling them that one is live."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks.events import LiveFollow, LivePushResult, WxaliveFollowNotify, WxalivePushMessageNotify
from wxkit.miniprogram.live_members import (
    Followers,
    GetFollowers,
    LiveFollower,
    MessagePushed,
    PushStartMessage,
)
from wxkit.miniprogram.live_rooms import LiveStatus
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.live_book import LiveBook, Room, room_of
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = ["LiveFollowers", "follow", "unfollow"]

BAD = {"*": 200002}
ANOTHER_TODAY, NOT_LIVE = 9410005, 9410006
AT_ONCE = 2000
TAKES = 10
"""Seconds until the result of a push is told; a guess."""


@dataclass(slots=True)
class Following:
    """A lasting subscription."""

    number: int
    person: Person
    room_id: int
    room_status: LiveStatus
    since: int


@dataclass(slots=True)
class LiveFollowers:
    """Everybody who follows by openid, in the order in which they came; and the day's pushes."""

    followers: dict[str, Following] = field(default_factory=dict[str, Following])
    day: str = ""
    """The day of the last push."""
    room_id: int = 0
    """The room that was announced on it."""
    told: set[str] = field(default_factory=set[str])
    """openids of who was told on it."""


def follow(app: App, person: Person, room: Room) -> None:
    """The person subscribes: event `wxalive_follow_notify`."""
    now = app.world.clock.time()
    following = Following(app.world.ids.count("live_follow"), person, room.id, room.status, now)
    app.state(LiveFollowers).followers[app.openid(person)] = following
    _notify(app, person, room, "add_follow")


def unfollow(app: App, person: Person, room: Room) -> None:
    """The person subscribes no longer: the same event."""
    del app.state(LiveFollowers).followers[app.openid(person)]
    _notify(app, person, room, "del_follow")


def _notify(app: App, person: Person, room: Room, action: str) -> None:
    told = LiveFollow(
        room_id=room.id,
        user_openid=app.openid(person),
        time=app.world.clock.time(),
        live_status=int(room.status),
        action=action,
    )
    app.emit(WxaliveFollowNotify(follow_notify=told), person)


@handles(GetFollowers, invalid=BAD)
def get_followers(app: App, call: GetFollowers) -> Followers:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/subscribe-management/api_getfollowers"""
    after, followers = call.page_break or 0, app.state(LiveFollowers).followers
    page = [(openid, each) for openid, each in followers.items() if each.number > after][: call.limit]
    return Followers(
        followers=[
            LiveFollower(
                openid=openid,
                room_id=each.room_id,
                room_status=int(each.room_status),
                subscribe_time=each.since,
            )
            for openid, each in page
        ],
        page_break=page[-1][1].number if page else after,
    )


@handles(PushStartMessage, invalid=BAD)
def push_start_message(app: App, call: PushStartMessage) -> MessagePushed:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/subscribe-management/api_pushmessage"""
    room, book, today = room_of(app, call.room_id), app.state(LiveFollowers), app.world.clock.day()
    if len(call.user_openid) > AT_ONCE:
        raise Refusal(BAD["*"])
    if room.status != LiveStatus.LIVE:
        raise Refusal(NOT_LIVE)
    if book.day == today and book.room_id != room.id:
        raise Refusal(ANOTHER_TODAY)
    if book.day != today:
        book.day, book.told = today, set()
    book.room_id = room.id
    message_id = str(app.world.ids.count("live_message", 1622047360795164672))
    app.world.clock.call_after(TAKES, deliver, app, message_id, room.id, tuple(call.user_openid))
    return MessagePushed(message_id=message_id)


def deliver(app: App, message_id: str, room_id: int, openids: tuple[str, ...]) -> None:
    """Everybody is told who follows and was not told today, and the merchant how it went."""
    outcomes = [_tell(app, room_id, openid) for openid in openids]
    result = LivePushResult(
        message_id=message_id,
        room_id=room_id,
        total_count=len(outcomes),
        success_count=outcomes.count("success"),
        openid_error_count=outcomes.count("openid"),
        relation_error_count=outcomes.count("relation"),
        user_recv_limit_count=outcomes.count("limit"),
        internal_error_count=0,
    )
    app.emit(WxalivePushMessageNotify(push_message_api_notify=result))


def _tell(app: App, room_id: int, openid: str) -> str:
    book, person = app.state(LiveFollowers), app.person(openid)
    room = app.state(LiveBook).rooms.get(room_id)
    if person is None:
        return "openid"
    if openid not in book.followers:
        return "relation"
    if openid in book.told:
        return "limit"
    book.told.add(openid)
    app.tell(person, "live", {"room_id": room_id, "name": room.name if room else ""})
    return "success"
