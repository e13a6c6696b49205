"""What looks wrong: oneself, a ring, one device for two people, too many at once, somebody else's customer.

The engine refuses self-referral and cycles of recruiters whatever a plugin says; these guards see more, and
may ask a person of the merchant's to look (review queue) instead of refusing.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from wxkit.policy.decisions import Attribution, Verdict
from wxkit.policy.facts import OrderPaid, Person, ReferralTouched
from wxkit.policy.plugin_settings import DAY, Days, PluginSettings
from wxkit.policy.view import View

__all__ = ["Guards", "Velocity", "suspicious_order", "suspicious_touch"]

Then: TypeAlias = Literal["refuse", "review", "ignore"]
RING = 5
"""How many referrers back a ring is looked for."""


class Velocity(PluginSettings):
    """Too many touches by one referrer."""

    touches: int = Field(default=200, ge=1)
    """More than that in so many hours are looked at."""
    hours: int = Field(default=24, ge=1, le=24 * 366)


class Guards(PluginSettings):
    """What happens to what looks wrong."""

    shared_device: Then = "review"
    """Referrer and customer were seen on one device."""
    ring: Then = "refuse"
    """The customer, directly or through others, referred the referrer."""
    ring_days: Days = 90
    """How far back a ring is looked for."""
    velocity: tuple[Velocity, ...] = (Velocity(),)
    too_many: Then = "review"
    """What happens to touches above the velocity."""


def suspicious_touch(fact: ReferralTouched, view: View, guards: Guards) -> Verdict | None:
    """Why a touch shall not count, or not yet; None when nothing looks wrong."""
    if fact.person == fact.referrer:
        return _verdict("refuse", "self-referral", "nobody refers themselves")
    if guards.ring != "ignore" and _ring(fact, view, guards):
        return _verdict(guards.ring, "ring", f"{fact.person} referred {fact.referrer} before")
    if guards.shared_device != "ignore" and _one_device(fact.person, fact.referrer, fact.device, view):
        reason = f"{fact.person} and {fact.referrer} were seen on one device"
        return _verdict(guards.shared_device, "shared-device", reason)
    return _too_many(fact, view, guards)


def suspicious_order(fact: OrderPaid, attribution: Attribution, view: View, guards: Guards) -> Verdict | None:
    """Why an order shall not earn its referrer anything, or not yet."""
    referrer = attribution.referrer
    if guards.shared_device == "ignore" or not _one_device(fact.payer, referrer, fact.device, view):
        return None
    reason = f"{fact.payer} bought on a device of {referrer}, who referred them"
    return _verdict(guards.shared_device, "shared-device", reason)


def _too_many(fact: ReferralTouched, view: View, guards: Guards) -> Verdict | None:
    if guards.too_many == "ignore":
        return None
    for velocity in guards.velocity:
        if view.touched(fact.referrer, view.now - velocity.hours * 3600) >= velocity.touches:
            reason = f"{fact.referrer} touched more than {velocity.touches} people in {velocity.hours} hours"
            return _verdict(guards.too_many, "velocity", reason)
    return None


def _ring(fact: ReferralTouched, view: View, guards: Guards) -> bool:
    """Whether the customer is among those who referred the referrer."""
    since = view.now - guards.ring_days * DAY
    above, seen = {fact.referrer}, set[Person]()
    for _ in range(RING):
        seen |= above
        above = {touch.referrer for person in above for touch in view.touches(person, since)} - seen
        if fact.person in above:
            return True
    return False


def _one_device(person: Person, referrer: Person, device: str, view: View) -> bool:
    devices = view.devices(referrer)
    return bool(devices) and (device in devices or not devices.isdisjoint(view.devices(person)))


def _verdict(then: Then, rule: str, reason: str) -> Verdict:
    return Verdict(allow=False, rule=rule, reason=reason, review=then == "review")
