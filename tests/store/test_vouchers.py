"""Vouchers: redeemed, revoked, read, and the codes that the merchant hands in."""

from __future__ import annotations

from typing import Any

from shop_steps import DAY, order_of, refused
from test_offers import TWO_DAYS
from voucher_steps import OFFER, on_offer, seen, shown, sold, told, used, written

from wxkit.store._order_enums import OrderStatus
from wxkit.store.vouchers import RevokeInput, VouchersChanged
from wxkit.testing._bench import Bench


def revoked(wechat: Bench, order_id: str, number: str = "r1", **more: Any) -> VouchersChanged:
    code = shown(wechat, order_id)[0].encrypted_code
    return wechat.shop.vouchers.revoke(
        revoke_request_no=number, reovke_vouchers=[RevokeInput(encrypted_code=code)], **more
    )


def test_a_voucher_is_used_once(wechat: Bench) -> None:
    order_id = sold(wechat)
    now = wechat.world.clock.time()
    (voucher,) = used(wechat, order_id).voucher_list
    assert (voucher.status, voucher.consume_time, voucher.consume_store_name) == (2, now, "南山店")
    assert (voucher.last_consume_no, voucher.voucher_settle_status, voucher.out_store_id) == ("c1", 1, "s1")
    failed = used(wechat, order_id, "c2").fail_voucher_list
    assert [(one.ret_code, one.encrypted_code) for one in failed] == [
        (2, shown(wechat, order_id)[0].encrypted_code)
    ]
    assert seen(wechat, order_id).last_consume_no == "c1"


def test_all_are_used_or_none(wechat: Bench) -> None:
    order_id = sold(wechat, 2)
    first, second = shown(wechat, order_id)
    used(wechat, order_id)
    both = [first.code, second.code]
    reply = wechat.shop.vouchers.consume(consume_request_no="c2", codes=both, sku_id=first.sku_id)
    assert [one.code for one in reply.fail_voucher_list] == [first.code]
    assert not reply.voucher_list
    assert seen(wechat, order_id, 1).status == 1


def test_the_same_request_again_changes_nothing(wechat: Bench) -> None:
    order_id = sold(wechat, 2)
    first = used(wechat, order_id)
    wechat.world.advance(60)
    assert used(wechat, order_id) == first
    with refused(40097):
        used(wechat, order_id, "c1", count=2)
    assert seen(wechat, order_id, 1).status == 1


def test_a_redemption_is_taken_back(wechat: Bench) -> None:
    order_id = sold(wechat)
    used(wechat, order_id)
    assert order_of(wechat, order_id).status == OrderStatus.COMPLETED
    (voucher,) = revoked(wechat, order_id).voucher_list
    assert (voucher.status, voucher.consume_time, voucher.last_withdraw_consume_no) == (1, None, "r1")
    assert order_of(wechat, order_id).status == OrderStatus.VOUCHER_WAITING
    assert revoked(wechat, order_id).voucher_list == [voucher]
    assert [one.ret_code for one in revoked(wechat, order_id, "r2").fail_voucher_list] == [1]


def test_what_is_settled_stays_used(wechat: Bench) -> None:
    order_id = sold(wechat)
    used(wechat, order_id)
    wechat.world.advance(wechat.world.settings.settles_after_receipt)
    assert [one.ret_code for one in revoked(wechat, order_id).fail_voucher_list] == [7]
    assert (seen(wechat, order_id).status, seen(wechat, order_id).voucher_settle_status) == (2, 2)


def test_ten_times_back_and_forth_are_enough(wechat: Bench) -> None:
    order_id = sold(wechat)
    for number in range(10):
        assert used(wechat, order_id, f"c{number}").voucher_list
        assert revoked(wechat, order_id, f"r{number}").voucher_list
    assert [one.ret_code for one in used(wechat, order_id, "c10").fail_voucher_list] == [6]


def test_a_voucher_expires(wechat: Bench) -> None:
    order_id = sold(wechat, 2)
    used(wechat, order_id)
    wechat.world.advance(90 * DAY)
    assert seen(wechat, order_id, 1).status == 4
    code = shown(wechat, order_id)[1].encrypted_code
    late = wechat.shop.vouchers.consume(consume_request_no="c2", encrypted_codes=[code])
    assert [one.ret_code for one in late.fail_voucher_list] == [4]
    assert revoked(wechat, order_id).voucher_list[0].status == 4


def test_an_offer_names_its_days(wechat: Bench) -> None:
    order_id = sold(wechat, attr_kv_map={"use_date_rule": TWO_DAYS})
    voucher = seen(wechat, order_id)
    assert (voucher.start_time, voucher.end_time - voucher.start_time) == (1_893_427_200, 2 * DAY)
    assert [one.ret_code for one in used(wechat, order_id).fail_voucher_list] == [8]


def test_a_card_works_ten_times(wechat: Bench) -> None:
    order_id = sold(wechat, product_type=3)
    (card,) = shown(wechat, order_id)
    wechat.shop.vouchers.consume(consume_request_no="c1", encrypted_codes=[card.encrypted_code] * 3)
    voucher = seen(wechat, order_id)
    assert voucher.time_card is not None
    assert (voucher.status, voucher.consume_time, voucher.voucher_settle_status) == (1, None, None)
    assert (voucher.time_card.available_count, voucher.time_card.consumed_count) == (7, 3)
    with refused(40097):
        revoked(wechat, order_id)
    revoked(wechat, order_id, consume_request_no="c1")
    card_now = seen(wechat, order_id).time_card
    assert card_now is not None
    assert card_now.available_count == 8


