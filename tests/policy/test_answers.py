"""What a plugin answers is looked at before it is believed: one line names plugin, hook and field."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from policy_steps import engine_of, paid

from wxkit.policy import Attribution, Cap, Coupon, Earn, Fact, OrderPaid, Voucher, hookimpl
from wxkit.policy.books import MemoryBooks

COMMON: dict[str, Any] = {"person": "mei", "rule": "r", "reason": "s"}
LIMIT: Any = "3"


class Answering:
    def __init__(self, answer: object) -> None:
        self.answer = answer

    @hookimpl
    def wxkit_points_earn(self, fact: Fact) -> Any:
        return self.answer


def earn(**given: Any) -> Earn:
    return Earn(**(COMMON | {"points": 1} | given))


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (earn(points=1.5), "Earn with points 1.5, not whole number"),
        (earn(points=True), "Earn with points True, not whole number"),
        (earn(points=2**53), "Earn with points 9007199254740992, not whole number"),
        (earn(person=None), "Earn with person None, not str"),
        (earn(reason="half a \ud83d"), "Earn with reason 'half a \\ud83d', not str"),
        (earn(rule="nul\0"), "Earn with rule 'nul\\x00', not str"),
        (earn(line=7), "Earn with line 7, not str or None"),
        (earn(hold="settled"), "Earn with hold 'settled', not 'none' or 'settle' or 'window' or None"),
        (earn(caps=["x"]), "Earn with caps ['x'], not tuple[Cap, ...]"),
        (earn(saw=(("rate", Fraction(1, 2)),)), "Earn with saw (('rate', Fraction(1, 2)),), not tuple["),
        (earn(caps=(Cap(name="x", limit=LIMIT),)), "Earn with caps (Cap(name='x', limit='3', period='ever'"),
        (Voucher(**COMMON, series="tea", count=LIMIT), "Voucher with count '3', not whole number"),
        (Coupon(**COMMON, coupon_id=LIMIT * 0, caps=LIMIT), "Coupon with caps '3', not tuple[Cap, ...]"),
    ],
)
def test_a_value_that_cannot_be_parks_the_fact(answer: object, problem: str) -> None:
    engine = engine_of({"odd": Answering(answer)})
    (outcome,) = engine.process([paid("1", "mei", 10_000)])
    assert outcome.status == "parked"
    assert outcome.reason.startswith(f"plugin odd: wxkit_points_earn answered {problem}")
    assert "\n" not in outcome.reason


def test_shares_of_an_order_are_two_whole_numbers() -> None:
    class Halving:
        @hookimpl
        def wxkit_referral_attribute(self, fact: OrderPaid) -> list[Attribution]:
            half: Any = 0.5
            return [Attribution(referrer="bo", rule="r", reason="s", share=half)]

    (outcome,) = engine_of({"half": Halving()}).process([paid("1", "mei", 10_000)])
    expected = "answered Attribution with share 0.5, not tuple[whole number, whole number]"
    assert outcome.reason == f"plugin half: wxkit_referral_attribute {expected}"


def test_a_moment_beyond_all_calendars_is_refused() -> None:
    class Eternal:
        @hookimpl
        def wxkit_points_earn(self, fact: OrderPaid) -> Earn:
            return earn(hold="none")

        @hookimpl
        def wxkit_points_lifetime(self) -> int:
            return 10**30

    (outcome,) = engine_of({"eternal": Eternal()}).process([paid("1", "mei", 10_000)])
    assert outcome.reason.startswith("plugin eternal: wxkit_points_lifetime answered 1000")
    assert outcome.reason.endswith(", which no ledger can keep")


def test_nothing_of_a_wrong_answer_is_written() -> None:
    books = MemoryBooks()
    engine_of({"odd": Answering([earn(points=5), earn(points="5")])}, books).process(
        [paid("1", "mei", 10_000)]
    )
    assert (books.txs, books.tables.balances) == ([], {})
