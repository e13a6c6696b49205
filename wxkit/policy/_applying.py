"""Writing a plan: what a fact does to orders, people and accounts. Nothing here can fail half-way."""

from __future__ import annotations

from bisect import insort
from dataclasses import fields, replace
from functools import singledispatchmethod
from typing import Any

from wxkit.policy._caps import Caps
from wxkit.policy._deciding import Plan
from wxkit.policy._posting import COMMISSION, POINTS, Posting, voucher_unit
from wxkit.policy._state import Order, Profile, Ruling, Share
from wxkit.policy.books import Due, Unit
from wxkit.policy.decisions import Commission
from wxkit.policy.facts import (
    Fact,
    GiftAccepted,
    GiftExpired,
    GiftSent,
    Identified,
    Imported,
    LotExpired,
    MemberJoined,
    OrderFact,
    OrderPaid,
    OrderRefunded,
    OrderSettled,
    PaidOut,
    Person,
    Recruited,
    RedemptionCancelled,
    ReferralTouched,
    TaskDone,
    TierDue,
    VoucherUsed,
    WindowClosed,
)
from wxkit.policy.settings import EngineSettings
from wxkit.policy.view import Gift, TierState, Touch

__all__ = ["Applier"]

PEOPLE = frozenset({"payer", "receiver", "referrer", "person", "recruiter"})
NOBODY_KNOWN = (Identified, LotExpired, TierDue)
"""Facts that do not make anybody known."""


