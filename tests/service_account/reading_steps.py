"""What the tests of articles' statistics begin with. A world begins on Monday, 2 March 2026, at 9 o'clock."""

from __future__ import annotations

from typing import Any

from account_steps import person
from articles_steps import article, drafted

from wxkit.callbacks import events
from wxkit.service_account.mass_send import MassFilter, MassMedia
from wxkit.testing._bench import Bench

MONDAY = "2026-03-02"
ON_MONDAY = {"begin_date": MONDAY, "end_date": MONDAY}


def mass_sent(wechat: Bench, **more: Any) -> tuple[str, str]:
    """An article that all followers got; gives its address and `msgid`."""
    draft = drafted(wechat, article(wechat, **more))
    sent = wechat.sa.mass_send.to_all(
        filter=MassFilter(is_to_all=True), msgtype="mpnews", mpnews=MassMedia(media_id=draft)
    )
    wechat.advance(10)
    finished = wechat.world.pusher.log[-1].push
    assert isinstance(finished, events.MassSendJobFinish)
    return finished.article_url_result.result_list.item[0].article_url, f"{sent.msg_data_id}_1"


def published(wechat: Bench, **more: Any) -> tuple[str, str]:
    """An article that nobody was told of; gives its address and `msgid`."""
    job = wechat.sa.publish.submit(media_id=drafted(wechat, article(wechat, **more)))
    wechat.advance(60)
    detail = wechat.sa.publish.status(publish_id=job.publish_id).article_detail
    assert detail is not None
    return detail.item[0].article_url, f"{job.msg_data_id}_1"


def readers(wechat: Bench, *names: str) -> None:
    """People who do not follow the account."""
    for name in names:
        person(wechat, name)


def reads(wechat: Bench, url: str, *names: str, **how: Any) -> None:
    """They read an article, one after the other."""
    for name in names:
        wechat.act.read_article(person=name, url=url, **how)
