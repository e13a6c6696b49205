"""Drafts: written, read back, changed, listed, deleted; what is wrong with them is told by number."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import refused
from articles_steps import article, drafted, picture_post

from wxkit.service_account.drafts import ArticleDraft
from wxkit.testing._bench import Bench


def test_a_draft_is_read_as_it_was_written(wechat: Bench) -> None:
    written = article(
        wechat, author="梅", digest="新茶", need_open_comment=1, content_source_url="https://a.example/tea"
    )
    media_id = drafted(wechat, written, picture_post(wechat))
    news, post = wechat.sa.drafts.get(media_id=media_id).news_item
    assert (news.article_type, news.title, news.author, news.digest) == ("news", "春茶上市", "梅", "新茶")
    assert (news.content, news.thumb_media_id, news.need_open_comment) == (
        written.content,
        written.thumb_media_id,
        1,
    )
    assert (news.content_source_url, news.is_deleted) == ("https://a.example/tea", None)
    assert news.url.startswith("http://mp.weixin.qq.com/s/")
    assert post.article_type == "newspic"
    assert post.image_info is not None
    assert len(post.image_info.image_list) == 1


def test_without_a_digest_the_text_begins_it(wechat: Bench) -> None:
    media_id = drafted(wechat, article(wechat, content="茶" * 60))
    assert wechat.sa.drafts.get(media_id=media_id).news_item[0].digest == "茶" * 54


def test_one_article_is_replaced(wechat: Bench) -> None:
    media_id = drafted(wechat, article(wechat), article(wechat, title="第二篇"))
    wechat.advance(60)
    wechat.sa.drafts.update(media_id=media_id, index=1, articles=article(wechat, title="改过"))
    (item,) = wechat.sa.drafts.list().item
    assert [one.title for one in item.content.news_item] == ["春茶上市", "改过"]
    assert (item.content.create_time, item.update_time) == (item.update_time - 60, wechat.world.clock.time())


def test_drafts_are_counted_listed_newest_first_and_deleted(wechat: Bench) -> None:
    first = drafted(wechat)
    wechat.advance(60)
    second = drafted(wechat)
    assert [draft.media_id for draft in wechat.sa.drafts.iter_list(count=1)] == [second, first]
    assert wechat.sa.drafts.list(no_content=1).item[0].content.news_item[0].content is None
    wechat.sa.drafts.delete(media_id=first)
    assert wechat.sa.drafts.count().total_count == 1
    assert wechat.sa.drafts.switch(checkonly=1).is_open == 1


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"title": "长" * 65}, 45003),
        ({"digest": "长" * 129}, 45004),
        ({"author": "长" * 17}, 45110),
        ({"content": ""}, 44003),
        ({"content": "长" * 20_001}, 45002),
        ({"content_source_url": "https://a.example/" + "x" * 1024}, 41039),
        ({"thumb_media_id": "unknown"}, 40007),
        ({"thumb_media_id": None}, 40007),
        ({"article_type": "newspic"}, 40007),
    ],
)
def test_what_is_wrong_with_an_article_is_told_by_number(
    wechat: Bench, wrong: dict[str, Any], code: int
) -> None:
    media_id = drafted(wechat)
    bad = article(wechat, **wrong)
    with refused(code):
        wechat.sa.drafts.add(articles=[bad])
    with refused(code):
        wechat.sa.drafts.update(media_id=media_id, index=0, articles=bad)
    assert wechat.sa.drafts.count().total_count == 1
    assert wechat.sa.drafts.get(media_id=media_id).news_item[0].title == "春茶上市"


def test_unknown_drafts_articles_and_too_many_are_refused(wechat: Bench) -> None:
    good: ArticleDraft = article(wechat)
    media_id = drafted(wechat, good)
    for call in (wechat.sa.drafts.get, wechat.sa.drafts.delete):
        with refused(40007):
            call(media_id="unknown")
    with refused(40007):
        wechat.sa.drafts.update(media_id="unknown", index=0, articles=good)
    with refused(40114):
        wechat.sa.drafts.update(media_id=media_id, index=1, articles=good)
    with refused(45008):
        wechat.sa.drafts.add(articles=[good] * 9)
    assert wechat.sa.drafts.count().total_count == 1
