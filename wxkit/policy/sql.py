"""Books in a database: SQLite by default, PostgreSQL where one machine is too small.

    engine = Engine(plugins, SqlBooks("sqlite:///ledger.sqlite3"))

One transaction writes at a time, whatever the number of workers: the order in which facts are posted is the
order of the ledger. A transaction is on disk when its block has ended (SQLite: WAL, full synchronous). What a
transaction looks into is read once and kept until somebody else writes.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from wxkit.policy import _schema as db
from wxkit.policy._codec import decode_fact
from wxkit.policy._errors import LedgerError
from wxkit.policy._flushing import flush
from wxkit.policy._looking import BATCH, SqlTables
from wxkit.policy._migrating import upgrade
from wxkit.policy._state import Exchange, LotState, Order, Profile, Share
from wxkit.policy.books import Due, Unit
from wxkit.policy.facts import Fact, OrderFact, Person

__all__ = ["SqlBooks", "SqlUnit", "connect"]

KEPT = 200_000
"""Rows that are kept in memory between transactions."""
EPOCH = db.progress.update().where(db.progress.c.name == "epoch")
LOCK = 0x77786B6974
"""Names the ledger's lock in PostgreSQL."""


def connect(url: str) -> Engine:
    """An engine of SQLAlchemy as the ledger needs it; a bare path is a SQLite file."""
    address = url if "://" in url else f"sqlite:///{Path(url)}"
    address = address.replace("postgresql://", "postgresql+psycopg://", 1).replace(
        "postgres://", "postgresql+psycopg://", 1
    )
    engine = create_engine(address)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, entry: ConnectionPoolEntry) -> None:
    """Let us begin transactions ourselves, and lose nothing that was acknowledged, power cut included."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=30000", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


class SqlUnit(Unit):
    """A transaction of a database's books."""

    def __init__(self, tables: SqlTables, connection: Connection) -> None:
        super().__init__(tables)
        self.connection = connection
        self.rows: dict[tuple[type, str], Order | Profile | Share | LotState | Exchange] = {}
        """What changed."""
        self._looked_for: set[str] = set()
        self._stored: set[str] = set()
        self.gone: set[Person] = set()
        self.names: set[Person] = set()
        self.used: set[str] = set()
        self.joined: list[tuple[str, int, Person]] = []

    def prepare(self, facts: Sequence[Fact]) -> None:
        """Read what these facts will look into, with a few questions for all of them."""
        tables = self.tables
        self._find([fact.id for fact in facts])
        people = {person for fact in facts for person in fact.people}
        tables.aliases.look(people)
        orders = {fact.order_id for fact in facts if isinstance(fact, OrderFact)}
        tables.orders.look(orders)
        tables.shares.look(orders)
        people = {self.name(person) for person in people}
        people |= {share.person for order in orders for share in self.shares_of(order)}
        tables.profiles.look(people)
        tables.lots.look(("points", person) for person in people)
        tables.balances.look(
            f"{account}/{person}"
            for person in people
            for account in ("points/pending", "points/available", "points/debt", "commission/pending")
        )

    def stored(self, fact_id: str) -> bool:
        self._find([fact_id])
        return fact_id in self._stored

    def take_parked(self, fact_id: str) -> Fact | None:
        table = db.parked
        row = self.connection.execute(
            select(table.c.kind, table.c.body).where(table.c.id == fact_id)
        ).one_or_none()
        if row is None:
            return None
        self.connection.execute(table.delete().where(table.c.id == fact_id))
        self._looked_for.discard(fact_id)
        self._stored.discard(fact_id)
        return decode_fact(row.kind, row.body)

    def _find(self, fact_ids: Sequence[str]) -> None:
        """Learn which of these facts are in the journal, or parked."""
        for start in range(0, len(fact_ids), BATCH):
            part = [fact_id for fact_id in fact_ids[start : start + BATCH] if fact_id not in self._looked_for]
            self._looked_for.update(part)
            for table in (db.facts, db.parked):
                if part:
                    found = self.connection.execute(select(table.c.id).where(table.c.id.in_(part)))
                    self._stored.update(found.scalars())

    def due(self, until: int, limit: int) -> list[Due]:
        lots, orders, profiles = db.lots.c, db.orders.c, db.profiles.c
        ask = self.connection.execute
        ended = select(lots.expires, lots.id, lots.unit, lots.person).where(
            lots.expires <= until, lots.left > 0
        )
        found = [
            Due(at, "expire", key, unit, person)
            for at, key, unit, person in ask(ended.order_by(lots.expires, lots.id).limit(limit))
        ]
        windows = select(orders.due, orders.id).where(orders.due > 0, orders.due <= until)
        found += [
            Due(at, "window", key) for at, key in ask(windows.order_by(orders.due, orders.id).limit(limit))
        ]
        tiers = select(profiles.tier_until, profiles.person).where(profiles.tier_until <= until)
        tiers = tiers.order_by(profiles.tier_until, profiles.person).limit(limit)
        found += [Due(at, "tier", person) for at, person in ask(tiers)]
        return sorted(found)[:limit]

    def orders_with(self, person: Person) -> list[str]:
        table = db.shares.c
        stored = set(self.connection.execute(select(table.order_id).where(table.person == person)).scalars())
        fresh = {
            row.order_id for row in self.rows.values() if isinstance(row, Share) and row.person == person
        }
        return sorted(stored | fresh)

    def accounts_of(self, person: Person) -> list[str]:
        ask = self.connection.execute
        self.tables.balances.look(
            ask(select(db.balances.c.account).where(db.balances.c.person == person)).scalars()
        )
        units = ask(select(db.lots.c.unit).where(db.lots.c.person == person).distinct()).scalars()
        self.tables.lots.look((unit, person) for unit in units)
        return [account for account in self.tables.balances if account.endswith(f"/{person}")]

    def payables(self) -> list[Person]:
        table = db.balances.c
        payable = select(table.person).where(
            table.account.startswith("commission/payable/"), table.amount > 0
        )
        return sorted(self.connection.execute(payable).scalars())

    def changed(self, row: Order | Profile | Share | LotState | Exchange) -> None:
        key = row.person if isinstance(row, Profile) else row.fact.id if isinstance(row, Exchange) else row.id
        self.rows[type(row), key] = row

    def dropped(self, profile: Profile) -> None:
        self.rows.pop((Profile, profile.person), None)
        self.gone.add(profile.person)

    def rename(self, alias: Person, person: Person) -> None:
        super().rename(alias, person)
        self.names.add(alias)

    def count(self, counter: str, by: int) -> None:
        super().count(counter, by)
        self.used.add(counter)

    def join_group(self, group: str, person: Person) -> None:
        super().join_group(group, person)
        self.joined.append((group, len(self.group(group)), person))


