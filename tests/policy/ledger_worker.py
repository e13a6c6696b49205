"""A worker of the reliability tests: posts a backlog batch by batch, until it is done or killed."""

from __future__ import annotations

import os
import random
from functools import cache
from pathlib import Path

from policy_steps import DAY, START, engine_of, paid, refunded, settled

from wxkit.policy import Fact, Recruited, RedeemRequest, RedemptionRefused
from wxkit.policy.engine import Engine
from wxkit.policy.sql import SqlBooks

PEOPLE = [f"union/p{number}" for number in range(12)]
LATER = START + 400 * DAY
ORDERS = 3_000
SHARED = 700
"""Facts for each of many workers."""
AGAIN = 60
"""How many facts before the last acknowledged one a new worker posts once more."""


@cache
def backlog() -> tuple[Fact, ...]:
    """Orders of a dozen people through each other's links, most settled, some refunded; in order of time."""
    chance = random.Random(7)
    facts: list[Fact] = [
        Recruited(id=f"recruit/{n}", at=START, person=PEOPLE[n], recruiter=PEOPLE[n - 1]) for n in range(1, 5)
    ]
    for number in range(ORDERS):
        order, payer, at = str(number), chance.choice(PEOPLE), START + number * 3_600
        fen = chance.randrange(1_000, 50_000)
        facts.append(paid(order, payer, fen, at=at, referrer=chance.choice([None, *PEOPLE])))
        if chance.random() < 0.8:
            facts.append(settled(order, payer, at + DAY))
        if chance.random() < 0.3:
            facts.append(refunded(order, payer, 1, fen // 3, at=at + 2 * DAY))
    return tuple(sorted(facts, key=lambda fact: (fact.at, fact.id)))


def work(database: str, seed: int, acknowledged: str, begins: int) -> None:
    """Post everything; what is posted is written down as acknowledged, after its transaction."""
    chance = random.Random(seed)
    books = SqlBooks(database)
    engine, path = engine_of(books=books), Path(acknowledged)
    before = len(set(path.read_text(encoding="utf-8").split())) if path.exists() else 0
    facts = backlog()[max(0, before - AGAIN) :]
    os.write(begins, b".")
    with path.open("a", encoding="utf-8") as done:
        while facts:
            size = chance.randrange(1, 30)
            batch, facts = facts[:size], facts[size:]
            outcomes = engine.process(batch)
            spend(engine, batch[-1])
            done.writelines(f"{outcome.fact.id}\n" for outcome in outcomes)
            done.flush()
    engine.tick(LATER)
    books.close()


def spend(engine: Engine, fact: Fact) -> None:
    """The person of a fact redeems ten points, once, if there are ten."""
    if fact.id.endswith("settled"):
        request = RedeemRequest(at=fact.at, key=fact.id, person=fact.people[0], offer_id="any", count=10)
        try:
            engine.redeem(request)
        except RedemptionRefused:
            return


def post(database: str, seed: int) -> None:
    """One of many workers: the first facts of the backlog, in batches of its own size."""
    books, chance = SqlBooks(database), random.Random(seed)
    engine, facts = engine_of(books=books), backlog()[:SHARED]
    while facts:
        size = chance.randrange(1, 12)
        engine.process(facts[:size])
        facts = facts[size:]
    engine.tick(LATER)
    books.close()
