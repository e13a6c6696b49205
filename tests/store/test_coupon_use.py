"""Coupons at the checkout: conditions, what is taken off which line, and how a coupon comes back."""

from __future__ import annotations

from typing import Any

import pytest
from coupon_steps import discount, effective, held, held_status, openid
from shop_steps import DAY, bought, opened, order_of, pushes

import wxkit
from wxkit.store.coupons import CouponReceiveInput, CouponValidInput
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.orders import Item
from wxkit_sandbox.store.orderbook import OrderBook

TEA, MUG = 19_980, 5_900


def both(wechat: Bench, tea: str, mug: str, coupon: str, **more: Any) -> str:
    """Two teas and a mug: 45,860 fen."""
    items = [Item(product_id=tea, count=2), Item(product_id=mug)]
    return wechat.act.buy(person="mei", items=items, coupon=coupon, **more).order_id


def off(wechat: Bench, order_id: str) -> list[int | None]:
    return [one.merchant_discounted_price for one in order_of(wechat, order_id).order_detail.product_infos]


WHOLE = 2 * TEA + MUG
KINDS = [
    (101, {"fold": 8500, "product_cnt": 3}, WHOLE * 15 // 100),
    (102, {"fee": 1001, "product_price": WHOLE}, 1001),
    (103, {"fold": 9900}, WHOLE // 100),
    (104, {"fee": 20_000}, 20_000),
]


@pytest.mark.parametrize(("kind", "how", "total"), KINDS)
def test_a_coupon_of_the_shop_is_shared_by_all_lines(
    wechat: Bench, kind: int, how: dict[str, int], total: int
) -> None:
    tea, mug, *_ = opened(wechat)
    mine = held(wechat, effective(wechat, kind, discount_info=discount(**how)))
    shares = off(wechat, both(wechat, tea, mug, mine))
    assert shares == [2 * TEA * total // WHOLE, total - 2 * TEA * total // WHOLE]


PRODUCTS = [
    (1, {"fold": 5000, "product_cnt": 2}, TEA),
    (2, {"fee": 1001, "product_price": 2 * TEA}, 1001),
    (3, {"fold": 7000}, 2 * TEA * 3 // 10),
    (4, {"fee": 999}, 999),
]


@pytest.mark.parametrize(("kind", "how", "total"), PRODUCTS)
def test_a_coupon_of_products_takes_off_these_only(
    wechat: Bench, kind: int, how: dict[str, int], total: int
) -> None:
    tea, mug, *_ = opened(wechat)
    mine = held(wechat, effective(wechat, kind, discount_info=discount(product_ids=[tea], **how)))
    assert off(wechat, both(wechat, tea, mug, mine)) == [total, 0]


def test_the_order_shows_the_coupon_and_its_prices(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    coupon_id = effective(wechat)
    mine = held(wechat, coupon_id)
    detail = order_of(wechat, both(wechat, tea, mug, mine, freight=800)).order_detail
    assert detail.coupon_info is not None
    assert detail.coupon_info.user_coupon_id == mine
    price = detail.price_info
    assert (price.product_price, price.discounted_price, price.is_discounted) == (WHOLE, 1000, True)
    assert (price.order_price, price.merchant_receieve_price) == (WHOLE - 1000 + 800,) * 2
    assert (price.merchant_discounted_price, price.original_order_price) == (1000, WHOLE + 800)
    used = [one.order_product_coupon_info_list or [] for one in detail.product_infos]
    shown = [(one.coupon_type, one.coupon_id, one.user_coupon_id) for line in used for one in line]
    assert shown == [(1, coupon_id, mine)] * 2
    assert [one.discounted_price for line in used for one in line] == [871, 129]
    assert [one.real_price for one in detail.product_infos] == [2 * TEA - 871, MUG - 129]


def test_using_it_is_told_and_counted(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    coupon_id = effective(wechat)
    mine = held(wechat, coupon_id)
    order_id = both(wechat, tea, mug, mine, pay=False)
    used = {
        "coupon_id": coupon_id,
        "user_coupon_id": mine,
        "order_id": order_id,
        "use_time": str(wechat.world.clock.time()),
    }
    assert pushes(wechat)[-1] == ("channels_ec_user_coupon_use", used)
    shown = wechat.shop.coupons.of_user(openid=openid(wechat), user_coupon_id=mine).user_coupon
    assert (shown.status, shown.order_id, shown.discount_fee) == (102, order_id, 1000)
    assert wechat.shop.coupons.get(coupon_id=coupon_id).coupon.stock_info.used_num == 1


@pytest.mark.parametrize("how", ["cancelled", "closed"])
def test_what_is_not_paid_gives_the_coupon_back(wechat: Bench, how: str) -> None:
    tea, mug, *_ = opened(wechat)
    coupon_id = effective(wechat)
    mine = held(wechat, coupon_id)
    order_id = both(wechat, tea, mug, mine, pay=False)
    if how == "cancelled":
        wechat.act.cancel_order(person="mei", order_id=order_id)
    else:
        wechat.world.advance(30 * 60)
    returned = {
        "coupon_id": coupon_id,
        "user_coupon_id": mine,
        "order_id": order_id,
        "unuse_time": str(wechat.world.clock.time()),
    }
    assert pushes(wechat)[-1] == ("channels_ec_user_coupon_unuse", returned)
    shown = wechat.shop.coupons.of_user(openid=openid(wechat), user_coupon_id=mine).user_coupon
    assert (shown.status, shown.order_id, shown.discount_fee) == (100, None, None)
    assert wechat.shop.coupons.get(coupon_id=coupon_id).coupon.stock_info.used_num == 0
    assert sum(one or 0 for one in off(wechat, both(wechat, tea, mug, mine))) == 1000


@pytest.mark.parametrize("returns", [True, False])
def test_a_whole_refund_gives_it_back_if_the_world_is_so(wechat: Bench, returns: bool) -> None:
    wechat.world.settings.coupon_returns_after_refund = returns
    tea, mug, *_ = opened(wechat)
    mine = held(wechat, effective(wechat))
    order_id = both(wechat, tea, mug, mine)
    wechat.act.refund(person="mei", order_id=order_id, product_id=tea)
    assert held_status(wechat, mine) == 102
    wechat.world.advance(60)
    wechat.act.refund(person="mei", order_id=order_id, product_id=mug)
    assert order_of(wechat, order_id).status == 200
    assert held_status(wechat, mine) == (100 if returns else 102)


def test_a_coupon_that_comes_back_too_late_expires(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    now = wechat.world.clock.time()
    short = CouponValidInput(valid_type=1, start_time=now, end_time=now + 60)
    soon = CouponReceiveInput(start_time=now, end_time=now + 30, limit_num_one_person=1, total_num=1)
    mine = held(wechat, effective(wechat, valid_info=short, receive_info=soon))
    both(wechat, tea, mug, mine, pay=False)
    wechat.world.advance(60)
    assert held_status(wechat, mine) == 102
    wechat.world.advance(DAY)
    assert held_status(wechat, mine) == 101
    assert [name for name, _ in pushes(wechat)[-2:]] == [
        "channels_ec_user_coupon_unuse",
        "channels_ec_user_coupon_expire",
    ]


@pytest.mark.parametrize(
    ("kind", "how", "reason"),
    [
        (101, {"fold": 5000, "product_cnt": 4}, "needs 4 pieces, here are 3"),
        (102, {"fee": 100, "product_price": WHOLE + 1}, "needs 45861 fen, here are 45860"),
    ],
)
def test_conditions_that_are_not_met(wechat: Bench, kind: int, how: dict[str, int], reason: str) -> None:
    tea, mug, *_ = opened(wechat)
    mine = held(wechat, effective(wechat, kind, discount_info=discount(**how)))
    with pytest.raises(wxkit.WeChatError, match=reason):
        both(wechat, tea, mug, mine)
    assert held_status(wechat, mine) == 100
    assert not wechat.world.store.state(OrderBook).orders


def test_a_coupon_is_its_holder_s_for_its_products_in_its_time_and_once(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    now = wechat.world.clock.time()
    later = CouponValidInput(valid_type=1, start_time=now + 1, end_time=now + 11 * DAY)
    early = held(wechat, effective(wechat, valid_info=later))
    with pytest.raises(wxkit.WeChatError, match="not valid now"):
        bought(wechat, tea, coupon=early)
    theirs = held(wechat, effective(wechat), "lan")
    with pytest.raises(wxkit.WeChatError, match="mei holds no coupon"):
        bought(wechat, tea, coupon=theirs)
    for_tea = held(wechat, effective(wechat, 4, discount_info=discount(fee=100, product_ids=[tea])))
    with pytest.raises(wxkit.WeChatError, match="other products"):
        bought(wechat, mug, coupon=for_tea)
    bought(wechat, tea, coupon=for_tea)
    with pytest.raises(wxkit.WeChatError, match="is used"):
        bought(wechat, tea, coupon=for_tea)


def test_at_least_one_fen_is_paid(wechat: Bench) -> None:
    _, mug, *_ = opened(wechat)
    mine = held(wechat, effective(wechat, discount_info=discount(fee=20_000)))
    assert order_of(wechat, bought(wechat, mug, coupon=mine)).order_detail.price_info.order_price == 1


def test_a_gift_may_be_bought_with_a_coupon_of_the_giver(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    mine = held(wechat, effective(wechat))
    order_id = bought(wechat, tea, gift_to="lan", coupon=mine)
    assert off(wechat, order_id) == [1000]
    wechat.world.advance(DAY)
    assert (order_of(wechat, order_id).status, held_status(wechat, mine)) == (200, 100)


def test_another_variant_of_a_gift_costs_what_was_paid(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, gift_to="lan", coupon=held(wechat, effective(wechat)))
    product = wechat.shop.products.get(product_id=tea).product
    assert product is not None
    wechat.act.swap(person="lan", order_id=order_id, sku_id=product.skus[1].sku_id)
    detail = order_of(wechat, order_id).order_detail
    assert detail.product_infos[0].sku_id == product.skus[1].sku_id
    assert (detail.price_info.order_price, off(wechat, order_id)) == (TEA - 1000, [1000])
