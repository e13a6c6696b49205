"""Writing a transaction's work to the database: the journal appended, the state brought up to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, delete, insert
from sqlalchemy.dialects import postgresql, sqlite

from wxkit.policy import _schema as db
from wxkit.policy._codec import encode
from wxkit.policy._guards import subject
from wxkit.policy._state import Exchange, LotState, Order, Outcome, Profile, Ruling, Share, Tx
from wxkit.policy.books import Effect, Tables

if TYPE_CHECKING:
    from wxkit.policy.sql import SqlUnit

__all__ = ["flush", "owner", "write_all"]

Row = dict[str, Any]
BUCKETS = frozenset({"pending", "available", "debt", "frozen", "payable"})
"""The accounts that belong to somebody."""


def flush(unit: SqlUnit) -> bool:
    """Write everything that is new or changed; False when there is nothing."""
    if not (unit.outcomes or unit.txs or unit.rows):
        return False
    connection = unit.connection
    posted = [outcome for outcome in unit.outcomes if outcome.status == "posted"]
    _append(connection, db.facts, [_fact(outcome) for outcome in posted])
    _append(
        connection, db.parked, [_parked(outcome) for outcome in unit.outcomes if outcome.status != "posted"]
    )
    _append(connection, db.rulings, [_ruling(ruling) for one in unit.outcomes for ruling in one.rulings])
    _append(connection, db.transactions, [_transaction(tx) for tx in unit.txs])
    _append(connection, db.entries, [row for tx in unit.txs for row in _entries(tx)])
    _append(connection, db.lot_moves, [row for tx in unit.txs for row in _lot_moves(tx)])
    _append(connection, db.outbox, [_effect(effect) for effect in unit.effects])
    _write_state(unit)
    return True


def _write_state(unit: SqlUnit) -> None:
    connection, tables = unit.connection, unit.tables
    accounts = dict.fromkeys(account for tx in unit.txs for account, _ in tx.entries)
    _put(connection, db.balances, [_balance(name, tables.balances[name]) for name in accounts])
    if unit.gone:
        connection.execute(delete(db.profiles).where(db.profiles.c.person.in_(unit.gone)))
    rows = list(unit.rows.values())
    _put(connection, db.lots, [_lot(row) for row in rows if isinstance(row, LotState)])
    _put(connection, db.shares, [_share(row) for row in rows if isinstance(row, Share) and row.order_id])
    _put(connection, db.orders, [_order(row) for row in rows if isinstance(row, Order)])
    _put(connection, db.profiles, [_profile(row) for row in rows if isinstance(row, Profile)])
    _put(connection, db.exchanges, [_exchange(row) for row in rows if isinstance(row, Exchange)])
    names, used = sorted(unit.names), sorted(unit.used)
    _put(connection, db.aliases, [{"alias": alias, "person": tables.aliases[alias]} for alias in names])
    _put(connection, db.counters, [{"name": name, "used": tables.counters[name]} for name in used])
    _append(connection, db.groups, [_member(*member) for member in unit.joined])


def write_all(connection: Connection, tables: Tables) -> None:
    """Write the whole state in place of what is there."""
    for table in (
        db.balances,
        db.lots,
        db.shares,
        db.orders,
        db.profiles,
        db.aliases,
        db.counters,
        db.exchanges,
        db.groups,
    ):
        connection.execute(delete(table))
    _append(connection, db.balances, [_balance(name, amount) for name, amount in tables.balances.items()])
    _append(connection, db.lots, [_lot(lot) for lots in tables.lots.values() for lot in lots.values()])
    _append(connection, db.shares, [_share(share) for shares in tables.shares.values() for share in shares])
    _append(connection, db.orders, [_order(order) for order in tables.orders.values()])
    _append(connection, db.profiles, [_profile(profile) for profile in tables.profiles.values()])
    _append(connection, db.exchanges, [_exchange(exchange) for exchange in tables.exchanges.values()])
    _append(
        connection, db.aliases, [{"alias": alias, "person": name} for alias, name in tables.aliases.items()]
    )
    _append(connection, db.counters, [{"name": name, "used": used} for name, used in tables.counters.items()])
    members = [
        (name, n, person) for name, people in tables.groups.items() for n, person in enumerate(people, 1)
    ]
    _append(connection, db.groups, [_member(*member) for member in members])


def owner(account: str) -> str:
    """Whose account it is: `points/available/<person>`; empty for the shop's own."""
    skipped = 2 if account.startswith("voucher/") else 1
    parts = account.split("/", skipped + 1)
    return parts[-1] if len(parts) > skipped + 1 and parts[skipped] in BUCKETS else ""


