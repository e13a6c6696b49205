"""A page that uses the JS-SDK: WeChat checks what it passes to `wx.config`."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import person

from wxkit.service_account.jssdk import WxConfig
from wxkit.testing._bench import Bench

PAGE = "https://shop.test/tea?id=1"


@pytest.fixture
def config(wechat: Bench) -> WxConfig:
    person(wechat, "lan")
    return wechat.sa.jssdk.sign(url=PAGE)


def opened(wechat: Bench, config: WxConfig, url: str = PAGE, **changes: Any) -> tuple[int, str]:
    told = wechat.act.configure_page(person="lan", url=url, **{**config, **changes})
    return told.code, told.text


@pytest.mark.parametrize("url", [PAGE, f"{PAGE}#/reviews"])
def test_a_good_signature_is_ok(wechat: Bench, config: WxConfig, url: str) -> None:
    assert opened(wechat, config, url) == (0, "config:ok")


@pytest.mark.parametrize(
    "changes", [{"timestamp": 1}, {"nonceStr": "other"}, {"signature": "0" * 40}, {"signature": ""}]
)
def test_what_was_not_signed_is_63002(wechat: Bench, config: WxConfig, changes: dict[str, Any]) -> None:
    assert opened(wechat, config, **changes) == (63002, "config:fail,Error: invalid signature")


@pytest.mark.parametrize("url", ["https://shop.test/tea?id=2", "https://shop.test/tea", "http://shop.test/"])
def test_a_signature_is_for_one_page(wechat: Bench, config: WxConfig, url: str) -> None:
    assert opened(wechat, config, url)[0] == 63002


def test_a_ticket_signs_while_it_lives(wechat: Bench, config: WxConfig) -> None:
    wechat.advance(7199)
    assert opened(wechat, config)[0] == 0
    wechat.advance(1)
    assert opened(wechat, config)[0] == 63002


def test_the_appid_is_the_accounts(wechat: Bench, config: WxConfig) -> None:
    assert opened(wechat, config, appId=wechat.mp.appid)[0] == 40013


def test_the_page_is_on_a_safe_domain(wechat: Bench, config: WxConfig) -> None:
    wechat.world.settings.js_domains = ("www.shop.test",)
    assert opened(wechat, config)[0] == 40048
    wechat.world.settings.js_domains = ("www.shop.test", "shop.test")
    assert opened(wechat, config)[0] == 0
