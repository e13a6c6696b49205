"""Publishing: the result comes by push, the draft is gone, articles can be read and deleted."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import refused
from articles_steps import article, drafted

from wxkit.testing._bench import Bench


def published(wechat: Bench, number: int = 1) -> str:
    media_id = drafted(wechat, *(article(wechat) for _ in range(number)))
    job = wechat.sa.publish.submit(media_id=media_id)
    wechat.advance(60)
    article_id = wechat.sa.publish.status(publish_id=job.publish_id).article_id
    assert article_id
    return article_id


def event(wechat: Bench) -> dict[str, Any]:
    wire: dict[str, Any] = wechat.world.pusher.log[-1].push.to_wire("json")
    assert wire["Event"] == "PUBLISHJOBFINISH"
    told: dict[str, Any] = wire["PublishEventInfo"]
    return told


def test_a_draft_becomes_articles_with_addresses_and_is_gone(wechat: Bench) -> None:
    media_id = drafted(wechat, article(wechat), article(wechat, title="第二篇"))
    job = wechat.sa.publish.submit(media_id=media_id)
    assert wechat.sa.publish.status(publish_id=job.publish_id).publish_status == 1
    wechat.advance(60)
    done = wechat.sa.publish.status(publish_id=job.publish_id)
    assert done.publish_status == 0
    assert done.article_detail is not None
    assert [one.idx for one in done.article_detail.item] == [1, 2]
    told = event(wechat)
    assert (told["publish_status"], told["article_id"], told["article_detail"]["count"]) == (
        0,
        done.article_id,
        2,
    )
    with refused(40007):
        wechat.sa.drafts.get(media_id=media_id)


def test_a_review_that_begins_to_wait_decides_nothing(wechat: Bench) -> None:
    media_id = drafted(wechat)
    job = wechat.sa.publish.submit(media_id=media_id)
    wechat.world.settings.publish_review = "wait"
    wechat.advance(60)
    assert wechat.sa.publish.status(publish_id=job.publish_id).publish_status == 1
    assert wechat.sa.drafts.get(media_id=media_id).news_item


@pytest.mark.wechat(settings={"publish_review": "fail"})
def test_a_review_that_says_no_keeps_the_draft(wechat: Bench) -> None:
    media_id = drafted(wechat)
    job = wechat.sa.publish.submit(media_id=media_id)
    wechat.advance(60)
    failed = wechat.sa.publish.status(publish_id=job.publish_id)
    assert (failed.publish_status, failed.fail_idx, failed.article_id) == (4, [1], None)
    assert event(wechat)["publish_status"] == 4
    assert wechat.sa.drafts.get(media_id=media_id).news_item
    assert wechat.sa.publish.list().total_count == 0


def test_published_articles_are_read_and_listed_newest_first(wechat: Bench) -> None:
    first, second = published(wechat), published(wechat)
    assert [one.article_id for one in wechat.sa.publish.iter_list(count=1)] == [second, first]
    (read,) = wechat.sa.publish.get(article_id=first).news_item
    assert (read.title, read.is_deleted) == ("春茶上市", False)
    assert wechat.sa.publish.list(no_content=1).item[0].content.news_item[0].content is None


def test_one_article_or_all_are_deleted(wechat: Bench) -> None:
    article_id = published(wechat, 2)
    wechat.sa.publish.delete(article_id=article_id, index=2)
    flags = [one.is_deleted for one in wechat.sa.publish.get(article_id=article_id).news_item]
    assert flags == [False, True]
    wechat.sa.publish.delete(article_id=article_id)
    with refused(53600):
        wechat.sa.publish.get(article_id=article_id)
    assert wechat.sa.publish.list().total_count == 0


def test_what_is_unknown_is_told_by_number(wechat: Bench) -> None:
    with refused(40007):
        wechat.sa.publish.submit(media_id="unknown")
    with refused(53502):
        wechat.sa.publish.status(publish_id="1")
    with refused(53600):
        wechat.sa.publish.get(article_id="unknown")
    article_id = published(wechat)
    with refused(53600):
        wechat.sa.publish.delete(article_id=article_id, index=2)
    assert wechat.sa.publish.get(article_id=article_id).news_item[0].is_deleted is False
