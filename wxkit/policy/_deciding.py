"""From a fact to a plan: ask the plugins, pass every decision through guards and caps. Nothing is written.

A hook that fails therefore leaves nothing half-written: the fact is parked and the plan forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar
from zoneinfo import ZoneInfo

from wxkit.policy import _guards as guards
from wxkit.policy._caps import Caps, Fit, budget_cap
from wxkit.policy._errors import HookFailed
from wxkit.policy._guards import Objection
from wxkit.policy._plugins import Plugins
from wxkit.policy._posting import COMMISSION, POINTS
from wxkit.policy._sharing import share_of, unit_of
from wxkit.policy._state import Ruling, Share
from wxkit.policy._view import BookView
from wxkit.policy.books import Effect, Unit
from wxkit.policy.decisions import (
    Attribution,
    Cap,
    Commission,
    Coupon,
    Decision,
    Earn,
    Hold,
    Notify,
    ReturnPolicy,
    Review,
    Tier,
    Verdict,
    Voucher,
)
from wxkit.policy.facts import (
    Fact,
    GiftAccepted,
    GiftExpired,
    GiftSent,
    MemberJoined,
    OrderFact,
    OrderPaid,
    OrderRefunded,
    OrderSettled,
    Person,
    Recruited,
    ReferralTouched,
    Scanned,
    Shared,
    TaskDone,
    TierDue,
    WindowClosed,
)
from wxkit.policy.facts import Followed as FollowedFact
from wxkit.policy.settings import EngineSettings

__all__ = ["Decider", "Plan"]

REWARDS = (Earn, Voucher, Coupon, Notify, Review)
EARNING = (OrderPaid, FollowedFact, MemberJoined, TaskDone, Shared)
GIFTS = (GiftSent, GiftAccepted, GiftExpired)
HOLDS: tuple[Hold, ...] = ("none", "settle", "window")
RETURNS: tuple[ReturnPolicy, ...] = ("pending", "balance", "negative")
L = TypeVar("L")


@dataclass(slots=True)
class Plan:
    """What shall be written for one fact."""

    rulings: list[Ruling] = field(default_factory=list[Ruling])
    shares: list[Share] = field(default_factory=list[Share])
    effects: list[Effect] = field(default_factory=list[Effect])
    tier: Tier | None = None
    touch_counts: bool = True
    recruits: bool = True
    referrer: Person = ""
    """Whom the scene of a QR code names."""
    lifetimes: dict[str, int | None] = field(default_factory=dict[str, int | None])
    """When the lots of shares end that this fact makes available."""
    returns: dict[Person, ReturnPolicy] = field(default_factory=dict[Person, ReturnPolicy])
    """How far commissions are clawed back, where a plugin says so."""


class Decider:
    """Asks the plugins about one fact at a time."""

    def __init__(self, plugins: Plugins, settings: EngineSettings) -> None:
        self.plugins = plugins
        self.settings = settings
        self.zone = ZoneInfo(settings.zone)

    def plan(self, fact: Fact, unit: Unit) -> tuple[Plan, Caps]:
        """What shall come of a fact. Raises HookFailed."""
        one = _One(self, fact, unit)
        try:
            one.ask()
        finally:
            one.view.close()
        return one.plan, one.caps


class _One:
    """The planning of one fact."""

    def __init__(self, decider: Decider, fact: Fact, unit: Unit) -> None:
        self.plugins = decider.plugins
        self.settings = decider.settings
        self.fact = fact
        self.unit = unit
        self.zone = decider.zone
        self.view = BookView(unit, fact.at, decider.zone)
        self.caps = Caps(unit, decider.zone, fact.at)
        self.plan = Plan()

    def ask(self) -> None:
        fact = self.fact
        if isinstance(fact, EARNING):
            self._rewards("wxkit_points_earn")
        elif isinstance(fact, GIFTS):
            self._rewards("wxkit_gift_outcome")
        if isinstance(fact, OrderPaid):
            self._commissions(fact)
        elif isinstance(fact, (FollowedFact, Scanned)):
            self._scene(fact)
        elif isinstance(fact, ReferralTouched):
            self._touch(fact)
        elif isinstance(fact, Recruited):
            self._recruiting(fact)
        elif isinstance(fact, TierDue):
            self._tier(fact)
        elif isinstance(fact, OrderRefunded):
            self._clawbacks(fact)
        elif isinstance(fact, (OrderSettled, WindowClosed)):
            self._lifetimes(
                self.unit.shares_of(fact.order_id), "settle" if isinstance(fact, OrderSettled) else "window"
            )
        self._lifetimes_of_new()

    # Rewards

    def _rewards(self, hook: str) -> None:
        fact = self.fact
        for plugin, reward in self.plugins.each(hook, REWARDS, fact=fact, view=self.view):
            objection = guards.against_reward(reward, fact)
            if objection:
                self._refuse(plugin, reward, objection)
            elif isinstance(reward, (Earn, Voucher, Coupon, Notify)):
                self._reward(plugin, reward)
            else:
                self._rule(plugin, reward, "review")

    def _reward(self, plugin: str, reward: Earn | Voucher | Coupon | Notify) -> None:
        if isinstance(reward, Notify):
            self._effect("notify", reward, self._rule(plugin, reward, "posted", 1))
        elif isinstance(reward, Coupon):
            fit = self._fit(plugin, reward, "coupon", 1, whole=True)
            if fit.amount:
                self._effect("coupon", reward, self._rule(plugin, reward, "posted", 1))
            else:
                self._refuse(plugin, reward, Objection(fit.cap, "the cap is used up"))
        elif isinstance(reward, Earn):
            self._share(plugin, self._held(reward))
        else:
            self._share(plugin, reward)

    def _held(self, earn: Earn) -> Earn:
        """The decision with its hold spelt out."""
        if earn.hold is not None:
            return earn
        given = {"fact": self.fact, "earn": earn, "view": self.view}
        answer = self.plugins.first("wxkit_points_hold", str, **given)
        if answer is not None:
            return replace(earn, hold=self._one_of(HOLDS, answer, "wxkit_points_hold"))
        return replace(earn, hold="settle" if isinstance(self.fact, OrderFact) else "none")

    def _one_of(self, choices: tuple[L, ...], answer: tuple[str, str], hook: str) -> L:
        plugin, word = answer
        for choice in choices:
            if choice == word:
                return choice
        raise HookFailed(plugin, hook, f"answered {word!r}, not one of {', '.join(map(str, choices))}")

    def _share(self, plugin: str, decision: Earn | Voucher | Commission, through: Person = "") -> None:
        """Record what somebody earns, as far as the caps leave room."""
        fit = self._fit(plugin, decision, unit_of(decision), guards.amount(decision))
        if not fit.amount:
            self._refuse(plugin, decision, Objection(fit.cap, "the cap is used up"))
            return
        verdict = "cut" if fit.cap else "posted"
        ruling = self._rule(plugin, decision, verdict, fit.amount, fit.cap, through=through)
        self.plan.shares.append(share_of(ruling, self.fact, self.unit))

    def _fit(
        self,
        plugin: str,
        decision: Earn | Voucher | Coupon | Commission,
        unit: str,
        amount: int,
        *,
        whole: bool = False,
    ) -> Fit:
        budget = self.settings.budgets.get(plugin)
        caps: tuple[Cap, ...] = decision.caps
        if budget is not None:
            caps = (*caps, budget_cap(plugin, unit, budget, guards.subject(decision)))
        return self.caps.fit(amount, caps, whole=whole) if caps else Fit(amount)

    # Commissions

    def _commissions(self, fact: OrderPaid) -> None:
        answer = self._attributions(fact)
        receiver = self._receiver(fact.order_id)
        given, of = 0, 1
        for plugin, attribution in answer:
            top, bottom = attribution.share
            given, of = given * bottom + top * of, of * bottom
            objection = guards.against_attribution(attribution, fact, receiver, self.view)
            if given > of:
                objection = Objection("shares", "the shares of an order add up to more than one")
            if objection:
                self._refuse_attribution(plugin, attribution, objection)
            else:
                self._commission(fact, attribution, receiver)

    def _attributions(self, fact: OrderPaid) -> Iterable[tuple[str, Attribution]]:
        if not self.plugins.has("wxkit_referral_attribute"):
            return ()
        return self.plugins.first_all("wxkit_referral_attribute", Attribution, fact=fact, view=self.view)

    def _commission(self, fact: OrderPaid, attribution: Attribution, receiver: Person) -> None:
        kinds: tuple[type[Commission | Review | Verdict], ...] = (Commission, Review, Verdict)
        given = {"fact": fact, "attribution": attribution, "view": self.view}
        for plugin, decision in self.plugins.each("wxkit_referral_commission", kinds, **given):
            if isinstance(decision, Review):
                self._rule(plugin, decision, "review")
                continue
            if isinstance(decision, Verdict):
                self._objected(plugin, attribution.referrer, decision)
                continue
            levels = self.settings.commission_levels
            objection = guards.against_commission(decision, attribution, fact, receiver, levels, self.view)
            if objection:
                self._refuse(plugin, decision, objection)
                continue
            self._share(plugin, decision, attribution.referrer)

    def _refuse_attribution(self, plugin: str, attribution: Attribution, objection: Objection) -> None:
        asked = Review(person=attribution.referrer, rule=attribution.rule, reason=attribution.reason)
        self._refuse(plugin, asked, objection)

    def _receiver(self, order_id: str) -> Person:
        order = self.unit.order(order_id)
        return self.unit.name(order.receiver) if order and order.receiver else ""

    def _clawbacks(self, fact: OrderRefunded) -> None:
        if not self.plugins.has("wxkit_referral_clawback"):
            return
        for share in self.unit.shares_of(fact.order_id):
            if share.unit == COMMISSION and share.person not in self.plan.returns:
                given = {"fact": fact, "referrer": share.person, "view": self.view}
                answer = self.plugins.first("wxkit_referral_clawback", str, **given)
                if answer is not None:
                    policy: ReturnPolicy = self._one_of(RETURNS, answer, "wxkit_referral_clawback")
                    self.plan.returns[share.person] = policy
                    asked = Review(person=share.person, rule="clawback", reason="how far commissions go back")
                    self._rule(answer[0], asked, "posted", note=policy)

    # People

    def _scene(self, fact: FollowedFact | Scanned) -> None:
        if fact.scene:
            answer = self.plugins.first("wxkit_referral_scene", str, fact=fact, view=self.view)
            self.plan.referrer = answer[1] if answer is not None else ""

    def _touch(self, fact: ReferralTouched) -> None:
        if fact.person == fact.referrer:
            reason = "nobody refers themselves"
            self._objected("", fact.person, Verdict(allow=False, rule="self-referral", reason=reason))
            self.plan.touch_counts = False
        for plugin, verdict in self.plugins.each("wxkit_referral_touch", Verdict, fact=fact, view=self.view):
            if self._objected(plugin, fact.person, verdict):
                self.plan.touch_counts = False

    def _objected(self, plugin: str, person: Person, verdict: Verdict) -> bool:
        """Record what a verdict says; False when it says nothing against it."""
        asked = Review(person=person, rule=verdict.rule, reason=verdict.reason)
        if verdict.review:
            self._rule(plugin, asked, "review")
        elif not verdict.allow:
            self._refuse(plugin, asked, Objection(verdict.rule, verdict.reason))
        return verdict.review or not verdict.allow

    def _recruiting(self, fact: Recruited) -> None:
        objection = guards.against_recruiting(fact, self.view)
        if objection:
            asked = Review(person=fact.person, rule="recruit", reason=f"recruited by {fact.recruiter}")
            self._refuse("", asked, objection)
            self.plan.recruits = False

    def _tier(self, fact: TierDue) -> None:
        answer = self.plugins.first("wxkit_points_tier", Tier, person=fact.person, view=self.view)
        if answer is None:
            return
        plugin, tier = answer
        objection = guards.against_reward(tier, fact)
        if objection is None and tier.notify is not None:
            objection = guards.against_reward(tier.notify, fact)
        if objection:
            self._refuse(plugin, tier, objection)
            return
        self.plan.tier = tier
        before = self.view.tier(fact.person)
        if before is None or (before.tier, before.level, before.until) != (tier.tier, tier.level, tier.until):
            ruling = self._rule(plugin, tier, "posted", 1)
            if before is None or before.level != tier.level:
                self._effect("tier", tier, ruling)
        if tier.notify is not None:
            self._effect("notify", tier.notify, self._rule(plugin, tier.notify, "posted", 1))

    # Lifetimes of lots

    def _lifetimes(self, shares: Iterable[Share], stage: Hold) -> None:
        for share in shares:
            if share.unit != COMMISSION and share.pending and share.hold in ("none", stage):
                self._lifetime(share, self.fact.at)

    def _lifetimes_of_new(self) -> None:
        """What this fact earns and nothing holds back, be it that the order is settled already."""
        for share in self.plan.shares:
            since = self._free_since(share) if share.unit != COMMISSION else None
            if since is not None:
                self._lifetime(share, since)

    def _free_since(self, share: Share) -> int | None:
        """From when on nothing holds it back: what is learnt late lives no longer nor shorter for it."""
        at = self.fact.at
        order = self.unit.order(share.order_id) if share.order_id else None
        if share.hold == "none":
            return at
        if order is None or not order.settled_at or (share.hold == "window" and not order.closed):
            return None
        return max(at, order.settled_at + (self.settings.refund_window if share.hold == "window" else 0))

    def _lifetime(self, share: Share, since: int) -> None:
        expires = share.expires
        if expires is None and share.unit == POINTS:
            view = BookView(self.unit, since, self.zone)
            given = {"person": share.person, "points": share.pending or share.amount, "view": view}
            try:
                answer = self.plugins.first("wxkit_points_lifetime", int, **given)
            finally:
                view.close()
            expires = answer[1] if answer is not None else None
        self.plan.lifetimes[share.id] = expires

    # Rulings

    def _refuse(self, plugin: str, decision: Decision, objection: Objection) -> None:
        self._rule(plugin, decision, "refused", 0, objection.guard, objection.note)

    def _rule(
        self,
        plugin: str,
        decision: Decision,
        verdict: str,
        amount: int = 0,
        guard: str = "",
        note: str = "",
        through: Person = "",
    ) -> Ruling:
        ruling = Ruling(
            id=f"{self.fact.id}#{len(self.plan.rulings) + 1}",
            fact_id=self.fact.id,
            plugin=plugin or "engine",
            version=self.plugins.version(plugin) if plugin else "",
            decision=decision,
            verdict=verdict,
            amount=amount,
            guard=guard,
            note=note,
            through=through,
        )
        self.plan.rulings.append(ruling)
        return ruling

    def _effect(self, kind: str, decision: Decision, ruling: Ruling) -> None:
        effect = Effect(ruling.id, guards.subject(decision), kind, decision, at=self.fact.at)
        self.plan.effects.append(effect)
