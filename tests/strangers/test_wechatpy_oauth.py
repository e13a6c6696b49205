"""The published wechatpy logs people in through the served sandbox: its own links, its own calls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from wechatpy.exceptions import WeChatOAuthException
from wechatpy.oauth import WeChatOAuth

from wxkit.testing._bench import Bench

BACK = "https://shop.example.com/in"


class ToSandbox(HTTPAdapter):
    """Sends what is meant for WeChat's hosts to the sandbox, as an entry in a hosts file would."""

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self.base_url = base_url

    def send(self, request: PreparedRequest, **kwargs: Any) -> Response:
        assert request.url is not None
        for host in ("https://api.weixin.qq.com", "https://open.weixin.qq.com"):
            request.url = request.url.replace(host, self.base_url)
        return super().send(request, **kwargs)


@pytest.fixture
def lan(wechat_server: Bench) -> str:
    person = wechat_server.control.people.add(id="lan", nickname="兰")
    wechat_server.act.hold_phone(person="lan")
    return person.openids[wechat_server.world.service_account.appid]


@pytest.fixture
def web(wechat_server: Bench) -> Iterator[requests.Session]:
    """A browser, and the network of the merchant's server."""
    with requests.Session() as session:
        session.mount("https://", ToSandbox(wechat_server.base_url or ""))
        yield session


def oauth(bench: Bench, web: requests.Session, scope: str = "snsapi_userinfo") -> Any:
    app = bench.world.service_account
    client = WeChatOAuth(app.appid, app.secret, BACK, scope=scope, state="S1")
    client._http = web
    return client


def come_back(web: requests.Session, login: Any) -> dict[str, list[str]]:
    """What WeChat adds to the address when it sends the browser back."""
    answer = web.get(login.authorize_url, allow_redirects=False)
    assert answer.status_code == 302
    assert answer.headers["location"].startswith(f"{BACK}?")
    return parse_qs(urlsplit(answer.headers["location"]).query)


def test_a_login_from_the_link_to_the_profile(wechat_server: Bench, web: requests.Session, lan: str) -> None:
    login = oauth(wechat_server, web)
    back = come_back(web, login)
    assert back["state"] == ["S1"]
    assert login.fetch_access_token(back["code"][0])["scope"] == "snsapi_userinfo"
    profile = login.get_user_info()
    assert (profile["openid"], profile["nickname"], profile["sex"]) == (lan, "兰", 0)
    assert profile["unionid"] == wechat_server.world.people["lan"].unionid


def test_a_silent_login_gives_no_profile(wechat_server: Bench, web: requests.Session, lan: str) -> None:
    login = oauth(wechat_server, web, "snsapi_base")
    assert login.fetch_access_token(come_back(web, login)["code"][0])["openid"] == lan
    with pytest.raises(WeChatOAuthException) as refused:
        login.get_user_info()
    assert refused.value.errcode == 48001


def test_who_refuses_brings_no_code(wechat_server: Bench, web: requests.Session, lan: str) -> None:
    wechat_server.act.hold_phone(person="lan", answer="refuse")
    assert come_back(web, oauth(wechat_server, web)) == {"state": ["S1"]}


@pytest.mark.parametrize(
    ("used", "seconds", "code"), [(True, 0, 40163), (False, 300, 42003), (None, 0, 40029)]
)
def test_codes_work_once_and_for_five_minutes(
    wechat_server: Bench, web: requests.Session, lan: str, used: bool | None, seconds: int, code: int
) -> None:
    login = oauth(wechat_server, web)
    given = "made-up" if used is None else come_back(web, login)["code"][0]
    if used:
        login.fetch_access_token(given)
    wechat_server.advance(seconds)
    with pytest.raises(WeChatOAuthException) as refused:
        login.fetch_access_token(given)
    assert refused.value.errcode == code


def test_a_token_is_checked_and_renewed_for_thirty_days(
    wechat_server: Bench, web: requests.Session, lan: str
) -> None:
    login = oauth(wechat_server, web)
    login.fetch_access_token(come_back(web, login)["code"][0])
    assert login.check_access_token() is True
    wechat_server.advance(7200)
    with pytest.raises(WeChatOAuthException) as stale:
        login.check_access_token()
    renewed = login.refresh_access_token(login.refresh_token)
    wechat_server.advance(30 * 86400)
    with pytest.raises(WeChatOAuthException) as over:
        login.refresh_access_token(login.refresh_token)
    assert (stale.value.errcode, renewed["openid"], over.value.errcode) == (42001, lan, 42002)


def test_a_domain_that_was_not_set_up_is_an_error_page(
    wechat_server: Bench, web: requests.Session, lan: str
) -> None:
    wechat_server.world.settings.oauth_domains = ("www.example.com",)
    page = web.get(oauth(wechat_server, web).authorize_url, allow_redirects=False)
    assert page.status_code == 200
    assert "错误码:10003" in page.text
