"""Complaints (交易投诉): read, answered, proved in, appealed against."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.miniprogram.complaints import (
    AppealComplaint,
    AppealState,
    Complaint,
    ComplaintDetail,
    ComplaintItem,
    ComplaintMaterial,
    ComplaintState,
    ComplaintStep,
    GetComplaint,
    RespondComplaint,
    ReturnBill,
    SupplyProof,
    SupplyRefund,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.complaint_book import ComplaintBook, Filed, Step
from wxkit_sandbox.miniprogram.complaint_flow import appeal, hand_in, move
from wxkit_sandbox.service_account.media import picture_url, temporary
from wxkit_sandbox.world import App

__all__: list[str] = []

S, Item = ComplaintState, ComplaintItem
UNKNOWN, BAD_FORMAT, WRONG_STATE, NO_APPEAL, WRONG = 1, 2, 309, 1002, 10001
BAD = {"*": WRONG}
AGREES, ACCEPTED = 1, 1
DELIVERED = 4


@handles(GetComplaint)
def get_complaint(app: App, call: GetComplaint) -> ComplaintDetail:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/complaint/api_getorderdetail"""
    filed = app.state(ComplaintBook).complaints.get(call.complaintOrderId)
    if filed is None:
        raise Refusal(-1)
    reply = ComplaintDetail(
        complaintOrder=_seen(app, filed), item=[_step(filed, step) for step in reversed(filed.steps)]
    )
    if filed.back is not None:
        back = filed.back
        reply.returnBill = ReturnBill(
            returnId=back.return_id,
            deliveryName=back.delivery_name,
            waybillId=back.waybill_id,
            orderStatus=DELIVERED,
        )
    return reply


@handles(RespondComplaint, invalid=BAD)
def respond(app: App, call: RespondComplaint) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/complaint/api_respondcomplaint"""
    filed = _filed(app, call.complaintOrderId)
    pictures = _said(app, call.content, call.mediaIdList, WRONG)
    if filed.status != S.WAIT_MERCHANT:
        raise Refusal(WRONG_STATE)
    answer = S.AGREED if call.bussiHandle == AGREES else S.REFUSED
    move(app, filed, answer, Item.MERCHANT_ANSWERED, call.content or "", pictures, who=app.name)
    return Ok()


@handles(SupplyProof, invalid=BAD)
def supply_proof(app: App, call: SupplyProof) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/complaint/api_supplyproof"""
    filed = _filed(app, call.complaintOrderId)
    pictures = _said(app, call.content, call.mediaIdList, WRONG)
    if filed.status not in (S.WAIT_MERCHANT_PROOF, S.WAIT_BOTH_PROOF) or "merchant" in filed.proved:
        raise Refusal(WRONG_STATE)
    hand_in(app, filed, "merchant", app.name, call.content or "", pictures)
    return Ok()


@handles(SupplyRefund, invalid=BAD)
def supply_refund(app: App, call: SupplyRefund) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/complaint/api_submitrefund"""
    filed = _filed(app, call.complaintOrderId)
    pictures = _said(app, call.content, call.mediaIdList, WRONG)
    if filed.status not in (S.WAIT_REFUND_PROOF, S.RETURNED) or filed.appeal == AppealState.RUNNING:
        raise Refusal(WRONG_STATE)
    if filed.back is not None and (call.returnId != filed.back.return_id or call.acceptReturn != ACCEPTED):
        raise Refusal(WRONG)
    if filed.appeal == AppealState.OPEN:
        filed.appeal = AppealState.OVERDUE
    move(app, filed, S.CHECKING_REFUND, Item.REFUND_PROOF_GIVEN, call.content or "", pictures, who=app.name)
    return Ok()


@handles(AppealComplaint, invalid=BAD)
def appeal_complaint(app: App, call: AppealComplaint) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/complaint/api_busiappeal"""
    filed = _filed(app, call.complaintOrderId)
    pictures = _said(app, call.content, call.mediaIdList, BAD_FORMAT)
    if filed.appeal != AppealState.OPEN:
        raise Refusal(NO_APPEAL)
    appeal(app, filed, call.content or "", pictures)
    return Ok()


def _filed(app: App, complaint_id: int) -> Filed:
    filed = app.state(ComplaintBook).complaints.get(str(complaint_id))
    if filed is None:
        raise Refusal(UNKNOWN)
    return filed


def _said(app: App, text: str | None, media_ids: list[str] | None, code: int) -> tuple[str, ...]:
    """Addresses of the pictures; something has to be said or shown."""
    if not text and not media_ids:
        raise Refusal(code)
    return tuple(_picture(app, media_id, code) for media_id in media_ids or [])


def _picture(app: App, media_id: str, code: int) -> str:
    try:
        temporary(app, media_id)
    except Refusal:
        raise Refusal(code) from None
    return picture_url(app, media_id)


def _seen(app: App, filed: Filed) -> Complaint:
    payment, buyer, openid = filed.payment, filed.buyer, app.openid(filed.buyer)
    return Complaint(
        complaintOrderId=filed.id,
        openId=openid,
        openid=openid,
        createTime=filed.at,
        phoneNumber=buyer.phone,
        type=filed.type,
        status=filed.status,
        customerMaterial=ComplaintMaterial(content=filed.text, mediaIdList=list(filed.pictures)),
        orderId=payment.transaction_id,
        outTradeNo=payment.out_trade_no,
        productName=payment.description,
        payTime=int(payment.paid_at),
        totalCost=f"{payment.amount / 100:.2f}",
        totalCostStr=f"￥{payment.amount / 100:.2f}",
        expireTime=filed.expires,
        headImgUrl=picture_url(app, f"head/{buyer.id}"),
        nickName=buyer.nickname,
        appealState=filed.appeal,
    )


def _step(filed: Filed, step: Step) -> ComplaintStep:
    seen = ComplaintStep(
        itemType=step.kind,
        appealItemType=step.appeal or AppealState.NONE,
        time=step.at,
        nickName=step.who,
        content=step.text,
        mediaIdList=list(step.pictures),
    )
    if step.kind == Item.OPENED:
        seen.phoneNumber = filed.buyer.phone
    if step.blame is not None:
        seen.blameResult = step.blame
    return seen
