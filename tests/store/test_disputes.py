"""Disputes: the platform steps in after a refusal, hears both sides, and decides."""

from __future__ import annotations

from typing import Any, Literal

import bought
import pytest
from cases import DAY, HOUR, ask, code_of, look, pushed, refused
from shop_steps import refused as refused_with

import wxkit
from wxkit.store.complaints import ComplaintReply, WorkOrderInfo, WorkOrderItem
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.aftersales import AftersaleBook
from wxkit_sandbox.store.orderbook import Order

Sides = Literal["buyer", "merchant", "both"]
Appeal = Literal["won", "lost"]


def disputed(wechat: Bench, order: Order, **fields: object) -> str:
    case_id = refused(wechat, order, **fields)
    complaint = wechat.act.complain(person=order.owner.id, after_sale_order_id=case_id, media_ids=["m1"])
    return complaint.complaint_id


def see(wechat: Bench, complaint_id: str) -> ComplaintReply:
    return wechat.shop.complaints.get(complaint_id=complaint_id)


def statuses(wechat: Bench) -> list[int]:
    return pushed(wechat, "channels_ec_complaint_update", "complaint_status")


def test_the_platform_steps_in_and_the_order_waits(wechat: Bench) -> None:
    order = bought.received(wechat)
    complaint_id = disputed(wechat, order, reason="10000021")
    found = see(wechat, complaint_id)
    assert (found.status, found.order_id) == (103, order.order_id)
    assert look(wechat, found.after_sale_order_id).complaint_id == complaint_id
    assert (order.open_aftersales, order.lines[0].on_aftersale) == ({found.after_sale_order_id}, 2)
    opened = found.history[-1]
    assert (opened.item_type, opened.after_sale_type, opened.after_sale_reason) == (1, 1, 10000021)
    assert (opened.media_id_list, opened.phone_number) == (["m1"], order.owner.phone)


def test_the_push_has_its_exact_form(wechat: Bench) -> None:
    order = bought.paid(wechat)
    complaint_id = disputed(wechat, order)
    push = wechat.world.pusher.log[-1].push.to_wire("json")
    assert (push["Event"], push["FromUserName"]) == ("channels_ec_complaint_update", wechat.world.team_openid)
    assert push["finder_shop_complaint"] == {
        "complaint_id": complaint_id,
        "after_sale_order_id": next(iter(order.aftersales)),
        "order_id": order.order_id,
        "complaint_status": 103,
    }


def test_evidence_then_a_verdict_for_the_buyer_refunds(wechat: Bench) -> None:
    order = bought.paid(wechat)
    complaint_id = disputed(wechat, order)
    wechat.advance(DAY)
    wechat.shop.complaints.add_proof(complaint_id=complaint_id, content="sent", media_id_list=["m2"])
    wechat.advance(DAY)
    assert statuses(wechat) == [103, 106, 107, 112]
    found = look(wechat, next(iter(order.aftersales)))
    assert found.refund_info is not None
    assert (found.status, found.refund_info.refund_reason) == ("MERCHANT_REFUND_SUCCESS", 5)
    assert (order.status, order.refunded, order.open_aftersales) == (200, 20_000, set())


def test_a_verdict_for_the_merchant_closes_the_request(wechat: Bench) -> None:
    wechat.world.settings.dispute_verdict = "merchant"
    order = bought.received(wechat)
    disputed(wechat, order)
    wechat.advance(DAY + 48 * HOUR + DAY)
    assert statuses(wechat) == [103, 106, 307, 116]
    assert look(wechat, next(iter(order.aftersales))).status == "MERCHANT_FAIL"
    assert (order.refunded, order.open_aftersales, order.lines[0].on_aftersale) == (0, set(), 0)


def test_both_sides_are_heard(wechat: Bench) -> None:
    wechat.world.settings.dispute_evidence = "both"
    complaint_id = disputed(wechat, bought.paid(wechat))
    wechat.advance(DAY)
    wechat.shop.complaints.add_proof(complaint_id=complaint_id, content="sent")
    assert see(wechat, complaint_id).status == 108
    wechat.act.add_evidence(person="mei", complaint_id=complaint_id, content="not here")
    assert [step.item_type for step in see(wechat, complaint_id).history] == [13, 7, 8, 18, 13, 1]
    wechat.advance(DAY)
    assert statuses(wechat) == [103, 108, 103, 112]


@pytest.mark.parametrize(
    ("who", "late"), [("buyer", [104, 305]), ("merchant", [106, 307]), ("both", [108, 109])]
)
def test_evidence_that_does_not_come(wechat: Bench, who: Sides, late: list[int]) -> None:
    wechat.world.settings.dispute_evidence = who
    disputed(wechat, bought.paid(wechat))
    wechat.advance(4 * DAY)
    assert statuses(wechat) == [103, *late, 112]