class SqlBooks:
    """Books in a database, made or brought up to date when they are opened."""

    def __init__(self, url: str, *, prepare: bool = True) -> None:
        self.engine = connect(url)
        try:
            if prepare:
                upgrade(self.engine)
        except SQLAlchemyError as error:
            raise LedgerError(f"the ledger cannot be opened: {error.__class__.__name__}") from error
        self._lock = Lock()
        self._tables = SqlTables()
        self._epoch = -1

    @contextmanager
    def transaction(self) -> Generator[SqlUnit, None, None]:
        """A transaction. See Books."""
        with self._lock:
            try:
                with self.engine.begin() as connection:
                    epoch = self._enter(connection)
                    self._tables.connection = connection
                    unit = SqlUnit(self._tables, connection)
                    yield unit
                    if flush(unit):
                        epoch += 1
                        connection.execute(EPOCH.values(value=epoch))
                self._epoch = epoch
            except BaseException:
                self._epoch = -1  # what is in memory may not be in the database
                raise

    def _enter(self, connection: Connection) -> int:
        """Wait for our turn, and forget what others have changed."""
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        epoch = connection.execute(
            select(db.progress.c.value).where(db.progress.c.name == "epoch")
        ).scalar_one()
        if epoch != self._epoch or self._tables.size() > KEPT:
            self._tables = SqlTables()
        return int(epoch)

    @contextmanager
    def reading(self) -> Generator[Connection, None, None]:
        """A connection that sees one state of the books and holds nobody up."""
        with self.engine.connect().execution_options(reading=True) as connection, connection.begin():
            yield connection

    @contextmanager
    def glance(self) -> Generator[SqlUnit, None, None]:
        """The books as they are now, to look into only: it waits for nobody and holds nobody up."""
        with self.reading() as connection:
            tables = SqlTables()
            tables.connection = connection
            yield SqlUnit(tables, connection)

    def close(self) -> None:
        """Close the connections."""
        self.engine.dispose()
