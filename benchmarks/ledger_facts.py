"""Facts for the benchmarks of policies: orders, some through promoters, most settled, some refunded."""

from __future__ import annotations

import random
from collections.abc import Iterator

from wxkit.policy import (
    Fact,
    GiftAccepted,
    GiftSent,
    Line,
    LineRefund,
    OrderPaid,
    OrderRefunded,
    OrderSettled,
)

DAY = 86_400
START = 1_740_873_600
"""2 March 2025."""
YEAR = 365 * DAY


def facts_of(orders: int, people: int | None = None) -> list[Fact]:
    """A year of so many orders, by a tenth as many people, oldest first."""
    chance = random.Random(7)
    crowd = people or max(10, orders // 10)
    found = [fact for number in range(orders) for fact in _order(number, orders, crowd, chance)]
    return sorted(found, key=lambda fact: fact.at)


def _order(number: int, orders: int, people: int, chance: random.Random) -> Iterator[Fact]:
    order_id, at = f"37{number:010d}", START + YEAR * number // orders
    payer = f"union/p{chance.randrange(people)}"
    paid = [chance.randrange(2_000, 60_000) for _ in range(chance.choice((1, 1, 2)))]
    lines = tuple(
        Line(key=f"{n}/1", product_id=str(n), sku_id="1", categories=("1208", "6162"), paid=fen)
        for n, fen in enumerate(paid)
    )
    gift = chance.random() < 0.1
    referrer = f"union/r{chance.randrange(50)}" if chance.random() < 0.3 else None
    yield OrderPaid(
        id=f"order/{order_id}/paid",
        at=at,
        order_id=order_id,
        payer=payer,
        lines=lines,
        gift=gift,
        referrer=referrer,
        channel="promoter" if referrer else "",
    )
    about = {"order_id": order_id, "payer": payer, "paid": sum(paid)}
    if gift:
        receiver = f"union/p{chance.randrange(people)}"
        yield GiftSent(id=f"order/{order_id}/gift", at=at, deadline=at + DAY, **about)
        yield GiftAccepted(id=f"order/{order_id}/accepted", at=at + 3_600, receiver=receiver, **about)
    yield OrderSettled(id=f"order/{order_id}/settled", at=at + 10 * DAY, order_id=order_id, payer=payer)
    if chance.random() < 0.08:
        yield OrderRefunded(
            id=f"order/{order_id}/refund/1",
            at=at + 5 * DAY,
            order_id=order_id,
            payer=payer,
            lines=(LineRefund(key="0/1", fen=paid[0] // 2),),
        )
