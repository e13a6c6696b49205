"""Guarantee orders (保障单) as the sandbox keeps them, and what moves them along. Money in fen.

The platform's part is played by the settings of disputes. What is paid comes out of the merchant's balance,
not out of the order. A step checks nothing: whoever calls it has looked first.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks import events
from wxkit.store._funds import FundsType
from wxkit.store._guarantee_order import GuaranteeState, GuaranteeType
from wxkit.store.complaints import ComplaintItem
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.disputes import Entry
from wxkit_sandbox.store.order_journal import Journal
from wxkit_sandbox.store.orderbook import Order, OrderBook, OrderLine
from wxkit_sandbox.store.purse import Source, book
from wxkit_sandbox.world import App

__all__ = [
    "ENDED",
    "Claim",
    "ClaimBook",
    "amount_of",
    "answer",
    "cancel",
    "hand_in",
    "modify",
    "open_claim",
    "pay",
    "refuse",
]

S = GuaranteeState
K = ComplaintItem
ENDED = frozenset({S.NOTHING_TO_PAY, S.PAID, S.FAILED, S.CANCELLED})
ASKED = {
    "buyer": (S.BUYER_PROOF, K.BUYER_ASKED),
    "merchant": (S.MERCHANT_PROOF, K.MERCHANT_ASKED),
    "both": (S.BOTH_PROOF, K.BOTH_ASKED),
}
LATE = {S.BUYER_PROOF: K.BUYER_LATE, S.MERCHANT_PROOF: K.MERCHANT_LATE, S.BOTH_PROOF: K.BOTH_LATE}
FAKE_PAYS = 3
"""Times the price: 假一赔三."""
FIRST_ID = 2_000_001_000_000_001


@dataclass(slots=True)
class Claim:
    """A guarantee order: one SKU of one order."""

    id: str
    type: GuaranteeType
    order_id: str
    product_id: str
    sku_id: str
    owner: Person
    product_fee: int
    """What was paid for it."""
    freight: int
    create_time: int
    update_time: int
    reason: int = 0
    """Of fake goods: 1 trade mark, 2 material."""
    identify_fee: int = 0
    level: int = 0
    """Percent of damage."""
    content: str = ""
    media_ids: tuple[str, ...] = ()
    status: GuaranteeState = S.WAIT_MERCHANT
    deadline: int = 0
    step: int = 0
    """Counts the states, so that a timer knows whether it still matters."""
    asked: bool = False
    """The platform has asked for evidence."""
    merchant_level: int = 0
    """Percent of damage that the merchant proposes; 0 for none."""
    merchant_remark: str = ""
    refuse_reason: str = ""
    paid: int = 0
    complete_time: int = 0
    history: list[Entry] = field(default_factory=list[Entry])
    """Oldest first."""


@dataclass(slots=True)
class ClaimBook:
    """All guarantee orders of a Store by id."""

    claims: dict[str, Claim] = field(default_factory=dict[str, Claim])
    by_order: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    created: Journal = field(default_factory=Journal)


def amount_of(claim: Claim) -> int:
    """For fake goods the fee and three times the price; for damage its share of price and freight."""
    if claim.type == GuaranteeType.FAKE:
        return claim.identify_fee + FAKE_PAYS * claim.product_fee
    return (claim.product_fee + claim.freight) * claim.level // 100


def open_claim(
    app: App,
    order: Order,
    line: OrderLine,
    kind: GuaranteeType,
    *,
    reason: int = 0,
    identify_fee: int = 0,
    level: int = 0,
    content: str = "",
    media_ids: tuple[str, ...] = (),
) -> Claim:
    """The buyer claims: the merchant has to answer."""
    now, book = app.world.clock.time(), app.state(ClaimBook)
    claim = Claim(
        id=str(app.world.ids.count("guarantee", FIRST_ID)),
        type=kind,
        order_id=order.order_id,
        product_id=line.product_id,
        sku_id=line.sku_id,
        owner=order.owner,
        product_fee=line.real_price,
        freight=order.freight if len(order.lines) == 1 else 0,
        create_time=now,
        update_time=now,
        reason=reason,
        identify_fee=identify_fee,
        level=level,
        content=content,
        media_ids=media_ids,
    )
    book.claims[claim.id] = claim
    book.by_order.setdefault(order.order_id, []).append(claim.id)
    book.created.write(now, claim.id)
    _note(app, claim, K.OPENED, content, media_ids)
    _enter(app, claim, S.WAIT_MERCHANT)
    return claim


def _note(
    app: App, claim: Claim, kind: ComplaintItem, content: str = "", media: tuple[str, ...] = ()
) -> None:
    claim.history.append(Entry(kind, app.world.clock.time(), content, media))


def _enter(app: App, claim: Claim, status: GuaranteeState) -> None:
    """Enter a state, tell the merchant, and set the next deadline."""
    now, settings = app.world.clock.time(), app.world.settings
    claim.status, claim.update_time = status, now
    claim.step += 1
    info = events.Guarantee(guarantee_order_id=claim.id, order_id=claim.order_id, status=status)
    app.emit(events.GuaranteeUpdate(finder_shop_guarantee_status_update=info))
    if status in ENDED:
        claim.complete_time, claim.deadline = now, 0
        return
    wait = settings.dispute_service_takes
    if status in LATE:
        wait = settings.dispute_proof_within
    elif status in (S.WAIT_MERCHANT, S.WAIT_BUYER):
        wait = settings.guarantee_answered_within
    claim.deadline = now + wait
    app.world.clock.call_after(wait, _due, app, claim.id, claim.step)


def _due(app: App, claim_id: str, step: int) -> None:
    """Timer: somebody is late, or the platform goes on."""
    claim = app.state(ClaimBook).claims[claim_id]
    if claim.step != step:
        return
    if claim.status == S.WAIT_PLATFORM:
        _platform(app, claim)
    elif claim.status == S.AMOUNT_UNCLEAR:
        _transfer(app, claim)
    elif claim.status == S.WAIT_BUYER:
        _enter(app, claim, S.WAIT_MERCHANT)
    else:
        if claim.status in LATE:
            _note(app, claim, LATE[claim.status])
        _enter(app, claim, S.WAIT_PLATFORM)


def _platform(app: App, claim: Claim) -> None:
    """The platform asks for evidence, then decides."""
    settings = app.world.settings
    if not claim.asked and settings.dispute_evidence != "none":
        claim.asked = True
        status, item = ASKED[settings.dispute_evidence]
        _note(app, claim, item)
        _enter(app, claim, status)
    elif settings.dispute_verdict == "buyer":
        _note(app, claim, K.THE_MERCHANT)
        pay(app, claim)
    else:
        _note(app, claim, K.NOT_THE_MERCHANT)
        _enter(app, claim, S.NOTHING_TO_PAY)


def pay(app: App, claim: Claim) -> None:
    """The merchant has to pay; a high amount for fake goods is looked at first."""
    limit = app.world.settings.guarantee_amount_questioned
    if claim.type == GuaranteeType.FAKE and limit and amount_of(claim) >= limit:
        _enter(app, claim, S.AMOUNT_UNCLEAR)
    else:
        _transfer(app, claim)


def _transfer(app: App, claim: Claim) -> None:
    _enter(app, claim, S.PAYING)
    if app.world.settings.refunds != "succeed":
        _enter(app, claim, S.FAILED)
        return
    claim.paid = amount_of(claim)
    order = app.state(OrderBook).orders[claim.order_id]
    source = Source(claim.order_id, order.transaction_id, order.present_order_id, guarantee_id=claim.id)
    book(app, FundsType.REFUND, -claim.paid, source, "保障赔付")
    _enter(app, claim, S.PAID)


def refuse(app: App, claim: Claim, reason: str, media_ids: tuple[str, ...]) -> None:
    """The merchant does not pay: the platform decides."""
    claim.refuse_reason = reason
    _note(app, claim, K.MERCHANT_WROTE, reason, media_ids)
    _enter(app, claim, S.WAIT_PLATFORM)


def modify(app: App, claim: Claim, level: int, remark: str) -> None:
    """The merchant says it is less (or more) damaged: the buyer has to answer."""
    claim.merchant_level, claim.merchant_remark = level, remark
    _note(app, claim, K.MERCHANT_WROTE, remark)
    _enter(app, claim, S.WAIT_BUYER)


def answer(app: App, claim: Claim, *, agree: bool) -> None:
    """The buyer takes what the merchant proposes, or leaves the merchant to answer again."""
    if agree:
        claim.level = claim.merchant_level
        pay(app, claim)
    else:
        _enter(app, claim, S.WAIT_MERCHANT)


def hand_in(app: App, claim: Claim, kind: ComplaintItem, content: str, media_ids: tuple[str, ...]) -> None:
    """One side's evidence is there; the platform goes on when it has all that it asked for."""
    _note(app, claim, kind, content, media_ids)
    there = {entry.kind for entry in claim.history}
    if claim.status != S.BOTH_PROOF or {K.BUYER_PROVED, K.MERCHANT_PROVED} <= there:
        _enter(app, claim, S.WAIT_PLATFORM)


def cancel(app: App, claim: Claim) -> None:
    """The buyer claims no more."""
    _note(app, claim, K.WITHDRAWN)
    _enter(app, claim, S.CANCELLED)
