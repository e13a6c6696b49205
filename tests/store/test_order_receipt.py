"""Where an order came from, haste, and a receipt that is put off."""

from __future__ import annotations

import pytest
from shop_steps import DAY, bought, opened, order_of, pushes, shipped

import wxkit
from wxkit.testing._bench import Bench


def test_an_order_from_a_live_room(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, live_id="live-1", finder_id="sph-1")
    detail = order_of(wechat, order_id).order_detail
    assert detail.ext_info is not None
    assert (detail.ext_info.order_scene, detail.ext_info.live_id) == (2, "live-1")
    assert detail.source_infos is not None
    assert [(source.account_id, source.sale_channel) for source in detail.source_infos] == [("sph-1", 0)]


def test_an_order_from_the_window(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    ext = order_of(wechat, bought(wechat, tea, scene=5)).order_detail.ext_info
    assert ext is not None
    assert (ext.order_scene, ext.live_id) == (5, None)


def test_the_buyer_urges_the_merchant(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    wechat.act.urge_shipment(person="mei", order_id=order_id)
    assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "type": 7}


def test_a_receipt_is_put_off_once(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    shipped(wechat, order_id)
    wechat.act.prolong_receipt(person="mei", order_id=order_id)
    wechat.world.advance(wechat.world.settings.auto_receipt + 3 * DAY - 1)
    assert order_of(wechat, order_id).status == 30
    wechat.world.advance(1)
    assert order_of(wechat, order_id).status == 100
    assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "confirm_type": 2}


def test_no_second_time(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    shipped(wechat, order_id)
    wechat.act.prolong_receipt(person="mei", order_id=order_id)
    with pytest.raises(wxkit.WeChatError, match="put off before"):
        wechat.act.prolong_receipt(person="mei", order_id=order_id)
