"""The published wechatpy asks for consent and sends subscription messages through the served sandbox."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from wechatpy import WeChatClient
from wechatpy.exceptions import WeChatClientException

from wxkit.testing._bench import Bench

BACK = "https://shop.example.com/agreed"


class ToSandbox(HTTPAdapter):
    """Sends what is meant for WeChat's hosts to the sandbox."""

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self.base_url = base_url

    def send(self, request: PreparedRequest, **kwargs: Any) -> Response:
        assert request.url is not None
        for host in ("https://api.weixin.qq.com", "https://mp.weixin.qq.com"):
            request.url = request.url.replace(host, self.base_url)
        return super().send(request, **kwargs)


@pytest.fixture
def account(wechat_server: Bench) -> Iterator[Any]:
    app = wechat_server.world.service_account
    client = WeChatClient(app.appid, app.secret)
    client._http.mount("https://", ToSandbox(wechat_server.base_url or ""))
    yield client
    client._http.close()


@pytest.fixture
def lan(wechat_server: Bench) -> str:
    person = wechat_server.control.people.add(id="lan", nickname="Lan")
    wechat_server.act.hold_phone(person="lan")
    return person.openids[wechat_server.world.service_account.appid]


def test_one_message_to_who_agreed(account: Any, lan: str, wechat_server: Bench) -> None:
    apps = wechat_server.control.apps.list().items
    template = next(app.one_time_template for app in apps if app.one_time_template)
    url = account.message.get_subscribe_authorize_url(1000, template, BACK, "r1")
    answer = account._http.get(url, allow_redirects=False)
    assert answer.headers["location"].startswith(f"{BACK}?openid={lan}&action=confirm")
    data = {"content": {"value": "新茶到了", "color": "#FF0000"}}
    account.message.send_subscribe_template(lan, template, 1000, "订阅通知", data)
    with pytest.raises(WeChatClientException) as refused:
        account.message.send_subscribe_template(lan, template, 1000, "订阅通知", data)
    assert refused.value.errcode == 43101
    assert [m.kind for m in wechat_server.control.people.inbox(person="lan").items] == ["one_time_subscribe"]


def test_a_notice_to_who_accepted(account: Any, lan: str, wechat_server: Bench) -> None:
    template = wechat_server.sa.subscribe.add_template(tid="3086", kidList=[1, 3], sceneDesc="积分").priTmplId
    data = {"number1": {"value": "100"}, "thing3": {"value": "购物奖励"}}
    with pytest.raises(WeChatClientException) as refused:
        account.message.send_subscribe_message(lan, template, data)
    assert refused.value.errcode == 43101
    wechat_server.act.subscribe(person="lan", appid=account.appid, accept=[template])
    account.message.send_subscribe_message(lan, template, data, page="https://shop.example.com")
    assert wechat_server.control.people.inbox(person="lan").items[-1].content["title"] == "积分变更提醒"
