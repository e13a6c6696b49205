"""Every error of wxkit, by what it means for the caller.

WxkitError
├── ConfigError             a setting, file or flag is wrong
├── InvalidCall             the arguments are wrong; nothing was sent
├── TransportError          no answer came back
│   ├── NotSent             the connection failed before the request left: safe to repeat
│   └── ReplyLost           the request may have been carried out: look before you repeat
├── UnexpectedReply         an answer that is not WeChat's (HTTP 502, HTML, …)
├── CallbackError           a push that cannot be trusted or read (see wxkit.callbacks)
└── WeChatError             WeChat refused: errcode, errmsg, rid
    ├── AuthError           wrong appid or secret, address not in the IP whitelist
    │   └── TokenError      the access_token is invalid, replaced or expired
    ├── PermissionDenied    the account may not use this API
    ├── QuotaExceeded       a limit per day, minute or object is used up
    ├── NotFound            what the call names does not exist
    ├── InvalidArgument     WeChat does not accept a value
    ├── Conflict            the object's state forbids it, or it exists already
    ├── Unreachable         the person refused, did not subscribe, or the window is closed
    ├── ContentRejected     text or media failed WeChat's content check
    └── Busy                WeChat is overloaded; try again later
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wxkit._call import Call

__all__ = [
    "AuthError",
    "Busy",
    "CallbackError",
    "ConfigError",
    "Conflict",
    "ContentRejected",
    "InvalidArgument",
    "InvalidCall",
    "NotFound",
    "NotSent",
    "PermissionDenied",
    "QuotaExceeded",
    "ReplyLost",
    "TokenError",
    "TransportError",
    "UnexpectedReply",
    "Unreachable",
    "WeChatError",
    "WxkitError",
]

_RID = re.compile(r",? rid: (\S+)\s*$")


class WxkitError(Exception):
    """The base of everything wxkit raises."""


class ConfigError(WxkitError):
    """A setting, file or flag is wrong; the text names it in one line."""


class InvalidCall(WxkitError, ValueError):
    """The arguments of a call are wrong; nothing was sent. The text names each field."""


class TransportError(WxkitError):
    """No answer came back. `call` is the request that was under way, if there was one."""

    def __init__(self, message: str, call: Call[Any] | None = None) -> None:
        super().__init__(message)
        self.call = call


class NotSent(TransportError):
    """The request never left this machine, so sending it again does no harm."""


class ReplyLost(TransportError):
    """The request was sent and no answer came: WeChat may have carried it out."""


class UnexpectedReply(WxkitError):
    """The answer is not WeChat's: another HTTP status, or a body that is not JSON."""

    def __init__(self, message: str, status: int, call: Call[Any] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.call = call


class CallbackError(WxkitError):
    """A push that cannot be trusted or read; subclasses say which part is wrong."""


class WeChatError(WxkitError):
    """WeChat refused the call.

    `errcode` and `errmsg` are as on the wire, `rid` identifies the request at WeChat
    (`client.quota.rid(rid=…)` looks it up for 7 days), `call` is what was sent.
    """

    def __init__(
        self,
        errcode: int,
        errmsg: str,
        call: Call[Any] | None = None,
        *,
        hint: str = "",
        reply: dict[str, Any] | None = None,
    ) -> None:
        self.errcode = errcode
        self.errmsg = errmsg
        self.call = call
        self.hint = hint
        self.reply = reply or {}
        super().__init__(errcode, errmsg)

    @property
    def rid(self) -> str | None:
        """WeChat's id of the request, when `errmsg` carries one."""
        found = _RID.search(self.errmsg)
        return found.group(1) if found else None

    @property
    def doc(self) -> str | None:
        """The documentation page of the call that was refused."""
        return self.call.__doc_url__ if self.call is not None else None

    def __str__(self) -> str:
        name = type(self.call).__name__ if self.call is not None else "call"
        lines = [f"{name} refused: [{self.errcode}] {self.errmsg}"]
        lines += [f"  hint: {self.hint}"] if self.hint else []
        lines += [f"  docs: {self.doc}"] if self.doc else []
        return "\n".join(lines)


class AuthError(WeChatError):
    """Wrong appid or secret, frozen secret, or an address that is not in the IP whitelist."""


class TokenError(AuthError):
    """The access_token is invalid, was replaced by a newer one, or has expired."""


class PermissionDenied(WeChatError):
    """The account, or the kind of account, may not use this API."""


class QuotaExceeded(WeChatError):
    """A limit is used up: calls per day or minute, or objects per account."""


class NotFound(WeChatError):
    """What the call names does not exist, or belongs to another account."""


class InvalidArgument(WeChatError):
    """WeChat does not accept a value; `errmsg` often names the field."""


class Conflict(WeChatError):
    """The object's state does not allow this, or it exists already."""


class Unreachable(WeChatError):
    """The person refused, is not subscribed, or the time to answer them is over."""


class ContentRejected(WeChatError):
    """Text or media did not pass WeChat's content check."""


class Busy(WeChatError):
    """WeChat is overloaded. Reads and idempotent calls were already retried."""
