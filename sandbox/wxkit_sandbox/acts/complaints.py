"""Having the platform step in: complain, show evidence, withdraw."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit.store._aftersale_order import AftersaleStatus
from wxkit.store.complaints import ComplaintItem, ComplaintStatus
from wxkit_sandbox.acts._base import Act, acting, impossible, the_app, the_person
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.aftersales import REFUSED, AftersaleBook, AftersaleCase, line_of, order_behind
from wxkit_sandbox.store.disputes import (
    ENDED,
    Dispute,
    DisputeBook,
    hand_in,
    intervene,
    open_dispute,
    withdraw,
    write,
)
from wxkit_sandbox.world import App, World

__all__ = ["AddEvidence", "Complain", "ComplaintActs", "ComplaintState", "StepIn", "WithdrawComplaint"]

S = ComplaintStatus


class ComplaintState(Reply):
    """Where the dispute stands now."""

    complaint_id: str = ""
    status: ComplaintStatus = S.IN_SERVICE


class Complain(Act[ComplaintState], post="/_sandbox/act/complain", auth="none"):
    """Have the platform step in (申请平台介入), within 7 days after the merchant refused.

    From whom the platform wants evidence, for whom it decides and how long it takes are settings.
    """

    after_sale_order_id: str
    content: str = "商家拒绝了我的申请"
    media_ids: list[str] = []


class StepIn(Act[ComplaintState], post="/_sandbox/act/step_in", auth="none"):
    """The platform steps in by itself (平台自动介入): the person's request was not answered, or was refused.

    See also the setting `platform_steps_in`.
    """

    after_sale_order_id: str


class _OnComplaint(Act[ComplaintState]):
    """Something about a dispute that runs."""

    complaint_id: str


class AddEvidence(_OnComplaint, post="/_sandbox/act/add_evidence", auth="none"):
    """Hand in evidence when the platform asked for it (补充凭证), otherwise a message (补充留言)."""

    content: str = Field(min_length=1)
    media_ids: list[str] = []


class WithdrawComplaint(_OnComplaint, post="/_sandbox/act/withdraw_complaint", auth="none"):
    """Do without the platform (取消客服介入): the after-sale order is closed."""


@acting(Complain)
def complain(world: World, act: Complain) -> ComplaintState:
    """https://developers.weixin.qq.com/doc/store/shop/guide/trade/complaint.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    case = _case(app, person, act.after_sale_order_id)
    if case.status not in REFUSED:
        raise impossible(f"after-sale order {case.id} is in state {case.status}: nothing was refused")
    _check_refused(app, case)
    return _state(open_dispute(app, case, act.content, act.media_ids))


@acting(StepIn)
def step_in(world: World, act: StepIn) -> ComplaintState:
    """https://developers.weixin.qq.com/doc/store/shop/guide/trade/complaint.html"""
    app, person = the_app(world, act, "store"), the_person(world, act)
    case = _case(app, person, act.after_sale_order_id)
    if case.status in REFUSED:
        _check_refused(app, case)
    elif case.status != AftersaleStatus.MERCHANT_PROCESSING:
        raise impossible(
            f"after-sale order {case.id} is in state {case.status}: nobody waits for the merchant"
        )
    return _state(intervene(app, case))


def _case(app: App, person: Person, case_id: str) -> AftersaleCase:
    """The person's request, about which the platform does not decide yet."""
    case = app.state(AftersaleBook).cases.get(case_id)
    if case is None or case.owner is not person:
        raise impossible(f"{person.id} has no after-sale order {case_id}")
    if case.disputed:
        raise impossible(f"the platform decides about {case.id} already")
    return case


def _check_refused(app: App, case: AftersaleCase) -> None:
    """After a refusal there may be nothing left to decide about."""
    order = order_behind(app, case)
    if order.settle_time:
        raise impossible(f"order {order.order_id} is settled")
    if line_of(order, case).on_aftersale or not line_of(order, case).refundable:
        raise impossible("another after-sale order of this SKU is open or has refunded it")


@acting(AddEvidence)
def add_evidence(world: World, act: AddEvidence) -> ComplaintState:
    """https://developers.weixin.qq.com/doc/store/shop/guide/trade/complaint.html"""
    app, found = _dispute(world, act)
    if found.status in (S.WAIT_BUYER_PROOF, S.WAIT_BOTH_PROOF):
        hand_in(app, found, ComplaintItem.BUYER_PROVED, act.content, act.media_ids)
    else:
        write(app, found, ComplaintItem.BUYER_WROTE, act.content, act.media_ids)
    return _state(found)


@acting(WithdrawComplaint)
def withdraw_complaint(world: World, act: WithdrawComplaint) -> ComplaintState:
    """https://developers.weixin.qq.com/doc/store/shop/guide/trade/complaint.html"""
    app, found = _dispute(world, act)
    withdraw(app, found)
    return _state(found)


def _dispute(world: World, act: _OnComplaint) -> tuple[App, Dispute]:
    """The person's dispute, when it is not over."""
    app, person = the_app(world, act, "store"), the_person(world, act)
    found = app.state(DisputeBook).disputes.get(act.complaint_id)
    if found is None or app.state(AftersaleBook).cases[found.case_id].owner is not person:
        raise impossible(f"{person.id} has no dispute {act.complaint_id}")
    if found.status in ENDED:
        raise impossible(f"dispute {found.id} is over: {int(found.status)}")
    return app, found


def _state(found: Dispute) -> ComplaintState:
    return ComplaintState(complaint_id=found.id, status=found.status)


class ComplaintActs:
    """Having the platform step in: complain, show evidence, withdraw."""

    complain = endpoint(Complain)
    step_in = endpoint(StepIn)
    add_evidence = endpoint(AddEvidence)
    withdraw_complaint = endpoint(WithdrawComplaint)
