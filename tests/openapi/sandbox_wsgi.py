"""The sandbox's gateway as a WSGI app, the quickest door that schemathesis knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from wxkit._wire import Incoming
from wxkit_sandbox.gateway import Gateway

__all__ = ["wsgi"]


def wsgi(gateway: Gateway) -> Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]:
    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        answer = gateway.handle(incoming(environ))
        headers = {"content-type": answer.content_type} | answer.headers
        start_response(f"{answer.status} {HTTPStatus(answer.status).phrase}", list(headers.items()))
        return [answer.content]

    return app


def incoming(environ: dict[str, Any]) -> Incoming:
    return Incoming(
        method=environ["REQUEST_METHOD"],
        path=environ["PATH_INFO"],
        query=environ["QUERY_STRING"],
        body=environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)),
        headers={"content-type": environ.get("CONTENT_TYPE", "")},
    )
