"""Refund without return: asked for, agreed to, refused, cancelled, overdue."""

from __future__ import annotations

import bought
import pytest

import wxkit
from wxkit.store._aftersale_order import AftersaleOrder
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.orderbook import Order


def ask(wechat: Bench, order: Order, **fields: object) -> str:
    act = wechat.act.request_refund(person=order.owner.id, order_id=order.order_id, **fields)
    return act.after_sale_order_id


def look(wechat: Bench, case_id: str) -> AftersaleOrder:
    return wechat.shop.aftersale.get(after_sale_order_id=case_id).after_sale_order


def test_a_request_waits_for_the_merchant(wechat: Bench) -> None:
    order = bought.paid(wechat)
    found = look(wechat, ask(wechat, order, reason="10000002"))
    assert (found.type, found.status, found.order_id) == ("REFUND", "MERCHANT_PROCESSING", order.order_id)
    assert (found.reason, found.reason_text) == ("10000002", "拍错/多拍")
    assert found.deadline == wechat.world.clock.time() + 48 * 3600
    assert found.openid == wechat.world.store.openid(order.payer)


def test_the_order_counts_what_is_open_and_what_is_done(wechat: Bench) -> None:
    order = bought.paid(wechat)
    case_id = ask(wechat, order)
    assert (order.lines[0].on_aftersale, order.open_aftersales) == (2, {case_id})
    wechat.shop.aftersale.accept(after_sale_order_id=case_id)
    assert (order.lines[0].on_aftersale, order.lines[0].finished_aftersale) == (0, 2)
    assert (order.open_aftersales, order.aftersales) == (set(), {case_id: 13})


def test_agreeing_refunds_all_and_ends_the_order(wechat: Bench) -> None:
    order = bought.paid(wechat, freight=800)
    case_id = ask(wechat, order)
    wechat.shop.aftersale.accept(after_sale_order_id=case_id, accept_type=2)
    found = look(wechat, case_id)
    assert found.status == "MERCHANT_REFUND_SUCCESS"
    assert found.refund_info is not None
    assert (found.refund_info.amount, found.refund_info.refund_reason) == (20_000, 3)
    assert (order.status, order.refunded) == (200, 20_800)


def test_part_of_the_money_leaves_the_order_open(wechat: Bench) -> None:
    order = bought.paid(wechat, freight=800)
    wechat.shop.aftersale.accept(after_sale_order_id=ask(wechat, order, amount=5_000))
    assert (order.status, order.refunded, order.lines[0].finished_aftersale) == (20, 5_000, 0)
    wechat.world.advance(60)
    wechat.shop.aftersale.accept(after_sale_order_id=ask(wechat, order))
    assert (order.status, order.refunded) == (200, 20_800)


def test_freight_stays_paid_once_something_was_shipped(wechat: Bench) -> None:
    order = bought.shipped(wechat, freight=800)
    wechat.shop.aftersale.accept(after_sale_order_id=ask(wechat, order))
    assert (order.status, order.refunded) == (200, 20_000)


def test_freight_comes_back_with_the_last_product(wechat: Bench) -> None:
    order = bought.paid(wechat, "mei", bought.TEA, bought.CUP, freight=800)
    wechat.act.refund(person="mei", order_id=order.order_id, product_id=bought.TEA.product_id)
    assert (order.status, order.refunded) == (20, 20_000)
    wechat.act.refund(person="mei", order_id=order.order_id, product_id=bought.CUP.product_id)
    assert (order.status, order.refunded) == (200, 25_800)


def test_a_refund_does_not_restock(wechat: Bench) -> None:
    order = bought.paid(wechat)
    wechat.act.refund(person="mei", order_id=order.order_id)
    stock = wechat.shop.stock.get(product_id=bought.TEA.product_id, sku_id=bought.TEA.sku_id).data
    assert stock.normal_stock_num == 100 - bought.TEA.count


