"""From a ruling to the share that it gives somebody; the same when it is made and when it is read again."""

from __future__ import annotations

from wxkit.policy import _guards as guards
from wxkit.policy._posting import COMMISSION, POINTS, voucher_unit
from wxkit.policy._state import Ruling, Share
from wxkit.policy.books import Unit
from wxkit.policy.decisions import Commission, Decision, Earn, Hold, Voucher
from wxkit.policy.facts import Fact, GiftAccepted, GiftSent, OrderFact, OrderPaid

__all__ = ["share_of", "unit_of"]


def unit_of(decision: Decision) -> str:
    """The book in which a decision is counted."""
    if isinstance(decision, Earn):
        return POINTS
    if isinstance(decision, Commission):
        return COMMISSION
    return voucher_unit(decision.series) if isinstance(decision, Voucher) else type(decision).__name__.lower()


def share_of(ruling: Ruling, fact: Fact, unit: Unit) -> Share:
    """What the ruling gives, and what of the order it is measured by."""
    decision = ruling.decision
    share = Share(
        ruling.id,
        unit_of(decision),
        guards.subject(decision),
        ruling.amount,
        hold=_hold(decision),
        expires=decision.expires if isinstance(decision, (Earn, Voucher)) else None,
        fact_id=fact.id,
    )
    if isinstance(decision, Commission):
        share.level, share.attributed = decision.level, ruling.through
    if isinstance(fact, OrderFact):
        share.order_id = fact.order_id
        share.line = decision.line if isinstance(decision, (Earn, Commission)) else None
        share.base = _base(fact, share.line, unit)
    else:
        share.hold = "none"  # there is no order to wait for
    return share


def _hold(decision: Decision) -> Hold:
    if isinstance(decision, Voucher):
        return decision.hold
    if isinstance(decision, Earn) and decision.hold is not None:
        return decision.hold
    return "settle"


def _base(fact: OrderFact, line: str | None, unit: Unit) -> int:
    """Fen paid for what earns."""
    if isinstance(fact, OrderPaid):
        return fact.paid if line is None else sum(one.paid for one in fact.lines if one.key == line)
    order = unit.order(fact.order_id)
    if order is not None and order.paid:
        return order.base(line)
    return fact.paid if isinstance(fact, (GiftSent, GiftAccepted)) else 0
