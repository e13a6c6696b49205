"""The published wechatpy, unmodified, against the served sandbox: a stranger judges how faithful it is."""

from __future__ import annotations

from typing import Any

import pytest
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from wechatpy import WeChatClient
from wechatpy.exceptions import WeChatClientException

from wxkit.testing._bench import Bench


class ToSandbox(HTTPAdapter):
    """Sends what is meant for WeChat's hosts to the sandbox."""

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self.base_url = base_url

    def send(self, request: PreparedRequest, **kwargs: Any) -> Response:
        assert request.url is not None
        request.url = request.url.replace("https://api.weixin.qq.com", self.base_url)
        return super().send(request, **kwargs)


def client_of(bench: Bench, appid: str, secret: str) -> WeChatClient:
    client = WeChatClient(appid, secret)
    client._http.mount("https://", ToSandbox(bench.base_url or ""))
    return client


@pytest.fixture
def account(wechat_server: Bench) -> Any:
    app = wechat_server.world.service_account
    client = client_of(wechat_server, app.appid, app.secret)
    yield client
    client._http.close()


@pytest.fixture
def lan(wechat_server: Bench) -> str:
    person = wechat_server.control.people.add(id="lan", nickname="Lan")
    wechat_server.act.follow(person="lan")
    return person.openids[wechat_server.world.service_account.appid]


def test_followers_are_found_one_by_one_and_page_by_page(account: Any, lan: str) -> None:
    assert account.user.get(lan)["subscribe"] == 1
    assert list(account.user.iter_followers()) == [lan]
    assert account.user.get_batch([lan])[0]["openid"] == lan


def test_a_tag_is_made_given_and_read_back(account: Any, lan: str) -> None:
    tag = account.tag.create("vip")
    account.tag.tag_user(tag["id"], lan)
    assert list(account.tag.iter_tag_users(tag["id"])) == [lan]
    with pytest.raises(WeChatClientException) as refused:
        account.tag.create("vip")
    assert refused.value.errcode == 45157


def test_a_menu_is_made_read_and_deleted(account: Any) -> None:
    account.menu.create({"button": [{"type": "click", "name": "今日歌曲", "key": "V1"}]})
    assert account.menu.get()["menu"]["button"][0]["key"] == "V1"
    account.menu.delete()
    assert account.menu.get() is None  # their word for 46003


def test_a_message_reaches_the_person(account: Any, lan: str, wechat_server: Bench) -> None:
    account.message.send_text(lan, "hello")
    inbox = wechat_server.control.people.inbox(person="lan").items
    assert inbox[-1].kind == "customer_service"


def test_a_stale_token_is_replaced_by_their_retry(account: Any, wechat_server: Bench) -> None:
    first = account.access_token
    wechat_server.advance(7201)
    assert account.tag.get() == []
    assert account.access_token != first


def test_a_login_code_is_exchanged(wechat_server: Bench) -> None:
    wechat_server.control.people.add(id="mei", nickname="Mei")
    code = wechat_server.act.login(person="mei").code
    app = wechat_server.world.miniprogram
    client = client_of(wechat_server, app.appid, app.secret)
    session = client.wxa.code_to_session(code)
    client._http.close()
    assert session["openid"] == wechat_server.world.people["mei"].openids[app.appid]
