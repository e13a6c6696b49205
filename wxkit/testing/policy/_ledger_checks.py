"""What the books of a played story must show: sums, caps, levels, guards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from wxkit.policy._guards import amount
from wxkit.policy._state import Ruling
from wxkit.policy._view import period_key
from wxkit.policy.decisions import Cap, Commission, Earn, Tier
from wxkit.policy.facts import Fact, GiftAccepted, GiftExpired, GiftSent, OrderPaid
from wxkit.testing.policy._findings import Problem
from wxkit.testing.policy._playing import Played
from wxkit.testing.policy._shop import SHANGHAI

__all__ = ["hook_of", "ledger_problems"]

FORBIDDEN = {
    "inducement": "asks for a reward that WeChat forbids",
    "not-in-fact": "serves somebody who has no part in what happened",
    "shares": "gives away more than one order",
    "not-positive": "asks for an amount below zero",
}
"""Refusals by the engine that a plugin should not need."""


def ledger_problems(played: Played) -> Iterator[Problem]:
    """Everything that the books alone show."""
    yield from _sums(played)
    yield from _caps(played)
    for fact, ruling in _rulings(played):
        yield from _refusals(fact, ruling)
        yield from _lines(fact, ruling)


def hook_of(fact: Fact, ruling: Ruling) -> str:
    """Which hook a decision came from."""
    if isinstance(ruling.decision, Commission):
        return "wxkit_referral_commission"
    if isinstance(ruling.decision, Tier):
        return "wxkit_points_tier"
    gift = isinstance(fact, (GiftSent, GiftAccepted, GiftExpired))
    return "wxkit_gift_outcome" if gift else "wxkit_points_earn"


def _rulings(played: Played) -> Iterator[tuple[Fact, Ruling]]:
    return ((one.fact, ruling) for one in played.books.outcomes for ruling in one.rulings)


def _sums(played: Played) -> Iterator[Problem]:
    made: Counter[str] = Counter()
    for tx in played.books.txs:
        total = sum(amount for _, amount in tx.entries)
        if total:
            yield Problem("conservation", "", f"transaction {tx.id} sums to {total}, not to zero")
        for account, fen in tx.entries:
            made[account] += fen
    kept = played.balances
    for account in sorted({*made, *kept}):
        if made[account] != kept.get(account, 0):
            text = f"{account} holds {kept.get(account, 0)}, but transactions made it {made[account]}"
            yield Problem("conservation", "", text)


def _caps(played: Played) -> Iterator[Problem]:
    """What was given under a cap, against the smallest limit that was ever named."""
    used: Counter[tuple[str, str, str]] = Counter()
    limits: dict[tuple[str, str, str], int] = {}
    for fact, ruling in _rulings(played):
        caps: tuple[Cap, ...] = getattr(ruling.decision, "caps", ())
        for cap in caps if ruling.amount else ():
            key = (cap.name, period_key(fact.at, cap.period, SHANGHAI), cap.person or "")
            used[key] += ruling.amount
            limits[key] = min(cap.limit, limits.get(key, cap.limit))
            if used[key] > limits[key]:
                whose = f" of {cap.person}" if cap.person else ""
                text = f"names different limits for the cap {cap.name!r}{whose}: {used[key]} were given"
                yield Problem("caps", hook_of(fact, ruling), f"{text}, and the least limit is {limits[key]}")


def _refusals(fact: Fact, ruling: Ruling) -> Iterator[Problem]:
    if ruling.verdict != "refused" or ruling.plugin == "engine":
        return
    said = f"({ruling.decision.rule}): {ruling.note}"
    if ruling.guard == "levels":
        yield Problem("levels", hook_of(fact, ruling), f"asks for a commission that cannot be {said}")
    elif ruling.guard in FORBIDDEN and (ruling.guard != "not-positive" or amount(ruling.decision) < 0):
        yield Problem("guards", hook_of(fact, ruling), f"{FORBIDDEN[ruling.guard]} {said}")


def _lines(fact: Fact, ruling: Ruling) -> Iterator[Problem]:
    line = ruling.decision.line if isinstance(ruling.decision, (Earn, Commission)) else None
    if line is not None and isinstance(fact, OrderPaid) and line not in {one.key for one in fact.lines}:
        text = f"earns on a line {line!r} that the order does not have: any refund takes it all"
        yield Problem("refunds", hook_of(fact, ruling), text)
