"""People look around, fill a cart and buy what lies in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from shop_steps import opened, order_of

import wxkit
from wxkit.testing._bench import Bench
from wxkit_sandbox import history, load_world, save_world
from wxkit_sandbox.past import Browsed
from wxkit_sandbox.store.carts import Carts


def test_looking_shows_the_product_and_is_remembered(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    seen = wechat.act.browse(person="mei", product_id=tea)
    assert (seen.title, seen.price) == ("春山有机绿茶礼盒装", 19_980)
    assert [event for event in history(wechat.world) if isinstance(event, Browsed)] == [
        Browsed(wechat.world.clock.time(), "mei", tea)
    ]


def test_the_cart_is_bought_as_one_order_and_is_empty_then(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    wechat.act.add_to_cart(person="mei", product_id=tea)
    wechat.act.add_to_cart(person="mei", product_id=mug, count=2)
    cart = wechat.act.add_to_cart(person="mei", product_id=mug).items
    assert [(item.product_id, item.count) for item in cart] == [(tea, 1), (mug, 3)]
    order = order_of(wechat, wechat.act.buy_cart(person="mei").order_id)
    lines = order.order_detail.product_infos
    assert [(line.product_id, line.sku_cnt) for line in lines] == [(tea, 1), (mug, 3)]
    assert order.status == 20
    with pytest.raises(wxkit.WeChatError, match="cart is empty"):
        wechat.act.buy_cart(person="mei")


def test_a_cart_takes_no_stock_and_is_a_person_s_own(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    wechat.act.add_to_cart(person="mei", product_id=tea, count=100)
    bought = wechat.act.buy(person="lan", product_id=tea).order_id
    assert order_of(wechat, bought).status == 20
    with pytest.raises(wxkit.WeChatError, match="99 pieces"):
        wechat.act.buy_cart(person="mei")
    with pytest.raises(wxkit.WeChatError, match="99 pieces"):
        wechat.act.add_to_cart(person="lan", product_id=tea, count=100)


def test_what_is_taken_out_is_not_bought(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    wechat.act.add_to_cart(person="mei", product_id=tea)
    sku = wechat.act.add_to_cart(person="mei", product_id=mug).items[1].sku_id or ""
    assert len(wechat.act.take_from_cart(person="mei", sku_id=sku).items) == 1
    with pytest.raises(wxkit.WeChatError, match="is not in mei's cart"):
        wechat.act.take_from_cart(person="mei", sku_id=sku)


def test_a_full_cart_is_saved_with_its_world(wechat: Bench, tmp_path: Path) -> None:
    tea, *_ = opened(wechat)
    wechat.act.add_to_cart(person="mei", product_id=tea, count=2)
    save_world(wechat.world, tmp_path / "cart.wxworld")
    again = load_world(tmp_path / "cart.wxworld")
    assert list(again.store.state(Carts).pieces["mei"].values()) == [2]
