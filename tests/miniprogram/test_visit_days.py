"""Which days the statistics of visits tell of, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from mp_refusals import refuses
from visit_steps import DAY, HOUR, MONDAY, TUESDAY, WEDNESDAY

from wxkit.testing._bench import Bench

DAILY = (
    "dailysummarytrend",
    "dailyvisittrend",
    "visitdistribution",
    "dailyretaininfo",
    "visitpage",
    "userportrait",
)
WEEKLY = ("weeklyvisittrend", "weeklyretaininfo")
MONTHLY = ("monthlyvisittrend", "monthlyretaininfo")
every_call = pytest.mark.parametrize("name", DAILY + WEEKLY + MONTHLY)


def ask(wechat: Bench, name: str, begin: Any, end: Any) -> dict[str, Any]:
    fields = {"begin_date": begin, "end_date": end}
    return wechat.mp.request("POST", f"/datacube/getweanalysisappid{name}", json=fields)


@every_call
def test_what_is_no_date_is_61500(wechat: Bench, name: str) -> None:
    wechat.advance(2 * DAY)
    for begin, end in (("20260230", MONDAY), (MONDAY, "2026-03-02"), ("", MONDAY), (MONDAY, "yesterday")):
        with refuses(61500):
            ask(wechat, name, begin, end)


@every_call
def test_61504_is_told_when_wechat_is_busy(wechat: Bench, name: str) -> None:
    wechat.on(f"/datacube/getweanalysisappid{name}").fail(61504, times=1)
    with refuses(61504):
        ask(wechat, name, MONDAY, MONDAY)


@pytest.mark.parametrize("name", DAILY)
def test_one_day_that_is_over(wechat: Bench, name: str) -> None:
    wechat.advance(DAY)
    ask(wechat, name, MONDAY, MONDAY)
    for begin, end in (
        (TUESDAY, TUESDAY),
        (WEDNESDAY, WEDNESDAY),
        ("20260301", MONDAY),
        (MONDAY, "20260301"),
    ):
        with refuses(61501):
            ask(wechat, name, begin, end)


@pytest.mark.parametrize("name", DAILY)
def test_yesterday_is_61503_until_eight_o_clock(wechat: Bench, name: str) -> None:
    wechat.advance(23 * HOUR - 1)
    with refuses(61503):
        ask(wechat, name, MONDAY, MONDAY)
    wechat.advance(1)
    ask(wechat, name, MONDAY, MONDAY)


@pytest.mark.parametrize("name", WEEKLY)
def test_a_week_runs_from_monday_to_sunday(wechat: Bench, name: str) -> None:
    wechat.advance(6 * DAY)
    with refuses(61501):
        ask(wechat, name, MONDAY, "20260308")
    wechat.advance(14 * HOUR + HOUR)
    with refuses(61503):
        ask(wechat, name, MONDAY, "20260308")
    wechat.advance(2 * DAY)
    ask(wechat, name, MONDAY, "20260308")
    for begin, end in ((MONDAY, "20260307"), (TUESDAY, "20260309"), (MONDAY, "20260309"), (MONDAY, MONDAY)):
        with refuses(61501):
            ask(wechat, name, begin, end)


@pytest.mark.parametrize("name", MONTHLY)
def test_a_month_runs_from_its_first_to_its_last_day(wechat: Bench, name: str) -> None:
    wechat.advance(31 * DAY)
    ask(wechat, name, "20260301", "20260331")
    ask(wechat, name, "20260201", "20260228")
    for begin, end in (("20260302", "20260331"), ("20260301", "20260330"), ("20260301", "20260401")):
        with refuses(61501):
            ask(wechat, name, begin, end)


def test_portraits_are_of_the_last_1_7_or_30_days(wechat: Bench) -> None:
    wechat.advance(30 * DAY)
    for begin in ("20260331", "20260325", "20260302"):
        ask(wechat, "userportrait", begin, "20260331")
    for begin, end in (("20260330", "20260331"), ("20260330", "20260330"), ("20260301", "20260331")):
        with refuses(61501):
            ask(wechat, "userportrait", begin, end)
