"""What moves an after-sale order along; each step tells the merchant and sets the next deadline.

A step checks nothing: whoever calls it has looked first.
"""

from __future__ import annotations

from wxkit.callbacks import events
from wxkit.store._aftersale_order import AftersaleStatus, AftersaleSubType, AftersaleType, RefundReason
from wxkit.store._order_enums import OrderStatus
from wxkit_sandbox.store.aftersales import (
    FINAL,
    NUMBERS,
    AftersaleBook,
    AftersaleCase,
    Proposal,
    Shipment,
    line_of,
    order_behind,
)
from wxkit_sandbox.store.orderbook import Order, OrderLine
from wxkit_sandbox.store.orderflow import catch_up, moved, refund
from wxkit_sandbox.world import App

__all__ = [
    "agree_to_return",
    "answer",
    "can_ask",
    "cancel",
    "exchanged",
    "move",
    "open_case",
    "pay_back",
    "propose",
    "reship",
    "send_back",
]

S = AftersaleStatus
ASKS = 5
"""Requests that a buyer may make for one SKU of an order."""
DEFAULT_ADDRESS = "1"
OPEN_FOR_ASKING = (
    OrderStatus.TO_SHIP,
    OrderStatus.PARTLY_SHIPPED,
    OrderStatus.TO_RECEIVE,
    OrderStatus.COMPLETED,
)


def can_ask(app: App, order: Order, line: OrderLine, kind: AftersaleType) -> str:
    """Why an after-sale order cannot be opened; empty when it can."""
    if order.status not in OPEN_FOR_ASKING or order.settle_time:
        return f"order {order.order_id} has status {int(order.status)} or is settled"
    if line.on_aftersale:
        return "another after-sale order of this SKU is open"
    if not line.refundable or line.finished_aftersale >= line.count:
        return "the after-sale of this SKU is done"
    if kind != AftersaleType.REFUND and not line.shipped:
        return "what is not shipped can only be refunded"
    asked = app.state(AftersaleBook).about(line, order)
    if sum(case.sub_type == AftersaleSubType.DEFAULT for case in asked) >= ASKS:
        return f"this SKU had {ASKS} after-sale orders already"
    return ""


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
    book.cases[case.id] = case
    line.on_aftersale += count
    move(app, case, status)
    return case


def _new_id(app: App, number: int) -> str:
    """Sixteen digits, drawn from the seed so that two shops share none."""
    return str(10**15 + int(app.world.ids.hex(15, "aftersale", app.appid, str(number)), 16) % (9 * 10**15))


def move(app: App, case: AftersaleCase, status: AftersaleStatus) -> None:
    """Enter a state: set its deadline, write it into the order, tell the merchant."""
    order, now = order_behind(app, case), app.world.clock.time()
    case.status, case.update_time = status, now
    case.step += 1
    order.aftersales[case.id] = NUMBERS[status]
    if status in FINAL:
        case.complete_time, case.deadline = now, 0
        order.open_aftersales.discard(case.id)
        line = line_of(order, case)
        line.on_aftersale = max(0, line.on_aftersale - case.count)
    else:
        order.open_aftersales.add(case.id)
        _set_deadline(app, case)
    info = events.Aftersale(after_sale_order_id=case.id, status=status, order_id=case.order_id)
    app.emit(events.AftersaleUpdate(finder_shop_aftersale_status_update=info), case.owner)
    moved(app, order)
    if status in FINAL:
        catch_up(app, order)


def _set_deadline(app: App, case: AftersaleCase) -> None:
    settings, clock = app.world.settings, app.world.clock
    patience = {
        S.MERCHANT_PROCESSING: settings.aftersale_merchant_handles,
        S.USER_WAIT_RETURN: settings.aftersale_buyer_returns,
        S.MERCHANT_WAIT_RECEIPT: settings.aftersale_merchant_receives,
        S.USER_WAIT_RECEIPT: settings.auto_receipt,
        S.USER_WAIT_CONFIRM_UPDATE: settings.aftersale_merchant_handles,
        S.USER_WAIT_HANDLE_MERCHANT_AFTER_SALE: settings.aftersale_merchant_handles,
    }.get(case.status)
    case.deadline = clock.time() + patience if patience else 0
    if patience:
        clock.call_after(patience, _overdue, app, case.id, case.step)


def _overdue(app: App, case_id: str, step: int) -> None:
    """Timer: nobody did what the state was waiting for."""
    case = app.state(AftersaleBook).cases[case_id]
    if case.step != step:
        return
    if case.status == S.MERCHANT_PROCESSING:
        if case.type == AftersaleType.REFUND:
            pay_back(app, case, RefundReason.MERCHANT_TIMEOUT)
        else:
            agree_to_return(app, case, DEFAULT_ADDRESS)
    elif case.status == S.USER_WAIT_RETURN:
        move(app, case, S.RETURN_CLOSED)
    elif case.status == S.MERCHANT_WAIT_RECEIPT:
        pay_back(app, case, RefundReason.MERCHANT_RECEIPT_TIMEOUT)
    elif case.status == S.USER_WAIT_RECEIPT:
        exchanged(app, case)
    elif case.status == S.USER_WAIT_CONFIRM_UPDATE:
        move(app, case, S.MERCHANT_PROCESSING)
    else:
        move(app, case, S.MERCHANT_FAIL)


def pay_back(app: App, case: AftersaleCase, reason: RefundReason) -> None:
    """Refund the payer, with the freight when nothing was shipped and nothing else is left to refund."""
    order = order_behind(app, case)
    line = line_of(order, case)
    case.refund_reason = reason
    move(app, case, S.PLATFORM_REFUNDING)
    whole = case.amount >= line.refundable
    freight = _freight(order, line) if whole else 0
    refund(
        app,
        order,
        line,
        case.amount,
        count=line.count - line.finished_aftersale if whole else 0,
        freight=freight,
    )
    returned = case.type != AftersaleType.REFUND
    move(app, case, S.MERCHANT_RETURN_SUCCESS if returned else S.MERCHANT_REFUND_SUCCESS)


def _freight(order: Order, line: OrderLine) -> int:
    last = all(other is line or not other.refundable for other in order.lines)
    shipped = any(other.shipped for other in order.lines)
    return order.freight - order.freight_refunded if last and not shipped else 0


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


def propose(app: App, case: AftersaleCase, proposal: Proposal) -> None:
    """The merchant proposes something else."""
    case.proposal = proposal
    move(app, case, S.USER_WAIT_CONFIRM_UPDATE)


def answer(app: App, case: AftersaleCase, *, agree: bool) -> None:
    """The buyer answers a proposal, or an after-sale order that the merchant opened."""
    opened_by_merchant = case.status == S.USER_WAIT_HANDLE_MERCHANT_AFTER_SALE
    if not agree:
        move(app, case, S.USER_CANCELD if opened_by_merchant else S.MERCHANT_PROCESSING)
    elif opened_by_merchant or case.proposal is None:
        _proceed(app, case)
    elif case.proposal.kind == 1:
        cancel(app, case)
    elif case.proposal.kind == 2:
        move(app, case, S.MERCHANT_PROCESSING)
    else:
        case.type, case.amount = case.proposal.new_type, case.proposal.new_amount
        _proceed(app, case)


def _proceed(app: App, case: AftersaleCase) -> None:
    """Both sides agree."""
    if case.type == AftersaleType.REFUND:
        pay_back(app, case, RefundReason.MERCHANT_API)
    else:
        agree_to_return(app, case, case.address_id or DEFAULT_ADDRESS)
