"""The callback URL as a function, an ASGI app and a WSGI app."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from asgi_client import asgi_exchange, asgi_request
from callback_samples import receiver, sender
from starlette.applications import Starlette
from starlette.routing import Mount
from werkzeug.test import Client as WsgiClient

from wxkit.callbacks import Answer, Push, TextReply, asgi_app, handle, messages, wsgi_app

TEXT = messages.Text(to_user_name="gh_1", from_user_name="o1", create_time=5, content="hi", msg_id="23")
Door = Callable[[str, dict[str, str], bytes, Any], tuple[int, bytes, str]]


def echo(push: Push) -> Answer:
    assert isinstance(push, messages.Text)
    return TextReply(push.content)


async def echo_async(push: Push) -> Answer:
    return echo(push)


def fail(_: Push) -> Answer:
    raise LookupError("no such order")


def by_function(method: str, query: dict[str, str], body: bytes, handler: Any) -> tuple[int, bytes, str]:
    status, headers, content = handle(receiver(), method, urlencode(query), body, handler)
    return status, content, dict(headers)["content-type"]


def by_asgi(method: str, query: dict[str, str], body: bytes, handler: Any) -> tuple[int, bytes, str]:
    answer = asgi_request(asgi_app(receiver(), handler), method, "/", query, body[:9], body[9:])
    return answer.status, answer.body, answer.headers["content-type"]


def by_wsgi(method: str, query: dict[str, str], body: bytes, handler: Any) -> tuple[int, bytes, str]:
    answer = WsgiClient(wsgi_app(receiver(), handler)).open(method=method, query_string=query, data=body)
    return answer.status_code, answer.data, answer.headers["content-type"]


@pytest.fixture(params=[by_function, by_asgi, by_wsgi])
def door(request: pytest.FixtureRequest) -> Door:
    return request.param


def test_the_url_check_is_answered(door: Door) -> None:
    assert door("GET", sender().challenge("e c+h&o"), b"", echo)[:2] == (200, b"e c+h&o")


def test_a_push_is_answered_with_the_reply(door: Door) -> None:
    delivery = sender().push(TEXT)
    status, body, content_type = door("POST", delivery.query, delivery.body, echo)
    assert (status, content_type) == (200, "application/xml; charset=utf-8")
    fields = sender().open_reply(body)
    assert fields is not None
    assert fields["Content"] == "hi"


def test_a_handler_without_an_answer_gives_success(door: Door) -> None:
    delivery = sender().push(TEXT)
    assert door("POST", delivery.query, delivery.body, lambda _: None)[:2] == (200, b"success")


def test_a_refused_push_gives_one_line_that_says_why(door: Door) -> None:
    delivery = sender().push(TEXT)
    status, body, _ = door("POST", delivery.query | {"msg_signature": "0"}, delivery.body, echo)
    assert (status, body[:27]) == (403, b"msg_signature does not fit;")
    assert b"\n" not in body


def test_a_broken_body_gives_400(door: Door) -> None:
    assert door("POST", sender().push(TEXT).query, b"<xml>", echo)[0] == 400


def test_a_body_that_is_too_large_gives_400(door: Door) -> None:
    status, body, _ = door("POST", sender().push(TEXT).query, b"<" * 1_100_000, echo)
    assert (status, body) == (400, b"the body has more than 1048576 bytes")


def test_another_method_gives_405(door: Door) -> None:
    assert door("DELETE", {}, b"", echo)[0] == 405


def test_a_failing_handler_gives_500_and_is_logged_without_the_push(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    delivery = sender().push(TEXT)
    with caplog.at_level(logging.DEBUG):
        assert door("POST", delivery.query, delivery.body, fail)[:2] == (500, b"the handler failed")
    (record,) = [record for record in caplog.records if record.name == "wxkit.callbacks"]
    assert (record.getMessage(), record.exc_info is None) == (
        "the handler of Text failed; WeChat will repeat the push",
        False,
    )


def test_an_answer_of_another_type_is_the_handlers_failure(door: Door) -> None:
    delivery = sender().push(TEXT)
    assert door("POST", delivery.query, delivery.body, lambda _: "hello")[0] == 500


def test_an_async_handler_is_awaited() -> None:
    delivery = sender().push(TEXT)
    assert by_asgi("POST", delivery.query, delivery.body, echo_async)[0] == 200


def test_a_plain_handler_does_not_block_the_loop() -> None:
    delivery, threads = sender().push(TEXT), list[str]()
    by_asgi("POST", delivery.query, delivery.body, lambda _: threads.append(threading.current_thread().name))
    assert threads[0].startswith("asyncio_")


def test_the_asgi_app_can_be_mounted() -> None:
    app = Starlette(routes=[Mount("/wechat", app=asgi_app(receiver(), echo))])
    assert asgi_request(app, "GET", "/wechat/", sender().challenge("echo")).body == b"echo"


def test_the_asgi_app_can_be_served_alone() -> None:
    phases = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]
    sent = asgi_exchange(asgi_app(receiver(), echo), {"type": "lifespan"}, phases)
    assert [message["type"] for message in sent] == [
        "lifespan.startup.complete",
        "lifespan.shutdown.complete",
    ]


def test_a_websocket_is_not_for_a_callback_url() -> None:
    with pytest.raises(ValueError, match="does not take websocket"):
        asgi_exchange(asgi_app(receiver(), echo), {"type": "websocket"}, [])
