"""The stories with figures that any implementation must reproduce, as facts; names are a story's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from policy_steps import DAY, START, paid, refunded, settled

from wxkit.policy import (
    Fact,
    GiftAccepted,
    GiftExpired,
    GiftSent,
    Identified,
    Imported,
    MemberJoined,
    Person,
    Plugins,
    Recruited,
    RedeemRequest,
    RedemptionCancelled,
    ReferralTouched,
    TaskDone,
)
from wxkit.policy.books import Books, MemoryBooks
from wxkit.policy.engine import Engine
from wxkit.policy.settings import EngineSettings

SETTINGS: dict[str, dict[str, Any]] = {
    "points": {
        "tasks": {"profile": {"points": 30}},
        "offers": [{"id": "fen", "kind": "cash_off", "title": "抵现", "points": 1, "value": 1}],
    },
    "gifting": {"thanks": {"newcomer": 50}},
    "referral": {"commission": {"rate": "10%", "second": "3%"}},
}
"""1 point per full yuan, hold until settlement, lots of 365 days; 10 % and 3 %; 50 for a newcomer."""
END = START + 13 * DAY


@dataclass(frozen=True)
class Story:
    """What happens, and what everybody has in the end."""

    accounts: dict[str, int]
    pushes: tuple[Fact, ...] = ()
    """What pushes tell, in the order in which it happened."""
    told: tuple[Fact, ...] = ()
    """What the merchant's own app tells before."""
    redeems: RedeemRequest | None = None
    """After the pushes."""
    later: tuple[Fact, ...] = ()
    """What pushes tell after that."""


def merchant(
    books: Books | None = None, plugin_settings: dict[str, dict[str, Any]] | None = None, **settings: Any
) -> Engine:
    """An engine with the three plugins."""
    chosen = EngineSettings.model_validate({"commission_levels": 2, **settings})
    plugins = Plugins(("points", "gifting", "referral"), SETTINGS | (plugin_settings or {}))
    return Engine(plugins, MemoryBooks() if books is None else books, chosen)


def redeem(person: Person, points: int, key: str) -> RedeemRequest:
    return RedeemRequest(at=START + 2 * DAY, key=key, person=person, offer_id="fen", count=points)


def recruited(person: Person, recruiter: Person) -> Recruited:
    return Recruited(id=f"recruit/{person}", at=START - 9 * DAY, person=person, recruiter=recruiter)


def touched(person: Person, referrer: Person) -> ReferralTouched:
    at = START - DAY
    return ReferralTouched(id=f"touch/{person}/{referrer}", at=at, person=person, referrer=referrer)


def lot(person: Person, days: int) -> Imported:
    return Imported(
        id=f"import/{person}/{days}",
        at=START,
        person=person,
        points=100,
        source="old",
        expires=START + days * DAY,
    )


def gift(order: str, giver: Person, fen: int, **more: Any) -> tuple[Fact, ...]:
    sent = GiftSent(
        id=f"order/{order}/sent", at=START, order_id=order, payer=giver, paid=fen, deadline=START + DAY
    )
    return (paid(order, giver, fen, gift=True, **more), sent)


def accepted(order: str, giver: Person, receiver: Person, fen: int) -> GiftAccepted:
    return GiftAccepted(
        id=f"order/{order}/accepted",
        at=START + 60,
        order_id=order,
        payer=giver,
        receiver=receiver,
        paid=fen,
    )


def expired(order: str, giver: Person) -> GiftExpired:
    return GiftExpired(id=f"order/{order}/expired", at=START + DAY, order_id=order, payer=giver)


def plain() -> Story:
    return Story(
        pushes=(
            paid("1", "mei1", 19_980, freight=1_000),
            settled("1", "mei1"),
            refunded("1", "mei1", 1, 5_000),
            refunded("1", "mei1", 2, 14_980),
        ),
        accounts={"points/available/mei1": 0, "points/pending/mei1": 0, "points/debt/mei1": 0},
    )


