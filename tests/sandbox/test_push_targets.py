"""Where pushes can go: functions, ASGI and WSGI apps, URLs; and the check of a URL."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import wxkit
from wxkit.callbacks import Dispatcher, Receiver, asgi_app, events, wsgi_app
from wxkit.testing._bench import Bench
from wxkit_sandbox.push import url_answers
from wxkit_sandbox.sinks import WsgiSink


@pytest.fixture
def followed() -> list[str]:
    return []


@pytest.fixture
def app_of(followed: list[str]) -> Callable[..., Any]:
    """The merchant's app, by `asgi_app` or `wsgi_app`."""

    def build(wechat: Bench, make: Callable[..., Any]) -> Any:
        account = wechat.world.service_account
        table = Dispatcher()
        table.on(events.Subscribe)(lambda event: followed.append(event.from_user_name))
        receiver = Receiver(
            account.token,
            appid=account.appid,
            aes_key=account.encoding_aes_key,
            clock=wechat.world.clock.now,
        )
        return make(receiver, table)

    return build


def follow(wechat: Bench) -> str:
    person = wechat.world.people.add("梅", person_id="mei")
    wechat.act.follow(person="mei")
    return wechat.world.service_account.openid(person)


def test_an_asgi_app(either: Bench, followed: list[str], app_of: Callable[..., Any]) -> None:
    either.push_to("service_account", asgi=app_of(either, asgi_app))
    assert [follow(either)] == followed


def test_a_wsgi_app(either: Bench, followed: list[str], app_of: Callable[..., Any]) -> None:
    either.push_to("service_account", wsgi=app_of(either, wsgi_app))
    assert [follow(either)] == followed


def test_a_url_has_to_echo_before_it_is_taken(wechat: Bench, app_of: Callable[..., Any]) -> None:
    account, shopfront = wechat.world.service_account, WsgiSink(app_of(wechat, wsgi_app))
    assert url_answers(account, shopfront)
    account.token = "another"
    assert not url_answers(account, shopfront)


def test_a_url_that_does_not_answer_is_refused(either: Bench) -> None:
    with pytest.raises(wxkit.WeChatError, match="echostr"):
        either.control.apps.push_to(appid="store", url="http://127.0.0.1:9/", mode="plaintext")
    store = either.world.store
    assert (store.sink, store.push_mode) == (None, "secure")


def test_push_settings_without_a_check(either: Bench) -> None:
    url = "http://127.0.0.1:9/wechat?shop=1"
    shown = either.control.apps.push_to(appid="store", url=url, mode="compatible", format="xml", verify=False)
    assert (shown.callback_url, shown.push_mode, shown.push_format) == (url, "compatible", "xml")
    assert either.control.apps.push_to(appid=shown.appid, url="").callback_url == ""


def test_the_sandbox_serves_as_its_own_deaf_merchant(wechat: Bench, wechat_server: Bench) -> None:
    url = f"{wechat_server.base_url}/_sandbox/nothing"
    wechat.push_to("service_account", url=url)
    follow(wechat)
    assert [[attempt.status for attempt in d.attempts] for d in wechat.deliveries] == [[404, 404, 404]]


@pytest.mark.parametrize("targets", [{}, {"url": "http://a", "function": print}])
def test_pushes_go_to_one_place(wechat: Bench, targets: dict[str, Any]) -> None:
    with pytest.raises(wxkit.ConfigError, match="one of"):
        wechat.push_to("store", **targets)
