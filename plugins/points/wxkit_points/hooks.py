"""What the engine asks of this plugin."""

from __future__ import annotations

from collections.abc import Iterable

from wxkit.policy import (
    Earn,
    Fact,
    Hold,
    MemberJoined,
    Offer,
    OrderFact,
    OrderPaid,
    Person,
    RedeemRequest,
    Redemption,
    TaskDone,
    Tier,
    Verdict,
    View,
    hookimpl,
)
from wxkit.policy.plugin_settings import caps_of, yuan
from wxkit_points import offers, tasks, tiers
from wxkit_points.settings import PointsSettings


@hookimpl
def wxkit_settings() -> type[PointsSettings]:
    return PointsSettings


@hookimpl
def wxkit_points_earn(fact: Fact, view: View, settings: PointsSettings) -> Iterable[Earn]:
    if isinstance(fact, OrderPaid):
        return _for_order(fact, view, settings)
    if isinstance(fact, TaskDone):
        return _for_task(fact, view, settings)
    if isinstance(fact, MemberJoined):
        return _for_joining(fact, view, settings)
    return ()


@hookimpl
def wxkit_points_hold(fact: Fact, settings: PointsSettings) -> Hold:
    return settings.hold if isinstance(fact, OrderFact) else "none"


@hookimpl
def wxkit_points_lifetime(view: View, settings: PointsSettings) -> int | None:
    return settings.expiry.end(view.now, view.zone)


@hookimpl
def wxkit_points_tier(person: Person, view: View, settings: PointsSettings) -> Tier | None:
    if not settings.tiers.levels or _is_stranger(person, view, settings):
        return None
    return tiers.decide(person, view, settings.tiers)


@hookimpl
def wxkit_points_offers(person: Person, view: View, settings: PointsSettings) -> list[Offer]:
    rank = _rank(person, view, settings)
    return [
        offer.shown
        for offer in settings.offers
        if not offer.closed(view.now, rank, settings.rank(offer.tier))
    ]


@hookimpl
def wxkit_points_redeem(
    request: RedeemRequest, view: View, settings: PointsSettings
) -> Redemption | Verdict | None:
    offer = settings.by_offer.get(request.offer_id)
    if offer is None:
        return None
    rank = _rank(request.person, view, settings)
    return offers.redeem(request, offer, view, offer.closed(view.now, rank, settings.rank(offer.tier)))


def _for_order(fact: OrderPaid, view: View, settings: PointsSettings) -> list[Earn]:
    """Points for the payer: of a gift that is the giver."""
    if _is_stranger(fact.payer, view, settings):
        return []
    state = view.tier(fact.payer)
    tier, table = state.tier if state else "", settings.table
    caps = caps_of("points/earned", settings.caps, fact.payer)
    earned = [(line, table.points(line, tier, fact.at)) for line in fact.lines]
    return [
        Earn(
            person=fact.payer,
            points=points,
            line=line.key,
            hold=settings.hold,
            rule=rule,
            reason=f"{points} points for {yuan(line.paid)} yuan",
            saw=saw,
            caps=caps,
        )
        for line, (points, rule, saw) in earned
        if points
    ]


def _for_task(fact: TaskDone, view: View, settings: PointsSettings) -> list[Earn]:
    if _is_stranger(fact.person, view, settings):
        return []
    if settings.sign_in is not None and fact.task == settings.sign_in.task:
        return tasks.for_sign_in(fact, settings.sign_in, view, settings.caps)
    task = settings.tasks.get(fact.task)
    return tasks.for_task(fact, task, settings.caps) if task else []


def _for_joining(fact: MemberJoined, view: View, settings: PointsSettings) -> list[Earn]:
    if not settings.welcome or view.joined(fact.person) is not None:
        return []
    return [
        Earn(
            person=fact.person,
            points=settings.welcome,
            hold="none",
            rule="welcome",
            reason="became a member",
            caps=caps_of("points/earned", settings.caps, fact.person),
        )
    ]


def _is_stranger(person: Person, view: View, settings: PointsSettings) -> bool:
    return settings.members_only and view.joined(person) is None


def _rank(person: Person, view: View, settings: PointsSettings) -> int:
    state = view.tier(person)
    return settings.rank(state.tier) if state else 0
