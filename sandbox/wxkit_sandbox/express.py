"""HTTP/1.1 for uvicorn without a task and an ASGI conversation for every request.

Most answers of the sandbox are there at once, so they are written at once. What takes time (the control API,
delayed answers) becomes a task, and what is asked on the same connection meanwhile waits its turn.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Coroutine
from http import HTTPStatus
from typing import Any, NamedTuple, cast
from urllib.parse import unquote

import httptools
from uvicorn.config import Config
from uvicorn.server import ServerState

from wxkit._wire import Incoming, Response
from wxkit_sandbox.asgi import SandboxApp, headers_of
from wxkit_sandbox.aside import aside, spawn
from wxkit_sandbox.control import PREFIX

__all__ = ["Express"]

log = logging.getLogger("wxkit_sandbox")

STATUS_LINES = {
    status.value: f"HTTP/1.1 {status.value} {status.phrase}\r\n".encode() for status in HTTPStatus
}
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
BAD_REQUEST = Response(400, b"this is not HTTP", "text/plain")
BROKEN = Response(500, b"the sandbox failed; see its log", "text/plain")


class _Asked(NamedTuple):
    """A request, and whether the connection stays open after its answer."""

    request: Incoming
    stays: bool


class Express(asyncio.Protocol):
    """One connection. uvicorn makes it, ends it by `shutdown`, and waits until it is lost."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        if not isinstance(config.app, SandboxApp):
            raise TypeError("Express serves a SandboxApp only")
        self._gateway = config.app.gateway
        self._server = server_state
        # uvicorn's own types are named there; any protocol will do.
        self._connections = cast("set[asyncio.Protocol]", server_state.connections)
        self._loop = _loop or asyncio.get_running_loop()
        self._parser = httptools.HttpRequestParser(self)
        self._turns: deque[_Asked] = deque()
        self._task: asyncio.Task[None] | None = None
        self._ending = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._connections.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._connections.discard(self)
        self._turns.clear()

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            pass  # an offer that is not taken up; the request was answered
        except httptools.HttpParserError:
            self._write(BAD_REQUEST, stays=False)

    def shutdown(self) -> None:
        """End the connection, after the answer that is under way."""
        self._ending = True
        if self._task is None:
            self._transport.close()

    # What the parser tells

    def on_message_begin(self) -> None:
        self._url, self._body = b"", b""
        self._headers: dict[str, str] = {}

    def on_url(self, url: bytes) -> None:
        self._url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers[name.decode("latin-1").lower()] = value.decode("latin-1")

    def on_headers_complete(self) -> None:
        if self._headers.get("expect", "").lower() == "100-continue":
            self._transport.write(CONTINUE)

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        url = httptools.parse_url(self._url)
        request = Incoming(
            self._parser.get_method().decode("ascii"),
            unquote((url.path or b"/").decode("latin-1")),
            (url.query or b"").decode("latin-1"),
            self._body,
            self._headers,
        )
        asked = _Asked(request, self._parser.should_keep_alive())
        if self._task is None:
            self._answer(asked)
        else:
            self._turns.append(asked)

    # How it is answered

    def _answer(self, asked: _Asked) -> None:
        request, stays = asked
        if request.path.startswith(PREFIX):
            self._later(self._steer(asked))
            return
        try:
            outcome = self._gateway.answer(request)
        except Exception:
            log.exception("%s %s failed", request.method, request.path)
            self._write(BROKEN, stays=False)
            return
        if outcome.response is None:
            self._transport.abort()
        elif outcome.response.delay:
            self._later(self._wait(outcome.response, stays))
        else:
            self._write(outcome.response, stays)
        if outcome.world is not None and outcome.world.pusher.pending:
            spawn(outcome.world.pusher.drain)

    async def _steer(self, asked: _Asked) -> None:
        try:
            response = await aside(lambda: self._gateway.handle(asked.request))
        except Exception:
            log.exception("%s %s failed", asked.request.method, asked.request.path)
            response = BROKEN
        self._write(response, asked.stays)

    async def _wait(self, response: Response, stays: bool) -> None:
        await asyncio.sleep(response.delay)
        self._write(response, stays)

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        self._task = self._loop.create_task(work)
        self._server.tasks.add(self._task)
        self._task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._server.tasks.discard(task)
        self._task = None
        while self._turns and self._task is None:
            self._answer(self._turns.popleft())

    def _write(self, response: Response, stays: bool) -> None:
        if self._transport.is_closing():
            return
        stays = stays and not self._ending
        lines = [STATUS_LINES[response.status]]
        for name, value in (*self._server.default_headers, *headers_of(response)):
            lines.append(b"%b: %b\r\n" % (name, value))
        lines.append(b"\r\n" if stays else b"connection: close\r\n\r\n")
        lines.append(response.content)
        self._transport.write(b"".join(lines))
        if not stays:
            self._transport.close()
