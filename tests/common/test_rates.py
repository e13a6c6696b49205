"""Limits a second and a minute: counted on the world's clock, alone or together with other calls."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import wxkit
from wxkit.testing._bench import Bench
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.miniprogram.links import WxaLinks
from wxkit_sandbox.quotas import RATES, Quotas, Rate
from wxkit_sandbox.service_account.qrcode_jump import JumpBook
from wxkit_sandbox.world import App


def spend(app: App, path: str) -> None:
    """Use up the calls of this second or minute."""
    rate = RATES[path]
    for _ in range(rate.calls):
        app.state(Quotas).pace(app, rate.together or path, rate)


def too_fast(wechat: Bench, call: Callable[[], object]) -> int:
    with pytest.raises(wxkit.QuotaExceeded) as refused:
        call()
    return refused.value.errcode


def test_a_hundred_links_a_second_of_all_kinds(wechat: Bench) -> None:
    links = wechat.world.miniprogram.state(WxaLinks)
    for _ in range(50):
        wechat.mp.links.generate_scheme()
        wechat.mp.links.generate_url_link()
    assert too_fast(wechat, lambda: wechat.mp.links.generate_nfc_scheme(model_id="m")) == 44990
    assert too_fast(wechat, wechat.mp.links.generate_url_link) == 44990
    assert len(links.by_url) == 100
    wechat.world.advance(1)
    assert wechat.mp.links.generate_scheme().openlink


def test_short_links_have_no_limit_a_second(wechat: Bench) -> None:
    spend(wechat.world.miniprogram, "/wxa/generatescheme")
    assert wechat.mp.links.generate_short_link(page_url="pages/index/index").link


@pytest.mark.parametrize("verb", ["add", "delete", "list", "publish"])
def test_five_calls_a_second_for_each_call_about_rules(wechat: Bench, verb: str) -> None:
    jump, appid = wechat.sa.qrcode_jump, wechat.world.miniprogram.appid
    calls: dict[str, Callable[[], object]] = {
        "add": lambda: jump.add(prefix="http://weixin.qq.com/q/a", path="pages/a/a", appid=appid),
        "delete": lambda: jump.delete(prefix="http://weixin.qq.com/q/a", appid=appid),
        "list": lambda: jump.list(appid=appid),
        "publish": lambda: jump.publish(prefix="http://weixin.qq.com/q/a"),
    }
    path = f"/cgi-bin/wxopen/qrcodejump{'get' if verb == 'list' else verb}"
    spend(wechat.world.service_account, path)
    assert too_fast(wechat, calls[verb]) == 44990
    assert not wechat.world.service_account.state(JumpBook).rules
    for other in calls.keys() - {verb, "list"}:
        with pytest.raises(wxkit.WeChatError, match=r"40097|85066"):
            calls[other]()


def test_a_limit_a_second_is_told(wechat: Bench) -> None:
    limit = wechat.mp.quota.get(cgi_path="/wxa/generatescheme").rate_limit
    assert limit is not None
    assert (limit.call_count, limit.refresh_second) == (100, 1)


def test_session_keys_are_replaced_so_often_a_minute(wechat: Bench) -> None:
    wechat.world.people.add("兰兰", person_id="lan")
    session = wechat.mp.login.code2session(js_code=wechat.act.login(person="lan").code)
    spend(wechat.world.miniprogram, "/wxa/resetusersessionkey")
    given = {"openid": session.openid, "session_key": session.session_key}
    assert too_fast(wechat, lambda: wechat.mp.login.reset_key(**given)) == 45011
    assert wechat.mp.login.check_key(**given).errcode == 0


def test_things_are_counted_apart(wechat: Bench) -> None:
    app, rate = wechat.world.store, Rate(1, code=100003)
    quotas = app.state(Quotas)
    quotas.pace(app, "order 1", rate)
    quotas.pace(app, "order 2", rate)
    with pytest.raises(Refusal, match="100003"):
        quotas.pace(app, "order 1", rate)
    wechat.world.advance(60)
    quotas.pace(app, "order 1", rate)
