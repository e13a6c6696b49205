"""Money given back: what the order remembers, and when it is over."""

from __future__ import annotations

import pytest
from shop_steps import DAY, bought, opened, order_of, pushes, received, shipped

from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.orders import Item
from wxkit_sandbox.store.orderbook import Order, OrderBook
from wxkit_sandbox.store.orderflow import catch_up, refund


def kept(wechat: Bench, order_id: str) -> Order:
    return wechat.world.store.state(OrderBook).orders[order_id]


def give_back(
    wechat: Bench, order: Order, amount: int, line: int = 0, *, count: int = 0, freight: int = 0
) -> None:
    shop, which = wechat.world.store, order.lines[line]
    wechat.world.act(lambda: refund(shop, order, which, amount, count=count, freight=freight))


def test_a_part_leaves_the_order_as_it_is_and_the_rest_ends_it(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order = kept(wechat, bought(wechat, tea))
    give_back(wechat, order, 5_000)
    assert order_of(wechat, order.order_id).status == 20
    give_back(wechat, order, 14_980, count=1)
    shown = order_of(wechat, order.order_id)
    assert (shown.status, shown.order_detail.product_infos[0].finish_aftersale_sku_cnt) == (200, 1)
    cancelled = {"order_id": int(order.order_id), "cancel_type": 3}
    assert pushes(wechat)[-1] == ("channels_ec_order_cancel", cancelled)


def test_every_line_has_to_be_given_back(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    items = [Item(product_id=tea), Item(product_id=mug)]
    order = kept(wechat, wechat.act.buy(person="mei", items=items).order_id)
    give_back(wechat, order, 19_980)
    assert order.status == 20
    give_back(wechat, order, 5_900, line=1)
    assert order.status == 200


def test_more_than_was_paid_is_never_given_back(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order = kept(wechat, bought(wechat, tea, freight=500))
    give_back(wechat, order, 19_000)
    with pytest.raises(ValueError, match="more would be refunded"):
        give_back(wechat, order, 981)
    with pytest.raises(ValueError, match="more would be refunded"):
        give_back(wechat, order, 0, freight=501)
    assert order.refunded == 19_000


def test_freight_given_back_shows(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order = kept(wechat, bought(wechat, tea, freight=500))
    give_back(wechat, order, 19_980, freight=500)
    info = order_of(wechat, order.order_id).order_detail.refund_info
    assert info is not None
    assert (info.refund_freight, order.refunded) == (500, 20_480)


def test_stock_does_not_come_back_with_the_money(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order = kept(wechat, bought(wechat, tea))
    give_back(wechat, order, 19_980, count=1)
    stock = wechat.shop.stock.get(product_id=tea, sku_id=order.lines[0].sku_id).data
    assert stock.total_stock_num == 99


def test_the_fee_is_of_what_was_not_given_back(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order = kept(wechat, bought(wechat, tea))
    received(wechat, order.order_id)
    give_back(wechat, order, 9_990)
    wechat.world.advance(7 * DAY)
    assert order.commission_fee == 499


def test_an_open_aftersale_holds_the_settlement_until_it_ends(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order = kept(wechat, bought(wechat, tea))
    received(wechat, order.order_id)
    order.open_aftersales.add("1")
    wechat.world.advance(8 * DAY)
    assert order.settle_time == 0
    order.open_aftersales.clear()
    wechat.world.act(lambda: catch_up(wechat.world.store, order))
    assert order.settle_time == wechat.world.clock.time()


def test_what_was_refunded_unshipped_is_not_owed(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    items = [Item(product_id=mug), Item(product_id=tea)]
    order = kept(wechat, wechat.act.buy(person="mei", items=items).order_id)
    give_back(wechat, order, 19_980, line=1, count=1)
    assert [line.to_ship for line in order.lines] == [1, 0]
    received(wechat, order.order_id)
    assert order_of(wechat, order.order_id).status == 100


def test_when_the_rest_is_refunded_what_was_shipped_waits_for_its_receipt(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    items = [Item(product_id=mug), Item(product_id=tea)]
    order = kept(wechat, wechat.act.buy(person="mei", items=items).order_id)
    shipped(wechat, order.order_id)
    assert order_of(wechat, order.order_id).status == 21
    give_back(wechat, order, 19_980, line=1, count=1)
    assert order_of(wechat, order.order_id).status == 30
    assert pushes(wechat)[-1][1] == {"order_id": int(order.order_id), "finish_delivery": 1}
    wechat.world.advance(wechat.world.settings.auto_receipt)
    assert order_of(wechat, order.order_id).status == 100
