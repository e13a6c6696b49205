"""Gift activities: the shop's goods given by a mini-program, free of charge, one piece at a time."""

from __future__ import annotations

from typing import Any

import pytest
from activity_steps import granted, lately, sku_of, stocked, user
from shop_steps import DAY, HOUR, opened, order_of, pushes, received, refused

import wxkit
from wxkit.store.gift_activities import CreatePresent
from wxkit.store.products import LiveSkuInput
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.gift_activities import GiftPool
from wxkit_sandbox.store.orderbook import OrderBook


def left(wechat: Bench, activity_id: str) -> int:
    shop_appid = wechat.world.store.appid
    activity = wechat.mp.gift_activities.get(shop_appid=shop_appid, activity_id=activity_id).activity
    return activity.info.prize_info.product_info_list[0].can_use_stock_num


def test_an_activity_shows_its_time_and_goods(wechat: Bench) -> None:
    activity_id, call = granted(wechat, starts_in=HOUR, lasts=DAY)
    shop, now = wechat.world.store, wechat.world.clock.time()
    shown = wechat.mp.gift_activities.get(shop_appid=shop.appid, activity_id=activity_id).activity
    basics = shown.info.basic_info
    assert (shown.status, basics.shop_info.appid) == (1, shop.appid)
    assert (basics.activity_start_time, basics.activity_end_time) == (now + HOUR, now + HOUR + DAY)
    (product,) = shown.info.prize_info.product_info_list
    assert (product.product_id, product.sku_id) == (call["product_id"], call["sku_id"])
    assert (product.sku_name, product.price) == ("龙井 250 克", 19_980)
    assert (product.stock_num, product.can_use_stock_num) == (2, 2)


def test_activities_are_listed_by_type_and_status(wechat: Bench) -> None:
    activity_id, _ = granted(wechat, lasts=DAY)
    bought = wechat.act.buy_gifts(person="mei", product_id=tea_of(wechat), count=1).activity_id

    def listed(**more: Any) -> list[str]:
        found = wechat.mp.gift_activities.iter_list(limit=1, **more)
        return [one.activity_id for one in found]

    assert (listed(), listed(type=1), listed(type=2)) == ([activity_id], [bought], [activity_id, bought])
    wechat.world.advance(DAY)
    assert (listed(status=2), listed(status=5)) == ([], [activity_id])
    assert wechat.mp.gift_activities.list(shop_appid="wx0", type=2).list == []


def tea_of(wechat: Bench) -> str:
    return wechat.shop.products.list(status=5, page_size=1).product_ids[0]


def test_a_present_of_the_shop_costs_nothing_and_locks_a_piece(wechat: Bench) -> None:
    activity_id, call = granted(wechat)
    present_id = wechat.mp.gift_activities.create_present(**call).present_order_id
    present = wechat.mp.gifts.get(present_order_id=present_id).present
    assert (present.is_b2c_free_present, present.activity_id) == (True, activity_id)
    assert (present.present_detail.pay_info, present.present_detail.price_info) == (None, None)
    (part,) = present.sub_order_list
    assert (part.openid, part.status) == (user(wechat, "lan"), 12)
    order = order_of(wechat, part.order_id)
    assert order.order_present_info is not None
    assert (order.order_present_info.is_b2c_free_present, order.present_send_type) == (True, 6)
    assert order.present_giver_openid is None
    price = order.order_detail.price_info
    assert (price.order_price, price.merchant_discounted_price) == (0, 19_980)
    assert order.order_detail.pay_info.transaction_id is None
    assert left(wechat, activity_id) == 1
    assert [name for name, _ in pushes(wechat)] == ["channels_ec_order_new"]


def test_the_user_accepts_and_the_shop_ships(wechat: Bench) -> None:
    _, call = granted(wechat)
    present_id = wechat.mp.gift_activities.create_present(**call).present_order_id
    wechat.act.accept(person="lan", present_order_id=present_id)
    (order_id,) = wechat.shop.gifts.sub_orders(present_order_id=present_id).order_ids
    assert pushes(wechat)[-1] == ("channels_ec_order_wait_shipping", {"order_id": int(order_id)})
    received(wechat, order_id, "lan")
    wechat.world.advance(7 * DAY)
    assert order_of(wechat, order_id).status == 100


