"""Pages, sources, depths and stays."""

from __future__ import annotations

import pytest
from visit_steps import DAY, HOME, MONDAY, ON_MONDAY, SHOP, TEA, a_busy_monday, opens, people

from wxkit.miniprogram.links import JumpWxa
from wxkit.testing._bench import Bench


def spread(wechat: Bench) -> dict[str, dict[int, int]]:
    reply = wechat.mp.analytics.visit_distribution(**ON_MONDAY)
    assert reply.ref_date == MONDAY
    return {one.index: {item.key: item.value for item in one.item_list} for one in reply.list}


def test_pages_are_told_with_where_visits_begin_and_end(wechat: Bench) -> None:
    a_busy_monday(wechat)
    reply = wechat.mp.analytics.visited_pages(**ON_MONDAY)
    rows = [
        (
            row.page_path,
            row.page_visit_pv,
            row.page_visit_uv,
            row.page_staytime_pv,
            row.entrypage_pv,
            row.exitpage_pv,
        )
        for row in reply.list
    ]
    assert reply.ref_date == MONDAY
    assert rows == [(HOME, 2, 2, 2.0, 2, 1), (SHOP, 1, 1, 20.0, 0, 1), (TEA, 1, 1, 36.0, 1, 1)]
    shares = [(row.page_share_pv, row.page_share_uv) for row in reply.list]
    assert shares == [(0, 0), (2, 1), (0, 0)]


def test_only_the_two_hundred_most_visited_are_told(wechat: Bench) -> None:
    people(wechat, "mei")
    opens(wechat, "mei")
    opens(wechat, "mei")
    for number in range(200):
        wechat.act.visit_page(person="mei", path=f"pages/p/{number}")
    wechat.advance(DAY)
    pages = wechat.mp.analytics.visited_pages(**ON_MONDAY).list
    assert (len(pages), pages[0].page_path, pages[0].page_visit_pv) == (200, HOME, 2)


def test_visits_are_spread_over_sources_stays_and_depths(wechat: Bench) -> None:
    a_busy_monday(wechat)
    assert spread(wechat) == {
        "access_source_session_cnt": {1: 1, 2: 1, 3: 1},
        "access_staytime_info": {1: 1, 5: 1, 6: 1},
        "access_depth_info": {1: 2, 2: 1},
    }


@pytest.mark.parametrize(
    ("seconds", "key"),
    [(0, 1), (2, 1), (3, 2), (5, 2), (6, 3), (10, 3), (20, 4), (30, 5), (50, 6), (51, 7), (100, 7), (101, 8)],
)
def test_stays_fall_into_eight_classes(wechat: Bench, seconds: int, key: int) -> None:
    people(wechat, "mei")
    opens(wechat, "mei", stay=seconds)
    wechat.advance(DAY)
    assert spread(wechat)["access_staytime_info"] == {key: 1}


@pytest.mark.parametrize(("pages", "key"), [(1, 1), (2, 2), (5, 5), (6, 6), (10, 6), (11, 7)])
def test_depths_fall_into_seven_classes(wechat: Bench, pages: int, key: int) -> None:
    people(wechat, "mei")
    opens(wechat, "mei")
    for _ in range(pages - 1):
        wechat.act.visit_page(person="mei", path=SHOP)
    wechat.advance(DAY)
    assert spread(wechat)["access_depth_info"] == {key: 1}


def test_how_it_is_opened_gives_the_source(wechat: Bench) -> None:
    people(wechat, "mei")
    scheme = wechat.mp.links.generate_scheme(jump_wxa=JumpWxa()).openlink
    url_link = wechat.mp.links.generate_url_link().url_link
    short = wechat.mp.links.generate_short_link(page_url=SHOP).link
    for how in ({}, {"scene": "id=1", "path": SHOP}, {"link": scheme}, {"link": url_link}, {"link": short}):
        opens(wechat, "mei", **how)
    wechat.advance(DAY)
    assert spread(wechat)["access_source_session_cnt"] == {1: 1, 4: 1, 34: 1, 10: 2}
