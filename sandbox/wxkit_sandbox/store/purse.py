"""The shop's money (资金): every movement, what can be withdrawn, what is not settled yet. Fen.

The two parts of the balance always add up to the sum of all movements.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import datetime

from wxkit.store._funds import FundsType
from wxkit_sandbox.clock import SHANGHAI
from wxkit_sandbox.world import App

__all__ = ["Movement", "Purse", "Source", "book"]


@dataclass(frozen=True, slots=True)
class Source:
    """What a movement belongs to."""

    order_id: str = ""
    transaction_id: str = ""
    present_order_id: str = ""
    aftersale_id: str = ""
    withdraw_id: str = ""
    insurance_id: str = ""
    guarantee_id: str = ""


@dataclass(frozen=True, slots=True)
class Movement:
    """A movement of money (资金流水)."""

    flow_id: str
    kind: FundsType
    amount: int
    """Below 0 for what was paid out."""
    balance: int
    """Of both parts, afterwards."""
    at: int
    source: Source
    remark: str


@dataclass(slots=True)
class Purse:
    """All movements, oldest first."""

    available: int = 0
    """Can be withdrawn."""
    pending: int = 0
    """Of orders that are not settled yet."""
    movements: list[Movement] = field(default_factory=list[Movement])
    places: dict[str, int] = field(default_factory=dict[str, int])
    """Where a movement is, by its id."""
    by_payment: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    """Where those of one payment are, by its id at WeChat Pay."""

    def span(self, first: int, end: int) -> range:
        """Where the movements from `first` until before `end` are."""
        start = bisect_left(self.movements, first, key=_at)
        return range(start, max(start, bisect_left(self.movements, end, key=_at)))

    def release(self, amount: int) -> None:
        """Let what was pending be withdrawn."""
        self.pending -= amount
        self.available += amount


def _at(movement: Movement) -> int:
    return movement.at


def book(
    app: App, kind: FundsType, amount: int, source: Source, remark: str, *, pending: bool = False
) -> None:
    """Write a movement into the purse, on the part that is pending or on the other; nothing when it is 0."""
    if not amount:
        return
    purse, now = app.state(Purse), app.world.clock.time()
    if pending:
        purse.pending += amount
    else:
        purse.available += amount
    place, flow_id = len(purse.movements), _flow_id(len(purse.movements), now)
    balance = purse.available + purse.pending
    purse.movements.append(Movement(flow_id, kind, amount, balance, now, source, remark))
    purse.places[flow_id] = place
    if source.transaction_id:
        purse.by_payment.setdefault(source.transaction_id, []).append(place)


def _flow_id(number: int, now: int) -> str:
    """Seventeen digits that end in the day, as WeChat's do."""
    return f"{10_000_000_001 + number}{datetime.fromtimestamp(now, SHANGHAI):%y%m%d}"
