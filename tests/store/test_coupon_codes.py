"""Coupons that WeChat refuses, each with its number; the world stays as it was."""

from __future__ import annotations

from typing import Any

import pytest
from coupon_steps import discount, effective, held, openid, terms
from shop_steps import DAY, opened, pushes, refused

from wxkit.store.coupons import CouponReceiveInput, CreateCoupon
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.coupon_book import CouponBook

TEA = "10000000000001"


def window(start: int, end: int, *, limit: int = 1, total: int = 1) -> CouponReceiveInput:
    return CouponReceiveInput.model_construct(
        start_time=start, end_time=end, limit_num_one_person=limit, total_num=total
    )


def refuse(wechat: Bench, code: int, kind: int = 104, **more: Any) -> None:
    """Neither creating nor updating works, and nothing has changed."""
    coupon_id = effective(wechat)
    before = wechat.shop.coupons.get(coupon_id=coupon_id).coupon
    told = len(pushes(wechat))
    call = terms(wechat, kind, **more)
    with refused(code):
        wechat.shop.request("POST", "/channels/ec/coupon/create", json=wire(call))
    with refused(code):
        wechat.shop.request("POST", "/channels/ec/coupon/update", json=wire(call) | {"coupon_id": coupon_id})
    assert wechat.shop.coupons.get(coupon_id=coupon_id).coupon == before
    assert (len(pushes(wechat)), len(wechat.world.store.state(CouponBook).coupons)) == (told, 1)


def wire(call: dict[str, Any]) -> dict[str, Any]:
    """As JSON, past the checks of the client."""
    return {
        name: value.model_dump(exclude_none=True) if hasattr(value, "model_dump") else value
        for name, value in call.items()
        if value is not None
    }


@pytest.mark.parametrize("name", ["", "新年大促销满减优惠券券", "x" * 31])
def test_10021005_the_name(wechat: Bench, name: str) -> None:
    refuse(wechat, 10021005, name=name)


@pytest.mark.parametrize("fold", [None, 900, 1900, 5050, 10100])
def test_10021006_the_discount(wechat: Bench, fold: int | None) -> None:
    info: Any = {} if fold is None else {"discount_num": fold}
    refuse(wechat, 10021006, 103, discount_info=info)


def test_10021006_pieces_are_asked_for_and_no_price(wechat: Bench) -> None:
    refuse(wechat, 10021006, 101, discount_info=discount(fold=5000))
    both = discount(fold=5000, product_cnt=2, product_price=100)
    refuse_again(wechat, 10021006, 101, both)


def refuse_again(wechat: Bench, code: int, kind: int, info: Any) -> None:
    with refused(code):
        wechat.shop.coupons.create(**terms(wechat, kind, discount_info=info))


@pytest.mark.parametrize("fee", [None, 0, 20_001])
def test_10021007_the_money(wechat: Bench, fee: int | None) -> None:
    info: Any = {} if fee is None else {"discount_fee": fee}
    refuse(wechat, 10021007, discount_info=info)


def test_10021007_a_price_is_asked_for_and_no_pieces(wechat: Bench) -> None:
    refuse(wechat, 10021007, 102, discount_info=discount(fee=100))
    refuse_again(wechat, 10021007, 102, discount(fee=100, product_cnt=2, product_price=1000))


def test_10021008_a_fifth_of_the_threshold_remains(wechat: Bench) -> None:
    refuse(wechat, 10021008, 102, discount_info=discount(fee=801, product_price=1000))
    fine = discount(fee=800, product_price=1000)
    assert wechat.shop.coupons.create(**terms(wechat, 102, discount_info=fine)).data.coupon_id


def test_10021008_a_fifth_of_the_cheapest_variant_remains(wechat: Bench) -> None:
    _, mug, *_ = opened(wechat)
    refuse(wechat, 10021008, 4, discount_info=discount(fee=4721, product_ids=[mug]))
    fine = discount(fee=4720, product_ids=[mug])
    assert wechat.shop.coupons.create(**terms(wechat, 4, discount_info=fine)).data.coupon_id


def test_10021009_receiving_ends_after_it_begins(wechat: Bench) -> None:
    now = wechat.world.clock.time()
    refuse(wechat, 10021009, receive_info=window(now + DAY, now + DAY))


@pytest.mark.parametrize(
    "valid",
    [
        {"valid_type": 3},
        {"valid_type": 2},
        {"valid_type": 2, "valid_day_num": 0},
        {"valid_type": 1, "start_time": 5},
        {"valid_type": 1, "start_time": 4, "end_time": 5},
    ],
)
def test_10021010_the_validity(wechat: Bench, valid: dict[str, int]) -> None:
    refuse(wechat, 10021010, valid_info=valid)


@pytest.mark.parametrize(
    ("code", "begin", "end"),
    [(10021073, 20, 20), (10021073, 21, 20), (10021074, 1, 9), (10021074, 1, 10), (10021078, 1, 367)],
)
def test_the_span_of_the_validity(wechat: Bench, code: int, begin: int, end: int) -> None:
    """It is received from today on for ten days."""
    now = wechat.world.clock.time()
    valid = {"valid_type": 1, "start_time": now + begin * DAY, "end_time": now + end * DAY}
    refuse(wechat, code, valid_info=valid)


