"""One-time subscriptions: people agree to one message on a page, and are sent it."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from account_steps import follower, person, post, received, refused

import wxkit
from wxkit.service_account.subscribe import OneTimeContent, OneTimeData
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.webpages import WebpageOpened
from wxkit_sandbox.service_account.one_time import OneTimeConsents

SEND = "/cgi-bin/message/template/subscribe"
BACK = "https://shop.test/agreed"
NEWS = OneTimeData(content=OneTimeContent(value="新茶到了", color="#FF0000"))


@pytest.fixture
def template(wechat: Bench) -> str:
    """The account's template, as its console shows it."""
    return next(app.one_time_template for app in wechat.control.apps.list().items if app.one_time_template)


def asks(wechat: Bench, template: str, *, scene: int = 7, reserved: str = "r1", **how: Any) -> WebpageOpened:
    url = wechat.sa.subscribe.one_time_url(
        template_id=template, scene=scene, redirect_url=BACK, reserved=reserved
    )
    return wechat.act.open_webpage(person="lan", url=url, **how)


def told(landing: WebpageOpened) -> dict[str, str]:
    assert landing.url.startswith(f"{BACK}?")
    return dict(parse_qsl(urlsplit(landing.url).query))


def test_the_address_is_as_documented(wechat: Bench) -> None:
    url = wechat.sa.subscribe.one_time_url(template_id="T1", scene=1000, redirect_url=BACK, reserved="test")
    assert url == (
        f"https://mp.weixin.qq.com/mp/subscribemsg?action=get_confirm&appid={wechat.sa.appid}&scene=1000"
        "&template_id=T1&redirect_url=https%3A%2F%2Fshop.test%2Fagreed&reserved=test#wechat_redirect"
    )


@pytest.mark.parametrize(("scene", "reserved"), [(-1, ""), (10_001, ""), (1, "a b"), (1, "x" * 129)])
def test_bad_addresses_of_the_page_are_not_made(wechat: Bench, scene: int, reserved: str) -> None:
    with pytest.raises(wxkit.InvalidCall):
        wechat.sa.subscribe.one_time_url(template_id="T1", scene=scene, redirect_url=BACK, reserved=reserved)


def test_who_agrees_is_named(wechat: Bench, template: str) -> None:
    lan = person(wechat, "lan")
    assert told(asks(wechat, template)) == {
        "openid": lan,
        "template_id": template,
        "action": "confirm",
        "scene": "7",
        "reserved": "r1",
    }


def test_who_does_not_agree_is_not_named(wechat: Bench, template: str) -> None:
    lan = person(wechat, "lan")
    assert told(asks(wechat, template, consent=False, reserved="")) == {
        "template_id": template,
        "action": "cancel",
        "scene": "7",
    }
    with refused(43101):
        wechat.sa.subscribe.send_one_time(
            touser=lan, template_id=template, scene="7", title="订阅通知", data=NEWS
        )


@pytest.mark.parametrize(("follows", "place"), [(True, "chat"), (False, "service_notices")])
def test_one_message_arrives_for_each_scene(wechat: Bench, template: str, follows: bool, place: str) -> None:
    lan = (follower if follows else person)(wechat, "lan")
    for scene in (0, 0, 10_000):
        asks(wechat, template, scene=scene)
    for scene in ("0", "10000"):
        wechat.sa.subscribe.send_one_time(
            touser=lan, template_id=template, scene=scene, title="订阅通知", data=NEWS, url=BACK
        )
    with refused(43101):
        wechat.sa.subscribe.send_one_time(
            touser=lan, template_id=template, scene="0", title="订阅通知", data=NEWS
        )
    first, _ = received(wechat, "lan", "one_time_subscribe")
    assert first == {
        "place": place,
        "title": "订阅通知",
        "scene": "0",
        "content": {"value": "新茶到了", "color": "#FF0000"},
        "url": BACK,
    }


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"touser": "o-nobody"}, 40003),
        ({"template_id": "x" * 43}, 40037),
        ({"template_id": ""}, 40037),
        ({"title": ""}, 40062),
        ({"title": "字" * 16}, 40062),
        ({"scene": "8"}, 43101),
        ({"scene": "x"}, 43101),
        ({"data": {"content": {"value": "字" * 201}}}, 47003),
        ({"data": None}, 47003),
        ({"miniprogram": {"appid": "wx0000000000000000"}}, 40013),
    ],
)
def test_a_refused_message_leaves_the_consent(
    wechat: Bench, template: str, changes: dict[str, Any], code: int
) -> None:
    lan = person(wechat, "lan")
    asks(wechat, template)
    fields = {"touser": lan, "template_id": template, "scene": 7, "title": "订阅通知"}
    with refused(code):
        post(wechat, SEND, **(fields | {"data": {"content": {"value": "新茶到了"}}} | changes))
    assert wechat.world.service_account.state(OneTimeConsents).given == {(lan, 7)}
    assert received(wechat, "lan", "one_time_subscribe") == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("action=get_confirm", "action=confirm", 40035),
        ("scene=7", "scene=10001", 40035),
        ("scene=7", "scene=x", 40035),
        ("reserved=r1", "reserved=a%20b", 40035),
        ("template_id=", "template_id=x", 40037),
        ("https%3A", "ftp%3A", 40048),
    ],
)
def test_a_wrong_link_asks_nobody(wechat: Bench, template: str, old: str, new: str, code: int) -> None:
    person(wechat, "lan")
    url = wechat.sa.subscribe.one_time_url(template_id=template, scene=7, redirect_url=BACK, reserved="r1")
    assert old in url
    landing = wechat.act.open_webpage(person="lan", url=url.replace(old, new))
    assert (landing.url, landing.code) == ("", code)
    assert wechat.world.service_account.state(OneTimeConsents).given == set()


def test_the_page_leads_back_to_business_domains_only(wechat: Bench, template: str) -> None:
    person(wechat, "lan")
    wechat.world.settings.business_domains = ("www.shop.test",)
    assert asks(wechat, template).code == 40048
    wechat.world.settings.business_domains = ("www.shop.test", "shop.test")
    assert asks(wechat, template).code == 0


def test_the_page_waits_for_a_click(wechat_server: Bench) -> None:
    bench = wechat_server
    person(bench, "lan")
    template = next(app.one_time_template for app in bench.control.apps.list().items if app.one_time_template)
    bench.act.hold_phone(person="lan", answer="ask")
    page = httpx.get(bench.sa.subscribe.one_time_url(template_id=template, scene=1, redirect_url=BACK))
    assert "申请向你发送一次消息" in page.text
    assert "answer=allow" in page.text
