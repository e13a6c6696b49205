"""People who write to the service account."""

from __future__ import annotations

import pytest
from account_steps import follower, person, pushed, received

import wxkit
from wxkit.callbacks import Dispatcher, Receiver, TextReply, events, messages, wsgi_app
from wxkit.testing._bench import Bench
from wxkit_sandbox.sinks import WsgiSink


def test_a_text_arrives_with_its_id(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    sent = wechat.act.send_message(person="lan", content="有货吗？")
    message = pushed(wechat)[-1]
    assert isinstance(message, messages.Text)
    assert (message.from_user_name, message.content) == (lan, "有货吗？")
    assert message.msg_id == sent.msg_id


def test_every_message_has_an_id_of_its_own(wechat: Bench) -> None:
    follower(wechat, "lan")
    one, two = (wechat.act.send_message(person="lan", content="hi") for _ in range(2))
    assert one.msg_id != two.msg_id


def test_every_type_can_be_sent(wechat: Bench) -> None:
    follower(wechat, "lan")
    wechat.act.send_message(person="lan", type="image", media_id="m1")
    wechat.act.send_message(person="lan", type="voice")
    wechat.act.send_message(person="lan", type="video")
    wechat.act.send_message(person="lan", type="shortvideo")
    wechat.act.send_message(person="lan", type="location", latitude=31.2, label="外滩")
    wechat.act.send_message(person="lan", type="link", title="t", url="https://a.test/")
    types = [push.msg_type for push in pushed(wechat)[1:]]
    assert types == ["image", "voice", "video", "shortvideo", "location", "link"]


def test_the_answer_of_the_server_appears_in_the_chat(wechat: Bench) -> None:
    account, table = wechat.world.service_account, Dispatcher()
    receiver = Receiver(
        account.token, appid=account.appid, aes_key=account.encoding_aes_key, clock=wechat.world.clock.now
    )

    @table.on(messages.Text)
    def answer(message: messages.Text) -> TextReply:
        return TextReply(f"{message.content}!")

    account.sink = WsgiSink(wsgi_app(receiver, table))
    follower(wechat, "lan")
    wechat.act.send_message(person="lan", content="hi")
    assert [reply["Content"] for reply in received(wechat, "lan", "reply")] == ["hi!"]


def test_strangers_cannot_write(wechat: Bench) -> None:
    person(wechat, "lan")
    with pytest.raises(wxkit.WxkitError, match="does not follow"):
        wechat.act.send_message(person="lan", content="hi")
    assert pushed(wechat) == []


def test_a_place_is_reported(wechat: Bench) -> None:
    follower(wechat, "lan")
    wechat.act.report_location(person="lan", latitude=31.2, precision=5)
    event = pushed(wechat)[-1]
    assert isinstance(event, events.LocationReport)
    assert (event.latitude, event.precision) == (31.2, 5.0)
