"""Vouchers: codes uploaded, bought, redeemed in a shop, revoked, refunded, expired; and the bill of a day."""

from __future__ import annotations

from typing import Any

import pytest
from activity_steps import sku_of
from shop_steps import DAY, bought, opened, order_of, pushes, refused

from wxkit.store.vouchers import RevokeInput, VouchersChanged
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.orderbook import OrderBook
from wxkit_sandbox.store.voucher_book import VoucherBook


def offer(wechat: Bench, *codes: str) -> tuple[str, str]:
    """A product and its SKU that is sold by these codes."""
    tea, *_ = opened(wechat)
    sku = sku_of(wechat, tea)
    wechat.shop.vouchers.upload_codes(product_id=tea, sku_id=sku, codes=list(codes or ("A1", "A2", "A3")))
    return tea, sku


def redeemed(wechat: Bench, sku: str, *codes: str, number: str = "c1") -> VouchersChanged:
    return wechat.shop.vouchers.consume(
        consume_request_no=number,
        codes=list(codes),
        sku_id=sku,
        consume_store_name="南山店",
        out_store_id="7",
    )


def revoked(wechat: Bench, sku: str, *codes: str, number: str = "r1", **more: Any) -> VouchersChanged:
    given = [RevokeInput(code=code, sku_id=sku) for code in codes]
    return wechat.shop.vouchers.revoke(revoke_request_no=number, reovke_vouchers=given, **more)


def status(wechat: Bench, sku: str, code: str) -> int:
    return wechat.shop.vouchers.get(code=code, sku_id=sku).voucher.status


def openid(wechat: Bench, name: str = "mei") -> str:
    return wechat.world.store.openid(wechat.world.people[name])


def test_codes_are_taken_over_once_and_only_good_ones(wechat: Bench) -> None:
    tea, sku = offer(wechat, "A1")
    codes = ["A1", "B2", "B2", "x-1", "9" * 49]
    told = wechat.shop.vouchers.upload_codes(product_id=tea, sku_id=sku, codes=codes)
    assert (told.total_count, told.success_count, told.success_codes) == (4, 1, ["B2"])
    assert [(one.code, one.errcode) for one in told.fail_codes or []] == [
        ("A1", 1),
        ("x-1", 2),
        ("9" * 49, 2),
    ]
    assert told.fail_count == 3


def test_whoever_pays_gets_the_next_codes(wechat: Bench) -> None:
    tea, sku = offer(wechat)
    order_id = bought(wechat, tea, count=2)
    order = order_of(wechat, order_id)
    assert order.status == 17
    sent = order.order_detail.product_infos[0].voucher_list or []
    assert [(one.voucher_code, one.voucher_buy_amount) for one in sent] == [("A1", 19_980), ("A2", 19_980)]
    name, told = pushes(wechat)[-1]
    assert name == "channels_ec_voucher_send_succ"
    assert [(one["code"], one["order_id"]) for one in told] == [("A1", order_id), ("A2", order_id)]
    shown = wechat.shop.vouchers.get(code="A2", sku_id=sku).voucher
    assert (shown.status, shown.openid, shown.order_id) == (1, openid(wechat), order_id)
    assert shown.end_time - shown.start_time == 90 * DAY


def test_wechat_makes_codes_when_the_merchant_s_are_used_up(wechat: Bench) -> None:
    tea, _ = offer(wechat, "A1")
    found = order_of(wechat, bought(wechat, tea, count=2)).order_detail.product_infos[0].voucher_list or []
    assert found[0].voucher_code == "A1"
    assert len(found[1].voucher_code) == 16


