"""Commission orders: placed, settled with the order, cancelled by a refund."""

from __future__ import annotations

from typing import Any, Literal

import bought
import pytest
from shop_steps import opened

import wxkit
from wxkit.store._commission import CommissionOrder, TimeRange
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.orderbook import Order
from wxkit_sandbox.store.shelf import Shelf


def link(wechat: Bench, ratio: int = 1_000_000, commission_type: Literal[0, 1] = 0) -> str:
    bought.put_on_sale(wechat, bought.TEA)
    bought.person(wechat, "bo")
    act = wechat.act.become_promoter(person="bo", commission_ratio=ratio, commission_type=commission_type)
    tea: dict[str, Any] = {"product_id": bought.TEA.product_id, "shop_appid": wechat.world.store.appid}
    return wechat.shop.promoter.product_link(sharer_appid=act.sharer_appid, **tea).short_link


def look(wechat: Bench, order: Order) -> CommissionOrder:
    sku_id = order.lines[0].sku_id
    found = wechat.shop.promoter.commission_order(order_id=order.order_id, sku_id=sku_id)
    return found.commssion_order


def test_an_order_through_a_link_pays_ten_percent(wechat: Bench) -> None:
    order = bought.paid(wechat, "lan", link=link(wechat))
    found = look(wechat, order)
    assert (found.status, found.order_detail.order_info.order_status) == (20, 20)
    assert found.order_detail.product_info.actual_payment == 20_000
    sharer = found.order_detail.commission_info.sharer_info
    assert sharer is not None
    assert (sharer.amount, sharer.ratio) == (2_000, 1_000_000)
    assert found.order_detail.commission_info.service_amount == 0
    assert found.order_detail.buyer_info.open_id == wechat.world.store.openid(order.payer)


def test_agency_and_promoter_share(wechat: Bench) -> None:
    info = look(wechat, bought.paid(wechat, "lan", link=link(wechat, 300_000))).order_detail.commission_info
    assert info.sharer_info is not None
    assert (info.service_ratio, info.service_amount, info.sharer_info.amount) == (100_000, 1_400, 600)


def test_an_agency_that_pays_itself_keeps_all(wechat: Bench) -> None:
    order = bought.paid(wechat, "lan", link=link(wechat, commission_type=1))
    info = look(wechat, order).order_detail.commission_info
    assert info.sharer_info is not None
    assert (info.service_amount, info.sharer_info.amount) == (2_000, 0)


def test_a_new_ratio_counts_for_orders_to_come(wechat: Bench) -> None:
    url = link(wechat)
    first = bought.paid(wechat, "lan", link=url)
    (bo,) = wechat.shop.promoter.sharers().sharer_info_list
    wechat.shop.promoter.set_commission(
        sharer_appid=bo.sharer_appid, commission_type=0, commission_ratio=500_000
    )
    amounts = [look(wechat, order) for order in (first, bought.paid(wechat, "lan", link=url))]
    infos = [found.order_detail.commission_info.sharer_info for found in amounts]
    assert [info.amount for info in infos if info] == [2_000, 1_000]


def test_it_settles_with_the_order(wechat: Bench) -> None:
    order = bought.received(wechat, "lan", link=link(wechat))
    wechat.world.advance(7 * 86400)
    found = look(wechat, order)
    assert found.status == 100
    assert found.order_detail.commission_info.profit_sharding_suc_time == order.settle_time > 0


def test_a_refund_cancels_it_and_a_part_lowers_it(wechat: Bench) -> None:
    order = bought.paid(wechat, "lan", link=link(wechat))
    wechat.act.refund(person="lan", order_id=order.order_id, amount=5_000)
    found = look(wechat, order)
    assert found.order_detail.commission_info.sharer_info is not None
    assert (found.status, found.order_detail.commission_info.sharer_info.amount) == (20, 1_500)
    wechat.act.refund(person="lan", order_id=order.order_id)
    assert look(wechat, order).status == 200


def test_other_products_of_the_order_pay_nothing(wechat: Bench) -> None:
    order = bought.paid(wechat, "lan", bought.TEA, bought.CUP, link=link(wechat))
    with pytest.raises(wxkit.WeChatError) as error:
        wechat.shop.promoter.commission_order(order_id=order.order_id, sku_id=bought.CUP.sku_id)
    assert error.value.errcode == 10024006


