"""Who watches a live room of the mini-program, and what the room lets them do."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from broadcast_steps import open_room
from live_goods_steps import add, broadcast_with
from mp_refusals import refuses

from wxkit.testing._bench import Bench


def watched(wechat: Bench, **changes: int) -> int:
    """A live room that lan watches."""
    room_id = open_room(wechat, **changes)
    wechat.act.broadcast(person="mei", room_id=room_id)
    wechat.act.enter_live_room(person="lan", room_id=room_id)
    return room_id


def test_tapped_goods_open_their_page_with_the_room(wechat: Bench, lan: str) -> None:
    goods_id, plain = add(wechat), add(wechat, url="pages/tea/tea")
    room_id = broadcast_with(wechat, goods_id, plain)
    wechat.act.enter_live_room(person="lan", room_id=room_id)
    opened = wechat.act.tap_live_goods(person="lan", room_id=room_id, goods_id=goods_id)
    assert (opened.path, opened.query) == ("pages/tea/tea", f"id=1&room_id={room_id}")
    assert (
        wechat.act.tap_live_goods(person="lan", room_id=room_id, goods_id=plain).query == f"room_id={room_id}"
    )


def test_whoever_does_something_in_a_room_is_in_the_mini_program(wechat: Bench, lan: str) -> None:
    goods_id = add(wechat)
    room_id, check = broadcast_with(wechat, goods_id), wechat.mp.security.check_text
    in_room: dict[str, Any] = {"person": "lan", "room_id": room_id}
    for does in (
        lambda: wechat.act.enter_live_room(**in_room),
        lambda: wechat.act.react_in_live_room(**in_room),
        lambda: wechat.act.tap_live_goods(**in_room, goods_id=goods_id),
    ):
        with refuses(61010):
            check(content="好", openid=lan, scene=2)
        does()
        check(content="好", openid=lan, scene=2)
        wechat.advance(2 * 3600 + 1)


def test_goods_that_are_off_sale_do_not_open(wechat: Bench, lan: str) -> None:
    goods_id = add(wechat)
    room_id = broadcast_with(wechat, goods_id)
    wechat.act.enter_live_room(person="lan", room_id=room_id)
    wechat.mp.live_goods.sell(roomId=room_id, goodsId=goods_id, onSale=0)
    for unseen in (goods_id, 99):
        with refuses(400):
            wechat.act.tap_live_goods(person="lan", room_id=room_id, goods_id=unseen)


def test_who_watches_sees_the_goods_that_are_pushed(wechat: Bench, lan: str) -> None:
    goods_id = add(wechat)
    room_id = broadcast_with(wechat, goods_id)
    wechat.world.people.add("涛", person_id="tao")
    for person in ("lan", "tao"):
        wechat.act.enter_live_room(person=person, room_id=room_id)
    wechat.act.leave_live_room(person="tao", room_id=room_id)
    wechat.mp.live_goods.push(roomId=room_id, goodsId=goods_id)
    seen = [wechat.people[person].messages(wechat.mp.appid, "live_goods") for person in ("lan", "tao")]
    assert [message.content for message in seen[0]] == [{"goods_id": goods_id, "name": "茶杯"}]
    assert not seen[1]


def test_a_muted_room_takes_no_comments_until_it_may(wechat: Bench, lan: str) -> None:
    room_id = watched(wechat)
    wechat.act.react_in_live_room(person="lan", room_id=room_id, what="comment")
    wechat.mp.live_rooms.update_comment(roomId=room_id, banComment=1)
    with refuses(400):
        wechat.act.react_in_live_room(person="lan", room_id=room_id, what="comment")
    wechat.act.react_in_live_room(person="lan", room_id=room_id, what="like")
    wechat.mp.live_rooms.update_comment(roomId=room_id, banComment=0)
    wechat.act.react_in_live_room(person="lan", room_id=room_id, what="comment")


@pytest.mark.parametrize(
    ("switch", "what"), [("closeLike", "like"), ("closeComment", "comment"), ("closeShare", "share")]
)
def test_what_is_closed_is_not_possible(
    wechat: Bench, lan: str, switch: str, what: Literal["like", "comment", "share"]
) -> None:
    room_id = watched(wechat, **{switch: 1})
    with refuses(400):
        wechat.act.react_in_live_room(person="lan", room_id=room_id, what=what)


def test_one_comes_in_while_it_is_live_and_stays_until_it_is_over(wechat: Bench, lan: str) -> None:
    room_id = open_room(wechat)
    with refuses(400):
        wechat.act.enter_live_room(person="lan", room_id=room_id)
    wechat.act.broadcast(person="mei", room_id=room_id)
    with refuses(400):
        wechat.act.leave_live_room(person="lan", room_id=room_id)
    wechat.act.enter_live_room(person="lan", room_id=room_id)
    wechat.act.pause_broadcast(person="mei", room_id=room_id)
    wechat.act.broadcast(person="mei", room_id=room_id)
    with refuses(400):
        wechat.act.react_in_live_room(person="lan", room_id=room_id)
