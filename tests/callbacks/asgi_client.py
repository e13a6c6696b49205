"""One request to an ASGI app, without a server."""

from __future__ import annotations

import asyncio
from typing import Any, NamedTuple
from urllib.parse import urlencode


class AsgiAnswer(NamedTuple):
    """What the app sent."""

    status: int
    headers: dict[str, str]
    body: bytes


def asgi_request(app: Any, method: str, path: str, query: dict[str, str], *chunks: bytes) -> AsgiAnswer:
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "root_path": "",
        "query_string": urlencode(query).encode(),
        "headers": [],
    }
    parts = chunks or (b"",)
    events = [
        {"type": "http.request", "body": part, "more_body": number < len(parts)}
        for number, part in enumerate(parts, 1)
    ]
    start, body = asgi_exchange(app, scope, events)
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    return AsgiAnswer(start["status"], headers, body["body"])


def asgi_exchange(app: Any, scope: dict[str, Any], events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Everything the app sends while it receives `events`."""
    sent: list[dict[str, Any]] = []
    incoming = iter(events)

    async def receive() -> dict[str, Any]:
        return next(incoming)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    return sent
