"""After-sale calls: lists, ids, repeats, negotiation, the merchant's own requests, pushes."""

from __future__ import annotations

import bought
import pytest

import wxkit
from wxkit.store._aftersale_order import AftersaleOrder
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.aftersales import AftersaleBook
from wxkit_sandbox.store.orderbook import Order
from wxkit_sandbox.world import World

DAY = 86400


def ask(wechat: Bench, order: Order, **fields: object) -> str:
    act = wechat.act.request_refund(person="mei", order_id=order.order_id, **fields)
    return act.after_sale_order_id


def look(wechat: Bench, case_id: str) -> AftersaleOrder:
    return wechat.shop.aftersale.get(after_sale_order_id=case_id).after_sale_order


def refused(wechat: Bench, call: str, **fields: object) -> int:
    with pytest.raises(wxkit.WeChatError) as error:
        getattr(wechat.shop.aftersale, call)(**fields)
    return error.value.errcode


def generate(wechat: Bench, order: Order, **changed: object) -> str:
    line = order.lines[0]
    fields = {
        "request_id": "r1",
        "order_id": order.order_id,
        "product_id": line.product_id,
        "sku_id": line.sku_id,
        "count": 2,
        "amount": 20_000,
        "reason": "10000014",
        "type": "REFUND",
    }
    return wechat.shop.aftersale.generate(**fields | changed).aftersale_id


def price_diff(wechat: Bench, order: Order, **changed: object) -> str:
    line = order.lines[0]
    fields = {
        "request_id": "r1",
        "order_id": order.order_id,
        "product_id": line.product_id,
        "sku_id": line.sku_id,
        "amount": 1_000,
        "reason": "10001337",
    }
    return wechat.shop.aftersale.refund_price_diff(**fields | changed).aftersale_id


def test_ids_are_listed_by_time_and_page(wechat: Bench) -> None:
    now = wechat.world.clock.time()
    asked = [ask(wechat, bought.paid(wechat)) for _ in range(45)]
    listed = wechat.shop.aftersale.iter_list(begin_create_time=now, end_create_time=now + DAY)
    assert list(listed) == asked
    later = wechat.shop.aftersale.list(begin_create_time=now + 1, end_create_time=now + DAY)
    assert (later.after_sale_order_id_list, later.has_more) == ([], False)


def test_a_change_moves_the_update_time(wechat: Bench) -> None:
    case_id = ask(wechat, bought.paid(wechat))
    wechat.world.advance(3600)
    wechat.shop.aftersale.accept(after_sale_order_id=case_id)
    now = wechat.world.clock.time()
    page = wechat.shop.aftersale.list(begin_update_time=now, end_update_time=now)
    assert page.after_sale_order_id_list == [case_id]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, 9700224),
        ({"begin_create_time": 0}, 9700224),
        ({"begin_create_time": 0, "end_create_time": DAY + 1}, 10020004),
        ({"begin_update_time": 0, "end_update_time": DAY + 1}, 10020004),
        ({"begin_create_time": 9, "end_create_time": 8}, 9700224),
        ({"begin_create_time": 0, "end_create_time": DAY, "next_key": "x"}, 9700224),
    ],
)
def test_a_list_needs_a_day_at_most(wechat: Bench, fields: dict[str, object], code: int) -> None:
    assert refused(wechat, "list", **fields) == code


@pytest.mark.parametrize("call", ["get", "accept"])
def test_ids_that_lead_nowhere(wechat: Bench, call: str) -> None:
    assert refused(wechat, call, after_sale_order_id="abc") == 10020000
    assert refused(wechat, call, after_sale_order_id="1234567890123456") == 10021050


def test_another_shops_id_is_told_apart(wechat: Bench) -> None:
    other = World(1, name="next door", directory=wechat.world.directory)
    theirs = ask(wechat, bought.paid(wechat))
    book = wechat.world.store.state(AftersaleBook)
    other.store.state(AftersaleBook).cases[theirs] = book.cases.pop(theirs)
    assert refused(wechat, "get", after_sale_order_id=theirs) == 10021043


def test_what_is_over_stays_over(wechat: Bench) -> None:
    case_id = ask(wechat, bought.paid(wechat))
    wechat.shop.aftersale.accept(after_sale_order_id=case_id)
    assert refused(wechat, "accept", after_sale_order_id=case_id) == 10020001
    assert refused(wechat, "reject", after_sale_order_id=case_id, reject_reason_type=6) == 10020001


