"""What is refused about complaints, by number; nothing changes."""

from __future__ import annotations

from typing import Any

import pytest
from broadcast_steps import upload
from complaint_steps import asked, at_fault, complain, everything
from mp_refusals import refuses

from wxkit.testing._bench import Bench

DAY = 86_400
CALLS: dict[str, dict[str, Any]] = {
    "respond": {"bussiHandle": 1},
    "supply_proof": {},
    "supply_refund": {},
    "appeal": {},
}


def test_minus_1_when_an_unknown_one_is_read(wechat: Bench, lan: str) -> None:
    complain(wechat)
    with refuses(-1):
        wechat.mp.complaints.get(complaintOrderId="1")


@pytest.mark.parametrize("call", CALLS)
def test_1_for_an_unknown_complaint(wechat: Bench, lan: str, call: str) -> None:
    id_ = complain(wechat)
    before = everything(wechat, id_)
    with refuses(1):
        getattr(wechat.mp.complaints, call)(complaintOrderId=1, content="好", **CALLS[call])
    assert everything(wechat, id_) == before


@pytest.mark.parametrize(("call", "code"), [*((call, 10001) for call in list(CALLS)[:3]), ("appeal", 2)])
def test_something_has_to_be_said_or_shown(wechat: Bench, lan: str, call: str, code: int) -> None:
    id_ = at_fault(wechat)
    before = everything(wechat, id_)
    nothing: list[dict[str, Any]] = [{}, {"content": ""}, {"mediaIdList": []}, {"mediaIdList": ["media-1"]}]
    for said in nothing:
        with refuses(code):
            getattr(wechat.mp.complaints, call)(complaintOrderId=id_, **said, **CALLS[call])
    assert everything(wechat, id_) == before


def test_10001_for_an_answer_that_is_none(wechat: Bench, lan: str) -> None:
    id_ = complain(wechat)
    before = everything(wechat, id_)
    for handle in (3, None):
        body = {"complaintOrderId": id_, "content": "好", "bussiHandle": handle}
        with refuses(10001):
            wechat.mp.request("POST", "/wxaapi/minishop/bussiRespondComplaint", json=body)
    assert everything(wechat, id_) == before


def test_309_an_answer_comes_once_and_in_time(wechat: Bench, lan: str) -> None:
    answered, late = complain(wechat), complain(wechat)
    wechat.mp.complaints.respond(complaintOrderId=answered, bussiHandle=1, content="好")
    wechat.advance(2 * DAY)
    for id_ in (answered, late):
        before = everything(wechat, id_)
        with refuses(309):
            wechat.mp.complaints.respond(complaintOrderId=id_, bussiHandle=1, content="好")
        assert everything(wechat, id_) == before


def test_309_proofs_come_when_they_are_wanted_and_once(wechat: Bench, lan: str) -> None:
    wechat.world.settings.dispute_evidence = "both"
    id_, complaints = asked(wechat), wechat.mp.complaints
    before = everything(wechat, id_)
    with refuses(309):
        complaints.supply_proof(complaintOrderId=id_, content="完好")
    with refuses(309):
        complaints.supply_refund(complaintOrderId=id_, content="已退款")
    assert everything(wechat, id_) == before
    wechat.advance(DAY)
    complaints.supply_proof(complaintOrderId=id_, content="完好")
    before = everything(wechat, id_)
    with refuses(309):
        complaints.supply_proof(complaintOrderId=id_, content="完好")
    assert everything(wechat, id_) == before


def test_309_a_refund_is_not_proved_during_an_appeal(wechat: Bench, lan: str) -> None:
    id_, complaints = at_fault(wechat), wechat.mp.complaints
    complaints.appeal(complaintOrderId=id_, content="申诉")
    before = everything(wechat, id_)
    with refuses(309):
        complaints.supply_refund(complaintOrderId=id_, content="已退款")
    assert everything(wechat, id_) == before


def test_10001_the_goods_that_came_back_are_named(wechat: Bench, lan: str) -> None:
    wechat.world.settings.complaint_returns = True
    id_, complaints = at_fault(wechat), wechat.mp.complaints
    wechat.act.send_goods_back(person="lan", complaint_id=str(id_), waybill_id="SF1")
    before = everything(wechat, id_)
    return_id = before["returnBill"]["returnId"]
    for accepted, named in ((None, None), (1, None), (1, "1"), (None, return_id)):
        with refuses(10001):
            complaints.supply_refund(
                complaintOrderId=id_, content="已退款", acceptReturn=accepted, returnId=named
            )
    assert everything(wechat, id_) == before


def test_1002_without_a_verdict_and_after_an_appeal(wechat: Bench, lan: str) -> None:
    complaints, id_ = wechat.mp.complaints, complain(wechat)
    before = everything(wechat, id_)
    with refuses(1002):
        complaints.appeal(complaintOrderId=id_, content="申诉")
    assert everything(wechat, id_) == before
    judged = at_fault(wechat)
    complaints.appeal(complaintOrderId=judged, mediaIdList=[upload(wechat)])
    before = everything(wechat, judged)
    with refuses(1002):
        complaints.appeal(complaintOrderId=judged, content="申诉")
    assert everything(wechat, judged) == before


def test_1002_when_the_refund_was_proved_or_is_late(wechat: Bench, lan: str) -> None:
    complaints, proved, late = wechat.mp.complaints, at_fault(wechat), at_fault(wechat)
    complaints.supply_refund(complaintOrderId=proved, content="已退款")
    wechat.advance(2 * DAY)
    for id_ in (proved, late):
        before = everything(wechat, id_)
        with refuses(1002):
            complaints.appeal(complaintOrderId=id_, content="申诉")
        assert everything(wechat, id_) == before
