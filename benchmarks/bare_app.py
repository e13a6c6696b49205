"""The least an ASGI app can do: read the request, answer as /cgi-bin/tags/get would."""

from __future__ import annotations

from typing import Any

ANSWER = b'{"tags":[{"id":100,"name":"vip","count":0}]}'
HEADERS = [(b"content-type", b"application/json; encoding=utf-8"), (b"content-length", b"%d" % len(ANSWER))]


async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    if scope["type"] != "http":
        return
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await send({"type": "http.response.body", "body": ANSWER})
