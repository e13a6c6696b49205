"""What WeChat makes of the text of an article: taken out, not taken, or taken literally."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from account_steps import post, refused
from articles_steps import article, cover, drafted, picture_post

from wxkit.testing._bench import Bench

OURS = '<img src="https://mmbiz.qpic.cn/mmbiz_png/a/0">'


def kept(wechat: Bench, content: str) -> str:
    media_id = drafted(wechat, article(wechat, content=content))
    return wechat.sa.drafts.get(media_id=media_id).news_item[0].content


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("<p>茶</p><script>alert(1)</script><p>山</p>", "<p>茶</p><p>山</p>"),
        ("<p>茶</p><script src='x'>", "<p>茶</p>"),
        ('<p onclick="go()" class="a">茶</p>', '<p class="a">茶</p>'),
        ('<p>茶</p><img src="https://shop.test/tea.png">', "<p>茶</p>"),
        (f"<p>茶</p>{OURS}", f"<p>茶</p>{OURS}"),
    ],
)
def test_scripts_and_foreign_pictures_go(wechat: Bench, content: str, left: str) -> None:
    assert kept(wechat, content) == left


def test_changes_are_filtered_too(wechat: Bench) -> None:
    media_id = drafted(wechat)
    changed = article(wechat, content="<p>茶</p><script>1</script>")
    wechat.sa.drafts.update(media_id=media_id, index=0, articles=changed)
    assert wechat.sa.drafts.get(media_id=media_id).news_item[0].content == "<p>茶</p>"


def test_the_text_of_a_picture_post_is_plain(wechat: Bench) -> None:
    media_id = drafted(wechat, picture_post(wechat, content="1 < 2 <script>"))
    assert wechat.sa.drafts.get(media_id=media_id).news_item[0].content == "1 < 2 <script>"


@pytest.mark.parametrize("element", ["iframe", "form", "input", "object", "EMBED"])
def test_elements_that_are_not_allowed_are_45166(wechat: Bench, element: str) -> None:
    media_id, bad = drafted(wechat), article(wechat, content=f"<p>茶</p><{element} src='x'>")
    with refused(45166):
        wechat.sa.drafts.add(articles=[bad])
    with refused(45166):
        wechat.sa.drafts.update(media_id=media_id, index=0, articles=bad)
    assert wechat.sa.drafts.get(media_id=media_id).news_item[0].content == "<p>明前龙井到店。</p>"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, 44003),
        ({"articles": []}, 44003),
        ({"articles": [{"content": "c", "thumb_media_id": "m"}]}, 45003),
        ({"articles": [{"title": "", "content": "c", "thumb_media_id": "m"}]}, 45003),
        ({"articles": [{"title": "t", "thumb_media_id": "m"}]}, 44003),
    ],
)
def test_missing_parts(wechat: Bench, fields: dict[str, Any], code: int) -> None:
    with refused(code):
        post(wechat, "/cgi-bin/draft/add", **fields)
    assert wechat.sa.drafts.count().total_count == 0


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"index": -1}, 40114),
        ({"index": None}, 40114),
        ({"index": 1}, 40114),
        ({"media_id": None}, 40007),
        ({"articles": [{"title": "t"}]}, 47001),
    ],
)
def test_bad_changes(wechat: Bench, changes: dict[str, Any], code: int) -> None:
    media_id, new = drafted(wechat), {"title": "t", "content": "c", "thumb_media_id": cover(wechat)}
    with refused(code):
        post(
            wechat, "/cgi-bin/draft/update", **({"media_id": media_id, "index": 0, "articles": new} | changes)
        )
    assert wechat.sa.drafts.get(media_id=media_id).news_item[0].title == "春茶上市"


def test_escapes_show_as_they_stand(wechat: Bench) -> None:
    body = f'{{"articles": [{{"title": "\\u6625", "content": "c", "thumb_media_id": "{cover(wechat)}"}}]}}'
    url = f"https://api.weixin.qq.com/cgi-bin/draft/add?access_token={wechat.sa.access_token()}"
    assert wechat.transport
    answer = wechat.transport.handle_request(httpx.Request("POST", url, content=body.encode()))
    answer.read()
    media_id = answer.json()["media_id"]
    assert wechat.sa.drafts.get(media_id=media_id).news_item[0].title == "\\u6625"
