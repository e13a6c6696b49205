"""Disputes (纠纷单): read, written into, proved in."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store.complaints import (
    AddComplaintMaterial,
    AddComplaintProof,
    ComplaintItem,
    ComplaintMedia,
    ComplaintNumber,
    ComplaintPicture,
    ComplaintReply,
    ComplaintStatus,
    ComplaintStep,
    GetComplaint,
    SyncWorkOrder,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.numerals import is_number
from wxkit_sandbox.store.aftersale_view import TYPE_NUMBERS
from wxkit_sandbox.store.aftersales import AftersaleBook, AftersaleCase
from wxkit_sandbox.store.disputes import Dispute, DisputeBook, Entry, hand_in, write
from wxkit_sandbox.store.virtual_numbers import AFTERSALE_FOR, AftersaleNumbers
from wxkit_sandbox.world import App

__all__: list[str] = []

S = ComplaintStatus
BAD = 9700224
UNKNOWN = 10021500
TOO_LONG = 10021501
TOO_MANY_PICTURES = 10021502
NOT_IN_SERVICE = 10021503
NO_PROOF_WANTED = 10021504
PICTURES = 20
"""Of all messages together."""
PICTURE = 1


@handles(GetComplaint)
def get_complaint(app: App, call: GetComplaint) -> ComplaintReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/complaint/getcomplaintorder.html"""
    found = _dispute(app, call.complaint_id)
    case = app.state(AftersaleBook).cases[found.case_id]
    reply = ComplaintReply(
        after_sale_order_id=found.case_id,
        order_id=found.order_id,
        history=[_step(case, entry) for entry in reversed(found.history)],
        status=found.status,
    )
    number = app.state(AftersaleNumbers).by_case.get(case.id)
    if number is not None:
        ends = case.create_time + AFTERSALE_FOR
        reply.virtual_tel_num_info = ComplaintNumber(virtual_tel_number=number, virtual_tel_expire_time=ends)
    return reply


def _step(case: AftersaleCase, entry: Entry) -> ComplaintStep:
    pictures = [ComplaintPicture(media_id=id_) for id_ in entry.media_ids]
    step = ComplaintStep(
        item_type=entry.kind,
        time=entry.time,
        media_id_list=list(entry.media_ids),
        media_infos=[ComplaintMedia(type=PICTURE, picture=picture) for picture in pictures],
    )
    if entry.content:
        step.content = entry.content
    if entry.kind == ComplaintItem.OPENED:
        step.phone_number = case.owner.phone
        step.after_sale_type = TYPE_NUMBERS[case.type]
        step.after_sale_reason = int(case.reason) if is_number(case.reason) else 0
    return step


@handles(AddComplaintMaterial, invalid={"content": TOO_LONG, "media_id_list": TOO_MANY_PICTURES})
def add_material(app: App, call: AddComplaintMaterial) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/complaint/addcomplaintmaterial.html"""
    found = _dispute(app, call.complaint_id)
    if found.status not in (S.WAIT_SERVICE, S.IN_SERVICE):
        raise Refusal(NOT_IN_SERVICE)
    media_ids = call.media_id_list or []
    if found.pictures + len(media_ids) > PICTURES:
        raise Refusal(TOO_MANY_PICTURES)
    write(app, found, ComplaintItem.MERCHANT_WROTE, call.content, media_ids)
    return Ok()


@handles(AddComplaintProof, invalid={"content": TOO_LONG})
def add_proof(app: App, call: AddComplaintProof) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/complaint/addcomplaintproof.html"""
    found = _dispute(app, call.complaint_id)
    if found.status not in (S.WAIT_MERCHANT_PROOF, S.WAIT_BOTH_PROOF):
        raise Refusal(NO_PROOF_WANTED)
    hand_in(app, found, ComplaintItem.MERCHANT_PROVED, call.content, call.media_id_list or [])
    return Ok()


@handles(SyncWorkOrder, invalid={"*": BAD})
def sync_work_order(app: App, call: SyncWorkOrder) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/complaint/api_mmecapi_syncworkorder"""
    found = _dispute(app, call.complaint_id)
    if call.work_order_info.version <= found.work_order_version:
        raise Refusal(BAD)
    found.work_order_version = call.work_order_info.version
    return Ok()


def _dispute(app: App, complaint_id: str) -> Dispute:
    found = app.state(DisputeBook).disputes.get(complaint_id)
    if found is None:
        raise Refusal(UNKNOWN)
    return found
