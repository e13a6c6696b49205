"""Why: for every point and fen, which fact, which plugin at which version, which rule, what it saw.

explain(books, "3700001")        an order, by its id
explain(books, "union/o6_b…")    a person
explain(books, "store/wx…/paid") a fact
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, or_, select

from wxkit.policy import _schema as db
from wxkit.policy._replaying import Written, written_of
from wxkit.policy.sql import SqlBooks

__all__ = ["Explanation", "ParkedFact", "explain", "parked"]

MOST = 500
"""Facts that one explanation tells."""


@dataclass(frozen=True, slots=True)
class ParkedFact:
    """A fact that waits because a plugin failed on it, or the engine could not make sense of it."""

    id: str
    kind: str
    at: int
    plugin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that the ledger knows about a subject, oldest fact first."""

    subject: str
    facts: tuple[Written, ...]
    parked: tuple[ParkedFact, ...] = ()


def explain(books: SqlBooks, subject: str) -> Explanation:
    """An order, a person or a fact, by id. Empty when the ledger knows nothing of it."""
    with books.reading() as connection:
        ids = [*_facts_about(connection, subject)]
        found = tuple(sorted(written_of(connection, ids), key=lambda one: (one.fact.at, one.fact.id)))
        return Explanation(subject, found, tuple(_parked(connection, _mentions(db.parked.c.body, subject))))


def parked(books: SqlBooks) -> list[ParkedFact]:
    """All facts that wait."""
    with books.reading() as connection:
        return list(_parked(connection))


def _facts_about(connection: Connection, subject: str) -> Iterator[str]:
    """Ids of facts that are it, name it, or moved its points."""
    names = [
        subject,
        *connection.execute(select(db.aliases.c.alias).where(db.aliases.c.person == subject)).scalars(),
    ]
    facts = db.facts.c
    named = or_(*(_mentions(facts.body, name) for name in names))
    yield from connection.execute(
        select(facts.id).where(or_(facts.id == subject, named)).limit(MOST)
    ).scalars()
    rulings = select(db.rulings.c.fact_id).where(db.rulings.c.person.in_(names)).distinct().limit(MOST)
    yield from connection.execute(rulings).scalars()


def _mentions(body: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """The JSON text holds this very text as a value."""
    return body.contains(f'"{name}"', autoescape=True)


def _parked(connection: Connection, *wanted: ColumnElement[bool]) -> Iterator[ParkedFact]:
    table = db.parked.c
    rows = select(table.id, table.kind, table.at, table.plugin, table.reason).where(*wanted)
    for row in connection.execute(rows.order_by(table.at, table.id)):
        yield ParkedFact(*row)
