"""Which days statistics tell of, and what is refused."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from account_steps import follower, post, refused
from datacube_steps import DAY, HOUR, MONDAY, TUESDAY, WEDNESDAY

from wxkit.testing._bench import Bench

SPANS = {
    "getusersummary": 7,
    "getusercumulate": 7,
    "getupstreammsg": 7,
    "getupstreammsghour": 1,
    "getupstreammsgweek": 1,
    "getupstreammsgmonth": 1,
    "getupstreammsgdist": 15,
    "getupstreammsgdistweek": 15,
    "getupstreammsgdistmonth": 15,
    "getinterfacesummary": 30,
    "getinterfacesummaryhour": 1,
}
every_call = pytest.mark.parametrize("name", SPANS)


def ask(wechat: Bench, name: str, begin: Any, end: Any) -> dict[str, Any]:
    return post(wechat, f"/datacube/{name}", begin_date=begin, end_date=end)


def test_the_day_before_is_there_from_eight_o_clock_on(wechat: Bench) -> None:
    follower(wechat, "mei")
    wechat.advance(23 * HOUR - 1)
    with refused(61503):
        wechat.sa.datacube.user_cumulate(begin_date=MONDAY, end_date=MONDAY)
    wechat.advance(1)
    known = wechat.sa.datacube.user_cumulate(begin_date=MONDAY, end_date=MONDAY)
    assert [row.cumulate_user for row in known.list] == [1]


@every_call
def test_today_and_later_are_out_of_range(wechat: Bench, name: str) -> None:
    wechat.advance(DAY)
    for day in (TUESDAY, WEDNESDAY):
        with refused(61501):
            ask(wechat, name, day, day)


@every_call
def test_a_span_has_its_length_and_does_not_run_backwards(wechat: Bench, name: str) -> None:
    wechat.advance(40 * DAY)
    begin = date.fromisoformat(MONDAY)
    last = begin + timedelta(days=SPANS[name] - 1)
    ask(wechat, name, MONDAY, last.isoformat())
    for wrong in (last + timedelta(days=1), begin - timedelta(days=1)):
        with refused(61501):
            ask(wechat, name, MONDAY, wrong.isoformat())


@every_call
def test_what_is_no_date_is_refused(wechat: Bench, name: str) -> None:
    wechat.advance(2 * DAY)
    for begin, end in (("2026-02-30", MONDAY), (MONDAY, "20260302"), ("", MONDAY), (MONDAY, 20260302)):
        with refused(61500):
            ask(wechat, name, begin, end)


def test_days_before_the_world_began_are_empty(wechat: Bench) -> None:
    day = {"begin_date": "2026-01-01", "end_date": "2026-01-01"}
    assert wechat.sa.datacube.messages(**day).list == []
    assert wechat.sa.datacube.interface(**day).list == []
    assert [row.cumulate_user for row in wechat.sa.datacube.user_cumulate(**day).list] == [0]
