"""The state of a database's books, read when it is looked into and kept for the next look."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, select
from sqlalchemy import Table as SqlTable

from wxkit.policy import _schema as db
from wxkit.policy._codec import decode
from wxkit.policy._state import Exchange, LotState, Order, Profile, Share
from wxkit.policy.books import Rows, Tables
from wxkit.policy.facts import Person

__all__ = ["BATCH", "SqlTables"]

K = TypeVar("K")
V = TypeVar("V")

BATCH = 500
"""Keys in one question."""


class _Looked(Rows[K, V]):
    """A table of the state: what is not here yet is asked of the database, once."""

    def __init__(self, ask: Callable[[Sequence[K]], dict[K, V]]) -> None:
        super().__init__()
        self._ask = ask
        self._absent: set[K] = set()

    def get(self, key: K, default: Any = None, /) -> Any:
        if self._here(key):
            return self[key]
        if key not in self._absent:
            self.look([key])
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        return self.get(cast("K", key)) is not None

    def __setitem__(self, key: K, value: V) -> None:
        self._absent.discard(key)
        super().__setitem__(key, value)

    def _here(self, key: K) -> bool:
        return super().__contains__(key)

    def look(self, keys: Iterable[K]) -> None:
        """Read many at once."""
        wanted = [key for key in dict.fromkeys(keys) if not self._here(key) and key not in self._absent]
        for start in range(0, len(wanted), BATCH):
            part = wanted[start : start + BATCH]
            found = self._ask(part)
            self.update(found)
            self._absent.update(key for key in part if key not in found)


class SqlTables(Tables):
    """The state, read when it is looked into."""

    connection: Connection

    def __init__(self) -> None:
        super().__init__()
        self.balances = _Looked(self._balances)
        self.lots = _Looked(self._lots)
        self.shares = _Looked(self._shares)
        self.orders = _Looked(self._bodies(db.orders, db.orders.c.id, Order))
        self.profiles = _Looked(self._bodies(db.profiles, db.profiles.c.person, Profile))
        self.exchanges = _Looked(self._bodies(db.exchanges, db.exchanges.c.id, Exchange))
        self.aliases = _Looked(self._aliases)
        self.counters = _Looked(self._counters)
        self.groups = _Looked(self._groups)

    def size(self) -> int:
        """How many rows are kept."""
        return len(self.balances) + len(self.lots) + len(self.shares) + len(self.orders) + len(self.profiles)

    def _bodies(self, table: SqlTable, key: Any, kind: type[V]) -> Callable[[Sequence[str]], dict[str, V]]:
        def ask(keys: Sequence[str]) -> dict[str, V]:
            rows = self.connection.execute(select(key, table.c.body).where(key.in_(keys)))
            return {name: decode(kind, body) for name, body in rows}

        return ask

    def _balances(self, accounts: Sequence[str]) -> dict[str, int]:
        table = db.balances.c
        rows = self.connection.execute(select(table.account, table.amount).where(table.account.in_(accounts)))
        return dict(rows.all())

    def _lots(self, keys: Sequence[tuple[str, Person]]) -> dict[tuple[str, Person], dict[str, LotState]]:
        table = db.lots.c
        people = {person for _, person in keys}
        columns = (table.id, table.unit, table.person, table.left, table.expires, table.at, table.uses)
        found: dict[tuple[str, Person], dict[str, LotState]] = {}
        for row in self.connection.execute(select(*columns).where(table.person.in_(people))):
            lot = LotState(*row)
            if (lot.unit, lot.person) in keys:
                found.setdefault((lot.unit, lot.person), {})[lot.id] = lot
        return found

    def _shares(self, orders: Sequence[str]) -> dict[str, list[Share]]:
        table = db.shares.c
        rows = self.connection.execute(select(table.order_id, table.body).where(table.order_id.in_(orders)))
        found: dict[str, list[Share]] = {}
        for order_id, body in rows:
            insort(found.setdefault(order_id, []), decode(Share, body), key=Share.rank)
        return found

    def _aliases(self, names: Sequence[Person]) -> dict[Person, Person]:
        table = db.aliases.c
        rows = self.connection.execute(select(table.alias, table.person).where(table.alias.in_(names)))
        return dict(rows.all())

    def _counters(self, names: Sequence[str]) -> dict[str, int]:
        table = db.counters.c
        rows = self.connection.execute(select(table.name, table.used).where(table.name.in_(names)))
        return dict(rows.all())

    def _groups(self, names: Sequence[str]) -> dict[str, list[Person]]:
        table = db.groups.c
        rows = self.connection.execute(
            select(table.name, table.person).where(table.name.in_(names)).order_by(table.name, table.number)
        )
        found: dict[str, list[Person]] = {}
        for name, person in rows:
            found.setdefault(name, []).append(person)
        return found