def three_thirds() -> Story:
    refunds = (refunded("2", "mei2", number, fen) for number, fen in enumerate((3_333, 3_333, 3_334), 1))
    return Story(
        pushes=(paid("2", "mei2", 10_000), settled("2", "mei2"), *refunds),
        accounts={"points/available/mei2": 0, "points/debt/mei2": 0},
    )


def spent_before() -> Story:
    return Story(
        pushes=(paid("3", "mei3", 10_000), settled("3", "mei3")),
        redeems=redeem("mei3", 80, "k3"),
        later=(
            refunded("3", "mei3", 1, 10_000, at=START + 3 * DAY),
            paid("3b", "mei3", 5_000, at=START + 4 * DAY),
            settled("3b", "mei3", at=START + 5 * DAY),
        ),
        accounts={"points/available/mei3": 0, "points/pending/mei3": 0, "points/debt/mei3": -30},
    )


def gifts() -> Story:
    return Story(
        pushes=(
            *gift("4", "mei4", 29_900),
            accepted("4", "mei4", "lan4", 29_900),
            settled("4", "mei4"),
            *gift("4b", "tao4", 29_900, referrer="bo4"),
            expired("4b", "tao4"),
        ),
        accounts={
            "points/available/mei4": 299,
            "points/available/lan4": 50,
            "points/pending/tao4": 0,
            "points/available/tao4": 0,
            "commission/pending/bo4": 0,
        },
    )


def two_levels() -> Story:
    return Story(
        told=(recruited("wei5", "tao5"), recruited("bo5", "wei5"), touched("lan5", "bo5")),
        pushes=(
            paid("5", "lan5", 20_000),
            settled("5", "lan5"),
            refunded("5", "lan5", 1, 5_000, at=START + 3 * DAY),
        ),
        accounts={
            "commission/payable/bo5": 1_500,
            "commission/payable/wei5": 450,
            "commission/payable/tao5": 0,
            "commission/frozen/bo5": 0,
        },
    )


def oneself() -> Story:
    joined = MemberJoined(id="join/wei6", at=START - DAY, person="wei6")
    return Story(
        told=(joined,),
        pushes=(
            paid("6", "bo6", 10_000, referrer="bo6"),
            *gift("6b", "bo6", 10_000, referrer="wei6"),
            accepted("6b", "bo6", "wei6", 10_000),
            settled("6", "bo6"),
            settled("6b", "bo6"),
        ),
        accounts={
            "commission/payable/bo6": 0,
            "commission/pending/wei6": 0,
            "commission/payable/wei6": 0,
            "points/available/bo6": 200,
            "points/available/wei6": 0,
        },
    )


def lots() -> Story:
    undone = RedemptionCancelled(id="undo/k7", at=START + 12 * DAY, person="mei7", key="k7")
    return Story(
        told=(lot("mei7", 200), lot("mei7", 10)),
        redeems=redeem("mei7", 150, "k7"),
        later=(undone,),
        accounts={"points/available/mei7": 100},
    )


def merged() -> Story:
    return Story(
        pushes=(
            TaskDone(id="task/mei8", at=START, person="wxsa/mei8", task="profile"),
            paid("8", "wxstore/mei8", 7_000),
            settled("8", "wxstore/mei8"),
            Identified(id="who/sa", at=START + DAY, person="wxsa/mei8", unionid="mei8"),
            Identified(id="who/store", at=START + DAY, person="wxstore/mei8", unionid="mei8"),
        ),
        accounts={
            "points/available/union/mei8": 100,
            "points/available/wxsa/mei8": 0,
            "points/available/wxstore/mei8": 0,
        },
    )


STORIES: dict[str, Callable[[], Story]] = {
    story.__name__: story
    for story in (plain, three_thirds, spent_before, gifts, two_levels, oneself, lots, merged)
}
