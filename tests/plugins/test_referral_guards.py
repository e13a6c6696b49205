"""What looks wrong is refused, or somebody has to look."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from fake_view import DAY, NOON, FakeView

from wxkit.policy import Attribution, Line, OrderPaid, ReferralTouched, Touch, Verdict
from wxkit_referral import ReferralSettings, hooks

HOUR = 3_600


def judged(view: FakeView, device: str = "", person: str = "lan", **settings: Any) -> Verdict | None:
    fact = ReferralTouched(id="t", at=NOON, person=person, referrer="bo", device=device)
    return hooks.wxkit_referral_touch(fact, view, ReferralSettings.model_validate(settings))


def said(verdict: Verdict | None) -> tuple[str, bool] | None:
    """Rule, and whether somebody has to look."""
    if verdict is None:
        return None
    assert not verdict.allow
    return verdict.rule, verdict.review


def touched_by(who: str, days_ago: int = 1) -> tuple[Touch, ...]:
    return (Touch(who, NOON - days_ago * DAY, "link"),)


def test_an_ordinary_touch_counts() -> None:
    assert judged(FakeView()) is None


def test_nobody_refers_themselves() -> None:
    assert said(judged(FakeView(), person="bo")) == ("self-referral", False)


@pytest.mark.parametrize("links", [("bo", "lan"), ("bo", "a", "lan"), ("bo", "a", "b", "c", "d", "lan")])
def test_a_ring_of_referrers_is_refused(links: tuple[str, ...]) -> None:
    came = {person: touched_by(by) for person, by in pairwise(links)}
    assert said(judged(FakeView(came=came))) == ("ring", False)
    assert said(judged(FakeView(came=came), guards={"ring": "review"})) == ("ring", True)
    assert judged(FakeView(came=came), guards={"ring": "ignore"}) is None


def test_an_old_ring_is_forgotten_and_a_circle_of_others_is_not_one() -> None:
    assert judged(FakeView(came={"bo": touched_by("lan", 91)})) is None
    assert judged(FakeView(came={"bo": touched_by("wei"), "wei": touched_by("bo")})) is None


@pytest.mark.parametrize("device", ["d1", ""])
def test_one_device_for_two_people_is_looked_at(device: str) -> None:
    seen = {"bo": frozenset({"d1", "d2"}), "lan": frozenset({"d2"})}
    assert said(judged(FakeView(seen=seen), device)) == ("shared-device", True)
    assert said(judged(FakeView(seen=seen), device, guards={"shared_device": "refuse"})) == (
        "shared-device",
        False,
    )
    assert judged(FakeView(seen=seen), device, guards={"shared_device": "ignore"}) is None


def test_other_devices_are_nobodys_business() -> None:
    assert judged(FakeView(seen={"bo": frozenset({"d1"}), "lan": frozenset({"d2"})}), "d3") is None


@pytest.mark.parametrize(("count", "expected"), [(2, None), (3, ("velocity", True))])
def test_too_many_touches_at_once_are_looked_at(count: int, expected: tuple[str, bool] | None) -> None:
    brought = {"bo": (NOON - 9 * HOUR, *(NOON - HOUR for _ in range(count)))}
    guards = {"velocity": [{"touches": 3, "hours": 1}, {"touches": 99, "hours": 24}]}
    assert said(judged(FakeView(brought=brought), guards=guards)) == expected


def test_only_those_who_may_refer_do() -> None:
    assert said(judged(FakeView(), referrers={"who": "members"})) == ("referrers", False)
    assert judged(FakeView(members={"bo": 1}), referrers={"who": "members"}) is None


@pytest.mark.parametrize(
    ("days_ago", "by", "expected"), [(6, "wei", "protected"), (8, "wei", None), (6, "bo", None)]
)
def test_a_customer_is_protected_for_some_days(days_ago: int, by: str, expected: str | None) -> None:
    verdict = judged(FakeView(came={"lan": touched_by(by, days_ago)}), attribution={"protection_days": 7})
    assert (verdict.rule if verdict else None) == expected


def bought(view: FakeView, device: str = "", **guards: Any) -> list[object]:
    line = Line(key="p/s", product_id="p", paid=10_000)
    fact = OrderPaid(id="o", at=NOON, order_id="o", payer="lan", lines=(line,), device=device)
    bo = Attribution(referrer="bo", rule="last-touch", reason="")
    settings = ReferralSettings.model_validate({"guards": guards})
    return list(hooks.wxkit_referral_commission(fact, bo, view, settings))


@pytest.mark.parametrize(("then", "review"), [("review", True), ("refuse", False)])
def test_an_order_from_the_referrers_device_earns_nothing(then: str, review: bool) -> None:
    view = FakeView(seen={"bo": frozenset({"d1"})})
    (verdict,) = bought(view, "d1", shared_device=then)
    assert isinstance(verdict, Verdict)
    assert said(verdict) == ("shared-device", review)
    assert not isinstance(bought(view, "d2")[0], Verdict)
    assert not isinstance(bought(view, "d1", shared_device="ignore")[0], Verdict)
