"""People read articles and do something with them; what cannot be does not happen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from account_steps import follower
from reading_steps import mass_sent, published, readers, reads

import wxkit
from wxkit.testing._bench import Bench
from wxkit_sandbox.service_account.article_days import ArticleBook

AFTER_READING: list[Callable[[Bench, str], object]] = [
    lambda wechat, url: wechat.act.share_article(person="mei", url=url),
    lambda wechat, url: wechat.act.like_article(person="mei", url=url),
    lambda wechat, url: wechat.act.keep_article(person="mei", url=url),
    lambda wechat, url: wechat.act.tip_article(person="mei", url=url, amount=100),
]


def deeds(wechat: Bench, url: str) -> list[str]:
    article = wechat.world.service_account.state(ArticleBook).by_url[url]
    return [type(deed).__name__ for day in article.days.values() for deed in day]


@pytest.mark.parametrize("act", AFTER_READING)
def test_only_what_was_read_is_shared_liked_kept_or_tipped(
    wechat: Bench, act: Callable[[Bench, str], object]
) -> None:
    url, _ = published(wechat)
    readers(wechat, "mei")
    with pytest.raises(wxkit.WxkitError, match="has not read"):
        act(wechat, url)
    assert deeds(wechat, url) == []
    reads(wechat, url, "mei", place="search")
    act(wechat, url)
    assert len(deeds(wechat, url)) == 2


def test_nobody_reads_what_is_not_there(wechat: Bench) -> None:
    readers(wechat, "mei")
    with pytest.raises(wxkit.WxkitError, match="has no article"):
        reads(wechat, "http://mp.weixin.qq.com/s/unknown", "mei")
    url, _ = published(wechat)
    (item,) = wechat.sa.publish.list(offset=0, count=1).item
    wechat.sa.publish.delete(article_id=item.article_id)
    with pytest.raises(wxkit.WxkitError, match="has no article"):
        reads(wechat, url, "mei", place="chat")


def test_a_mass_message_that_is_taken_back_cannot_be_read(wechat: Bench) -> None:
    follower(wechat, "mei")
    url, _ = mass_sent(wechat)
    reads(wechat, url, "mei")
    wechat.sa.mass_send.delete(url=url)
    with pytest.raises(wxkit.WxkitError, match="has no article"):
        reads(wechat, url, "mei")


def test_a_published_article_comes_in_no_message(wechat: Bench) -> None:
    url, _ = published(wechat)
    readers(wechat, "mei")
    with pytest.raises(wxkit.WxkitError, match="without a message"):
        reads(wechat, url, "mei")


def test_the_page_behind_opens_when_there_is_one(wechat: Bench) -> None:
    plain, _ = published(wechat)
    linked, _ = published(wechat, content_source_url="https://tea.example.com/")
    readers(wechat, "mei")
    with pytest.raises(wxkit.WxkitError, match="no page behind"):
        reads(wechat, plain, "mei", place="homepage", original=True)
    reads(wechat, linked, "mei", place="homepage", original=True)
    assert (deeds(wechat, plain), deeds(wechat, linked)) == ([], ["Reading", "OriginalOpened"])


def test_whoever_follows_by_an_article_that_is_not_there_does_not_follow(wechat: Bench) -> None:
    readers(wechat, "mei")
    with pytest.raises(wxkit.WxkitError, match="has no article"):
        wechat.act.follow(person="mei", article="http://mp.weixin.qq.com/s/unknown")
    assert wechat.sa.users.list().total == 0
