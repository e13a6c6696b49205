"""Passive replies: their fields, their format, their encryption."""

from __future__ import annotations

from typing import Any

import pytest
from callback_samples import NOW, receiver, sender
from wechatpy.crypto import WeChatCrypto

from wxkit._errors import InvalidCall
from wxkit.callbacks import (
    Article,
    BadSignature,
    ImageReply,
    KeyMissing,
    MusicReply,
    NewsReply,
    PlaintextRefused,
    Reply,
    Sender,
    TextReply,
    TransferCustomerService,
    TransferToAi,
    VideoReply,
    VoiceReply,
    WireFormat,
    messages,
    parse_xml,
)
from wxkit.callbacks._receiver import Mode

TEXT = messages.Text(to_user_name="gh_1", from_user_name="o1", create_time=5, content="hi", msg_id="23")
NEWS = NewsReply((Article("t", "d", "p", "u"),))


def answered(answer: Any, mode: Mode = "secure", wire_format: WireFormat = "xml") -> dict[str, Any] | None:
    platform, merchant = sender(mode, wire_format), receiver(mode)
    delivery = platform.push(TEXT)
    body = merchant.reply(merchant.receive(delivery.query, delivery.body), answer)
    return platform.open_reply(body)


@pytest.mark.parametrize(
    ("reply", "msg_type", "content"),
    [
        (TextReply("hello"), "text", {"Content": "hello"}),
        (ImageReply("m"), "image", {"Image": {"MediaId": "m"}}),
        (VoiceReply("m"), "voice", {"Voice": {"MediaId": "m"}}),
        (VideoReply("m", title="t"), "video", {"Video": {"MediaId": "m", "Title": "t"}}),
        (MusicReply("m", hq_music_url="u"), "music", {"Music": {"ThumbMediaId": "m", "HQMusicUrl": "u"}}),
        (
            NEWS,
            "news",
            {
                "ArticleCount": 1,
                "Articles": {"item": [{"Title": "t", "Description": "d", "PicUrl": "p", "Url": "u"}]},
            },
        ),
        (TransferCustomerService(), "transfer_customer_service", {}),
        (TransferToAi(), "transfer_biz_ai_ivr", {}),
        (TransferCustomerService("a@b"), "transfer_customer_service", {"TransInfo": {"KfAccount": "a@b"}}),
    ],
)
def test_a_reply_goes_back_to_its_sender(reply: Reply, msg_type: str, content: dict[str, Any]) -> None:
    envelope = {"ToUserName": "o1", "FromUserName": "gh_1", "CreateTime": NOW, "MsgType": msg_type}
    assert answered(reply, wire_format="json") == envelope | content


@pytest.mark.parametrize("mode", ["plaintext", "compatible", "secure"])
@pytest.mark.parametrize("wire_format", ["xml", "json"])
def test_a_reply_survives_every_mode(mode: Mode, wire_format: WireFormat) -> None:
    fields = answered(TextReply("你好\n<a>"), mode, wire_format)
    assert fields is not None
    assert fields["Content"] == "你好\n<a>"


@pytest.mark.parametrize("wire_format", ["xml", "json"])
def test_fields_of_an_answer_come_in_the_format_of_the_push(wire_format: WireFormat) -> None:
    fields = answered({"errcode": 0, "result": 1}, wire_format=wire_format)
    assert fields is not None
    assert {name: int(value) for name, value in fields.items()} == {"errcode": 0, "result": 1}


def test_no_answer_is_success_and_not_encrypted() -> None:
    delivery = sender().push(TEXT)
    assert receiver().reply(receiver().receive(delivery.query, delivery.body), None) == b"success"
    assert answered(None) is None


def test_wechatpy_opens_our_encrypted_reply() -> None:
    delivery = sender().push(TEXT)
    body = receiver().reply(receiver().receive(delivery.query, delivery.body), TextReply("hello"))
    envelope = parse_xml(body.decode())
    theirs = WeChatCrypto("AAAAA", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wx0")
    stamp = (envelope["MsgSignature"], envelope["TimeStamp"], envelope["Nonce"])
    assert "<![CDATA[hello]]>" in theirs.decrypt_message(envelope, *stamp)


def test_a_platform_in_secure_mode_takes_no_plain_reply() -> None:
    with pytest.raises(PlaintextRefused):
        sender().open_reply(b"<xml><Content>x</Content></xml>")


def test_a_reply_is_not_taken_without_its_signature_or_key() -> None:
    envelope = b'{"Encrypt": "AAAA", "MsgSignature": "0", "TimeStamp": 1, "Nonce": "2"}'
    with pytest.raises(BadSignature):
        sender().open_reply(envelope)
    with pytest.raises(KeyMissing):
        Sender("AAAAA", appid="wx0").open_reply(envelope)


@pytest.mark.parametrize("count", [0, 9])
def test_news_have_one_to_eight_articles(count: int) -> None:
    with pytest.raises(InvalidCall, match="1 to 8"):
        NewsReply(NEWS.articles * count)


def test_an_answer_of_another_type_is_refused() -> None:
    with pytest.raises(InvalidCall, match="not str"):
        answered("hello")
