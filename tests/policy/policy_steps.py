"""What the tests of the engine begin with: simple rules, facts in short, looks into the books."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wxkit.policy import (
    Attribution,
    Commission,
    Earn,
    Fact,
    GiftAccepted,
    Line,
    LineRefund,
    OrderPaid,
    OrderRefunded,
    OrderSettled,
    Plugins,
    RedeemRequest,
    Redemption,
    View,
    hookimpl,
)
from wxkit.policy.books import MemoryBooks
from wxkit.policy.engine import Engine
from wxkit.policy.settings import EngineSettings

DAY = 86_400
START = 1_772_413_200
"""2 March 2026, 9:00 in Shanghai."""


class Rules:
    """One point a yuan, 365 days; 10 % and 3 % for referrers; 50 for a new receiver of a gift."""

    @hookimpl
    def wxkit_points_earn(self, fact: Fact) -> Iterator[Earn]:
        if isinstance(fact, OrderPaid):
            for line in fact.lines:
                points = line.paid // 100
                if points:
                    yield Earn(
                        person=fact.payer, points=points, line=line.key, rule="per-yuan", reason="1 a yuan"
                    )

    @hookimpl
    def wxkit_points_lifetime(self, view: View) -> int:
        return view.now + 365 * DAY

    @hookimpl
    def wxkit_gift_outcome(self, fact: Fact, view: View) -> Iterator[Earn]:
        if isinstance(fact, GiftAccepted) and not view.known(fact.receiver):
            yield Earn(person=fact.receiver, points=50, rule="new-friend", reason="welcome")

    @hookimpl
    def wxkit_referral_attribute(self, fact: OrderPaid) -> list[Attribution] | None:
        if fact.referrer is None:
            return None
        return [Attribution(referrer=fact.referrer, rule="last", reason="the order's promoter")]

    @hookimpl
    def wxkit_referral_commission(
        self, fact: OrderPaid, attribution: Attribution, view: View
    ) -> Iterator[Commission]:
        above = view.recruiter(attribution.referrer)
        for level, (referrer, percent) in enumerate(((attribution.referrer, 10), (above, 3)), 1):
            if referrer:
                fen = fact.paid * percent // 100
                yield Commission(referrer=referrer, fen=fen, level=level, rule="rate", reason="by level")

    @hookimpl
    def wxkit_points_redeem(self, request: RedeemRequest) -> Redemption | None:
        if request.offer_id != "any":
            return None
        return Redemption(points=request.count, rule="any", reason="as asked")


def engine_of(plugins: dict[str, object] | None = None, books: Any = None, **settings: Any) -> Engine:
    """An engine on books in memory with the simple rules, two levels of commission."""
    chosen = EngineSettings.model_validate({"commission_levels": 2, **settings})
    return Engine(Plugins({"rules": Rules()} if plugins is None else plugins), books or MemoryBooks(), chosen)


def paid(order: str, payer: str, *fen: int, at: int = START, **more: Any) -> OrderPaid:
    lines = tuple(Line(key=f"p{n}/s", product_id=f"p{n}", paid=amount) for n, amount in enumerate(fen))
    return OrderPaid(id=f"order/{order}/paid", at=at, order_id=order, payer=payer, lines=lines, **more)


def settled(order: str, payer: str, at: int = START + DAY) -> OrderSettled:
    return OrderSettled(id=f"order/{order}/settled", at=at, order_id=order, payer=payer)


def refunded(order: str, payer: str, number: int, *fen: int, at: int = START + 2 * DAY) -> OrderRefunded:
    lines = tuple(LineRefund(key=f"p{n}/s", fen=amount) for n, amount in enumerate(fen) if amount)
    return OrderRefunded(
        id=f"order/{order}/refund/{number}",
        at=at,
        order_id=order,
        payer=payer,
        lines=lines,
        aftersale_id=str(number),
    )


def redeemed(engine: Engine, person: str, points: int, key: str, at: int = START + DAY) -> None:
    engine.redeem(RedeemRequest(at=at, key=key, person=person, offer_id="any", count=points))


def points(engine: Engine, person: str, at: int = START + DAY) -> tuple[int, int, int]:
    """Pending, available, debt."""
    with engine.view(at) as view:
        balance = view.balance(person)
    return balance.pending, balance.available, balance.debt


def account(engine: Engine, name: str) -> int:
    with engine.books.transaction() as unit:
        return unit.balance(name)
