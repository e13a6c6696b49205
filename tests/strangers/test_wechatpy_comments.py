"""The published wechatpy, unmodified: comments below articles of the service account."""

from __future__ import annotations

from typing import Any

import pytest
from stranger import picture, refused
from wechatpy import WeChatClient

from wxkit.testing._bench import Bench

FIRST = 0
"""WeChat counts articles from 0; wechatpy's own default is the second."""


@pytest.fixture
def article(account: WeChatClient, lan: str, wechat_server: Bench) -> int:
    """The msg_data_id of an article that Lan has."""
    cover = account.material.add("image", picture())["media_id"]
    draft = {"title": "春茶", "content": "<p>到店</p>", "thumb_media_id": cover}
    media_id = account.post("draft/add", data={"articles": [draft]})["media_id"]
    sent = account.message.send_mass_article(None, media_id, is_to_all=True)
    wechat_server.advance(10)
    return int(sent["msg_data_id"])


def comment(account: WeChatClient, article: int) -> Any:
    """The only comment, as it is listed."""
    listed = account.material.list_comment(article, FIRST, count=49)
    assert listed["total"] == len(listed["comment"]) == 1
    return listed["comment"][0]


def test_a_comment_is_read_elected_answered_and_deleted(
    account: WeChatClient, article: int, wechat_server: Bench
) -> None:
    account.material.open_comment(article, FIRST)
    wechat_server.act.write_comment(person="lan", msg_data_id=str(article), content="好茶")
    written = comment(account, article)
    assert (written["content"], written["comment_type"], "reply" in written) == ("好茶", 0, False)
    which = (article, FIRST, written["user_comment_id"])
    account.material.markelect_comment(*which)
    account.material.add_reply_comment(*which, "谢谢")
    assert (comment(account, article)["comment_type"], comment(account, article)["reply"]["content"]) == (
        1,
        "谢谢",
    )
    account.material.unmarkelect_comment(*which)
    account.material.delete_reply_comment(*which)
    assert comment(account, article) == written
    account.material.delete_comment(*which)
    assert account.material.list_comment(article, FIRST, count=49)["comment"] == []
    account.material.close_comment(article, FIRST)


def test_wrong_comments_are_refused_by_number(
    account: WeChatClient, article: int, wechat_server: Bench
) -> None:
    with refused(88001):
        account.material.open_comment(article)
    with refused(88010):
        account.material.list_comment(article, FIRST)  # their default is 50, one too many
    for change in (account.material.markelect_comment, account.material.delete_comment):
        with refused(88008):
            change(article, FIRST, 1)
    account.material.open_comment(article, FIRST)
    wechat_server.act.write_comment(person="lan", msg_data_id=str(article), content="好茶")
    with refused(88007):
        account.material.add_reply_comment(article, FIRST, 1, "")
    with refused(87009):
        account.material.delete_reply_comment(article, FIRST, 1)
