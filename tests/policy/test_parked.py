"""A plugin that fails parks the fact; others go on, and the fact can be tried again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from policy_steps import Rules, engine_of, paid, points

from wxkit.policy import Earn, Fact, OrderPaid, hookimpl
from wxkit.policy.books import Books
from wxkit.policy.decisions import Decision


class Failing:
    """Fails on the orders of one person, until it is mended."""

    def __init__(self, answer: Any = None) -> None:
        self.broken = True
        self.answer = answer

    @hookimpl
    def wxkit_points_earn(self, fact: Fact) -> Any:
        if self.broken and fact.people[0] == "mei":
            if self.answer is None:
                raise LookupError("no such rate")
            return self.answer
        return None


def test_a_plugin_that_raises_parks_the_fact_and_nothing_is_half_written(books: Books) -> None:
    engine = engine_of({"rules": Rules(), "failing": Failing()}, books)
    bad, good = engine.process([paid("1", "mei", 10_000), paid("2", "lan", 10_000)])
    assert (bad.status, bad.plugin, bad.rulings) == ("parked", "failing", ())
    assert bad.reason == "plugin failing: wxkit_points_earn raised LookupError: no such rate"
    assert good.status == "posted"
    assert points(engine, "mei") == (0, 0, 0)
    assert points(engine, "lan") == (100, 0, 0)


@pytest.mark.parametrize("answer", [7, "points", [3], (Decision(rule="r", reason="s"),)])
def test_a_wrong_answer_parks_the_fact(books: Books, answer: object) -> None:
    engine = engine_of({"rules": Rules(), "failing": Failing(answer)}, books)
    (outcome,) = engine.process([paid("1", "mei", 10_000)])
    assert outcome.status == "parked"
    assert outcome.reason.startswith("plugin failing: wxkit_points_earn answered ")
    assert outcome.reason.endswith("not Earn or Voucher or Coupon or Notify or Review")


def test_a_parked_fact_is_known_and_can_be_tried_again(books: Books) -> None:
    failing = Failing()
    engine = engine_of({"rules": Rules(), "failing": failing}, books)
    order = paid("1", "mei", 10_000)
    engine.process([order])
    assert engine.process([order])[0].status == "known"
    again = engine.retry(order.id)
    assert again is not None
    assert again.status == "parked"
    failing.broken = False
    again = engine.retry(order.id)
    assert again is not None
    assert again.status == "posted"
    assert points(engine, "mei") == (100, 0, 0)
    assert engine.retry(order.id) is None


def test_an_observer_that_fails_is_only_logged(books: Books, caplog: pytest.LogCaptureFixture) -> None:
    class Observer:
        @hookimpl
        def wxkit_observe(self, fact: Fact) -> None:
            raise OSError("the metrics server is away")

    engine = engine_of({"rules": Rules(), "watching": Observer()}, books)
    (outcome,) = engine.process([paid("1", "mei", 10_000)])
    assert outcome.status == "posted"
    assert "watching" in caplog.text


def test_a_generator_that_fails_half_way_gives_nothing(books: Books) -> None:
    class HalfWay:
        @hookimpl
        def wxkit_points_earn(self, fact: Fact) -> Iterator[Earn]:
            assert isinstance(fact, OrderPaid)
            yield Earn(person=fact.payer, points=5, rule="half", reason="before the fall")
            raise ValueError("then it fell")

    engine = engine_of({"half": HalfWay()}, books)
    (outcome,) = engine.process([paid("1", "mei", 10_000)])
    assert outcome.status == "parked"
    assert points(engine, "mei") == (0, 0, 0)
