"""Encryption of pushes: vectors, round trips, and each thing that can be wrong."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wxkit import _errors
from wxkit.crypto import BadCiphertext, CannotDecrypt, PushCrypto, WrongAppid, WrongKey, push_signature

KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
OTHER_KEY = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg"
CRYPTO = PushCrypto("AAAAA", KEY, "wx0")


def seal(plain: bytes, crypto: PushCrypto = CRYPTO) -> str:
    return crypto.encrypt(plain, timestamp="1", nonce="2").encrypt


def test_signature_of_the_guide() -> None:
    signature = push_signature("AAAAA", "1714036504", "1514711492")
    assert signature == "f464b24fc39322e44b38aa78f5edd27bd1441696"


def test_signature_does_not_depend_on_the_order_of_its_parts() -> None:
    assert CRYPTO.signature("b", "a", "c") == push_signature("AAAAA", "c", "b", "a")


@given(st.binary(max_size=200))
def test_what_was_sealed_opens(plain: bytes) -> None:
    assert CRYPTO.decrypt(seal(plain)) == plain


def test_encryption_repeats_with_the_same_random_bytes() -> None:
    first, second = (CRYPTO.encrypt(b"x", timestamp="1", nonce="2", random16=b"r" * 16) for _ in range(2))
    assert first == second
    assert first.msg_signature == CRYPTO.signature("1", "2", first.encrypt)


@pytest.mark.parametrize("size", range(33))
def test_padding_fills_blocks_of_32_bytes(size: int) -> None:
    assert len(base64.b64decode(seal(b"x" * size))) % 32 == 0


def test_random_bytes_must_be_16() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        CRYPTO.encrypt(b"x", timestamp="1", nonce="2", random16=b"short")


@pytest.mark.parametrize("key", ["", KEY[:-1], KEY + "=", KEY[:-1] + "!", KEY[:-1] + "键"])
def test_a_wrong_aes_key_is_one_clear_config_error(key: str) -> None:
    with pytest.raises(_errors.ConfigError, match="43 characters") as caught:
        PushCrypto("AAAAA", key, "wx0")
    assert not key or key not in str(caught.value)


def test_a_key_whose_last_bits_are_not_zero_is_taken() -> None:
    crypto = PushCrypto("AAAAA", KEY[:-1] + "z", "wx0")
    assert crypto.decrypt(seal(b"x", crypto)) == b"x"


def test_another_key_is_told_from_another_appid() -> None:
    with pytest.raises(WrongKey, match="EncodingAESKey"):
        PushCrypto("AAAAA", OTHER_KEY, "wx0").decrypt(seal(b"x"))
    with pytest.raises(WrongAppid, match="'wx0', not 'wx1'"):
        PushCrypto("AAAAA", KEY, "wx1").decrypt(seal(b"x"))


@pytest.mark.parametrize("encrypt", ["", "x", "键", "AAAA", "A" * 23, "====", "AAAA\nAAAA"])
def test_broken_ciphertext_is_said_to_be_broken(encrypt: str) -> None:
    with pytest.raises(BadCiphertext):
        CRYPTO.decrypt(encrypt)


@given(st.binary(min_size=1, max_size=160))
def test_any_ciphertext_opens_or_is_refused(data: bytes) -> None:
    with pytest.raises(CannotDecrypt):
        CRYPTO.decrypt(base64.b64encode(data).decode())


def test_repr_shows_neither_token_nor_key() -> None:
    assert repr(CRYPTO) == "PushCrypto(appid='wx0')"
