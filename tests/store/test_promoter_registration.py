"""How somebody becomes a promoter: registered, verified, bound, and parted again."""

from __future__ import annotations

from typing import Any

import bought
import pytest
from shop_steps import refused

import wxkit
from wxkit.store.promoter import PromoterStatus
from wxkit.testing._bench import Bench


def status(wechat: Bench, *, simple: bool = False) -> PromoterStatus:
    openid = wechat.world.miniprogram.openid(bought.person(wechat, "bo"))
    return wechat.shop.promoter.status(sharer_openid=openid, is_simple_register=simple)


def test_registered_is_not_bound(wechat: Bench) -> None:
    bought.person(wechat, "bo")
    wechat.act.register_promoter(person="bo")
    found = status(wechat)
    assert (found.register_status, found.bind_status) == (2, 0)
    assert (found.register_business_type, found.bind_business_type) == ("", "CreatorBinding")


def test_the_payment_identity_may_have_to_be_verified_first(wechat: Bench) -> None:
    bought.person(wechat, "bo")
    wechat.act.register_promoter(person="bo", verified=False)
    assert status(wechat).register_status == 3
    wechat.act.register_promoter(person="bo")
    assert status(wechat).register_status == 2


def test_who_registered_simply_is_paid_by_the_agency_alone(wechat: Bench) -> None:
    bought.person(wechat, "bo")
    with pytest.raises(wxkit.WeChatError, match="merchant account"):
        wechat.act.become_promoter(person="bo", simple=True)
    sharer_appid = wechat.act.become_promoter(person="bo", simple=True, commission_type=1).sharer_appid
    assert (status(wechat, simple=True).register_status, status(wechat).register_status) == (2, 1)
    with refused(10071003):
        wechat.shop.promoter.set_commission(
            sharer_appid=sharer_appid, commission_type=0, commission_ratio=500_000
        )
    assert wechat.shop.promoter.sharers().sharer_info_list[0].commission_type == 1


def test_a_promoter_can_leave_and_come_back(wechat: Bench) -> None:
    bought.person(wechat, "bo")
    first = wechat.act.become_promoter(person="bo").sharer_appid
    wechat.act.leave_agency(person="bo")
    assert (status(wechat).register_status, status(wechat).bind_status) == (2, 0)
    assert wechat.shop.promoter.sharers().sharer_info_list == []
    assert wechat.act.become_promoter(person="bo").sharer_appid == first
    states = [
        d.push.to_wire("json")["bind_status"]
        for d in wechat.world.pusher.log
        if d.event == "promoter_bind_result"
    ]
    assert states == [1, 2, 1]


def test_a_link_needs_a_promoter_and_no_other_agency(wechat: Bench) -> None:
    bought.put_on_sale(wechat, bought.TEA)
    bought.person(wechat, "bo")
    sharer_appid = wechat.act.become_promoter(person="bo").sharer_appid
    tea: dict[str, Any] = {"product_id": bought.TEA.product_id, "shop_appid": wechat.world.store.appid}
    with refused(10071003):
        wechat.shop.promoter.product_qrcode(**tea)
    with refused(10071003):
        wechat.shop.promoter.product_link(**tea, sharer_appid=sharer_appid, head_supplier_appid="wx0")
    with refused(10071056):
        wechat.shop.promoter.product_link(**tea, sharer_openid="o0")


def test_what_cannot_be_promoted_has_no_ratio_of_its_own(wechat: Bench) -> None:
    bought.person(wechat, "bo")
    sharer_appid = wechat.act.become_promoter(person="bo").sharer_appid
    with refused(10071003):
        wechat.shop.promoter.set_product_commission(
            sharer_appid=sharer_appid, product_id="1", commission_ratio=200_000
        )
    with refused(10071003):
        wechat.shop.promoter.product_commission(sharer_appid=sharer_appid, product_id="tea")


def test_there_is_nothing_to_promote_without_pool_and_plans(wechat: Bench) -> None:
    wechat.world.settings.league_public_service_ppm = 0
    bought.put_on_sale(wechat, bought.TEA)
    assert wechat.shop.promoter.products(plan_type=2).product_list == []
