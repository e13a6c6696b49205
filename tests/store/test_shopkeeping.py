"""The shop is renamed, gets another picture, closes; and WeChat announces what changes in its API."""

from __future__ import annotations

import pytest
from shop_steps import DAY, bought, opened, pushes, refused

import wxkit
from wxkit.testing._bench import Bench


def status(wechat: Bench) -> str:
    return wechat.shop.basics.info().info.status


def told(wechat: Bench, event: str) -> list[dict[str, object]]:
    """What the pushes of this event carry beside the envelope."""
    wires = [delivery.push.to_wire("json") for delivery in wechat.world.pusher.log]
    found = [wire for wire in wires if wire["Event"] == event]
    return [{name: value for name, value in wire.items() if name.islower()} for wire in found]


def test_the_shop_is_renamed(wechat: Bench) -> None:
    opened(wechat)
    wechat.act.rename_shop(person="mei", name="春山茶铺")
    assert wechat.shop.basics.info().info.nickname == "春山茶铺"
    appid = wechat.world.store.appid
    assert told(wechat, "set_shop_nickname") == [
        {"appid": appid, "old_nickname": "小店", "new_nickname": "春山茶铺"}
    ]


def test_the_shop_gets_another_picture(wechat: Bench) -> None:
    opened(wechat)
    old = wechat.shop.basics.info().info.headimg_url
    wechat.act.change_shop_picture(person="mei", img_url="https://mmecimage.cn/p/new")
    assert wechat.shop.basics.info().info.headimg_url == "https://mmecimage.cn/p/new"
    (event,) = told(wechat, "set_shop_headimg")
    assert (event["old_head_img_url"], event["new_head_img_url"]) == (old, "https://mmecimage.cn/p/new")


def test_a_change_of_the_api_is_announced(wechat: Bench) -> None:
    opened(wechat)
    wechat.act.announce_api_change(person="mei", cgi_path="/channels/ec/order/get", change_content="新增字段")
    (event,) = told(wechat, "api_diff")
    assert event["change_time"] == wechat.world.clock.time()
    assert event["api_changes"] == [
        {
            "chinese_name": "",
            "cgi_path": "/channels/ec/order/get",
            "doc_url": "",
            "change_content": "新增字段",
        }
    ]


def test_10080000_and_10080001_the_shop_closes(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    wechat.act.close_shop(person="mei")
    with refused(10080000):
        wechat.shop.orders.get(order_id=order_id)
    assert status(wechat) == "closing"
    wechat.world.advance(7 * DAY)
    with refused(10080001):
        wechat.shop.orders.get(order_id=order_id)
    assert status(wechat) == "close_finished"
    (change,) = told(wechat, "channels_ec_change_status")
    assert (change["old_status"], change["new_status"]) == ("open_finished", "closing")
    assert told(wechat, "channels_ec_close_store") == [
        {"appid": wechat.world.store.appid, "close_timestamp": wechat.world.clock.time()}
    ]


def test_a_shop_that_closes_sells_nothing_until_it_goes_on(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    wechat.act.close_shop(person="mei")
    with pytest.raises(wxkit.WxkitError, match="closing"):
        bought(wechat, tea)
    wechat.act.reopen_shop(person="mei")
    assert (status(wechat), bool(bought(wechat, tea))) == ("open_finished", True)


def test_a_closing_that_was_taken_back_does_not_end(wechat: Bench) -> None:
    opened(wechat)
    wechat.act.close_shop(person="mei")
    wechat.world.advance(6 * DAY)
    wechat.act.reopen_shop(person="mei")
    wechat.act.close_shop(person="mei")
    wechat.world.advance(2 * DAY)
    assert status(wechat) == "closing"
    wechat.world.advance(5 * DAY)
    assert status(wechat) == "close_finished"


def test_a_shop_closes_once_and_reopens_only_while_it_closes(wechat: Bench) -> None:
    opened(wechat)
    with pytest.raises(wxkit.WxkitError, match="not closing"):
        wechat.act.reopen_shop(person="mei")
    wechat.act.close_shop(person="mei")
    with pytest.raises(wxkit.WxkitError, match="closing or closed"):
        wechat.act.close_shop(person="mei")
    assert [name for name, _ in pushes(wechat)].count("channels_ec_change_status") == 1
