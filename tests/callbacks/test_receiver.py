"""Verify, decrypt and parse in every mode, and say what is wrong."""

from __future__ import annotations

import pytest
from callback_samples import APPID, KEY, NOW, OTHER_KEY, TOKEN, receiver, sender

from wxkit._errors import ConfigError
from wxkit.callbacks import (
    BadSignature,
    Event,
    Expired,
    KeyMissing,
    MalformedPush,
    MissingParameter,
    PlaintextRefused,
    Receiver,
    Sender,
    WireFormat,
    WrongAppid,
    WrongKey,
    messages,
)
from wxkit.callbacks._receiver import Mode

TEXT = messages.Text(to_user_name="gh_1", from_user_name="o1", create_time=NOW, content="你好", msg_id="23")
SECURE = sender().push(TEXT)


@pytest.mark.parametrize("mode", ["plaintext", "compatible", "secure"])
@pytest.mark.parametrize("wire_format", ["xml", "json"])
def test_a_push_arrives_in_every_mode(mode: Mode, wire_format: WireFormat) -> None:
    query, body = (delivery := sender(mode, wire_format).push(TEXT)).query, delivery.body
    received = receiver(mode).receive(query, body)
    assert received.push == TEXT
    assert (received.encrypted, received.format) == (mode != "plaintext", wire_format)


def test_a_url_check_is_answered_with_its_echostr() -> None:
    assert receiver().verify_url(sender().challenge("echo")) == "echo"


def test_a_url_check_with_another_token_is_refused() -> None:
    with pytest.raises(BadSignature, match="signature does not fit; use the Token"):
        receiver().verify_url(Sender("BBBBB", appid=APPID).challenge("echo"))


@pytest.mark.parametrize("name", ["signature", "timestamp", "nonce", "echostr"])
def test_each_missing_parameter_is_named(name: str) -> None:
    query = sender().challenge("echo")
    del query[name]
    with pytest.raises(MissingParameter, match=name) as caught:
        receiver().verify_url(query)
    assert caught.value.name == name


def test_the_wrong_signature_is_named() -> None:
    for mode, which in (("secure", "msg_signature"), ("plaintext", "signature")):
        delivery = sender(mode).push(TEXT)
        with pytest.raises(BadSignature) as caught:
            receiver(mode).receive(delivery.query | {which: "0" * 40}, delivery.body)
        assert caught.value.which == which


@pytest.mark.parametrize("signature", ["é" * 40, "\ud800", "A" * 40])
def test_odd_signatures_are_refused(signature: str) -> None:
    with pytest.raises(BadSignature):
        receiver().receive(SECURE.query | {"msg_signature": signature}, SECURE.body)


def test_a_wrong_key_and_a_wrong_appid_are_told_apart() -> None:
    with pytest.raises(WrongKey, match="copy the EncodingAESKey"):
        receiver(aes_key=OTHER_KEY).receive(SECURE.query, SECURE.body)
    with pytest.raises(WrongAppid, match="'wx0', not 'wx1'"):
        receiver(appid="wx1").receive(SECURE.query, SECURE.body)


def test_secure_mode_refuses_plaintext() -> None:
    delivery = sender("plaintext").push(TEXT)
    for mode in ("secure", "auto"):
        with pytest.raises(PlaintextRefused, match="安全模式"):
            receiver(mode).receive(delivery.query, delivery.body)


def test_compatible_mode_takes_plaintext_and_prefers_what_is_encrypted() -> None:
    plain, both = sender("plaintext").push(TEXT), sender("compatible").push(TEXT)
    assert not receiver("compatible").receive(plain.query, plain.body).encrypted
    forged = both.body.replace("你好".encode(), b"forged")
    assert receiver("compatible").receive(both.query, forged).push == TEXT


def test_an_encrypted_push_without_a_key_says_so() -> None:
    with pytest.raises(KeyMissing, match="pass aes_key="):
        Receiver(TOKEN, appid=APPID).receive(SECURE.query, SECURE.body)


def test_without_a_key_the_plain_half_of_compatible_mode_is_read() -> None:
    both = sender("compatible").push(TEXT)
    received = Receiver(TOKEN, appid=APPID).receive(both.query, both.body)
    assert received.push == TEXT
    assert not received.push.model_extra


def test_an_old_request_is_refused_only_when_an_age_is_set() -> None:
    late = receiver(clock=lambda: NOW + 301)
    assert late.receive(SECURE.query, SECURE.body).push == TEXT
    with pytest.raises(Expired, match="301 s from now, max_age is 300 s"):
        receiver(clock=lambda: NOW + 301, max_age=300).receive(SECURE.query, SECURE.body)


@pytest.mark.parametrize("timestamp", ["soon", "nan", "inf"])
def test_a_timestamp_that_is_no_time_is_expired(timestamp: str) -> None:
    delivery = sender().push(TEXT, timestamp=timestamp)
    with pytest.raises(Expired):
        receiver(max_age=300).receive(delivery.query, delivery.body)


def test_a_sealed_message_that_is_no_push_is_malformed() -> None:
    crypto = sender()
    delivery = crypto.send({"Content": "x"})
    assert receiver().receive(delivery.query, delivery.body).push.msg_type == ""
    with pytest.raises(MalformedPush):
        receiver().receive(delivery.query, delivery.body[:-9])


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"token": "", "aes_key": KEY}, "token .* empty"),
        ({"token": TOKEN, "aes_key": None, "mode": "secure"}, "needs aes_key"),
        ({"token": TOKEN, "aes_key": "short"}, "43 characters"),
    ],
)
def test_bad_settings_are_one_clear_error(options: dict[str, str], reason: str) -> None:
    with pytest.raises(ConfigError, match=reason):
        Receiver(**options, appid=APPID)  # type: ignore[arg-type]


def test_reprs_show_no_secrets() -> None:
    received = receiver().receive(SECURE.query, SECURE.body)
    text = repr(received.push) + repr(received) + repr(receiver()) + repr(sender()) + repr(SECURE)
    assert isinstance(received.push, messages.Text)
    assert not isinstance(received.push, Event)
    assert all(secret not in text for secret in (TOKEN, KEY, SECURE.query["msg_signature"]))
