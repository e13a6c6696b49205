"""Whoever comes is counted once in every statistic: what the days say sums up to what happened."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from visit_steps import DAY, HOME, SHOP, TEA, people

from wxkit.miniprogram.analytics import DistributionIndex
from wxkit.testing._bench import Bench

NAMES, PAGES = ("mei", "lan", "bo"), (HOME, SHOP, TEA)
DAYS = 7
visits = st.lists(
    st.tuples(
        st.integers(0, DAYS - 1),
        st.sampled_from(NAMES),
        st.lists(st.tuples(st.sampled_from(PAGES), st.integers(0, 120)), min_size=1, max_size=4),
    ),
    max_size=12,
)
Seen = list[tuple[int, str, list[tuple[str, int]]]]


def a_week(seen: Seen) -> Bench:
    """A world in which that happened, a week later; it begins on a Monday."""
    wechat = Bench.in_process(7)
    people(wechat, *NAMES)
    for day in range(DAYS):
        for _, name, pages in (visit for visit in seen if visit[0] == day):
            (first, stay), *others = pages
            wechat.act.open(person=name, path=first, stay=stay)
            for path, seconds in others:
                wechat.act.visit_page(person=name, path=path, stay=seconds)
        wechat.advance(DAY)
    return wechat


def on(day: int) -> dict[str, str]:
    text = f"{date(2026, 3, 2) + timedelta(days=day):%Y%m%d}"
    return {"begin_date": text, "end_date": text}


@given(visits)
@settings(max_examples=20, deadline=None)
def test_visits_are_counted_once(seen: Seen) -> None:
    analytics = a_week(seen).mp.analytics
    rows = [row for day in range(DAYS) for row in analytics.daily_visits(**on(day)).list]
    assert sum(row.session_cnt for row in rows) == len(seen)
    assert sum(row.visit_pv for row in rows) == sum(len(pages) for _, _, pages in seen)
    assert sum(row.visit_uv for row in rows) == len({(day, name) for day, name, _ in seen})
    came = {name for _, name, _ in seen}
    assert sum(row.visit_uv_new for row in rows) == len(came)
    assert [row.visit_total for row in analytics.daily_summary(**on(DAYS - 1)).list] == (
        [len(came)] if came else []
    )
    [week] = analytics.weekly_visits(begin_date="20260302", end_date="20260308").list or [None]
    assert (week.session_cnt, week.visit_uv) == (len(seen), len(came)) if week else not seen


@given(visits)
@settings(max_examples=20, deadline=None)
def test_pages_and_distributions_share_out_the_visits(seen: Seen) -> None:
    analytics = a_week(seen).mp.analytics
    for day in range(DAYS):
        there = [pages for when, _, pages in seen if when == day]
        pages = analytics.visited_pages(**on(day)).list
        assert sum(page.page_visit_pv for page in pages) == sum(map(len, there))
        assert sum(page.entrypage_pv for page in pages) == len(there)
        assert sum(page.exitpage_pv for page in pages) == len(there)
        stayed = sum(page.page_staytime_pv * page.page_visit_pv for page in pages)
        assert round(stayed) == sum(seconds for visit in there for _, seconds in visit)
        spread = analytics.visit_distribution(**on(day)).list
        assert {one.index for one in spread} == (set(DistributionIndex) if there else set())
        assert all(sum(item.value for item in one.item_list) == len(there) for one in spread)
