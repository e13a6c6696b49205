"""Buy-and-get activities: what comes with a purchase, and what becomes of it."""

from __future__ import annotations

from typing import Any

import pytest
from coupon_steps import discount, effective, held
from shop_steps import DAY, HOUR, bought, opened, order_of, refused
from test_gift_products import given, seen

from wxkit.store.buy_and_get import (
    ActivityDetailInput,
    FreeItemInput,
    GiftSetInput,
    MainProductInput,
    ReceiveLimitInput,
)
from wxkit.store.orders import Delivery, DeliveryItem, Order
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.orders import Item
from wxkit_sandbox.store.orderbook import OrderBook
from wxkit_sandbox.store.orderflow import refund


def detail(main: str, gift: str, **change: Any) -> ActivityDetailInput:
    """Two tea bags with the tea, ten sets, as often as one likes."""
    fields: dict[str, Any] = {
        "show_scene": 0,
        "receive_limit": ReceiveLimitInput(is_limited=False, limit_num=0),
        "main_products": [MainProductInput(product_id=main)],
        "gift_set": GiftSetInput(gift_items=[FreeItemInput(gift_id=gift, give_num=2)], gift_set_num=10),
    }
    return ActivityDetailInput.model_validate(fields | change)


def activity(wechat: Bench, what: ActivityDetailInput, **change: Any) -> str:
    now = wechat.world.clock.time()
    fields: dict[str, Any] = {
        "title": "买茶赠茶包",
        "start_time": now,
        "end_time": now + HOUR,
        "detail": what,
    }
    return wechat.shop.buy_and_get.add(**(fields | change)).activity_id


def begun(wechat: Bench, **change: Any) -> tuple[str, str, str]:
    """The tea, the free item and the activity."""
    tea, *_ = opened(wechat)
    gift = given(wechat)
    return tea, gift, activity(wechat, detail(tea, gift, **change))


def free(wechat: Bench, order_id: str) -> list[tuple[str, int]]:
    lines = order_of(wechat, order_id).order_detail.product_infos
    return [(line.product_id, line.sku_cnt) for line in lines if line.is_free_gift]


def test_a_free_item_comes_with_the_purchase(wechat: Bench) -> None:
    tea, gift, activity_id = begun(wechat)
    order = order_of(wechat, bought(wechat, tea, count=2))
    main, line = order.order_detail.product_infos
    assert (main.is_free_gift, line.is_free_gift, line.product_id, line.sku_cnt) == (0, 1, gift, 4)
    assert (line.real_price, line.market_price, order.order_detail.price_info.order_price) == (0, 500, 39_960)
    assert line.free_gift_info is not None
    (reason,) = line.free_gift_info.main_product_list
    assert (reason.product_id, reason.sku_id, reason.task_id, reason.gift_cnt) == (
        tea,
        main.sku_id,
        activity_id,
        4,
    )
    assert seen(wechat, gift).skus[0].stock_num == 16


