"""Pushes that nothing in the world causes are sent by hand."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

import pytest

import wxkit
from wxkit.callbacks import Receiver, events, messages
from wxkit.callbacks._push import Push
from wxkit.testing._bench import Bench


def received(wechat: Bench, merchant: Any) -> Push:
    app = wechat.world.service_account
    receiver = Receiver(
        app.token, appid=app.appid, aes_key=app.encoding_aes_key, clock=wechat.world.clock.now
    )
    request = merchant.requests[-1]
    return receiver.receive(dict(parse_qsl(request.query)), request.body).push


def test_an_event_arrives_signed_and_encrypted_like_any_other(wechat: Bench, merchant: Any) -> None:
    wechat.push_to(wechat.world.service_account, function=merchant)
    sent = wechat.control.deliveries.send(
        app="service_account", event="annual_renew", fields={"ExpiredTime": 1800000000}
    )
    event = received(wechat, merchant)
    assert isinstance(event, events.AnnualRenew)
    assert (event.expired_time, event.create_time) == (1800000000, wechat.world.clock.time())
    assert sent.content["Event"] == "annual_renew"


def test_a_message_comes_from_a_person(wechat: Bench, merchant: Any) -> None:
    app = wechat.world.service_account
    wechat.push_to(app, function=merchant)
    wechat.world.people.add("梅", person_id="mei")
    fields = {"Content": "hello", "MsgId": "1"}
    wechat.control.deliveries.send(app=app.appid, msg_type="text", fields=fields, person="mei")
    message = received(wechat, merchant)
    assert isinstance(message, messages.Text)
    assert (message.content, message.from_user_name) == ("hello", app.openid(wechat.people["mei"]))


def test_an_event_that_nobody_knows_keeps_its_fields(wechat: Bench, merchant: Any) -> None:
    app = wechat.world.store
    app.push_mode = "plaintext"
    wechat.push_to(app, function=merchant)
    wechat.control.deliveries.send(app="store", event="from_the_future", fields={"answer": {"is": 42}})
    body = json.loads(merchant.requests[-1].body)
    assert (body["Event"], body["answer"]) == ("from_the_future", {"is": 42})


def test_what_cannot_be_sent_is_refused(wechat: Bench) -> None:
    with pytest.raises(wxkit.WxkitError, match="ExpiredTime"):
        wechat.control.deliveries.send(
            app="service_account", event="annual_renew", fields={"ExpiredTime": "soon"}
        )
    with pytest.raises(wxkit.WxkitError, match="no person 'nobody'"):
        wechat.control.deliveries.send(app="store", event="x", person="nobody")
    with pytest.raises(wxkit.WxkitError, match="has no app 'shop'"):
        wechat.control.deliveries.send(app="shop", event="x")
    assert wechat.deliveries == []
