"""A story told in another way must come to the same: twice, in another order, with refunds cut up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from wxkit.policy._guards import subject
from wxkit.policy._plugins import Plugins
from wxkit.policy.facts import Fact, LineRefund, OrderFact, OrderPaid, OrderRefunded
from wxkit.testing.policy._findings import Problem, Promise
from wxkit.testing.policy._moves import Story
from wxkit.testing.policy._playing import Played, play
from wxkit.testing.policy._shop import Step, tell

__all__ = ["comparisons"]


def comparisons(plugins: Plugins, story: Story, played: Played) -> Iterator[Problem]:
    """What comes out differently when the same is told differently."""
    steps = tell(story)
    yield from _same("determinism", "played again", played, play(plugins, steps))
    yield from _same("idempotency", "told twice", played, play(plugins, steps, twice=True))
    if not _shared_cap(played):
        apart = _sorted_by_stranger(steps, _circles(played))
        yield from _same("order", "when strangers take turns", played, play(plugins, apart))
        late = _news_reversed(steps)
        yield from _same("order", "when an order's news come late", played, play(plugins, late))
    small = [_cut_up(step) for step in steps]
    yield from _same("refunds", "refunded in small parts", played, play(plugins, small))
    yield from _all_back(play(plugins, tell(story, all_back=True)))


def _same(kind: Promise, when: str, one: Played, other: Played) -> Iterator[Problem]:
    accounts = {*one.balances, *other.balances}
    for account in sorted(accounts, key=lambda account: (-account.count("/"), account)):
        first, second = one.balances.get(account, 0), other.balances.get(account, 0)
        if first != second:
            yield Problem(kind, "", f"{account} is {first}, and {second} {when}")
            return


def _shared_cap(played: Played) -> bool:
    """Whether people competed for something limited: then it matters who comes first."""
    rulings = [ruling for outcome in played.books.outcomes for ruling in outcome.rulings]
    shared = {cap.name for one in rulings for cap in getattr(one.decision, "caps", ()) if cap.person is None}
    return any(one.guard in shared for one in rulings)


def _circles(played: Played) -> dict[str, str]:
    """Everybody with the name of their circle: people who are strangers share none."""
    circle: dict[str, str] = {}
    for outcome in played.books.outcomes:
        people = outcome.fact.people
        joined = {circle.setdefault(person, person) for person in people}
        for person in circle if joined else ():
            if circle[person] in joined:
                circle[person] = min(joined)
    return circle


def _sorted_by_stranger(steps: list[Step], circles: dict[str, str]) -> list[Step]:
    """Between questions and waits, one circle after the other, the last to appear first."""
    told: list[Step] = []
    for facts, group in groupby(steps, key=lambda step: bool(step.facts)):
        part = list(group)
        if facts:
            names = [circles[step.facts[0].people[0]] for step in part]
            part = [step for name in reversed(dict.fromkeys(names)) for step in _of(name, names, part)]
        told += part
    return told


def _of(name: str, names: list[str], steps: list[Step]) -> Iterator[Step]:
    return (step for circle, step in zip(names, steps, strict=True) if circle == name)


def _news_reversed(steps: list[Step]) -> list[Step]:
    """Settlement and refunds of an order that follow each other, the last first."""
    told: list[Step] = []
    for order, group in groupby(steps, key=_news_of):
        part = list(group)
        told += reversed(part) if order else part
    return told


def _news_of(step: Step) -> str:
    (fact, *more) = step.facts or (None,)
    return (
        fact.order_id if isinstance(fact, OrderFact) and not isinstance(fact, OrderPaid) and not more else ""
    )


def _cut_up(step: Step) -> Step:
    """Every refund in three."""
    return replace(step, facts=tuple(part for fact in step.facts for part in _parts(fact)))


def _parts(fact: Fact) -> Iterable[Fact]:
    if not isinstance(fact, OrderRefunded):
        return (fact,)
    cuts = [_third(fact.lines, number) for number in range(3)]
    return [
        replace(fact, id=f"{fact.id}/{number}", lines=lines) for number, lines in enumerate(cuts) if lines
    ]


def _third(lines: tuple[LineRefund, ...], number: int) -> tuple[LineRefund, ...]:
    cut = (replace(line, fen=line.fen * (number + 1) // 3 - line.fen * number // 3) for line in lines)
    return tuple(line for line in cut if line.fen)


def _all_back(played: Played) -> Iterator[Problem]:
    """Of what orders earned nothing is left after all refunds, unless a plugin lets somebody keep it."""
    taken: dict[str, int] = {}
    for tx in played.books.txs:
        if tx.kind in ("reverse", "debt"):
            taken[tx.share_id] = taken.get(tx.share_id, 0) + sum(fen for _, fen in tx.entries if fen > 0)
    kept = {
        subject(ruling.decision)
        for outcome in played.books.outcomes
        for ruling in outcome.rulings
        if ruling.decision.rule == "clawback" and ruling.note != "negative"
    }
    for shares in played.books.tables.shares.values():
        for share in shares:
            if share.person not in kept and taken.get(share.id, 0) != share.amount:
                earned = f"{share.amount} {share.unit} for order {share.order_id}"
                text = f"of {earned} all refunds took back {taken.get(share.id, 0)}"
                yield Problem("refunds", "", text)
