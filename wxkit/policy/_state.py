"""What the books remember besides the journal: orders, rewards, lots and people as they stand.

All of it can be computed again from the append-only journal; it is kept so that a fact costs the same with
ten rows in the journal as with millions. Points and fen are integers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from wxkit.policy.decisions import Decision, Hold
from wxkit.policy.facts import Fact, Person, Redeemed
from wxkit.policy.view import Gift, TierState, Touch

__all__ = [
    "Exchange",
    "LotMove",
    "LotState",
    "Order",
    "Outcome",
    "Profile",
    "Ruling",
    "Share",
    "Status",
    "Tx",
]

Status = str
"""`posted`, `parked` or `known`."""


@dataclass(slots=True)
class LotState:
    """Points or vouchers that became available together and end together."""

    id: str
    unit: str
    person: Person
    left: int
    expires: int | None
    at: int
    uses: int = 0
    """How often it was moved; makes the ids of repeated expiries differ."""


@dataclass(slots=True)
class Share:
    """What one decision earned: the record that refunds mirror."""

    id: str
    """Id of the decision; also of the lot that comes of it."""
    unit: str
    person: Person
    amount: int
    order_id: str = ""
    line: str | None = None
    base: int = 0
    """Fen paid for what earned it."""
    hold: Hold = "none"
    expires: int | None = None
    """When the lot ends, where the decision said so."""
    level: int = 0
    """Of a commission."""
    attributed: Person = ""
    """Of a commission: the referrer of the order, who may be this person or was recruited by them."""
    pending: int = 0
    frozen: int = 0
    reversed: int = 0
    """What refunds took back or tried to."""
    fact_id: str = ""

    def rank(self) -> tuple[int, str]:
        """The place among the shares of an order, the same wherever they are kept."""
        return len(self.id), self.id


@dataclass(slots=True)
class Order:
    """What the facts said about an order so far."""

    id: str
    payer: Person
    paid: dict[str, int] = field(default_factory=dict[str, int])
    """Fen by line."""
    refunded: dict[str, int] = field(default_factory=dict[str, int])
    paid_at: int = 0
    settled_at: int = 0
    due: int = 0
    """When the refund window ends; 0 while that is unknown or over."""
    closed: bool = False
    """The refund window is over."""
    receiver: Person = ""
    void: bool = False
    """Given back as a whole, as an expired gift is."""

    def base(self, line: str | None) -> int:
        """Fen paid for a line, or for all."""
        return sum(self.paid.values()) if line is None else self.paid.get(line, 0)

    def back(self, line: str | None) -> int:
        """Fen given back on a line, or on all; never more than was paid."""
        if self.void:
            return self.base(line)
        lines = self.paid if line is None else (line,)
        return sum(min(self.refunded.get(key, 0), self.paid.get(key, 0)) for key in lines)


@dataclass(slots=True)
class Profile:
    """What the facts said about a person so far."""

    person: Person
    tier: TierState | None = None
    joined: int | None = None
    spent: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    """Moments and fen: payments, and refunds as negative amounts."""
    orders: int = 0
    gifts: list[Gift] = field(default_factory=list[Gift])
    touches: list[Touch] = field(default_factory=list[Touch])
    touched: list[int] = field(default_factory=list[int])
    """When this person's referrals touched somebody."""
    recruiter: Person = ""
    devices: list[str] = field(default_factory=list[str])
    """Sorted, each once."""
    tasks: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    used: dict[str, int] = field(default_factory=dict[str, int])
    """Of caps for this person, by name and period."""


@dataclass(slots=True)
class Exchange:
    """A redemption: what was spent on what, so that it can be undone."""

    fact: Redeemed
    spent: tuple[tuple[str, int], ...]
    """Points by lot."""
    given: tuple[tuple[str, str, int], ...] = ()
    """Unit, lot and count of the vouchers that it gave."""
    cancelled: bool = False


class LotMove(NamedTuple):
    """What a transaction puts into a lot or takes out of it."""

    lot: str
    amount: int
    expires: int | None = None
    """When the lot ends; said by the move that opens it."""


class Tx(NamedTuple):
    """One transaction of one book; its entries sum to zero."""

    id: str
    unit: str
    kind: str
    at: int
    fact_id: str
    share_id: str
    entries: tuple[tuple[str, int], ...]
    lots: tuple[LotMove, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """What became of a decision."""

    id: str
    fact_id: str
    plugin: str
    version: str
    decision: Decision
    verdict: str
    """`posted`, `cut` (less than asked), `refused` or `review`."""
    amount: int = 0
    guard: str = ""
    """Which guard or cap spoke."""
    note: str = ""
    through: Person = ""
    """Of a commission: the referrer of the order, by whom it came about."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a fact."""

    fact: Fact
    status: Status
    rulings: tuple[Ruling, ...] = ()
    plugin: str = ""
    reason: str = ""
    """Why it was parked, or refused by the engine itself."""