def test_the_buyer_proves(wechat: Bench) -> None:
    wechat.world.settings.dispute_evidence = "buyer"
    complaint_id = disputed(wechat, bought.paid(wechat))
    wechat.advance(DAY)
    shown = wechat.act.add_evidence(person="mei", complaint_id=complaint_id, content="broken")
    assert shown.status == 105


@pytest.mark.parametrize(
    ("appeal", "end", "refunded"), [("won", [110, 111, 116], 0), ("lost", [110, 111, 112], 20_000)]
)
def test_the_merchant_appeals(wechat: Bench, appeal: Appeal, end: list[int], refunded: int) -> None:
    wechat.world.settings.dispute_evidence = "none"
    wechat.world.settings.dispute_appeal = appeal
    order = bought.paid(wechat)
    disputed(wechat, order)
    wechat.advance(4 * DAY)
    assert (statuses(wechat), order.refunded) == ([103, *end], refunded)


def test_the_buyer_withdraws(wechat: Bench) -> None:
    order = bought.paid(wechat)
    complaint_id = disputed(wechat, order)
    assert wechat.act.withdraw_complaint(person="mei", complaint_id=complaint_id).status == 102
    assert look(wechat, next(iter(order.aftersales))).status == "MERCHANT_FAIL"
    wechat.advance(9 * DAY)
    assert (statuses(wechat), order.refunded) == ([103, 102], 0)


def test_a_return_that_the_buyer_wins_begins(wechat: Bench) -> None:
    wechat.world.settings.dispute_evidence = "none"
    order = bought.received(wechat)
    disputed(wechat, order, type="RETURN")
    wechat.advance(DAY)
    case_id = next(iter(order.aftersales))
    assert look(wechat, case_id).deadline == wechat.world.clock.time() + 7 * DAY
    wechat.act.return_goods(person="mei", after_sale_order_id=case_id, waybill_id="SF2")
    wechat.shop.aftersale.accept(after_sale_order_id=case_id)
    assert (look(wechat, case_id).status, order.refunded) == ("MERCHANT_RETURN_SUCCESS", 20_000)


def test_settlement_waits_for_a_dispute(wechat: Bench) -> None:
    wechat.world.settings.dispute_verdict = "merchant"
    order = bought.received(wechat)
    wechat.advance(6 * DAY)
    disputed(wechat, order)
    wechat.advance(2 * DAY)
    assert order.settle_time == 0
    wechat.advance(3 * DAY)
    assert order.settle_time


def test_without_a_dispute_a_refused_request_is_closed_after_seven_days(wechat: Bench) -> None:
    case_id = refused(wechat, bought.paid(wechat))
    assert look(wechat, case_id).deadline == wechat.world.clock.time() + 7 * DAY
    wechat.advance(7 * DAY)
    assert look(wechat, case_id).status == "MERCHANT_FAIL"
    with pytest.raises(wxkit.WeChatError, match="nothing was refused"):
        wechat.act.complain(person="mei", after_sale_order_id=case_id)


def test_while_it_runs_the_merchant_decides_nothing(wechat: Bench) -> None:
    order = bought.paid(wechat)
    disputed(wechat, order)
    case_id, shop = next(iter(order.aftersales)), wechat.shop.aftersale
    assert code_of(shop.reject, after_sale_order_id=case_id, reject_reason_type=6) == 10021051
    assert code_of(shop.accept, after_sale_order_id=case_id) == 10021041
    assert look(wechat, case_id).status == "MERCHANT_REJECT_REFUND"


def test_who_may_complain(wechat: Bench) -> None:
    order = bought.paid(wechat)
    bought.person(wechat, "lan")
    case_id = ask(wechat, order)
    with pytest.raises(wxkit.WeChatError, match="nothing was refused"):
        wechat.act.complain(person="mei", after_sale_order_id=case_id)
    wechat.shop.aftersale.reject(after_sale_order_id=case_id, reject_reason_type=6)
    with pytest.raises(wxkit.WeChatError, match="lan has no"):
        wechat.act.complain(person="lan", after_sale_order_id=case_id)
    wechat.act.complain(person="mei", after_sale_order_id=case_id)
    with pytest.raises(wxkit.WeChatError, match="already"):
        wechat.act.complain(person="mei", after_sale_order_id=case_id)


def test_calls_that_are_refused(wechat: Bench) -> None:
    complaint_id, shop = disputed(wechat, bought.paid(wechat)), wechat.shop.complaints
    known = len(see(wechat, complaint_id).history)
    assert code_of(shop.get, complaint_id="1") == 10021500
    assert code_of(shop.add_material, complaint_id="1", content="x") == 10021500
    assert code_of(shop.add_proof, complaint_id="1", content="x") == 10021500
    assert code_of(shop.add_proof, complaint_id=complaint_id, content="x") == 10021504
    wechat.advance(DAY)
    assert code_of(shop.add_material, complaint_id=complaint_id, content="x") == 10021503
    assert len(see(wechat, complaint_id).history) == known + 1