def test_the_bill_of_a_day(wechat: Bench) -> None:
    order_id = sold(wechat, 3)
    product_id = order_of(wechat, order_id).order_detail.product_infos[0].product_id
    used(wechat, order_id, count=2)
    day = wechat.world.clock.day()
    lines = list(wechat.shop.vouchers.iter_bill(product_id=product_id, bill_date=day, page_size=1))
    assert [line.code for line in lines] == [one.code for one in shown(wechat, order_id)[:2]]
    assert (lines[0].voucher_pay_amount, lines[0].mch_settle_amount, lines[0].order_id) == (
        9_000,
        8_550,
        order_id,
    )
    revoked(wechat, order_id)
    assert len(wechat.shop.vouchers.bill(product_id=product_id, bill_date=day).bill_list) == 1
    with refused(40097):
        wechat.shop.vouchers.bill(product_id=product_id, bill_date="yesterday")


def test_lists_of_a_person(wechat: Bench) -> None:
    order_id = sold(wechat, 3)
    used(wechat, order_id)
    openid = order_of(wechat, order_id).openid
    every = list(wechat.shop.vouchers.iter_list(openid=openid, page_size=2))
    assert [one.code for one in every] == [one.code for one in shown(wechat, order_id)]
    assert len(wechat.shop.vouchers.list(openid=openid, status=1).voucher_list) == 2
    with refused(40003):
        wechat.shop.vouchers.list(openid="oNobody")


def test_the_merchant_has_codes_of_its_own(wechat: Bench) -> None:
    product_id, sku_id = on_offer(wechat, code_source_type=2)
    codes = ["A1", "A2", "A1", "a-b", "x" * 49]
    reply = wechat.shop.vouchers.upload_codes(product_id=product_id, sku_id=sku_id, codes=codes)
    assert (reply.total_count, reply.success_codes, reply.success_count) == (4, ["A1", "A2"], 2)
    assert [(one.code, one.errcode) for one in reply.fail_codes or ()] == [("a-b", 1), ("x" * 49, 1)]
    again = wechat.shop.vouchers.upload_codes(product_id=product_id, sku_id=sku_id, codes=["A1"])
    assert [(one.code, one.errcode) for one in again.fail_codes or ()] == [("A1", 2)]
    order_id = wechat.act.buy(person="mei", product_id=product_id).order_id
    assert wechat.shop.vouchers.get(code="A1", sku_id=sku_id).voucher.order_id == order_id


def test_who_paid_too_early_gets_a_code_later(wechat: Bench) -> None:
    wechat.world.settings.low_stock = 1
    product_id, sku_id = on_offer(wechat, code_source_type=2)
    order_id = wechat.act.buy(person="mei", product_id=product_id).order_id
    assert not order_of(wechat, order_id).order_detail.product_infos[0].voucher_list
    wechat.shop.vouchers.upload_codes(product_id=product_id, sku_id=sku_id, codes=["A1", "A2"])
    assert [one.code for one in shown(wechat, order_id)] == ["A1"]
    assert told(wechat, "channels_ec_stock_no_enough")[-1]["remaining_code_amount"] == 1


def test_codes_are_for_offers_that_want_them(wechat: Bench) -> None:
    product_id, sku_id = written(wechat)
    with refused(40097):
        wechat.shop.vouchers.upload_codes(product_id=product_id, sku_id=sku_id, codes=["A1"])
    mine, _ = written(wechat, code_source_type=2)
    with refused(10020034):
        wechat.shop.vouchers.upload_codes(product_id=mine, sku_id=sku_id, codes=["A1"])
    with refused(10020052):
        wechat.shop.vouchers.upload_codes(product_id="1", sku_id=sku_id, codes=["A1"])


def test_vouchers_are_named_in_one_way(wechat: Bench) -> None:
    order_id = sold(wechat)
    (one,) = shown(wechat, order_id)
    namings: list[dict[str, Any]] = [
        {},
        {"codes": [one.code]},
        {"codes": [one.code], "sku_id": one.sku_id, "encrypted_codes": [one.encrypted_code]},
    ]
    for named in namings:
        with refused(40097):
            wechat.shop.vouchers.consume(consume_request_no="c1", **named)
    with refused(40097):
        wechat.shop.vouchers.consume(consume_request_no="c" * 129, encrypted_codes=[one.encrypted_code])
    assert seen(wechat, order_id).status == 1
    with refused(40097):
        wechat.shop.vouchers.get(code=one.code)


def test_unknown_vouchers_are_told(wechat: Bench) -> None:
    reply = wechat.shop.vouchers.consume(consume_request_no="c1", codes=["1"], sku_id="2")
    assert [(one.code, one.sku_id, one.ret_code) for one in reply.fail_voucher_list] == [("1", "2", 5)]
    bad = wechat.shop.vouchers.revoke(
        revoke_request_no="r", reovke_vouchers=[RevokeInput(encrypted_code="x")]
    )
    assert [(one.encrypted_code, one.ret_code) for one in bad.fail_voucher_list] == [("x", 5)]


def test_one_revocation_is_of_one_order(wechat: Bench) -> None:
    first = sold(wechat)
    product_id = order_of(wechat, first).order_detail.product_infos[0].product_id
    second = wechat.act.buy(person="mei", product_id=product_id).order_id
    used(wechat, first)
    used(wechat, second, "c2")
    named = [RevokeInput(encrypted_code=shown(wechat, one)[0].encrypted_code) for one in (first, second)]
    with refused(40097):
        wechat.shop.vouchers.revoke(revoke_request_no="r1", reovke_vouchers=named)
    assert {seen(wechat, one).status for one in (first, second)} == {2}


def test_a_phone_is_shown_to_who_asks_for_it(wechat: Bench) -> None:
    rules = OFFER["attr_kv_map"] | {"need_phone_num": "1"}
    assert seen(wechat, sold(wechat, attr_kv_map=rules)).telphone_no == wechat.world.people["mei"].phone