def test_a_voucher_is_redeemed_and_with_the_last_the_order_is_completed(wechat: Bench) -> None:
    tea, sku = offer(wechat)
    order_id = bought(wechat, tea, count=2)
    (used,) = redeemed(wechat, sku, "A1").voucher_list
    now = wechat.world.clock.time()
    assert (used.status, used.consume_time, used.last_consume_no) == (2, now, "c1")
    assert (used.consume_store_name, used.out_store_id) == ("南山店", "7")
    assert order_of(wechat, order_id).status == 17
    redeemed(wechat, sku, "A2", number="c2")
    assert order_of(wechat, order_id).status == 100
    assert pushes(wechat)[-1][0] == "channels_ec_order_confirm"
    wechat.world.advance(7 * DAY)
    assert wechat.shop.vouchers.get(code="A1", sku_id=sku).voucher.voucher_settle_status == 1


def test_an_encrypted_code_redeems_too(wechat: Bench) -> None:
    tea, sku = offer(wechat)
    bought(wechat, tea)
    (encrypted,) = wechat.world.store.state(VoucherBook).by_encrypted
    assert wechat.shop.vouchers.get(encrypted_code=encrypted).voucher.code == "A1"
    wechat.shop.vouchers.consume(consume_request_no="c1", encrypted_codes=[encrypted])
    assert status(wechat, sku, "A1") == 2


def test_all_are_redeemed_or_none(wechat: Bench) -> None:
    tea, sku = offer(wechat)
    bought(wechat, tea, count=2)
    redeemed(wechat, sku, "A1")
    told = redeemed(wechat, sku, "A2", "A1", "Z9", number="c2")
    assert [(one.code, one.ret_code) for one in told.fail_voucher_list] == [("A1", 2), ("Z9", 5)]
    assert (told.voucher_list, status(wechat, sku, "A2")) == ([], 1)


def test_the_same_number_redeems_once(wechat: Bench) -> None:
    tea, sku = offer(wechat)
    bought(wechat, tea, count=2)
    first = redeemed(wechat, sku, "A1")
    assert redeemed(wechat, sku, "A1") == first
    with refused(40097):
        redeemed(wechat, sku, "A2")
    assert status(wechat, sku, "A2") == 1


def test_a_redemption_is_taken_back_before_it_is_settled(wechat: Bench) -> None:
    tea, sku = offer(wechat)
    order_id = bought(wechat, tea)
    redeemed(wechat, sku, "A1")
    (back,) = revoked(wechat, sku, "A1", consume_request_no="c1").voucher_list
    assert (back.status, back.last_withdraw_consume_no, back.consume_time) == (1, "r1", 0)
    assert order_of(wechat, order_id).status == 17
    assert revoked(wechat, sku, "A1", consume_request_no="c1").voucher_list == [back]
    redeemed(wechat, sku, "A1", number="c2")
    wechat.world.advance(7 * DAY)
    assert revoked(wechat, sku, "A1", number="r2").fail_voucher_list[0].ret_code == 7
    assert order_of(wechat, order_id).status == 100


@pytest.mark.parametrize(("codes", "why"), [(["A2"], 1), (["Z9"], 5), (["A1", "A1"], 8)])
def test_what_cannot_be_taken_back(wechat: Bench, codes: list[str], why: int) -> None:
    tea, sku = offer(wechat)
    bought(wechat, tea, count=2)
    redeemed(wechat, sku, "A1")
    assert revoked(wechat, sku, *codes).fail_voucher_list[0].ret_code == why
    assert status(wechat, sku, "A1") == 2


def test_vouchers_of_two_orders_are_not_taken_back_at_once(wechat: Bench) -> None:
    tea, sku = offer(wechat)
    for number, code in enumerate(("A1", "A2")):
        bought(wechat, tea)
        redeemed(wechat, sku, code, number=f"c{number}")
    assert len(revoked(wechat, sku, "A1", "A2").fail_voucher_list) == 2


def test_ten_times_at_most(wechat: Bench) -> None:
    tea, sku = offer(wechat)
    bought(wechat, tea)
    for turn in range(10):
        redeemed(wechat, sku, "A1", number=f"c{turn}")
        revoked(wechat, sku, "A1", number=f"r{turn}")
    assert redeemed(wechat, sku, "A1", number="last").fail_voucher_list[0].ret_code == 6


