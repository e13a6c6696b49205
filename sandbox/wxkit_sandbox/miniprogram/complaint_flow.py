"""How a complaint goes on: the merchant answers, the buyer decides, WeChat's service judges.

https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/guarantee/complaint.html
"""

from __future__ import annotations

from collections.abc import Callable

from wxkit.miniprogram.complaints import AppealState, ComplaintItem, ComplaintState
from wxkit_sandbox.miniprogram.complaint_book import OVER, ComplaintBook, Filed, note, tell
from wxkit_sandbox.miniprogram.payments import Payment
from wxkit_sandbox.miniprogram.tradeflow import end_complaint, refund
from wxkit_sandbox.miniprogram.trades import Trade, Trades
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = ["appeal", "file", "hand_in", "judge_appeal", "move", "run_out", "send_back"]

S, Item = ComplaintState, ComplaintItem
MERCHANT_ANSWERS = 48 * 3600
"""Also to prove a refund."""
FIRST = 100_000_001


def file(
    app: App, buyer: Person, payment: Payment, type_: int, text: str, pictures: tuple[str, ...]
) -> Filed:
    """A buyer complains: the merchant has 48 hours to answer, the money waits."""
    book, id_ = app.state(ComplaintBook), str(app.world.ids.count("trade_complaint", FIRST))
    filed = Filed(id_, buyer, payment, type_, text, pictures, app.world.clock.time())
    book.complaints[id_] = filed
    book.running[payment.transaction_id] = id_
    trade = _trade(app, filed)
    if trade is not None:
        trade.in_complaint = True
    move(app, filed, S.WAIT_MERCHANT, Item.OPENED, text, pictures, who=buyer.nickname)
    return filed


def move(
    app: App,
    filed: Filed,
    status: ComplaintState,
    kind: ComplaintItem,
    text: str = "",
    pictures: tuple[str, ...] = (),
    *,
    who: str = "",
    blame: int | None = None,
) -> None:
    """Into another state, for as long as it lasts."""
    lasts = _lasts(app, status)
    filed.status, filed.turn = status, filed.turn + 1
    filed.expires = app.world.clock.time() + lasts if lasts else 0
    note(app, filed, kind, text, pictures, who=who, blame=blame)
    if lasts:
        app.world.clock.call_after(lasts, run_out, app, filed.id, filed.turn)
    if status in OVER:
        _end(app, filed)
    tell(app, filed)


def _lasts(app: App, status: ComplaintState) -> int:
    """Seconds; 0 for a state without an end."""
    settings = app.world.settings
    if status in (S.WAIT_MERCHANT, S.WAIT_REFUND_PROOF):
        return MERCHANT_ANSWERS
    if status in (S.MERCHANT_OVERDUE, S.AGREED, S.REFUSED):
        return settings.complaint_confirmed_within
    if status in (S.WAIT_BUYER_PROOF, S.WAIT_MERCHANT_PROOF, S.WAIT_BOTH_PROOF):
        return settings.dispute_proof_within
    return 0 if status in (*OVER, S.WAIT_RETURN, S.RETURNED) else settings.dispute_service_takes


def run_out(app: App, complaint_id: str, turn: int) -> None:
    """A state lasted as long as it may."""
    filed = app.state(ComplaintBook).complaints[complaint_id]
    if filed.turn != turn:
        return
    overdue = OVERDUE.get(_owed(filed))
    if overdue is not None:
        if filed.status == S.WAIT_REFUND_PROOF and filed.appeal == AppealState.OPEN:
            filed.appeal = AppealState.OVERDUE
        move(app, filed, *overdue)
    else:
        DECIDE[filed.status](app, filed)


def _owed(filed: Filed) -> ComplaintState:
    """The state; where both owe evidence and one has given it, that of waiting for the other."""
    if filed.status == S.WAIT_BOTH_PROOF and filed.proved:
        return S.WAIT_MERCHANT_PROOF if "buyer" in filed.proved else S.WAIT_BUYER_PROOF
    return filed.status


OVERDUE = {
    S.WAIT_MERCHANT: (S.MERCHANT_OVERDUE, Item.MERCHANT_OVERDUE),
    S.MERCHANT_OVERDUE: (S.SETTLED, Item.BUYER_OVERDUE),
    S.AGREED: (S.SETTLED, Item.BUYER_OVERDUE),
    S.REFUSED: (S.SETTLED, Item.BUYER_OVERDUE),
    S.WAIT_BUYER_PROOF: (S.BUYER_PROOF_OVERDUE, Item.BUYER_PROOF_OVERDUE),
    S.WAIT_MERCHANT_PROOF: (S.MERCHANT_PROOF_OVERDUE, Item.MERCHANT_PROOF_OVERDUE),
    S.WAIT_BOTH_PROOF: (S.BOTH_PROOF_OVERDUE, Item.BOTH_PROOF_OVERDUE),
    S.WAIT_REFUND_PROOF: (S.REFUND_PROOF_OVERDUE, Item.REFUND_PROOF_OVERDUE),
    S.REFUND_PROOF_OVERDUE: (S.PLATFORM_REFUNDS, Item.PLATFORM_PAID),
}
"""What follows when nobody does anything."""


