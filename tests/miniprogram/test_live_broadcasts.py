"""What a live room is doing: on the anchor's doings and on the world's clock."""

from __future__ import annotations

from typing import Any

import pytest
from broadcast_steps import HOUR, anchor, open_room, plan, rooms_now, status
from mp_refusals import refuses

from wxkit.miniprogram.live_rooms import LiveStatus
from wxkit.testing._bench import Bench

S = LiveStatus
MINUTE = 60


def test_from_live_to_ended(wechat: Bench) -> None:
    room_id = open_room(wechat)
    assert wechat.act.broadcast(person="mei", room_id=room_id).status == S.LIVE
    assert status(wechat, room_id) == S.LIVE
    assert wechat.act.end_broadcast(person="mei", room_id=room_id).status == S.ENDED
    assert status(wechat, room_id) == S.ENDED


def test_a_room_that_nobody_opened_expires_at_its_end(wechat: Bench) -> None:
    room_id, opened = open_room(wechat), open_room(wechat)
    wechat.act.broadcast(person="mei", room_id=opened)
    wechat.advance(3 * HOUR - 1)
    assert status(wechat, room_id) == S.NOT_STARTED
    wechat.advance(1)
    assert (status(wechat, room_id), status(wechat, opened)) == (S.EXPIRED, S.LIVE)


def test_a_lost_broadcast_may_come_back_for_15_minutes(wechat: Bench) -> None:
    room_id = open_room(wechat)
    wechat.act.broadcast(person="mei", room_id=room_id)
    wechat.act.lose_broadcast(person="mei", room_id=room_id)
    assert status(wechat, room_id) == S.FAULTY
    wechat.advance(15 * MINUTE - 1)
    wechat.act.broadcast(person="mei", room_id=room_id)
    wechat.advance(2)
    assert status(wechat, room_id) == S.LIVE
    wechat.act.lose_broadcast(person="mei", room_id=room_id)
    wechat.advance(15 * MINUTE)
    assert status(wechat, room_id) == S.ENDED


def test_a_paused_room_goes_on(wechat: Bench) -> None:
    anchor(wechat, "lan")
    room_id = open_room(wechat)
    wechat.act.broadcast(person="mei", room_id=room_id)
    wechat.act.pause_broadcast(person="lan", room_id=room_id)
    assert status(wechat, room_id) == S.PAUSED
    wechat.advance(HOUR)
    assert wechat.act.broadcast(person="mei", room_id=room_id).status == S.LIVE


def test_a_reported_room_is_banned_for_good(wechat: Bench, lan: str) -> None:
    room_id = open_room(wechat)
    wechat.act.broadcast(person="mei", room_id=room_id)
    assert wechat.act.report_live_room(person="lan", room_id=room_id).status == S.BANNED
    assert status(wechat, room_id) == S.BANNED
    with refuses(400):
        wechat.act.broadcast(person="mei", room_id=room_id)


def test_only_anchors_broadcast_and_one_room_at_a_time(wechat: Bench, lan: str) -> None:
    anchor(wechat, "tao")
    first, second = open_room(wechat, subAnchorWechat="tao"), open_room(wechat)
    with refuses(400):
        wechat.act.broadcast(person="lan", room_id=first)
    wechat.act.broadcast(person="tao", room_id=first)
    with refuses(400):
        wechat.act.broadcast(person="mei", room_id=second)
    assert (status(wechat, first), status(wechat, second)) == (S.LIVE, S.NOT_STARTED)


def test_a_recording_has_a_piece_for_every_stretch(wechat: Bench) -> None:
    room_id, rooms = open_room(wechat, closeReplay=0), wechat.mp.live_rooms
    wechat.act.broadcast(person="mei", room_id=room_id)
    wechat.advance(HOUR)
    wechat.act.lose_broadcast(person="mei", room_id=room_id)
    wechat.act.broadcast(person="mei", room_id=room_id)
    assert rooms.replays(room_id=room_id).total == 0
    wechat.act.end_broadcast(person="mei", room_id=room_id)
    pieces = list(rooms.iter_replays(room_id=room_id, limit=1))
    assert len({piece.media_url for piece in pieces}) == 2
    assert pieces[0].create_time == "2026-03-02T02:00:00Z"
    assert pieces[0].expire_time == "2026-03-03T02:00:00Z"


def test_without_recording_there_is_no_replay(wechat: Bench) -> None:
    room_id, rooms = open_room(wechat, closeReplay=0), wechat.mp.live_rooms
    wechat.act.broadcast(person="mei", room_id=room_id)
    wechat.act.end_broadcast(person="mei", room_id=room_id)
    rooms.update_replay(roomId=room_id, closeReplay=1)
    assert rooms.replays(room_id=room_id).live_replay == []
    with refuses(300023):
        rooms.update_replay(roomId=room_id, closeReplay=0)
    assert rooms.replays(room_id=room_id).live_replay == []


def test_300042_a_stream_is_not_changed_while_it_runs(wechat: Bench) -> None:
    stream, phone = open_room(wechat, type=1), open_room(wechat)
    wechat.act.broadcast(person="mei", room_id=stream)
    before = rooms_now(wechat)
    with refuses(300042):
        wechat.mp.live_rooms.edit(id=stream, **plan(wechat, name="夏日直播"))
    wechat.act.end_broadcast(person="mei", room_id=stream)
    wechat.act.broadcast(person="mei", room_id=phone)
    with refuses(300023):
        wechat.mp.live_rooms.edit(id=phone, **plan(wechat, name="夏日直播"))
    assert [room["name"] for room in rooms_now(wechat)] == [room["name"] for room in before]


def test_300023_a_live_room_is_not_deleted(wechat: Bench) -> None:
    room_id = open_room(wechat)
    wechat.act.broadcast(person="mei", room_id=room_id)
    with refuses(300023):
        wechat.mp.live_rooms.delete(id=room_id)
    assert status(wechat, room_id) == S.LIVE
    wechat.act.end_broadcast(person="mei", room_id=room_id)
    wechat.mp.live_rooms.delete(id=room_id)
    with refuses(9410000):
        wechat.mp.live_rooms.list()


LATE: list[tuple[str, dict[str, Any]]] = [
    ("push_url", {}),
    ("shared_code", {}),
    ("update_comment", {"banComment": 1}),
    ("update_feed_public", {"isFeedsPublic": 0}),
    ("update_kf", {"closeKf": 0}),
    ("update_replay", {"closeReplay": 0}),
]


@pytest.mark.parametrize(("call", "fields"), LATE)
def test_300023_when_the_room_has_expired(wechat: Bench, call: str, fields: dict[str, Any]) -> None:
    room_id = open_room(wechat, type=1)
    wechat.advance(3 * HOUR)
    before = rooms_now(wechat)
    with refuses(300023):
        getattr(wechat.mp.live_rooms, call)(roomId=room_id, **fields)
    assert rooms_now(wechat) == before
