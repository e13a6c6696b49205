"""Pushes in three modes and two formats, as the merchant's receiver reads them."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from urllib.parse import parse_qsl

import pytest

from wxkit._wire import Incoming, Response
from wxkit.callbacks import Receiver, events
from wxkit.testing._bench import Bench
from wxkit_sandbox.push import PushFormat, PushMode
from wxkit_sandbox.world import App


def pushed(wechat: Bench, merchant: Any, mode: PushMode, wire: PushFormat) -> tuple[App, Incoming]:
    app = wechat.world.service_account
    app.push_mode, app.push_format = mode, wire
    wechat.push_to(app, function=merchant)
    wechat.world.people.add("梅", person_id="mei")
    wechat.act.follow(person="mei")
    (request,) = merchant.requests
    return app, request


@pytest.mark.parametrize("wire", ["xml", "json"])
@pytest.mark.parametrize("mode", ["plaintext", "compatible", "secure"])
def test_a_receiver_reads_every_form(wechat: Bench, merchant: Any, mode: PushMode, wire: PushFormat) -> None:
    app, request = pushed(wechat, merchant, mode, wire)
    key = None if mode == "plaintext" else app.encoding_aes_key
    receiver = Receiver(app.token, appid=app.appid, aes_key=key, mode=mode, clock=wechat.world.clock.now)
    event = receiver.receive(dict(parse_qsl(request.query)), request.body).push
    assert isinstance(event, events.Subscribe)
    assert event.from_user_name == app.openid(wechat.people["mei"])
    assert event.to_user_name == app.original_id


def test_the_signature_is_the_documented_one(wechat: Bench, merchant: Any) -> None:
    app, request = pushed(wechat, merchant, "plaintext", "xml")
    query = dict(parse_qsl(request.query))
    parts = "".join(sorted([app.token, query["timestamp"], query["nonce"]]))
    assert query["signature"] == hashlib.sha1(parts.encode()).hexdigest()
    assert query["openid"] == app.openid(wechat.people["mei"])
    assert "encrypt_type" not in query


@pytest.mark.parametrize(("mode", "clear"), [("compatible", True), ("secure", False)])
def test_only_compatible_mode_shows_the_message_beside_its_cipher(
    wechat: Bench, merchant: Any, mode: PushMode, clear: bool
) -> None:
    _, request = pushed(wechat, merchant, mode, "json")
    fields = json.loads(request.body)
    assert ("FromUserName" in fields) is clear
    assert fields["ToUserName"].startswith("gh_")
    assert "encrypt_type=aes" in request.query
    assert request.headers["content-type"] == "application/json"


def test_a_passive_reply_reaches_the_person(wechat: Bench, merchant: Any) -> None:
    app = wechat.world.service_account
    app.push_mode = "plaintext"
    wechat.world.people.add("梅", person_id="mei")
    reply = "<xml><MsgType>text</MsgType><Content>welcome</Content></xml>"
    merchant.answers.append(Response(200, reply.encode(), "text/xml"))
    wechat.push_to("service_account", function=merchant)
    wechat.act.follow(person="mei")
    inbox = wechat.control.people.inbox(person="mei").items
    assert [(message.kind, message.content["Content"]) for message in inbox] == [("reply", "welcome")]
