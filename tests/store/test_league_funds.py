"""What the agency earns: to come, come, and taken back by refunds."""

from __future__ import annotations

from typing import Any

from league_steps import promoter, shelf
from shop_steps import DAY, received, refused

from wxkit.testing._bench import Bench


def sold(wechat: Bench, product_id: str, ratio: int = 300_000) -> str:
    """Mei buys through Bo's link."""
    partners = wechat.shop.promoter.sharers().sharer_info_list
    sharer = partners[0].sharer_appid if partners else promoter(wechat, ratio=ratio)
    product: dict[str, Any] = {"product_id": product_id, "shop_appid": wechat.world.store.appid}
    link = wechat.shop.promoter.product_link(sharer_appid=sharer, **product).short_link
    return wechat.act.buy(person="mei", product_id=product_id, link=link).order_id


def balance(wechat: Bench) -> tuple[int, int]:
    found = wechat.shop.league_funds.balance()
    return found.available_amount, found.pending_amount


def test_the_agencys_part_is_to_come_and_comes(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    order_id = sold(wechat, tea)
    price = wechat.shop.orders.get(order_id=order_id).order.order_detail.product_infos[0].real_price or 0
    kept = price // 10 - price // 10 * 3 // 10
    assert balance(wechat) == (0, kept)
    received(wechat, order_id)
    wechat.world.advance(7 * DAY)
    assert balance(wechat) == (kept, 0)
    (flow_id,) = wechat.shop.league_funds.agency_flows(funds_type=2).flow_ids
    flow = wechat.shop.league_funds.agency_flow(flow_id=flow_id).funds_flow
    assert (flow.amount, flow.balance, flow.funds_type, flow.order_id) == (kept, kept, 2, order_id)
    shop = wechat.shop.league_headsupplier.shop(appid=wechat.world.store.appid).shop_detail.data_info
    assert (shop.settle_amount, shop.unsettle_amount) == (kept, 0)


def test_a_refund_takes_back_what_was_to_come(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    order_id = sold(wechat, tea)
    before = balance(wechat)[1]
    wechat.act.refund(person="mei", order_id=order_id, amount=1_000)
    assert 0 < balance(wechat)[1] < before
    wechat.act.refund(person="mei", order_id=order_id)
    assert balance(wechat) == (0, 0)
    wechat.world.advance(30 * DAY)
    assert wechat.shop.league_funds.agency_flows().flow_ids == []


def test_an_unpaid_order_brings_nothing(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    sharer = promoter(wechat)
    product: dict[str, Any] = {"product_id": tea, "shop_appid": wechat.world.store.appid}
    link = wechat.shop.promoter.product_link(sharer_appid=sharer, **product).short_link
    wechat.act.buy(person="mei", product_id=tea, link=link, pay=False)
    wechat.world.advance(3600)
    assert balance(wechat) == (0, 0)


def test_movements_are_listed_by_number_by_key_and_by_time(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    orders = [sold(wechat, tea) for _ in range(3)]
    for order_id in orders:
        received(wechat, order_id)
    wechat.world.advance(7 * DAY)
    funds, now = wechat.shop.league_funds, wechat.world.clock.time()
    flows = list(funds.iter_agency_flows(page_size=2))
    assert [funds.agency_flow(flow_id=flow_id).funds_flow.order_id for flow_id in flows] == orders
    assert funds.agency_flows(page=2, page_size=2).flow_ids == flows[2:]
    assert funds.agency_flows(start_time=now + 1).flow_ids == []
    assert funds.agency_flows(funds_type=1).flow_ids == []


def test_unknown_movements_are_refused(wechat: Bench) -> None:
    with refused(10024000):
        wechat.shop.league_funds.agency_flow(flow_id="1")
    with refused(10024000):
        wechat.shop.league_funds.agency_flows(next_key="x")