def test_work_orders_rise_in_version(wechat: Bench) -> None:
    complaint_id, sync = disputed(wechat, bought.paid(wechat)), wechat.shop.complaints.sync_work_order
    step = WorkOrderItem(work_order_id="W1", status=1, desc="opened", update_time=0)
    info = WorkOrderInfo(version=1, items=[step])
    assert code_of(sync, complaint_id="1", work_order_info=info) == 10021500
    sync(complaint_id=complaint_id, work_order_info=info)
    assert code_of(sync, complaint_id=complaint_id, work_order_info=info) == 9700224
    sync(complaint_id=complaint_id, work_order_info=WorkOrderInfo(version=2, items=[step]))


def test_twenty_pictures_in_all_messages(wechat: Bench) -> None:
    complaint_id, shop = disputed(wechat, bought.paid(wechat)), wechat.shop.complaints
    shop.add_material(complaint_id=complaint_id, content="see", media_id_list=["m"] * 19)
    fields: dict[str, Any] = {"complaint_id": complaint_id, "content": "more", "media_id_list": ["m"] * 2}
    assert code_of(shop.add_material, **fields) == 10021502
    assert len(see(wechat, complaint_id).history) == 3


@pytest.mark.parametrize("path", ["addcomplaintmaterial", "addcomplaintproof"])
def test_a_message_has_500_characters(wechat: Bench, path: str) -> None:
    complaint_id = disputed(wechat, bought.paid(wechat))
    body = {"complaint_id": complaint_id, "content": "长" * 501}
    with refused_with(10021501):
        wechat.shop.request("POST", f"/channels/ec/aftersale/{path}", json=body)
    assert len(see(wechat, complaint_id).history) == 2


def test_a_refused_request_keeps_its_dispute_id(wechat: Bench) -> None:
    order = bought.paid(wechat)
    complaint_id = disputed(wechat, order)
    case = wechat.world.store.state(AftersaleBook).cases[next(iter(order.aftersales))]
    wechat.advance(5 * DAY)
    assert (case.complaint_id, case.disputed, case.held) == (complaint_id, False, False)


def test_the_platform_steps_in_when_the_merchant_is_late(wechat: Bench) -> None:
    wechat.world.settings.platform_steps_in = True
    order = bought.paid(wechat)
    case_id = ask(wechat, order)
    wechat.advance(2 * DAY)
    found = look(wechat, case_id)
    assert (found.status, statuses(wechat)) == ("MERCHANT_PROCESSING", [103])
    assert found.complaint_id
    assert [step.item_type for step in see(wechat, found.complaint_id).history] == [13]
    assert code_of(wechat.shop.aftersale.accept, after_sale_order_id=case_id) == 10021041
    wechat.advance(DAY)
    wechat.shop.complaints.add_proof(complaint_id=found.complaint_id, content="sent")
    wechat.advance(DAY)
    assert statuses(wechat) == [103, 106, 107, 112]
    assert look(wechat, case_id).status == "MERCHANT_REFUND_SUCCESS"


def test_a_request_is_closed_when_the_platform_finds_for_the_late_merchant(wechat: Bench) -> None:
    settings = wechat.world.settings
    settings.dispute_evidence, settings.dispute_verdict = "none", "merchant"
    order = bought.paid(wechat)
    case_id = ask(wechat, order)
    state = wechat.act.step_in(person="mei", after_sale_order_id=case_id)
    assert state.status == 103
    wechat.advance(DAY)
    assert statuses(wechat) == [103, 116]
    assert (look(wechat, case_id).status, order.open_aftersales) == ("MERCHANT_FAIL", set())


def test_the_platform_steps_in_after_a_refusal_too(wechat: Bench) -> None:
    order = bought.paid(wechat)
    case_id = refused(wechat, order)
    wechat.act.step_in(person="mei", after_sale_order_id=case_id)
    assert order.open_aftersales == {case_id}
    with pytest.raises(wxkit.WxkitError, match="decides"):
        wechat.act.step_in(person="mei", after_sale_order_id=case_id)


def test_the_platform_does_not_step_in_when_the_buyer_has_to_act(wechat: Bench) -> None:
    order = bought.received(wechat)
    case_id = ask(wechat, order, type="RETURN")
    wechat.shop.aftersale.accept(after_sale_order_id=case_id, address_id="1", accept_type=1)
    with pytest.raises(wxkit.WxkitError, match="nobody waits"):
        wechat.act.step_in(person="mei", after_sale_order_id=case_id)
    assert statuses(wechat) == []