def test_10021072_received_when_it_is_no_longer_valid(wechat: Bench) -> None:
    now = wechat.world.clock.time()
    valid = {"valid_type": 1, "start_time": now, "end_time": now + DAY}
    refuse(wechat, 10021072, valid_info=valid, receive_info=window(now + DAY, now + 2 * DAY))


def test_10021075_half_a_year_at_most(wechat: Bench) -> None:
    refuse(wechat, 10021075, valid_info={"valid_type": 2, "valid_day_num": 181})


def test_10021011_the_amount(wechat: Bench) -> None:
    now = wechat.world.clock.time()
    refuse(wechat, 10021011, receive_info=window(now, now + DAY, total=0))


def test_10021011_less_than_people_hold(wechat: Bench) -> None:
    opened(wechat)
    coupon_id = effective(wechat)
    for _ in range(2):
        held(wechat, coupon_id)
    now = wechat.world.clock.time()
    fewer = terms(wechat, receive_info=window(now, now + DAY, total=1))
    with refused(10021011):
        wechat.shop.coupons.update(coupon_id=coupon_id, **fewer)
    assert wechat.shop.coupons.get(coupon_id=coupon_id).coupon.stock_info.issued_num == 1


@pytest.mark.parametrize("limit", [0, 2])
def test_10021012_the_limit_of_a_person(wechat: Bench, limit: int) -> None:
    now = wechat.world.clock.time()
    refuse(wechat, 10021012, receive_info=window(now, now + DAY, limit=limit))


def test_10021035_the_type(wechat: Bench) -> None:
    refuse(wechat, 10021035, 7)


def test_10021071_receiving_is_over(wechat: Bench) -> None:
    now = wechat.world.clock.time()
    refuse(wechat, 10021071, receive_info=window(now - DAY, now))


def test_10021077_a_year_at_most(wechat: Bench) -> None:
    now = wechat.world.clock.time()
    refuse(wechat, 10021077, receive_info=window(now, now + 365 * DAY + 1))


def test_40097_products_belong_to_coupons_of_products(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    refuse(wechat, 40097, 4, discount_info=discount(fee=100))
    refuse_again(wechat, 40097, 104, discount(fee=100, product_ids=[tea]))


def test_10021021_products_of_another_shop(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    refuse(wechat, 10021021, 4, discount_info=discount(fee=100, product_ids=[tea, "1"]))


def test_10021080_products_that_are_not_on_sale(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    wechat.shop.products.delisting(product_id=mug)
    refuse(wechat, 10021080, 4, discount_info=discount(fee=100, product_ids=[tea, mug]))


def test_what_is_zero_is_not_said(wechat: Bench) -> None:
    """The page's example of money off has no pieces and no fold, and says so."""
    terms_ = discount(fee=100, fold=0, product_cnt=0, product_price=1000)
    assert effective(wechat, 102, discount_info=terms_)


def test_10021001_and_10021003_what_cannot_follow(wechat: Bench) -> None:
    coupon_id = effective(wechat)
    with refused(10021003):
        wechat.shop.coupons.update_status(coupon_id=coupon_id, status=5)
    with refused(10021001):
        wechat.shop.coupons.update_status(coupon_id=coupon_id, status=2)
    wechat.shop.coupons.update_status(coupon_id=coupon_id, status=4)
    with refused(10021001):
        wechat.shop.coupons.update_status(coupon_id=coupon_id, status=2)
    with refused(10021001):
        wechat.shop.coupons.update(coupon_id=coupon_id, **terms(wechat))
    assert wechat.shop.coupons.get(coupon_id=coupon_id).coupon.status == 4


def test_10021071_it_is_too_late_to_make_it_effective(wechat: Bench) -> None:
    coupon_id = wechat.shop.coupons.create(**terms(wechat)).data.coupon_id
    wechat.world.advance(10 * DAY)
    with refused(10021071):
        wechat.shop.coupons.update_status(coupon_id=coupon_id, status=2)
    assert wechat.shop.coupons.get(coupon_id=coupon_id).coupon.status == 1


def test_10021037_no_such_coupon(wechat: Bench) -> None:
    opened(wechat)
    mine = held(wechat, effective(wechat))
    with refused(10021037):
        wechat.shop.coupons.get(coupon_id="1")
    with refused(10021037):
        wechat.shop.coupons.update_status(coupon_id="1", status=2)
    with refused(10021037):
        wechat.shop.coupons.update(coupon_id="1", **terms(wechat))
    with refused(10021037):
        wechat.shop.coupons.of_user(openid=openid(wechat, "lan"), user_coupon_id=mine)


def test_40003_no_such_user(wechat: Bench) -> None:
    with refused(40003):
        wechat.shop.coupons.of_user(openid="o1", user_coupon_id="1")
    with refused(40003):
        wechat.shop.coupons.list_of_user(openid="o1")


@pytest.mark.parametrize("code", [10021024, 10021034, 10021038])
def test_codes_that_only_a_fault_gives(wechat: Bench, code: int) -> None:
    wechat.on(CreateCoupon).fail(code, times=1)
    with refused(code):
        wechat.shop.coupons.create(**terms(wechat))
    assert not wechat.world.store.state(CouponBook).coupons
