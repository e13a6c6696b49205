"""A ledger in a database: the same as in memory, verified, rebuilt, append-only."""

from __future__ import annotations

import pytest
from policy_steps import DAY, START, engine_of, paid, points, redeemed, refunded, settled
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from wxkit.policy import Fact, GiftAccepted, Identified, Imported, Recruited, RedemptionCancelled
from wxkit.policy.books import MemoryBooks
from wxkit.policy.engine import Engine
from wxkit.policy.ledger import export, figures, rebuild, verify
from wxkit.policy.sql import SqlBooks


def story() -> list[Fact]:
    """A little of everything."""
    lot = Imported(
        id="import/1", at=START, person="app/mei", points=100, source="old", expires=START + 3 * DAY
    )
    accepted = GiftAccepted(
        id="order/3/accepted", at=START + 9, order_id="3", payer="union/m", receiver="lan", paid=9_900
    )
    return [
        Recruited(id="recruit/bo", at=START, person="bo", recruiter="wei"),
        lot,
        paid("1", "app/mei", 19_980, 3_000, referrer="bo"),
        Identified(id="identity/mei", at=START + 5, person="app/mei", unionid="m"),
        paid("2", "union/m", 5_000, at=START + 6),
        settled("1", "app/mei"),
        refunded("1", "app/mei", 1, 5_000, 3_000),
        paid("3", "union/m", 9_900, gift=True, referrer="wei"),
        accepted,
        settled("3", "union/m"),
    ]


def lived(engine: Engine) -> Engine:
    """The story with what people ask for in between."""
    facts = story()
    engine.process(facts[:6])
    redeemed(engine, "app/mei", 120, "k1")
    engine.process(facts[6:])
    redeemed(engine, "union/m", 30, "k2", at=START + 2 * DAY)
    engine.process([RedemptionCancelled(id="undo/k1", at=START + 2 * DAY, person="union/m", key="k1")])
    engine.tick(START + 30 * DAY)
    return engine


def state(engine: Engine) -> object:
    with engine.books.transaction() as unit:
        return {name: amount for name, amount in sorted(unit.tables.balances.items()) if amount}


def test_every_kind_of_books_comes_to_the_same(sql_books: SqlBooks) -> None:
    in_memory = lived(engine_of(books=MemoryBooks()))
    assert state(lived(engine_of(books=sql_books))) == state(in_memory)
    assert points(in_memory, "mei") == (0, 0, 0)
    assert points(in_memory, "union/m", START + 30 * DAY)[1] > 0


def test_a_ledger_that_holds_has_no_problems(sql_books: SqlBooks) -> None:
    engine = lived(engine_of(books=sql_books))
    assert verify(sql_books, engine.settings) == []
    assert figures(sql_books).facts == len(list(export(sql_books))) > len(story())


@pytest.mark.parametrize("table", ["balances", "lots", "shares", "orders", "profiles", "exchanges"])
def test_damage_to_the_state_is_found_and_mended(sql_books: SqlBooks, table: str) -> None:
    engine = lived(engine_of(books=sql_books))
    before = state(engine)
    with sql_books.engine.begin() as connection:
        connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - our own names
    assert verify(sql_books, engine.settings)
    rebuild(sql_books, engine.settings)
    assert verify(sql_books, engine.settings) == []
    assert state(lived(engine_of(books=sql_books))) == before


@pytest.mark.parametrize("statement", ["UPDATE entries SET amount = amount + 1", "DELETE FROM facts"])
def test_the_journal_cannot_be_changed(sql_books: SqlBooks, statement: str) -> None:
    lived(engine_of(books=sql_books))
    with pytest.raises(SQLAlchemyError, match="append-only"), sql_books.engine.begin() as connection:
        connection.execute(text(statement))


def test_what_a_failed_transaction_did_is_forgotten(sql_books: SqlBooks) -> None:
    engine = engine_of(books=sql_books)

    def fail() -> None:
        with sql_books.transaction() as unit:
            engine.process([paid("1", "mei", 10_000)], unit)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert points(engine, "mei") == (0, 0, 0)
    engine.process([paid("1", "mei", 10_000)])
    assert points(engine, "mei") == (100, 0, 0)


def test_two_writers_see_each_other(database: str) -> None:
    one, other = engine_of(books=SqlBooks(database)), engine_of(books=SqlBooks(database))
    one.process([paid("1", "mei", 10_000)])
    other.process([paid("2", "mei", 5_000), settled("1", "mei")])
    one.process([refunded("1", "mei", 1, 5_000)])
    assert points(other, "mei") == points(one, "mei") == (50, 50, 0)
    for engine in (one, other):
        assert isinstance(engine.books, SqlBooks)
        engine.books.close()
