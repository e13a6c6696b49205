"""The journal read again: what its rulings and facts make of the books, without asking any plugin.

This is how a ledger is verified and how its state is computed anew. Plugins may have changed since; what they
decided is written down and does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from wxkit.policy import _guards as guards
from wxkit.policy import _schema as db
from wxkit.policy._applying import Applier
from wxkit.policy._caps import Caps, budget_cap
from wxkit.policy._codec import decode_decision, decode_fact
from wxkit.policy._deciding import RETURNS, Plan
from wxkit.policy._redeeming import write_redemption
from wxkit.policy._sharing import share_of, unit_of
from wxkit.policy._state import LotMove, Outcome, Ruling, Tx
from wxkit.policy.books import MemoryBooks, Unit
from wxkit.policy.decisions import Commission, Coupon, Earn, Redemption, Tier, Voucher
from wxkit.policy.facts import Fact, Recruited, Redeemed, ReferralTouched
from wxkit.policy.settings import EngineSettings

__all__ = ["Written", "journal", "replay", "written_of"]

PAGE = 1_000


@dataclass(slots=True)
class Written:
    """A fact with all that the journal says of it."""

    fact: Fact
    rulings: list[Ruling]
    txs: list[Tx]


def journal(connection: Connection) -> Iterator[Written]:
    """Every fact in the order in which it was posted."""
    after = 0
    while True:
        table = db.facts.c
        page = select(table.seq, table.id, table.kind, table.body).where(table.seq > after)
        rows = connection.execute(page.order_by(table.seq).limit(PAGE)).all()
        if not rows:
            return
        after = rows[-1].seq
        yield from _told(connection, rows)


def written_of(connection: Connection, facts: Sequence[str]) -> Iterator[Written]:
    """These facts with all that the journal says of them."""
    table = db.facts.c
    for part in _parts(list(dict.fromkeys(facts))):
        asked = select(table.seq, table.id, table.kind, table.body).where(table.id.in_(part))
        yield from _told(connection, connection.execute(asked.order_by(table.seq)).all())


def _told(connection: Connection, rows: Sequence[Any]) -> Iterator[Written]:
    ids = [row.id for row in rows]
    rulings, txs = _rulings(connection, ids), _txs(connection, ids)
    for row in rows:
        yield Written(decode_fact(row.kind, row.body), rulings.get(row.id, []), txs.get(row.id, []))


def _rulings(connection: Connection, facts: list[str]) -> dict[str, list[Ruling]]:
    table = db.rulings
    found: dict[str, list[Ruling]] = {}
    for row in connection.execute(select(table).where(table.c.fact_id.in_(facts))):
        decision = decode_decision(row.kind, row.body)
        ruling = Ruling(
            row.id,
            row.fact_id,
            row.plugin,
            row.version,
            decision,
            row.verdict,
            row.amount,
            row.guard,
            row.note,
            row.through,
        )
        found.setdefault(row.fact_id, []).append(ruling)
    for rulings in found.values():
        rulings.sort(key=lambda ruling: _number(ruling.id, "#"))
    return found


def _txs(connection: Connection, facts: list[str]) -> dict[str, list[Tx]]:
    table = db.transactions
    rows = connection.execute(select(table).where(table.c.fact_id.in_(facts))).all()
    ids = [row.id for row in rows]
    entries, lots = _entries(connection, ids), _lots(connection, ids)
    found: dict[str, list[Tx]] = {}
    for row in sorted(rows, key=lambda row: _number(row.id, "!")):
        tx = Tx(
            row.id,
            row.unit,
            row.kind,
            row.at,
            row.fact_id,
            row.share_id,
            entries.get(row.id, ()),
            lots.get(row.id, ()),
        )
        found.setdefault(row.fact_id, []).append(tx)
    return found


def _entries(connection: Connection, txs: list[str]) -> dict[str, tuple[tuple[str, int], ...]]:
    table = db.entries.c
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for part in _parts(txs):
        asked = select(table.tx_id, table.account, table.amount).where(table.tx_id.in_(part))
        for tx_id, account, amount in connection.execute(asked.order_by(table.tx_id, table.number)):
            found[tx_id] = (*found.get(tx_id, ()), (account, amount))
    return found


def _lots(connection: Connection, txs: list[str]) -> dict[str, tuple[LotMove, ...]]:
    table = db.lot_moves.c
    found: dict[str, tuple[LotMove, ...]] = {}
    for part in _parts(txs):
        asked = select(table.tx_id, table.lot_id, table.amount, table.expires).where(table.tx_id.in_(part))
        for tx_id, *move in connection.execute(asked.order_by(table.tx_id, table.number)):
            found[tx_id] = (*found.get(tx_id, ()), LotMove(*move))
    return found


def _parts(keys: list[str]) -> Iterator[list[str]]:
    return (keys[start : start + PAGE] for start in range(0, len(keys), PAGE))


def _number(key: str, mark: str) -> int:
    return int(key.rpartition(mark)[2])


def replay(written: Iterable[Written], settings: EngineSettings) -> MemoryBooks:
    """Books in memory as the journal makes them."""
    books = MemoryBooks()
    with books.transaction() as unit:
        for one in written:
            _again(one, unit, settings)
    return books


def _again(one: Written, unit: Unit, settings: EngineSettings) -> None:
    caps = Caps(unit, ZoneInfo(settings.zone), one.fact.at)
    for ruling in one.rulings:
        _use(ruling, caps, settings)
    if isinstance(one.fact, Redeemed):
        caps.commit()
        write_redemption(unit, settings, one.fact, one.rulings)
    else:
        applier = Applier(unit, settings)
        fact = applier.named(one.fact)
        applier.apply(fact, _plan(one, fact, unit), caps)
    unit.record(Outcome(one.fact, "posted", tuple(one.rulings)))


def _use(ruling: Ruling, caps: Caps, settings: EngineSettings) -> None:
    decision = ruling.decision
    if ruling.verdict not in ("posted", "cut"):
        return
    if isinstance(decision, (Earn, Voucher, Coupon, Commission, Redemption)):
        caps.use(ruling.amount, decision.caps)
    budget = settings.budgets.get(ruling.plugin)
    if budget is not None and isinstance(decision, (Earn, Voucher, Coupon, Commission)):
        cap = budget_cap(ruling.plugin, unit_of(decision), budget, guards.subject(decision))
        caps.use(ruling.amount, [cap])


def _plan(one: Written, fact: Fact, unit: Unit) -> Plan:
    """The plan that the rulings came from."""
    plan = Plan(rulings=list(one.rulings))
    granted = [ruling for ruling in one.rulings if ruling.verdict in ("posted", "cut")]
    for ruling in granted:
        if isinstance(ruling.decision, (Earn, Voucher, Commission)):
            plan.shares.append(share_of(ruling, fact, unit))
        elif isinstance(ruling.decision, Tier):
            plan.tier = ruling.decision
    if isinstance(fact, (ReferralTouched, Recruited)):
        plan.touch_counts = plan.recruits = not one.rulings
    plan.lifetimes = {move.lot: move.expires for tx in one.txs for move in tx.lots}
    plan.returns = {
        guards.subject(ruling.decision): policy
        for ruling in granted
        for policy in RETURNS
        if ruling.note == policy
    }
    return plan
