"""Coupons that agencies and their promoters spread."""

from __future__ import annotations

from typing import Any

import pytest
from coupon_steps import discount, effective
from league_steps import agency, promoter, shelf
from shop_steps import refused

from wxkit.testing._bench import Bench


def offered(wechat: Bench, *, to_agency: bool = False, **terms: Any) -> str:
    """A coupon that the merchant lets agencies spread."""
    coupon_id = effective(wechat, **terms)
    wechat.act.offer_coupon(person="lan", coupon_id=coupon_id, to_agency=to_agency)
    return coupon_id


def test_public_and_targeted_coupons_are_listed(wechat: Bench) -> None:
    shelf(wechat)
    api = wechat.shop.promoter_coupons
    effective(wechat)
    public = [offered(wechat) for _ in range(3)]
    own = offered(wechat, to_agency=True)
    assert [coupon.coupon_id for coupon in api.iter_public(page_size=2)] == public
    assert [coupon.coupon_id for coupon in api.iter_cooperative()] == [own]
    assert api.cooperative(is_from_head_supplier=True).coupons == []
    assert api.public(shop_appid="wx1").coupons == []
    wechat.shop.coupons.update_status(coupon_id=public[0], status=4)
    assert [coupon.coupon_id for coupon in api.public().coupons] == public[1:]


def test_a_coupon_is_shown_whole(wechat: Bench) -> None:
    shelf(wechat)
    coupon_id = offered(wechat)
    wechat.act.receive_coupon(person="mei", coupon_id=coupon_id)
    coupon = wechat.shop.promoter_coupons.get(coupon_id=coupon_id).coupon
    assert (coupon.coupon_id, coupon.type, coupon.status) == (coupon_id, 104, 2)
    assert coupon.shop_appid == wechat.world.store.appid
    assert coupon.coupon_info.discount_info.discount_fee == 1000
    assert (coupon.stock_info.issued_num, coupon.stock_info.receive_num, coupon.stock_info.used_num) == (
        2,
        1,
        0,
    )


def test_a_promotable_product_tells_its_coupons(wechat: Bench) -> None:
    tea, mug, *_ = shelf(wechat)
    for_mugs = discount(fee=1000, product_ids=[mug])
    everything, mugs = offered(wechat), offered(wechat, to_agency=True, kind=4, discount_info=for_mugs)
    named: dict[str, Any] = {"shop_appid": wechat.world.store.appid, "plan_type": 2}
    found = wechat.shop.promoter.product(**named, product_id=mug, get_available_coupon=True)
    assert [coupon.coupon_id for coupon in found.public_coupons] == [everything]
    assert [coupon.coupon_id for coupon in found.cooperative_coupons] == [mugs]
    assert wechat.shop.promoter.product(**named, product_id=tea).public_coupons == []
    of_tea = wechat.shop.promoter.product(**named, product_id=tea, get_available_coupon=True)
    assert of_tea.cooperative_coupons == []


@pytest.mark.parametrize(
    ("call", "field"),
    [("share_link", "promoter_share_link"), ("qrcode", "qrcode_url"), ("short_link", "short_link")],
)
def test_who_got_a_coupon_through_a_promoter_buys_for_the_promoter(
    wechat: Bench, call: str, field: str
) -> None:
    tea, *_ = shelf(wechat)
    coupon_id, bo = offered(wechat), promoter(wechat)
    reply = getattr(wechat.shop.promoter_coupons, call)(coupon_id=coupon_id, sharer_appid=bo)
    wechat.act.open_link(person="mei", link=getattr(reply, field))
    held = wechat.act.receive_coupon(person="mei", coupon_id=coupon_id).user_coupon_id
    order_id = wechat.act.buy(person="mei", product_id=tea, coupon=held).order_id
    line = wechat.shop.orders.get(order_id=order_id).order.order_detail.product_infos[0]
    found = wechat.shop.promoter.commission_order(order_id=order_id, sku_id=line.sku_id).commssion_order
    info = found.order_detail.commission_info
    assert info.sharer_info is not None
    assert info.sharer_info.sharer_appid == bo
    assert info.sharer_info.amount == (line.real_price or 0) // 10


def test_the_agencys_own_link_credits_the_agency(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    link = wechat.shop.promoter_coupons.short_link(coupon_id=offered(wechat)).short_link
    order_id = wechat.act.buy(person="mei", product_id=tea, link=link).order_id
    assert len(wechat.shop.promoter.commission_orders(order_id=order_id).list) == 1


def test_coupons_are_handed_on_to_other_agencies(wechat: Bench) -> None:
    shelf(wechat)
    api, coupons = wechat.shop.promoter_coupons, [offered(wechat, to_agency=True) for _ in range(2)]
    for coupon_id in coupons:
        api.grant(to_head_supplier_appid="wx1", coupon_id=coupon_id)
    listed = list(api.iter_granted(to_head_supplier_appid="wx1", limit=1))
    assert [given.coupon_id for given in listed] == coupons
    assert listed[0].give_time == wechat.world.clock.time()
    assert api.granted(to_head_supplier_appid="wx1").total_count == 2
    with refused(10024000):
        api.grant(to_head_supplier_appid=agency(wechat), coupon_id=coupons[0])
    with refused(10071034):
        api.grant(to_head_supplier_appid="wx1", coupon_id="1")


@pytest.mark.parametrize("call", ["share_link", "qrcode", "short_link"])
def test_links_are_refused(wechat: Bench, call: str) -> None:
    shelf(wechat)
    coupon_id, method = offered(wechat), getattr(wechat.shop.promoter_coupons, call)
    with refused(10071034):
        method(coupon_id=effective(wechat))
    with refused(10071034):
        method(coupon_id=coupon_id, from_head_supplier_appid="wx1")
    with refused(10071003):
        method(coupon_id=coupon_id, sharer_appid="wx1")
    wechat.shop.coupons.update_status(coupon_id=coupon_id, status=4)
    with refused(10071035):
        method(coupon_id=coupon_id)


@pytest.mark.parametrize("path", ["get_coupon_detail", "get_coupon_qr_code", "get_coupon_short_link"])
def test_a_coupon_has_to_be_named(wechat: Bench, path: str) -> None:
    with refused(10024000):
        wechat.shop.request("POST", f"/channels/ec/promoter/{path}", json={})


def test_pages_and_details_are_refused(wechat: Bench) -> None:
    api = wechat.shop.promoter_coupons
    with refused(10071034):
        api.get(coupon_id="1")
    for call in (api.public, api.cooperative):
        with refused(10024000):
            call(next_key="x")
    with refused(10024000):
        api.granted(to_head_supplier_appid="wx1", page_context="x")
