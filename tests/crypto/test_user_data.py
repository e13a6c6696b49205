"""Open data of a mini-program: signatures, decryption and its opposite."""

from __future__ import annotations

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wxkit.crypto import (
    UserDataError,
    check_raw_data,
    decrypt_user_data,
    encrypt_user_data,
    login_signature,
    raw_data_signature,
)

SESSION_KEY = "o0q0otL8aEzpcZL/FT9WsQ=="  # the documentation's own example
OTHER_KEY = base64.b64encode(b"k" * 16).decode()
IV = base64.b64encode(b"i" * 16).decode()


def sealed(appid: str = "wx0") -> str:
    return encrypt_user_data({"openGId": "g"}, IV, SESSION_KEY, appid=appid, timestamp=1)


@pytest.mark.parametrize(
    ("data", "signature"),
    [
        ('{"foo":"bar"}', "654571f79995b2ce1e149e53c0a33dc39c0a74090db514261454e8dbe432aa0b"),
        ("", "46e043c5525c2d817c44be603d30837a808a1d930d038f6fdc3e62a201fed128"),
    ],
)
def test_login_signature_uses_the_text_of_the_key(data: str, signature: str) -> None:
    assert login_signature(SESSION_KEY, data) == signature


def test_raw_data_signature_is_sha1_over_data_and_key() -> None:
    expected = hashlib.sha1(b'{"nickName":"x"}' + SESSION_KEY.encode()).hexdigest()
    assert raw_data_signature('{"nickName":"x"}', SESSION_KEY) == expected


def test_raw_data_is_checked() -> None:
    check_raw_data("{}", raw_data_signature("{}", SESSION_KEY), SESSION_KEY)
    with pytest.raises(UserDataError, match="rawData"):
        check_raw_data("{ }", raw_data_signature("{}", SESSION_KEY), SESSION_KEY)


@given(st.dictionaries(st.sampled_from("abc"), st.text(max_size=40).filter(lambda t: t.isprintable())))
def test_what_was_sealed_opens(data: dict[str, str]) -> None:
    encrypted = encrypt_user_data(data, IV, SESSION_KEY, appid="wx0", timestamp=1)
    opened = decrypt_user_data(encrypted, IV, SESSION_KEY, appid="wx0")
    assert opened == data | {"watermark": {"timestamp": 1, "appid": "wx0"}}


def test_data_of_another_app_is_refused() -> None:
    with pytest.raises(UserDataError, match="'wx1', not 'wx0'"):
        decrypt_user_data(sealed("wx1"), IV, SESSION_KEY, appid="wx0")


def test_an_old_session_key_is_told_without_showing_it() -> None:
    with pytest.raises(UserDataError, match="session_key is not the one") as caught:
        decrypt_user_data(sealed(), IV, OTHER_KEY, appid="wx0")
    assert OTHER_KEY not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("data", "iv", "key"),
    [
        ("!", IV, SESSION_KEY),
        (sealed(), "!", SESSION_KEY),
        (sealed(), IV, "!"),
        (sealed(), "AAAA", SESSION_KEY),
    ],
)
def test_what_is_not_base64_of_the_right_size_is_refused(data: str, iv: str, key: str) -> None:
    with pytest.raises(UserDataError, match="base64"):
        decrypt_user_data(data, iv, key, appid="wx0")


@given(st.binary(max_size=96))
def test_any_ciphertext_is_refused(data: bytes) -> None:
    with pytest.raises(UserDataError):
        decrypt_user_data(base64.b64encode(data).decode(), IV, SESSION_KEY, appid="wx0")
