"""Holds, and when lots end."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fake_view import DAY, NOON, FakeView

from wxkit.policy import GiftAccepted, TaskDone
from wxkit_points import PointsSettings, hooks


def end(view: FakeView | None = None, **expiry: Any) -> int | None:
    return hooks.wxkit_points_lifetime(view or FakeView(), PointsSettings.model_validate({"expiry": expiry}))


def moment(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


def test_points_live_a_year_unless_set() -> None:
    assert end() == NOON + 365 * DAY
    assert end(days=30) == NOON + 30 * DAY
    assert end(kind="never") is None


@pytest.mark.parametrize(
    ("years", "expected"), [(0, "2027-01-01T00:00+08:00"), (1, "2028-01-01T00:00+08:00")]
)
def test_points_can_live_until_a_year_is_over(years: int, expected: str) -> None:
    assert end(kind="year_end", years=years) == moment(expected)


def test_years_end_where_the_merchant_is() -> None:
    eve = moment("2026-12-31T20:00+00:00")  # in Shanghai 2027 has begun
    assert end(FakeView(now=eve), kind="year_end", years=0) == moment("2028-01-01T00:00+08:00")
    abroad = FakeView(now=eve, zone=ZoneInfo("Europe/Paris"))
    assert end(abroad, kind="year_end", years=0) == moment("2027-01-01T00:00+01:00")


def test_points_of_orders_are_held_as_set_and_others_are_not() -> None:
    settings = PointsSettings(hold="window")
    gift = GiftAccepted(id="a", at=NOON, order_id="o", payer="mei", receiver="lan", paid=100)
    assert hooks.wxkit_points_hold(gift, settings) == "window"
    assert hooks.wxkit_points_hold(TaskDone(id="t", at=NOON, person="mei", task="x"), settings) == "none"
