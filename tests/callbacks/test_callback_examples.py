"""The example apps, in their frameworks, with signed and encrypted pushes."""

from __future__ import annotations

import importlib.util
import logging
from pathlib import Path
from typing import Any

import pytest
from asgi_client import asgi_request
from callback_samples import APPID, KEY, TOKEN, sender

from wxkit.callbacks import events, messages

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXT = messages.Text(to_user_name="gh_1", from_user_name="o1", create_time=5, content="hi", msg_id="23")
CHALLENGE = sender().challenge("echo")


def example(name: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    for key, value in {"TOKEN": TOKEN, "APPID": APPID, "AES_KEY": KEY}.items():
        monkeypatch.setenv(f"WECHAT_{key}", value)
    spec = importlib.util.spec_from_file_location(f"example_{name}", EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_fastapi_answers_in_the_chat(monkeypatch: pytest.MonkeyPatch) -> None:
    app = example("fastapi_app", monkeypatch).app
    follow = sender().push(events.Subscribe(from_user_name="o1", create_time=5, event_key="qrscene_shop1"))
    fields = sender().open_reply(asgi_request(app, "POST", "/wechat/", follow.query, follow.body).body)
    assert fields is not None
    assert fields["Content"] == "Welcome! You came by shop1."
    assert asgi_request(app, "GET", "/wechat/", CHALLENGE).body == b"echo"


def test_fastapi_refuses_a_plaintext_push(monkeypatch: pytest.MonkeyPatch) -> None:
    app = example("fastapi_app", monkeypatch).app
    plain = sender("plaintext").push(TEXT)
    assert asgi_request(app, "POST", "/wechat/", plain.query, plain.body).status == 403


def test_flask_takes_a_paid_order_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client = example("flask_app", monkeypatch).app.test_client()
    paid = sender(wire_format="json").push(events.OrderPay(order_info=events.OrderPaid(order_id="71")))
    with caplog.at_level(logging.INFO):
        answers = [client.post("/wechat", query_string=paid.query, data=paid.body) for _ in range(2)]
    assert [answer.data for answer in answers] == [b"success"] * 2
    assert caplog.text.count("order 71 is paid") == 1
    assert client.get("/wechat", query_string=CHALLENGE).data == b"echo"


def test_django_hands_messages_to_customer_service(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings
    from django.test import RequestFactory

    if not settings.configured:
        settings.configure(SECRET_KEY="x", ALLOWED_HOSTS=["testserver"])
    view, web = example("django_app", monkeypatch).wechat, RequestFactory()
    text = sender().push(TEXT)
    request = web.post("/wechat", data=text.body, content_type=text.content_type, query_params=text.query)
    fields = sender().open_reply(view(request).content)
    assert fields is not None
    assert fields["MsgType"] == "transfer_customer_service"
    assert view(web.get("/wechat", CHALLENGE)).content == b"echo"