def test_one_order_is_refunded_once_a_minute(wechat: Bench) -> None:
    order = bought.paid(wechat, "mei", bought.TEA, bought.CUP)
    tea = ask(wechat, order, product_id=bought.TEA.product_id)
    cup = ask(wechat, order, product_id=bought.CUP.product_id)
    wechat.shop.aftersale.accept(after_sale_order_id=tea)
    assert refused(wechat, "accept", after_sale_order_id=cup) == 10021059
    assert (look(wechat, cup).status, order.refunded) == ("MERCHANT_PROCESSING", 20_000)
    wechat.world.advance(60)
    wechat.shop.aftersale.accept(after_sale_order_id=cup)
    assert order.refunded == 25_000


def test_a_refusal_needs_a_known_reason(wechat: Bench) -> None:
    case_id = ask(wechat, bought.paid(wechat))
    assert refused(wechat, "reject", after_sale_order_id=case_id, reject_reason_type=999) == 9700224
    assert look(wechat, case_id).status == "MERCHANT_PROCESSING"


def test_reasons_are_listed(wechat: Bench) -> None:
    reasons = {r.reason: r.reason_text for r in wechat.shop.aftersale.reasons().reason_list}
    assert reasons["10000001"] == "缺货"
    scenes = {
        r.reject_reason_type: r.reject_scene for r in wechat.shop.aftersale.reject_reasons().reason_list
    }
    assert scenes[6] == 1


def test_a_proposal_that_is_agreed_to_is_carried_out(wechat: Bench) -> None:
    order = bought.shipped(wechat)
    case_id = ask(wechat, order, type="RETURN")
    wechat.shop.aftersale.propose(
        after_sale_order_id=case_id,
        merchant_update_type=3,
        type=1,
        amount=3_000,
        merchant_update_desc="keep it for 30 yuan",
        update_reason_type=6,
        media_ids=["m1"],
    )
    found = look(wechat, case_id)
    assert found.merchant_update_detail is not None
    assert found.merchant_update_detail.new_after_sale_amount == 3_000
    assert found.status == "USER_WAIT_CONFIRM_UPDATE"
    wechat.act.answer_aftersale(person="mei", after_sale_order_id=case_id)
    assert (look(wechat, case_id).status, order.refunded) == ("MERCHANT_REFUND_SUCCESS", 3_000)


@pytest.mark.parametrize(
    ("kind", "agree", "status"),
    [(1, True, "USER_CANCELD"), (2, True, "MERCHANT_PROCESSING"), (3, False, "MERCHANT_PROCESSING")],
)
def test_answers_to_a_proposal(wechat: Bench, kind: int, agree: bool, status: str) -> None:
    case_id = ask(wechat, bought.paid(wechat))
    proposal = {"merchant_update_desc": "please", "update_reason_type": 44, "type": 1, "amount": 100}
    wechat.shop.aftersale.propose(after_sale_order_id=case_id, merchant_update_type=kind, **proposal)
    wechat.act.answer_aftersale(person="mei", after_sale_order_id=case_id, agree=agree)
    assert look(wechat, case_id).status == status


@pytest.mark.parametrize(
    "changed", [{"update_reason_type": 6}, {"amount": 20_001}, {"amount": 0}, {"type": 2}]
)
def test_a_proposal_that_does_not_fit_changes_nothing(wechat: Bench, changed: dict[str, int]) -> None:
    case_id = ask(wechat, bought.paid(wechat))
    fields = {"merchant_update_type": 3, "type": 1, "amount": 100, "update_reason_type": 44} | changed
    fields |= {"after_sale_order_id": case_id, "merchant_update_desc": "please"}
    assert refused(wechat, "propose", **fields) == 9700224
    assert look(wechat, case_id).status == "MERCHANT_PROCESSING"


def test_refund_certificates_are_kept(wechat: Bench) -> None:
    case_id = ask(wechat, bought.paid(wechat))
    wechat.shop.aftersale.upload_refund_certificate(
        after_sale_order_id=case_id, refund_certificates=["m1"], desc="paid in cash"
    )
    uploaded = look(wechat, case_id).merchant_upload_info
    assert uploaded is not None
    assert uploaded.refund_certificates == ["m1"]


