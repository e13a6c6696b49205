"""Messages that people send, by hour, day, week and month, and how many send how many."""

from __future__ import annotations

from account_steps import follower
from datacube_steps import DAY, HOUR, MONDAY, TUESDAY, writes

from wxkit.service_account.datacube import UpstreamRows
from wxkit.testing._bench import Bench

ON_MONDAY = {"begin_date": MONDAY, "end_date": MONDAY}


def told(rows: UpstreamRows) -> list[tuple[str, int, int, int]]:
    return [(row.ref_date[-5:], int(row.msg_type), row.msg_user, row.msg_count) for row in rows.list]


def two_write(wechat: Bench) -> None:
    """On Monday at nine Mei writes two texts and a picture, at ten Lan a text; on Tuesday Mei one more."""
    for name in ("mei", "lan"):
        follower(wechat, name)
    writes(wechat, "mei", 2, content="在吗")
    writes(wechat, "mei", type="image")
    wechat.advance(HOUR)
    writes(wechat, "lan", content="你好")
    wechat.advance(DAY)
    writes(wechat, "mei", content="谢谢")


def test_a_day_by_kind(wechat: Bench) -> None:
    two_write(wechat)
    wechat.advance(2 * DAY)
    rows = wechat.sa.datacube.messages(begin_date=MONDAY, end_date="2026-03-04")
    assert told(rows) == [("03-02", 1, 2, 3), ("03-02", 2, 1, 1), ("03-03", 1, 1, 1)]


def test_a_day_by_the_hour(wechat: Bench) -> None:
    two_write(wechat)
    rows = wechat.sa.datacube.messages_by_hour(**ON_MONDAY).list
    assert [(row.ref_hour, int(row.msg_type), row.msg_user, row.msg_count) for row in rows] == [
        (900, 1, 1, 2),
        (900, 2, 1, 1),
        (1000, 1, 1, 1),
    ]


def test_every_kind_has_its_number_and_places_have_none(wechat: Bench) -> None:
    follower(wechat, "mei")
    for kind in ("text", "image", "voice", "video", "shortvideo", "link", "location"):
        wechat.act.send_message(person="mei", type=kind)
    wechat.advance(DAY)
    assert [row[1:] for row in told(wechat.sa.datacube.messages(**ON_MONDAY))] == [
        (1, 1, 1),
        (2, 1, 1),
        (3, 1, 1),
        (4, 1, 2),
        (6, 1, 1),
    ]


def test_a_week_bears_its_monday_and_is_told_when_it_is_over(wechat: Bench) -> None:
    two_write(wechat)
    wechat.advance(5 * DAY)
    assert wechat.sa.datacube.messages_by_week(**ON_MONDAY).list == []
    wechat.advance(DAY)
    assert told(wechat.sa.datacube.messages_by_week(**ON_MONDAY)) == [("03-02", 1, 2, 4), ("03-02", 2, 1, 1)]
    assert wechat.sa.datacube.messages_by_week(begin_date=TUESDAY, end_date=TUESDAY).list == []


def test_a_month_bears_its_first_day_and_is_told_when_it_is_over(wechat: Bench) -> None:
    two_write(wechat)
    first = {"begin_date": "2026-03-01", "end_date": "2026-03-01"}
    wechat.advance(28 * DAY)
    assert wechat.sa.datacube.messages_by_month(**first).list == []
    wechat.advance(DAY)
    assert told(wechat.sa.datacube.messages_by_month(**first)) == [("03-01", 1, 2, 4), ("03-01", 2, 1, 1)]
    assert wechat.sa.datacube.messages_by_month(**ON_MONDAY).list == []


def test_how_many_send_how_many(wechat: Bench) -> None:
    for name, times in (("mei", 5), ("lan", 6), ("bo", 10), ("an", 11), ("li", 1)):
        follower(wechat, name)
        writes(wechat, name, times, content="嗯")
    wechat.advance(DAY)
    rows = wechat.sa.datacube.distribution(**ON_MONDAY).list
    assert [(int(row.count_interval), row.msg_user) for row in rows] == [(1, 2), (2, 2), (3, 1)]


def test_weeks_and_months_add_a_person_s_days_up(wechat: Bench) -> None:
    follower(wechat, "mei")
    writes(wechat, "mei", 4, content="一")
    wechat.advance(DAY)
    writes(wechat, "mei", 4, content="二")
    wechat.advance(6 * DAY)
    fortnight = {"begin_date": "2026-02-23", "end_date": "2026-03-08"}
    weeks = wechat.sa.datacube.distribution_by_week(**fortnight).list
    assert [(row.ref_date, int(row.count_interval), row.msg_user) for row in weeks] == [("2026-03-02", 2, 1)]
    wechat.advance(24 * DAY)
    months = wechat.sa.datacube.distribution_by_month(**fortnight).list
    assert [(row.ref_date, int(row.count_interval), row.msg_user) for row in months] == [("2026-03-01", 2, 1)]


def test_what_somebody_on_the_blacklist_writes_does_not_count(wechat: Bench) -> None:
    wechat.sa.users.block(openid_list=[follower(wechat, "mei")])
    writes(wechat, "mei", content="喂")
    wechat.advance(DAY)
    assert wechat.sa.datacube.messages(**ON_MONDAY).list == []


def test_pictures_of_a_menu_button_count(wechat: Bench) -> None:
    follower(wechat, "mei")
    button = {"type": "pic_weixin", "name": "晒单", "key": "show"}
    wechat.sa.request("POST", "/cgi-bin/menu/create", json={"button": [button]})
    wechat.act.tap_menu(person="mei", name="晒单", pictures=3)
    wechat.advance(DAY)
    assert told(wechat.sa.datacube.messages(**ON_MONDAY)) == [("03-02", 2, 1, 3)]
