"""Decisions: what a plugin wants to happen because of a fact, each with the rule and the reason.

A plugin only asks. The engine checks every decision against its guards and caps, writes what it allows to the
ledger in the transaction that marks the fact done, and records what it refused and why. Points and fen are
positive integers: taking back is the engine's business, which mirrors what was recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from wxkit.policy.facts import Person

__all__ = [
    "Attribution",
    "Cap",
    "Commission",
    "Coupon",
    "Decision",
    "Earn",
    "GiftProposal",
    "Hold",
    "Notify",
    "Offer",
    "Period",
    "RedeemRequest",
    "Redemption",
    "ReturnPolicy",
    "Review",
    "Saw",
    "Tier",
    "Verdict",
    "Voucher",
]

Hold: TypeAlias = Literal["none", "settle", "window"]
"""Until when a reward is pending: not at all, the order's settlement, or the end of its refund window."""

ReturnPolicy: TypeAlias = Literal["pending", "balance", "negative"]
"""What a refund may take: only what is pending, what is in the balance too, or more than there is (debt)."""

Period: TypeAlias = Literal["day", "month", "year", "ever"]
"""Calendar periods in Asia/Shanghai unless the engine is set to another zone."""

Saw: TypeAlias = tuple[tuple[str, str | int], ...]
"""What a rule looked at, for explanations: `(("tier", "gold"), ("rate", "3/200"))`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """At most `limit` of what carries this cap in a period; more is cut down to what is left.

    A cap that names a person counts for them alone, one that does not is a budget for all. Caps of one name
    are one cap, whichever plugin names it; begin the name with the plugin's unless it is meant to be shared.
    """

    name: str
    limit: int
    period: Period = "ever"
    person: Person | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What all decisions carry."""

    rule: str
    """Short name of the rule, stable between versions: `tier-rate`, `new-member-bonus`."""
    reason: str
    """One sentence for the person who asks why."""
    saw: Saw = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Earn(Decision):
    """Points for a person."""

    person: Person
    points: int
    line: str | None = None
    """Key of the order's line that earned them; None when the whole order did, or no order."""
    hold: Hold | None = None
    """None: what `wxkit_points_hold` says, else `settle` for orders and `none` for everything else."""
    expires: int | None = None
    """Unix seconds at which the lot ends; None: what `wxkit_points_lifetime` says."""
    caps: tuple[Cap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Commission(Decision):
    """Fen for a referrer of an order: pending, frozen at settlement, payable after the refund window."""

    referrer: Person
    fen: int
    level: int = 1
    """1 for the referrer of the order, 2 for their recruiter. The engine allows no more."""
    line: str | None = None
    caps: tuple[Cap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voucher(Decision):
    """Vouchers (券) of a series kept in the merchant's own ledger."""

    person: Person
    series: str
    count: int = 1
    hold: Hold = "none"
    expires: int | None = None
    caps: tuple[Cap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coupon(Decision):
    """A coupon of the Store (优惠券) to hand to somebody; the outbox does it."""

    person: Person
    coupon_id: str
    caps: tuple[Cap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier(Decision):
    """A person's tier (等级) from now on; the outbox tells WeChat."""

    person: Person
    tier: str
    level: int
    """Rank of the tier, 0 the lowest. The Store shows one more as the member's grade: VIP1 to VIP10."""
    until: int | None = None
    """When it has to be looked at again, Unix seconds."""
    notify: Notify | None = None
    """A message that goes with it: the tier changed, or is about to end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notify(Decision):
    """A message to somebody; the outbox sends it at most once."""

    person: Person
    channel: Literal["template", "subscribe"]
    template_id: str
    data: tuple[tuple[str, str], ...] = ()
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Decision):
    """Nothing is posted; a person of the merchant's shall look (review queue)."""

    person: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """An answer to "may this be?"."""

    allow: bool
    rule: str
    reason: str
    review: bool = False
    """Not allowed for now: somebody of the merchant's shall look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who gets the credit for an order, and which share of it."""

    referrer: Person
    rule: str
    reason: str
    share: tuple[int, int] = (1, 1)
    """Numerator and denominator; the shares of an order add up to at most one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftProposal:
    """A gift that somebody is about to send."""

    at: int
    giver: Person
    product_id: str
    sku_id: str
    price: int
    """Fen a piece, the higher of sale and market price."""
    categories: tuple[str, ...] = ()
    receivers: int = 1
    """How many shares: 1 for a friend, more for a group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something that points can be redeemed for."""

    id: str
    kind: Literal["cash_off", "coupon", "goods", "voucher"]
    title: str
    points: int
    """Price of one."""
    value: int = 0
    """Fen, for `cash_off`."""
    target: str = ""
    """coupon_id, series of the voucher, or SKU of the goods."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedeemRequest:
    """Somebody wants to redeem points."""

    at: int
    key: str
    """Idempotency key: the same key redeems once."""
    person: Person
    offer_id: str
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Redemption(Decision):
    """The price of a request and what the person gets for it."""

    points: int
    gives: tuple[Voucher | Coupon | Notify, ...] = ()
    caps: tuple[Cap, ...] = ()
