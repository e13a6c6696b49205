"""Open data of a mini-program (开放数据): signatures, decryption, and encryption for an emulator.

https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/signature.html

A session_key is secret. Nothing here puts it, or what it opens, into an error.
"""

from __future__ import annotations

import binascii
import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7
from pydantic_core import from_json

from wxkit.crypto._errors import UserDataError
from wxkit.crypto._push import same_text

__all__ = [
    "check_raw_data",
    "decrypt_user_data",
    "encrypt_user_data",
    "login_signature",
    "raw_data_signature",
]


def login_signature(session_key: str, data: str = "") -> str:
    """HMAC-SHA256 that proves the login state (用户登录态签名), `sig_method=hmac_sha256`.

    The key is the base64 text of `session_key` as it came. `data` is empty for checksession and reset.
    """
    return hmac.new(session_key.encode(), data.encode(), hashlib.sha256).hexdigest()


def raw_data_signature(raw_data: str, session_key: str) -> str:
    """SHA-1 over `rawData` and the text of `session_key`, as the client's `signature`."""
    return hashlib.sha1((raw_data + session_key).encode(errors="surrogatepass")).hexdigest()


def check_raw_data(raw_data: str, signature: str, session_key: str) -> None:
    """Raise UserDataError unless `signature` fits `raw_data`."""
    if not same_text(signature, raw_data_signature(raw_data, session_key)):
        raise UserDataError(
            "rawData does not fit its signature: it was changed, or session_key is not current"
        )


def decrypt_user_data(encrypted_data: str, iv: str, session_key: str, *, appid: str) -> dict[str, Any]:
    """Open `encryptedData` and check that its watermark names `appid`.

    Raises UserDataError when the key is not the current one, the data was changed, or it is another app's.
    """
    cipher = _cipher(session_key, iv)
    sealed = _base64(encrypted_data, "encryptedData")
    try:
        decryptor = cipher.decryptor()
        padded = decryptor.update(sealed) + decryptor.finalize()
        unpadder = PKCS7(128).unpadder()
        found = from_json(unpadder.update(padded) + unpadder.finalize())
    except ValueError:
        raise UserDataError(
            "encryptedData does not open: session_key is not the one of this login, or iv is another's"
        ) from None
    return _with_watermark_of(appid, found)


def encrypt_user_data(
    data: Mapping[str, Any], iv: str, session_key: str, *, appid: str, timestamp: int
) -> str:
    """The platform's half: `encryptedData` for `data`, with a watermark of `appid` and Unix `timestamp`."""
    marked = {**data, "watermark": {"timestamp": timestamp, "appid": appid}}
    padder = PKCS7(128).padder()
    plain = json.dumps(marked, ensure_ascii=False, separators=(",", ":")).encode()
    encryptor = _cipher(session_key, iv).encryptor()
    sealed = encryptor.update(padder.update(plain) + padder.finalize()) + encryptor.finalize()
    return binascii.b2a_base64(sealed, newline=False).decode()


def _with_watermark_of(appid: str, data: Any) -> dict[str, Any]:
    match data:
        case {"watermark": {"appid": str(owner)}} if owner == appid:
            return dict(data)
        case {"watermark": {"appid": str(owner)}}:
            raise UserDataError(f"encryptedData belongs to appid {owner!r}, not {appid!r}")
        case _:
            raise UserDataError("encryptedData carries no watermark with an appid")


def _cipher(session_key: str, iv: str) -> Cipher[CBC]:
    key, start = _base64(session_key, "session_key"), _base64(iv, "iv")
    if len(key) != 16 or len(start) != 16:
        raise UserDataError("session_key and iv must each be 16 bytes in base64")
    return Cipher(AES(key), CBC(start))


def _base64(text: str, name: str) -> bytes:
    try:
        return binascii.a2b_base64(text, strict_mode=True)
    except ValueError:
        raise UserDataError(f"{name} is not base64") from None