def test_what_is_not_accepted_in_24_hours_can_be_given_again(wechat: Bench) -> None:
    activity_id, call = granted(wechat)
    present_id = wechat.mp.gift_activities.create_present(**call).present_order_id
    wechat.world.advance(DAY)
    present = wechat.mp.gifts.get(present_order_id=present_id).present
    assert [part.status for part in present.sub_order_list] == [200]
    assert left(wechat, activity_id) == 2
    stock = wechat.shop.stock.get(product_id=call["product_id"], sku_id=call["sku_id"]).data
    assert stock.total_stock_num == 100
    now = wechat.world.clock.time()
    found = wechat.shop.gifts.aftersales(begin_create_time=now - DAY, end_create_time=now)
    assert found.after_sale_order_id_list == []


def test_the_same_idempotent_id_gives_one_present(wechat: Bench) -> None:
    activity_id, call = granted(wechat)
    first = wechat.mp.gift_activities.create_present(**call, idempotent_id="a")
    assert wechat.mp.gift_activities.create_present(**call, idempotent_id="a") == first
    assert wechat.mp.gift_activities.create_present(**call, idempotent_id="b") != first
    assert left(wechat, activity_id) == 0


def refuse(wechat: Bench, code: int, call: dict[str, str], **more: str) -> None:
    """No present is made, and nothing is told."""
    before, told = len(wechat.world.store.state(OrderBook).orders), len(pushes(wechat))
    with refused(code):
        wechat.mp.request("POST", "/channels/ec/order/presentorder/create", json=call | more)
    after = len(wechat.world.store.state(OrderBook).orders)
    assert (after, len(pushes(wechat))) == (before, told)


def test_40097_another_s_activity_or_user_and_a_long_wish(wechat: Bench) -> None:
    activity_id, call = granted(wechat, lasts=DAY)
    refuse(wechat, 40097, call, activity_id="1")
    refuse(wechat, 40097, call, shop_appid="wx0")
    refuse(wechat, 40097, call, openid="o1")
    refuse(wechat, 40097, call, wishmessage="好" * 101)
    with refused(40097):
        wechat.mp.gift_activities.get(shop_appid="wx0", activity_id=activity_id)
    with refused(40097):
        wechat.mp.gift_activities.get(shop_appid=call["shop_appid"], activity_id="1")
    wechat.world.advance(DAY)
    refuse(wechat, 40097, call)


def test_40097_before_it_begins_and_with_goods_that_were_bought(wechat: Bench) -> None:
    _, call = granted(wechat, starts_in=DAY)
    refuse(wechat, 40097, call)
    bought = wechat.act.buy_gifts(person="mei", product_id=call["product_id"], count=1)
    refuse(wechat, 40097, call, activity_id=bought.activity_id)


def test_108001_the_activity_or_the_shop_has_no_more(wechat: Bench) -> None:
    _, call = granted(wechat, stock=1)
    wechat.mp.gift_activities.create_present(**call)
    refuse(wechat, 108001, call)


def test_108001_the_shop_has_sold_everything(wechat: Bench) -> None:
    _, call = granted(wechat)
    wechat.act.buy(person="wei", product_id=call["product_id"], sku_id=call["sku_id"], count=100)
    refuse(wechat, 108001, call)


def test_108002_not_on_sale(wechat: Bench) -> None:
    _, call = granted(wechat)
    wechat.shop.products.delisting(product_id=call["product_id"])
    refuse(wechat, 108002, call)


def test_608010_only_a_fault_gives(wechat: Bench) -> None:
    _, call = granted(wechat)
    wechat.on(CreatePresent).fail(608010, times=1)
    refuse(wechat, 608010, call)


def test_608016_not_in_the_pool(wechat: Bench) -> None:
    _, call = granted(wechat)
    mug = wechat.shop.products.list(status=5, page_size=2).product_ids[1]
    refuse(wechat, 608016, call, product_id=mug, sku_id=sku_of(wechat, mug))


@pytest.mark.parametrize(("price", "fine"), [(2_000_000, True), (2_000_001, False)])
def test_608021_above_20000_yuan(wechat: Bench, price: int, fine: bool) -> None:
    _, call = granted(wechat)
    live = [LiveSkuInput(sku_id=call["sku_id"], sale_price=price)]
    wechat.shop.products.update_live(product_id=call["product_id"], skus=live)
    if fine:
        assert wechat.mp.gift_activities.create_present(**call).present_order_id
    else:
        refuse(wechat, 608021, call)


