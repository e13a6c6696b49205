"""The domain's stories with the three plugins, figure by figure, on books of every kind."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

import pytest
from policy_steps import DAY, START, account, paid, points, refunded, settled
from stories import (
    END,
    STORIES,
    accepted,
    expired,
    gift,
    lot,
    merchant,
    recruited,
    redeem,
    touched,
)

from wxkit.policy import Fact, Identified, Person, RedemptionCancelled, TaskDone
from wxkit.policy.books import Books, MemoryBooks
from wxkit.policy.engine import Engine

LATER = START + 2 * DAY


def commission(engine: Engine, person: Person) -> tuple[int, int, int]:
    """Pending, frozen, payable."""
    pending, frozen, payable = (
        account(engine, f"commission/{bucket}/{person}") for bucket in ("pending", "frozen", "payable")
    )
    return pending, frozen, payable


def lots_of(engine: Engine, person: Person, at: int = LATER) -> list[tuple[int, int | None]]:
    with engine.view(at) as view:
        return [(one.left, one.expires) for one in view.lots(person)]


def refusals(engine: Engine, facts: Iterable[Fact]) -> set[str]:
    """Guards that spoke."""
    rulings = (ruling for outcome in engine.process(facts) for ruling in outcome.rulings)
    return {ruling.guard for ruling in rulings if ruling.verdict == "refused" and ruling.note}


def test_1_plain(books: Books) -> None:
    engine = merchant(books)
    engine.process([paid("1", "mei", 19_980, freight=1_000)])
    assert points(engine, "mei") == (199, 0, 0)
    engine.process([settled("1", "mei", START + DAY)])
    assert points(engine, "mei") == (0, 199, 0)
    assert lots_of(engine, "mei") == [(199, START + 366 * DAY)]
    engine.process([refunded("1", "mei", 1, 5_000)])
    assert points(engine, "mei") == (0, 150, 0)
    engine.process([refunded("1", "mei", 2, 14_980)])
    assert points(engine, "mei") == (0, 0, 0)


def test_2_three_refunds_of_a_third(books: Books) -> None:
    engine = merchant(books)
    engine.process([paid("1", "mei", 10_000), settled("1", "mei")])
    left = [100]
    for number, fen in enumerate((3_333, 3_333, 3_334), 1):
        engine.process([refunded("1", "mei", number, fen)])
        left.append(points(engine, "mei")[1])
    assert [before - after for before, after in pairwise(left)] == [33, 33, 34]


@pytest.mark.parametrize(
    ("policy", "after", "in_the_end"),
    [
        ("negative", (0, 0, 80), (0, 0, 30)),
        ("balance", (0, 0, 0), (0, 50, 0)),
        ("pending", (0, 20, 0), (0, 70, 0)),
    ],
)
def test_3_spent_before_refund(
    books: Books, policy: str, after: tuple[int, int, int], in_the_end: tuple[int, int, int]
) -> None:
    engine = merchant(books, points_return=policy)
    engine.process([paid("1", "mei", 10_000), settled("1", "mei")])
    engine.redeem(redeem("mei", 80, "k"))
    engine.process([refunded("1", "mei", 1, 10_000)])
    assert points(engine, "mei") == after
    engine.process([paid("2", "mei", 5_000), settled("2", "mei")])
    assert points(engine, "mei") == in_the_end


def test_4_a_gift_that_is_accepted(books: Books) -> None:
    engine = merchant(books)
    engine.process([*gift("1", "mei", 29_900), accepted("1", "mei", "lan", 29_900)])
    assert points(engine, "mei") == (299, 0, 0)
    assert points(engine, "lan") == (50, 0, 0)
    engine.process([settled("1", "mei")])
    assert points(engine, "mei") == (0, 299, 0)
    assert points(engine, "lan") == (0, 50, 0)
    engine.process([refunded("1", "mei", 1, 29_900)])
    assert points(engine, "mei") == points(engine, "lan") == (0, 0, 0)


def test_4_a_gift_that_nobody_accepts(books: Books) -> None:
    engine = merchant(books)
    engine.process(gift("1", "mei", 29_900, referrer="bo"))
    assert commission(engine, "bo") == (2_990, 0, 0)
    engine.process([expired("1", "mei")])
    assert points(engine, "mei") == (0, 0, 0)
    assert commission(engine, "bo") == (0, 0, 0)
    assert account(engine, "points/reversed") == 299


def test_5_two_levels(books: Books) -> None:
    engine = merchant(books)
    engine.process([recruited("wei", "tao"), recruited("bo", "wei"), touched("lan", "bo")])
    engine.process([paid("1", "lan", 20_000)])
    assert commission(engine, "bo") == (2_000, 0, 0)
    assert commission(engine, "wei") == (600, 0, 0)
    engine.process([settled("1", "lan"), refunded("1", "lan", 1, 5_000, at=START + 4 * DAY)])
    assert commission(engine, "bo") == (0, 1_500, 0)
    assert commission(engine, "wei") == (0, 450, 0)
    engine.tick(START + 8 * DAY)
    assert commission(engine, "bo") == (0, 0, 1_500)
    assert commission(engine, "wei") == (0, 0, 450)
    assert commission(engine, "tao") == (0, 0, 0)


def test_6_oneself(books: Books) -> None:
    engine = merchant(books)
    assert refusals(engine, [paid("1", "bo", 10_000, referrer="bo")]) == {"self-referral"}
    through_wei = [*gift("2", "bo", 10_000, referrer="wei"), accepted("2", "bo", "wei", 10_000)]
    assert refusals(engine, through_wei) == {"self-referral"}
    assert commission(engine, "bo") == commission(engine, "wei") == (0, 0, 0)


def test_7_lots(books: Books) -> None:
    engine = merchant(books)
    engine.process([lot("mei", 200), lot("mei", 10)])
    engine.redeem(redeem("mei", 150, "k"))
    assert lots_of(engine, "mei") == [(50, START + 200 * DAY)]
    engine.tick(START + 12 * DAY)
    undone = RedemptionCancelled(id="undo", at=START + 12 * DAY, person="mei", key="k")
    engine.process([undone])
    assert account(engine, "points/available/mei") == 200
    engine.tick(START + 12 * DAY + 60)
    assert account(engine, "points/available/mei") == account(engine, "points/expired") == 100
    assert lots_of(engine, "mei", START + 12 * DAY) == [(100, START + 200 * DAY)]


def test_8_merge(books: Books) -> None:
    engine = merchant(books)
    engine.process([TaskDone(id="t", at=START, person="wxsa/m", task="profile")])
    engine.process([paid("1", "wxstore/m", 7_000), settled("1", "wxstore/m")])
    before = lots_of(engine, "wxsa/m") + lots_of(engine, "wxstore/m")
    for person in ("wxsa/m", "wxstore/m"):
        engine.process([Identified(id=f"who/{person}", at=LATER, person=person, unionid="m")])
    assert points(engine, "union/m") == points(engine, "wxsa/m") == (0, 100, 0)
    assert lots_of(engine, "union/m") == before == [(30, START + 365 * DAY), (70, START + 366 * DAY)]


def shuffled(facts: list[Fact], chance: random.Random) -> list[Fact]:
    """Pushes of these facts: each twice, in any order, those of a tenth not at all."""
    lost = chance.sample(facts, len(facts) // 10)
    pushes = [fact for fact in facts if fact not in lost] * 2
    chance.shuffle(pushes)
    return pushes


def live_through(engine: Engine, chance: random.Random | None = None) -> None:
    """All stories at once, with or without pushes before the sweep that reads everything in order."""
    stories = [story() for story in STORIES.values()]
    engine.process(fact for story in stories for fact in story.told)
    for chapter in ("pushes", "later"):
        facts = [fact for story in stories for fact in getattr(story, chapter)]
        for fact in shuffled(facts, chance) if chance else ():
            engine.process([fact])
        engine.process(facts)
        for story in stories if chapter == "pushes" else ():
            if story.redeems is not None:
                engine.redeem(story.redeems)
    engine.tick(END)


FIGURES = {name: amount for story in STORIES.values() for name, amount in story().accounts.items()}


def figures(engine: Engine) -> dict[str, int]:
    return {name: account(engine, name) for name in FIGURES}


def lots_of_all(engine: Engine) -> dict[str, list[tuple[int, int | None]]]:
    people = [
        name.removeprefix("points/available/") for name in FIGURES if name.startswith("points/available/")
    ]
    return {person: lots_of(engine, person, END) for person in people}


@pytest.mark.parametrize("seed", range(25))
def test_9_twice_shuffled_late(seed: int) -> None:
    calm, engine = merchant(), merchant()
    live_through(calm)
    live_through(engine, random.Random(seed))
    assert figures(calm) == figures(engine) == FIGURES
    assert lots_of_all(calm) == lots_of_all(engine)


def test_9_on_books_of_every_kind(books: Books) -> None:
    engine = merchant(books)
    live_through(engine, random.Random(9))
    assert figures(engine) == FIGURES


def test_every_book_sums_to_zero() -> None:
    books = MemoryBooks()
    live_through(merchant(books), random.Random(1))
    sums = Counter[str]()
    for name, amount in books.tables.balances.items():
        sums[name.split("/")[0]] += amount
    assert dict(sums) == {"points": 0, "commission": 0}
