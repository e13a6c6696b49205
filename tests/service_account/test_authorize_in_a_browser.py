"""A browser at the served sandbox is somebody's phone."""

from __future__ import annotations

import re
from html import unescape

import httpx
from account_steps import person

from wxkit.testing._bench import Bench
from wxkit_sandbox import respx_router

BACK = "http://127.0.0.1:1/in"


def link(bench: Bench) -> str:
    return bench.sa.oauth.authorize_url(redirect_uri=BACK, scope="snsapi_userinfo", state="S1")


def clickable(page: httpx.Response, name: str) -> str:
    """Where a link of the page leads."""
    return unescape(re.findall(rf'<a href="([^"]+)">{name}</a>', page.text)[0])


def test_the_address_is_the_sandboxs(wechat_server: Bench) -> None:
    assert link(wechat_server).startswith(f"{wechat_server.base_url}/connect/oauth2/authorize?appid=")


def test_both_colours_make_the_same_links(wechat_server: Bench) -> None:
    sync, loop = wechat_server.sa, wechat_server.async_sa
    assert loop.oauth.authorize_url(redirect_uri=BACK) == sync.oauth.authorize_url(redirect_uri=BACK)
    asked = {"template_id": "T1", "scene": 7, "redirect_url": BACK, "reserved": "r1"}
    assert loop.subscribe.one_time_url(**asked) == sync.subscribe.one_time_url(**asked)


def test_nobodys_browser_is_told_to_use_wechat(wechat_server: Bench) -> None:
    person(wechat_server, "lan")
    page = httpx.get(link(wechat_server))
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "请在微信客户端打开链接" in page.text


def test_a_click_chooses_who_holds_the_phone_and_another_answers(wechat_server: Bench) -> None:
    lan = person(wechat_server, "lan")
    people = httpx.get(link(wechat_server))
    question = httpx.get(f"{wechat_server.base_url}{clickable(people, 'lan')}")
    assert "申请获取" in question.text
    allowed = httpx.get(f"{wechat_server.base_url}{clickable(question, 'allow')}")
    assert allowed.status_code == 302
    code = httpx.URL(allowed.headers["location"]).params["code"]
    assert wechat_server.sa.oauth.exchange(code=code).openid == lan
    refused = httpx.get(f"{wechat_server.base_url}{clickable(question, 'refuse')}")
    assert refused.headers["location"] == f"{BACK}?state=S1"


def test_who_holds_the_phone_is_taken_at_their_word(wechat_server: Bench) -> None:
    person(wechat_server, "lan")
    wechat_server.act.hold_phone(person="lan")
    assert "code=" in httpx.get(link(wechat_server)).headers["location"]
    wechat_server.act.hold_phone(person="lan", answer="refuse")
    assert httpx.get(link(wechat_server)).headers["location"] == f"{BACK}?state=S1"
    wechat_server.act.hold_phone(person="lan", answer="ask")
    assert "申请获取" in httpx.get(link(wechat_server)).text


def test_a_phone_can_show_snapshots_only(wechat_server: Bench) -> None:
    lan = person(wechat_server, "lan")
    wechat_server.act.hold_phone(person="lan", snapshot=True)
    code = httpx.URL(httpx.get(link(wechat_server)).headers["location"]).params["code"]
    token = wechat_server.sa.oauth.exchange(code=code)
    assert (token.is_snapshotuser, token.openid != lan) == (1, True)


def test_refusals_are_pages_with_the_code(wechat_server: Bench) -> None:
    page = httpx.get(f"{wechat_server.base_url}/connect/oauth2/authorize?appid=")
    assert page.status_code == 200
    assert "错误码:10012" in page.text


def test_a_fault_shows_its_code(wechat_server: Bench) -> None:
    person(wechat_server, "lan")
    wechat_server.on("/connect/oauth2/authorize").fail(10009, times=1)
    assert "<p>错误码:10009</p>" in httpx.get(link(wechat_server)).text
    assert "请在微信客户端打开链接" in httpx.get(link(wechat_server)).text


def test_the_page_is_in_the_journal(wechat_server: Bench) -> None:
    httpx.get(link(wechat_server))
    entry = list(wechat_server.journal)[-1]
    assert (entry.name, entry.tier) == ("/connect/oauth2/authorize", "stateful")


def test_wechats_own_host_is_answered_by_the_router(wechat: Bench) -> None:
    person(wechat, "lan")
    wechat.act.hold_phone(person="lan")
    with respx_router(wechat.world):
        landing = httpx.get(wechat.sa.oauth.authorize_url(redirect_uri=BACK))
    assert landing.headers["location"].startswith(f"{BACK}?code=")


def test_names_are_text_and_nothing_else(wechat_server: Bench) -> None:
    wechat_server.world.service_account.name = "<b>茶</b>"
    person(wechat_server, "lan")
    wechat_server.act.hold_phone(person="lan", answer="ask")
    assert "&lt;b&gt;茶&lt;/b&gt;申请获取" in httpx.get(link(wechat_server)).text
