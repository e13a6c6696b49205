"""What the tables of the app have in common."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

__all__ = ["pause", "upsert"]

FIRST, LONGEST = 5, 3_600


def pause(attempts: int) -> int:
    """Seconds before the next attempt: doubled each time, an hour at most."""
    return int(min(LONGEST, FIRST * 2 ** (attempts - 1)))


def upsert(
    connection: Connection,
    table: Table,
    rows: Sequence[dict[str, Any]],
    *,
    keep: Collection[str] = ("claimed_until",),
) -> None:
    """Insert rows or, where the key is there already, replace the rest of them but `keep`."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table)
    keys = [column.name for column in table.primary_key]
    fresh = {c.name: statement.excluded[c.name] for c in table.c if c.name not in (*keys, *keep)}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=fresh), rows)
