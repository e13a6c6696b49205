"""Goods in a live room: brought in, shown, put off sale, sorted, explained on video."""

from __future__ import annotations

from typing import Any

import pytest
from broadcast_steps import HOUR, open_room
from live_goods_steps import add, broadcast_with, goods_of
from mp_refusals import refuses

from wxkit.miniprogram.live_goods import GetGoodsVideo, GoodsPosition, SortGoods
from wxkit.testing._bench import Bench


def order(*goods: int | str) -> list[GoodsPosition]:
    return [GoodsPosition(goodsId=str(goods_id)) for goods_id in goods]


def test_goods_come_into_a_room_once_and_leave_it(wechat: Bench) -> None:
    first, second = add(wechat), add(wechat)
    room_id, goods = open_room(wechat), wechat.mp.live_goods
    goods.import_into_room(roomId=room_id, ids=[first, first, second])
    goods.import_into_room(roomId=room_id, ids=[second])
    assert goods_of(wechat, room_id) == [first, second]
    goods.delete_from_room(roomId=room_id, goodsId=first)
    assert goods_of(wechat, room_id) == [second]


def test_what_a_sorting_leaves_out_follows(wechat: Bench) -> None:
    first, second, third = add(wechat), add(wechat), add(wechat)
    room_id = broadcast_with(wechat, first, second, third)
    wechat.mp.live_goods.sort(roomId=room_id, goods=order(third, second))
    assert goods_of(wechat, room_id) == [third, second, first]


def test_goods_show_for_a_minute_one_after_the_other(wechat: Bench) -> None:
    first, second = add(wechat), add(wechat)
    room_id, goods = broadcast_with(wechat, first, second), wechat.mp.live_goods
    goods.push(roomId=room_id, goodsId=first)
    with refuses(300047):
        goods.push(roomId=room_id, goodsId=second)
    with refuses(300047):
        goods.delete_from_room(roomId=room_id, goodsId=first)
    with refuses(300049):
        goods.sell(roomId=room_id, goodsId=first, onSale=0)
    goods.delete_from_room(roomId=room_id, goodsId=second)
    wechat.advance(60)
    goods.push(roomId=room_id, goodsId=first)
    assert goods_of(wechat, room_id) == [first]


def test_300052_goods_that_are_off_sale_are_not_shown(wechat: Bench) -> None:
    goods_id = add(wechat)
    room_id, goods = broadcast_with(wechat, goods_id), wechat.mp.live_goods
    goods.sell(roomId=room_id, goodsId=goods_id, onSale=0)
    with refuses(300052):
        goods.push(roomId=room_id, goodsId=goods_id)
    goods.sell(roomId=room_id, goodsId=goods_id, onSale=1)
    goods.push(roomId=room_id, goodsId=goods_id)


def test_the_video_is_ready_after_a_while(wechat: Bench) -> None:
    goods_id = add(wechat)
    room_id, goods = broadcast_with(wechat, goods_id), wechat.mp.live_goods
    with refuses(300044):
        goods.video(roomId=room_id, goodsId=goods_id)
    wechat.act.explain_goods(person="mei", room_id=room_id, goods_id=goods_id)
    wechat.advance(599)
    with refuses(300045):
        goods.video(roomId=room_id, goodsId=goods_id)
    wechat.advance(1)
    wechat.act.end_broadcast(person="mei", room_id=room_id)
    assert goods.video(roomId=room_id, goodsId=goods_id).url.startswith("https://")


def test_only_the_anchor_explains_what_is_in_the_room(wechat: Bench, lan: str) -> None:
    goods_id = add(wechat)
    room_id = broadcast_with(wechat, goods_id)
    with refuses(400):
        wechat.act.explain_goods(person="lan", room_id=room_id, goods_id=goods_id)
    with refuses(400):
        wechat.act.explain_goods(person="mei", room_id=room_id, goods_id=99)
    with refuses(300044):
        wechat.mp.live_goods.video(roomId=room_id, goodsId=goods_id)


CALLS: list[tuple[str, dict[str, Any]]] = [
    ("delete_from_room", {}),
    ("push", {}),
    ("sell", {"onSale": 0}),
    ("video", {}),
]


