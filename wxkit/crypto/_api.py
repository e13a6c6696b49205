"""Signed and encrypted API calls (服务端 API 签名与加密), AES256_GCM with RSAwithSHA256.

https://developers.weixin.qq.com/miniprogram/dev/server/getting_started/api_signature

Both ends do the same with the keys exchanged, so one class serves the merchant and an emulator of WeChat.
"""

from __future__ import annotations

import binascii
import json
import os
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from pydantic_core import from_json

from wxkit._errors import ConfigError
from wxkit.crypto._errors import ApiSecurityError

__all__ = ["ApiSecurity", "SealedCall"]

_PSS = PSS(mgf=MGF1(SHA256()), salt_length=32)
_TAG = 16
_MAX_SKEW = 300
_OWN = ("_n", "_appid", "_timestamp")


class SealedCall(NamedTuple):
    """Headers to add and the exact body to send."""

    headers: dict[str, str]
    body: bytes


class ApiSecurity:
    """Seals outgoing and opens incoming bodies of one app.

    `key` is the symmetric key in base64 (32 bytes) with its number `key_sn`. `private_key` signs what goes
    out. `public_keys` verify what comes in, by certificate number: for a merchant those of the platform
    certificates (平台证书), for an emulator `{"": the app's public key}`. `serial` is the number of one's
    own certificate; only the platform sends one.
    """

    def __init__(
        self,
        appid: str,
        *,
        key_sn: str,
        key: str,
        private_key: RSAPrivateKey,
        public_keys: Mapping[str, RSAPublicKey],
        serial: str = "",
    ) -> None:
        self._appid = appid
        self._key_sn = key_sn
        self._gcm = _gcm(key)
        self._private_key = private_key
        self._public_keys = dict(public_keys)
        self._serial = serial

    def __repr__(self) -> str:
        return f"ApiSecurity(appid={self._appid!r}, key_sn={self._key_sn!r})"

    def seal(self, url: str, payload: Mapping[str, Any], *, timestamp: int) -> SealedCall:
        """Encrypt `payload` and the query of `url` (without access_token), then sign the result."""
        query = {name: value for name, value in parse_qsl(urlsplit(url).query) if name != "access_token"}
        own = dict(zip(_OWN, (_base64(os.urandom(16)), self._appid, timestamp), strict=True))
        plain = json.dumps({**query, **payload, **own}, ensure_ascii=False).encode()
        iv = os.urandom(12)
        sealed = self._gcm.encrypt(iv, plain, self._context(url, timestamp))
        parts = {"iv": iv, "data": sealed[:-_TAG], "authtag": sealed[-_TAG:]}
        body = json.dumps({name: _base64(part) for name, part in parts.items()}).encode()
        signature = self._private_key.sign(self._signed(url, timestamp, body), _PSS, SHA256())
        headers = {
            "Wechatmp-Appid": self._appid,
            "Wechatmp-TimeStamp": str(timestamp),
            "Wechatmp-Signature": _base64(signature),
        }
        return SealedCall(headers | ({"Wechatmp-Serial": self._serial} if self._serial else {}), body)

    def open(self, url: str, headers: Mapping[str, str], body: bytes, *, now: float) -> dict[str, Any]:
        """Verify and decrypt; returns the fields without `_n`, `_appid` and `_timestamp`.

        Raises ApiSecurityError. A timestamp more than 300 seconds from `now` is refused.
        """
        timestamp = self._verify(url, {name.lower(): text for name, text in headers.items()}, body, now)
        fields = self._decrypt(url, timestamp, body)
        if fields.get("_appid") != self._appid or fields.get("_timestamp") != timestamp:
            raise ApiSecurityError(
                40235, "API_Invalid_Encrypt", "_appid or _timestamp differs from the headers"
            )
        return {name: value for name, value in fields.items() if name not in _OWN}

    def _verify(self, url: str, headers: Mapping[str, str], body: bytes, now: float) -> int:
        if _header(headers, "appid", 40233, "Appid") != self._appid:
            raise ApiSecurityError(40236, "API_Invalid_Wechatmp_Appid", "the header names another appid")
        stamp = _header(headers, "timestamp", 40231, "Timestamp")
        if not (stamp.isascii() and stamp.isdigit()) or abs(now - int(stamp[:12])) > _MAX_SKEW:
            raise ApiSecurityError(40240, "API_Expired_Wechatmp_Timestamp", "more than 300 s from now")
        key, signature = self._signer(headers)
        try:
            key.verify(_from_base64(signature), self._signed(url, int(stamp), body), _PSS, SHA256())
        except (InvalidSignature, ValueError):
            raise ApiSecurityError(40234, "API_Invalid_Signature", "the signature does not fit") from None
        return int(stamp)

    def _signer(self, headers: Mapping[str, str]) -> tuple[RSAPublicKey, str]:
        """The key that is known of the current and, while certificates rotate, the deprecated one."""
        _header(headers, "signature", 40232, "Signature")
        for suffix in ("", "-deprecated"):
            key = self._public_keys.get(headers.get(f"wechatmp-serial{suffix}", ""))
            signature = headers.get(f"wechatmp-signature{suffix}")
            if key is not None and signature is not None:
                return key, signature
        raise ApiSecurityError(
            40230, "API_Missing_Wechatmp_Serial", "no certificate number that is known here"
        )

    def _decrypt(self, url: str, timestamp: int, body: bytes) -> dict[str, Any]:
        try:
            parts = from_json(body)
            iv, data, tag = (_from_base64(parts[name]) for name in ("iv", "data", "authtag"))
            return dict(from_json(self._gcm.decrypt(iv, data + tag, self._context(url, timestamp))))
        except (InvalidTag, ValueError, LookupError, TypeError, AttributeError):
            raise ApiSecurityError(40235, "API_Invalid_Encrypt", "the body does not open") from None

    def _context(self, url: str, timestamp: int) -> bytes:
        return f"{_path(url)}|{self._appid}|{timestamp}|{self._key_sn}".encode()

    def _signed(self, url: str, timestamp: int, body: bytes) -> bytes:
        return f"{_path(url)}\n{self._appid}\n{timestamp}\n".encode() + body


def _gcm(key: str) -> AESGCM:
    try:
        raw = _from_base64(key)
    except ValueError:
        raise ConfigError("the symmetric key of API security is not base64") from None
    if len(raw) != 32:
        raise ConfigError(f"the symmetric key of API security must be 32 bytes, this one has {len(raw)}")
    return AESGCM(raw)


def _header(headers: Mapping[str, str], name: str, errcode: int, symbol: str) -> str:
    if f"wechatmp-{name}" not in headers:
        raise ApiSecurityError(errcode, f"API_Missing_Wechatmp_{symbol}", "the header is missing")
    return headers[f"wechatmp-{name}"]


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{parts.path}"


def _base64(data: bytes) -> str:
    return binascii.b2a_base64(data, newline=False).decode()


def _from_base64(text: str) -> bytes:
    return binascii.a2b_base64(text, strict_mode=True)
