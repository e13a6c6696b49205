"""Whose an order is."""

from __future__ import annotations

from typing import Any

import pytest
from fake_view import DAY, NOON, FakeView

from wxkit.policy import Followed, Line, OrderPaid, Touch
from wxkit_referral import ReferralSettings, hooks


def paid(**more: Any) -> OrderPaid:
    line = Line(key="p/s", product_id="p", paid=20_000)
    return OrderPaid(id="o/paid", at=NOON, order_id="o", payer="lan", lines=(line,), **more)


def view(*touches: tuple[str, int], **more: Any) -> FakeView:
    """Touches as referrer and days ago, oldest first."""
    came = tuple(Touch(who, NOON - days * DAY, "link") for who, days in touches)
    return FakeView(came={"lan": came}, **more)


def credit(fact: OrderPaid, looked: FakeView, **settings: Any) -> list[tuple[str, tuple[int, int]]]:
    chosen = ReferralSettings.model_validate(settings)
    answer = hooks.wxkit_referral_attribute(fact, looked, chosen) or []
    return [(one.referrer, one.share) for one in answer]


THREE = (("bo", 9), ("wei", 5), ("bo", 1))


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("first", [("bo", (1, 1))]),
        ("last", [("bo", (1, 1))]),
        ("weighted", [("bo", (60, 90)), ("wei", (30, 90))]),
    ],
)
def test_models(model: str, expected: list[tuple[str, tuple[int, int]]]) -> None:
    assert credit(paid(), view(*THREE), attribution={"model": model}) == expected


def test_first_and_last_differ() -> None:
    looked = view(("bo", 9), ("wei", 5))
    assert credit(paid(), looked, attribution={"model": "first"}) == [("bo", (1, 1))]
    assert credit(paid(), looked) == [("wei", (1, 1))]


def test_no_more_referrers_than_weights() -> None:
    looked = view(("a", 9), ("b", 8), ("c", 7))
    shares = credit(paid(), looked, attribution={"model": "weighted", "weights": [2, 1]})
    assert shares == [("c", (2, 3)), ("b", (1, 3))]


def test_a_touch_counts_for_its_window() -> None:
    assert credit(paid(), view(("bo", 30))) == [("bo", (1, 1))]
    assert credit(paid(), view(("bo", 31))) == []
    assert credit(paid(), view(("bo", 31)), attribution={"window_days": 45}) == [("bo", (1, 1))]


def test_a_touch_that_is_learnt_early_does_not_count_for_an_older_order() -> None:
    assert credit(paid(), view(("bo", -1))) == []


@pytest.mark.parametrize(
    ("named", "model", "expected"),
    [
        ("wins", "first", "tui"),
        ("last_touch", "last", "tui"),
        ("last_touch", "first", "bo"),
        ("ignored", "last", "bo"),
    ],
)
def test_whom_wechat_names(named: str, model: str, expected: str) -> None:
    fact = paid(referrer="tui", channel="promoter")
    rules = {"named_by_wechat": named, "model": model}
    assert credit(fact, view(("bo", 2)), attribution=rules) == [(expected, (1, 1))]


def test_a_protected_customer_is_not_taken_by_the_order_either() -> None:
    rules = {"named_by_wechat": "last_touch", "protection_days": 7}
    assert credit(paid(referrer="tui"), view(("bo", 2)), attribution=rules) == [("bo", (1, 1))]


@pytest.mark.parametrize(
    ("who", "expected"),
    [("anyone", "guest"), ("members", "member"), ("promoters", "recruit")],
)
def test_only_touches_of_those_who_may_refer_count(who: str, expected: str) -> None:
    touches = (("listed", 9), ("recruit", 8), ("member", 7), ("guest", 6))
    looked = view(*touches, members={"member": 1}, recruiters={"recruit": "wei"})
    assert credit(paid(), looked, referrers={"who": who, "listed": ["listed"]}) == [(expected, (1, 1))]


def test_an_order_that_nobody_referred_is_nobodys() -> None:
    assert hooks.wxkit_referral_attribute(paid(), FakeView(), ReferralSettings()) is None


@pytest.mark.parametrize(
    ("scene", "expected"),
    [("ref_union/o1", "union/o1"), ("shelf-3", "union/o2"), ("ref_", None), ("other", None)],
)
def test_scenes_name_referrers(scene: str, expected: str | None) -> None:
    settings = ReferralSettings.model_validate({"referrers": {"scenes": {"shelf-3": "union/o2"}}})
    fact = Followed(id="f", at=NOON, person="lan", scene=scene)
    assert hooks.wxkit_referral_scene(fact, settings) == expected