def test_a_voucher_expires_and_cannot_come_back_to_life(wechat: Bench) -> None:
    wechat.world.settings.voucher_lasts = DAY
    tea, sku = offer(wechat)
    bought(wechat, tea, count=2)
    redeemed(wechat, sku, "A1")
    wechat.world.advance(DAY)
    assert (status(wechat, sku, "A1"), status(wechat, sku, "A2")) == (2, 4)
    assert redeemed(wechat, sku, "A2", number="c2").fail_voucher_list[0].ret_code == 4
    assert revoked(wechat, sku, "A1").voucher_list[0].status == 4


def test_a_refund_makes_vouchers_worthless(wechat: Bench) -> None:
    tea, sku = offer(wechat)
    order_id = bought(wechat, tea, count=2)
    wechat.act.refund(person="mei", order_id=order_id)
    assert [status(wechat, sku, code) for code in ("A1", "A2")] == [3, 3]
    assert order_of(wechat, order_id).status == 200
    assert redeemed(wechat, sku, "A1").fail_voucher_list[0].ret_code == 3


def test_a_person_s_vouchers_are_listed_by_status(wechat: Bench) -> None:
    tea, sku = offer(wechat)
    bought(wechat, tea, count=3)
    redeemed(wechat, sku, "A2")
    found = wechat.shop.vouchers.iter_list(openid=openid(wechat), page_size=1)
    assert [one.code for one in found] == ["A1", "A2", "A3"]
    assert [one.code for one in wechat.shop.vouchers.iter_list(openid=openid(wechat), status=2)] == ["A2"]
    assert wechat.shop.vouchers.list(openid=openid(wechat, "lan")).voucher_list == []


def test_the_bill_of_a_day_names_what_was_redeemed(wechat: Bench) -> None:
    tea, sku = offer(wechat)
    order_id = bought(wechat, tea, count=3)
    wechat.world.advance(DAY)
    redeemed(wechat, sku, "A1", "A3")
    day = wechat.world.clock.day()
    bill = list(wechat.shop.vouchers.iter_bill(product_id=tea, bill_date=day, page_size=1))
    assert [(one.code, one.order_id, one.voucher_pay_amount) for one in bill] == [
        ("A1", order_id, 19_980),
        ("A3", order_id, 19_980),
    ]
    assert (bill[0].mch_settle_amount, bill[0].consume_store_name) == (19_980 - 999, "南山店")
    assert wechat.shop.vouchers.bill(product_id=tea, bill_date="2026-01-01").bill_list == []


def test_bad_requests(wechat: Bench) -> None:
    tea, sku = offer(wechat)
    bought(wechat, tea)
    asked = wechat.shop.vouchers
    with refused(40097):
        asked.upload_codes(product_id=tea, sku_id="1", codes=["A9"])
    with refused(10020052):
        asked.upload_codes(product_id="1", sku_id=sku, codes=["A9"])
    with refused(40097):
        asked.consume(consume_request_no="c1", codes=["A1"])
    with refused(40097):
        asked.consume(consume_request_no="c1", codes=["A1"], sku_id=sku, encrypted_codes=["x"])
    with refused(40097):
        asked.get(code="Z9", sku_id=sku)
    with refused(40003):
        asked.list(openid="o1")
    with refused(10020052):
        asked.bill(product_id="1", bill_date="2026-03-02")
    assert status(wechat, sku, "A1") == 1


def test_vouchers_are_not_shipped_and_other_goods_are(wechat: Bench) -> None:
    tea, _ = offer(wechat)
    mug = wechat.shop.products.list(status=5, page_size=2).product_ids[1]
    assert order_of(wechat, bought(wechat, mug)).status == 20
    voucher = wechat.world.store.state(OrderBook).orders[bought(wechat, tea)]
    assert (voucher.voucher, voucher.delivery_deadline) == (True, 0)
