"""What the engine asks of this plugin."""

from __future__ import annotations

from collections.abc import Iterable

from wxkit.policy import (
    Attribution,
    Commission,
    Followed,
    OrderPaid,
    Person,
    ReferralTouched,
    ReturnPolicy,
    Scanned,
    Verdict,
    View,
    hookimpl,
)
from wxkit_referral import attribution as attributing
from wxkit_referral import guards
from wxkit_referral.commission import commissions
from wxkit_referral.settings import ReferralSettings


@hookimpl
def wxkit_settings() -> type[ReferralSettings]:
    return ReferralSettings


@hookimpl
def wxkit_referral_scene(fact: Followed | Scanned, settings: ReferralSettings) -> Person | None:
    return settings.referrers.named_by(fact.scene)


@hookimpl
def wxkit_referral_touch(fact: ReferralTouched, view: View, settings: ReferralSettings) -> Verdict | None:
    verdict = guards.suspicious_touch(fact, view, settings.guards)
    if verdict is not None:
        return verdict
    if not settings.referrers.includes(fact.referrer, fact.channel, view):
        reason = f"{fact.referrer} is none of the {settings.referrers.who}"
        return Verdict(allow=False, rule="referrers", reason=reason)
    protector = attributing.protector(fact.person, view, settings.attribution)
    if protector in (None, fact.referrer):
        return None
    return Verdict(allow=False, rule="protected", reason=f"{fact.person} is {protector}'s customer for now")


@hookimpl
def wxkit_referral_attribute(
    fact: OrderPaid, view: View, settings: ReferralSettings
) -> list[Attribution] | None:
    return attributing.attribute(fact, view, settings.attribution, settings.referrers)


@hookimpl
def wxkit_referral_commission(
    fact: OrderPaid, attribution: Attribution, view: View, settings: ReferralSettings
) -> Iterable[Commission | Verdict]:
    verdict = guards.suspicious_order(fact, attribution, view, settings.guards)
    if verdict is not None:
        return (verdict,)
    return commissions(fact, attribution, view, settings.commission)


@hookimpl
def wxkit_referral_clawback(settings: ReferralSettings) -> ReturnPolicy | None:
    return settings.clawback
