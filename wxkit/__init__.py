"""wxkit: typed clients for WeChat's Store (微信小店), mini-program (小程序) and service account (服务号).

Nothing but this list is loaded by `import wxkit`; each name brings its module when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wxkit._bundle import AsyncWeChat, WeChat
    from wxkit._call import Blob, Call, Input, Ok, Output, Query, Reply, Upload
    from wxkit._clock import Clock, SystemClock
    from wxkit._endpoint import Async, Sync, endpoint, paged
    from wxkit._errors import (
        AuthError,
        Busy,
        CallbackError,
        ConfigError,
        Conflict,
        ContentRejected,
        InvalidArgument,
        InvalidCall,
        NotFound,
        NotSent,
        PermissionDenied,
        QuotaExceeded,
        ReplyLost,
        TokenError,
        TransportError,
        UnexpectedReply,
        Unreachable,
        WeChatError,
        WxkitError,
    )
    from wxkit._tokens import FileTokenStore, MemoryTokenStore, RedisTokenStore, Token, TokenStore
    from wxkit.miniprogram import AsyncMiniProgram, MiniProgram
    from wxkit.service_account import AsyncServiceAccount, ServiceAccount
    from wxkit.store import AsyncStore, Store

_HOMES = {
    "_bundle": ("AsyncWeChat", "WeChat"),
    "_call": ("Blob", "Call", "Input", "Ok", "Output", "Query", "Reply", "Upload"),
    "_clock": ("Clock", "SystemClock"),
    "_endpoint": ("Async", "Sync", "endpoint", "paged"),
    "_errors": (
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
    ),
    "_tokens": ("FileTokenStore", "MemoryTokenStore", "RedisTokenStore", "Token", "TokenStore"),
    "miniprogram": ("AsyncMiniProgram", "MiniProgram"),
    "service_account": ("AsyncServiceAccount", "ServiceAccount"),
    "store": ("AsyncStore", "Store"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__version__ = "0.1.0"

__all__ = [
    "Async",
    "AsyncMiniProgram",
    "AsyncServiceAccount",
    "AsyncStore",
    "AsyncWeChat",
    "AuthError",
    "Blob",
    "Busy",
    "Call",
    "CallbackError",
    "Clock",
    "ConfigError",
    "Conflict",
    "ContentRejected",
    "FileTokenStore",
    "Input",
    "InvalidArgument",
    "InvalidCall",
    "MemoryTokenStore",
    "MiniProgram",
    "NotFound",
    "NotSent",
    "Ok",
    "Output",
    "PermissionDenied",
    "Query",
    "QuotaExceeded",
    "RedisTokenStore",
    "Reply",
    "ReplyLost",
    "ServiceAccount",
    "Store",
    "Sync",
    "SystemClock",
    "Token",
    "TokenError",
    "TokenStore",
    "TransportError",
    "UnexpectedReply",
    "Unreachable",
    "Upload",
    "WeChat",
    "WeChatError",
    "WxkitError",
    "__version__",
    "endpoint",
    "paged",
]


def __getattr__(name: str) -> Any:
    try:
        home = _HOME[name]
    except KeyError:
        raise AttributeError(f"module 'wxkit' has no attribute {name!r}") from None
    value = getattr(importlib.import_module(f"wxkit.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