def test_a_merchant_who_does_not_answer_refunds_after_48_hours(wechat: Bench) -> None:
    order = bought.paid(wechat)
    case_id = ask(wechat, order)
    wechat.world.advance(48 * 3600 - 1)
    assert look(wechat, case_id).status == "MERCHANT_PROCESSING"
    wechat.world.advance(1)
    found = look(wechat, case_id)
    assert found.refund_info is not None
    assert (found.status, found.refund_info.refund_reason) == ("MERCHANT_REFUND_SUCCESS", 9)
    assert order.status == 200


def test_a_refusal_ends_it_with_its_reason(wechat: Bench) -> None:
    order = bought.paid(wechat)
    case_id = ask(wechat, order)
    wechat.shop.aftersale.reject(after_sale_order_id=case_id, reject_reason_type=17)
    found = look(wechat, case_id)
    assert found.status == "MERCHANT_REJECT_REFUND"
    assert found.merchant_upload_info is not None
    assert found.merchant_upload_info.reject_reason
    assert (order.refunded, order.open_aftersales, order.lines[0].on_aftersale) == (0, set(), 0)


def test_the_buyer_may_cancel_and_ask_again(wechat: Bench) -> None:
    order = bought.paid(wechat)
    case_id = ask(wechat, order)
    assert wechat.act.cancel_refund(person="mei", after_sale_order_id=case_id).status == "USER_CANCELD"
    assert look(wechat, case_id).details.cancel_time == wechat.world.clock.time()
    assert ask(wechat, order) != case_id


def test_five_requests_for_one_product_are_the_limit(wechat: Bench) -> None:
    order = bought.paid(wechat)
    for _ in range(5):
        wechat.act.cancel_refund(person="mei", after_sale_order_id=ask(wechat, order))
    with pytest.raises(wxkit.WeChatError, match="5 after-sale orders"):
        ask(wechat, order)


def test_a_timer_of_a_state_that_is_left_does_nothing(wechat: Bench) -> None:
    order = bought.paid(wechat)
    wechat.act.cancel_refund(person="mei", after_sale_order_id=ask(wechat, order))
    wechat.world.advance(3 * 86400)
    assert order.refunded == 0


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"amount": 20_001}, "only 20000 fen"),
        ({"count": 3}, "2 pieces"),
        ({"type": "RETURN"}, "not shipped"),
        ({"type": "EXCHANGE"}, "not shipped"),
        ({"product_id": "1"}, "no such product"),
    ],
)
def test_what_cannot_be_asked_for(wechat: Bench, fields: dict[str, object], why: str) -> None:
    order = bought.paid(wechat)
    with pytest.raises(wxkit.WeChatError, match=why):
        ask(wechat, order, **fields)
    assert (order.aftersales, order.lines[0].on_aftersale) == ({}, 0)


def test_nobody_asks_twice_at_once_or_for_another(wechat: Bench) -> None:
    order = bought.paid(wechat)
    bought.person(wechat, "lan")
    ask(wechat, order)
    with pytest.raises(wxkit.WeChatError, match="is open"):
        ask(wechat, order)
    with pytest.raises(wxkit.WeChatError, match="not lan's"):
        wechat.act.request_refund(person="lan", order_id=order.order_id)


def test_settlement_waits_for_an_open_after_sale_and_ends_the_right_to_one(wechat: Bench) -> None:
    order = bought.received(wechat)
    wechat.world.advance(6 * 86400)
    case_id = ask(wechat, order)
    wechat.world.advance(86400 + 1)
    assert order.settle_time == 0
    wechat.shop.aftersale.reject(after_sale_order_id=case_id, reject_reason_type=6)
    assert order.settle_time == wechat.world.clock.time()
    with pytest.raises(wxkit.WeChatError, match="settled"):
        ask(wechat, order)


def test_a_gifts_after_sale_is_the_recipients_and_pays_the_giver(wechat: Bench) -> None:
    order = bought.gift(wechat, "mei", "lan")
    found = look(wechat, ask(wechat, order))
    store = wechat.world.store
    assert (found.openid, found.unionid) == (store.openid(order.owner), order.owner.unionid)
    assert found.present_giver_openid == store.openid(order.payer)
    assert found.present_giver_unionid == order.payer.unionid
    with pytest.raises(wxkit.WeChatError, match="not mei's"):
        wechat.act.request_refund(person="mei", order_id=order.order_id)
