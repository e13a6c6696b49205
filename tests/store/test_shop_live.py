"""The shop's own live rooms: how they go, what they sell, the dashboard."""

from __future__ import annotations

import json
from typing import Literal

import pytest
from league_steps import shelf
from shop_steps import HOUR, refused

import wxkit
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.lives import shop_finder_id

DONE: list[Literal["like", "comment", "forward", "follow"]] = [
    "like",
    "like",
    "comment",
    "forward",
    "follow",
]


def live(wechat: Bench, *products: str) -> str:
    return wechat.act.go_live(person="tao", for_shop=True, products=list(products)).export_id


def test_a_live_room_is_listed_while_it_goes_on(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    export_id = live(wechat, tea)
    assert [room.export_id for room in wechat.shop.finder_live.list().live_list] == [export_id]
    with pytest.raises(wxkit.WeChatError, match="already"):
        live(wechat, tea)
    wechat.act.end_live(person="tao", export_id=export_id)
    assert wechat.shop.finder_live.list().live_list == []


def test_who_watched_for_how_long(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    export_id = live(wechat, tea)
    for person in ("mei", "lan"):
        wechat.act.watch_live(person=person, export_id=export_id)
    done: list[Literal["like", "comment", "forward", "follow"]] = [
        "like",
        "like",
        "comment",
        "forward",
        "follow",
    ]
    for what in done:
        wechat.act.react_to_live(person="mei", export_id=export_id, what=what)
    wechat.world.advance(HOUR)
    wechat.act.leave_live(person="lan", export_id=export_id)
    wechat.world.advance(HOUR)
    wechat.act.end_live(person="tao", export_id=export_id)
    (figures,) = wechat.shop.finder_live.iter_data()
    assert (figures.total_audience_count, figures.max_online_count) == (2, 2)
    assert (figures.live_duration_in_seconds, figures.audiences_avg_seconds) == (2 * HOUR, 3 * HOUR // 2)
    assert (figures.total_cheer_count, figures.total_comment_count, figures.forward_count) == (2, 1, 1)
    account = wechat.shop.finder_live.account().finder_attr
    assert (figures.new_follow_count, account.fans_count) == (1, 1)
    assert account.uniq_id == shop_finder_id(wechat.world.store)


def test_the_dashboard_counts_what_was_bought(wechat: Bench) -> None:
    tea, mug, *_ = shelf(wechat)
    export_id = live(wechat, tea, mug)
    for person in ("mei", "lan"):
        wechat.act.watch_live(person=person, export_id=export_id)
    order_id = wechat.act.buy(person="mei", product_id=tea, count=2, live_id=export_id).order_id
    wechat.act.buy(person="lan", product_id=mug, live_id=export_id, pay=False)
    paid = wechat.shop.orders.get(order_id=order_id).order.order_detail.price_info.order_price
    wechat.act.refund(person="mei", order_id=order_id)
    data = wechat.shop.live_dashboard.get(export_id=export_id)
    sales = json.loads(str(data.live_ec_data_summary))
    assert (sales["pay_gmv"], sales["pay_uv"], sales["pay_refund_gmv"]) == (paid, 1, paid)
    assert json.loads(str(data.live_dashboard_data))["watch_uv"] == 2


def test_announced_live_rooms_and_sharers_links(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    finder_id = shop_finder_id(wechat.world.store)
    notice_id = wechat.act.announce_live(person="lan", for_shop=True).notice_id
    (shown,) = wechat.shop.finder_live.notices().live_notice_list
    assert (shown.notice_id, shown.start_time) == (notice_id, wechat.world.clock.time() + HOUR)
    assert wechat.shop.sharer_live.notice_url(notice_id=notice_id, finder_id=finder_id).url
    export_id = live(wechat, tea)
    link = wechat.shop.sharer_live.live_url(export_id=export_id, finder_id=finder_id).url
    wechat.act.watch_live(person="mei", link=link)
    order_id = wechat.act.buy(person="mei", product_id=tea, link=link).order_id
    ext = wechat.shop.orders.get(order_id=order_id).order.order_detail.ext_info
    assert ext is not None
    assert ext.live_id == export_id


def test_without_a_channel_its_calls_are_not_allowed(wechat: Bench) -> None:
    wechat.world.settings.shop_channel = False
    shop = wechat.shop
    for call in (
        shop.finder_live.account,
        shop.finder_live.list,
        shop.finder_live.notices,
        shop.finder_live.data,
    ):
        with refused(48001):
            call()
    with refused(48001):
        shop.sharer_live.live_url(export_id="1", finder_id="sph1")
    with refused(48001):
        shop.sharer_live.notice_url(notice_id="1", finder_id="sph1")


def test_unknown_live_rooms_are_refused(wechat: Bench) -> None:
    shelf(wechat)
    finder_id = shop_finder_id(wechat.world.store)
    with refused(40097):
        wechat.shop.sharer_live.live_url(export_id="1", finder_id=finder_id)
    with refused(40097):
        wechat.shop.sharer_live.notice_url(notice_id="1", finder_id=finder_id)
