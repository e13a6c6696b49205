"""A callback URL for any web framework: a plain function, an ASGI app and a WSGI app.

Answers: 200 what the handler returned, or `success`; 400 and 403 with one line that says why a push was
refused; 500 when the handler raised, so that WeChat sends the push again.
"""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from http import HTTPStatus
from typing import Any, NamedTuple, TypeAlias, cast
from urllib.parse import parse_qsl

from wxkit.callbacks._dispatch import AsyncHandler, Handler
from wxkit.callbacks._errors import PushRefused, Replayed
from wxkit.callbacks._parse import MAX_BODY
from wxkit.callbacks._receiver import Received, Receiver
from wxkit.callbacks._replies import Answer

__all__ = ["HttpAnswer", "asgi_app", "handle", "handle_async", "wsgi_app"]

log = logging.getLogger("wxkit.callbacks")

_Scope: TypeAlias = MutableMapping[str, Any]
_Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]
_Send: TypeAlias = Callable[[MutableMapping[str, Any]], Awaitable[None]]
_AsgiApp: TypeAlias = Callable[[_Scope, _Receive, _Send], Awaitable[None]]
_StartResponse: TypeAlias = Callable[[str, list[tuple[str, str]]], object]
_WsgiApp: TypeAlias = Callable[[dict[str, Any], _StartResponse], Iterable[bytes]]

_TEXT = "text/plain; charset=utf-8"
_TYPES = {"xml": "application/xml; charset=utf-8", "json": "application/json; charset=utf-8"}


class HttpAnswer(NamedTuple):
    """What to send back."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


def handle(
    receiver: Receiver, method: str, query: str | Mapping[str, str], body: bytes, handler: Handler
) -> HttpAnswer:
    """Answer one request to the callback URL. `query` is raw or parsed. Never raises for bad input."""
    opened = _open(receiver, method, query, body)
    if isinstance(opened, HttpAnswer):
        return opened
    try:
        return _answer(receiver, opened, handler(opened.push))
    except Exception:
        return _failed(receiver, opened)


async def handle_async(
    receiver: Receiver,
    method: str,
    query: str | Mapping[str, str],
    body: bytes,
    handler: Handler | AsyncHandler,
) -> HttpAnswer:
    """As `handle`. A handler that is not async runs in a thread, so that it cannot block the loop."""
    opened = _open(receiver, method, query, body)
    if isinstance(opened, HttpAnswer):
        return opened
    try:
        return _answer(receiver, opened, await _call(handler, opened))
    except Exception:
        return _failed(receiver, opened)


def wsgi_app(receiver: Receiver, handler: Handler) -> _WsgiApp:
    """A WSGI application that is the callback URL."""

    def app(environ: dict[str, Any], start_response: _StartResponse) -> Iterable[bytes]:
        size = environ.get("CONTENT_LENGTH") or "0"
        length = min(int(size), MAX_BODY + 1) if size.isascii() and size.isdigit() else 0
        body = cast("bytes", environ["wsgi.input"].read(length))
        query = cast("str", environ.get("QUERY_STRING", ""))
        status, headers, content = handle(receiver, environ["REQUEST_METHOD"], query, body, handler)
        start_response(f"{status} {HTTPStatus(status).phrase}", headers)
        return [content]

    return app


def asgi_app(receiver: Receiver, handler: Handler | AsyncHandler) -> _AsgiApp:
    """An ASGI application that is the callback URL; mount it or serve it alone."""

    async def app(scope: _Scope, receive: _Receive, send: _Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif scope["type"] == "http":
            query = cast("bytes", scope["query_string"]).decode("latin-1")
            body = await _read(receive)
            await _respond(send, await handle_async(receiver, scope["method"], query, body, handler))
        else:
            raise ValueError(f"a callback URL does not take {scope['type']}")

    return app


def _open(
    receiver: Receiver, method: str, query: str | Mapping[str, str], body: bytes
) -> Received | HttpAnswer:
    parameters = dict(parse_qsl(query)) if isinstance(query, str) else query
    try:
        match method.upper():
            case "GET":
                return _text(200, receiver.verify_url(parameters))
            case "POST":
                return receiver.receive(parameters, body)
            case _:
                return _text(405, "a callback URL takes GET and POST", ("allow", "GET, POST"))
    except Replayed:
        return _text(200, "success")
    except PushRefused as error:
        log.warning("push refused: %s", error)
        return _text(error.status, " ".join(str(error).split()))


async def _call(handler: Handler | AsyncHandler, received: Received) -> Answer:
    if inspect.iscoroutinefunction(handler) or inspect.iscoroutinefunction(type(handler).__call__):
        found: Answer | Awaitable[Answer] = handler(received.push)
    else:
        found = await asyncio.to_thread(handler, received.push)
    return await found if inspect.isawaitable(found) else found


def _answer(receiver: Receiver, received: Received, answer: Answer) -> HttpAnswer:
    body = receiver.reply(received, answer)
    kind = _TEXT if answer is None else _TYPES[received.format]
    return HttpAnswer(200, _headers(kind, len(body)), body)


def _failed(receiver: Receiver, received: Received) -> HttpAnswer:
    receiver.release(received)
    log.exception("the handler of %s failed; WeChat will repeat the push", type(received.push).__name__)
    return _text(500, "the handler failed")


def _text(status: int, text: str, *more: tuple[str, str]) -> HttpAnswer:
    body = text.encode(errors="replace")
    return HttpAnswer(status, [*_headers(_TEXT, len(body)), *more], body)


def _headers(content_type: str, length: int) -> list[tuple[str, str]]:
    return [
        ("content-type", content_type),
        ("content-length", str(length)),
        ("x-content-type-options", "nosniff"),
    ]


async def _read(receive: _Receive) -> bytes:
    """The body, cut soon after the limit; what is too long is refused when it is parsed."""
    parts: list[bytes] = []
    size, more = 0, True
    while more and size <= MAX_BODY:
        message = await receive()
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        more = bool(message.get("more_body", False))
    return b"".join(parts)


async def _respond(send: _Send, answer: HttpAnswer) -> None:
    headers = [(name.encode(), value.encode()) for name, value in answer.headers]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


async def _lifespan(receive: _Receive, send: _Send) -> None:
    while True:
        phase = (await receive())["type"]
        await send({"type": f"{phase}.complete"})
        if phase == "lifespan.shutdown":
            return
