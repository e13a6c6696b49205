"""Articles uploaded for a mass message: temporary, sent as often as wanted, checked like drafts."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import follower, pushed, received, refused
from articles_steps import MP4, PNG, cover

from wxkit.callbacks import events
from wxkit.service_account.mass_send import MassFilter, MassMedia, NewsArticle
from wxkit.testing._bench import Bench
from wxkit_sandbox.service_account.articles import ArticleShelf

EVERYBODY = MassFilter(is_to_all=True)
DAY = 86_400


def article(wechat: Bench, **more: Any) -> NewsArticle:
    given = {"title": "春茶上市", "content": "<p>到店</p>", "thumb_media_id": cover(wechat)}
    return NewsArticle(**(given | more))


def test_a_pack_is_sent_twice_within_three_days(wechat: Bench) -> None:
    follower(wechat, "lan")
    pack = wechat.sa.mass_send.upload_news(articles=[article(wechat), article(wechat, show_cover_pic=1)])
    assert (pack.type, pack.created_at) == ("news", wechat.world.clock.time())
    for _ in range(2):
        wechat.sa.mass_send.to_all(
            filter=EVERYBODY, msgtype="mpnews", mpnews=MassMedia(media_id=pack.media_id)
        )
        wechat.advance(DAY)
    told = pushed(wechat)[-1]
    assert isinstance(told, events.MassSendJobFinish)
    assert told.article_url_result.count == 2
    assert len(received(wechat, "lan", "mass")) == 2
    assert wechat.sa.drafts.count().total_count == 0


def test_a_pack_ends_with_its_third_day(wechat: Bench) -> None:
    follower(wechat, "lan")
    media_id = wechat.sa.mass_send.upload_news(articles=[article(wechat)]).media_id
    wechat.advance(3 * DAY)
    with refused(40007):
        wechat.sa.mass_send.to_all(filter=EVERYBODY, msgtype="mpnews", mpnews=MassMedia(media_id=media_id))


def test_temporary_covers_will_do(wechat: Bench) -> None:
    thumb = wechat.sa.material.upload(type="image", media=PNG).media_id
    assert wechat.sa.mass_send.upload_news(articles=[article(wechat, thumb_media_id=thumb)]).media_id


def test_a_video_is_no_cover(wechat: Bench) -> None:
    video = wechat.sa.material.upload(type="video", media=MP4).media_id
    with refused(40004):
        wechat.sa.mass_send.upload_news(articles=[article(wechat, thumb_media_id=video)])
    assert wechat.world.service_account.state(ArticleShelf).packs == {}


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"title": "长" * 65}, 45003),
        ({"digest": "长" * 129}, 45004),
        ({"author": "长" * 17}, 45110),
        ({"content": ""}, 44003),
        ({"content": "长" * 20_001}, 45002),
        ({"thumb_media_id": "unknown"}, 40007),
    ],
)
def test_what_is_wrong_is_told_by_number(wechat: Bench, wrong: dict[str, Any], code: int) -> None:
    with refused(code):
        wechat.sa.mass_send.upload_news(articles=[article(wechat), article(wechat, **wrong)])
    assert wechat.world.service_account.state(ArticleShelf).packs == {}
