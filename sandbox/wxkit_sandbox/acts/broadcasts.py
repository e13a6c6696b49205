"""Broadcasting in a live room of the mini-program (小程序直播), and what its console and WeChat do to it."""

from __future__ import annotations

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit.miniprogram.live_rooms import LiveStatus
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.miniprogram.live_book import OVER, LiveBook, Room
from wxkit_sandbox.miniprogram.live_flow import begin, interrupt
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App, World

__all__ = [
    "Broadcast",
    "BroadcastActs",
    "EndBroadcast",
    "LoseBroadcast",
    "PauseBroadcast",
    "ProveIdentity",
    "ReportLiveRoom",
    "RoomState",
    "check_anchor",
    "live_room",
]

S = LiveStatus


class RoomState(Reply):
    """What the room is doing now."""

    status: LiveStatus = S.NOT_STARTED


class ProveIdentity(Act[Acted], post="/_sandbox/act/prove_identity", auth="none"):
    """Prove who one is (实名认证) in WeChat's mini-program for anchors, as its code asks for (300036)."""


class _InRoom(Act[RoomState]):
    """Something about a live room."""

    room_id: int


class Broadcast(_InRoom, post="/_sandbox/act/broadcast", auth="none"):
    """The anchor goes live (开播), for the first time, or again after a pause or an interruption."""


class LoseBroadcast(_InRoom, post="/_sandbox/act/lose_broadcast", auth="none"):
    """The anchor's phone loses the network (异常): unless it comes back within 15 minutes, WeChat ends it."""


class PauseBroadcast(_InRoom, post="/_sandbox/act/pause_broadcast", auth="none"):
    """Somebody pauses the room in the console (暂停)."""


class EndBroadcast(_InRoom, post="/_sandbox/act/end_broadcast", auth="none"):
    """The anchor ends it (结束)."""


class ReportLiveRoom(_InRoom, post="/_sandbox/act/report_live_room", auth="none"):
    """Somebody reports the room, and WeChat bans it (禁播)."""


def live_room(app: App, room_id: int, *states: LiveStatus) -> Room:
    """The room, in one of these states."""
    room = app.state(LiveBook).rooms.get(room_id)
    if room is None:
        raise impossible(f"there is no live room {room_id}")
    if room.status not in states:
        raise impossible(f"live room {room_id} is in state {int(room.status)}")
    return room


def check_anchor(room: Room, person: Person) -> None:
    """Whoever holds the anchor's second account is the anchor, too."""
    if person not in (room.anchor, room.second):
        raise impossible(f"{person.id} is not the anchor of live room {room.id}")


def _live_room_of(app: App, person: Person) -> Room | None:
    rooms = app.state(LiveBook).rooms.values()
    return next((room for room in rooms if room.status == S.LIVE and room.anchor is person), None)


@acting(ProveIdentity)
def prove_identity(world: World, act: ProveIdentity) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_createroom"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    app.state(LiveBook).proved.add(person.id)
    return Acted()


@acting(Broadcast)
def broadcast(world: World, act: Broadcast) -> RoomState:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/industry/liveplayer/live-player-plugin.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    room = live_room(app, act.room_id, S.NOT_STARTED, S.PAUSED, S.FAULTY)
    check_anchor(room, person)
    other = _live_room_of(app, room.anchor)
    if other is not None:
        raise impossible(f"{person.id} is live in room {other.id}")
    begin(app, room)
    return RoomState(status=room.status)


@acting(LoseBroadcast)
def lose_broadcast(world: World, act: LoseBroadcast) -> RoomState:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/industry/liveplayer/live-player-plugin.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    room = live_room(app, act.room_id, S.LIVE)
    check_anchor(room, person)
    interrupt(app, room, S.FAULTY)
    return RoomState(status=room.status)


@acting(PauseBroadcast)
def pause_broadcast(world: World, act: PauseBroadcast) -> RoomState:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/industry/liveplayer/live-player-plugin.html"""
    app, _ = the_app(world, act, "miniprogram"), the_person(world, act)
    room = live_room(app, act.room_id, S.LIVE)
    interrupt(app, room, S.PAUSED)
    return RoomState(status=room.status)


@acting(EndBroadcast)
def end_broadcast(world: World, act: EndBroadcast) -> RoomState:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/industry/liveplayer/live-player-plugin.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    room = live_room(app, act.room_id, S.LIVE, S.PAUSED, S.FAULTY)
    check_anchor(room, person)
    interrupt(app, room, S.ENDED)
    return RoomState(status=room.status)


@acting(ReportLiveRoom)
def report_live_room(world: World, act: ReportLiveRoom) -> RoomState:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/industry/liveplayer/live-player-plugin.html"""
    app, _ = the_app(world, act, "miniprogram"), the_person(world, act)
    room = live_room(app, act.room_id, *(set(S) - set(OVER)))
    interrupt(app, room, S.BANNED)
    return RoomState(status=room.status)


class BroadcastActs:
    """Broadcasting in the mini-program's live rooms."""

    prove_identity = endpoint(ProveIdentity)
    broadcast = endpoint(Broadcast)
    lose_broadcast = endpoint(LoseBroadcast)
    pause_broadcast = endpoint(PauseBroadcast)
    end_broadcast = endpoint(EndBroadcast)
    report_live_room = endpoint(ReportLiveRoom)
