"""What a plugin may look at: the ledger as it stands just before the fact, read-only.

Everything here is a function of the facts so far, so a plugin that looks at nothing else can be replayed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

from wxkit.policy.decisions import Period
from wxkit.policy.facts import Person

__all__ = ["Balance", "Gift", "Lot", "TierState", "Touch", "View"]


@dataclass(frozen=True, slots=True)
class Balance:
    """Points of a person."""

    pending: int = 0
    available: int = 0
    debt: int = 0
    """What refunds took beyond the balance, as a positive number."""


@dataclass(frozen=True, slots=True)
class Lot:
    """Points (or vouchers) that came together and end together."""

    id: str
    left: int
    expires: int | None
    """Exclusive: at this moment they are gone."""
    at: int
    """When they became available."""


@dataclass(frozen=True, slots=True)
class TierState:
    """A person's tier."""

    tier: str
    level: int
    since: int
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Touch:
    """Somebody came through a referrer."""

    referrer: Person
    at: int
    channel: str
    campaign: str = ""


@dataclass(frozen=True, slots=True)
class Gift:
    """A gift that a person sent."""

    order_id: str
    at: int
    paid: int
    outcome: str
    """`sent`, `accepted` or `expired`."""


class View(Protocol):
    """The read-only world of a plugin. Unknown people have empty balances and no history."""

    @property
    def now(self) -> int:
        """The moment of the fact."""
        ...

    @property
    def zone(self) -> ZoneInfo:
        """Where days, months and years begin."""
        ...

    def balance(self, person: Person) -> Balance:
        """Points of a person."""
        ...

    def lots(self, person: Person, unit: str = "points") -> tuple[Lot, ...]:
        """Lots with something left, soonest expiry first. Units: `points`, `voucher/<series>`."""
        ...

    def tier(self, person: Person) -> TierState | None:
        """The person's tier, if one was ever decided."""
        ...

    def spent(self, person: Person, since: int = 0) -> int:
        """Fen that the person paid as payer since then, less what was given back."""
        ...

    def orders(self, person: Person) -> int:
        """How many orders the person paid, the fact's own not counted."""
        ...

    def known(self, person: Person) -> bool:
        """Whether any earlier fact named this person, however they were called then."""
        ...

    def joined(self, person: Person) -> int | None:
        """When the person became a member."""
        ...

    def gifts(self, person: Person, since: int = 0) -> tuple[Gift, ...]:
        """Gifts that the person sent since then, oldest first."""
        ...

    def gift_parts(self, group: str) -> tuple[Person, ...]:
        """Who accepted a part of this group gift so far, in order."""
        ...

    def touches(self, person: Person, since: int = 0) -> tuple[Touch, ...]:
        """Touches that counted, oldest first."""
        ...

    def touched(self, referrer: Person, since: int) -> int:
        """How many touches this referrer had since then, whether they counted or not."""
        ...

    def recruiter(self, person: Person) -> Person | None:
        """Who recruited this promoter."""
        ...

    def devices(self, person: Person) -> frozenset[str]:
        """Device fingerprints seen with this person."""
        ...

    def done(self, person: Person, task: str, since: int = 0) -> int:
        """How often the person did a task since then, the fact's own not counted."""
        ...

    def used(self, cap: str, period: Period, person: Person | None = None) -> int:
        """How much of a cap is used up in the current period."""
        ...