def test_nothing_comes_with_it_before_after_and_when_it_is_stopped(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    now = wechat.world.clock.time()
    what = detail(tea, given(wechat))
    first = activity(wechat, what, start_time=now + HOUR, end_time=now + 2 * HOUR)
    assert free(wechat, bought(wechat, tea)) == []
    wechat.world.advance(HOUR)
    assert free(wechat, bought(wechat, tea)) != []
    wechat.shop.buy_and_get.stop(activity_id=first)
    assert free(wechat, bought(wechat, tea)) == []
    activity(wechat, what, start_time=now + HOUR, end_time=now + 2 * HOUR)
    wechat.world.advance(HOUR)
    assert free(wechat, bought(wechat, tea)) == []


def test_one_buyer_gets_so_many_sets(wechat: Bench) -> None:
    tea, gift, _ = begun(wechat, receive_limit=ReceiveLimitInput(is_limited=True, limit_num=3))
    assert free(wechat, bought(wechat, tea, count=2)) == [(gift, 4)]
    assert free(wechat, bought(wechat, tea, count=2)) == [(gift, 2)]
    assert free(wechat, bought(wechat, tea)) == []
    order = wechat.act.buy(person="lan", product_id=tea)
    assert free(wechat, order.order_id) == [(gift, 2)]


def test_sets_and_stock_run_out(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    gift = given(wechat)
    items = [FreeItemInput(gift_id=gift, give_num=7)]
    activity(wechat, detail(tea, gift, gift_set=GiftSetInput(gift_items=items, gift_set_num=10)))
    assert free(wechat, bought(wechat, tea, count=3)) == [(gift, 14)]
    assert free(wechat, bought(wechat, tea)) == []


def test_only_in_live_rooms(wechat: Bench) -> None:
    tea, gift, _ = begun(wechat, show_scene=1)
    assert free(wechat, bought(wechat, tea)) == []
    assert free(wechat, bought(wechat, tea, live_id="live1")) == [(gift, 2)]


def test_a_cancelled_order_gives_sets_and_pieces_back(wechat: Bench) -> None:
    tea, gift, _ = begun(wechat, receive_limit=ReceiveLimitInput(is_limited=True, limit_num=1))
    order_id = bought(wechat, tea, pay=False)
    assert free(wechat, bought(wechat, tea)) == []
    wechat.act.cancel_order(person="mei", order_id=order_id)
    assert seen(wechat, gift).skus[0].stock_num == 20
    assert free(wechat, bought(wechat, tea)) == [(gift, 2)]


def parcel_of(order: Order) -> Delivery:
    items = [
        DeliveryItem(product_id=line.product_id, sku_id=line.sku_id, product_cnt=line.sku_cnt)
        for line in order.order_detail.product_infos
    ]
    return Delivery(delivery_id="SF", waybill_id="SF001", product_infos=items)


def test_free_items_are_shipped_like_the_rest(wechat: Bench) -> None:
    tea, *_ = begun(wechat)
    order_id = bought(wechat, tea)
    whole = parcel_of(order_of(wechat, order_id))
    assert whole.product_infos is not None
    main, gift = (whole.model_copy(update={"product_infos": [item]}) for item in whole.product_infos)
    wechat.shop.orders.send_delivery(order_id=order_id, delivery_list=[main])
    assert order_of(wechat, order_id).status == 21
    wechat.shop.orders.send_delivery(order_id=order_id, delivery_list=[gift])
    assert order_of(wechat, order_id).status == 30


def test_who_gives_the_goods_back_gets_nothing_with_them(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    activity(wechat, detail(tea, given(wechat)))
    order_id = wechat.act.buy(person="mei", items=[Item(product_id=tea), Item(product_id=mug)]).order_id
    shop = wechat.world.store
    order = shop.state(OrderBook).orders[order_id]
    wechat.world.act(lambda: refund(shop, order, order.lines[0], 19_980, count=1))
    _, cup, _ = parcel_of(order_of(wechat, order_id)).product_infos or []
    parcel = Delivery(delivery_id="SF", waybill_id="SF001", product_infos=[cup])
    wechat.shop.orders.send_delivery(order_id=order_id, delivery_list=[parcel])
    assert order_of(wechat, order_id).status == 30


def test_a_present_for_a_friend_comes_alone(wechat: Bench) -> None:
    tea, *_ = begun(wechat)
    assert free(wechat, bought(wechat, tea, gift_to="lan")) == []


def test_a_deleted_activity_is_over(wechat: Bench) -> None:
    tea, _, activity_id = begun(wechat)
    wechat.shop.buy_and_get.delete(activity_id=activity_id)
    assert free(wechat, bought(wechat, tea)) == []
    group = wechat.shop.buy_and_get
    for call in (group.stop, group.stop_old, group.delete, group.delete_old):
        with refused(10020051):
            call(activity_id=activity_id)


def test_the_older_paths_do_the_same(wechat: Bench) -> None:
    tea, _, activity_id = begun(wechat)
    wechat.shop.buy_and_get.stop_old(activity_id=activity_id)
    assert free(wechat, bought(wechat, tea)) == []
    wechat.shop.buy_and_get.delete_old(activity_id=activity_id)
    with refused(10020051):
        wechat.shop.buy_and_get.stop(activity_id=activity_id)


@pytest.mark.parametrize(
    "change",
    [
        {"title": ""},
        {"start": -1},
        {"start": 30 * DAY + 1, "lasts": HOUR},
        {"lasts": 599},
        {"lasts": 30 * DAY + 1},
        {"main_products": []},
        {"main_products": [MainProductInput(product_id="1")]},
        {"gift_set": GiftSetInput(gift_items=[], gift_set_num=1)},
        {"gift_set": GiftSetInput(gift_items=[FreeItemInput(gift_id="1", give_num=1)], gift_set_num=1)},
        {"receive_limit": ReceiveLimitInput(is_limited=True, limit_num=0)},
    ],
    ids=str,
)
def test_a_bad_activity_is_not_created(wechat: Bench, change: dict[str, Any]) -> None:
    tea, *_ = opened(wechat)
    gift = given(wechat)
    start = wechat.world.clock.time() + change.pop("start", 0)
    end, title = start + change.pop("lasts", HOUR), change.pop("title", "买赠")
    with refused(10020051):
        activity(wechat, detail(tea, gift, **change), start_time=start, end_time=end, title=title)
    assert free(wechat, bought(wechat, tea)) == []


def test_an_activity_may_be_numbered_once(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    what = detail(tea, given(wechat))
    assert activity(wechat, what, activity_id="77") == "77"
    with refused(10020051):
        activity(wechat, what, activity_id="77")


def test_a_coupon_is_for_what_is_bought(wechat: Bench) -> None:
    tea, gift, _ = begun(wechat)
    mine = held(wechat, effective(wechat, 104, discount_info=discount(fee=1_000)))
    order_id = bought(wechat, tea, coupon=mine)
    lines = order_of(wechat, order_id).order_detail.product_infos
    assert [(line.product_id, line.real_price) for line in lines] == [(tea, 18_980), (gift, 0)]


def test_nobody_earns_on_what_is_free(wechat: Bench) -> None:
    tea, *_ = begun(wechat)
    promoter = wechat.act.become_promoter(person="lan").sharer_appid
    link = wechat.shop.promoter.product_link(
        sharer_appid=promoter, product_id=tea, shop_appid=wechat.world.store.appid
    ).short_link
    infos = order_of(wechat, bought(wechat, tea, link=link)).order_detail.commission_infos or []
    assert len(infos) == 1
