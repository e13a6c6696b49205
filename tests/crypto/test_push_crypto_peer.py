"""Our encryption against that of wechatpy, in both directions."""

from __future__ import annotations

import re

import pytest
from wechatpy.crypto import WeChatCrypto
from wechatpy.exceptions import InvalidAppIdException

from wxkit.crypto import PushCrypto

KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
OURS = PushCrypto("AAAAA", KEY, "wx0")
PLAIN = "<xml><Content>你好</Content></xml>"


def test_wechatpy_opens_what_we_sealed() -> None:
    sealed = OURS.encrypt(PLAIN.encode(), timestamp="1", nonce="2")
    theirs = WeChatCrypto("AAAAA", KEY, "wx0")
    opened = theirs.decrypt_message({"Encrypt": sealed.encrypt}, sealed.msg_signature, "1", "2")
    assert opened == PLAIN


def test_we_open_what_wechatpy_sealed() -> None:
    envelope = WeChatCrypto("AAAAA", KEY, "wx0").encrypt_message(PLAIN, "2", "1")
    encrypt, signature = re.findall(r"CDATA\[([^\]]*)", envelope)[:2]
    assert OURS.decrypt(encrypt).decode() == PLAIN
    assert OURS.signature("1", "2", encrypt) == signature


def test_wechatpy_finds_our_appid_too() -> None:
    sealed = OURS.encrypt(b"x", timestamp="1", nonce="2")
    with pytest.raises(InvalidAppIdException):
        WeChatCrypto("AAAAA", KEY, "wx1").decrypt_message(
            {"Encrypt": sealed.encrypt}, sealed.msg_signature, "1", "2"
        )
