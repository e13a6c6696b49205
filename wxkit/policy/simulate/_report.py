"""What a simulation found. Money is in fen, moments are Unix seconds."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.policy.facts import Person

__all__ = ["Cost", "Gifts", "Referrer", "Report", "RuleUse", "Week"]


@dataclass(frozen=True, slots=True)
class Week:
    """What was owed at the end of a week."""

    at: int
    pending: int
    available: int
    commission: int
    """Fen not paid out yet: pending, frozen and payable."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What the policies gave in one book, and where it went."""

    given: int = 0
    taken_back: int = 0
    spent: int = 0
    expired: int = 0
    left: int = 0
    """What people have in the end, pending or not, less their debt."""

    def told(self) -> dict[str, int]:
        """The figures under the names that people read."""
        return {
            "given": self.given,
            "taken back": self.taken_back,
            "spent": self.spent,
            "expired": self.expired,
            "left": self.left,
        }


@dataclass(frozen=True, slots=True)
class RuleUse:
    """How often a rule was applied, and what it gave or was refused."""

    plugin: str
    rule: str
    kind: str
    times: int
    amount: int


@dataclass(frozen=True, slots=True)
class Referrer:
    """A promoter's part."""

    person: Person
    orders: int
    fen: int
    """Commission before claw-backs."""


@dataclass(frozen=True, slots=True)
class Gifts:
    """What became of gifts."""

    sent: int = 0
    accepted: int = 0
    expired: int = 0
    newcomers: int = 0
    """Receivers whom nothing had named before."""


@dataclass(frozen=True, slots=True)
class Report:
    """A simulation in numbers."""

    plugins: dict[str, str]
    """Versions by name."""
    first: int
    last: int
    facts: int
    orders: int
    paid: int
    refunded: int
    people: int
    costs: dict[str, Cost]
    """By book: `points`, `commission`, `voucher/<series>`."""
    weeks: tuple[Week, ...]
    tiers: dict[str, int]
    """People by tier in the end."""
    moves: dict[str, int]
    """How often people went from one tier to another: `silver → gold`."""
    gifts: Gifts
    rules: tuple[RuleUse, ...]
    guards: tuple[RuleUse, ...]
    """`rule` is the guard or cap that spoke."""
    reviews: int
    referrers: tuple[Referrer, ...]
    parked: dict[str, int]
    """Facts that a plugin failed on, by plugin."""
    earned: dict[Person, dict[str, int]] = field(default_factory=dict[Person, dict[str, int]], repr=False)
    """What each person was given, by `<kind> <plugin>/<rule>`; for comparisons."""