def test_an_order_without_a_link_pays_nothing(wechat: Bench) -> None:
    order = bought.paid(wechat, "lan")
    with pytest.raises(wxkit.WeChatError) as error:
        look(wechat, order)
    assert error.value.errcode == 10024006


def test_the_agencys_own_link_pays_the_agency_alone(wechat: Bench) -> None:
    bought.put_on_sale(wechat, bought.TEA)
    fields: dict[str, Any] = {"shop_appid": wechat.world.store.appid, "product_id": bought.TEA.product_id}
    own = wechat.shop.promoter.product(**fields, plan_type=2).product.product_promotion_link
    info = look(wechat, bought.paid(wechat, "lan", link=own)).order_detail.commission_info
    assert (info.service_amount, info.sharer_info) == (2_000, None)


def test_commission_orders_are_listed_by_time_promoter_and_order(wechat: Bench) -> None:
    url, now = link(wechat), wechat.world.clock.time()
    orders = [bought.paid(wechat, "lan", link=url) for _ in range(3)]
    today = TimeRange(start_time=now, end_time=now)
    listed = wechat.shop.promoter.iter_commission_orders(create_time_range=today, page_size=2)
    assert [found.order_id for found in listed] == [order.order_id for order in orders]
    nobody = wechat.shop.promoter.commission_orders(create_time_range=today, sharer_appid="wx0")
    assert nobody.list == []
    (one,) = wechat.shop.promoter.commission_orders(order_id=orders[1].order_id).list
    assert one.order_id == orders[1].order_id


@pytest.mark.parametrize("ranges", [(), ("create_time_range", "update_time_range")])
def test_a_list_needs_exactly_one_range(wechat: Bench, ranges: tuple[str, ...]) -> None:
    asked: dict[str, Any] = {name: TimeRange(start_time=0, end_time=1) for name in ranges}
    with pytest.raises(wxkit.WeChatError) as error:
        wechat.shop.promoter.commission_orders(**asked)
    assert error.value.errcode == 10024000


def test_every_step_is_pushed_with_a_higher_version(wechat: Bench) -> None:
    order = bought.paid(wechat, "lan", link=link(wechat))
    wechat.act.refund(person="lan", order_id=order.order_id)
    pushes = [d.push.to_wire("json") for d in wechat.world.pusher.log if d.event.startswith("head_supplier")]
    infos = [push["order_info"] for push in pushes]
    assert [(info["commission_order_status"], info["order_status"]) for info in infos] == [
        (20, 10),
        (20, 20),
        (200, 200),
    ]
    assert [info["version"] for info in infos] == ["1", "2", "3"]
    assert infos[0]["sku_id"] == bought.TEA.sku_id


def test_another_sku_before_shipment_takes_the_commission_along(wechat: Bench) -> None:
    tea, *_ = opened(wechat, "lan", "bo")
    sharer_appid = wechat.act.become_promoter(person="bo").sharer_appid
    product: dict[str, Any] = {"product_id": tea, "shop_appid": wechat.world.store.appid}
    url = wechat.shop.promoter.product_link(sharer_appid=sharer_appid, **product).short_link
    order_id = wechat.act.buy(person="lan", product_id=tea, link=url).order_id
    pending = wechat.shop.league_funds.balance().pending_amount
    old = wechat.shop.orders.get(order_id=order_id).order.order_detail.product_infos[0].sku_id
    item = wechat.world.store.state(Shelf).items[tea]
    assert item.live is not None
    new = next(sku.sku_id for sku in item.live.skus if sku.sku_id != old)
    wechat.act.ask_other_sku(person="lan", order_id=order_id, new_sku_id=new)
    wechat.shop.preshipment.approve(order_id=order_id)
    found = {sku: wechat.shop.promoter.commission_order(order_id=order_id, sku_id=sku) for sku in (old, new)}
    assert [found[sku].commssion_order.status for sku in (old, new)] == [200, 20]
    assert wechat.shop.league_funds.balance().pending_amount == pending
