"""A ledger looked at from outside: shown, verified, rebuilt, exported.

Verifying sums every transaction and balance, then reads the journal again from the first fact and compares
what comes of it, transaction by transaction, with what is written and with the state that is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, func, select

from wxkit.policy import _schema as db
from wxkit.policy._codec import decode
from wxkit.policy._flushing import write_all
from wxkit.policy._replaying import Written, journal, replay
from wxkit.policy._state import Exchange, Order, Profile, Share
from wxkit.policy.books import MemoryBooks
from wxkit.policy.settings import EngineSettings
from wxkit.policy.sql import SqlBooks

__all__ = ["Figures", "Problem", "export", "figures", "rebuild", "verify"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a ledger that is not as it must be."""

    what: str
    where: str


@dataclass(frozen=True, slots=True)
class Figures:
    """A ledger in numbers."""

    facts: int
    parked: int
    transactions: int
    balances: dict[str, int]
    """Sum of all accounts of a kind, e.g. `points/available`; people's accounts are added up."""


def figures(books: SqlBooks) -> Figures:
    """Count and sum."""
    with books.reading() as connection:
        facts, parked, txs = (_count(connection, one) for one in (db.facts, db.parked, db.transactions))
        sums: dict[str, int] = {}
        rows = connection.execute(select(db.balances.c.account, db.balances.c.person, db.balances.c.amount))
        for account, person, amount in rows:
            kind = account.removesuffix(f"/{person}") if person else account
            sums[kind] = sums.get(kind, 0) + amount
    return Figures(facts, parked, txs, dict(sorted(sums.items())))


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def verify(books: SqlBooks, settings: EngineSettings) -> list[Problem]:
    """Everything that is wrong; an empty list for a ledger that holds."""
    with books.reading() as connection:
        problems = [*_sums(connection)]
        seen: list[Written] = []

        def watched() -> Iterator[Written]:
            for one in journal(connection):
                seen.append(one)
                yield one

        again = replay(watched(), settings)
        problems += _compare_journal(seen, again)
        problems += _compare_state(connection, again)
    return problems


def _sums(connection: Connection) -> Iterator[Problem]:
    entries, balances = db.entries.c, db.balances.c
    total = func.sum(entries.amount)
    uneven = select(entries.tx_id, total).group_by(entries.tx_id).having(total != 0)
    for tx_id, amount in connection.execute(uneven):
        yield Problem(f"the entries sum to {amount}, not to zero", tx_id)
    made = connection.execute(select(entries.account, total).group_by(entries.account))
    summed = dict(made.all())
    kept = dict(connection.execute(select(balances.account, balances.amount)).all())
    for account in sorted(summed.keys() | kept.keys()):
        if summed.get(account, 0) != kept.get(account, 0):
            yield Problem(
                f"the balance is {kept.get(account, 0)}, the entries make {summed.get(account, 0)}", account
            )
    overdrawn = select(db.lots.c.id, db.lots.c.left).where(db.lots.c.left < 0)
    for lot, left in connection.execute(overdrawn):
        yield Problem(f"the lot has {left} left", lot)


def _compare_journal(seen: list[Written], again: MemoryBooks) -> Iterator[Problem]:
    made: dict[str, list[Any]] = {}
    for tx in again.txs:
        made.setdefault(tx.fact_id, []).append(tx)
    for one in seen:
        if one.txs != made.get(one.fact.id, []):
            yield Problem("the transactions do not follow from the fact and its rulings", one.fact.id)


def _compare_state(connection: Connection, again: MemoryBooks) -> Iterator[Problem]:
    tables = again.tables
    lots = {
        lot.id: (lot.person, lot.left, lot.expires)
        for owned in tables.lots.values()
        for lot in owned.values()
    }
    kept = {
        row.id: (row.person, row.left, row.expires)
        for row in connection.execute(
            select(db.lots.c.id, db.lots.c.person, db.lots.c.left, db.lots.c.expires)
        )
    }
    yield from _differences("lot", kept, lots)
    yield from _differences("order", _bodies(connection, db.orders, Order), tables.orders)
    yield from _differences("person", _bodies(connection, db.profiles, Profile), tables.profiles)
    shares = {share.id: share for owned in tables.shares.values() for share in owned}
    yield from _differences("share", _bodies(connection, db.shares, Share), shares)
    yield from _differences("redemption", _bodies(connection, db.exchanges, Exchange), tables.exchanges)
    counters = connection.execute(select(db.counters.c.name, db.counters.c.used)).all()
    yield from _differences("counter", dict(counters), tables.counters)
    aliases = connection.execute(select(db.aliases.c.alias, db.aliases.c.person)).all()
    yield from _differences("name", dict(aliases), tables.aliases)


def _bodies(connection: Connection, table: Table, kind: type[T]) -> dict[str, T]:
    key = next(iter(table.primary_key))
    return {name: decode(kind, body) for name, body in connection.execute(select(key, table.c.body))}


def _differences(kind: str, kept: Mapping[str, object], made: Mapping[str, object]) -> Iterator[Problem]:
    for key in sorted(kept.keys() | made.keys()):
        if kept.get(key) != made.get(key):
            yield Problem(f"the {kind} is not what the journal makes of it", key)


def rebuild(books: SqlBooks, settings: EngineSettings) -> None:
    """Compute the state anew from the journal."""
    with books.transaction() as unit:
        write_all(unit.connection, replay(journal(unit.connection), settings).tables)


def export(books: SqlBooks) -> Iterator[dict[str, Any]]:
    """The journal, fact by fact, as data for JSON."""
    with books.reading() as connection:
        for one in journal(connection):
            yield {
                "fact": {"kind": one.fact.kind, **asdict(one.fact)},
                "rulings": [
                    {**asdict(ruling), "kind": type(ruling.decision).__name__} for ruling in one.rulings
                ],
                "transactions": [tx._asdict() for tx in one.txs],
            }
