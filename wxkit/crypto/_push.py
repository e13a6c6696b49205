"""Signature and encryption of pushes (消息加解密).

https://developers.weixin.qq.com/doc/service/guide/dev/push/encryption
"""

from __future__ import annotations

import binascii
import hashlib
import hmac
import os
import re
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from wxkit._errors import ConfigError
from wxkit.crypto._errors import BadCiphertext, WrongAppid, WrongKey

__all__ = ["PushCrypto", "SealedPush", "push_signature", "same_text"]

_BLOCK = 32  # of the padding; the cipher's own blocks have 16 bytes
_AES_BLOCK = 16
_RANDOM = 16
_HEAD = _RANDOM + 4
_AES_KEY = re.compile(r"[A-Za-z0-9+/]{43}")


class SealedPush(NamedTuple):
    """What travels of an encrypted push or reply."""

    encrypt: str
    msg_signature: str
    timestamp: str
    nonce: str


def push_signature(token: str, *parts: str) -> str:
    """SHA-1 over `token` and `parts`, sorted and joined: 40 lower-case hex digits.

    Parts are timestamp and nonce for `signature`, and `Encrypt` too for `msg_signature`.
    """
    return hashlib.sha1("".join(sorted((token, *parts))).encode(errors="surrogatepass")).hexdigest()


def same_text(given: str, signature: str) -> bool:
    """Compare with a signature in a time that does not depend on where the texts differ."""
    return given.isascii() and hmac.compare_digest(given, signature)


class PushCrypto:
    """Encrypts and decrypts pushes of one account, with AES-256-CBC.

    `aes_key` is the EncodingAESKey of the console, 43 characters. Raises ConfigError when it is not.
    """

    __slots__ = ("_appid", "_cipher", "_token")

    def __init__(self, token: str, aes_key: str, appid: str) -> None:
        if not _AES_KEY.fullmatch(aes_key):
            raise ConfigError(
                "EncodingAESKey must be 43 characters of A-Z, a-z, 0-9, + and /"
                f" (this one has {len(aes_key)}); copy it from the console"
            )
        key = binascii.a2b_base64(aes_key + "=")
        self._token = token
        self._appid = appid.encode()
        self._cipher = Cipher(AES(key), CBC(key[:16]))

    def __repr__(self) -> str:
        return f"PushCrypto(appid={self._appid.decode()!r})"

    def signature(self, *parts: str) -> str:
        """`push_signature` with this account's token."""
        return push_signature(self._token, *parts)

    def encrypt(
        self, plain: bytes, *, timestamp: str, nonce: str, random16: bytes | None = None
    ) -> SealedPush:
        """Encrypt and sign; `random16` is for repeatable tests and else drawn anew."""
        salt = os.urandom(_RANDOM) if random16 is None else random16
        if len(salt) != _RANDOM:
            raise ValueError("random16 must be 16 bytes")
        body = salt + len(plain).to_bytes(4, "big") + plain + self._appid
        pad = _BLOCK - len(body) % _BLOCK
        encryptor = self._cipher.encryptor()
        data = encryptor.update(body + bytes([pad]) * pad) + encryptor.finalize()
        encrypt = binascii.b2a_base64(data, newline=False).decode()
        return SealedPush(encrypt, self.signature(timestamp, nonce, encrypt), timestamp, nonce)

    def decrypt(self, encrypt: str) -> bytes:
        """Open `Encrypt`; raises BadCiphertext, WrongKey or WrongAppid. Check the signature first."""
        decryptor = self._cipher.decryptor()
        body = _unpadded(decryptor.update(_ciphertext(encrypt)) + decryptor.finalize())
        end = _HEAD + int.from_bytes(body[_RANDOM:_HEAD], "big")
        if len(body) < _HEAD or end > len(body):
            raise WrongKey("Encrypt does not open with this EncodingAESKey (its length field is wrong)")
        if not hmac.compare_digest(body[end:], self._appid):
            found = body[end:][:40].decode(errors="replace")
            raise WrongAppid(f"the push is for appid {found!r}, not {self._appid.decode()!r}")
        return body[_HEAD:end]


def _ciphertext(encrypt: str) -> bytes:
    try:
        data = binascii.a2b_base64(encrypt.strip(), strict_mode=True)
    except ValueError as error:
        raise BadCiphertext("Encrypt is not base64") from error
    if not data or len(data) % _AES_BLOCK:
        raise BadCiphertext("Encrypt is not a whole number of blocks")
    return data


def _unpadded(body: bytes) -> bytes:
    pad = body[-1]
    if not 1 <= pad <= _BLOCK or body[-pad:] != bytes([pad]) * pad:
        raise WrongKey("Encrypt does not open with this EncodingAESKey (its padding is wrong)")
    return body[:-pad]
