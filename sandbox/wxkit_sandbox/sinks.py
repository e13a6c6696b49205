"""Where pushes go: a URL, an ASGI or WSGI app, or a function."""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from wxkit._wire import Incoming, Response

__all__ = ["Asgi", "AsgiSink", "Function", "FunctionSink", "Sink", "UrlSink", "Wsgi", "WsgiSink"]

Scope = MutableMapping[str, Any]
Asgi = Callable[[Scope, Callable[[], Awaitable[Scope]], Callable[[Scope], Awaitable[None]]], Awaitable[None]]
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Function = Callable[[Incoming], Response | bytes | str | None]


class Sink(Protocol):
    """The merchant's side of a push."""

    def deliver(self, request: Incoming, timeout: float) -> Response:
        """Hand the request over and give the answer; any exception counts as a failed attempt."""
        ...


@dataclass(frozen=True, slots=True)
class UrlSink:
    """A server. The path and query of the URL are kept."""

    url: str

    def deliver(self, request: Incoming, timeout: float) -> Response:
        from wxkit._http import exchange  # httpx, which sandboxes in one process do without

        return exchange(
            request.method,
            self.url,
            query=request.query,
            body=request.body or None,
            content_type=request.headers.get("content-type", "text/xml"),
            timeout=timeout,
        )


@dataclass(frozen=True, slots=True)
class FunctionSink:
    """A function in this process, from request to answer (or to the text of a 200 answer)."""

    function: Function

    def deliver(self, request: Incoming, timeout: float) -> Response:
        answer = self.function(request)
        if isinstance(answer, Response):
            return answer
        content = answer.encode() if isinstance(answer, str) else answer or b""
        return Response(200, content, "text/plain")


@dataclass(frozen=True, slots=True)
class WsgiSink:
    """A WSGI application in this process."""

    app: Wsgi
    path: str = "/"

    def deliver(self, request: Incoming, timeout: float) -> Response:
        started: list[str] = []

        def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
            started.append(status)

        chunks = self.app(self._environ(request), start_response)
        content = b"".join(chunks)
        return Response(int(started[-1].split()[0]), content, "text/plain")

    def _environ(self, request: Incoming) -> dict[str, Any]:
        return {
            "REQUEST_METHOD": request.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": self.path,
            "QUERY_STRING": request.query,
            "CONTENT_TYPE": request.headers.get("content-type", ""),
            "CONTENT_LENGTH": str(len(request.body)),
            "SERVER_NAME": "merchant.test",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(request.body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }


@dataclass(slots=True)
class _Collected:
    """What an ASGI app sends."""

    status: int = 500
    chunks: list[bytes] = field(default_factory=list[bytes])

    async def send(self, message: Scope) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif message["type"] == "http.response.body":
            self.chunks.append(message.get("body", b""))


@dataclass(frozen=True, slots=True)
class AsgiSink:
    """An ASGI application in this process. Each push runs in an event loop of its own."""

    app: Asgi
    path: str = "/"

    def deliver(self, request: Incoming, timeout: float) -> Response:
        return _run_alone(lambda: asyncio.wait_for(self._call(request), timeout))

    async def _call(self, request: Incoming) -> Response:
        collected = _Collected()
        bodies = iter([{"type": "http.request", "body": request.body, "more_body": False}])

        async def receive() -> Scope:
            return next(bodies, {"type": "http.disconnect"})

        await self.app(self._scope(request), receive, collected.send)
        return Response(collected.status, b"".join(collected.chunks), "text/plain")

    def _scope(self, request: Incoming) -> Scope:
        headers = {"host": "merchant.test", "content-length": str(len(request.body))} | request.headers
        return {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": request.method,
            "scheme": "http",
            "path": self.path,
            "raw_path": self.path.encode(),
            "root_path": "",
            "query_string": request.query.encode(),
            "headers": [(key.encode(), value.encode()) for key, value in headers.items()],
            "client": ("127.0.0.1", 0),
            "server": ("merchant.test", 80),
        }


def _run_alone(make: Callable[[], Awaitable[Response]]) -> Response:
    """Run a coroutine to its end, in another thread when this one has a running loop."""

    async def main() -> Response:
        return await make()

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(main())
    results: list[Response] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            results.append(asyncio.run(main()))
        except BaseException as error:
            errors.append(error)

    thread = threading.Thread(target=work, name="wxkit-push")
    thread.start()
    thread.join()
    if errors:
        raise errors[0]
    return results[0]
