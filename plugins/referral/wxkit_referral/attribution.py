"""Whose an order is: the first, the last or several of those through whom the payer came.

A touch counts for `window_days`. A customer whom somebody touched is theirs for `protection_days` (锁客):
until then nobody else's touch counts, and each of theirs prolongs it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from wxkit.policy.decisions import Attribution
from wxkit.policy.facts import OrderPaid, Person
from wxkit.policy.plugin_settings import DAY, Days, PluginSettings
from wxkit.policy.view import Touch, View
from wxkit_referral.people import Referrers

__all__ = ["AttributionRules", "attribute", "protector"]


class AttributionRules(PluginSettings):
    """Who gets the credit."""

    model: Literal["first", "last", "weighted"] = "last"
    weights: tuple[Annotated[int, Field(ge=1)], ...] = Field(default=(60, 30, 10), min_length=1)
    """`weighted`: shares of the latest referrer, the one before, …; when there are fewer, theirs grow."""
    window_days: Days = 30
    """How long a touch counts."""
    protection_days: int = Field(default=0, ge=0, le=3650)
    """How long a customer is kept for whoever touched them first; 0: not at all."""
    named_by_wechat: Literal["wins", "last_touch", "ignored"] = "wins"
    """The promoter (推客) or sharer whom WeChat names in the order: gets it all, counts as the latest touch,
    or does not count."""


def attribute(
    fact: OrderPaid, view: View, rules: AttributionRules, referrers: Referrers
) -> list[Attribution] | None:
    """Who referred the order, with their shares; None when nobody did."""
    if fact.referrer is not None and rules.named_by_wechat == "wins":
        return [
            _whole(fact.referrer, "named-by-wechat", f"WeChat names them as {fact.channel or 'referrer'}")
        ]
    touches = _touches(fact, view, rules, referrers)
    if not touches:
        return None
    if rules.model == "weighted":
        return _weighted(touches, rules.weights)
    touch = touches[0] if rules.model == "first" else touches[-1]
    return [_whole(touch.referrer, f"{rules.model}-touch", f"the {rules.model} touch, by {touch.channel}")]


def protector(person: Person, view: View, rules: AttributionRules) -> Person | None:
    """Whose the customer is for now."""
    if not rules.protection_days:
        return None
    since = view.now - rules.protection_days * DAY
    return next((touch.referrer for touch in view.touches(person, since) if touch.at <= view.now), None)


def _touches(fact: OrderPaid, view: View, rules: AttributionRules, referrers: Referrers) -> list[Touch]:
    """What counts, oldest first."""
    known = view.touches(fact.payer, fact.at - rules.window_days * DAY)
    touches = [
        touch
        for touch in known
        if touch.at <= fact.at and referrers.includes(touch.referrer, touch.channel, view)
    ]
    named = fact.referrer if rules.named_by_wechat == "last_touch" else None
    if named is not None and protector(fact.payer, view, rules) in (None, named):
        touches.append(Touch(named, fact.at, fact.channel or "order"))
    return touches


def _weighted(touches: list[Touch], weights: tuple[int, ...]) -> list[Attribution]:
    latest_first = list(dict.fromkeys(touch.referrer for touch in reversed(touches)))[: len(weights)]
    total = sum(weights[: len(latest_first)])
    return [
        Attribution(
            referrer=referrer,
            share=(weight, total),
            rule="weighted-touch",
            reason=f"{weight} of {total}, the touch {number} from the last",
        )
        for number, (referrer, weight) in enumerate(zip(latest_first, weights, strict=False))
    ]


def _whole(referrer: Person, rule: str, reason: str) -> Attribution:
    return Attribution(referrer=referrer, rule=rule, reason=reason)
