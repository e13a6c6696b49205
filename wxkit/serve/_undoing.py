"""Undoing a redemption at the person's own wish: only while everything that it gave can be taken back.

Vouchers must be unspent, coupons not yet taken. What the merchant handed over (goods, cash off) cannot be
taken back from here; then the merchant decides.
"""

from __future__ import annotations

from sqlalchemy import select, update

from wxkit.policy import RedemptionRefused
from wxkit.policy._schema import outbox
from wxkit.policy._state import Exchange
from wxkit.policy.engine import Engine
from wxkit.policy.facts import Person, RedemptionCancelled
from wxkit.policy.sql import SqlBooks, SqlUnit

__all__ = ["undo"]

WITHDRAWABLE = ("waiting", "offered")


def undo(engine: Engine, books: SqlBooks, person: Person, key: str, at: int) -> None:
    """Put the points back; a second time does nothing. Raises RedemptionRefused."""
    refusal: RedemptionRefused | None = None
    with books.transaction() as unit:
        exchange = unit.exchange(f"redeem/{key}")
        if exchange is None or unit.name(exchange.fact.person) != unit.name(person):
            refusal = RedemptionRefused("unknown_offer", "there is no such redemption")
        elif not exchange.cancelled:
            reason = _in_the_way(unit, exchange)
            if reason:
                refusal = RedemptionRefused("rule", reason)
            else:
                fact_id = f"{exchange.fact.id}/cancelled"
                fact = RedemptionCancelled(id=fact_id, at=at, person=unit.name(person), key=key)
                engine.process([fact], unit)
    if refusal is not None:
        raise refusal


def _in_the_way(unit: SqlUnit, exchange: Exchange) -> str:
    """Why it cannot be undone; otherwise what is on its way is withdrawn."""
    about = outbox.c.id.startswith(f"{exchange.fact.id}#", autoescape=True) & (outbox.c.kind == "coupon")
    coupons = unit.connection.execute(select(outbox.c.seq, outbox.c.state).where(about)).all()
    if not coupons and not exchange.given:
        return "what was redeemed is the merchant's to take back"
    for voucher_unit, lot_id, count in exchange.given:
        lot = unit.lots_of(voucher_unit, unit.name(exchange.fact.person)).get(lot_id)
        if lot is None or lot.left < count:
            return "a voucher of it is used up"
    if any(state not in WITHDRAWABLE for _, state in coupons):
        return "a coupon of it was taken"
    unit.connection.execute(update(outbox).where(about).values(state="withdrawn"))
    return ""
