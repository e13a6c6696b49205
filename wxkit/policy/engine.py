"""The engine: facts in, decisions asked, guards heard, transactions written; every fact exactly once.

engine = Engine(Plugins(["points", "referral"]), MemoryBooks())
engine.process(facts)
engine.tick(now)
engine.redeem(RedeemRequest(...))
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from wxkit.policy._applying import Applier
from wxkit.policy._deciding import Decider
from wxkit.policy._errors import HookFailed, PolicyError
from wxkit.policy._plugins import Plugins
from wxkit.policy._redeeming import Receipt, Redeemer
from wxkit.policy._state import Outcome, Tx
from wxkit.policy._view import BookView
from wxkit.policy.books import Books, Due, Unit
from wxkit.policy.decisions import RedeemRequest
from wxkit.policy.facts import (
    Fact,
    LotExpired,
    OrderFact,
    PaidOut,
    Person,
    ReferralTouched,
    TierDue,
    WindowClosed,
)
from wxkit.policy.questions import Questions
from wxkit.policy.settings import EngineSettings

__all__ = ["Engine", "Payout", "Receipt"]

log = logging.getLogger("wxkit.policy")

CHUNK = 500
"""How much of what is due is done in one transaction."""


@dataclass(frozen=True, slots=True)
class Payout:
    """One promoter's part of a statement."""

    person: Person
    fen: int


