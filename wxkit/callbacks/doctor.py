"""Explains a captured callback request, step by step, without showing the token or the key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias
from urllib.parse import parse_qsl

from wxkit._errors import ConfigError
from wxkit.callbacks._errors import CannotDecrypt, MalformedPush
from wxkit.callbacks._parse import Body, build_push, read_body
from wxkit.callbacks._push import UnknownEvent, UnknownMessage
from wxkit.crypto._push import PushCrypto, push_signature, same_text

__all__ = ["Finding", "diagnose"]

Level: TypeAlias = Literal["ok", "warning", "error"]

_ELSEWHERE = "use the Token of the console's message push page, and the query string as it came"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is right or wrong, and what to do about it."""

    level: Level
    text: str
    hint: str = ""


def diagnose(
    method: str,
    query: str | Mapping[str, str],
    body: bytes,
    token: str,
    aes_key: str | None,
    appid: str,
) -> list[Finding]:
    """What is right and wrong with a request to the callback URL, in the order of its checks.

    Signatures, computed and given, are shown; the token, the key and the message are not.
    """
    parameters = dict(parse_qsl(query)) if isinstance(query, str) else dict(query)
    case = _Case(parameters, body, token, aes_key or "", appid)
    match method.upper():
        case "GET":
            return [*case.settings(), *case.url_check()]
        case "POST":
            return [*case.settings(), *case.push()]
        case other:
            return [Finding("error", f"{other} is not a method WeChat uses", "capture the GET or the POST")]


@dataclass(frozen=True, slots=True)
class _Case:
    query: dict[str, str]
    body: bytes
    token: str
    aes_key: str
    appid: str

    def settings(self) -> Iterator[Finding]:
        if self.token != self.token.strip():
            yield Finding("error", "the token has spaces at its ends", "remove them from your setting")
        if not self.token:
            yield Finding("error", "the token is empty", "set the Token of the message push page")
        if not self.appid:
            yield Finding(
                "warning", "no appid is given, so it cannot be compared", "pass the account's appid"
            )

    def url_check(self) -> Iterator[Finding]:
        yield from self._missing("signature", "timestamp", "nonce", "echostr")
        yield from self._plain_signature()
        if self.query.get("echostr"):
            yield Finding("ok", "answer with the bare echostr: no quotes, no JSON, no line break")

    def push(self) -> Iterator[Finding]:
        yield from self._missing("timestamp", "nonce")
        try:
            body = read_body(self.body)
        except MalformedPush as error:
            yield Finding(
                "error", str(error), "hand over the body as raw bytes, before any framework parses it"
            )
            return
        encrypt = body.fields.get("Encrypt")
        if isinstance(encrypt, str) and encrypt:
            yield from self._encrypted(body, encrypt)
        else:
            yield from self._plaintext(body)

    def _plaintext(self, body: Body) -> Iterator[Finding]:
        yield Finding("ok", f"the body is plaintext {body.format.upper()} (明文模式)")
        if self.query.get("encrypt_type") == "aes" or self.query.get("msg_signature"):
            yield Finding(
                "error", "the query speaks of encryption, the body has no Encrypt", "capture both together"
            )
        if self.aes_key:
            yield Finding(
                "warning",
                "an EncodingAESKey is set, yet the push is not encrypted",
                "choose the secure mode (安全模式) in the console, or mode='plaintext' in the Receiver",
            )
        yield from self._plain_signature()
        yield from _recognised(body)

    def _encrypted(self, body: Body, encrypt: str) -> Iterator[Finding]:
        mode = "compatible (兼容模式)" if "MsgType" in body.fields else "secure (安全模式)"
        yield Finding("ok", f"the body is encrypted {body.format.upper()}; the console's mode is {mode}")
        yield from self._message_signature(encrypt)
        if not self.aes_key:
            yield Finding(
                "error", "the push is encrypted and no EncodingAESKey is set", "pass the key of the console"
            )
            return
        try:
            plain = PushCrypto(self.token, self.aes_key, self.appid).decrypt(encrypt)
            yield Finding("ok", "Encrypt opens with this EncodingAESKey and carries this appid")
            yield from _recognised(read_body(plain))
        except ConfigError as error:
            yield Finding("error", str(error), "the key has 43 characters and no = at its end")
        except CannotDecrypt as error:
            yield Finding("error", error.reason, error.hint)
        except MalformedPush as error:
            yield Finding("error", f"decrypted, but {error}")

    def _plain_signature(self) -> Iterator[Finding]:
        computed = push_signature(self.token, *self._stamp())
        yield from self._compare("signature", computed, "timestamp and nonce")

    def _message_signature(self, encrypt: str) -> Iterator[Finding]:
        if not self.query.get("msg_signature"):
            yield Finding("error", "msg_signature is missing", "hand over the whole query string")
        computed = push_signature(self.token, *self._stamp(), encrypt)
        plain = push_signature(self.token, *self._stamp())
        if same_text(self.query.get("signature", ""), computed):
            yield Finding("error", "`signature` holds what belongs into `msg_signature`", "exchange the two")
        elif same_text(self.query.get("msg_signature", ""), plain):
            yield Finding("error", "`msg_signature` holds what belongs into `signature`", "exchange the two")
        elif self.query.get("msg_signature"):
            yield from self._compare("msg_signature", computed, "timestamp, nonce and Encrypt")

    def _compare(self, name: str, computed: str, over: str) -> Iterator[Finding]:
        given = self.query.get(name, "")
        if given and same_text(given, computed):
            yield Finding("ok", f"{name} fits: the token is right")
        elif given:
            yield Finding(
                "error",
                f"{name} is {given[:64]}, over the token, {over} it would be {computed}",
                self._why(name),
            )

    def _why(self, name: str) -> str:
        if name == "msg_signature" and self._token_is_right():
            return "the token is right (`signature` fits), so Encrypt was changed on the way"
        if same_text(self.query.get(name, ""), push_signature(self.token.strip(), *self._stamp())):
            return "it fits without the spaces around the token"
        return _ELSEWHERE

    def _token_is_right(self) -> bool:
        return same_text(self.query.get("signature", ""), push_signature(self.token, *self._stamp()))

    def _stamp(self) -> tuple[str, str]:
        return self.query.get("timestamp", ""), self.query.get("nonce", "")

    def _missing(self, *names: str) -> Iterator[Finding]:
        for name in names:
            if not self.query.get(name):
                yield Finding(
                    "error", f"the query parameter {name} is missing", "hand over the whole query string"
                )


def _recognised(body: Body) -> Iterator[Finding]:
    try:
        push = build_push(body.fields, body.text)
    except MalformedPush as error:
        yield Finding("error", str(error))
        return
    if isinstance(push, UnknownEvent | UnknownMessage):
        yield Finding(
            "warning", f"wxkit does not know {push.msg_type!r} {getattr(push, 'event', '')!r}; kept whole"
        )
    else:
        yield Finding("ok", f"it is a {type(push).__name__}")
