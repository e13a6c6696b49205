"""Books of every kind: in memory, in a SQLite file, in a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from databases import new_database

from wxkit.policy.books import Books, MemoryBooks
from wxkit.policy.sql import SqlBooks


@pytest.fixture
def sql_books(database: str) -> Iterator[SqlBooks]:
    """Books in a database of its own."""
    with closing(SqlBooks(database)) as books:
        yield books


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def books(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Books]:
    """Books of every kind."""
    if request.param == "memory":
        yield MemoryBooks()
    elif request.param == "sqlite":
        with closing(SqlBooks(str(tmp_path / "ledger.sqlite3"))) as found:
            yield found
    else:
        with new_database(request.getfixturevalue("postgres")) as url, closing(SqlBooks(url)) as found:
            yield found
