"""Why a push was refused, by the part that is wrong.

CallbackError
└── PushRefused                 reason, hint, and the HTTP status the adapters answer with
    ├── MissingParameter        the query lacks what the signature needs
    ├── BadSignature            `signature` or `msg_signature` does not fit
    ├── Expired                 signed longer ago than `max_age`
    ├── Replayed                handled before; the adapters answer `success`
    ├── MalformedPush           not the XML or JSON of a push: cut, hostile, too large
    ├── PlaintextRefused        the push is not encrypted and must be
    ├── KeyMissing              the push is encrypted and no EncodingAESKey is set
    └── CannotDecrypt           the signature is right, the ciphertext does not open
        ├── BadCiphertext       `Encrypt` was cut or changed
        ├── WrongKey            another EncodingAESKey
        └── WrongAppid          another account's push
"""

from __future__ import annotations

from typing import Literal

from wxkit.crypto._errors import BadCiphertext, CannotDecrypt, PushRefused, WrongAppid, WrongKey

__all__ = [
    "BadCiphertext",
    "BadSignature",
    "CannotDecrypt",
    "Expired",
    "KeyMissing",
    "MalformedPush",
    "MissingParameter",
    "PlaintextRefused",
    "PushRefused",
    "Replayed",
    "WrongAppid",
    "WrongKey",
]


class MissingParameter(PushRefused):
    """The query lacks a parameter; `name` says which."""

    status = 400
    hint = "WeChat always sends it: was the query string handed over whole?"

    def __init__(self, name: str) -> None:
        super().__init__(f"the query parameter {name} is missing")
        self.name = name


class BadSignature(PushRefused):
    """`which` of the two signatures does not fit."""

    hint = "use the Token of the console's message push page, and the request as it came"

    def __init__(self, which: Literal["signature", "msg_signature"]) -> None:
        super().__init__(f"{which} does not fit")
        self.which = which


class Expired(PushRefused):
    """The request was signed longer ago than `max_age`, or its clock is ahead."""

    hint = "check the clock of this machine, or raise max_age"


class Replayed(PushRefused):
    """The same push was taken before; do nothing and answer `success`."""

    status = 200


class MalformedPush(PushRefused):
    """The body is not a push: broken XML or JSON, not UTF-8, hostile, or too large."""

    status = 400


class PlaintextRefused(PushRefused):
    """The push is not encrypted although an EncodingAESKey is set."""

    hint = "choose the secure mode (安全模式) in the console, or mode='compatible' here"


class KeyMissing(PushRefused):
    """The push is encrypted and there is no EncodingAESKey to open it."""

    status = 400
    hint = "pass aes_key=, or choose the plaintext mode (明文模式) in the console"
