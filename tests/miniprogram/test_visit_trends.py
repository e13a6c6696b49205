"""Visits in figures, by day, week and month."""

from __future__ import annotations

import pytest
from visit_steps import DAY, HOUR, MONDAY, ON_MONDAY, THAT_MONTH, THAT_WEEK, a_busy_monday, opens, people

import wxkit
from wxkit.miniprogram.analytics import VisitTrendReply
from wxkit.testing._bench import Bench
from wxkit_sandbox import load_world, save_world


def told(reply: VisitTrendReply) -> tuple[object, ...]:
    (row,) = reply.list
    figures = (row.session_cnt, row.visit_pv, row.visit_uv, row.visit_uv_new)
    return (row.ref_date, *figures, row.stay_time_uv, row.stay_time_session, row.visit_depth)


def test_a_day_in_sums_and_averages(wechat: Bench) -> None:
    a_busy_monday(wechat)
    daily = wechat.mp.analytics.daily_visits(**ON_MONDAY)
    assert told(daily) == (MONDAY, 3, 4, 2, 2, 30.0, 20.0, 1.3333)


def test_the_summary_knows_all_users_and_what_they_shared(wechat: Bench) -> None:
    a_busy_monday(wechat)
    opens(wechat, "lan")
    people(wechat, "bo")
    opens(wechat, "bo")
    wechat.advance(DAY)
    days = [wechat.mp.analytics.daily_summary(begin_date=day, end_date=day) for day in (MONDAY, "20260303")]
    rows = [(row.visit_total, row.share_pv, row.share_uv) for day in days for row in day.list]
    assert rows == [(2, 2, 1), (3, 0, 0)]


def test_a_quiet_day_has_users_but_no_visits(wechat: Bench) -> None:
    a_busy_monday(wechat)
    wechat.advance(DAY)
    quiet = {"begin_date": "20260303", "end_date": "20260303"}
    assert wechat.mp.analytics.daily_visits(**quiet).list == []
    assert [row.visit_total for row in wechat.mp.analytics.daily_summary(**quiet).list] == [2]


def test_days_before_the_first_visit_are_empty(wechat: Bench) -> None:
    wechat.advance(DAY)
    analytics = wechat.mp.analytics
    assert analytics.daily_summary(**ON_MONDAY).list == []
    assert analytics.daily_visits(**ON_MONDAY).list == []
    assert analytics.visited_pages(**ON_MONDAY).list == []
    assert analytics.visit_distribution(**ON_MONDAY).list == []
    assert analytics.user_portrait(**ON_MONDAY).visit_uv.province == []


def test_a_week_and_a_month_count_people_once(wechat: Bench) -> None:
    a_busy_monday(wechat)
    opens(wechat, "mei", stay=10)
    wechat.advance(30 * DAY)
    assert told(wechat.mp.analytics.weekly_visits(**THAT_WEEK))[:5] == ("20260302-20260308", 4, 5, 2, 2)
    assert told(wechat.mp.analytics.monthly_visits(**THAT_MONTH)) == ("202603", 4, 5, 2, 2, 35.0, 17.5, 1.25)


def test_who_came_before_is_new_no_more(wechat: Bench) -> None:
    a_busy_monday(wechat)
    wechat.advance(6 * DAY)
    opens(wechat, "mei")
    wechat.advance(7 * DAY)
    assert told(wechat.mp.analytics.weekly_visits(begin_date="20260309", end_date="20260315"))[3:5] == (1, 0)


def test_a_visit_belongs_to_the_day_on_which_it_began(wechat: Bench) -> None:
    people(wechat, "mei")
    wechat.advance(15 * HOUR - 1)
    opens(wechat, "mei")
    wechat.advance(60)
    wechat.act.visit_page(person="mei", path="pages/shop/shop")
    wechat.advance(DAY)
    assert told(wechat.mp.analytics.daily_visits(**ON_MONDAY))[1:3] == (1, 2)


def test_nobody_goes_on_without_opening_it_or_to_a_page_that_is_not_there(wechat: Bench) -> None:
    people(wechat, "mei")
    for act in (
        lambda: wechat.act.visit_page(person="mei", path="a/b"),
        lambda: wechat.act.share_page(person="mei"),
    ):
        with pytest.raises(wxkit.WxkitError, match="has not opened"):
            act()
    opens(wechat, "mei")
    with pytest.raises(wxkit.WxkitError, match="is not released"):
        wechat.act.visit_page(person="mei", path="a b")


def test_a_saved_world_knows_its_visits(wechat: Bench, tmp_path: object) -> None:
    a_busy_monday(wechat)
    save_world(wechat.world, f"{tmp_path}/world")
    with Bench(load_world(f"{tmp_path}/world")) as again:
        assert told(again.mp.analytics.daily_visits(**ON_MONDAY)) == told(
            wechat.mp.analytics.daily_visits(**ON_MONDAY)
        )
