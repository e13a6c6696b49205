"""Thanks when a gift is accepted: the giver is who paid, the receiver is who accepted.

The engine holds these points as it holds those of the gift's payment, and takes them back with a refund.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import Field

from wxkit.policy.decisions import Coupon, Earn
from wxkit.policy.facts import GiftAccepted, Person
from wxkit.policy.plugin_settings import Budget, PluginSettings, caps_of
from wxkit.policy.view import View
from wxkit_gifting.campaigns import Campaign, multiplied

__all__ = ["Thanks", "rewards"]

BUDGET = "gifting/budget"


class Thanks(PluginSettings):
    """Points for an accepted gift."""

    giver: int = Field(default=0, ge=0)
    """For who paid."""
    receiver: int = Field(default=0, ge=0)
    """For who accepted."""
    newcomer: int = Field(default=0, ge=0)
    """For a receiver of whom nothing was known before, on top."""
    newcomer_coupon: str = ""
    """coupon_id of a coupon for a newcomer; unlike points it cannot be taken back."""
    least: int = Field(default=0, ge=0)
    """Fen that a gift must have cost for `giver` and `receiver` to count."""
    once_a_group: bool = True
    """Whether the giver is thanked once for a group gift, not for every share."""
    giver_limits: tuple[Budget, ...] = (Budget(limit=1000, period="month", per_person=True),)
    """Points of thanks that a giver gets in a period."""


def rewards(
    fact: GiftAccepted,
    view: View,
    thanks: Thanks,
    best_first: tuple[Campaign, ...],
    budget: tuple[Budget, ...],
) -> Iterator[Earn | Coupon]:
    """What an accepted gift earns both sides. Nobody is thanked for giving to themselves."""
    if fact.receiver == fact.payer:
        return
    parts = view.gift_parts(fact.group) if fact.group else ()
    if fact.paid >= thanks.least:
        if not (parts and thanks.once_a_group):
            yield from _earn(fact, fact.payer, "thanks-giver", thanks, best_first, budget)
        if fact.receiver not in parts:
            yield from _earn(fact, fact.receiver, "thanks-receiver", thanks, best_first, budget)
    if not view.known(fact.receiver):
        yield from _earn(fact, fact.receiver, "newcomer", thanks, best_first, budget)
        if thanks.newcomer_coupon:
            yield Coupon(
                person=fact.receiver,
                coupon_id=thanks.newcomer_coupon,
                rule="newcomer-coupon",
                reason="a gift was their first contact",
            )


REASONS = {
    "thanks-giver": "thanks for a gift that was accepted",
    "thanks-receiver": "thanks for accepting a gift",
    "newcomer": "a gift was their first contact",
}


def _earn(
    fact: GiftAccepted,
    person: Person,
    rule: str,
    thanks: Thanks,
    best_first: tuple[Campaign, ...],
    budget: Iterable[Budget],
) -> Iterator[Earn]:
    worth = {"thanks-giver": thanks.giver, "thanks-receiver": thanks.receiver, "newcomer": thanks.newcomer}
    points, saw = multiplied(worth[rule], fact.at, best_first)
    if not points:
        return
    caps = caps_of(BUDGET, budget, person)
    if rule == "thanks-giver":
        caps += caps_of("gifting/giver", thanks.giver_limits, person)
    yield Earn(person=person, points=points, rule=rule, reason=REASONS[rule], saw=saw, caps=caps)
