"""The check of originality before articles are mass sent."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import follower, pushed, received
from articles_steps import article, drafted

from wxkit.callbacks import events
from wxkit.service_account.mass_send import MassFilter, MassMedia, MassText
from wxkit.testing._bench import Bench

EVERYBODY = MassFilter(is_to_all=True)


def send(wechat: Bench, found: Any, ignore: int | None) -> events.MassSendJobFinish:
    """Two articles go out; gives the result."""
    wechat.world.settings.mass_originality = found
    draft = drafted(wechat, article(wechat), article(wechat, title="第二篇"))
    wechat.sa.mass_send.to_all(
        filter=EVERYBODY,
        msgtype="mpnews",
        mpnews=MassMedia(media_id=draft),
        send_ignore_reprint=ignore,
    )
    wechat.advance(10)
    told = pushed(wechat)[-1]
    assert isinstance(told, events.MassSendJobFinish)
    return told


@pytest.mark.parametrize(
    ("found", "ignore", "status", "state"),
    [
        ("original", None, "send success", 1),
        ("reprint", 1, "send success", 2),
        ("reprint", 0, "err(30003)", 2),
        ("reprint", None, "err(30003)", 2),
        ("forbidden", 1, "err(30002)", 3),
        ("error", 1, "err(30001)", 0),
    ],
)
def test_what_is_found_decides(
    wechat: Bench, found: str, ignore: int | None, status: str, state: int
) -> None:
    follower(wechat, "mei")
    told = send(wechat, found, ignore)
    assert (told.status, told.copyright_check_result.check_state) == (status, state)
    arrived = status == "send success"
    assert len(received(wechat, "mei", "mass")) == told.sent_count == int(arrived)
    assert wechat.sa.drafts.count().total_count == int(not arrived)


def test_reprints_are_named_one_by_one(wechat: Bench) -> None:
    follower(wechat, "mei")
    check = send(wechat, "reprint", 1).copyright_check_result
    assert check.count == 2
    assert [(one.article_idx, one.can_reprint) for one in check.result_list.item] == [(1, 1), (2, 1)]
    assert all(one.original_article_url for one in check.result_list.item)


def test_words_are_not_checked(wechat: Bench) -> None:
    follower(wechat, "mei")
    wechat.world.settings.mass_originality = "forbidden"
    wechat.sa.mass_send.to_all(filter=EVERYBODY, msgtype="text", text=MassText(content="茶"))
    wechat.advance(10)
    assert len(received(wechat, "mei", "mass")) == 1