def _hear(app: App, filed: Filed) -> None:
    """WeChat's service has looked at it: it wants evidence first, or decides."""
    wanted = app.world.settings.dispute_evidence
    if wanted == "none" or filed.heard:
        _decide(app, filed)
        return
    filed.heard = True
    status, kind = {
        "buyer": (S.WAIT_BUYER_PROOF, Item.WAIT_BUYER_PROOF),
        "merchant": (S.WAIT_MERCHANT_PROOF, Item.WAIT_MERCHANT_PROOF),
        "both": (S.WAIT_BOTH_PROOF, Item.WAIT_BOTH_PROOF),
    }[wanted]
    move(app, filed, status, kind)


def _decide(app: App, filed: Filed) -> None:
    if app.world.settings.dispute_verdict == "merchant":
        move(app, filed, S.NOT_AT_FAULT, Item.NOT_AT_FAULT)
        return
    filed.appeal = AppealState.OPEN
    if app.world.settings.complaint_returns:
        move(app, filed, S.WAIT_RETURN, Item.AT_FAULT, blame=1)
    else:
        move(app, filed, S.WAIT_REFUND_PROOF, Item.AT_FAULT, blame=0)


def _check_refund(app: App, filed: Filed) -> None:
    verdict = app.world.settings.complaint_refund_proof
    if verdict == "pass":
        _pay_back(app, filed)
    elif verdict == "fail":
        move(app, filed, S.CLOSED, Item.REFUND_NOT_PROVED)


def _pay_back(app: App, filed: Filed) -> None:
    """The buyer has the money: the merchant has proved it, or WeChat has paid."""
    trade = _trade(app, filed)
    if trade is not None:
        refund(trade)
    move(app, filed, S.REFUNDED, Item.REFUND_PROVED)


DECIDE: dict[ComplaintState, Callable[[App, Filed], None]] = {
    S.WAIT_SERVICE: _hear,
    S.IN_SERVICE: _hear,
    S.BUYER_PROVED: _decide,
    S.MERCHANT_PROVED: _decide,
    S.BUYER_PROOF_OVERDUE: _decide,
    S.MERCHANT_PROOF_OVERDUE: _decide,
    S.BOTH_PROOF_OVERDUE: _decide,
    S.CHECKING_REFUND: _check_refund,
    S.PLATFORM_REFUNDS: _pay_back,
}
"""What WeChat's service does when it has had its time."""


def hand_in(app: App, filed: Filed, side: str, who: str, text: str, pictures: tuple[str, ...]) -> None:
    """`buyer` or `merchant` gives the evidence that is wanted of them."""
    proved, kind = (
        (S.BUYER_PROVED, Item.BUYER_PROVED) if side == "buyer" else (S.MERCHANT_PROVED, Item.MERCHANT_PROVED)
    )
    filed.proved.add(side)
    if filed.status == S.WAIT_BOTH_PROOF and len(filed.proved) < 2:
        note(app, filed, kind, text, pictures, who=who)
        tell(app, filed)
    else:
        move(app, filed, proved, kind, text, pictures, who=who)


def send_back(app: App, filed: Filed) -> None:
    """The buyer has sent the goods back."""
    move(app, filed, S.RETURNED, Item.BUYER_WROTE, who=filed.buyer.nickname)


def appeal(app: App, filed: Filed, text: str, pictures: tuple[str, ...]) -> None:
    """The merchant appeals: the time for the proof stands still until it is decided."""
    filed.appeal, filed.turn, filed.expires = AppealState.RUNNING, filed.turn + 1, 0
    note(app, filed, Item.MERCHANT_WROTE, text, pictures, who=app.name)
    takes = app.world.settings.dispute_service_takes
    app.world.clock.call_after(takes, judge_appeal, app, filed.id)
    tell(app, filed)


def judge_appeal(app: App, complaint_id: str) -> None:
    """WeChat's service has looked at the appeal, unless the complaint is over."""
    filed = app.state(ComplaintBook).complaints[complaint_id]
    if filed.status in OVER:
        return
    if app.world.settings.complaint_appeal == "won":
        filed.appeal = AppealState.WON
        move(app, filed, S.NOT_AT_FAULT, Item.NOT_AT_FAULT_AFTER_ALL)
    else:
        filed.appeal = AppealState.LOST
        blame = 1 if filed.status in (S.WAIT_RETURN, S.RETURNED) else 0
        move(app, filed, filed.status, Item.AT_FAULT_STILL, blame=blame)


def _end(app: App, filed: Filed) -> None:
    """The money waits no longer."""
    app.state(ComplaintBook).running.pop(filed.payment.transaction_id, None)
    trade = _trade(app, filed)
    if trade is not None and trade.in_complaint:
        end_complaint(app, trade)


def _trade(app: App, filed: Filed) -> Trade | None:
    return app.state(Trades).by_id.get(filed.payment.transaction_id)
