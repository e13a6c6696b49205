"""Points: earned, held, spent, taken back in proportion, expired; the figures of the domain's stories."""

from __future__ import annotations

import pytest
from policy_steps import DAY, START, engine_of, paid, points, redeemed, refunded, settled

from wxkit.policy import Imported, RedemptionCancelled, RedemptionRefused


def test_points_are_pending_until_settlement_and_refunds_mirror_them() -> None:
    engine = engine_of()
    engine.process([paid("1", "mei", 19_980, freight=1_000)])
    assert points(engine, "mei") == (199, 0, 0)
    engine.process([settled("1", "mei")])
    assert points(engine, "mei") == (0, 199, 0)
    engine.process([refunded("1", "mei", 1, 5_000)])
    assert points(engine, "mei") == (0, 150, 0)
    engine.process([refunded("1", "mei", 2, 14_980)])
    assert points(engine, "mei") == (0, 0, 0)


@pytest.mark.parametrize("at_first", [True, False])
def test_many_small_refunds_equal_one_big_one(at_first: bool) -> None:
    engine = engine_of()
    left = [100, 67, 34, 0]
    engine.process([paid("1", "mei", 10_000), *([] if at_first else [settled("1", "mei")])])
    for number, fen in enumerate((3_333, 3_333, 3_334), 1):
        engine.process([refunded("1", "mei", number, fen)])
        pending, available, debt = points(engine, "mei")
        assert (pending + available, debt) == (left[number], 0)


@pytest.mark.parametrize(
    ("policy", "available", "debt"), [("negative", 0, 80), ("balance", 0, 0), ("pending", 20, 0)]
)
def test_spent_points_are_debt_or_stay_spent(policy: str, available: int, debt: int) -> None:
    engine = engine_of(points_return=policy)
    engine.process([paid("1", "mei", 10_000), settled("1", "mei")])
    redeemed(engine, "mei", 80, "k")
    engine.process([refunded("1", "mei", 1, 10_000)])
    assert points(engine, "mei") == (0, available, debt)


def test_later_earnings_settle_debt_first() -> None:
    engine = engine_of()
    engine.process([paid("1", "mei", 10_000), settled("1", "mei")])
    redeemed(engine, "mei", 80, "k")
    engine.process([refunded("1", "mei", 1, 10_000), paid("2", "mei", 5_000), settled("2", "mei")])
    assert points(engine, "mei") == (0, 0, 30)


def lots(name: str, *, days: tuple[int, ...]) -> list[Imported]:
    return [
        Imported(id=f"import/{n}", at=START, person=name, points=100, source="old", expires=START + day * DAY)
        for n, day in enumerate(days)
    ]


def test_spending_takes_the_lot_that_ends_first_and_undoing_puts_it_back() -> None:
    engine = engine_of()
    engine.process(lots("mei", days=(200, 10)))
    redeemed(engine, "mei", 150, "k")
    with engine.view(START) as view:
        assert [(lot.left, lot.expires) for lot in view.lots("mei")] == [(50, START + 200 * DAY)]
    engine.tick(START + 12 * DAY)
    undo = RedemptionCancelled(id="undo/k", at=START + 12 * DAY, person="mei", key="k")
    engine.process([undo])
    assert points(engine, "mei", START + 12 * DAY) == (0, 100, 0)
    engine.tick(START + 13 * DAY)
    with engine.books.transaction() as unit:
        assert unit.balance("points/available/mei") == 100
        assert unit.balance("points/expired") == 100


def test_at_its_end_a_lot_cannot_be_spent_even_before_the_sweep() -> None:
    engine = engine_of()
    engine.process(lots("mei", days=(10,)))
    with pytest.raises(RedemptionRefused, match="0 are there"):
        redeemed(engine, "mei", 1, "k", at=START + 10 * DAY)
    redeemed(engine, "mei", 1, "k", at=START + 10 * DAY - 1)


def test_more_than_there_is_and_another_use_of_a_key_are_refused() -> None:
    engine = engine_of()
    engine.process(lots("mei", days=(10,)))
    with pytest.raises(RedemptionRefused) as refusal:
        redeemed(engine, "mei", 101, "k")
    assert refusal.value.cause == "not_enough"
    redeemed(engine, "mei", 60, "k")
    redeemed(engine, "mei", 60, "k")
    assert points(engine, "mei") == (0, 40, 0)
    with pytest.raises(RedemptionRefused) as refusal:
        redeemed(engine, "mei", 10, "k")
    assert refusal.value.cause == "key_reused"


def test_a_refund_that_is_learnt_first_counts_when_the_payment_is_learnt() -> None:
    engine = engine_of()
    engine.process([refunded("1", "mei", 1, 5_000), settled("1", "mei"), paid("1", "mei", 19_980)])
    assert points(engine, "mei") == (0, 150, 0)


def test_every_fact_counts_once() -> None:
    engine = engine_of()
    facts = [paid("1", "mei", 10_000), settled("1", "mei"), refunded("1", "mei", 1, 5_000)]
    engine.process([*facts, *facts])
    assert [outcome.status for outcome in engine.process(facts)] == ["known"] * 3
    assert points(engine, "mei") == (0, 50, 0)
