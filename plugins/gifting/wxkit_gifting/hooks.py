"""What the engine asks of this plugin."""

from __future__ import annotations

from collections.abc import Iterator

from wxkit.policy import (
    Coupon,
    Earn,
    Fact,
    GiftAccepted,
    GiftExpired,
    GiftProposal,
    Notify,
    Verdict,
    View,
    hookimpl,
)
from wxkit_gifting import allowing, swapping, thanking
from wxkit_gifting.settings import GiftingSettings


@hookimpl
def wxkit_settings() -> type[GiftingSettings]:
    return GiftingSettings


@hookimpl
def wxkit_gift_allowed(gift: GiftProposal, view: View, settings: GiftingSettings) -> Verdict | None:
    return allowing.verdict(gift, settings.rules, view)


@hookimpl
def wxkit_gift_deadline(settings: GiftingSettings) -> int:
    return settings.deadline


@hookimpl
def wxkit_gift_swaps(
    gift: GiftProposal, skus: tuple[tuple[str, int], ...], settings: GiftingSettings
) -> list[str]:
    return swapping.choices(gift, skus, settings.swaps)


@hookimpl
def wxkit_gift_outcome(fact: Fact, view: View, settings: GiftingSettings) -> Iterator[Earn | Coupon | Notify]:
    if isinstance(fact, GiftAccepted):
        yield from thanking.rewards(fact, view, settings.thanks, settings.best_first, settings.budget)
        if settings.accepted is not None:
            yield settings.accepted.to(fact.payer, "accepted", "the gift was accepted", order=fact.order_id)
    elif isinstance(fact, GiftExpired) and settings.expired is not None:
        reason = "nobody accepted the gift in time"
        yield settings.expired.to(fact.payer, "expired", reason, order=fact.order_id)
