"""Orders through a link: who brought the buyer, and what they earn."""

from __future__ import annotations

import pytest
from shop_steps import bought, opened, order_of, pushes

import wxkit
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.links import Attribution, Links


def link(wechat: Bench, attribution: Attribution) -> str:
    return wechat.world.store.state(Links).hand_out("https://weixin.qq.com/s/1", attribution)


def test_a_promoter_earns_a_part_of_what_was_paid_rounded_down(wechat: Bench) -> None:
    tea, *_ = opened(wechat, "mei", "bo")
    by = Attribution("promoter", "bo", product_id=tea, sharer_appid="wxbo", ratio_ppm=33_333)
    order_id = bought(wechat, tea, link=link(wechat, by))
    detail = order_of(wechat, order_id).order_detail
    assert detail.commission_infos is not None
    assert [(c.amount, c.status) for c in detail.commission_infos] == [(665, 1)]
    assert detail.source_infos is not None
    assert [(s.sale_channel, s.account_type) for s in detail.source_infos] == [(101, 1000)]
    assert ("channels_ec_order_ext_info_update", {"order_id": int(order_id), "type": 1}) in pushes(wechat)


def test_the_link_of_one_product_earns_nothing_on_another(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat, "mei", "bo")
    url = link(wechat, Attribution("promoter", "bo", product_id=tea, ratio_ppm=100_000))
    assert order_of(wechat, bought(wechat, mug, link=url)).order_detail.commission_infos == []


def test_a_sharer_shows_and_earns_nothing(wechat: Bench) -> None:
    tea, *_ = opened(wechat, "mei", "bo")
    url = link(wechat, Attribution("sharer", "bo", sharer_openid="o_bo", sharer_type=1, share_scene=7))
    detail = order_of(wechat, bought(wechat, tea, link=url)).order_detail
    assert detail.sharer_info is not None
    assert (detail.sharer_info.sharer_openid, detail.sharer_info.share_scene) == ("o_bo", 7)
    assert detail.sharer_info.sharer_unionid == wechat.world.people["bo"].unionid
    assert detail.commission_infos is None


def test_a_link_that_nobody_handed_out_is_impossible(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    with pytest.raises(wxkit.WeChatError, match="has the link"):
        bought(wechat, tea, link="https://example.com")
