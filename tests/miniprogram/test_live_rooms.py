"""Live rooms: made, listed, changed, deleted, switched."""

from __future__ import annotations

from typing import Any

import pytest
from broadcast_steps import HOUR, anchor, open_room, plan, png, rooms_now, status, upload
from mp_refusals import refuses

from wxkit.miniprogram.live_rooms import CreateLiveRoom, LiveStatus
from wxkit.testing._bench import Bench

DAY = 86_400


def test_a_room_is_listed_as_it_was_made(wechat: Bench) -> None:
    anchor(wechat, "lan")
    room_id = open_room(wechat, createrWechat="lan", type=1, closeReplay=0, isFeedsPublic=0)
    listed = wechat.mp.live_rooms.list()
    (room,) = listed.room_info
    assert (listed.total, room.roomid, room.name, room.anchor_name) == (1, room_id, "新品直播", "小美")
    assert room.live_status == LiveStatus.NOT_STARTED
    assert room.end_time - room.start_time == 2 * HOUR
    assert room.creater_openid == wechat.world.people["lan"].openids[wechat.mp.appid]
    assert (room.live_type, room.close_replay, room.close_kf, room.is_feeds_public) == (1, 0, 1, 0)
    assert room.cover_img.startswith("http")


def test_rooms_that_start_later_come_first(wechat: Bench) -> None:
    now = wechat.world.clock.time()
    ids = [open_room(wechat, startTime=now + n * HOUR, endTime=now + 9 * HOUR) for n in (2, 5, 3)]
    listed = wechat.mp.live_rooms.iter_list(limit=2)
    assert [room.roomid for room in listed] == [ids[1], ids[2], ids[0]]


def test_9410000_without_a_room(wechat: Bench) -> None:
    with refuses(9410000):
        wechat.mp.live_rooms.list()


def test_an_edited_room_has_the_new_plan(wechat: Bench) -> None:
    room_id, now = open_room(wechat), wechat.world.clock.time()
    new = plan(wechat, name="夏日直播", closeLike=1, startTime=now + DAY, endTime=now + DAY + HOUR)
    wechat.mp.live_rooms.edit(id=room_id, **new)
    (room,) = wechat.mp.live_rooms.list().room_info
    assert (room.name, room.close_like, room.start_time) == ("夏日直播", 1, now + DAY)
    wechat.advance(5 * HOUR)
    assert status(wechat, room_id) == LiveStatus.NOT_STARTED
    wechat.advance(DAY)
    assert status(wechat, room_id) == LiveStatus.EXPIRED


def test_a_deleted_room_is_gone(wechat: Bench) -> None:
    room_id = open_room(wechat)
    other = open_room(wechat)
    wechat.mp.live_rooms.delete(id=room_id)
    assert [room["roomid"] for room in rooms_now(wechat)] == [other]
    with refuses(300022):
        wechat.mp.live_rooms.delete(id=room_id)


def test_switches_show_in_the_list(wechat: Bench) -> None:
    room_id, rooms = open_room(wechat), wechat.mp.live_rooms
    rooms.update_kf(roomId=room_id, closeKf=0)
    rooms.update_replay(roomId=room_id, closeReplay=0)
    rooms.update_feed_public(roomId=room_id, isFeedsPublic=0)
    (room,) = rooms.list().room_info
    assert (room.close_kf, room.close_replay, room.is_feeds_public) == (0, 0, 0)


def test_a_stream_has_an_address_and_a_phone_none(wechat: Bench) -> None:
    stream, phone = open_room(wechat, type=1), open_room(wechat)
    address = wechat.mp.live_rooms.push_url(roomId=stream).pushAddr
    assert address.startswith("rtmp://")
    assert f"{wechat.mp.appid}-{stream}" in address
    with refuses(300023):
        wechat.mp.live_rooms.push_url(roomId=phone)


def test_a_shared_code_carries_parameters_of_ones_own(wechat: Bench) -> None:
    room_id = open_room(wechat)
    plain = wechat.mp.live_rooms.shared_code(roomId=room_id)
    mine = wechat.mp.live_rooms.shared_code(roomId=room_id, params="%7B%22pid%22%3A1%7D")
    assert plain.pagePath.endswith(f"live-player-plugin?room_id={room_id}")
    assert mine.pagePath == f"{plain.pagePath}&custom_params=%7B%22pid%22%3A1%7D"
    assert len({plain.cdnUrl, mine.cdnUrl, mine.posterUrl}) == 3
    for params in ("pid=1", "[" * 9000):
        with refuses(1001):
            wechat.mp.live_rooms.shared_code(roomId=room_id, params=params)


REFUSED: list[tuple[int, dict[str, Any]]] = [
    (300002, {"name": "茶茶"}),
    (300002, {"name": "茶" * 18}),
    (300028, {"name": "违禁直播间"}),
    (300040, {"name": "新品直播🍵"}),
    (300034, {"anchorName": "美"}),
    (300034, {"anchorName": "a" * 31}),
    (300029, {"anchorName": "违禁主播"}),
    (300030, {"anchorWechat": "1-mei"}),
    (300035, {"anchorWechat": "nobody"}),
    (300036, {"anchorWechat": "lan"}),
    (200002, {"subAnchorWechat": "mei"}),
    (300039, {"subAnchorWechat": "nobody"}),
    (300039, {"subAnchorWechat": "lan"}),
    (300041, {"createrWechat": "nobody"}),
    (300006, {"coverImg": "media-1"}),
]


