"""Statistics of articles: who read and shared them, from where, how far, and what it led to."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from account_steps import follower, post, refused
from reading_steps import MONDAY, ON_MONDAY, mass_sent, published, readers, reads

import wxkit
from wxkit.service_account.datacube_articles import SceneCount
from wxkit.testing._bench import Bench
from wxkit_sandbox import load_world, save_world

DAY = 86400
SPANS = {
    "getarticleread": 1,
    "getarticleshare": 1,
    "getbizsummary": 30,
    "getarticletotaldetail": 1,
    "getarticlesummary": 1,
    "getarticletotal": 1,
    "getuserread": 3,
    "getuserreadhour": 1,
    "getusershare": 7,
    "getusersharehour": 1,
}


def places(counts: list[SceneCount]) -> dict[str, int]:
    return {one.scene_desc: one.user_count for one in counts}


def test_readers_are_told_by_article_and_place(wechat: Bench) -> None:
    follower(wechat, "mei")
    readers(wechat, "lan", "bo")
    first, msgid = mass_sent(wechat)
    other, _ = published(wechat)
    reads(wechat, first, "mei", "mei")
    reads(wechat, first, "lan", "mei", place="moments")
    wechat.advance(DAY)
    reads(wechat, other, "bo", place="search")
    reply = wechat.sa.datacube_articles.read(**ON_MONDAY)
    (row,) = reply.list
    assert (row.ref_date, row.msgid, row.detail.read_user, reply.is_delay) == (MONDAY, msgid, 2, False)
    assert places(row.detail.read_user_source) == {"全部": 2, "公众号消息": 1, "朋友圈": 2}


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("message", "公众号消息"),
        ("chat", "聊天会话"),
        ("moments", "朋友圈"),
        ("homepage", "公众号主页"),
        ("recommended", "推荐"),
        ("search", "搜一搜"),
        ("other", "其他"),
    ],
)
def test_every_place_has_its_name(wechat: Bench, place: str, name: str) -> None:
    follower(wechat, "mei")
    url, _ = mass_sent(wechat)
    reads(wechat, url, "mei", place=place)
    wechat.advance(DAY)
    (row,) = wechat.sa.datacube_articles.read(**ON_MONDAY).list
    assert places(row.detail.read_user_source) == {"全部": 1, name: 1}


def test_sharers_are_told_by_article_and_count_once(wechat: Bench) -> None:
    readers(wechat, "mei", "lan")
    url, msgid = published(wechat)
    reads(wechat, url, "mei", "lan", place="chat")
    for name, to in (("mei", "friend"), ("mei", "moments"), ("lan", "other")):
        wechat.act.share_article(person=name, url=url, to=to)
    wechat.advance(DAY)
    (row,) = wechat.sa.datacube_articles.share(**ON_MONDAY).list
    assert (row.msgid, row.detail.share_user) == (msgid, 2)


def test_the_account_adds_its_articles_up(wechat: Bench) -> None:
    follower(wechat, "mei")
    readers(wechat, "lan")
    one, _ = mass_sent(wechat, content_source_url="https://tea.example.com/")
    two, _ = published(wechat)
    reads(wechat, one, "mei", original=True)
    reads(wechat, two, "mei", "lan", place="homepage")
    wechat.act.like_article(person="mei", url=one)
    wechat.act.like_article(person="mei", url=two)
    wechat.act.like_article(person="lan", url=two, sign="heart")
    wechat.act.keep_article(person="lan", url=two)
    wechat.act.share_article(person="lan", url=two)
    wechat.advance(2 * DAY)
    rows = wechat.sa.datacube_articles.account(begin_date=MONDAY, end_date="2026-03-03").list
    (row,) = rows
    told = row.detail
    assert (row.ref_date, told.read_user, told.share_user, told.send_page_count) == (MONDAY, 2, 1, 2)
    assert (told.like_user, told.zaikan_user, told.collection_user) == (1, 1, 1)
    assert told.redirect_ori_page_user == 1
    assert places(told.read_user_source) == {"全部": 2, "公众号消息": 1, "公众号主页": 2}


def test_an_article_is_followed_day_by_day_from_when_it_came_out(wechat: Bench) -> None:
    for name in ("mei", "bo"):
        follower(wechat, name)
    readers(wechat, "lan")
    url, msgid = mass_sent(wechat, title="春茶上市")
    reads(wechat, url, "mei", seconds=30, until=0.5)
    wechat.advance(DAY)
    reads(wechat, url, "lan", place="chat", seconds=90)
    wechat.act.tip_article(person="lan", url=url, amount=500)
    wechat.act.follow(person="lan", scene="ADD_SCENE_PROFILE_LINK", article=url)
    wechat.advance(DAY)
    (row,) = wechat.sa.datacube_articles.published(**ON_MONDAY).list
    assert (row.ref_date, row.msgid, row.publish_type, row.title) == (MONDAY, msgid, 0, "春茶上市")
    assert row.content_url == url
    first, second = row.detail_list
    assert (first.stat_date, first.read_user, first.read_avg_activetime, first.praise_money) == (
        MONDAY,
        1,
        0.5,
        0,
    )
    assert (first.read_delivery_rate, first.read_finish_rate) == (0.5, 0.0)
    assert (second.stat_date, second.read_user, second.read_avg_activetime) == ("2026-03-03", 2, 1.0)
    assert (second.read_delivery_rate, second.read_finish_rate) == (0.5, 0.5)
    assert (second.praise_money, second.read_subscribe_user) == (500, 1)
    left = {one.position: one.rate for one in second.read_jump_position}
    assert left == {1: 0.0, 2: 0.0, 3: 0.5, 4: 0.0, 5: 0.5}


def test_comments_count_on_the_day_on_which_they_are_written(wechat: Bench) -> None:
    readers(wechat, "mei")
    url, msgid = published(wechat, need_open_comment=1)
    reads(wechat, url, "mei", place="chat")
    for text in ("好茶", "再来一斤"):
        wechat.act.write_comment(person="mei", msg_data_id=msgid.removesuffix("_1"), content=text)
        wechat.advance(DAY)
    (row,) = wechat.sa.datacube_articles.published(**ON_MONDAY).list
    assert [day.comment_count for day in row.detail_list] == [1, 2]
    both_days = wechat.sa.datacube_articles.account(begin_date=MONDAY, end_date="2026-03-03").list
    assert [day.detail.comment_count for day in both_days] == [1, 1]


def test_an_article_is_followed_for_thirty_days(wechat: Bench) -> None:
    published(wechat)
    wechat.advance(40 * DAY)
    (row,) = wechat.sa.datacube_articles.published(**ON_MONDAY).list
    assert (row.publish_type, len(row.detail_list), row.detail_list[-1].stat_date) == (1, 30, "2026-03-31")
    assert row.detail_list[-1].read_user_source == row.detail_list[-1].read_jump_position == []


def test_days_without_articles_and_readers_are_empty(wechat: Bench) -> None:
    wechat.advance(DAY)
    articles = wechat.sa.datacube_articles
    for call in (articles.read, articles.share, articles.account, articles.published):
        assert call(**ON_MONDAY).list == []


@pytest.mark.parametrize("name", SPANS)
def test_days_that_cannot_be_told_are_refused(wechat: Bench, name: str) -> None:
    def ask(begin: str, end: str) -> dict[str, Any]:
        return post(wechat, f"/datacube/{name}", begin_date=begin, end_date=end)

    wechat.advance(60 * DAY)
    last = date.fromisoformat(MONDAY) + timedelta(days=SPANS[name] - 1)
    ask(MONDAY, last.isoformat())
    for begin, end, code in (
        (MONDAY, (last + timedelta(days=1)).isoformat(), 61501),
        (MONDAY, "2026-03-01", 61501),
        ("2026-05-01", "2026-05-01", 61501),
        ("2026-02-30", "2026-02-30", 61500),
        ("20260302", "20260302", 61500),
    ):
        with refused(code):
            ask(begin, end)
    wechat.advance(15 * 3600)
    with refused(61503):
        ask("2026-05-01", "2026-05-01")


def test_a_saved_world_knows_its_readers(wechat: Bench, tmp_path: object) -> None:
    url, _ = published(wechat)
    readers(wechat, "mei")
    reads(wechat, url, "mei", place="chat")
    wechat.advance(DAY)
    save_world(wechat.world, f"{tmp_path}/world")
    with Bench(load_world(f"{tmp_path}/world")) as again:
        assert (
            again.sa.datacube_articles.read(**ON_MONDAY).list
            == wechat.sa.datacube_articles.read(**ON_MONDAY).list
        )
        (item,) = again.sa.publish.list(offset=0, count=1).item
        again.sa.publish.delete(article_id=item.article_id)
        with pytest.raises(wxkit.WxkitError, match="has no article"):
            reads(again, url, "mei", place="chat")
