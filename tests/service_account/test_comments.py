"""Comments below articles: written while they are open, elected, answered, deleted."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import follower, person, refused
from articles_steps import article, drafted

import wxkit
from wxkit.service_account.mass_send import MassFilter, MassMedia
from wxkit.testing._bench import Bench

LATER = 100


def sent(wechat: Bench, **more: Any) -> str:
    """An article that lan and mei have, with comments; its msg_data_id."""
    follower(wechat, "lan"), follower(wechat, "mei")
    draft = drafted(wechat, article(wechat, **({"need_open_comment": 1} | more)))
    reply = wechat.sa.mass_send.to_all(
        filter=MassFilter(is_to_all=True), msgtype="mpnews", mpnews=MassMedia(media_id=draft)
    )
    wechat.advance(LATER)
    return reply.msg_data_id or ""


def written(wechat: Bench, article_id: str, name: str = "lan", content: str = "好茶") -> str:
    return wechat.act.write_comment(person=name, msg_data_id=article_id, content=content).user_comment_id


def listed(wechat: Bench, article_id: str, **more: Any) -> list[str]:
    page = wechat.sa.comments.list(msg_data_id=article_id, **more)
    assert page.total == len(page.comment)
    return [comment.content for comment in page.comment]


def test_what_people_write_is_listed_newest_first(wechat: Bench) -> None:
    article_id = sent(wechat)
    written(wechat, article_id)
    written(wechat, article_id, "mei", "贵吗")
    assert listed(wechat, article_id) == ["贵吗", "好茶"]
    first, second = (wechat.sa.comments.list(msg_data_id=article_id, begin=n, count=1) for n in (0, 1))
    assert [page.comment[0].content for page in (first, second)] == ["贵吗", "好茶"]
    assert first.comment[0].openid == wechat.world.service_account.openid(wechat.people["mei"])


def test_comments_are_opened_and_closed(wechat: Bench) -> None:
    article_id = sent(wechat, need_open_comment=0)
    with pytest.raises(wxkit.WxkitError, match="takes no comments"):
        written(wechat, article_id)
    wechat.sa.comments.open(msg_data_id=article_id)
    written(wechat, article_id)
    wechat.sa.comments.close(msg_data_id=article_id)
    with pytest.raises(wxkit.WxkitError, match="takes no comments"):
        written(wechat, article_id)
    assert listed(wechat, article_id) == ["好茶"]


def test_some_articles_are_for_followers_only(wechat: Bench) -> None:
    article_id = sent(wechat, only_fans_can_comment=1)
    person(wechat, "bo")
    with pytest.raises(wxkit.WxkitError, match="only followers"):
        written(wechat, article_id, "bo")
    written(wechat, article_id, "lan")


def test_a_comment_is_elected_and_not(wechat: Bench) -> None:
    article_id = sent(wechat)
    good = written(wechat, article_id)
    written(wechat, article_id, "mei", "贵吗")
    wechat.sa.comments.elect(msg_data_id=article_id, user_comment_id=good)
    assert (listed(wechat, article_id, type=2), listed(wechat, article_id, type=1)) == (["好茶"], ["贵吗"])
    wechat.sa.comments.unelect(msg_data_id=article_id, user_comment_id=good)
    assert listed(wechat, article_id, type=2) == []


def test_a_comment_is_answered_once_until_the_answer_is_deleted(wechat: Bench) -> None:
    article_id = sent(wechat)
    which = {"msg_data_id": article_id, "user_comment_id": written(wechat, article_id)}
    wechat.sa.comments.reply(**which, content="谢谢")
    with refused(88005):
        wechat.sa.comments.reply(**which, content="再谢")
    (comment,) = wechat.sa.comments.list(msg_data_id=article_id).comment
    assert comment.reply is not None
    assert (comment.reply.content, comment.reply.create_time) == ("谢谢", wechat.world.clock.time())
    wechat.sa.comments.delete_reply(**which)
    with refused(87009):
        wechat.sa.comments.delete_reply(**which)
    assert wechat.sa.comments.list(msg_data_id=article_id).comment[0].reply is None


def test_what_is_withdrawn_or_deleted_is_gone(wechat: Bench) -> None:
    article_id = sent(wechat)
    mine, other = written(wechat, article_id), written(wechat, article_id, "mei", "贵吗")
    with pytest.raises(wxkit.WxkitError, match="did not write"):
        wechat.act.withdraw_comment(person="mei", msg_data_id=article_id, user_comment_id=mine)
    wechat.act.withdraw_comment(person="lan", msg_data_id=article_id, user_comment_id=mine)
    with refused(88004):
        wechat.sa.comments.elect(msg_data_id=article_id, user_comment_id=mine)
    wechat.sa.comments.delete(msg_data_id=article_id, user_comment_id=other)
    with refused(88008):
        wechat.sa.comments.delete(msg_data_id=article_id, user_comment_id=other)
    assert listed(wechat, article_id) == []


def test_a_hundred_comments_may_be_elected(wechat: Bench) -> None:
    article_id = sent(wechat)
    ids = [written(wechat, article_id, content=str(number)) for number in range(101)]
    for comment_id in ids[:100]:
        wechat.sa.comments.elect(msg_data_id=article_id, user_comment_id=comment_id)
    with refused(88003):
        wechat.sa.comments.elect(msg_data_id=article_id, user_comment_id=ids[100])
    assert wechat.sa.comments.list(msg_data_id=article_id, type=2).total == 100


def test_answers_are_neither_empty_nor_endless(wechat: Bench) -> None:
    article_id = sent(wechat)
    which = {"msg_data_id": article_id, "user_comment_id": written(wechat, article_id)}
    with refused(88007):
        wechat.sa.request("POST", "/cgi-bin/comment/reply/add", json={**which, "content": ""})
    with refused(88007):
        wechat.sa.comments.reply(**which, content="茶" * 601)
    assert wechat.sa.comments.list(msg_data_id=article_id).comment[0].reply is None


def test_published_articles_have_comments_and_unknown_or_deleted_ones_have_none(wechat: Bench) -> None:
    draft = drafted(wechat, article(wechat, need_open_comment=1), article(wechat, title="第二篇"))
    article_id = wechat.sa.publish.submit(media_id=draft).msg_data_id
    with refused(88001):  # not yet
        wechat.sa.comments.open(msg_data_id=article_id)
    wechat.advance(LATER)
    wechat.sa.comments.open(msg_data_id=article_id, index=1)
    for wrong in ({"msg_data_id": "1"}, {"msg_data_id": article_id, "index": 2}):
        with refused(88001):
            wechat.sa.comments.open(**wrong)
    (published,) = wechat.sa.publish.list(offset=0, count=1).item
    wechat.sa.publish.delete(article_id=published.article_id, index=1)
    with refused(88001):
        wechat.sa.comments.list(msg_data_id=article_id)
    assert listed(wechat, article_id, index=1) == []


def test_a_page_has_at_most_49(wechat: Bench) -> None:
    asked = {"msg_data_id": int(sent(wechat)), "begin": 0, "count": 50, "type": 0}
    with refused(88010):
        wechat.sa.request("POST", "/cgi-bin/comment/list", json=asked)


def test_without_the_right_there_are_no_comments(wechat: Bench) -> None:
    article_id = sent(wechat)
    wechat.world.settings.comments = False
    with refused(88000):
        wechat.sa.comments.list(msg_data_id=article_id)
    with pytest.raises(wxkit.WxkitError, match="88000"):
        written(wechat, article_id)


def test_comments_on_a_risky_article_stay_closed(wechat: Bench) -> None:
    wechat.world.settings.risky_content["假药"] = 20012
    article_id = sent(wechat, title="假药大全", need_open_comment=0)
    with refused(88002):
        wechat.sa.comments.open(msg_data_id=article_id)
    with pytest.raises(wxkit.WxkitError, match="takes no comments"):
        written(wechat, article_id)


def test_the_number_of_an_article_has_thirty_two_bits(wechat: Bench) -> None:
    assert int(sent(wechat)) < 2**32
    job = wechat.sa.publish.submit(media_id=drafted(wechat))
    assert int(job.msg_data_id) < 2**32
