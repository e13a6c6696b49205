"""Gift activities (礼物活动) as the sandbox keeps them: who may give what through a mini-program. Fen."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.store._gift_activity import ActivityStatus, ActivityType
from wxkit_sandbox.world import App

__all__ = ["Activities", "GiftActivity", "Prize", "open_activity", "return_stock", "take_stock"]


@dataclass(slots=True)
class Prize:
    """A SKU that an activity gives."""

    product_id: str
    sku_id: str
    stock: int
    left: int


@dataclass(slots=True)
class GiftActivity:
    """A gift activity."""

    activity_id: str
    appid: str
    """The mini-program that may give."""
    type: ActivityType
    start: float
    end: float
    prizes: list[Prize]

    def status(self, now: float) -> ActivityStatus:
        """How far it is at that moment."""
        if now < self.start:
            return ActivityStatus.NOT_STARTED
        return ActivityStatus.RUNNING if now < self.end else ActivityStatus.INVALID

    def prize(self, product_id: str, sku_id: str) -> Prize | None:
        """The SKU, when the activity gives it."""
        for prize in self.prizes:
            if (prize.product_id, prize.sku_id) == (product_id, sku_id):
                return prize
        return None


@dataclass(slots=True)
class Activities:
    """All gift activities of a Store by id, oldest first."""

    activities: dict[str, GiftActivity] = field(default_factory=dict[str, GiftActivity])
    created: dict[str, str] = field(default_factory=dict[str, str])
    """The gift order that each `idempotent_id` led to."""


def open_activity(
    app: App, appid: str, kind: ActivityType, start: float, lasts: int, prizes: list[Prize]
) -> GiftActivity:
    """A new activity, which a mini-program may use."""
    activity_id = str(app.world.ids.count("gift-activity", 22001))
    activity = GiftActivity(activity_id, appid, kind, start, start + lasts, prizes)
    app.state(Activities).activities[activity_id] = activity
    return activity


def take_stock(app: App, activity_id: str, count: int) -> None:
    """Of a bought activity, so many pieces are for somebody now: it gives one SKU only."""
    app.state(Activities).activities[activity_id].prizes[0].left -= count


def return_stock(app: App, activity_id: str, sku_id: str) -> None:
    """What somebody did not take of the shop's own goods can be given to others while the activity lasts."""
    activity = app.state(Activities).activities.get(activity_id)
    if activity is None or activity.type != ActivityType.GRANTED:
        return
    for prize in activity.prizes:
        if prize.sku_id == sku_id:
            prize.left += 1
