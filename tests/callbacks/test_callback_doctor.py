"""What the doctor says of captured requests."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from callback_samples import APPID, KEY, OTHER_KEY, TOKEN, sender

from wxkit.callbacks import Finding, diagnose, messages

TEXT = messages.Text(to_user_name="gh_1", from_user_name="o1", create_time=5, content="private", msg_id="23")
SECURE, PLAIN = sender().push(TEXT), sender("plaintext").push(TEXT)
CHALLENGE = sender().challenge("echo")


def post(
    query: dict[str, str], body: bytes, token: str = TOKEN, aes_key: str | None = KEY, appid: str = APPID
) -> list[Finding]:
    return diagnose("POST", urlencode(query), body, token, aes_key, appid)


def errors(findings: list[Finding]) -> list[str]:
    return [f"{finding.text}: {finding.hint}" for finding in findings if finding.level == "error"]


def test_a_good_secure_push_has_no_errors() -> None:
    findings = post(SECURE.query, SECURE.body)
    assert {finding.level for finding in findings} == {"ok"}
    assert findings[-1].text == "it is a Text"
    assert "secure (安全模式)" in findings[0].text


def test_a_good_url_check_has_no_errors() -> None:
    findings = diagnose("get", CHALLENGE, b"", TOKEN, None, APPID)
    assert [finding.level for finding in findings] == ["ok", "ok"]


def test_compatible_mode_is_recognised() -> None:
    both = sender("compatible").push(TEXT)
    assert "compatible (兼容模式)" in post(both.query, both.body)[0].text


def test_another_token_shows_both_signatures_and_not_the_token() -> None:
    findings = diagnose("GET", CHALLENGE, b"", "BBBBB", None, APPID)
    (error,) = errors(findings)
    assert CHALLENGE["signature"] in error
    assert "BBBBB" not in error


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_spaces_around_the_token_are_found(method: str) -> None:
    request = (CHALLENGE, b"") if method == "GET" else (PLAIN.query, PLAIN.body)
    found = errors(diagnose(method, *request, f" {TOKEN}", None, APPID))
    assert found[0].startswith("the token has spaces")
    assert found[1].endswith("it fits without the spaces around the token")


def test_a_changed_encrypt_is_told_from_a_wrong_token() -> None:
    body = SECURE.body.replace(b"<Encrypt><![CDATA[", b"<Encrypt><![CDATA[AAAA")
    assert "the token is right" in errors(post(SECURE.query, body))[0]


def test_signatures_that_were_mixed_up_are_found() -> None:
    query = SECURE.query
    into_signature = query | {"signature": query["msg_signature"]}
    into_message = query | {"msg_signature": query["signature"]}
    assert (
        "`signature` holds what belongs into `msg_signature`" in errors(post(into_signature, SECURE.body))[0]
    )
    assert "`msg_signature` holds what belongs into `signature`" in errors(post(into_message, SECURE.body))[0]


@pytest.mark.parametrize(
    ("setting", "reason"),
    [
        ({"aes_key": OTHER_KEY}, "does not open with this EncodingAESKey"),
        ({"aes_key": "short"}, "43 characters"),
        ({"aes_key": None}, "no EncodingAESKey is set"),
        ({"appid": "wx1"}, "'wx0', not 'wx1'"),
        ({"token": ""}, "the token is empty"),
    ],
)
def test_each_wrong_setting_is_named(setting: dict[str, str], reason: str) -> None:
    assert reason in errors(post(SECURE.query, SECURE.body, **setting))[0]


def test_a_plaintext_push_with_a_key_is_a_mismatch_of_modes() -> None:
    findings = post(PLAIN.query, PLAIN.body)
    assert [finding.level for finding in findings] == ["ok", "warning", "ok", "ok"]
    assert "not encrypted" in findings[1].text


def test_a_query_and_a_body_of_two_requests_are_found() -> None:
    assert "the body has no Encrypt" in errors(post(SECURE.query, PLAIN.body))[0]


@pytest.mark.parametrize("name", ["timestamp", "nonce", "msg_signature"])
def test_what_is_missing_is_named(name: str) -> None:
    query = {key: value for key, value in SECURE.query.items() if key != name}
    assert f"{name} is missing" in errors(post(query, SECURE.body))[0]


@pytest.mark.parametrize("body", [b"", b"<xml>", b"\xff", b"ToUserName=1"])
def test_a_broken_body_ends_the_examination(body: bytes) -> None:
    assert errors(post(SECURE.query, body))[-1].endswith("before any framework parses it")


def test_an_unknown_event_is_a_warning() -> None:
    delivery = sender().send({"MsgType": "event", "Event": "brand_new"})
    assert "'brand_new'" in post(delivery.query, delivery.body)[-1].text


def test_another_method_is_an_error() -> None:
    assert errors(diagnose("PUT", {}, b"", TOKEN, KEY, APPID)) == [
        "PUT is not a method WeChat uses: capture the GET or the POST"
    ]


@pytest.mark.parametrize("aes_key", [KEY, OTHER_KEY, None])
def test_no_finding_shows_a_secret_or_the_message(aes_key: str | None) -> None:
    text = repr([post(SECURE.query, SECURE.body, token, aes_key) for token in (TOKEN, "BBBBB")])
    assert all(secret not in text for secret in (TOKEN, "BBBBB", KEY, OTHER_KEY, "private"))