@pytest.mark.parametrize(("code", "changes"), REFUSED)
def test_what_does_not_fit_makes_no_room_and_changes_none(
    wechat: Bench, lan: str, code: int, changes: dict[str, Any]
) -> None:
    wechat.world.settings.risky_content = {"违禁": 20006}
    room_id = open_room(wechat)
    before = rooms_now(wechat)
    with refuses(code):
        wechat.mp.live_rooms.create(**plan(wechat, **changes))
    with refuses(code):
        wechat.mp.live_rooms.edit(id=room_id, **plan(wechat, **changes))
    assert rooms_now(wechat) == before


@pytest.mark.parametrize(
    ("starts", "ends"),
    [(599, HOUR), (200 * DAY, 200 * DAY + HOUR), (HOUR, HOUR + 1799), (HOUR, HOUR + DAY + 1)],
)
def test_200002_for_a_time_that_is_not_allowed(wechat: Bench, starts: int, ends: int) -> None:
    room_id, now = open_room(wechat), wechat.world.clock.time()
    before = rooms_now(wechat)
    with refuses(200002) as refused:
        wechat.mp.live_rooms.create(**plan(wechat, startTime=now + starts, endTime=now + ends))
    assert "startTime or endTime" in refused.value.errmsg
    with refuses(200002):
        wechat.mp.live_rooms.edit(id=room_id, **plan(wechat, startTime=now + starts, endTime=now + ends))
    assert rooms_now(wechat) == before


@pytest.mark.parametrize(
    ("code", "picture", "size"),
    [(300031, "coverImg", 2 << 20), (300032, "shareImg", 1 << 20), (300037, "feedsImg", 100 << 10)],
)
def test_a_picture_may_have_so_many_bytes(wechat: Bench, code: int, picture: str, size: int) -> None:
    room_id = open_room(wechat, **{picture: upload(wechat, png(size=size))})
    before = rooms_now(wechat)
    large = upload(wechat, png(size=size + 1))
    with refuses(code):
        wechat.mp.live_rooms.create(**plan(wechat, **{picture: large}))
    with refuses(code):
        wechat.mp.live_rooms.edit(id=room_id, **plan(wechat, **{picture: large}))
    assert rooms_now(wechat) == before


def test_300006_when_the_picture_was_uploaded_too_long_ago(wechat: Bench) -> None:
    anchor(wechat)
    old = upload(wechat)
    wechat.advance(3 * DAY)
    with refuses(300006):
        wechat.mp.live_rooms.create(**plan(wechat, coverImg=old))


def test_300036_tells_where_to_prove_it(wechat: Bench, lan: str) -> None:
    with refuses(300036) as refused:
        wechat.mp.live_rooms.create(**plan(wechat, anchorWechat="lan"))
    assert refused.value.reply is not None
    assert refused.value.reply["qrcode_url"].startswith("http")
    wechat.act.prove_identity(person="lan")
    assert wechat.mp.live_rooms.create(**plan(wechat, anchorWechat="lan")).roomId


def test_300001_when_the_account_is_banned(wechat: Bench) -> None:
    room_id = open_room(wechat)
    before = rooms_now(wechat)
    wechat.world.settings.live_banned = True
    with refuses(300001):
        wechat.mp.live_rooms.create(**plan(wechat))
    with refuses(300001):
        wechat.mp.live_rooms.edit(id=room_id, **plan(wechat, name="夏日直播"))
    assert rooms_now(wechat) == before


def test_300038_without_customer_service(wechat: Bench) -> None:
    room_id = open_room(wechat)
    before = rooms_now(wechat)
    wechat.world.settings.live_customer_service = False
    with refuses(300038):
        wechat.mp.live_rooms.create(**plan(wechat, closeKf=0))
    with refuses(300038):
        wechat.mp.live_rooms.update_kf(roomId=room_id, closeKf=0)
    assert rooms_now(wechat) == before
    wechat.mp.live_rooms.update_kf(roomId=room_id, closeKf=1)


def test_47001_for_a_wrong_type_and_200002_for_what_is_missing(wechat: Bench) -> None:
    fields = plan(wechat)
    with refuses(47001):
        wechat.mp.request("POST", "/wxaapi/broadcast/room/create", json=fields | {"startTime": "soon"})
    del fields["shareImg"]
    with refuses(200002):
        wechat.mp.request("POST", "/wxaapi/broadcast/room/create", json=fields)


UNKNOWN: list[tuple[str, dict[str, Any]]] = [
    ("delete", {"id": 9}),
    ("replays", {"room_id": 9}),
    ("push_url", {"roomId": 9}),
    ("shared_code", {"roomId": 9}),
    ("update_comment", {"roomId": 9, "banComment": 1}),
    ("update_feed_public", {"roomId": 9, "isFeedsPublic": 1}),
    ("update_kf", {"roomId": 9, "closeKf": 1}),
    ("update_replay", {"roomId": 9, "closeReplay": 1}),
]


@pytest.mark.parametrize(("call", "fields"), UNKNOWN)
def test_300022_for_a_room_that_is_none(wechat: Bench, call: str, fields: dict[str, Any]) -> None:
    open_room(wechat)
    before = rooms_now(wechat)
    with refuses(300022):
        getattr(wechat.mp.live_rooms, call)(**fields)
    with refuses(300022):
        wechat.mp.live_rooms.edit(id=9, **plan(wechat))
    assert rooms_now(wechat) == before


@pytest.mark.parametrize("code", [-1, 1007, 300043, 9410001, 9410003])
def test_failures_inside_wechat_come_as_faults(wechat: Bench, code: int) -> None:
    anchor(wechat)
    wechat.on(CreateLiveRoom).fail(code)
    with refuses(code):
        wechat.mp.live_rooms.create(**plan(wechat))
    with refuses(9410000):
        wechat.mp.live_rooms.list()