class Applier:
    """Writes one fact's effects."""

    def __init__(self, unit: Unit, settings: EngineSettings) -> None:
        self.unit = unit
        self.settings = settings

    def named(self, fact: Fact) -> Fact:
        """The fact with everybody under their present name."""
        name = self.unit.name
        if all(name(person) == person for person in fact.people):
            return fact
        if isinstance(fact, Identified):
            return fact
        people: dict[str, Any] = {
            field.name: name(getattr(fact, field.name) or "") or getattr(fact, field.name)
            for field in fields(fact)
            if field.name in PEOPLE
        }
        return replace(fact, **people)

    def apply(self, fact: Fact, plan: Plan, caps: Caps) -> str:
        """Write it all; a text tells why the engine itself parks the fact."""
        self.plan = plan
        self.posting = Posting(self.unit, fact, member_score=self.settings.member_score)
        problem = self._write(fact)
        if problem:
            return str(problem)
        caps.commit()
        for share in plan.shares:
            self._post_share(share)
        if not isinstance(fact, NOBODY_KNOWN):
            for person in fact.people:
                self.unit.open_profile(person)
        self.unit.effects += plan.effects
        self.posting.finish()
        return ""

    def _post_share(self, share: Share) -> None:
        """Book what somebody earned, and bring it to where its order is by now."""
        self.posting.earn(share)
        order = self.unit.order(share.order_id) if share.order_id else None
        if order is None:
            self._release(share)
            return
        self.unit.add_share(share)
        self._reverse(share, order)
        self._catch_up(share, order)

    def _catch_up(self, share: Share, order: Order) -> None:
        """Let go of what nothing holds back any more."""
        if share.unit == COMMISSION:
            if order.settled_at:
                self.posting.freeze(share)
            if order.closed:
                self.posting.thaw(share)
        elif (
            share.hold == "none"
            or (share.hold == "settle" and order.settled_at)
            or (share.hold == "window" and order.closed)
        ):
            self._release(share)

    def _release(self, share: Share) -> None:
        self.posting.release(share, self.plan.lifetimes.get(share.id, share.expires))

    def _reverse(self, share: Share, order: Order) -> None:
        if order.refunded or order.void:
            policy = self.settings.points_return
            if share.unit == COMMISSION:
                policy = self.plan.returns.get(share.person, self.settings.commission_return)
            self.posting.reverse(share, order, policy)

    def _order(self, fact: OrderFact) -> Order:
        order = self.unit.order(fact.order_id)
        if order is None:
            order = self.unit.tables.orders[fact.order_id] = Order(fact.order_id, fact.payer)
        self.unit.changed(order)
        return order

    @singledispatchmethod
    def _write(self, fact: Fact) -> str | None:
        """What the fact itself does, apart from what plugins make of it."""
        return None

    @_write.register
    def _(self, fact: OrderPaid) -> None:
        order = self._order(fact)
        order.paid_at, order.payer = fact.at, fact.payer
        order.paid = {line.key: line.paid for line in fact.lines}
        profile = self.unit.open_profile(fact.payer)
        profile.orders += 1
        insort(profile.spent, (fact.at, fact.paid))
        if order.back(None):
            insort(profile.spent, (fact.at, -order.back(None)))  # the refund was learnt first
        _note_device(profile, fact.device)

    @_write.register
    def _(self, fact: OrderSettled) -> None:
        order = self._order(fact)
        order.settled_at = fact.at
        order.due = fact.at + self.settings.refund_window
        self.unit.schedule(Due(order.due, "window", order.id))
        for share in self.unit.shares_of(order.id):
            self._catch_up(share, order)

    @_write.register
    def _(self, fact: WindowClosed) -> None:
        order = self._order(fact)
        order.closed, order.due = True, 0
        for share in self.unit.shares_of(order.id):
            self._catch_up(share, order)

    @_write.register
    def _(self, fact: OrderRefunded) -> None:
        order = self._order(fact)
        before = order.back(None)
        for refund in fact.lines:
            order.refunded[refund.key] = order.refunded.get(refund.key, 0) + refund.fen
        self._given_back(fact, order, before)

    @_write.register
    def _(self, fact: GiftExpired) -> None:
        order = self._order(fact)
        before, order.void = order.back(None), True
        self._gift_ended(fact.payer, fact.order_id, "expired")
        self._given_back(fact, order, before)

    def _given_back(self, fact: OrderFact, order: Order, before: int) -> None:
        if order.paid:
            profile = self.unit.open_profile(fact.payer)
            insort(profile.spent, (fact.at, before - order.back(None)))
        for share in self.unit.shares_of(order.id):
            self._reverse(share, order)

    @_write.register
    def _(self, fact: GiftSent) -> None:
        gift = Gift(fact.order_id, fact.at, fact.paid, "sent")
        insort(self.unit.open_profile(fact.payer).gifts, gift, key=lambda one: (one.at, one.order_id))

    @_write.register
    def _(self, fact: GiftAccepted) -> None:
        order = self._order(fact)
        order.receiver = fact.receiver
        self._gift_ended(fact.payer, fact.order_id, "accepted")
        if fact.group:
            self.unit.join_group(fact.group, fact.receiver)
        self._void_own_commissions(fact, order)

    def _gift_ended(self, giver: Person, order_id: str, outcome: str) -> None:
        gifts = self.unit.open_profile(giver).gifts
        gifts[:] = [replace(one, outcome=outcome) if one.order_id == order_id else one for one in gifts]

    def _void_own_commissions(self, fact: GiftAccepted, order: Order) -> None:
        """Who receives the gift earns no commission on it, nor does anybody through them."""
        for share in self.unit.shares_of(order.id):
            party = fact.receiver in (self.unit.name(share.person), self.unit.name(share.attributed))
            if share.unit == COMMISSION and party:
                self.posting.take_back(share, share.amount, "negative")
                self.plan.rulings.append(self._voided(fact, share))

    def _voided(self, fact: GiftAccepted, share: Share) -> Ruling:
        asked = Commission(
            referrer=share.person,
            fen=share.amount,
            level=share.level,
            rule="gift",
            reason="the receiver is known",
        )
        return Ruling(
            id=f"{fact.id}#{len(self.plan.rulings) + 1}",
            fact_id=fact.id,
            plugin="engine",
            version="",
            decision=asked,
            verdict="refused",
            guard="self-referral",
            note=f"{fact.receiver} received what they referred",
        )

    @_write.register
    def _(self, fact: MemberJoined) -> None:
        profile = self.unit.open_profile(fact.person)
        profile.joined = fact.at if profile.joined is None else min(profile.joined, fact.at)

    @_write.register
    def _(self, fact: TaskDone) -> None:
        profile = self.unit.open_profile(fact.person)
        insort(profile.tasks.setdefault(fact.task, []), fact.at)
        _note_device(profile, fact.device)

    @_write.register
    def _(self, fact: Imported) -> str | None:
        if fact.points <= 0:
            return f"{fact.points} points cannot be imported; a number above zero can"
        share = Share(fact.id, POINTS, fact.person, fact.points, expires=fact.expires, fact_id=fact.id)
        self._post_share(share)
        return None

    @_write.register
    def _(self, fact: ReferralTouched) -> None:
        insort(self.unit.open_profile(fact.referrer).touched, fact.at)
        profile = self.unit.open_profile(fact.person)
        _note_device(profile, fact.device)
        if self.plan.touch_counts:
            touch = Touch(fact.referrer, fact.at, fact.channel, fact.campaign)
            insort(profile.touches, touch, key=lambda one: (one.at, one.referrer))

    @_write.register
    def _(self, fact: Recruited) -> None:
        if self.plan.recruits:
            self.unit.open_profile(fact.person).recruiter = fact.recruiter

    @_write.register
    def _(self, fact: TierDue) -> None:
        before, tier = self.unit.profile(fact.person).tier, self.plan.tier
        if tier is None:
            if before is not None and before.until is not None and before.until <= fact.at:
                self.unit.open_profile(fact.person).tier = replace(before, until=None)
            return
        since = before.since if before is not None and before.tier == tier.tier else fact.at
        after = TierState(tier.tier, tier.level, since, tier.until)
        if after == before:
            return
        self.unit.open_profile(fact.person).tier = after
        if tier.until is not None:
            self.unit.schedule(Due(tier.until, "tier", fact.person))

    @_write.register
    def _(self, fact: LotExpired) -> None:
        lot = self.unit.lots_of(fact.unit, fact.person).get(fact.lot)
        if lot is not None and lot.left:
            self.posting.expire(lot)

    @_write.register
    def _(self, fact: RedemptionCancelled) -> str | None:
        exchange = self.unit.exchange(f"redeem/{fact.key}")
        if exchange is None or self.unit.name(exchange.fact.person) != fact.person:
            return f"{fact.person} has no redemption {fact.key!r}"
        if not exchange.cancelled:
            self.posting.restore(exchange, fact.person)
        return None

    @_write.register
    def _(self, fact: VoucherUsed) -> str | None:
        unit = voucher_unit(fact.series)
        lots = self.unit.lots_of(unit, fact.person).values()
        left = sum(lot.left for lot in lots if lot.expires is None or lot.expires > fact.at)
        if fact.count <= 0 or left < fact.count:
            return f"{fact.person} has {left} vouchers of {fact.series}, not {fact.count}"
        self.posting.spend(unit, fact.person, fact.count)
        return None

    @_write.register
    def _(self, fact: PaidOut) -> None:
        self.posting.pay_out(fact.person)

    @_write.register
    def _(self, fact: Identified) -> str | None:
        person = f"union/{fact.unionid}"
        before = self.unit.name(fact.person)
        if before == person:
            return None
        if before.startswith("union/"):
            return f"{fact.person} is {before} already; whether they are {person} too, somebody has to look"
        self.posting.merge(before, person)
        self._move_shares(before, person)
        self._move_profile(before, person)
        self.unit.rename(fact.person, person)
        return None

    def _move_shares(self, alias: Person, person: Person) -> None:
        for order_id in self.unit.orders_with(alias):
            for share in self.unit.shares_of(order_id):
                if share.person == alias:
                    share.person = person
                    self.unit.changed(share)

    def _move_profile(self, alias: Person, person: Person) -> None:
        """Two histories become one."""
        old = self.unit.tables.profiles.get(alias)
        if old is None:
            return
        del self.unit.tables.profiles[alias]
        self.unit.dropped(old)
        new = self.unit.open_profile(person)
        _join(new, old)
        if new.tier is not None and new.tier.until is not None:
            self.unit.schedule(Due(new.tier.until, "tier", person))


def _note_device(profile: Profile, device: str) -> None:
    if device and device not in profile.devices:
        insort(profile.devices, device)


def _join(new: Profile, old: Profile) -> None:
    new.orders += old.orders
    new.spent = sorted(new.spent + old.spent)
    new.gifts = sorted(new.gifts + old.gifts, key=lambda one: (one.at, one.order_id))
    new.touches = sorted(new.touches + old.touches, key=lambda one: (one.at, one.referrer))
    new.touched = sorted(new.touched + old.touched)
    new.devices = sorted({*new.devices, *old.devices})
    new.recruiter = new.recruiter or old.recruiter
    moments = [moment for moment in (new.joined, old.joined) if moment is not None]
    new.joined = min(moments, default=None)
    if old.tier is not None and (new.tier is None or new.tier.level < old.tier.level):
        new.tier = old.tier
    for task, done in old.tasks.items():
        new.tasks[task] = sorted(new.tasks.get(task, []) + done)
    for cap, used in old.used.items():
        new.used[cap] = new.used.get(cap, 0) + used
