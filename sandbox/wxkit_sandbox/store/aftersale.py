"""After-sale orders: read, agreed to, refused, negotiated."""

from __future__ import annotations

from collections.abc import Iterator

from wxkit._call import Ok
from wxkit.store._aftersale_order import AftersaleStatus, AftersaleType, RefundReason
from wxkit.store._order_enums import OrderStatus
from wxkit.store.aftersale import (
    AcceptAftersale,
    AcceptExchangeReship,
    AftersaleFound,
    AftersalePage,
    AftersaleReason,
    AftersaleReasons,
    GetAftersale,
    GetAftersaleReasons,
    GetAftersales,
    GetRejectReasons,
    HandleFastExchange,
    ProposeAftersale,
    RejectAftersale,
    RejectExchangeReship,
    RejectReasons,
    UploadRefundCertificate,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.aftersale_reasons import REASONS, REJECT, usual_text
from wxkit_sandbox.store.aftersale_view import shown
from wxkit_sandbox.store.aftersaleflow import agree_to_return, intercept, move, pay_back, propose, reship
from wxkit_sandbox.store.aftersales import (
    FINAL,
    AftersaleBook,
    AftersaleCase,
    Proposal,
    Shipment,
    aftersale_of,
    line_of,
    order_behind,
)
from wxkit_sandbox.store.pages import page_from
from wxkit_sandbox.world import App

__all__ = ["check_address"]

S = AftersaleStatus
BAD = 9700224
OVER = 10020001
TOO_LONG = 10020004
BAD_CHARACTERS = 10020261
NOT_NOW = 10021041
REFUND_FAILED = 10021045
NO_BALANCE = 10021046
IN_DISPUTE = 10021051
NEGOTIATE_FIRST = 10021068
TOO_OFTEN = 10021059
NO_ADDRESS = 10021060
WRONG_ADDRESS = 10021062
INVALID = {"*": BAD, "after_sale_order_id": 10020000}
MINUTE, DAY = 60, 86400
PAGE = 20
CONFIRMS = 1
TYPES = {1: AftersaleType.REFUND, 2: AftersaleType.RETURN}
NEED_PICTURE = frozenset({6, 7, 9, 10, 11})
REJECTED = {
    AftersaleType.REFUND: S.MERCHANT_REJECT_REFUND,
    AftersaleType.RETURN: S.MERCHANT_REJECT_RETURN,
    AftersaleType.EXCHANGE: S.MERCHANT_REJECT_EXCHANGE,
}
FAILED = (S.PLATFORM_REFUND_FAIL, S.MERCHANT_OVERDUE_REFUND)
"""The money did not go through: the merchant tries again, or pays another way and shows it."""
ACCEPTED = CERTIFIED = (S.MERCHANT_PROCESSING, S.MERCHANT_WAIT_RECEIPT, *FAILED)


@handles(GetAftersale, invalid=INVALID)
def get_aftersale(app: App, call: GetAftersale) -> AftersaleFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_getaftersaleorder.html"""
    return AftersaleFound(after_sale_order=shown(app, aftersale_of(app, call.after_sale_order_id)))


@handles(GetAftersales, invalid=INVALID)
def get_aftersales(app: App, call: GetAftersales) -> AftersalePage:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_getaftersalelist.html"""
    created = _range(call.begin_create_time, call.end_create_time)
    updated = _range(call.begin_update_time, call.end_update_time)
    book = app.state(AftersaleBook)
    journal, span = (book.created, created) if created else (book.changed, updated)
    if span is None:
        raise Refusal(BAD)
    places = journal.span(*span)

    def walk(start: int) -> Iterator[tuple[int, str]]:
        for place in range(max(start, places.start), places.stop):
            case = book.cases[journal.entries[place][2]]
            newest = journal is book.created or case.changes == place
            if newest and (updated is None or updated[0] <= case.update_time <= updated[1]):
                yield place, case.id

    page = page_from(walk, PAGE, call.next_key, call.model_dump_json(exclude={"next_key"}), mismatch=BAD)
    return AftersalePage(
        after_sale_order_id_list=page.ids, has_more=bool(page.next_key), next_key=page.next_key
    )


def _range(begin: int | None, end: int | None) -> tuple[int, int] | None:
    if begin is None and end is None:
        return None
    if begin is None or end is None or end < begin:
        raise Refusal(BAD)
    if end - begin > DAY:
        raise Refusal(TOO_LONG)
    return begin, end


def _running(app: App, case_id: str, *states: AftersaleStatus, in_dispute: int = NOT_NOW) -> AftersaleCase:
    """The after-sale order, when it is in one of these states: 10020001 when over, else 10021041."""
    case = aftersale_of(app, case_id)
    if case.disputed:
        raise Refusal(in_dispute)
    if case.status in FINAL:
        raise Refusal(OVER)
    if case.status not in states:
        raise Refusal(NOT_NOW)
    return case


@handles(AcceptAftersale, invalid=INVALID)
def accept(app: App, call: AcceptAftersale) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_acceptapply.html"""
    case = _running(app, call.after_sale_order_id, *ACCEPTED)
    processing = case.status == S.MERCHANT_PROCESSING
    to_refund = case.type == AftersaleType.REFUND or not processing
    if not processing and case.type == AftersaleType.EXCHANGE:
        raise Refusal(NOT_NOW)
    if call.accept_type not in (None, 2 if to_refund else 1):
        raise Refusal(NOT_NOW)
    if not to_refund:
        check_address(call.address_id)
        agree_to_return(app, case, call.address_id or "")
        return Ok()
    _check_refund(app, case)
    app.state(AftersaleBook).refunded_at[case.order_id] = app.world.clock.now()
    if processing and _on_its_way(app, case):
        intercept(app, case)
    else:
        pay_back(app, case, RefundReason.MERCHANT_API)
    return Ok()


def _check_refund(app: App, case: AftersaleCase) -> None:
    """Refuse a second refund within a minute, one without balance, and one that fails again."""
    _not_twice_a_minute(app.state(AftersaleBook).refunded_at, app, case)
    if app.world.settings.refunds == "no_balance":
        raise Refusal(NO_BALANCE)
    if app.world.settings.refunds == "fail" and case.status in FAILED:
        raise Refusal(REFUND_FAILED)


def _not_twice_a_minute(when: dict[str, float], app: App, case: AftersaleCase) -> None:
    now = app.world.clock.now()
    if now - when.get(case.order_id, now - MINUTE) < MINUTE:
        raise Refusal(TOO_OFTEN)


def _on_its_way(app: App, case: AftersaleCase) -> bool:
    """Whether there is a parcel to stop, and the shop has it stopped."""
    order = order_behind(app, case)
    travels = order.status in (OrderStatus.PARTLY_SHIPPED, OrderStatus.TO_RECEIVE)
    return app.world.settings.interception != "off" and travels and line_of(order, case).shipped > 0


def check_address(address_id: str | None) -> None:
    """Refuse a return without an address (10021060) or with one that cannot be (10021062)."""
    if not address_id:
        raise Refusal(NO_ADDRESS)
    if not address_id.isdecimal():
        raise Refusal(WRONG_ADDRESS)


@handles(RejectAftersale, invalid=INVALID)
def reject(app: App, call: RejectAftersale) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_rejectapply"""
    waiting = (S.MERCHANT_PROCESSING, S.MERCHANT_WAIT_RECEIPT)
    case = _running(app, call.after_sale_order_id, *waiting, in_dispute=IN_DISPUTE)
    if case.type == AftersaleType.EXCHANGE and case.status == S.MERCHANT_WAIT_RECEIPT:
        raise Refusal(NOT_NOW)
    if call.reject_reason_type not in REJECT:
        raise Refusal(BAD)
    if app.world.settings.aftersale_negotiates_first and case.proposal is None:
        raise Refusal(NEGOTIATE_FIRST)
    case.reject_reason = call.reject_reason or usual_text(call.reject_reason_type)
    move(app, case, REJECTED[case.type])
    return Ok()


@handles(ProposeAftersale, invalid=INVALID)
def propose_change(app: App, call: ProposeAftersale) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_merchantupdateaftersale.html"""
    case = _running(app, call.after_sale_order_id, S.MERCHANT_PROCESSING)
    order = order_behind(app, case)
    line, kind = line_of(order, case), TYPES[call.type]
    pictures_missing = call.update_reason_type in NEED_PICTURE and not call.media_ids
    unshipped_return = kind == AftersaleType.RETURN and not line.shipped
    if pictures_missing or unshipped_return or not 0 < call.amount <= line.refundable:
        raise Refusal(BAD)
    proposal = Proposal(
        kind=call.merchant_update_type,
        desc=call.merchant_update_desc,
        reason=call.update_reason_type,
        old_type=case.type,
        new_type=kind,
        old_amount=case.amount,
        new_amount=call.amount,
        media_ids=tuple(call.media_ids),
    )
    propose(app, case, proposal)
    return Ok()


@handles(UploadRefundCertificate, invalid=INVALID)
def upload_certificate(app: App, call: UploadRefundCertificate) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_uploadrefundcertificate.html"""
    case = _running(app, call.after_sale_order_id, *CERTIFIED)
    case.certificates += call.refund_certificates
    if case.status in FAILED:
        move(app, case, S.USER_WAIT_CONFIRM)
    return Ok()


@handles(AcceptExchangeReship, invalid=INVALID)
def accept_reship(app: App, call: AcceptExchangeReship) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_acceptexchangereship.html"""
    case = _exchange(app, call.after_sale_order_id)
    _check_characters(call.delivery_id + call.waybill_id)
    reshipped_at = app.state(AftersaleBook).reshipped_at
    _not_twice_a_minute(reshipped_at, app, case)
    reshipped_at[case.order_id] = app.world.clock.now()
    reship(app, case, Shipment(call.delivery_id, call.waybill_id))
    return Ok()


@handles(RejectExchangeReship, invalid=INVALID)
def reject_reship(app: App, call: RejectExchangeReship) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_rejectexchangereship.html"""
    case = _exchange(app, call.after_sale_order_id)
    _check_characters(call.reject_reason or "")
    if call.reject_reason_type not in (None, *REJECT):
        raise Refusal(BAD)
    if app.world.settings.aftersale_negotiates_first and case.proposal is None:
        raise Refusal(NEGOTIATE_FIRST)
    case.reject_reason = call.reject_reason or usual_text(call.reject_reason_type or 0)
    case.certificates += call.reject_certificates or []
    move(app, case, S.MERCHANT_REJECT_RESHIP)
    return Ok()


@handles(HandleFastExchange, invalid=INVALID)
def handle_fast_exchange(app: App, call: HandleFastExchange) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_handlefastexchangereceipt"""
    case = aftersale_of(app, call.after_sale_order_id)
    if not case.fast or case.returned is None or case.confirmed_at or case.rejected_at or case.disputed:
        raise Refusal(NOT_NOW)
    if call.reject_reason_type not in (None, *REJECT):
        raise Refusal(BAD)
    now = app.world.clock.time()
    if call.act == CONFIRMS:
        case.confirmed_at = now
        return Ok()
    case.rejected_at = now
    case.reject_reason = call.reject_reason or usual_text(call.reject_reason_type or 0)
    case.certificates += call.reject_confirm_exchange or []
    if case.status == S.MERCHANT_WAIT_RECEIPT:
        move(app, case, S.MERCHANT_REJECT_RESHIP)
    return Ok()


def _check_characters(text: str) -> None:
    """Refuse what nobody writes: control characters."""
    if not text.isprintable():
        raise Refusal(BAD_CHARACTERS)


def _exchange(app: App, case_id: str) -> AftersaleCase:
    """An exchange whose goods are on their way back or have arrived."""
    case = _running(app, case_id, S.MERCHANT_WAIT_RECEIPT)
    if case.type != AftersaleType.EXCHANGE:
        raise Refusal(NOT_NOW)
    return case


@handles(GetAftersaleReasons)
def get_reasons(app: App, call: GetAftersaleReasons) -> AftersaleReasons:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_getaftersalereason.html"""
    reasons = [AftersaleReason(reason=reason, reason_text=text) for reason, text in REASONS.items()]
    return AftersaleReasons(reason_list=reasons)


@handles(GetRejectReasons)
def get_reject_reasons(app: App, call: GetRejectReasons) -> RejectReasons:
    """https://developers.weixin.qq.com/doc/store/shop/API/aftersale/getrejectreason.html"""
    return RejectReasons(reason_list=list(REJECT.values()))
