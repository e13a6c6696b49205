"""Pushes from WeChat (消息与事件推送): verify, decrypt, read as typed events, answer.

    receiver = Receiver(token, appid=appid, aes_key=aes_key)
    table = Dispatcher()

    @table.on(events.Subscribe)
    def welcome(event: events.Subscribe) -> TextReply:
        return TextReply("welcome")

    app = wsgi_app(receiver, table)

https://developers.weixin.qq.com/doc/service/guide/dev/push
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wxkit.callbacks import events, messages
    from wxkit.callbacks._dispatch import AsyncDispatcher, AsyncHandler, Dispatcher, Handler
    from wxkit.callbacks._errors import (
        BadCiphertext,
        BadSignature,
        CannotDecrypt,
        Expired,
        KeyMissing,
        MalformedPush,
        MissingParameter,
        PlaintextRefused,
        PushRefused,
        Replayed,
        WrongAppid,
        WrongKey,
    )
    from wxkit.callbacks._parse import parse_push
    from wxkit.callbacks._push import (
        AnyPush,
        Event,
        Id,
        Many,
        Message,
        NumberId,
        PascalWire,
        Push,
        Secret,
        SnakeEvent,
        UnknownEvent,
        UnknownMessage,
        Wire,
        WireFormat,
        named,
    )
    from wxkit.callbacks._receiver import Mode, Received, Receiver
    from wxkit.callbacks._replies import (
        Answer,
        Article,
        ImageReply,
        MusicReply,
        NewsReply,
        Reply,
        TextReply,
        TransferCustomerService,
        TransferToAi,
        VideoReply,
        VoiceReply,
    )
    from wxkit.callbacks._seen import MemorySeen, Seen
    from wxkit.callbacks._sender import Delivery, Sender
    from wxkit.callbacks._web import HttpAnswer, asgi_app, handle, handle_async, wsgi_app
    from wxkit.callbacks._xml import parse_xml, to_xml
    from wxkit.callbacks.doctor import Finding, diagnose

# Each name brings its module when it is first used: the events alone are some 250 classes.
_HOMES: dict[str, tuple[str, ...]] = {
    "_dispatch": (
        "AsyncDispatcher",
        "AsyncHandler",
        "Dispatcher",
        "Handler",
    ),
    "_errors": (
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
    ),
    "_parse": ("parse_push",),
    "_push": (
        "AnyPush",
        "Event",
        "Id",
        "Many",
        "Message",
        "NumberId",
        "PascalWire",
        "Push",
        "Secret",
        "SnakeEvent",
        "UnknownEvent",
        "UnknownMessage",
        "Wire",
        "WireFormat",
        "named",
    ),
    "_receiver": (
        "Mode",
        "Received",
        "Receiver",
    ),
    "_replies": (
        "Answer",
        "Article",
        "ImageReply",
        "MusicReply",
        "NewsReply",
        "Reply",
        "TextReply",
        "TransferCustomerService",
        "TransferToAi",
        "VideoReply",
        "VoiceReply",
    ),
    "_seen": (
        "MemorySeen",
        "Seen",
    ),
    "_sender": (
        "Delivery",
        "Sender",
    ),
    "_web": (
        "HttpAnswer",
        "asgi_app",
        "handle",
        "handle_async",
        "wsgi_app",
    ),
    "_xml": (
        "parse_xml",
        "to_xml",
    ),
    "doctor": (
        "Finding",
        "diagnose",
    ),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Answer",
    "AnyPush",
    "Article",
    "AsyncDispatcher",
    "AsyncHandler",
    "BadCiphertext",
    "BadSignature",
    "CannotDecrypt",
    "Delivery",
    "Dispatcher",
    "Event",
    "Expired",
    "Finding",
    "Handler",
    "HttpAnswer",
    "Id",
    "ImageReply",
    "KeyMissing",
    "MalformedPush",
    "Many",
    "MemorySeen",
    "Message",
    "MissingParameter",
    "Mode",
    "MusicReply",
    "NewsReply",
    "NumberId",
    "PascalWire",
    "PlaintextRefused",
    "Push",
    "PushRefused",
    "Received",
    "Receiver",
    "Replayed",
    "Reply",
    "Secret",
    "Seen",
    "Sender",
    "SnakeEvent",
    "TextReply",
    "TransferCustomerService",
    "TransferToAi",
    "UnknownEvent",
    "UnknownMessage",
    "VideoReply",
    "VoiceReply",
    "Wire",
    "WireFormat",
    "WrongAppid",
    "WrongKey",
    "asgi_app",
    "diagnose",
    "events",
    "handle",
    "handle_async",
    "messages",
    "named",
    "parse_push",
    "parse_xml",
    "to_xml",
    "wsgi_app",
]


def __getattr__(name: str) -> Any:
    if name in ("events", "messages"):
        return import_module(f"{__name__}.{name}")
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
