"""Points for tasks, for signing in day after day, and for joining."""

from __future__ import annotations

from typing import Any

import pytest
from fake_view import DAY, NOON, FakeView

from wxkit.policy import Earn, MemberJoined, TaskDone
from wxkit_points import PointsSettings, hooks


def earned(task: str, view: FakeView | None = None, at: int = NOON, **settings: Any) -> list[Earn]:
    fact = TaskDone(id=f"task/{at}", at=at, person="mei", task=task)
    chosen = PointsSettings.model_validate(settings)
    return list(hooks.wxkit_points_earn(fact, view or FakeView(now=at), chosen))


def signed_in(*days_ago: int, at: int = NOON) -> FakeView:
    moments = tuple(sorted(at - days * DAY for days in days_ago))
    return FakeView(now=at, tasks={("mei", "sign-in"): moments})


def test_a_task_earns_at_once_and_so_often_in_a_period() -> None:
    (earn,) = earned("survey", tasks={"survey": {"points": 5, "times": 2, "period": "month"}})
    assert (earn.person, earn.points, earn.hold) == ("mei", 5, "none")
    (cap,) = earn.caps
    assert (cap.name, cap.limit, cap.period, cap.person) == ("points/task/survey", 10, "month", "mei")


def test_unknown_tasks_earn_nothing() -> None:
    assert earned("juggling", tasks={"survey": {"points": 5}}) == []
    assert earned("sign-in") == []


def test_the_first_sign_in_of_a_day_earns() -> None:
    assert [earn.points for earn in earned("sign-in", sign_in={"points": 2})] == [2]
    assert earned("sign-in", signed_in(0), at=NOON, sign_in={"points": 2}) == []


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [((1, 2), [1, 10]), ((1, 2, 2, 1), [1, 10]), ((1,), [1]), ((1, 3), [1]), ((1, 2, 3), [1])],
)
def test_a_streak_is_days_in_a_row(days_ago: tuple[int, ...], expected: list[int]) -> None:
    rewards = earned("sign-in", signed_in(*days_ago), sign_in={"streak": {3: 10}})
    assert [earn.points for earn in rewards] == expected


def test_days_begin_at_midnight_in_shanghai() -> None:
    midnight = NOON - 12 * 3600
    late = FakeView(now=midnight, tasks={("mei", "sign-in"): (midnight - 1,)})
    rewards = earned("sign-in", late, midnight, sign_in={"streak": {2: 5}})
    assert [(earn.rule, earn.points) for earn in rewards] == [("sign-in", 1), ("sign-in-streak", 5)]


def test_what_is_learnt_late_belongs_to_its_own_day() -> None:
    tomorrow_is_known = FakeView(tasks={("mei", "sign-in"): (NOON + DAY,)})
    assert [earn.points for earn in earned("sign-in", tomorrow_is_known, sign_in={})] == [1]


@pytest.mark.parametrize(("restart", "expected"), [(False, [1]), (True, [1, 10])])
def test_a_streak_can_begin_anew(restart: bool, expected: list[int]) -> None:
    week_and_one = signed_in(*range(1, 14))
    rewards = earned("sign-in", week_and_one, sign_in={"streak": {7: 10}, "restart": restart})
    assert [earn.points for earn in rewards] == expected


def test_a_member_is_welcomed_once() -> None:
    fact = MemberJoined(id="join", at=NOON, person="mei")
    settings = PointsSettings(welcome=20)
    (earn,) = hooks.wxkit_points_earn(fact, FakeView(), settings)
    assert (earn.points, earn.rule) == (20, "welcome")
    assert list(hooks.wxkit_points_earn(fact, FakeView(members={"mei": 1}), settings)) == []
