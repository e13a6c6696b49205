"""Points for tasks and for signing in (签到), day after day.

WeChat forbids rewards for sharing and following; such tasks are refused here as they are by the engine.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator

from wxkit.policy.decisions import Earn
from wxkit.policy.facts import TaskDone
from wxkit.policy.plugin_settings import Budget, PluginSettings, caps_of
from wxkit.policy.view import View
from wxkit_points.calendar import day_start

__all__ = ["FORBIDDEN", "SignIn", "Task", "for_sign_in", "for_task", "streak"]

FORBIDDEN = frozenset({"share", "follow"})
LONGEST = 366
"""Days in a row that are looked back."""


class Task(PluginSettings):
    """Something that a member can do for points, e.g. fill in their profile."""

    points: int = Field(ge=1)
    times: int = Field(default=1, ge=1)
    """How often it is rewarded in a period."""
    period: Literal["day", "month", "year", "ever"] = "ever"


class SignIn(PluginSettings):
    """Signing in, rewarded once a day."""

    task: str = "sign-in"
    """Name of the task in the facts."""
    points: int = Field(default=1, ge=1)
    """For every day."""
    streak: dict[int, int] = Field(default_factory=dict[int, int])
    """Points on top for that many days in a row: `{ 7 = 10, 30 = 60 }`."""
    restart: bool = False
    """Count anew after the longest streak, so that it can be earned again."""

    @field_validator("streak")
    @classmethod
    def _sensible(cls, streak: dict[int, int]) -> dict[int, int]:
        for days, points in streak.items():
            if not 2 <= days <= LONGEST:
                raise ValueError(f"a streak is 2 to {LONGEST} days in a row, not {days}")
            if points < 1:
                raise ValueError(f"{days} days in a row must give a point at least, not {points}")
        return streak

    def bonus(self, days: int) -> int:
        """Points on top on the `days`th day in a row."""
        if self.restart and self.streak:
            longest = max(self.streak)
            days = (days - 1) % longest + 1
        return self.streak.get(days, 0)


def for_task(fact: TaskDone, task: Task, budgets: tuple[Budget, ...]) -> list[Earn]:
    """Points for a task, as long as there are any left in the period."""
    often = Budget(limit=task.times, period=task.period, per_person=True)
    return [
        Earn(
            person=fact.person,
            points=task.points,
            hold="none",
            rule="task",
            reason=f"task {fact.task}",
            saw=(("task", fact.task), ("times", task.times), ("period", task.period)),
            caps=(
                *caps_of(f"points/task/{fact.task}", (often,), fact.person, task.points),
                *caps_of("points/earned", budgets, fact.person),
            ),
        )
    ]


def for_sign_in(fact: TaskDone, sign_in: SignIn, view: View, budgets: tuple[Budget, ...]) -> list[Earn]:
    """Points for the first sign-in of a day, and for a streak that it completes."""
    today, tomorrow = (day_start(fact.at, view.zone, days) for days in (0, 1))
    if view.done(fact.person, fact.task, today) > view.done(fact.person, fact.task, tomorrow):
        return []
    days = streak(view, fact)
    rewards = [("sign-in", sign_in.points), ("sign-in-streak", sign_in.bonus(days))]
    return [
        Earn(
            person=fact.person,
            points=points,
            hold="none",
            rule=rule,
            reason=f"signed in, day {days} in a row",
            saw=(("days", days),),
            caps=caps_of("points/earned", budgets, fact.person),
        )
        for rule, points in rewards
        if points
    ]


def streak(view: View, fact: TaskDone) -> int:
    """Days in a row with this task, that of the fact included."""
    days = 1
    later = view.done(fact.person, fact.task, day_start(fact.at, view.zone))
    while days < LONGEST:
        since = view.done(fact.person, fact.task, day_start(fact.at, view.zone, -days))
        if since == later:
            break
        later, days = since, days + 1
    return days
