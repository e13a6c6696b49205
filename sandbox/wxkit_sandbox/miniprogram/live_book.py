"""Live rooms of the mini-program (小程序直播) as the world keeps them: rooms, goods, people."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.miniprogram.live_rooms import LiveStatus
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = [
    "BANNED_ACCOUNT",
    "OVER",
    "WRONG_STATE",
    "Assistant",
    "LiveBook",
    "Room",
    "RoomGoods",
    "room_of",
    "running_room",
]

BANNED_ACCOUNT, NO_ROOM, WRONG_STATE = 300001, 300022, 300023
OVER = (LiveStatus.ENDED, LiveStatus.BANNED, LiveStatus.EXPIRED)
"""A room in one of these states never goes live again."""


@dataclass(slots=True)
class RoomGoods:
    """Goods in a room."""

    goods_id: int
    on_sale: bool = True
    video_ready: int = 0
    """When the recording of their explanation (讲解视频) is ready, in Unix seconds; 0: none was made."""


@dataclass(slots=True)
class Assistant:
    """Somebody who helps in a room (小助手)."""

    person: Person
    nickname: str
    since: int


@dataclass(slots=True)
class Room:
    """A live room."""

    id: int
    anchor: Person
    second: Person | None = None
    """Holder of the anchor's second account (主播副号)."""
    creator: Person | None = None
    name: str = ""
    anchor_name: str = ""
    cover_img: str = ""
    share_img: str = ""
    feeds_img: str = ""
    start: int = 0
    end: int = 0
    streams: bool = False
    """From a stream (推流), not from a phone."""
    feeds_public: bool = True
    close_like: bool = False
    close_goods: bool = False
    close_comment: bool = False
    close_replay: bool = True
    close_share: bool = False
    close_kf: bool = True
    muted: bool = False
    status: LiveStatus = LiveStatus.NOT_STARTED
    since: int = 0
    """When the stretch began that is live now."""
    stretches: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    """From when to when it was live: an interruption begins another stretch."""
    goods: dict[int, RoomGoods] = field(default_factory=dict[int, RoomGoods])
    """In the order in which they show."""
    shown: int = 0
    """The goods that were pushed (推送商品) last."""
    shown_until: int = 0
    assistants: dict[str, Assistant] = field(default_factory=dict[str, Assistant])
    """By person id."""
    inside: dict[str, None] = field(default_factory=dict[str, None])
    """Ids of the people who watch, in the order in which they came."""


@dataclass(slots=True)
class LiveBook:
    """All live rooms by id, oldest first."""

    rooms: dict[int, Room] = field(default_factory=dict[int, Room])
    proved: set[str] = field(default_factory=set[str])
    """Ids of the people who have proved who they are (实名认证)."""


def room_of(app: App, room_id: int) -> Room:
    """The room, or 300022."""
    room = app.state(LiveBook).rooms.get(room_id)
    if room is None:
        raise Refusal(NO_ROOM)
    return room


def running_room(app: App, room_id: int) -> Room:
    """A room that is not over; 300022 or 300023."""
    room = room_of(app, room_id)
    if room.status in OVER:
        raise Refusal(WRONG_STATE)
    return room
