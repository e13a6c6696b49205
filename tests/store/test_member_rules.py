"""What members gain by orders and spend on them."""

from __future__ import annotations

from typing import Any

import pytest
from coupon_steps import effective
from shop_steps import DAY, opened, order_of, pushes, received

import wxkit
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.orders import Item

TEA = 19_980
"""Fen."""


def shop(wechat: Bench, points: int = 0, **rules: Any) -> list[str]:
    """A shop with these rules, and Mei as a member with some points."""
    products = opened(wechat)
    for name, value in rules.items():
        setattr(wechat.world.settings, name, value)
    wechat.act.join_vip(person="mei")
    if points:
        wechat.shop.vip.increase_score(openid=mei(wechat), score=str(points), request_id="first")
    return products


def mei(wechat: Bench) -> str:
    return wechat.world.store.openid(wechat.world.people["mei"])


def score(wechat: Bench) -> int:
    return int(wechat.shop.vip.score(openid=mei(wechat)).info.score)


def flows(wechat: Bench) -> list[tuple[int, int]]:
    """Points and source, oldest first."""
    found = wechat.shop.vip.score_flow(openid=mei(wechat)).list
    return [(flow.score, int(flow.source)) for flow in reversed(found)]


def settled(wechat: Bench, product_id: str, **more: Any) -> None:
    received(wechat, wechat.act.buy(person="mei", product_id=product_id, **more).order_id)
    wechat.advance(7 * DAY)


def test_a_settled_order_brings_points(wechat: Bench) -> None:
    tea, *_ = shop(wechat, member_score_per_yuan=2)
    order_id = wechat.act.buy(person="mei", product_id=tea, count=2).order_id
    received(wechat, order_id)
    wechat.act.refund(person="mei", order_id=order_id, amount=TEA)
    assert score(wechat) == 0
    wechat.advance(8 * DAY)
    assert flows(wechat) == [(398, 1)]


def test_without_rules_orders_bring_nothing(wechat: Bench) -> None:
    tea, *_ = shop(wechat)
    settled(wechat, tea)
    assert flows(wechat) == []


def test_experience_leads_to_grades(wechat: Bench) -> None:
    tea, *_ = shop(wechat, member_grades=(150, 500))
    for _ in range(3):
        settled(wechat, tea)
    told = [body for name, body in pushes(wechat) if name == "channels_ec_vip_grade_info_update"]
    assert [(body["grade"], body["experience_value"]) for body in told] == [(2, 199), (2, 398), (3, 597)]
    info = wechat.shop.vip.user(openid=mei(wechat)).info.user_grade_info
    assert info is not None
    assert (info.grade, info.experience_value) == (3, 597)


def test_experience_counts_orders_when_the_shop_says_so(wechat: Bench) -> None:
    tea, *_ = shop(wechat, member_grades=(2,), member_experience_from="orders")
    settled(wechat, tea)
    settled(wechat, tea)
    told = [body for name, body in pushes(wechat) if name == "channels_ec_vip_grade_info_update"]
    assert [(body["grade"], body["experience_value"]) for body in told] == [(1, 1), (2, 2)]


def test_points_take_something_off_an_order(wechat: Bench) -> None:
    tea, mug, *_ = shop(wechat, points=500, member_score_fen=10)
    items = [Item(product_id=tea), Item(product_id=mug)]
    bought = wechat.act.buy(person="mei", items=items, score=300)
    price = order_of(wechat, bought.order_id).order_detail.price_info
    assert (price.use_deduction, price.deduction_price) == (True, 3000)
    assert price.order_price == price.product_price - 3000
    lines = order_of(wechat, bought.order_id).order_detail.product_infos
    assert sum(line.deduction_price or 0 for line in lines) == 3000
    assert flows(wechat) == [(500, 7), (-300, 5)]


def test_points_come_back_with_the_money(wechat: Bench) -> None:
    tea, *_ = shop(wechat, points=500, member_score_fen=10)
    order_id = wechat.act.buy(person="mei", product_id=tea, score=300).order_id
    wechat.act.refund(person="mei", order_id=order_id, amount=(TEA - 3000) // 2)
    assert score(wechat) == 350
    wechat.act.refund(person="mei", order_id=order_id)
    assert flows(wechat) == [(500, 7), (-300, 5), (150, 6), (150, 6)]


def test_points_of_an_order_that_is_not_paid_come_back(wechat: Bench) -> None:
    tea, *_ = shop(wechat, points=500, member_score_fen=10)
    wechat.act.buy(person="mei", product_id=tea, score=300, pay=False)
    assert score(wechat) == 200
    wechat.advance(3600)
    assert score(wechat) == 500


@pytest.mark.parametrize(
    ("points", "fen", "used", "reason"),
    [(500, 0, 1, "takes no points"), (5, 10, 6, "has 5 points"), (5000, 10, 1998, "leave nothing")],
)
def test_points_that_cannot_be_used(wechat: Bench, points: int, fen: int, used: int, reason: str) -> None:
    tea, *_ = shop(wechat, points=points, member_score_fen=fen)
    with pytest.raises(wxkit.WxkitError, match=reason):
        wechat.act.buy(person="mei", product_id=tea, score=used)
    assert score(wechat) == points


def exchanged(wechat: Bench) -> list[Any]:
    return [
        delivery.push.to_wire("json")
        for delivery in wechat.world.pusher.log
        if delivery.event == "channels_ec_vip_score_exchange"
    ]


def test_points_for_a_coupon(wechat: Bench) -> None:
    shop(wechat, points=500)
    coupon_id = effective(wechat)
    wechat.act.exchange_score(person="mei", score=200, coupon_id=coupon_id)
    (push,) = exchanged(wechat)
    assert push["exchange_info"]["pay_score"] == "200"
    assert push["exchange_info"]["score_item_type"] == 1
    assert push["exchange_info"]["coupon_info"] == {"related_coupon_id": coupon_id}
    assert push["user_info"] == {"score": 300, "delta_score": -200}
    assert flows(wechat)[-1] == (-200, 4)
    assert len(wechat.shop.coupons.list_of_user(openid=mei(wechat)).user_coupon_list) == 1


def test_points_for_a_product(wechat: Bench) -> None:
    tea, *_ = shop(wechat, points=500)
    wechat.act.exchange_score(person="mei", score=500, product_id=tea)
    (push,) = exchanged(wechat)
    assert push["exchange_info"]["product_info"] == {"related_product_id": tea}
    assert flows(wechat)[-1] == (-500, 3)


BOTH = {"product_id": "1", "coupon_id": "1"}


@pytest.mark.parametrize("wanted", [{}, {"coupon_id": "1"}, {"product_id": "1"}, BOTH])
def test_nothing_is_exchanged_for_what_is_not_there(wechat: Bench, wanted: dict[str, Any]) -> None:
    shop(wechat, points=500)
    with pytest.raises(wxkit.WxkitError):
        wechat.act.exchange_score(person="mei", score=100, **wanted)
    with pytest.raises(wxkit.WxkitError, match="has 0 points"):
        wechat.act.exchange_score(person="lan", score=100, product_id="1")
    assert score(wechat) == 500
