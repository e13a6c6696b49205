"""Pushes from WeChat (消息与事件推送): verify, decrypt, read as typed events, answer.

    receiver = Receiver(token, appid=appid, aes_key=aes_key)
    table = Dispatcher()

    @table.on(events.Subscribe)
    def welcome(event: events.Subscribe) -> TextReply:
        return TextReply("welcome")

    app = wsgi_app(receiver, table)

https://developers.weixin.qq.com/doc/service/guide/dev/push
"""

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
    VideoReply,
    VoiceReply,
)
from wxkit.callbacks._seen import MemorySeen, Seen
from wxkit.callbacks._sender import Delivery, Sender
from wxkit.callbacks._web import HttpAnswer, asgi_app, handle, handle_async, wsgi_app
from wxkit.callbacks._xml import parse_xml, to_xml
from wxkit.callbacks.doctor import Finding, diagnose

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