@pytest.mark.parametrize(("call", "fields"), CALLS)
def test_unknown_rooms_and_goods(wechat: Bench, call: str, fields: dict[str, Any]) -> None:
    goods_id, elsewhere = add(wechat), add(wechat)
    room_id = broadcast_with(wechat, goods_id)
    ask = getattr(wechat.mp.live_goods, call)
    with refuses(300022):
        ask(roomId=99, goodsId=goods_id, **fields)
    with refuses(300024):
        ask(roomId=room_id, goodsId=99, **fields)
    with refuses(300053):
        ask(roomId=room_id, goodsId=elsewhere, **fields)
    assert goods_of(wechat, room_id) == [goods_id]


def test_sorting_takes_a_list_of_the_room_s_goods(wechat: Bench) -> None:
    first, second, elsewhere = add(wechat), add(wechat), add(wechat)
    room_id = broadcast_with(wechat, first, second)
    for code, goods in (
        (300050, []),
        (200002, order("a")),
        (300024, order(second, 99)),
        (300053, order(second, elsewhere)),
    ):
        with refuses(code):
            wechat.mp.live_goods.sort(roomId=room_id, goods=goods)
    with refuses(300022):
        wechat.mp.live_goods.sort(roomId=99, goods=order(first))
    with refuses(200002):
        wechat.mp.live_goods.sort(roomId=room_id, goods=order("9" * 5000))
    assert goods_of(wechat, room_id) == [first, second]


def test_only_approved_goods_come_into_a_room(wechat: Bench) -> None:
    passed = add(wechat)
    wechat.world.settings.live_goods_audit = "wait"
    audited, room_id = add(wechat), open_room(wechat)
    with refuses(300025):
        wechat.mp.live_goods.import_into_room(roomId=room_id, ids=[passed, audited])
    with refuses(300024):
        wechat.mp.live_goods.import_into_room(roomId=room_id, ids=[passed, 99])
    with refuses(300022):
        wechat.mp.live_goods.import_into_room(roomId=99, ids=[passed])
    assert goods_of(wechat, room_id) == []


def test_300033_and_300026_a_room_holds_200(wechat: Bench) -> None:
    room_id, goods = open_room(wechat), wechat.mp.live_goods
    ids = [wechat.act.add_console_goods(person="mei", name="茶", price=1).goods_id for _ in range(201)]
    goods.import_into_room(roomId=room_id, ids=ids[:199])
    with refuses(300033):
        goods.import_into_room(roomId=room_id, ids=ids[199:201])
    goods.import_into_room(roomId=room_id, ids=ids[199:200])
    with refuses(300026):
        goods.import_into_room(roomId=room_id, ids=ids[200:201])
    assert goods_of(wechat, room_id) == ids[:200]


def test_300023_before_it_is_live_nothing_is_shown(wechat: Bench) -> None:
    goods_id, room_id, goods = add(wechat), open_room(wechat), wechat.mp.live_goods
    goods.import_into_room(roomId=room_id, ids=[goods_id])
    for call in (goods.push, goods.video):
        with refuses(300023):
            call(roomId=room_id, goodsId=goods_id)


def test_300023_when_the_room_is_over_its_goods_stay(wechat: Bench) -> None:
    goods_id, room_id, goods = add(wechat), open_room(wechat), wechat.mp.live_goods
    goods.import_into_room(roomId=room_id, ids=[goods_id])
    wechat.advance(3 * HOUR)
    with refuses(300023):
        goods.import_into_room(roomId=room_id, ids=[goods_id])
    with refuses(300023):
        goods.sort(roomId=room_id, goods=order(goods_id))
    with refuses(300023):
        goods.delete_from_room(roomId=room_id, goodsId=goods_id)
    with refuses(300023):
        goods.sell(roomId=room_id, goodsId=goods_id, onSale=0)
    assert goods_of(wechat, room_id) == [goods_id]


def test_300046_and_300048_come_as_faults(wechat: Bench) -> None:
    goods_id = add(wechat)
    room_id = broadcast_with(wechat, goods_id)
    wechat.on(GetGoodsVideo).fail(300046, times=1)
    with refuses(300046):
        wechat.mp.live_goods.video(roomId=room_id, goodsId=goods_id)
    wechat.on(SortGoods).fail(300048)
    with refuses(300048):
        wechat.mp.live_goods.sort(roomId=room_id, goods=order(goods_id))
    assert goods_of(wechat, room_id) == [goods_id]
