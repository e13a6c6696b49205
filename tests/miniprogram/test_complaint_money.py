"""Complaints and money: it waits for the end of the complaint, and goes one way only."""

from __future__ import annotations

from complaint_steps import HOUR, asked, at_fault, complain, read, standing
from mp_refusals import refuses
from trade_steps import order, ship

from wxkit.miniprogram.complaints import AppealState, ComplaintState
from wxkit.miniprogram.order_shipping import OrderState
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.payments import PaidPart

S, A = ComplaintState, AppealState
DAY = 24 * HOUR


def test_a_proved_refund_is_not_settled_as_well(wechat: Bench, lan: str) -> None:
    id_ = at_fault(wechat)
    paid = read(wechat, id_).orderId
    ship(wechat, paid)
    wechat.act.confirm_receipt(person="lan", transaction_id=paid)
    wechat.mp.complaints.supply_refund(complaintOrderId=id_, content="已退款")
    wechat.advance(30 * DAY)
    assert read(wechat, id_).status == S.REFUNDED
    assert order(wechat, paid).order_state is OrderState.REFUNDED


def test_the_parts_of_a_combined_payment_are_complained_about(wechat: Bench, lan: str) -> None:
    parts = [PaidPart(amount=300), PaidPart(amount=700)]
    paid = wechat.act.pay_in_miniprogram(person="lan", parts=parts)
    with refuses(400) as refused:
        wechat.act.complain_of_purchase(person="lan", transaction_id=paid.transaction_id)
    assert paid.parts[0] in str(refused.value)
    wechat.act.complain_of_purchase(person="lan", transaction_id=paid.parts[1])
    first, second = (order(wechat, part) for part in paid.parts)
    assert (first.in_complaint, second.in_complaint) == (False, True)


def test_a_lost_appeal_after_the_goods_came_back_still_asks_for_them(wechat: Bench, lan: str) -> None:
    wechat.world.settings.complaint_returns = True
    id_ = at_fault(wechat)
    wechat.mp.complaints.appeal(complaintOrderId=id_, content="申诉")
    wechat.act.send_goods_back(person="lan", complaint_id=str(id_), waybill_id="SF1")
    wechat.advance(DAY)
    assert standing(wechat, id_) == (S.RETURNED, A.LOST)
    assert wechat.mp.complaints.get(complaintOrderId=str(id_)).item[0].blameResult == 1


def test_a_lost_appeal_stays_lost_when_the_proof_is_late(wechat: Bench, lan: str) -> None:
    id_ = at_fault(wechat)
    wechat.mp.complaints.appeal(complaintOrderId=id_, content="申诉")
    wechat.advance(3 * DAY)
    assert standing(wechat, id_) == (S.REFUND_PROOF_OVERDUE, A.LOST)


def test_who_gave_evidence_is_not_overdue(wechat: Bench, lan: str) -> None:
    wechat.world.settings.dispute_evidence = "both"
    id_ = asked(wechat)
    wechat.advance(DAY)
    wechat.mp.complaints.supply_proof(complaintOrderId=id_, content="完好")
    wechat.advance(wechat.world.settings.dispute_proof_within)
    assert read(wechat, id_).status == S.BUYER_PROOF_OVERDUE


def test_a_refund_ends_no_complaint_and_is_not_paid_twice(wechat: Bench, lan: str) -> None:
    id_ = complain(wechat)
    paid = read(wechat, id_).orderId
    wechat.act.refund_payment(person="lan", transaction_id=paid)
    assert order(wechat, paid).in_complaint
    wechat.mp.complaints.respond(complaintOrderId=id_, bussiHandle=1, content="已退款")
    wechat.act.accept_answer(person="lan", complaint_id=str(id_))
    assert (order(wechat, paid).order_state, order(wechat, paid).in_complaint) == (OrderState.REFUNDED, False)
