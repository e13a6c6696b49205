"""Signed and encrypted API calls, merchant's and platform's ends against each other."""

from __future__ import annotations

import base64
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key

from wxkit._errors import ConfigError
from wxkit.crypto import ApiSecurity, ApiSecurityError

URL = "https://api.weixin.qq.com/wxa/getuserriskrank?access_token=T&lang=zh"
NOW = 1714036504
SYMMETRIC = base64.b64encode(b"k" * 32).decode()
APP_KEY, PLATFORM_KEY, OLD_KEY = (generate_private_key(65537, 2048) for _ in range(3))


def merchant(serial: str = "S1", trusted: RSAPrivateKey = PLATFORM_KEY) -> ApiSecurity:
    public = {serial: trusted.public_key()}
    return ApiSecurity("wx0", key_sn="7", key=SYMMETRIC, private_key=APP_KEY, public_keys=public)


def platform(appid: str = "wx0") -> ApiSecurity:
    keys = {"": APP_KEY.public_key()}
    return ApiSecurity(
        appid, key_sn="7", key=SYMMETRIC, private_key=PLATFORM_KEY, public_keys=keys, serial="S1"
    )


def test_the_platform_opens_a_call_and_finds_its_query_inside() -> None:
    headers, body = merchant().seal(URL, {"scene": 1}, timestamp=NOW)
    assert platform().open(URL, headers, body, now=NOW) == {"lang": "zh", "scene": 1}


def test_the_merchant_opens_the_answer() -> None:
    headers, body = platform().seal(URL, {"errcode": 0}, timestamp=NOW)
    assert headers["Wechatmp-Serial"] == "S1"
    assert merchant().open(URL, headers, body, now=NOW + 299)["errcode"] == 0


def test_the_body_shows_nothing_but_iv_data_and_tag() -> None:
    body = json.loads(merchant().seal(URL, {"scene": "secret"}, timestamp=NOW).body)
    assert set(body) == {"iv", "data", "authtag"}
    assert [len(base64.b64decode(body[name])) for name in ("iv", "authtag")] == [12, 16]


def test_an_old_certificate_is_taken_while_certificates_rotate() -> None:
    headers, body = platform().seal(URL, {"ok": 1}, timestamp=NOW)
    rotated = {**headers, "Wechatmp-Serial": "S2", "Wechatmp-Signature": "AAAA"}
    rotated["Wechatmp-Serial-Deprecated"] = "S1"
    rotated["Wechatmp-Signature-Deprecated"] = headers["Wechatmp-Signature"]
    assert merchant().open(URL, rotated, body, now=NOW)["ok"] == 1


@pytest.mark.parametrize(
    ("name", "errcode"), [("Appid", 40233), ("TimeStamp", 40231), ("Signature", 40232), ("Serial", 40230)]
)
def test_a_missing_header_has_its_own_code(name: str, errcode: int) -> None:
    headers, body = platform().seal(URL, {}, timestamp=NOW)
    del headers[f"Wechatmp-{name}"]
    with pytest.raises(ApiSecurityError) as caught:
        merchant().open(URL, headers, body, now=NOW)
    assert caught.value.errcode == errcode


def test_a_changed_body_or_address_does_not_fit_the_signature() -> None:
    headers, body = merchant().seal(URL, {"a": 1}, timestamp=NOW)
    for url, changed in ((URL, body + b" "), ("https://api.weixin.qq.com/other", body)):
        with pytest.raises(ApiSecurityError, match="40234"):
            platform().open(url, headers, changed, now=NOW)


def test_a_body_that_was_signed_but_not_encrypted_is_refused() -> None:
    other = ApiSecurity("wx0", key_sn="8", key=SYMMETRIC, private_key=APP_KEY, public_keys={})
    headers, body = other.seal(URL, {}, timestamp=NOW)
    with pytest.raises(ApiSecurityError, match="40235"):
        platform().open(URL, headers, body, now=NOW)


def test_a_stranger_a_foreign_appid_and_an_old_call_are_refused() -> None:
    headers, body = merchant().seal(URL, {}, timestamp=NOW)
    with pytest.raises(ApiSecurityError, match="40236"):
        platform("wx1").open(URL, headers, body, now=NOW)
    with pytest.raises(ApiSecurityError, match="40240"):
        platform().open(URL, headers, body, now=NOW + 301)
    with pytest.raises(ApiSecurityError, match="40234"):
        merchant(trusted=OLD_KEY).open(URL, *platform().seal(URL, {}, timestamp=NOW), now=NOW)


@pytest.mark.parametrize("key", ["!", "AAAA"])
def test_a_symmetric_key_of_the_wrong_kind_is_a_config_error(key: str) -> None:
    with pytest.raises(ConfigError, match="symmetric key"):
        ApiSecurity("wx0", key_sn="7", key=key, private_key=APP_KEY, public_keys={})


def test_repr_shows_no_key() -> None:
    assert repr(merchant()) == "ApiSecurity(appid='wx0', key_sn='7')"
