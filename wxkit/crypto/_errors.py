"""Why ciphertext was refused. The errors of pushes belong to the tree drawn in `wxkit.callbacks._errors`."""

from __future__ import annotations

from typing import ClassVar

from wxkit._errors import CallbackError, WxkitError

__all__ = [
    "ApiSecurityError",
    "BadCiphertext",
    "CannotDecrypt",
    "PushRefused",
    "UserDataError",
    "WrongAppid",
    "WrongKey",
]


class PushRefused(CallbackError):
    """A push that was refused: `reason` says which part is wrong, `hint` what to do about it.

    `status` is the HTTP status the adapters answer with.
    """

    status: ClassVar[int] = 403
    hint: ClassVar[str] = ""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.reason}; {self.hint}" if self.hint else self.reason


class CannotDecrypt(PushRefused):
    """The signature is right, yet `Encrypt` could not be opened."""


class BadCiphertext(CannotDecrypt):
    """`Encrypt` is not base64, or not whole blocks: it was cut or changed on the way."""

    status = 400
    hint = "hand over the request body unchanged, as raw bytes"


class WrongKey(CannotDecrypt):
    """`Encrypt` was made with another EncodingAESKey."""

    hint = "copy the EncodingAESKey of this account from the console again"


class WrongAppid(CannotDecrypt):
    """The push is for another account: the appid at its end is not yours."""

    hint = "give each account its own callback URL and its own appid"


class UserDataError(WxkitError):
    """Open data of a mini-program that cannot be trusted or read."""


class ApiSecurityError(WxkitError):
    """A signed and encrypted call or answer was refused.

    `errcode` and `symbol` are those WeChat gives for the same fault (40230 to 40240).
    """

    def __init__(self, errcode: int, symbol: str, reason: str) -> None:
        super().__init__(f"[{errcode}] {symbol}: {reason}")
        self.errcode = errcode
        self.symbol = symbol
