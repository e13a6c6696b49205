"""The data compass of the shop: figures by day, from orders."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from compass_steps import TEA, ds, live, sold_live
from shop_steps import DAY, bought, opened, order_of, received, refused

from wxkit.testing._bench import Bench
from wxkit_sandbox.store.lives import shop_finder_id


def test_a_day_counts_what_was_paid_on_it(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    bought(wechat, tea, count=2, freight=500)
    wechat.act.buy(person="lan", product_id=tea)
    bought(wechat, tea, pay=False)
    wechat.advance(DAY)
    bought(wechat, tea)
    overall = wechat.shop.compass_shop.overall(ds=ds(wechat)).data
    assert (overall.pay_gmv, overall.pay_uv, overall.pay_order_cnt) == (3 * TEA, 2, 2)
    assert (overall.live_pay_gmv, overall.product_click_uv) == (0, 2)


def test_a_refund_counts_for_the_day_of_payment_and_for_its_own(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, count=2)
    wechat.advance(DAY)
    wechat.act.refund(person="mei", order_id=order_id, amount=1000)
    wechat.advance(DAY)
    compass = wechat.shop.compass_shop
    paid = compass.product(ds=ds(wechat, 2), product_id=tea).product_info.data
    assert (paid.pay_refund_gmv, paid.pure_pay_gmv, paid.refund_gmv) == (1000, 2 * TEA - 1000, 0)
    assert paid.pay_refund_before_send_ratio == pytest.approx(1000 / (2 * TEA), abs=1e-4)
    made = compass.product(ds=ds(wechat), product_id=tea).product_info.data
    assert (made.pay_gmv, made.refund_gmv, made.refund_uv) == (0, 1000, 1)


def test_a_product_is_told_with_its_categories_and_figures(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    bought(wechat, tea, count=2)
    bought(wechat, mug)
    wechat.advance(DAY)
    compass = wechat.shop.compass_shop
    first, second = compass.products(ds=ds(wechat)).product_list
    assert [first.product_id, second.product_id] == [tea, mug]
    assert (first.price, first.data.pay_product_cnt, first.data.pay_cnt) == (TEA, 2, 1)
    assert first.title
    assert first.first_category_id
    (only,) = compass.products(ds=ds(wechat), offset=1, limit=5).product_list
    assert only.product_id == mug


def test_what_is_expected_and_what_was_settled(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    received(wechat, order_id)
    wechat.advance(DAY)
    predicted = wechat.shop.compass_shop.product(ds=ds(wechat), product_id=tea).product_info.data
    assert predicted.seller_predict_settle_amount + predicted.platform_predict_commission == TEA
    assert predicted.seller_actual_settle_amount == 0
    wechat.advance(7 * DAY)
    settled = wechat.shop.compass_shop.product(ds=ds(wechat), product_id=tea).product_info.data
    info = order_of(wechat, order_id).order_detail.settle_info
    assert info is not None
    assert settled.platform_actual_commission == info.commission_fee
    assert settled.seller_actual_settle_amount == TEA - settled.platform_actual_commission


def test_who_buys_for_the_first_time_and_again(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    bought(wechat, tea)
    wechat.advance(DAY)
    bought(wechat, tea)
    wechat.act.buy(person="lan", product_id=tea)
    wechat.advance(DAY)
    kinds = {}
    for kind in (1, 2, 3, 4, 5):
        profile = wechat.shop.compass_shop.sale_profile(ds=ds(wechat), type=kind).data
        province, city = profile.field_list
        kinds[kind] = sum(value.dim_value for value in province.data_list)
        assert city.field_name == "地级"
    assert kinds == {1: 2, 2: 2, 3: 2, 4: 1, 5: 1}
    with refused(40097):
        wechat.shop.compass_shop.sale_profile(ds=ds(wechat), type=9)


def test_talents_are_told_apart(wechat: Bench) -> None:
    finder_id, tea = sold_live(wechat)
    bought(wechat, tea)
    wechat.advance(DAY)
    compass, day = wechat.shop.compass_shop, ds(wechat)
    (tao,) = compass.talents(ds=day).finder_list
    assert (tao.finder_id, tao.data.pay_gmv, tao.data.pay_product_id_cnt) == (finder_id, TEA, 1)
    overall = compass.talents_overall(ds=day).data
    assert (overall.pay_gmv, overall.pay_sales_finder_cnt) == (TEA, 1)
    assert (overall.pay_product_id_cnt, overall.click_to_pay_uv_ratio) == (1, 1.0)
    assert compass.talent_overall(ds=day, finder_id=finder_id).data.pay_uv == 1
    (product,) = compass.talent_products(ds=day, finder_id=finder_id).product_list
    assert (product.product_id, product.data.pay_gmv, product.data.commission_ratio) == (tea, TEA, 0.1)
    assert compass.overall(ds=day).data.live_pay_gmv == TEA


def test_nobody_is_named(wechat: Bench) -> None:
    wechat.advance(DAY)
    with refused(40097):
        wechat.shop.compass_shop.talent_overall(ds=ds(wechat))
    assert wechat.shop.compass_shop.talent_products(ds=ds(wechat), mp_id="wx1").product_list == []


def test_live_rooms_of_the_shops_channel(wechat: Bench) -> None:
    finders = wechat.shop.compass_shop.finder_authorizations()
    assert finders.main_finder_id == shop_finder_id(wechat.world.store)
    room, began = live(wechat), wechat.world.clock.time()
    wechat.advance(DAY)
    compass = wechat.shop.compass_shop
    (told,) = compass.lives(ds=ds(wechat), finder_id=finders.main_finder_id).live_list
    assert (told.live_id, told.live_time, told.live_duration) == (room, began, DAY)
    assert compass.lives(ds=ds(wechat, 2), finder_id=finders.main_finder_id).live_list == []


def test_who_is_not_allowed(wechat: Bench) -> None:
    wechat.world.store.denied.add("/channels/ec/compass/shop/finder/authorization/list/get")
    with refused(48001):
        wechat.shop.compass_shop.finder_authorizations()


CALLS: dict[str, Callable[[Bench, str], object]] = {
    "overall": lambda wechat, day: wechat.shop.compass_shop.overall(ds=day),
    "product": lambda wechat, day: wechat.shop.compass_shop.product(ds=day, product_id="1"),
    "products": lambda wechat, day: wechat.shop.compass_shop.products(ds=day),
    "sale_profile": lambda wechat, day: wechat.shop.compass_shop.sale_profile(ds=day, type=3),
    "talents": lambda wechat, day: wechat.shop.compass_shop.talents(ds=day),
    "talents_overall": lambda wechat, day: wechat.shop.compass_shop.talents_overall(ds=day),
    "talent_products": lambda wechat, day: wechat.shop.compass_shop.talent_products(ds=day, finder_id="1"),
    "talent_overall": lambda wechat, day: wechat.shop.compass_shop.talent_overall(ds=day, finder_id="1"),
    "lives": lambda wechat, day: wechat.shop.compass_shop.lives(ds=day, finder_id="1"),
    "of a talent": lambda wechat, day: wechat.shop.compass_talent.overall(ds=day),
    "product of a talent": lambda wechat, day: wechat.shop.compass_talent.product(ds=day, product_id="1"),
    "products of a talent": lambda wechat, day: wechat.shop.compass_talent.products(ds=day),
    "buyers of a talent": lambda wechat, day: wechat.shop.compass_talent.sale_profile(ds=day, type=3),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=list(CALLS))
def test_days_that_are_none_or_not_over(wechat: Bench, call: Callable[[Bench, str], object]) -> None:
    for day in (ds(wechat, 0), ds(wechat, -1), "20261332"):
        with refused(10021069):
            call(wechat, day)
    call(wechat, ds(wechat, 1))


def test_a_day_that_is_written_otherwise(wechat: Bench) -> None:
    with refused(10021069):
        wechat.shop.request("POST", "/channels/ec/compass/shop/overall/get", json={"ds": "2026-03-01"})
