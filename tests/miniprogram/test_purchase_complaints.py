"""A complaint about a trade in the mini-program: from its beginning to its end."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import pytest
from arrivals import arrivals
from broadcast_steps import upload
from complaint_steps import HOUR, asked, at_fault, complain, items, news, read, standing
from mp_refusals import refuses
from trade_steps import order, pay, ship

from wxkit.callbacks import WireFormat
from wxkit.callbacks.events import ComplaintCallback
from wxkit.miniprogram.complaints import AppealState, ComplaintItem, ComplaintState
from wxkit.miniprogram.order_shipping import OrderState
from wxkit.testing._bench import Bench
from wxkit_sandbox import load_world, save_world

S, Item, A = ComplaintState, ComplaintItem, AppealState
DAY = 24 * HOUR


def test_a_complaint_tells_of_its_payment_and_its_buyer(wechat: Bench, lan: str) -> None:
    paid = wechat.act.pay_in_miniprogram(person="lan", amount=990, description="茶杯")
    made = wechat.act.complain_of_purchase(
        person="lan",
        transaction_id=paid.transaction_id,
        type=642,
        content="碎了",
        pictures=["http://example.com/1"],
    )
    found, now = read(wechat, int(made.complaint_id)), wechat.world.clock.time()
    assert (found.openId, found.nickName, found.phoneNumber) == (lan, "兰兰", wechat.people["lan"].phone)
    assert (found.orderId, found.outTradeNo) == (paid.transaction_id, paid.out_trade_no)
    assert (found.productName, found.totalCostStr, found.type) == ("茶杯", "￥9.90", 642)
    assert (found.status, found.createTime, found.expireTime) == (S.WAIT_MERCHANT, now, now + 48 * HOUR)
    assert found.customerMaterial.content == "碎了"
    assert found.customerMaterial.mediaIdList == ["http://example.com/1"]
    assert found.phoneNumber not in repr(found)


@pytest.mark.parametrize("wire_format", ["xml", "json"])
def test_every_step_arrives_as_an_event(wechat: Bench, lan: str, wire_format: WireFormat) -> None:
    arrived = arrivals(wechat, wire_format)
    id_ = complain(wechat, pictures=["http://example.com/1", "http://example.com/2"])
    wechat.mp.complaints.respond(complaintOrderId=id_, bussiHandle=1, content="退款")
    told = [push.complaint for push in arrived if isinstance(push, ComplaintCallback)]
    assert [(each.option_type, each.status, len(each.history)) for each in told] == [
        (1, "201", 1),
        (2, "203", 2),
    ]
    last, now = told[1], wechat.world.clock.time()
    assert (last.complaint_order_id, last.open_id, last.total_cost) == (str(id_), lan, 100)
    assert (last.create_time, last.history[1].content) == (now, "退款")
    assert last.customer_material_media_id_list == "http://example.com/1,http://example.com/2"
    assert last.phone_number not in repr(last)


@pytest.mark.parametrize(("answer", "status"), [(1, S.AGREED), (2, S.REFUSED)])
def test_the_buyer_is_content_with_the_answer(
    wechat: Bench, lan: str, answer: Literal[1, 2], status: ComplaintState
) -> None:
    id_, media_id = complain(wechat), upload(wechat)
    wechat.mp.complaints.respond(complaintOrderId=id_, bussiHandle=answer, mediaIdList=[media_id])
    assert read(wechat, id_).status == status
    step = wechat.mp.complaints.get(complaintOrderId=str(id_)).item[0]
    assert (step.itemType, len(step.mediaIdList)) == (Item.MERCHANT_ANSWERED, 1)
    assert wechat.act.accept_answer(person="lan", complaint_id=str(id_)).status == S.SETTLED
    assert items(wechat, id_) == [Item.OPENED, Item.MERCHANT_ANSWERED, Item.BUYER_ACCEPTED]
    assert read(wechat, id_).expireTime == 0


def test_who_says_nothing_loses_their_turn(wechat: Bench, lan: str) -> None:
    id_ = complain(wechat)
    wechat.advance(48 * HOUR)
    assert read(wechat, id_).status == S.MERCHANT_OVERDUE
    wechat.advance(72 * HOUR)
    assert read(wechat, id_).status == S.SETTLED
    assert items(wechat, id_) == [Item.OPENED, Item.MERCHANT_OVERDUE, Item.BUYER_OVERDUE]
    assert [each.status for each in news(wechat)] == ["201", "202", "205"]


def test_the_merchant_proves_that_it_is_not_at_fault(wechat: Bench, lan: str) -> None:
    wechat.world.settings.dispute_verdict = "merchant"
    id_ = asked(wechat)
    wechat.advance(DAY)
    assert read(wechat, id_).status == S.WAIT_MERCHANT_PROOF
    wechat.mp.complaints.supply_proof(complaintOrderId=id_, content="见图", mediaIdList=[upload(wechat)])
    assert read(wechat, id_).status == S.MERCHANT_PROVED
    wechat.advance(DAY)
    assert standing(wechat, id_) == (S.NOT_AT_FAULT, A.NONE)
    assert items(wechat, id_)[-3:] == [Item.WAIT_MERCHANT_PROOF, Item.MERCHANT_PROVED, Item.NOT_AT_FAULT]


@pytest.mark.parametrize(
    ("wanted", "status", "overdue"),
    [
        ("buyer", S.WAIT_BUYER_PROOF, S.BUYER_PROOF_OVERDUE),
        ("merchant", S.WAIT_MERCHANT_PROOF, S.MERCHANT_PROOF_OVERDUE),
        ("both", S.WAIT_BOTH_PROOF, S.BOTH_PROOF_OVERDUE),
    ],
)
def test_evidence_that_does_not_come(
    wechat: Bench, lan: str, wanted: Any, status: ComplaintState, overdue: ComplaintState
) -> None:
    wechat.world.settings.dispute_evidence = wanted
    id_ = asked(wechat)
    wechat.advance(DAY)
    assert read(wechat, id_).status == status
    wechat.advance(wechat.world.settings.dispute_proof_within)
    assert read(wechat, id_).status == overdue
    wechat.advance(DAY)
    assert standing(wechat, id_) == (S.WAIT_REFUND_PROOF, A.OPEN)


def test_both_give_evidence(wechat: Bench, lan: str) -> None:
    wechat.world.settings.dispute_evidence = "both"
    id_ = asked(wechat)
    wechat.advance(DAY)
    added = wechat.act.add_to_complaint(person="lan", complaint_id=str(id_), content="碎了")
    assert added.status == S.WAIT_BOTH_PROOF
    wechat.mp.complaints.supply_proof(complaintOrderId=id_, content="完好")
    assert read(wechat, id_).status == S.MERCHANT_PROVED
    assert items(wechat, id_)[-2:] == [Item.BUYER_PROVED, Item.MERCHANT_PROVED]


def test_a_message_of_the_buyer_changes_no_state(wechat: Bench, lan: str) -> None:
    id_ = complain(wechat)
    added = wechat.act.add_to_complaint(person="lan", complaint_id=str(id_), content="请尽快")
    assert added.status == S.WAIT_MERCHANT
    assert items(wechat, id_) == [Item.OPENED, Item.BUYER_WROTE]
    assert len(news(wechat)) == 2


@pytest.mark.parametrize(("verdict", "status"), [("pass", S.REFUNDED), ("fail", S.CLOSED)])
def test_the_proof_of_a_refund_is_checked(
    wechat: Bench, lan: str, verdict: Any, status: ComplaintState
) -> None:
    wechat.world.settings.complaint_refund_proof = verdict
    id_ = at_fault(wechat)
    assert wechat.mp.complaints.get(complaintOrderId=str(id_)).item[0].blameResult == 0
    wechat.mp.complaints.supply_refund(complaintOrderId=id_, content="已退款")
    assert standing(wechat, id_) == (S.CHECKING_REFUND, A.OVERDUE)
    wechat.advance(DAY)
    assert read(wechat, id_).status == status


def test_without_a_proof_wechat_pays_the_money_back(wechat: Bench, lan: str) -> None:
    id_ = at_fault(wechat)
    wechat.advance(48 * HOUR)
    assert standing(wechat, id_) == (S.REFUND_PROOF_OVERDUE, A.OVERDUE)
    wechat.advance(DAY)
    assert read(wechat, id_).status == S.PLATFORM_REFUNDS
    wechat.advance(DAY)
    assert read(wechat, id_).status == S.REFUNDED
    assert order(wechat, read(wechat, id_).orderId).order_state == OrderState.REFUNDED


def test_goods_come_back_before_the_refund(wechat: Bench, lan: str) -> None:
    wechat.world.settings.complaint_returns = True
    id_ = at_fault(wechat)
    assert read(wechat, id_).status == S.WAIT_RETURN
    wechat.act.send_goods_back(person="lan", complaint_id=str(id_), waybill_id="SF1")
    told = wechat.mp.complaints.get(complaintOrderId=str(id_))
    assert told.complaintOrder.status == S.RETURNED
    assert told.returnBill is not None
    assert (told.returnBill.waybillId, told.returnBill.deliveryName) == ("SF1", "顺丰速运")
    wechat.mp.complaints.supply_refund(
        complaintOrderId=id_, content="已退款", acceptReturn=1, returnId=told.returnBill.returnId
    )
    wechat.advance(DAY)
    assert read(wechat, id_).status == S.REFUNDED


def test_an_appeal_that_is_won(wechat: Bench, lan: str) -> None:
    wechat.world.settings.complaint_appeal = "won"
    id_ = at_fault(wechat)
    wechat.mp.complaints.appeal(complaintOrderId=id_, content="申诉")
    assert standing(wechat, id_) == (S.WAIT_REFUND_PROOF, A.RUNNING)
    assert read(wechat, id_).expireTime == 0
    wechat.advance(DAY)
    assert standing(wechat, id_) == (S.NOT_AT_FAULT, A.WON)
    assert items(wechat, id_)[-1] == Item.NOT_AT_FAULT_AFTER_ALL


@pytest.mark.parametrize(("returns", "status"), [(False, S.WAIT_REFUND_PROOF), (True, S.WAIT_RETURN)])
def test_an_appeal_that_is_lost(wechat: Bench, lan: str, *, returns: bool, status: ComplaintState) -> None:
    wechat.world.settings.complaint_returns = returns
    id_ = at_fault(wechat)
    wechat.mp.complaints.appeal(complaintOrderId=id_, content="申诉")
    wechat.advance(47 * HOUR)
    assert standing(wechat, id_) == (status, A.LOST)
    assert wechat.mp.complaints.get(complaintOrderId=str(id_)).item[0].blameResult == int(returns)


def test_the_money_waits_for_the_end(wechat: Bench, lan: str) -> None:
    paid = pay(wechat)
    ship(wechat, paid)
    wechat.act.confirm_receipt(person="lan", transaction_id=paid)
    made = wechat.act.complain_of_purchase(person="lan", transaction_id=paid)
    wechat.advance(2 * DAY - 1)
    assert order(wechat, paid).order_state == OrderState.TO_SETTLE
    wechat.act.drop_complaint(person="lan", complaint_id=made.complaint_id)
    assert order(wechat, paid).order_state == OrderState.DONE
    assert standing(wechat, int(made.complaint_id)) == (S.WITHDRAWN, A.NONE)


def test_one_complaint_at_a_time_about_ones_own(wechat: Bench, lan: str) -> None:
    wechat.world.people.add("涛", person_id="tao")
    paid = pay(wechat)
    with refuses(400):
        wechat.act.complain_of_purchase(person="tao", transaction_id=paid)
    first = wechat.act.complain_of_purchase(person="lan", transaction_id=paid).complaint_id
    with refuses(400):
        wechat.act.complain_of_purchase(person="lan", transaction_id=paid)
    with refuses(400):
        wechat.act.drop_complaint(person="tao", complaint_id=first)
    with refuses(400):
        wechat.act.accept_answer(person="lan", complaint_id=first)
    wechat.act.drop_complaint(person="lan", complaint_id=first)
    assert wechat.act.complain_of_purchase(person="lan", transaction_id=paid).complaint_id != first


def test_a_saved_world_goes_on_waiting(wechat: Bench, lan: str, tmp_path: Path) -> None:
    id_ = at_fault(wechat)
    wechat.mp.complaints.appeal(complaintOrderId=id_, content="申诉")
    save_world(wechat.world, tmp_path / "complaint.wxworld")
    world = load_world(tmp_path / "complaint.wxworld")
    world.advance(DAY)
    last = [entry.push for entry in world.pusher.log if isinstance(entry.push, ComplaintCallback)][-1]
    assert (last.complaint.status, last.complaint.complaint_order_id) == ("206", str(id_))