def test_the_merchant_opens_one_for_the_buyer(wechat: Bench) -> None:
    order = bought.paid(wechat)
    case_id = generate(wechat, order)
    assert look(wechat, case_id).status == "USER_WAIT_HANDLE_MERCHANT_AFTER_SALE"
    wechat.act.answer_aftersale(person="mei", after_sale_order_id=case_id)
    assert (look(wechat, case_id).status, order.refunded) == ("MERCHANT_REFUND_SUCCESS", 20_000)


def test_a_buyer_who_does_not_answer_lets_it_close(wechat: Bench) -> None:
    order = bought.paid(wechat)
    case_id = generate(wechat, order)
    wechat.world.advance(48 * 3600)
    assert (look(wechat, case_id).status, order.refunded) == ("MERCHANT_FAIL", 0)


def test_the_same_request_opens_one_only(wechat: Bench) -> None:
    order = bought.paid(wechat)
    assert generate(wechat, order) == generate(wechat, order)
    assert len(order.aftersales) == 1
    with pytest.raises(wxkit.WeChatError) as error:
        generate(wechat, order, amount=1)
    assert error.value.errcode == 10021089


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"request_id": ""}, 10021083),
        ({"reason": "1"}, 10021084),
        ({"order_id": "1"}, 10021085),
        ({"type": "RETURN"}, 10021060),
        ({"type": "RETURN", "address_id": "x"}, 10021062),
        ({"type": "RETURN", "address_id": "7"}, 10021088),
        ({"amount": 20_001}, 10021088),
        ({"count": 3}, 10021088),
        ({"sku_id": "1"}, 10021088),
    ],
)
def test_what_the_merchant_cannot_open(wechat: Bench, changed: dict[str, object], code: int) -> None:
    order = bought.paid(wechat)
    with pytest.raises(wxkit.WeChatError) as error:
        generate(wechat, order, **changed)
    assert (error.value.errcode, order.aftersales) == (code, {})


def test_virtual_goods_cannot_be_returned(wechat: Bench) -> None:
    order = bought.paid(wechat)
    order.lines[0].deliver_method = 1
    with pytest.raises(wxkit.WeChatError) as error:
        generate(wechat, order, type="RETURN", address_id="7")
    assert error.value.errcode == 10021086


def test_a_price_difference_is_refunded_once_a_request(wechat: Bench) -> None:
    order = bought.shipped(wechat)
    case_id = price_diff(wechat, order)
    assert price_diff(wechat, order) == case_id
    assert price_diff(wechat, order, request_id="r2") != case_id
    found = look(wechat, case_id)
    assert (found.sub_type, found.status) == ("REFUND_PRICE_DIFF", "MERCHANT_REFUND_SUCCESS")
    assert (order.refunded, order.status) == (2_000, 30)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"request_id": ""}, 10021083),
        ({"reason": "10000014"}, 10021084),
        ({"order_id": "1"}, 10021085),
        ({"amount": 20_001}, 10021088),
    ],
)
def test_what_is_no_price_difference(wechat: Bench, changed: dict[str, object], code: int) -> None:
    order = bought.shipped(wechat)
    with pytest.raises(wxkit.WeChatError) as error:
        price_diff(wechat, order, **changed)
    assert (error.value.errcode, order.refunded) == (code, 0)


def test_every_state_is_pushed_in_its_exact_form(wechat: Bench) -> None:
    order = bought.paid(wechat)
    case_id = ask(wechat, order)
    wechat.shop.aftersale.accept(after_sale_order_id=case_id)
    pushes = [d.push.to_wire("json") for d in wechat.world.pusher.log if "aftersale" in d.event]
    bodies = [push["finder_shop_aftersale_status_update"] for push in pushes]
    assert [body["status"] for body in bodies] == [
        "MERCHANT_PROCESSING",
        "PLATFORM_REFUNDING",
        "MERCHANT_REFUND_SUCCESS",
    ]
    assert bodies[0] == {
        "after_sale_order_id": case_id,
        "status": "MERCHANT_PROCESSING",
        "order_id": order.order_id,
    }
    envelope = {key: pushes[0][key] for key in ("FromUserName", "MsgType", "Event")}
    assert envelope == {
        "FromUserName": wechat.world.team_openid,
        "MsgType": "event",
        "Event": "channels_ec_aftersale_update",
    }
