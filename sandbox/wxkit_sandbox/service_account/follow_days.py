"""Followers by day: who came and went, by the way on which they had come, and how many there were."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from dataclasses import dataclass, field

from wxkit.service_account.datacube import FollowSource
from wxkit.service_account.users import SubscribeScene
from wxkit_sandbox.service_account.followers import Follower, Followers
from wxkit_sandbox.world import App

__all__ = ["FollowDay", "FollowDays", "count_follow", "count_leaving"]

SOURCES = {
    SubscribeScene.SEARCH: FollowSource.SEARCH,
    SubscribeScene.PROFILE_CARD: FollowSource.PROFILE_CARD,
    SubscribeScene.QR_CODE: FollowSource.QR_CODE,
    SubscribeScene.PROFILE_LINK: FollowSource.NAME_IN_ARTICLE,
    SubscribeScene.ADVERTISEMENT: FollowSource.ADVERTISEMENT,
    SubscribeScene.MINI_PROGRAM: FollowSource.MINI_PROGRAM,
    SubscribeScene.REPRINT: FollowSource.REPRINT,
    SubscribeScene.CHANNELS: FollowSource.CHANNELS,
    SubscribeScene.LIVESTREAM: FollowSource.LIVE,
}
"""All other scenes count as `OTHER`; so do those who paid, since June 2023."""


@dataclass(slots=True)
class FollowDay:
    """One day."""

    came: Counter[int] = field(default_factory=Counter[int])
    """By `user_source`."""
    left: Counter[int] = field(default_factory=Counter[int])
    """By the `user_source` by which they had come."""
    total: int = 0
    """Followers at the end of the day."""


@dataclass(slots=True)
class FollowDays:
    """The days (`YYYY-MM-DD`) on which somebody came or went, oldest first."""

    days: dict[str, FollowDay] = field(default_factory=dict[str, FollowDay])

    def on(self, day: str) -> FollowDay:
        """What happened on a day."""
        return self.days.get(day) or FollowDay()

    def total(self, day: str) -> int:
        """How many followers there were at the end of a day."""
        known = list(self.days)
        place = bisect(known, day)
        return self.days[known[place - 1]].total if place else 0


def count_follow(app: App, follower: Follower) -> None:
    """Somebody follows from now on."""
    _today(app).came[_source(follower)] += 1


def count_leaving(app: App, follower: Follower) -> None:
    """Somebody follows no more."""
    _today(app).left[_source(follower)] += 1


def _today(app: App) -> FollowDay:
    today = app.state(FollowDays).days.setdefault(app.world.clock.day(), FollowDay())
    today.total = len(app.state(Followers).by_openid)
    return today


def _source(follower: Follower) -> int:
    return int(SOURCES.get(SubscribeScene(follower.scene), FollowSource.OTHER))
