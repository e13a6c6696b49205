"""Another SKU before shipment: the buyer asks, the merchant decides."""

from __future__ import annotations

import pytest
from shop_steps import DAY, bought, opened, order_of, pushes, refused, shipped

import wxkit
from wxkit.store._order_line import ChangedSku
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.shelf import Shelf


def skus(wechat: Bench, product_id: str) -> list[str]:
    item = wechat.world.store.state(Shelf).items[product_id]
    assert item.live is not None
    return [sku.sku_id for sku in item.live.skus]


def asked(wechat: Bench) -> str:
    """Mei has bought two boxes of Longjing and wants Maojian."""
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, count=2)
    wechat.act.ask_other_sku(person="mei", order_id=order_id, new_sku_id=skus(wechat, tea)[1])
    return order_id


def change(wechat: Bench, order_id: str) -> ChangedSku:
    info = order_of(wechat, order_id).order_detail.product_infos[0].change_sku_info
    assert info is not None
    return info


def test_a_request_is_told_and_listed(wechat: Bench) -> None:
    order_id = asked(wechat)
    assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "type": 9}
    assert list(wechat.shop.preshipment.iter_waiting(page_size=1)) == [order_id]
    info = change(wechat, order_id)
    assert info.preshipment_change_sku_state == 3
    assert info.ddl_time_stamp == wechat.world.clock.time() + DAY


def test_approved_the_order_holds_the_other_sku(wechat: Bench) -> None:
    order_id = asked(wechat)
    wechat.shop.preshipment.approve(order_id=order_id)
    line = order_of(wechat, order_id).order_detail.product_infos[0]
    info = change(wechat, order_id)
    assert (info.preshipment_change_sku_state, info.new_sku_id, line.sku_cnt) == (4, line.sku_id, 2)
    assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "type": 10}
    levels = {
        sku: wechat.shop.stock.get(product_id=line.product_id, sku_id=sku).data.total_stock_num
        for sku in (info.old_sku_id, info.new_sku_id)
    }
    assert list(levels.values()) == [100, 98]
    assert wechat.shop.preshipment.waiting().order_ids == []


def test_refused_the_order_stays_as_it_was(wechat: Bench) -> None:
    order_id = asked(wechat)
    told = len(pushes(wechat))
    wechat.shop.preshipment.reject(order_id=order_id)
    info = change(wechat, order_id)
    line = order_of(wechat, order_id).order_detail.product_infos[0]
    assert (info.preshipment_change_sku_state, info.old_sku_id) == (5, line.sku_id)
    assert len(pushes(wechat)) == told


def test_time_refuses(wechat: Bench) -> None:
    order_id = asked(wechat)
    wechat.world.advance(DAY)
    assert change(wechat, order_id).preshipment_change_sku_state == 7
    assert wechat.shop.preshipment.waiting().order_ids == []


def test_the_buyer_withdraws(wechat: Bench) -> None:
    order_id = asked(wechat)
    wechat.act.withdraw_sku_request(person="mei", order_id=order_id)
    wechat.world.advance(DAY)
    assert change(wechat, order_id).preshipment_change_sku_state == 6


def test_nothing_is_shipped_before_the_decision(wechat: Bench) -> None:
    order_id = asked(wechat)
    with refused(101100):
        shipped(wechat, order_id)
    wechat.shop.preshipment.approve(order_id=order_id)
    shipped(wechat, order_id)
    assert order_of(wechat, order_id).status == 30


def test_an_order_that_is_over_waits_for_nobody(wechat: Bench) -> None:
    order_id = asked(wechat)
    wechat.act.refund(person="mei", order_id=order_id)
    assert wechat.shop.preshipment.waiting().order_ids == []
    assert change(wechat, order_id).preshipment_change_sku_state == 6


def test_without_a_request_or_stock_10020116(wechat: Bench) -> None:
    order_id = asked(wechat)
    tea = order_of(wechat, order_id).order_detail.product_infos[0].product_id
    quiet = bought(wechat, tea)
    for call in (wechat.shop.preshipment.approve, wechat.shop.preshipment.reject):
        with refused(10020116):
            call(order_id=quiet)
    wechat.world.store.state(Shelf).items[tea].stock[skus(wechat, tea)[1]] = 1
    with refused(10020116):
        wechat.shop.preshipment.approve(order_id=order_id)
    assert change(wechat, order_id).preshipment_change_sku_state == 3


def test_an_unknown_order_and_bad_fields(wechat: Bench) -> None:
    for call in (wechat.shop.preshipment.approve, wechat.shop.preshipment.reject):
        with refused(100002):
            call(order_id="37")
    with refused(10020277):
        wechat.shop.request("POST", "/channels/ec/order/preshipmentchangesku/get", json={"page": 0})


@pytest.mark.parametrize(("choice", "reason"), [(0, "is what was ordered"), (2, "costs 35800 fen")])
def test_only_another_one_at_the_same_price(wechat: Bench, choice: int, reason: str) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    with pytest.raises(wxkit.WeChatError, match=reason):
        wechat.act.ask_other_sku(person="mei", order_id=order_id, new_sku_id=skus(wechat, tea)[choice])
