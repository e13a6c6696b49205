"""Points for an order: by rate, category, tier and festival, rounded line by line."""

from __future__ import annotations

from typing import Any

import pytest
from fake_view import NOON, FakeView

from wxkit.policy import Earn, Line, OrderPaid, TierState
from wxkit_points import PointsSettings, hooks


def line(key: str, fen: int, *categories: str) -> Line:
    return Line(key=key, product_id=key, categories=categories, paid=fen)


def paid(*lines: Line, **more: Any) -> OrderPaid:
    return OrderPaid(id="o/paid", at=NOON, order_id="o", payer="mei", lines=lines, freight=1_000, **more)


def earned(fact: OrderPaid, view: FakeView | None = None, **settings: Any) -> list[Earn]:
    chosen = PointsSettings.model_validate(settings)
    return list(hooks.wxkit_points_earn(fact, view or FakeView(), chosen))


def points(fact: OrderPaid, view: FakeView | None = None, **settings: Any) -> list[int]:
    return [earn.points for earn in earned(fact, view, **settings)]


def test_a_point_for_each_full_yuan_that_was_paid_without_freight() -> None:
    (earn,) = earned(paid(line("tea", 19_980)))
    assert (earn.person, earn.points, earn.line, earn.hold) == ("mei", 199, "tea", "settle")
    assert earn.reason == "199 points for 199.80 yuan"
    assert earn.saw == (("paid", 19_980), ("rate", "1"))


def test_every_line_is_rounded_by_itself_and_nothing_is_not_a_decision() -> None:
    assert points(paid(line("a", 150), line("b", 150), line("c", 99))) == [1, 1]


@pytest.mark.parametrize(("rounding", "expected"), [("down", [1, 2]), ("half_up", [2, 2]), ("up", [2, 3])])
def test_rounding_can_be_set(rounding: str, expected: list[int]) -> None:
    assert points(paid(line("a", 150), line("b", 201)), rounding=rounding) == expected


def test_rates_are_exact_fractions() -> None:
    assert points(paid(line("a", 10_000)), rate="3/7") == [42]
    assert points(paid(line("a", 10_000)), rate="1.1") == [110]


def test_the_innermost_category_that_has_a_rate_counts() -> None:
    lines = [line("a", 1_000, "1", "11"), line("b", 1_000, "1", "12"), line("c", 1_000, "2")]
    assert points(paid(*lines), categories={"1": 2, "12": "5"}) == [20, 50, 10]


def test_a_category_may_earn_nothing() -> None:
    assert points(paid(line("a", 1_000, "1")), categories={"1": 0}) == []


TIERS = {"levels": [{"name": "member", "spend": 0}, {"name": "gold", "spend": 100_000, "times": "3/2"}]}


@pytest.mark.parametrize(("tier", "expected"), [("gold", 15), ("member", 10), ("gone", 10)])
def test_a_tier_multiplies(tier: str, expected: int) -> None:
    view = FakeView(tiers={"mei": TierState(tier, 1, 0)})
    assert points(paid(line("a", 1_000)), view, tiers=TIERS) == [expected]


def festival(name: str, start: int, end: int, times: Any, **more: Any) -> dict[str, Any]:
    return {"name": name, "start": start, "end": end, "times": times, **more}


def test_the_best_of_the_open_festivals_counts() -> None:
    festivals = [
        festival("week", NOON - 9, NOON + 9, 2),
        festival("day", NOON, NOON + 1, 3),
        festival("over", NOON - 9, NOON, 9),
        festival("other goods", NOON, NOON + 9, 8, categories=["7"]),
    ]
    (earn,) = earned(paid(line("a", 1_000)), festivals=festivals)
    assert earn.points == 30
    assert earn.saw[-2:] == (("festival", "day"), ("festival times", "3"))


def test_category_tier_and_festival_multiply_before_rounding() -> None:
    view = FakeView(tiers={"mei": TierState("gold", 1, 0)})
    festivals = [festival("day", NOON, NOON + 1, "3/2")]
    lines = line("a", 150, "1")
    assert points(paid(lines), view, tiers=TIERS, festivals=festivals, categories={"1": "1/2"}) == [1]


def test_only_members_earn_when_so_set() -> None:
    assert points(paid(line("a", 1_000)), members_only=True) == []
    assert points(paid(line("a", 1_000)), FakeView(members={"mei": 0}), members_only=True) == [10]


def test_caps_are_the_persons_or_everybodys() -> None:
    caps = [{"limit": 100, "period": "day", "per_person": True}, {"limit": 9_000}]
    (earn,) = earned(paid(line("a", 1_000)), caps=caps)
    assert [(cap.name, cap.limit, cap.period, cap.person) for cap in earn.caps] == [
        ("points/earned", 100, "day", "mei"),
        ("points/earned", 9_000, "ever", None),
    ]


def test_a_gifts_points_are_the_givers() -> None:
    (earn,) = earned(paid(line("a", 29_900), gift=True))
    assert (earn.person, earn.points) == ("mei", 299)
