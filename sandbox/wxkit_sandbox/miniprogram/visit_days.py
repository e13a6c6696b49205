"""Visits (访问): who opened the mini-program on which day, which pages they saw, and what they shared.

A visit belongs to the day on which it began, and lasts until the person opens the mini-program anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from wxkit_sandbox.world import App

__all__ = ["Platform", "Visit", "VisitDay", "VisitDays", "begin_visit", "newcomers_of", "visits_of"]

Platform = Literal["ios", "android", "other"]


@dataclass(slots=True)
class PageView:
    """A page that somebody looked at."""

    path: str
    seconds: int
    shares: int = 0


@dataclass(slots=True)
class Visit:
    """From an opening on (一次打开)."""

    openid: str
    scene: int
    platform: Platform
    pages: list[PageView]

    @property
    def seconds(self) -> int:
        """How long it took."""
        return sum(page.seconds for page in self.pages)


@dataclass(slots=True)
class VisitDay:
    """One day."""

    visits: list[Visit] = field(default_factory=list[Visit])
    newcomers: dict[str, None] = field(default_factory=dict[str, None])
    """Who opened the mini-program for the first time."""
    total: int = 0
    """How many people had opened it by the end of the day."""


@dataclass(slots=True)
class VisitDays:
    """All days (`YYYY-MM-DD`) on which somebody came, oldest first."""

    days: dict[str, VisitDay] = field(default_factory=dict[str, VisitDay])
    last: dict[str, Visit] = field(default_factory=dict[str, Visit])
    """Everybody's last visit, by openid."""

    def on(self, day: date) -> VisitDay:
        """What happened on a day."""
        return self.days.get(day.isoformat()) or VisitDay()

    def total(self, day: date) -> int:
        """How many people had opened the mini-program by the end of a day."""
        until = day.isoformat()
        return next((self.days[known].total for known in reversed(self.days) if known <= until), 0)


def begin_visit(app: App, openid: str, scene: int, platform: Platform, path: str, seconds: int) -> None:
    """Somebody opens the mini-program on a page and stays there for a while."""
    state = app.state(VisitDays)
    today = state.days.setdefault(app.world.clock.day(), VisitDay())
    if openid not in state.last:
        today.newcomers[openid] = None
    visit = Visit(openid, scene, platform, [PageView(path, seconds)])
    state.last[openid] = visit
    today.visits.append(visit)
    today.total = len(state.last)


def visits_of(app: App, days: Iterable[date]) -> list[Visit]:
    """All visits of some days."""
    state = app.state(VisitDays)
    return [visit for day in days for visit in state.on(day).visits]


def newcomers_of(app: App, days: Iterable[date]) -> set[str]:
    """Who came for the first time on one of these days."""
    state = app.state(VisitDays)
    return {openid for day in days for openid in state.on(day).newcomers}
