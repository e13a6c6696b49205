"""Steps that the tests of the mini-program's live rooms share."""

from __future__ import annotations

import struct
from typing import Any

from wxkit._call import Upload
from wxkit.miniprogram.live_rooms import LiveStatus
from wxkit.testing._bench import Bench

__all__ = ["anchor", "open_room", "plan", "png", "rooms_now", "status", "upload"]

HOUR = 3600


def png(width: int = 300, height: int = 300, size: int = 0) -> Upload:
    """A picture of so many pixels, and of at least so many bytes."""
    header = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height)
    return Upload(header.ljust(size, b"\0"), "tea.png", "image/png")


def upload(wechat: Bench, picture: Upload | None = None) -> str:
    return wechat.mp.messages.upload_media(media=picture or png()).media_id


def anchor(wechat: Bench, person: str = "mei") -> str:
    """A new person who has proved who they are."""
    wechat.world.people.add(person, person_id=person)
    wechat.act.prove_identity(person=person)
    return person


def plan(wechat: Bench, **changes: Any) -> dict[str, Any]:
    """The fields of a room that begins in an hour."""
    media_id, now = upload(wechat), wechat.world.clock.time()
    fields = {
        "name": "新品直播",
        "coverImg": media_id,
        "startTime": now + HOUR,
        "endTime": now + 3 * HOUR,
        "anchorName": "小美",
        "anchorWechat": "mei",
        "shareImg": media_id,
        "feedsImg": media_id,
        "type": 0,
        "closeLike": 0,
        "closeGoods": 0,
        "closeComment": 0,
    }
    return fields | changes


def open_room(wechat: Bench, **changes: Any) -> int:
    """The id of a new room of the anchor `mei`."""
    if "mei" not in wechat.people:
        anchor(wechat)
    return wechat.mp.live_rooms.create(**plan(wechat, **changes)).roomId


def rooms_now(wechat: Bench) -> list[dict[str, Any]]:
    """All that the list tells of every room; what is refused changes none of it."""
    return [room.model_dump() for room in wechat.mp.live_rooms.iter_list()]


def status(wechat: Bench, room_id: int) -> LiveStatus:
    return next(room.live_status for room in wechat.mp.live_rooms.iter_list() if room.roomid == room_id)
