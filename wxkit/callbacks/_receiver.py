"""The merchant's end of a push: verify, decrypt, parse, answer.

https://developers.weixin.qq.com/doc/service/guide/dev/push
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, cast

from wxkit._errors import ConfigError, InvalidCall
from wxkit.callbacks._errors import (
    BadSignature,
    Expired,
    KeyMissing,
    MissingParameter,
    PlaintextRefused,
    Replayed,
)
from wxkit.callbacks._parse import Body, build_push, read_body
from wxkit.callbacks._push import AnyPush, WireFormat
from wxkit.callbacks._replies import Answer, Reply
from wxkit.callbacks._seen import Seen
from wxkit.callbacks._xml import to_xml
from wxkit.crypto._push import PushCrypto, SealedPush, push_signature, same_text

__all__ = ["Mode", "Received", "Receiver", "reply_envelope", "to_text"]

Mode: TypeAlias = Literal["auto", "plaintext", "compatible", "secure"]


@dataclass(frozen=True, slots=True)
class Received:
    """A push that was verified. `fields` and `text` are as it came, decrypted."""

    push: AnyPush
    encrypted: bool
    format: WireFormat
    fields: Mapping[str, Any] = field(repr=False)
    text: str = field(repr=False)


class Receiver:
    """Verifies and opens the pushes of one account.

    `token` and `aes_key` (EncodingAESKey) are those of the console's message push page. Modes:

    - `plaintext` (明文): nothing is decrypted; only the address of the request is signed, not its body.
    - `compatible` (兼容): encrypted pushes are decrypted, plaintext ones taken. For changing the mode.
    - `secure` (安全): plaintext pushes are refused.
    - `auto`: secure when `aes_key` is given, else plaintext.

    `max_age` refuses requests signed more than so many seconds ago, or ahead, by `clock` (Unix seconds).
    It is off by default: a Store repeats a push for 3.6 hours, and a repeat must not be lost.
    `seen` takes each push once; see MemorySeen.
    """

    def __init__(
        self,
        token: str,
        *,
        appid: str,
        aes_key: str | None = None,
        mode: Mode = "auto",
        max_age: float | None = None,
        clock: Callable[[], float] = time.time,
        seen: Seen | None = None,
    ) -> None:
        if not token:
            raise ConfigError("the token of the message push is empty")
        if mode in ("compatible", "secure") and not aes_key:
            raise ConfigError(f"mode {mode} needs aes_key, the EncodingAESKey of the console")
        self._token = token
        self._appid = appid
        self._crypto = PushCrypto(token, aes_key, appid) if aes_key and mode != "plaintext" else None
        self._takes_plaintext = self._crypto is None or mode == "compatible"
        self._max_age = max_age
        self._clock = clock
        self._seen = seen

    def __repr__(self) -> str:
        return f"Receiver(appid={self._appid!r})"

    def verify_url(self, query: Mapping[str, str]) -> str:
        """The `echostr` to answer a GET with, when WeChat checks the URL. Raises PushRefused."""
        self._check_signature(query)
        return _parameter(query, "echostr")

    def receive(self, query: Mapping[str, str], body: bytes) -> Received:
        """The push in a POST. Raises a PushRefused that says which part is wrong."""
        outer = read_body(body)
        encrypt = outer.fields.pop("Encrypt", None)
        if self._crypto is not None and isinstance(encrypt, str):
            received = self._open(self._crypto, query, encrypt)
        else:
            received = self._take_plaintext(
                query, outer, encrypted="MsgType" not in outer.fields and bool(encrypt)
            )
        if self._seen is not None and not self._seen.claim(received.push.dedup_key):
            raise Replayed("this push was taken before")
        return received

    def release(self, received: Received) -> None:
        """Let `seen` forget a push whose handler failed, so that the repeat is handled."""
        if self._seen is not None:
            self._seen.release(received.push.dedup_key)

    def reply(self, received: Received, answer: Answer) -> bytes:
        """The body of the answer: XML or JSON as the push came, and encrypted if it was."""
        if answer is None:
            return b"success"
        fields = self._fields(received, answer)
        text = to_text(fields, received.format).encode(errors="replace")
        if not received.encrypted or self._crypto is None:
            return text
        now = str(int(self._clock()))
        sealed = self._crypto.encrypt(text, timestamp=now, nonce=secrets.token_hex(8))
        return to_text(reply_envelope(sealed), received.format).encode()

    def _fields(self, received: Received, answer: Reply | Mapping[str, Any]) -> Mapping[str, Any]:
        if isinstance(answer, Reply):
            return answer.to_wire(received.push, int(self._clock()))
        if not isinstance(cast("object", answer), Mapping):
            raise InvalidCall(f"a handler returns a Reply, a dict or None, not {type(answer).__name__}")
        return answer

    def _open(self, crypto: PushCrypto, query: Mapping[str, str], encrypt: str) -> Received:
        timestamp, nonce = _parameter(query, "timestamp"), _parameter(query, "nonce")
        if not same_text(_parameter(query, "msg_signature"), crypto.signature(timestamp, nonce, encrypt)):
            raise BadSignature("msg_signature")
        self._check_age(timestamp)
        inner = read_body(crypto.decrypt(encrypt))
        return Received(build_push(inner.fields, inner.text), True, inner.format, inner.fields, inner.text)

    def _take_plaintext(self, query: Mapping[str, str], body: Body, *, encrypted: bool) -> Received:
        if not self._takes_plaintext:
            raise PlaintextRefused("the push is not encrypted")
        self._check_signature(query)
        if encrypted:
            raise KeyMissing("the push is encrypted")
        return Received(build_push(body.fields, body.text), False, body.format, body.fields, body.text)

    def _check_signature(self, query: Mapping[str, str]) -> None:
        given, timestamp, nonce = (_parameter(query, name) for name in ("signature", "timestamp", "nonce"))
        if not same_text(given, push_signature(self._token, timestamp, nonce)):
            raise BadSignature("signature")
        self._check_age(timestamp)

    def _check_age(self, timestamp: str) -> None:
        if self._max_age is None:
            return
        try:
            age = abs(self._clock() - float(timestamp))
        except ValueError:
            raise Expired("the timestamp is not a number") from None
        if not age <= self._max_age:
            raise Expired(f"the request was signed {age:.0f} s from now, max_age is {self._max_age:.0f} s")


def to_text(fields: Mapping[str, Any], form: WireFormat) -> str:
    """`fields` as XML or JSON."""
    return to_xml(fields) if form == "xml" else json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def reply_envelope(sealed: SealedPush) -> dict[str, Any]:
    """What an encrypted reply looks like from outside."""
    return {
        "Encrypt": sealed.encrypt,
        "MsgSignature": sealed.msg_signature,
        "TimeStamp": int(sealed.timestamp),
        "Nonce": sealed.nonce,
    }


def _parameter(query: Mapping[str, str], name: str) -> str:
    value = query.get(name)
    if not value:
        raise MissingParameter(name)
    return value