class Engine:
    """Works on books, one transaction at a time. Not to be shared by threads; books of a database may be."""

    def __init__(self, plugins: Plugins, books: Books, settings: EngineSettings | None = None) -> None:
        self.plugins = plugins
        self.books = books
        self.settings = settings or EngineSettings()
        self._zone = ZoneInfo(self.settings.zone)
        self._decider = Decider(plugins, self.settings)
        self._tiers = plugins.has("wxkit_points_tier")
        self._observers = list(plugins.observers())

    def process(self, facts: Iterable[Fact], unit: Unit | None = None) -> list[Outcome]:
        """Let facts have their effects, all in one transaction; those already known have none.

        With `unit` they become part of a transaction of the caller's, who then calls `observe`.
        """
        facts = list(facts)
        with self._transaction(unit) as inside:
            inside.prepare(facts)
            outcomes = [self._one(fact, inside) for fact in facts]
        if unit is None:
            self.observe(outcomes)
        return outcomes

    def tick(self, now: int, watch: Callable[[Sequence[Tx]], object] | None = None) -> list[Outcome]:
        """Let time do what is due by `now`: refund windows close, lots end, tiers are looked at again.

        `watch` is shown the transactions of each step.
        """
        done: list[Outcome] = []
        seen: set[Due] = set()
        while True:
            with self.books.transaction() as unit:
                due = unit.due(now, CHUNK)
                facts = list(_happening(due, unit))
                unit.prepare(facts)
                outcomes = [self._one(fact, unit) for fact in facts]
                if watch is not None:
                    watch(unit.txs)
            self.observe(outcomes)
            done += outcomes
            if seen.issuperset(due):  # nothing is new: the rest is parked
                return done
            seen.update(due)

    def redeem(self, request: RedeemRequest) -> Receipt:
        """Redeem points; the same key redeems once. Raises RedemptionRefused."""
        answer: Receipt | PolicyError
        with self.books.transaction() as unit:
            try:
                answer = Redeemer(self.plugins, self.settings, self._zone, unit).redeem(request)
            except PolicyError as error:  # nothing was written: the transaction ends well
                answer = error
        if isinstance(answer, PolicyError):
            raise answer
        return answer

    def retry(self, fact_id: str) -> Outcome | None:
        """Try a parked fact again; None when no such fact is parked."""
        with self.books.transaction() as unit:
            fact = unit.take_parked(fact_id)
            outcome = None if fact is None else self._one(fact, unit)
        if outcome is not None:
            self.observe([outcome])
        return outcome

    def pay_out(self, statement: str, at: int) -> list[Payout]:
        """Put everything payable into a statement; each promoter is in a statement of one name once."""
        payouts: list[Payout] = []
        with self.books.transaction() as unit:
            for person in unit.payables():
                fen = unit.balance(f"commission/payable/{person}")
                fact = PaidOut(id=f"payout/{statement}/{person}", at=at, person=person, statement=statement)
                if self._one(fact, unit).status == "posted":
                    payouts.append(Payout(person, fen))
        return payouts

    def view(self, at: int) -> AbstractContextManager[BookView]:
        """Look into the books as a plugin does, inside a block."""
        return _Looking(self, at)

    @cached_property
    def ask(self) -> Questions:
        """What the merchant's app asks before anything happens; nothing is written."""
        return Questions(self.plugins, self.view)

    def observe(self, outcomes: Iterable[Outcome]) -> None:
        """Tell the observers; what one of them raises is logged."""
        for outcome in outcomes if self._observers else ():
            decisions = tuple(ruling.decision for ruling in outcome.rulings)
            for plugin, observer in self._observers:
                try:
                    observer(fact=outcome.fact, decisions=decisions)
                except HookFailed:
                    log.exception("plugin %s failed as an observer", plugin)

    def _transaction(self, unit: Unit | None) -> AbstractContextManager[Unit]:
        return self.books.transaction() if unit is None else nullcontext(unit)

    def _one(self, fact: Fact, unit: Unit) -> Outcome:
        if unit.known(fact.id):
            return Outcome(fact, "known")
        applier = Applier(unit, self.settings)
        named = applier.named(fact)
        try:
            plan, caps = self._decider.plan(named, unit)
        except HookFailed as failure:
            return self._park(fact, unit, failure)
        reason = applier.apply(named, plan, caps)
        outcome = Outcome(fact, "parked" if reason else "posted", tuple(plan.rulings), reason=reason)
        if not isinstance(fact, TierDue) or plan.rulings or fact.id.startswith("tier/"):
            unit.record(outcome)
        if plan.referrer and not reason:
            self._touch(named, plan.referrer, unit)
        if self._tiers and not reason:
            self._look_at_tiers(named, unit)
        return outcome

    def _touch(self, fact: Fact, referrer: Person, unit: Unit) -> None:
        """A QR code led somebody here: whoever it names referred them."""
        (person,) = fact.people
        touch = ReferralTouched(
            id=f"{fact.id}/touch", at=fact.at, person=person, referrer=referrer, channel="qr"
        )
        self._one(touch, unit)

    def _park(self, fact: Fact, unit: Unit, failure: HookFailed) -> Outcome:
        log.error("%s is parked: %s", fact.id, failure)
        outcome = Outcome(fact, "parked", plugin=failure.plugin, reason=str(failure))
        unit.record(outcome)
        return outcome

    def _look_at_tiers(self, fact: Fact, unit: Unit) -> None:
        """A payment, a refund or joining may change somebody's tier; that is a fact of its own."""
        if fact.kind in ("order_paid", "order_settled", "order_refunded", "gift_expired", "member_joined"):
            person = fact.payer if isinstance(fact, OrderFact) else fact.people[0]
            self._one(TierDue(id=f"{fact.id}/tier", at=fact.at, person=person), unit)


class _Looking(AbstractContextManager[BookView]):
    def __init__(self, engine: Engine, at: int) -> None:
        self._books = engine.books.transaction()
        self._at, self._zone = at, ZoneInfo(engine.settings.zone)

    def __enter__(self) -> BookView:
        self._view = BookView(self._books.__enter__(), self._at, self._zone)
        return self._view

    def __exit__(self, *details: object) -> None:
        self._view.close()
        self._books.__exit__(None, None, None)


def _happening(due: list[Due], unit: Unit) -> Iterator[Fact]:
    """The facts that time makes, unless something came between."""
    for at, kind, key, book, person in due:
        if kind == "window":
            order = unit.order(key)
            if order is not None and order.due == at:
                yield WindowClosed(id=f"order/{key}/window", at=at, order_id=key, payer=order.payer)
        elif kind == "expire":
            lot = unit.lots_of(book, person).get(key)
            if lot is not None and lot.left and lot.expires == at:
                yield LotExpired(id=f"expire/{key}/{lot.uses}", at=at, person=person, unit=book, lot=key)
        else:
            tier = unit.profile(key).tier
            if tier is not None and tier.until == at:
                yield TierDue(id=f"tier/{key}/{at}", at=at, person=key)
