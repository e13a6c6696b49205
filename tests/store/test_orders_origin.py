"""Orders through a link: who brought the buyer, and what they earn."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import bought, opened, order_of, pushes

import wxkit
from wxkit.testing._bench import Bench


def promoted(wechat: Bench, product_id: str) -> str:
    sharer_appid = wechat.act.become_promoter(person="bo").sharer_appid
    product: dict[str, Any] = {"product_id": product_id, "shop_appid": wechat.world.store.appid}
    return wechat.shop.promoter.product_link(sharer_appid=sharer_appid, **product).short_link


def test_a_promoters_agency_earns_a_part_of_what_was_paid_rounded_down(wechat: Bench) -> None:
    wechat.world.settings.league_public_service_ppm = 33_333
    tea, *_ = opened(wechat, "mei", "bo")
    order_id = bought(wechat, tea, link=promoted(wechat, tea))
    detail = order_of(wechat, order_id).order_detail
    assert detail.commission_infos is not None
    assert [(c.amount, c.status) for c in detail.commission_infos] == [(665, 1)]
    assert detail.source_infos is not None
    assert [(s.sale_channel, s.account_type) for s in detail.source_infos] == [(101, 1000)]
    assert ("channels_ec_order_ext_info_update", {"order_id": int(order_id), "type": 1}) in pushes(wechat)


def test_the_link_of_one_product_earns_nothing_on_another(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat, "mei", "bo")
    detail = order_of(wechat, bought(wechat, mug, link=promoted(wechat, tea))).order_detail
    assert not detail.commission_infos


def test_a_sharer_shows_and_earns_nothing(wechat: Bench) -> None:
    tea, *_ = opened(wechat, "mei", "bo")
    openid = wechat.act.become_sharer(person="bo", sharer_type=1).openid
    url = wechat.shop.sharer.product_taglink(openid=openid, product_id=tea).product_taglink
    detail = order_of(wechat, bought(wechat, tea, link=url)).order_detail
    assert detail.sharer_info is not None
    assert detail.sharer_info.sharer_openid == openid
    assert detail.sharer_info.sharer_unionid == wechat.world.people["bo"].unionid
    assert detail.commission_infos is None


def test_a_link_that_nobody_handed_out_is_impossible(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    with pytest.raises(wxkit.WeChatError, match="has the link"):
        bought(wechat, tea, link="https://example.com")