def test_10020002_a_page_is_a_hundred_at_most(wechat: Bench) -> None:
    with refused(10020002):
        body = {"offset": 0, "limit": 101}
        wechat.mp.request("POST", "/channels/ec/b2c/activity/list/promoter/get", json=body)


def test_48001_the_store_may_not_ask(wechat: Bench) -> None:
    activity_id, call = granted(wechat)
    shop_appid, asked = call["shop_appid"], wechat.shop.gift_activities
    with refused(48001):
        asked.list()
    with refused(48001):
        asked.get(shop_appid=shop_appid, activity_id=activity_id)
    with refused(48001):
        asked.create_present(**call)
    with refused(48001):
        asked.set_receivers(present_order_id="42", sub_order_list=[])
    with refused(48001):
        asked.old_present(present_order_id="42", openid="o1")
    with refused(48001):
        asked.old_presents(shop_appid=shop_appid, create_time_range=lately(wechat))
    with refused(48001):
        asked.receiver_orders(shop_appid=shop_appid, openid="o1", create_time_range=lately(wechat))


def test_rules_of_the_consoles(wechat: Bench) -> None:
    tea, _, _, bracelet = opened(wechat)
    with pytest.raises(wxkit.WeChatError, match="jewellery"):
        wechat.act.grant_gifts(person="mei", items=[GiftPool(product_id=bracelet, stock=1)])
    with pytest.raises(wxkit.WeChatError, match="jewellery"):
        wechat.act.buy_gifts(person="mei", product_id=bracelet, count=1)
    with pytest.raises(wxkit.WeChatError, match="only 100 pieces"):
        wechat.act.buy_gifts(person="mei", product_id=tea, count=101)
    live = [LiveSkuInput(sku_id=sku_of(wechat, tea), sale_price=2_000_001)]
    wechat.shop.products.update_live(product_id=tea, skus=live)
    with pytest.raises(wxkit.WeChatError, match="20,000 yuan"):
        wechat.act.buy_gifts(person="mei", product_id=tea, count=1)
    assert not wechat.world.store.state(OrderBook).presents


def test_bought_goods_are_one_gift_order_paid_at_once(wechat: Bench) -> None:
    gifts = stocked(wechat)
    present = wechat.mp.gifts.get(present_order_id=gifts.present_order_id).present
    assert (present.is_b2c_free_present, present.activity_id) == (False, gifts.activity_id)
    assert present.present_detail.price_info is not None
    assert present.present_detail.price_info.order_price == 3 * 19_980
    assert [(part.openid, part.status) for part in present.sub_order_list] == [("", 12)] * 3
    shop_appid = wechat.world.store.appid
    listed = wechat.mp.gifts.iter_list(shop_appid=shop_appid, create_time_range=lately(wechat))
    assert [one.present_order_id for one in listed] == [gifts.present_order_id]
    shown = wechat.mp.gift_activities.get(shop_appid=shop_appid, activity_id=gifts.activity_id).activity
    basics = shown.info.basic_info
    assert basics.activity_end_time - basics.activity_start_time == 30 * DAY


def seen(wechat: Bench, name: str, present_order_id: str) -> tuple[int, int]:
    found = wechat.act.see_gift(person=name, present_order_id=present_order_id)
    return found.code, found.order_status


def test_606662_and_40097_a_card_of_somebody_else_and_of_nothing(wechat: Bench) -> None:
    _, call = granted(wechat)
    present = wechat.mp.gift_activities.create_present(**call).present_order_id
    assert seen(wechat, "wei", present) == (606662, 0)
    assert seen(wechat, "lan", "1") == (40097, 0)


@pytest.mark.parametrize(("takes", "status"), [(True, 20), (False, 180)])
def test_the_card_of_a_gift_tells_how_it_stands(wechat: Bench, takes: bool, status: int) -> None:
    _, call = granted(wechat)
    present = wechat.mp.gift_activities.create_present(**call).present_order_id
    assert seen(wechat, "lan", present) == (0, 10)
    if takes:
        (order_id,) = wechat.world.store.state(OrderBook).presents[present].order_ids
        wechat.act.accept(person="lan", order_id=order_id)
    wechat.world.advance(DAY)
    assert seen(wechat, "lan", present) == (0, status)
