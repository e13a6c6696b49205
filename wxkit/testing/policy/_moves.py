"""What can happen in a shop, in short. A story is a few moves; `_shop.tell` makes facts of them.

A move that makes no sense where it stands (a refund before any order) is passed over, so that moves can be
left out of a story until only what matters is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

__all__ = [
    "Accepts",
    "Asks",
    "Buys",
    "Does",
    "Expires",
    "Follows",
    "Joins",
    "Move",
    "Recruits",
    "Redeems",
    "Refunds",
    "Settles",
    "Shares",
    "Story",
    "Touches",
    "Waits",
]


@dataclass(frozen=True, slots=True)
class Move:
    """Something that happens."""


@dataclass(frozen=True, slots=True)
class Buys(Move):
    """Somebody pays an order, perhaps a gift."""

    person: str
    fen: tuple[int, ...] = (10_000,)
    """By line."""
    referrer: str = ""
    gift: bool = False


@dataclass(frozen=True, slots=True)
class OfOrder(Move):
    """Something happens to an order, counted from the latest."""

    order: int = 0


@dataclass(frozen=True, slots=True)
class Settles(OfOrder):
    """WeChat settles it."""


@dataclass(frozen=True, slots=True)
class Expires(OfOrder):
    """Nobody accepted the gift."""


@dataclass(frozen=True, slots=True)
class Refunds(OfOrder):
    """A part of what is left of each line goes back."""

    percent: int = 100


@dataclass(frozen=True, slots=True)
class Accepts(OfOrder):
    """Somebody accepts the gift."""

    person: str = "lan"


@dataclass(frozen=True, slots=True)
class OfPerson(Move):
    """Somebody does something."""

    person: str


@dataclass(frozen=True, slots=True)
class Joins(OfPerson):
    """Becomes a member."""


@dataclass(frozen=True, slots=True)
class Shares(OfPerson):
    """Shares a page."""


@dataclass(frozen=True, slots=True)
class Asks(OfPerson):
    """Looks at what points buy, and whether a gift may be sent."""


@dataclass(frozen=True, slots=True)
class Redeems(OfPerson):
    """Redeems points for the first offer that there is."""


@dataclass(frozen=True, slots=True)
class Follows(OfPerson):
    """Follows the service account, perhaps by somebody's QR code."""

    through: str = ""


@dataclass(frozen=True, slots=True)
class Does(OfPerson):
    """Does a task."""

    task: str = "sign-in"


@dataclass(frozen=True, slots=True)
class Touches(OfPerson):
    """Comes through somebody's link."""

    referrer: str


@dataclass(frozen=True, slots=True)
class Recruits(OfPerson):
    """Makes somebody a promoter."""

    promoter: str


@dataclass(frozen=True, slots=True)
class Waits(Move):
    """Days pass."""

    days: int = 8


Story: TypeAlias = tuple[Move, ...]
