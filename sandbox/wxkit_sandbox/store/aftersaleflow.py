"""What moves an after-sale order along; each step tells the merchant and sets the next deadline.

A step checks nothing: whoever calls it has looked first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from wxkit.callbacks import events
from wxkit.store._aftersale_order import AftersaleStatus, AftersaleSubType, AftersaleType, RefundReason
from wxkit_sandbox.store.aftersales import (
    FINAL,
    NUMBERS,
    REFUSED,
    AftersaleBook,
    AftersaleCase,
    Proposal,
    Shipment,
    benefit_behind,
    line_of,
    order_behind,
)
from wxkit_sandbox.store.orderbook import Order, OrderLine
from wxkit_sandbox.store.orderflow import catch_up, moved, refund
from wxkit_sandbox.world import App

__all__ = [
    "agree_to_return",
    "answer",
    "cancel",
    "change",
    "dispute",
    "end_dispute",
    "exchanged",
    "intercept",
    "move",
    "open_case",
    "pay_back",
    "propose",
    "reship",
    "rule_for_buyer",
    "send_back",
    "steps_in",
]

S = AftersaleStatus
DEFAULT_ADDRESS = "1"

Intervention = Callable[[App, AftersaleCase], object]
F = TypeVar("F", bound=Intervention)
_INTERVENTIONS: list[Intervention] = []


def steps_in(function: F) -> F:
    """Register what the platform does when the merchant leaves a request unanswered."""
    _INTERVENTIONS.append(function)
    return function


def open_case(
    app: App,
    order: Order,
    line: OrderLine,
    *,
    kind: AftersaleType,
    amount: int,
    count: int,
    reason: str,
    status: AftersaleStatus = S.MERCHANT_PROCESSING,
    sub_type: AftersaleSubType = AftersaleSubType.DEFAULT,
    desc: str = "",
    new_sku_id: str = "",
) -> AftersaleCase:
    """Begin an after-sale order; receipt and settlement of the order wait for its end."""
    now, book = app.world.clock.time(), app.state(AftersaleBook)
    case = AftersaleCase(
        id=_new_id(app, len(book.cases)),
        order_id=order.order_id,
        product_id=line.product_id,
        sku_id=line.sku_id,
        count=count,
        amount=amount,
        type=kind,
        reason=reason,
        owner=order.owner,
        create_time=now,
        update_time=now,
        status=status,
        sub_type=sub_type,
        desc=desc,
        new_sku_id=new_sku_id,
    )
    book.add(case)
    move(app, case, status)
    return case


def _new_id(app: App, number: int) -> str:
    """Sixteen digits, drawn from the seed so that two shops share none."""
    return str(10**15 + int(app.world.ids.hex(15, "aftersale", app.appid, str(number)), 16) % (9 * 10**15))


def move(app: App, case: AftersaleCase, status: AftersaleStatus) -> None:
    """Enter a state: set its deadline, write it into the order, tell the merchant."""
    order, now = order_behind(app, case), app.world.clock.time()
    case.status = status
    case.step += 1
    case.complete_time = now if status in FINAL else 0
    order.aftersales[case.id] = NUMBERS[status]
    app.state(AftersaleBook).touch(case, now)
    _hold(app, case)
    _set_deadline(app, case)
    info = events.Aftersale(after_sale_order_id=case.id, status=status, order_id=case.order_id)
    if (benefit := benefit_behind(order, case)) is not None:
        info = info.model_copy(update={"wxa_vip_discounted_price": benefit})
    app.emit(events.AftersaleUpdate(finder_shop_aftersale_status_update=info))
    moved(app, order)
    if not case.held:
        catch_up(app, order)


def _hold(app: App, case: AftersaleCase) -> None:
    """Let receipt and settlement wait while the after-sale order, or a dispute about it, runs."""
    held = case.disputed or case.status not in FINAL
    if held == case.held:
        return
    case.held = held
    order = order_behind(app, case)
    line_of(order, case).on_aftersale += case.count if held else -case.count
    if held:
        order.open_aftersales.add(case.id)
    else:
        order.open_aftersales.discard(case.id)


def _set_deadline(app: App, case: AftersaleCase) -> None:
    settings, clock = app.world.settings, app.world.clock
    patience = {
        S.MERCHANT_PROCESSING: settings.aftersale_merchant_handles,
        S.USER_WAIT_RETURN: settings.aftersale_buyer_returns,
        S.MERCHANT_WAIT_RECEIPT: settings.aftersale_merchant_receives,
        S.USER_WAIT_RECEIPT: settings.auto_receipt,
        S.USER_WAIT_CONFIRM_UPDATE: settings.aftersale_merchant_handles,
        S.USER_WAIT_HANDLE_MERCHANT_AFTER_SALE: settings.aftersale_merchant_handles,
        S.PLATFORM_REFUND_FAIL: settings.aftersale_merchant_handles,
        S.MERCHANT_OVERDUE_REFUND: settings.aftersale_merchant_handles,
        S.USER_WAIT_CONFIRM: settings.aftersale_buyer_returns,
        S.WAIT_PACKAGE_INTERCEPT: settings.interception_takes,
        **dict.fromkeys(REFUSED, settings.dispute_within),
    }.get(case.status)
    case.deadline = clock.time() + patience if patience and not case.disputed else 0
    if case.deadline:
        clock.call_after(patience or 0, _overdue, app, case.id, case.step)


def _overdue(app: App, case_id: str, step: int) -> None:
    """Timer: nobody did what the state was waiting for."""
    case = app.state(AftersaleBook).cases[case_id]
    if case.step != step:
        return
    if case.status in NEXT_WHEN_OVERDUE:
        move(app, case, NEXT_WHEN_OVERDUE[case.status])
    elif case.status == S.MERCHANT_PROCESSING and app.world.settings.platform_steps_in:
        for intervene in _INTERVENTIONS:
            intervene(app, case)
    elif case.status == S.MERCHANT_PROCESSING:
        if case.type == AftersaleType.REFUND:
            pay_back(app, case, RefundReason.MERCHANT_TIMEOUT)
        else:
            agree_to_return(app, case, DEFAULT_ADDRESS)
    elif case.status == S.MERCHANT_WAIT_RECEIPT:
        pay_back(app, case, RefundReason.MERCHANT_RECEIPT_TIMEOUT)
    elif case.status == S.USER_WAIT_RECEIPT:
        exchanged(app, case)
    elif case.status == S.WAIT_PACKAGE_INTERCEPT:
        _intercepted(app, case)
    elif case.status == S.USER_WAIT_CONFIRM:
        _give_back(app, case)
    else:
        _try_once_more(app, case)


NEXT_WHEN_OVERDUE: dict[AftersaleStatus, AftersaleStatus] = {
    S.USER_WAIT_RETURN: S.RETURN_CLOSED,
    S.USER_WAIT_CONFIRM_UPDATE: S.MERCHANT_PROCESSING,
    S.USER_WAIT_HANDLE_MERCHANT_AFTER_SALE: S.MERCHANT_FAIL,
    S.PLATFORM_REFUND_FAIL: S.MERCHANT_OVERDUE_REFUND,
    **dict.fromkeys(REFUSED, S.MERCHANT_FAIL),
}


def pay_back(app: App, case: AftersaleCase, reason: RefundReason) -> None:
    """Refund the payer, with the freight when nothing was shipped and nothing else is left to refund."""
    case.refund_reason = reason
    move(app, case, S.PLATFORM_REFUNDING)
    if app.world.settings.refunds == "succeed":
        _give_back(app, case)
    else:
        move(app, case, S.PLATFORM_REFUND_FAIL)


def _try_once_more(app: App, case: AftersaleCase) -> None:
    """The merchant is late with a refund that failed: it works now, or is given up (客服关闭售后)."""
    if app.world.settings.refunds == "succeed":
        pay_back(app, case, RefundReason.PLATFORM)
    else:
        move(app, case, S.MERCHANT_REFUND_RETRY_FAIL)


def _give_back(app: App, case: AftersaleCase) -> None:
    """The money is with the payer."""
    order = order_behind(app, case)
    line = line_of(order, case)
    whole = case.amount >= line.refundable
    freight = _freight(order, line) if whole else 0
    done = line.count - line.finished_aftersale if whole else 0
    refund(app, order, line, min(case.amount, line.refundable), count=done, freight=freight)
    returned = case.type != AftersaleType.REFUND
    move(app, case, S.MERCHANT_RETURN_SUCCESS if returned else S.MERCHANT_REFUND_SUCCESS)


def _freight(order: Order, line: OrderLine) -> int:
    last = all(other is line or not other.refundable for other in order.lines)
    shipped = any(other.shipped for other in order.lines)
    return order.freight - order.freight_refunded if last and not shipped else 0


def intercept(app: App, case: AftersaleCase) -> None:
    """The merchant agrees to refund what is on its way: the parcel is stopped first (物流拦截)."""
    move(app, case, S.WAIT_PACKAGE_INTERCEPT)


def _intercepted(app: App, case: AftersaleCase) -> None:
    if app.world.settings.interception == "succeed":
        pay_back(app, case, RefundReason.MERCHANT_API)
    else:
        move(app, case, S.MERCHANT_PROCESSING)


def agree_to_return(app: App, case: AftersaleCase, address_id: str) -> None:
    """Let the buyer send the goods back."""
    case.address_id = address_id
    move(app, case, S.USER_WAIT_RETURN)


def send_back(app: App, case: AftersaleCase, shipment: Shipment) -> None:
    """The buyer has sent the goods."""
    case.returned = shipment
    move(app, case, S.MERCHANT_WAIT_RECEIPT)


def reship(app: App, case: AftersaleCase, shipment: Shipment) -> None:
    """The merchant has sent the replacement."""
    case.replacement = shipment
    move(app, case, S.USER_WAIT_RECEIPT)


def exchanged(app: App, case: AftersaleCase) -> None:
    """The buyer has the replacement."""
    line = line_of(order_behind(app, case), case)
    line.finished_aftersale = min(line.count, line.finished_aftersale + case.count)
    move(app, case, S.MERCHANT_EXCHANGE_SUCCESS)


def cancel(app: App, case: AftersaleCase) -> None:
    """The buyer wants it no more."""
    case.cancel_time = app.world.clock.time()
    move(app, case, S.USER_CANCELD)


def change(app: App, case: AftersaleCase, kind: AftersaleType, amount: int, reason: str, desc: str) -> None:
    """The buyer asks for something else (修改申请): the merchant decides anew."""
    case.type, case.amount, case.reason, case.desc = kind, amount, reason, desc
    case.edits += 1
    case.reject_reason = ""
    move(app, case, S.MERCHANT_PROCESSING)


def propose(app: App, case: AftersaleCase, proposal: Proposal) -> None:
    """The merchant proposes something else."""
    case.proposal = proposal
    move(app, case, S.USER_WAIT_CONFIRM_UPDATE)


def answer(app: App, case: AftersaleCase, *, agree: bool) -> None:
    """The buyer answers a proposal, what the merchant opened, or whether money came by another way."""
    if case.status == S.USER_WAIT_CONFIRM:
        if agree:
            _give_back(app, case)
        else:
            move(app, case, S.PLATFORM_REFUND_FAIL)
    elif case.status == S.USER_WAIT_HANDLE_MERCHANT_AFTER_SALE:
        _proceed(app, case) if agree else cancel(app, case)
    elif not agree or case.proposal is None or case.proposal.kind == 2:
        move(app, case, S.MERCHANT_PROCESSING)
    elif case.proposal.kind == 1:
        cancel(app, case)
    else:
        case.type, case.amount = case.proposal.new_type, case.proposal.new_amount
        _proceed(app, case)


def _proceed(app: App, case: AftersaleCase) -> None:
    """Both sides agree."""
    if case.type == AftersaleType.REFUND:
        pay_back(app, case, RefundReason.MERCHANT_API)
    else:
        agree_to_return(app, case, case.address_id or DEFAULT_ADDRESS)


def dispute(app: App, case: AftersaleCase, complaint_id: str) -> None:
    """The platform steps in: no deadline runs, and the order waits."""
    case.complaint_id, case.disputed = complaint_id, True
    case.step += 1
    case.deadline = 0
    _hold(app, case)
    moved(app, order_behind(app, case))


def rule_for_buyer(app: App, case: AftersaleCase) -> None:
    """The platform does what the merchant refused."""
    back = case.returned is not None or case.type == AftersaleType.REFUND
    if back:
        pay_back(app, case, RefundReason.DISPUTE)
    else:
        agree_to_return(app, case, DEFAULT_ADDRESS)
    end_dispute(app, case)


def end_dispute(app: App, case: AftersaleCase) -> None:
    """The platform is done with it; a request that is still refused, or unanswered, is closed (售后关闭)."""
    case.disputed = False
    if case.status in REFUSED or case.status == S.MERCHANT_PROCESSING:
        move(app, case, S.MERCHANT_FAIL)
        return
    _hold(app, case)
    _set_deadline(app, case)
    catch_up(app, order_behind(app, case))
