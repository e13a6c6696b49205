"""WeChat's end of a push, for emulators and for tests of your own callback.

https://developers.weixin.qq.com/doc/service/guide/dev/push
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wxkit._errors import ConfigError
from wxkit.callbacks._errors import BadSignature, KeyMissing, MalformedPush, PlaintextRefused
from wxkit.callbacks._parse import read_body
from wxkit.callbacks._push import Push, WireFormat
from wxkit.callbacks._receiver import Mode, to_text
from wxkit.crypto._push import PushCrypto, push_signature, same_text

__all__ = ["Delivery", "Sender"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One request to a callback URL."""

    query: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    content_type: str


class Sender:
    """Signs and encrypts pushes as WeChat does for one account; opens the answers.

    `mode` auto is secure when `aes_key` is given, else plaintext. `wire_format` is the console's choice.
    """

    def __init__(
        self,
        token: str,
        *,
        appid: str,
        aes_key: str | None = None,
        mode: Mode = "auto",
        wire_format: WireFormat = "xml",
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._mode = ("secure" if aes_key else "plaintext") if mode == "auto" else mode
        if self._mode != "plaintext" and not aes_key:
            raise ConfigError(f"mode {mode} needs aes_key")
        self._token = token
        self._appid = appid
        self._crypto = PushCrypto(token, aes_key, appid) if aes_key else None
        self._format: WireFormat = wire_format
        self._clock = clock

    def __repr__(self) -> str:
        return f"Sender(appid={self._appid!r}, mode={self._mode!r})"

    def challenge(
        self, echostr: str, *, timestamp: str | None = None, nonce: str | None = None
    ) -> dict[str, str]:
        """The query of the GET that checks a URL; the right answer is `echostr`."""
        return self._signed(timestamp, nonce) | {"echostr": echostr}

    def push(
        self,
        push: Push,
        *,
        timestamp: str | None = None,
        nonce: str | None = None,
        random16: bytes | None = None,
    ) -> Delivery:
        """The POST that carries `push`. Pass all three keywords for a repeatable result."""
        return self.send(
            push.to_wire(self._format),
            openid=push.from_user_name,
            timestamp=timestamp,
            nonce=nonce,
            random16=random16,
        )

    def send(
        self,
        fields: Mapping[str, Any],
        *,
        openid: str = "",
        timestamp: str | None = None,
        nonce: str | None = None,
        random16: bytes | None = None,
    ) -> Delivery:
        """As `push`, for fields under their names on the wire."""
        query = self._signed(timestamp, nonce) | ({"openid": openid} if openid else {})
        outer = dict(fields)
        if self._crypto is not None and self._mode != "plaintext":
            plain = to_text(fields, self._format).encode()
            stamp, once = query["timestamp"], query["nonce"]
            sealed = self._crypto.encrypt(plain, timestamp=stamp, nonce=once, random16=random16)
            query |= {"encrypt_type": "aes", "msg_signature": sealed.msg_signature}
            kept = {"ToUserName": fields.get("ToUserName", "")} if self._mode == "secure" else outer
            outer = {**kept, "Encrypt": sealed.encrypt}
        return Delivery(query, to_text(outer, self._format).encode(), _CONTENT_TYPES[self._format])

    def open_reply(self, body: bytes) -> dict[str, Any] | None:
        """The fields of an answer, or None for `success` and for nothing.

        Raises a CallbackError for an answer WeChat would not take, such as a plain one in secure mode.
        """
        if body.strip() in (b"", b"success"):
            return None
        fields = read_body(body).fields
        encrypt = fields.get("Encrypt")
        if encrypt is None and self._mode != "secure":
            return fields
        if not isinstance(encrypt, str):
            raise PlaintextRefused("the reply is not encrypted")
        return self._open(encrypt, fields)

    def _open(self, encrypt: str, fields: Mapping[str, Any]) -> dict[str, Any]:
        if self._crypto is None:
            raise KeyMissing("the reply is encrypted")
        signed = (str(fields.get("TimeStamp", "")), str(fields.get("Nonce", "")), encrypt)
        if not same_text(str(fields.get("MsgSignature", "")), self._crypto.signature(*signed)):
            raise BadSignature("msg_signature")
        inner = read_body(self._crypto.decrypt(encrypt)).fields
        if not inner:
            raise MalformedPush("the reply is empty")
        return inner

    def _signed(self, timestamp: str | None, nonce: str | None) -> dict[str, str]:
        stamp = str(int(self._clock())) if timestamp is None else timestamp
        once = str(secrets.randbelow(10**10)) if nonce is None else nonce
        return {"signature": push_signature(self._token, stamp, once), "timestamp": stamp, "nonce": once}


_CONTENT_TYPES = {"xml": "text/xml", "json": "application/json"}
