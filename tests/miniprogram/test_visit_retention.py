"""Who came back, after days, weeks and a month; and who they are."""

from __future__ import annotations

from visit_steps import DAY, MONDAY, ON_MONDAY, THAT_MONTH, THAT_WEEK, a_busy_monday, opens, people

from wxkit.miniprogram.analytics import KeyValue, NamedShare, RetentionReply
from wxkit.testing._bench import Bench


def told(values: list[KeyValue]) -> dict[int, int]:
    return {one.key: one.value for one in values}


def both(reply: RetentionReply) -> tuple[str, dict[int, int], dict[int, int]]:
    return reply.ref_date, told(reply.visit_uv_new), told(reply.visit_uv)


def test_days_later_are_told_as_far_as_they_are_known(wechat: Bench) -> None:
    a_busy_monday(wechat)
    opens(wechat, "mei")
    wechat.advance(DAY)
    assert both(wechat.mp.analytics.daily_retention(**ON_MONDAY)) == (MONDAY, {0: 2, 1: 1}, {0: 2, 1: 1})
    wechat.advance(5 * DAY)
    opens(wechat, "mei", "lan")
    wechat.advance(24 * DAY)
    after = told(wechat.mp.analytics.daily_retention(**ON_MONDAY).visit_uv)
    assert after == {0: 2, 1: 1, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, 7: 2, 14: 0, 30: 0}


def test_new_users_are_told_apart(wechat: Bench) -> None:
    people(wechat, "mei", "lan")
    opens(wechat, "mei")
    wechat.advance(DAY)
    opens(wechat, "mei", "lan")
    wechat.advance(DAY)
    opens(wechat, "mei")
    wechat.advance(DAY)
    tuesday = wechat.mp.analytics.daily_retention(begin_date="20260303", end_date="20260303")
    assert both(tuesday) == ("20260303", {0: 1, 1: 0}, {0: 2, 1: 1})


def test_weeks_later(wechat: Bench) -> None:
    a_busy_monday(wechat)
    wechat.advance(6 * DAY)
    opens(wechat, "lan")
    wechat.advance(8 * DAY)
    week = wechat.mp.analytics.weekly_retention(**THAT_WEEK)
    assert both(week) == ("20260302-20260308", {0: 2, 1: 1}, {0: 2, 1: 1})
    wechat.advance(60 * DAY)
    assert list(told(wechat.mp.analytics.weekly_retention(**THAT_WEEK).visit_uv)) == [0, 1, 2, 3, 4]


def test_a_month_later(wechat: Bench) -> None:
    a_busy_monday(wechat)
    wechat.advance(30 * DAY)
    opens(wechat, "mei")
    month = wechat.mp.analytics.monthly_retention(**THAT_MONTH)
    assert both(month) == ("202603", {0: 2}, {0: 2})
    wechat.advance(30 * DAY)
    assert told(wechat.mp.analytics.monthly_retention(**THAT_MONTH).visit_uv) == {0: 2, 1: 1}


def test_a_day_without_visits_keeps_nobody(wechat: Bench) -> None:
    wechat.advance(DAY)
    assert both(wechat.mp.analytics.daily_retention(**ON_MONDAY)) == (MONDAY, {}, {})


def shares(values: list[NamedShare]) -> list[tuple[int, str, int]]:
    return [(one.id, one.name, one.value) for one in values]


def test_the_portrait_tells_places_and_phones(wechat: Bench) -> None:
    a_busy_monday(wechat)
    people(wechat, "bo")
    wechat.people["bo"].address.province_name = "上海市"
    wechat.people["bo"].address.city_name = "上海市"
    wechat.people["bo"].address.national_code = "310101"
    opens(wechat, "mei", "bo")
    wechat.advance(DAY)
    tuesday = wechat.mp.analytics.user_portrait(begin_date="20260303", end_date="20260303")
    assert tuesday.ref_date == "20260303"
    assert shares(tuesday.visit_uv.province) == [(44, "广东省", 1), (31, "上海市", 1)]
    assert shares(tuesday.visit_uv.city) == [(4403, "深圳", 1), (3101, "上海", 1)]
    assert shares(tuesday.visit_uv_new.platforms) == [(1, "iPhone", 1)]
    wechat.advance(5 * DAY)
    week = wechat.mp.analytics.user_portrait(**THAT_WEEK)
    assert week.ref_date == "20260302-20260308"
    assert shares(week.visit_uv.platforms) == [(1, "iPhone", 2), (2, "Android", 1)]
    assert shares(week.visit_uv_new.genders) == [(0, "未知", 3)]
