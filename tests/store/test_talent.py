"""A talent's own view: what the window sells and what it brings."""

from __future__ import annotations

import pytest
from league_steps import normal, shelf, talent, targeted
from shop_steps import DAY, order_of, received, refused

from wxkit.store.talent import TalentOrder
from wxkit.testing._bench import Bench


def sold(wechat: Bench, product_id: str) -> str:
    """Mei buys it out of the talent's window."""
    wechat.act.fill_window(person="tao", product_id=product_id)
    link = wechat.shop.talent.window_product(product_id=product_id).product.product_promotion_link
    return wechat.act.buy(person="mei", product_id=product_id, link=link).order_id


def look(wechat: Bench, order_id: str) -> TalentOrder:
    sku_id = order_of(wechat, order_id).order_detail.product_infos[0].sku_id
    return wechat.shop.talent.order(order_id=order_id, sku_id=sku_id)


def test_the_window_shows_what_the_talent_sells(wechat: Bench) -> None:
    tea, mug, *_ = shelf(wechat)
    talent(wechat)
    wechat.act.fill_window(person="tao", product_id=tea)
    wechat.act.fill_window(person="tao", product_id=mug, hidden=True)
    assert [item.product_id for item in wechat.shop.talent.iter_window(page_size=1)] == [tea, mug]
    product = wechat.shop.talent.window_product(product_id=mug).product
    assert (product.is_hide, product.status, product.appid) == (True, 1, wechat.world.store.appid)
    wechat.act.empty_window(person="tao", product_id=tea)
    assert [item.product_id for item in wechat.shop.talent.window().products] == [mug]


def test_a_sale_out_of_the_window_pays_by_the_normal_plan(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    tao = talent(wechat)
    normal(wechat, tea, 10)
    found = look(wechat, sold(wechat, tea))
    paid = int(found.base_info.actual_payment)
    assert (found.commission_info.state, found.commission_info.ratio) == (20, "100000")
    assert found.commission_info.expect_settlement == str(paid // 10)
    assert (found.channel_info.channel_id, found.base_info.spu_id) == (tao.finder_id, tea)


def test_the_merchant_sees_the_talent(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    tao = talent(wechat)
    normal(wechat, tea, 10)
    detail = order_of(wechat, sold(wechat, tea)).order_detail
    assert detail.commission_infos is not None
    assert [(info.type, info.talent_id) for info in detail.commission_infos] == [(0, tao.talent_appid)]
    assert detail.source_infos is not None
    assert [(s.sale_channel, s.account_id) for s in detail.source_infos] == [(100, tao.finder_id)]
    assert detail.ext_info is not None
    assert detail.ext_info.order_scene == 5


def test_exclusive_beats_targeted_beats_normal(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    tao, items = talent(wechat), wechat.shop.league_items
    normal(wechat, tea, 10)
    offer = [{"product_id": tea, "ratio": 30}]
    body = {"type": 2, "list": offer, "finder_ids": [tao.finder_id], "is_forerver": True}
    wechat.shop.request("POST", "/channels/ec/league/item/batchadd", json=body)
    assert look(wechat, sold(wechat, tea)).commission_info.ratio == "300000"
    items.delete(type=1, product_id=tea)
    assert wechat.shop.talent.orders(create_time_gt=0).order_list
    assert order_of(wechat, sold(wechat, tea)).order_detail.commission_infos is None


def test_every_step_is_pushed_to_the_talent(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    talent(wechat)
    normal(wechat, tea)
    received(wechat, sold(wechat, tea))
    wechat.world.advance(7 * DAY)
    told = [d for d in wechat.world.pusher.log if d.event == "talent_commission_order_update"]
    infos = [delivery.push.to_wire("json")["order_info"] for delivery in told]
    states = [(info["commission_order_status"], info["order_status"]) for info in infos]
    assert states == [(20, 10), (20, 20), (20, 30), (20, 100), (100, 100)]


def test_settled_money_is_the_talents(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    talent(wechat)
    normal(wechat, tea, 10)
    order_id = sold(wechat, tea)
    assert wechat.shop.league_funds.flows().flow_ids == []
    received(wechat, order_id)
    wechat.world.advance(7 * DAY)
    found = look(wechat, order_id).commission_info
    assert (found.state, found.actual_settlement) == (100, found.expect_settlement)
    (flow_id,) = wechat.shop.league_funds.flows().flow_ids
    flow = wechat.shop.league_funds.flow(flow_id=flow_id).funds_flow
    assert (str(flow.amount), flow.related_info_list[0].order_id) == (found.actual_settlement, order_id)
    assert wechat.shop.league_talents.add(finder_id=_finder(wechat)).errcode == 0
    promoter = wechat.shop.league_talents.get(finder_id=_finder(wechat)).promoter
    assert (promoter.sale_product_number, promoter.sale_gmv) == (1, 10 * flow.amount)


def _finder(wechat: Bench) -> str:
    return wechat.shop.promoter_partners.talents().talent_list[0].related_finder_exportname_list[0]


def test_the_agency_earns_nothing_on_the_shops_own_plans(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    talent(wechat)
    targeted(wechat, tea)
    normal(wechat, tea)
    order_id = sold(wechat, tea)
    assert wechat.shop.promoter.commission_orders(order_id=order_id).list == []


def test_orders_are_listed_by_time_order_and_product(wechat: Bench) -> None:
    tea, mug, *_ = shelf(wechat)
    talent(wechat)
    normal(wechat, tea)
    normal(wechat, mug)
    first, second = sold(wechat, tea), sold(wechat, mug)
    listed = [found.order_id for found in wechat.shop.talent.iter_orders(create_time_gt=0, page_size=1)]
    assert listed == [first, second]
    by_product = wechat.shop.talent.orders(update_time_gt=0, spu_id=mug).order_list
    assert [found.order_id for found in by_product] == [second]
    assert [found.order_id for found in wechat.shop.talent.orders(order_id=first).order_list] == [first]


def test_the_talent_is_refused(wechat: Bench) -> None:
    shelf(wechat)
    for call in (lambda: wechat.shop.talent.window(), lambda: wechat.shop.league_funds.flows()):
        with refused(48001):
            call()
    with refused(48001):
        wechat.shop.talent.window_product(product_id="1")
    with refused(48001):
        wechat.shop.league_funds.flow(flow_id="1")
    talent(wechat)
    with refused(10024006):
        wechat.shop.talent.order(order_id="1", sku_id="1")
    with refused(10024000):
        wechat.shop.talent.orders()
    with refused(40097):
        wechat.shop.talent.window_product(product_id="1")


@pytest.mark.parametrize("both", [{"create_time_gt": 0, "update_time_gt": 0}])
def test_one_range_at_a_time(wechat: Bench, both: dict[str, int]) -> None:
    shelf(wechat)
    with refused(10024000):
        wechat.shop.request("POST", "/channels/ec/talent/get_order_list", json={"page_size": 10} | both)
