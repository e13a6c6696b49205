"""What the merchant's app asks before anything happens: offers, may this be given, what instead?

    engine.ask.offers("union/o6_bm…", at)
    engine.ask.against_gift(GiftProposal(...))      # empty: it may be sent

Nothing is written. What a hook raises reaches the caller as HookFailed.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

from wxkit.policy._plugins import Plugins
from wxkit.policy._view import BookView
from wxkit.policy.decisions import GiftProposal, Offer, Verdict
from wxkit.policy.facts import Person

__all__ = ["Questions"]

DAY = 86_400


class Questions:
    """Asks the plugins of an engine, with a look into its books."""

    def __init__(self, plugins: Plugins, view: Callable[[int], AbstractContextManager[BookView]]) -> None:
        self._plugins = plugins
        self._view = view

    def offers(self, person: Person, at: int) -> list[Offer]:
        """What the person can redeem points for, affordable or not."""
        with self._view(at) as view:
            given = {"person": view.name(person), "view": view}
            return [offer for _, offer in self._plugins.each("wxkit_points_offers", Offer, **given)]

    def against_gift(self, gift: GiftProposal) -> list[Verdict]:
        """What speaks against sending this gift; empty when it may be sent."""
        with self._view(gift.at) as view:
            given = {"gift": _named(gift, view), "view": view}
            answers = [verdict for _, verdict in self._plugins.each("wxkit_gift_allowed", Verdict, **given)]
        return [verdict for verdict in answers if verdict.review or not verdict.allow]

    def gift_deadline(self, gift: GiftProposal) -> int:
        """Until when the gift is to be accepted, Unix seconds; a day, unless a plugin says otherwise."""
        with self._view(gift.at) as view:
            given = {"gift": _named(gift, view), "view": view}
            answer = self._plugins.first("wxkit_gift_deadline", int, **given)
        return gift.at + (answer[1] if answer is not None else DAY)

    def gift_swaps(self, gift: GiftProposal, skus: tuple[tuple[str, int], ...]) -> list[str]:
        """Which of these SKUs (id, price in fen) the receiver may take; none, if no plugin answers."""
        with self._view(gift.at) as view:
            given = {"gift": _named(gift, view), "skus": skus, "view": view}
            return [sku for _, sku in self._plugins.first_all("wxkit_gift_swaps", str, **given)]


def _named(gift: GiftProposal, view: BookView) -> GiftProposal:
    return replace(gift, giver=view.name(gift.giver))
