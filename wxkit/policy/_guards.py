"""Guards that no plugin can lift. Each answers with its name and one sentence, or None when all is well."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from wxkit.policy.decisions import (
    Attribution,
    Commission,
    Coupon,
    Decision,
    Earn,
    Notify,
    Review,
    Tier,
    Voucher,
)
from wxkit.policy.facts import Fact, Followed, OrderPaid, Person, Recruited, Shared, TaskDone
from wxkit.policy.view import View

__all__ = [
    "Objection",
    "against_attribution",
    "against_commission",
    "against_recruiting",
    "against_reward",
    "amount",
    "subject",
]

INDUCEMENTS = frozenset({"share", "follow"})
"""Tasks that WeChat lets nobody pay for."""


class Objection(NamedTuple):
    """Why something is refused."""

    guard: str
    note: str


def subject(decision: Decision) -> Person:
    """Whom a decision serves."""
    if isinstance(decision, Commission):
        return decision.referrer
    if isinstance(decision, (Earn, Voucher, Coupon, Tier, Notify, Review)):
        return decision.person
    return ""


def against_reward(decision: Decision, fact: Fact, also: Collection[Person] = ()) -> Objection | None:
    """Rewards go to people of the fact, are positive, and never pay for a share or a follow."""
    if isinstance(decision, Review):
        return None
    person = subject(decision)
    if person not in fact.people and person not in also:
        return Objection("not-in-fact", f"{person} does not appear in the fact")
    if amount(decision) <= 0:
        return Objection("not-positive", "an amount must be above zero; taking back is the engine's business")
    if isinstance(decision, (Earn, Voucher, Coupon)) and _induced(fact):
        return Objection("inducement", "WeChat forbids rewards for a bare share or for following")
    return None


def amount(decision: Decision) -> int:
    """How much a decision asks for."""
    if isinstance(decision, Earn):
        return decision.points
    if isinstance(decision, Commission):
        return decision.fen
    return decision.count if isinstance(decision, Voucher) else 1


def _induced(fact: Fact) -> bool:
    return isinstance(fact, (Shared, Followed)) or (isinstance(fact, TaskDone) and fact.task in INDUCEMENTS)


def against_attribution(
    attribution: Attribution, fact: OrderPaid, receiver: Person, view: View
) -> Objection | None:
    """The referrer is not a party to the order, and WeChat or a counted touch names them."""
    referrer = attribution.referrer
    if referrer in (fact.payer, receiver):
        return Objection("self-referral", f"{referrer} is a party to the order")
    if referrer != fact.referrer and all(touch.referrer != referrer for touch in view.touches(fact.payer)):
        return Objection("unknown-referrer", f"neither WeChat nor a touch names {referrer}")
    return None


def against_commission(
    commission: Commission,
    attribution: Attribution,
    fact: OrderPaid,
    receiver: Person,
    levels: int,
    view: View,
) -> Objection | None:
    """Level 1 is the order's referrer, level 2 their recruiter, and there is no third."""
    referrer = commission.referrer
    if not 1 <= commission.level <= levels:
        return Objection("levels", f"level {commission.level} of at most {levels}")
    entitled = attribution.referrer if commission.level == 1 else view.recruiter(attribution.referrer)
    if referrer != entitled:
        return Objection("levels", f"{referrer} is not the referrer of level {commission.level}")
    if referrer in (fact.payer, receiver):
        return Objection("self-referral", f"{referrer} is a party to the order")
    return against_reward(commission, fact, also=(referrer,))


def against_recruiting(fact: Recruited, view: View) -> Objection | None:
    """Nobody recruits themselves, directly or through others; the first recruiter stays."""
    known = view.recruiter(fact.person)
    if known is not None:
        return Objection("recruited", f"{fact.person} was recruited by {known}")
    above: Person | None = fact.recruiter
    while above is not None:
        if above == fact.person:
            return Objection("cycle", f"{fact.person} is above {fact.recruiter} already")
        above = view.recruiter(above)
    return None
