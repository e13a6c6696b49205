"""What keeps a draft from being published, and articles from being read or deleted, by number."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import post, pushed, refused
from articles_steps import drafted

from wxkit.callbacks import events
from wxkit.service_account.publish import PublishState
from wxkit.testing._bench import Bench
from wxkit_sandbox.service_account.articles import ArticleShelf

SUBMIT, GET = "/cgi-bin/freepublish/submit", "/cgi-bin/freepublish/get"


def published(wechat: Bench) -> str:
    """Publishes a draft; gives the article_id."""
    publish_id = wechat.sa.publish.submit(media_id=drafted(wechat)).publish_id
    wechat.advance(60)
    return wechat.sa.publish.status(publish_id=publish_id).article_id or ""


@pytest.mark.parametrize(
    ("setting", "code"),
    [("banned", 53500), ("too_often", 53501), ("unfit", 53503), ("console_only", 53504), ("unsaved", 53505)],
)
def test_some_drafts_stay_drafts(wechat: Bench, setting: Any, code: int) -> None:
    media_id = drafted(wechat)
    wechat.world.settings.publishing = setting
    with refused(code):
        wechat.sa.publish.submit(media_id=media_id)
    assert wechat.world.service_account.state(ArticleShelf).publications == {}
    assert wechat.sa.drafts.count().total_count == 1


@pytest.mark.parametrize("media_id", ["unknown", "", None])
def test_only_drafts_are_published(wechat: Bench, media_id: Any) -> None:
    with refused(40007):
        post(wechat, SUBMIT, media_id=media_id)


@pytest.mark.parametrize(
    ("setting", "state"),
    [
        ("fail", PublishState.REJECTED),
        ("not_original", PublishState.NOT_ORIGINAL),
        ("broken", PublishState.FAILED),
    ],
)
def test_what_fails_is_told_with_its_articles(wechat: Bench, setting: Any, state: PublishState) -> None:
    wechat.world.settings.publish_review = setting
    publish_id = wechat.sa.publish.submit(media_id=drafted(wechat)).publish_id
    wechat.advance(60)
    status = wechat.sa.publish.status(publish_id=publish_id)
    assert (status.publish_status, status.article_id, status.fail_idx) == (state, None, [1])
    told = pushed(wechat)[-1]
    assert isinstance(told, events.PublishJobFinish)
    info = told.publish_event_info
    assert (info.publish_id, info.publish_status, info.fail_idx) == (publish_id, int(state), (1,))
    assert wechat.sa.drafts.count().total_count == 1


@pytest.mark.parametrize("publish_id", ["4711", "", None])
def test_unknown_jobs_are_53502(wechat: Bench, publish_id: Any) -> None:
    published(wechat)
    with refused(53502):
        post(wechat, GET, publish_id=publish_id)


@pytest.mark.parametrize("path", ["getarticle", "delete"])
@pytest.mark.parametrize("article_id", ["unknown", "", None])
def test_unknown_articles_are_53600(wechat: Bench, path: str, article_id: Any) -> None:
    published(wechat)
    with refused(53600):
        post(wechat, f"/cgi-bin/freepublish/{path}", article_id=article_id)
    assert wechat.sa.publish.list().total_count == 1


def test_what_was_deleted_is_gone(wechat: Bench) -> None:
    article_id = published(wechat)
    with refused(53600):
        wechat.sa.publish.delete(article_id=article_id, index=2)
    wechat.sa.publish.delete(article_id=article_id)
    with refused(53600):
        wechat.sa.publish.get(article_id=article_id)
    with refused(53600):
        wechat.sa.publish.delete(article_id=article_id)


def test_an_account_without_the_right_is_48001(wechat: Bench) -> None:
    media_id = drafted(wechat)
    wechat.world.service_account.denied.add(SUBMIT)
    with refused(48001):
        wechat.sa.publish.submit(media_id=media_id)
