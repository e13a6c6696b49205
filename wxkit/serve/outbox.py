"""What WeChat is to be told: the ledger's outbox, delivered in order for each person.

waiting → sending → done
                  → waiting      to be tried again
                  → held         the person is no member yet: tried again when they join or are recognised
                  → offered      a coupon that the person takes in the mini-program
                  → unreachable  they do not follow, did not subscribe
                  → unknown      sent, and the answer was lost, where sending twice would be worse
                  → withdrawn    its redemption was undone
                  → dead         refused, or tried often enough
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, Select, func, select, update

from wxkit.policy._codec import decode_decision
from wxkit.policy._schema import aliases
from wxkit.policy._schema import outbox as table
from wxkit.policy.decisions import Decision
from wxkit.policy.facts import Person

__all__ = ["STATES", "Entry", "Outbox", "State", "names_of", "openid_of"]

State: TypeAlias = Literal[
    "waiting", "sending", "done", "held", "offered", "unreachable", "unknown", "withdrawn", "dead"
]

STATES: tuple[State, ...] = get_args(State)

LEASE = 120
"""Seconds after which a delivery that did not end is looked at again."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to deliver."""

    seq: int
    id: str
    person: Person
    kind: str
    amount: int
    state: str
    attempts: int
    first_at: int
    """When it was sent first."""
    problem: str
    decision: Decision | None


class Outbox:
    """The table of deliveries. `now` tells Unix seconds."""

    def __init__(self, engine: Engine, now: Callable[[], int]) -> None:
        self._engine = engine
        self._now = now

    def claim(self, limit: int = 1) -> list[Entry]:
        """Take what is due and the first of its person; it counts as sent from now on."""
        now, earlier = self._now(), table.alias()
        under_way = earlier.c.state.in_(("waiting", "sending"))
        before = select(earlier.c.seq).where(
            earlier.c.person == table.c.person, earlier.c.seq < table.c.seq, under_way
        )
        due = (table.c.state == "waiting") & (table.c.next_at <= now) & ~before.exists()
        ask = select(table).where(due).order_by(table.c.seq).limit(limit)
        with self._engine.begin() as connection:
            found = [_entry(row, now) for row in _rows(connection, ask.with_for_update(skip_locked=True))]
            for entry in found:
                sending = {"state": "sending", "attempts": entry.attempts, "first_at": entry.first_at}
                where = table.c.seq == entry.seq
                connection.execute(update(table).where(where).values(sending | {"next_at": now + LEASE}))
        return found

    def finish(self, entry: Entry, state: State, problem: str = "", wait: int = 0) -> None:
        """What became of a delivery; `wait` is in seconds, for `waiting`."""
        mine = (table.c.seq == entry.seq) & (table.c.state == "sending")
        with self._engine.begin() as connection:
            values = {"state": state, "problem": problem, "next_at": self._now() + wait}
            connection.execute(update(table).where(mine).values(values))

    def lost(self) -> list[Entry]:
        """Deliveries that somebody began and did not end: their process is gone."""
        return self._list((table.c.state == "sending") & (table.c.next_at <= self._now()))

    def entries(self, *states: State) -> list[Entry]:
        """Deliveries in these states, oldest first."""
        return self._list(table.c.state.in_(states))

    def replay(self, ids: Iterable[str] | None = None) -> int:
        """Try dead ones, unknown ones and those that did not reach anybody again: these, or all dead ones."""
        again = table.c.state == "dead"
        if ids is not None:
            again = table.c.id.in_(list(ids)) & table.c.state.in_(("dead", "unknown", "unreachable", "held"))
        with self._engine.begin() as connection:
            fresh = {
                "state": "waiting",
                "attempts": 0,
                "next_at": self._now(),
                "first_at": None,
                "problem": "",
            }
            return connection.execute(update(table).where(again).values(fresh)).rowcount

    def wake(self, connection: Connection, person: Person, alias: Person | None = None) -> None:
        """Somebody joined or was recognised: what was held for them is tried; `alias` is their old name."""
        if alias is not None:
            moved = table.c.person == alias
            connection.execute(update(table).where(moved, table.c.state != "done").values(person=person))
        held = (table.c.person == person) & (table.c.state == "held")
        connection.execute(update(table).where(held).values(state="waiting", next_at=self._now()))

    def sent(self, connection: Connection, person: Person, template_id: str, at: int, *, ok: bool) -> bool:
        """WeChat tells what became of a message whose answer was lost. Whether there was one."""
        unsure = table.c.state.in_(("unknown", "sending")) & (table.c.first_at <= at)
        mine = (table.c.person == person) & (table.c.kind == "notify")
        for entry in _found(connection, mine & unsure):
            if getattr(entry.decision, "template_id", "") == template_id:
                settled = {"state": "done" if ok else "unreachable", "problem": ""}
                connection.execute(update(table).where(table.c.seq == entry.seq).values(settled))
                return True
        return False

    def taken(self, connection: Connection, person: Person, coupon_id: str) -> bool:
        """Somebody took a coupon that was offered to them."""
        offered = (table.c.kind == "coupon") & (table.c.state == "offered") & (table.c.person == person)
        for entry in _found(connection, offered):
            if getattr(entry.decision, "coupon_id", "") == coupon_id:
                connection.execute(update(table).where(table.c.seq == entry.seq).values(state="done"))
                return True
        return False

    def offers(self, person: Person) -> list[Entry]:
        """Coupons that somebody may take."""
        return self._list(
            (table.c.kind == "coupon") & (table.c.state == "offered") & (table.c.person == person)
        )

    def counts(self) -> dict[str, int]:
        """How many deliveries are in each state."""
        ask = select(table.c.state, func.count()).group_by(table.c.state)
        with self._engine.connect() as connection:
            return dict(connection.execute(ask).all())

    def openid(self, person: Person, appid: str) -> str:
        """What somebody is called in an app; empty when that is unknown."""
        with self._engine.connect() as connection:
            return openid_of(connection, person, appid)

    def _list(self, where: ColumnElement[bool]) -> list[Entry]:
        with self._engine.connect() as connection:
            return _found(connection, where)


def names_of(connection: Connection, person: Person) -> list[Person]:
    """All names of somebody: the present one and those before."""
    present = connection.execute(select(aliases.c.person).where(aliases.c.alias == person)).scalar() or person
    older = connection.execute(select(aliases.c.alias).where(aliases.c.person == present))
    return [present, *older.scalars()]


def openid_of(connection: Connection, person: Person, appid: str) -> str:
    """What somebody is called in an app; empty when that is unknown."""
    prefix = f"{appid}/"
    found = (name for name in names_of(connection, person) if name.startswith(prefix))
    return next(found, "").removeprefix(prefix)


def _found(connection: Connection, where: ColumnElement[bool]) -> list[Entry]:
    return [_entry(row) for row in _rows(connection, select(table).where(where).order_by(table.c.seq))]


def _rows(connection: Connection, ask: Select[Any]) -> Sequence[RowMapping]:
    return connection.execute(ask).mappings().all()


def _entry(row: RowMapping, sending_at: int | None = None) -> Entry:
    """A row; with `sending_at`, as it is while it is sent."""
    first = sending_at is not None
    return Entry(
        seq=row["seq"],
        id=row["id"],
        person=row["person"],
        kind=row["kind"],
        amount=row["amount"],
        state="sending" if first else row["state"],
        attempts=row["attempts"] + (1 if first else 0),
        first_at=row["first_at"] or sending_at or 0,
        problem=row["problem"],
        decision=decode_decision(row["decision"], row["body"]) if row["decision"] else None,
    )