def _append(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows or, where the key is there already, replace the rest of them."""
    if not rows:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table)
    keys = [column.name for column in table.primary_key]
    rest = {column.name: statement.excluded[column.name] for column in table.c if column.name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=rest), rows)


def _fact(outcome: Outcome) -> Row:
    fact = outcome.fact
    return {"id": fact.id, "kind": fact.kind, "at": fact.at, "body": encode(fact)}


def _parked(outcome: Outcome) -> Row:
    return {**_fact(outcome), "plugin": outcome.plugin, "reason": outcome.reason}


def _ruling(ruling: Ruling) -> Row:
    return {
        "id": ruling.id,
        "fact_id": ruling.fact_id,
        "plugin": ruling.plugin,
        "version": ruling.version,
        "kind": type(ruling.decision).__name__,
        "person": subject(ruling.decision),
        "verdict": ruling.verdict,
        "amount": ruling.amount,
        "guard": ruling.guard,
        "note": ruling.note,
        "through": ruling.through,
        "body": encode(ruling.decision),
    }


def _transaction(tx: Tx) -> Row:
    return {
        "id": tx.id,
        "unit": tx.unit,
        "kind": tx.kind,
        "at": tx.at,
        "fact_id": tx.fact_id,
        "share_id": tx.share_id,
    }


def _entries(tx: Tx) -> list[Row]:
    return [
        {"tx_id": tx.id, "number": number, "account": account, "amount": amount}
        for number, (account, amount) in enumerate(tx.entries)
    ]


def _lot_moves(tx: Tx) -> list[Row]:
    return [
        {"tx_id": tx.id, "number": number, "lot_id": move.lot, "amount": move.amount, "expires": move.expires}
        for number, move in enumerate(tx.lots)
    ]


def _effect(effect: Effect) -> Row:
    decision = effect.decision
    return {
        "id": effect.id,
        "person": effect.person,
        "kind": effect.kind,
        "amount": effect.amount,
        "at": effect.at,
        "decision": type(decision).__name__ if decision else "",
        "body": encode(decision) if decision else "",
        "state": "waiting",
        "attempts": 0,
        "next_at": effect.at,
        "problem": "",
    }


def _lot(lot: LotState) -> Row:
    return {
        "id": lot.id,
        "unit": lot.unit,
        "person": lot.person,
        "left": lot.left,
        "expires": lot.expires,
        "at": lot.at,
        "uses": lot.uses,
    }


def _share(share: Share) -> Row:
    return {"id": share.id, "order_id": share.order_id, "person": share.person, "body": encode(share)}


def _profile(profile: Profile) -> Row:
    until = profile.tier.until if profile.tier else None
    return {"person": profile.person, "tier_until": until, "body": encode(profile)}


def _balance(account: str, amount: int) -> Row:
    return {"account": account, "person": owner(account), "amount": amount}


def _order(order: Order) -> Row:
    return {"id": order.id, "due": order.due, "body": encode(order)}


def _exchange(exchange: Exchange) -> Row:
    return {"id": exchange.fact.id, "body": encode(exchange)}


def _member(group: str, number: int, person: str) -> Row:
    return {"name": group, "number": number, "person": person}
