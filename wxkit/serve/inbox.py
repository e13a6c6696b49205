"""What is to be read: noted durably before a push is answered, worked off by any number of workers.

A hint names a subject, such as an order. However often it is named, it waits once; named again while somebody
reads it, it is read again. What is done leaves no trace here; what cannot be read is parked with the reason.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sqlalchemy import Connection, Engine, delete, func, select, update

from wxkit.policy._schema import hints
from wxkit.serve._rows import pause, upsert

__all__ = ["Claim", "Hint", "HintKind", "Inbox", "Parked"]

HintKind: TypeAlias = Literal["order", "aftersale", "present", "fact", "coupon", "sent"]
"""An order, an after-sale order, a gift order; a fact that only the push tells; a coupon that was received;
what became of a message."""

LEASE = 120
"""Seconds after which somebody else may take what a worker began and did not end."""
PATIENCE = 12
"""Attempts before a subject is parked: some nine hours."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to look at."""

    kind: HintKind
    ref: str
    """Which one."""
    body: str = ""
    """What the push alone tells, as JSON."""

    @property
    def subject(self) -> str:
        """Names it among all hints."""
        return f"{self.kind}/{self.ref}"


@dataclass(frozen=True, slots=True)
class Claim:
    """A hint that one worker is at."""

    hint: Hint
    stamp: int
    """When it was named last, in nanoseconds of this machine: what came first is read first."""
    attempts: int


@dataclass(frozen=True, slots=True)
class Parked:
    """A hint that somebody has to look at."""

    subject: str
    attempts: int
    problem: str


class Inbox:
    """The table of hints. `now` tells Unix seconds."""

    def __init__(self, engine: Engine, now: Callable[[], int]) -> None:
        self._engine = engine
        self._now = now

    def note(self, found: Iterable[Hint], connection: Connection | None = None) -> int:
        """Keep hints; they are on disk when this returns, or when the caller's transaction has ended."""
        now = self._now()
        first = time.time_ns()
        rows = [_row(hint, now, first + number) for number, hint in enumerate(found)]
        if not rows:
            return 0
        if connection is not None:
            upsert(connection, hints, rows)
        else:
            with self._engine.begin() as own:
                upsert(own, hints, rows)
        return len(rows)

    def claim(self, limit: int = 1) -> list[Claim]:
        """Take what waits longest; nobody else gets it until it is done or its lease is over."""
        now = self._now()
        free = (hints.c.state == "waiting") & (hints.c.next_at <= now) & (hints.c.claimed_until <= now)
        columns = (hints.c.subject, hints.c.kind, hints.c.body, hints.c.stamp, hints.c.attempts)
        ask = select(*columns).where(free).order_by(hints.c.next_at, hints.c.stamp).limit(limit)
        with self._engine.begin() as connection:
            rows = connection.execute(ask.with_for_update(skip_locked=True)).all()
            taken = update(hints).where(hints.c.subject.in_([row.subject for row in rows]))
            if rows:
                connection.execute(taken.values(claimed_until=now + LEASE))
        return [
            Claim(Hint(row.kind, row.subject.removeprefix(f"{row.kind}/"), row.body), row.stamp, row.attempts)
            for row in rows
        ]

    def done(self, connection: Connection, claim: Claim) -> None:
        """It was read, in the transaction that posts what it told; unless it was named again meanwhile."""
        same = (hints.c.subject == claim.hint.subject) & (hints.c.stamp == claim.stamp)
        if not connection.execute(delete(hints).where(same)).rowcount:
            self._let_go(connection, claim)

    def put_off(self, claim: Claim, problem: str) -> None:
        """It could not be read now: again later, or parked after so many attempts."""
        attempts = claim.attempts + 1
        if attempts >= PATIENCE:
            self.park(claim, problem)
            return
        self._change(claim, attempts=attempts, next_at=self._now() + pause(attempts), problem=problem)

    def park(self, claim: Claim, problem: str) -> None:
        """It cannot be read at all."""
        self._change(claim, state="parked", attempts=claim.attempts + 1, problem=problem)

    def parked(self) -> list[Parked]:
        """What somebody has to look at."""
        ask = select(hints.c.subject, hints.c.attempts, hints.c.problem).where(hints.c.state == "parked")
        with self._engine.connect() as connection:
            return [Parked(*row) for row in connection.execute(ask.order_by(hints.c.subject))]

    def retry(self, subjects: Iterable[str] | None = None) -> int:
        """Let parked hints wait again: these, or all."""
        chosen = update(hints).where(hints.c.state == "parked")
        if subjects is not None:
            chosen = chosen.where(hints.c.subject.in_(list(subjects)))
        with self._engine.begin() as connection:
            fresh = {"state": "waiting", "attempts": 0, "next_at": self._now(), "claimed_until": 0}
            return connection.execute(chosen.values(fresh)).rowcount

    def waiting(self) -> int:
        """How many wait, those for later included."""
        ask = select(func.count()).where(hints.c.state == "waiting")
        with self._engine.connect() as connection:
            return connection.execute(ask).scalar_one()

    def _change(self, claim: Claim, **values: object) -> None:
        same = (hints.c.subject == claim.hint.subject) & (hints.c.stamp == claim.stamp)
        with self._engine.begin() as connection:
            if not connection.execute(update(hints).where(same).values(claimed_until=0, **values)).rowcount:
                self._let_go(connection, claim)

    def _let_go(self, connection: Connection, claim: Claim) -> None:
        connection.execute(update(hints).where(hints.c.subject == claim.hint.subject).values(claimed_until=0))


def _row(hint: Hint, now: int, stamp: int) -> dict[str, object]:
    return {
        "subject": hint.subject,
        "kind": hint.kind,
        "body": hint.body,
        "stamp": stamp,
        "state": "waiting",
        "attempts": 0,
        "next_at": now,
        "claimed_until": 0,
        "problem": "",
    }
