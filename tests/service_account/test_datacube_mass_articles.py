"""The retired statistics of articles still answer."""

from __future__ import annotations

from account_steps import follower
from reading_steps import MONDAY, ON_MONDAY, mass_sent, published, readers, reads

from wxkit.service_account.datacube_articles import ReadSource, ShareScene
from wxkit.testing._bench import Bench

HOUR, DAY = 3600, 86400


def a_read_message(wechat: Bench) -> tuple[str, str]:
    """Mei and Bo got it. At nine Mei reads it twice out of the message and shares it to moments; at ten Lan
    comes from there, goes on to the page behind, shares it to a friend and keeps it."""
    for name in ("mei", "bo"):
        follower(wechat, name)
    readers(wechat, "lan")
    url, msgid = mass_sent(wechat, title="春茶上市", content_source_url="https://tea.example.com/")
    reads(wechat, url, "mei", "mei")
    wechat.act.share_article(person="mei", url=url, to="moments")
    wechat.advance(HOUR)
    reads(wechat, url, "lan", place="moments", original=True)
    wechat.act.share_article(person="lan", url=url, to="friend")
    wechat.act.keep_article(person="lan", url=url)
    return url, msgid


def test_a_mass_message_s_day(wechat: Bench) -> None:
    _, msgid = a_read_message(wechat)
    wechat.advance(DAY)
    (row,) = wechat.sa.datacube_articles.summary(**ON_MONDAY).list
    assert (row.ref_date, row.msgid, row.title, row.user_source) == (MONDAY, msgid, "春茶上市", 0)
    assert (row.int_page_read_user, row.int_page_read_count) == (2, 3)
    assert (row.ori_page_read_user, row.ori_page_read_count) == (1, 1)
    assert (row.share_user, row.share_count, row.add_to_fav_user, row.add_to_fav_count) == (2, 2, 1, 1)


def test_a_day_with_too_few_readers_is_left_out(wechat: Bench) -> None:
    for name in ("mei", "lan", "bo"):
        follower(wechat, name)
    url, _ = mass_sent(wechat)
    reads(wechat, url, "mei", "lan")
    wechat.advance(DAY)
    reads(wechat, url, "mei", "lan", "bo")
    wechat.advance(DAY)
    tuesday = {"begin_date": "2026-03-03", "end_date": "2026-03-03"}
    assert wechat.sa.datacube_articles.summary(**ON_MONDAY).list == []
    assert [row.int_page_read_user for row in wechat.sa.datacube_articles.summary(**tuesday).list] == [3]


def test_published_articles_are_not_among_mass_messages(wechat: Bench) -> None:
    readers(wechat, "mei", "lan", "bo")
    url, _ = published(wechat)
    reads(wechat, url, "mei", "lan", "bo", place="chat")
    wechat.advance(DAY)
    assert wechat.sa.datacube_articles.summary(**ON_MONDAY).list == []
    assert wechat.sa.datacube_articles.total(**ON_MONDAY).list == []
    (everything,) = wechat.sa.datacube_articles.user_read(**ON_MONDAY).list[-1:]
    assert (everything.user_source, everything.int_page_read_user) == (ReadSource.ALL, 3)


def test_a_mass_message_adds_up_for_seven_days(wechat: Bench) -> None:
    url, msgid = a_read_message(wechat)
    wechat.advance(DAY)
    reads(wechat, url, "bo")
    wechat.advance(30 * DAY)
    (row,) = wechat.sa.datacube_articles.total(**ON_MONDAY).list
    assert (row.ref_date, row.msgid, row.title, row.url) == (MONDAY, msgid, "春茶上市", url)
    assert [day.stat_date[-2:] for day in row.details] == ["02", "03", "04", "05", "06", "07", "08"]
    assert [day.int_page_read_user for day in row.details] == [2, 3, 3, 3, 3, 3, 3]
    assert {day.target_user for day in row.details} == {2}
    last = row.details[-1]
    assert (last.int_page_from_session_read_user, last.int_page_from_session_read_count) == (2, 3)
    assert (last.int_page_from_feed_read_user, last.int_page_from_friends_read_user) == (1, 0)
    assert (last.feed_share_from_session_user, last.feed_share_from_session_cnt) == (1, 1)
    assert (last.feed_share_from_feed_cnt, last.feed_share_from_other_cnt) == (0, 0)


def test_sharing_to_moments_out_of_a_chat_counts_as_other(wechat: Bench) -> None:
    readers(wechat, "mei")
    url, _ = mass_sent(wechat)
    reads(wechat, url, "mei", place="chat")
    wechat.act.share_article(person="mei", url=url, to="moments")
    wechat.advance(DAY)
    (day,) = wechat.sa.datacube_articles.total(**ON_MONDAY).list[0].details
    assert (day.feed_share_from_other_user, day.feed_share_from_other_cnt) == (1, 1)


def test_readers_by_place(wechat: Bench) -> None:
    a_read_message(wechat)
    wechat.advance(DAY)
    rows = wechat.sa.datacube_articles.user_read(**ON_MONDAY).list
    told = [
        (row.user_source, row.int_page_read_user, row.int_page_read_count, row.share_count) for row in rows
    ]
    assert told == [(ReadSource.SESSION, 1, 2, 1), (ReadSource.MOMENTS, 1, 1, 1), (ReadSource.ALL, 2, 3, 2)]
    assert [(row.ori_page_read_count, row.add_to_fav_count) for row in rows] == [(0, 0), (0, 0), (1, 1)]


def test_readers_by_the_hour(wechat: Bench) -> None:
    a_read_message(wechat)
    wechat.advance(DAY)
    rows = wechat.sa.datacube_articles.user_read_by_hour(**ON_MONDAY).list
    assert [(row.ref_hour, row.user_source, row.int_page_read_count) for row in rows] == [
        (900, ReadSource.SESSION, 2),
        (900, ReadSource.ALL, 2),
        (1000, ReadSource.MOMENTS, 1),
        (1000, ReadSource.ALL, 1),
    ]


def test_sharers_by_scene_and_by_the_hour(wechat: Bench) -> None:
    url, _ = a_read_message(wechat)
    wechat.act.share_article(person="lan", url=url, to="other")
    wechat.advance(DAY)
    days = wechat.sa.datacube_articles.user_share(**ON_MONDAY).list
    assert [(row.share_scene, row.share_user, row.share_count) for row in days] == [
        (ShareScene.FRIENDS, 1, 1),
        (ShareScene.MOMENTS, 1, 1),
        (ShareScene.OTHER, 1, 1),
    ]
    hours = wechat.sa.datacube_articles.user_share_by_hour(**ON_MONDAY).list
    assert [(row.ref_hour, row.share_scene) for row in hours] == [
        (900, ShareScene.MOMENTS),
        (1000, ShareScene.FRIENDS),
        (1000, ShareScene.OTHER),
    ]


def test_quiet_days_are_empty(wechat: Bench) -> None:
    wechat.advance(DAY)
    articles = wechat.sa.datacube_articles
    for call in (
        articles.user_read,
        articles.user_read_by_hour,
        articles.user_share,
        articles.user_share_by_hour,
    ):
        assert call(**ON_MONDAY).list == []
