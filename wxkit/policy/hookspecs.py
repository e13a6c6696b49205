"""Every hook of a policy plugin, in one place.

A hook is a pure function of its arguments: the fact, a read-only view, and the plugin's own settings. It does
no input or output, keeps no state, asks no clock and throws no dice, so the same plugin runs live, in a dry
run, in a backtest over a year of orders and in a property test. An implementation may leave out arguments
that it does not need. Money is in fen, points are integers, times are Unix seconds.

    from wxkit.policy import Earn, OrderPaid, hookimpl

    @hookimpl
    def wxkit_points_earn(fact, settings):
        if isinstance(fact, OrderPaid):
            yield Earn(person=fact.payer, points=fact.paid // 100, rule="per-yuan", reason="1 point a yuan")

Hooks marked *first answer* are asked plugin by plugin until one does not answer None; of the others all
answers count. Plugins are asked in the order of the settings. A plugin that raises, answers with the wrong
type, takes too long or changes its input parks the fact with its name; other facts go on. That a hook never
returns or changes its input is noticed live (`wxkit.policy.watchdog`) and by the conformance kit
(`wxkit plugin check`); a simulation trusts.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import click
import pluggy
from pydantic import BaseModel

from wxkit.policy.decisions import (
    Attribution,
    Commission,
    Coupon,
    Decision,
    Earn,
    GiftProposal,
    Hold,
    Notify,
    Offer,
    RedeemRequest,
    Redemption,
    ReturnPolicy,
    Review,
    Tier,
    Verdict,
    Voucher,
)
from wxkit.policy.facts import (
    Fact,
    Followed,
    OrderPaid,
    OrderRefunded,
    Person,
    ReferralTouched,
    Scanned,
)
from wxkit.policy.view import View

__all__ = ["VERSION", "PolicyHooks", "Reward", "hookimpl", "hookspec"]

VERSION = 1
"""Version of this set of hooks; it changes when a plugin may have to."""

hookspec = pluggy.HookspecMarker("wxkit")
hookimpl = pluggy.HookimplMarker("wxkit")
"""Marks a function of a plugin as the implementation of a hook."""

Reward: TypeAlias = Earn | Voucher | Coupon | Notify | Review
"""What may come of a fact besides commissions and tiers."""


class PolicyHooks:
    """The hooks; every name begins with `wxkit_`."""

    # Lifecycle

    @hookspec
    def wxkit_settings(self) -> type[BaseModel] | None:
        """Model of the plugin's settings; without it the plugin has none. Asked once, when it is loaded.

        The table `[plugins.<name>]` of wxkit.toml is validated with it, and every other hook gets the result.
        Version 1.
        """

    @hookspec
    def wxkit_commands(self) -> Iterable[click.Command] | None:
        """Commands that the plugin adds to `wxkit`, where wxkit.toml names it. All answers. Version 1."""

    @hookspec
    def wxkit_observe(self, fact: Fact, decisions: tuple[Decision, ...], settings: Any) -> None:
        """Look at what was posted, after the transaction. It may do input and output: count, log, notify.

        What it raises is logged and ends nothing. It may be called again for the same fact after a crash.
        Version 1.
        """

    # Points

    @hookspec
    def wxkit_points_earn(self, fact: Fact, view: View, settings: Any) -> Iterable[Reward] | None:
        """Rewards for a fact. All answers.

        Asked for OrderPaid, Followed, MemberJoined, TaskDone and Shared. Points, vouchers and coupons for a
        mere follow or share are refused: WeChat forbids them. Version 1.
        """

    @hookspec
    def wxkit_points_hold(self, fact: Fact, earn: Earn, view: View, settings: Any) -> Hold | None:
        """Until when these points are pending, where the decision does not say. First answer. Version 1."""

    @hookspec
    def wxkit_points_lifetime(self, person: Person, points: int, view: View, settings: Any) -> int | None:
        """When a lot ends that becomes available at `view.now`, where the decision does not say.

        Unix seconds, exclusive. First answer; without any, points do not end. Version 1.
        """

    @hookspec
    def wxkit_points_offers(self, person: Person, view: View, settings: Any) -> Iterable[Offer] | None:
        """What this person can redeem points for, affordable or not. All answers. Version 1."""

    @hookspec
    def wxkit_points_redeem(
        self, request: RedeemRequest, view: View, settings: Any
    ) -> Redemption | Verdict | None:
        """Price of a redemption and what it gives; a Verdict with `allow=False` refuses. First answer.

        Whether the points are there is the engine's business. Version 1.
        """

    @hookspec
    def wxkit_points_tier(self, person: Person, view: View, settings: Any) -> Tier | None:
        """The person's tier at `view.now`; None leaves it and its `until` as they are. First answer.

        Asked after OrderPaid, OrderSettled, OrderRefunded, GiftExpired and MemberJoined, and when a tier's
        `until` has come (then `view.tier(person).until == view.now`). Version 1.
        """

    # Gifting

    @hookspec
    def wxkit_gift_allowed(self, gift: GiftProposal, view: View, settings: Any) -> Verdict | None:
        """May this gift be sent? Every answer with `allow=False` forbids it. All answers. Version 1."""

    @hookspec
    def wxkit_gift_deadline(self, gift: GiftProposal, view: View, settings: Any) -> int | None:
        """Seconds in which one of the merchant's own gifts is to be accepted. First answer. Version 1."""

    @hookspec
    def wxkit_gift_swaps(
        self, gift: GiftProposal, skus: tuple[tuple[str, int], ...], view: View, settings: Any
    ) -> Iterable[str] | None:
        """Which of these SKUs (id, price in fen) may be taken instead. First answer. Version 1."""

    @hookspec
    def wxkit_gift_outcome(self, fact: Fact, view: View, settings: Any) -> Iterable[Reward] | None:
        """Rewards for what became of a gift: GiftSent, GiftAccepted, GiftExpired. All answers.

        Rewards for a gift order are held as those of its payment are. Version 1.
        """

    # Referral

    @hookspec
    def wxkit_referral_scene(self, fact: Followed | Scanned, view: View, settings: Any) -> Person | None:
        """Whom the scene of a QR code names as referrer. First answer.

        Asked for Followed and Scanned with a scene; the engine makes a ReferralTouched of it, channel `qr`.
        Version 1.
        """

    @hookspec
    def wxkit_referral_touch(self, fact: ReferralTouched, view: View, settings: Any) -> Verdict | None:
        """May this touch count? Every answer with `allow=False` stops it, with `review` for a person to look.

        All answers. Version 1.
        """

    @hookspec
    def wxkit_referral_attribute(
        self, fact: OrderPaid, view: View, settings: Any
    ) -> Iterable[Attribution] | None:
        """Who referred this order, and which share is whose. First answer. Version 1."""

    @hookspec
    def wxkit_referral_commission(
        self, fact: OrderPaid, attribution: Attribution, view: View, settings: Any
    ) -> Iterable[Commission | Review | Verdict] | None:
        """Commissions that follow from an attribution, for its referrer and their recruiter. All answers.

        A Review, or a Verdict with `review`, asks somebody of the merchant's to look; other Verdicts record
        a refusal. Version 1.
        """

    @hookspec
    def wxkit_referral_clawback(
        self, fact: OrderRefunded, referrer: Person, view: View, settings: Any
    ) -> ReturnPolicy | None:
        """How far a refund takes commissions back. First answer, else the engine's setting. Version 1."""
