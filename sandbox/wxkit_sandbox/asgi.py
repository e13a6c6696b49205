"""The sandbox as an ASGI application, for any ASGI server."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from wxkit._wire import ConnectionCut, Incoming, Response
from wxkit_sandbox.aside import aside, spawn
from wxkit_sandbox.control import PREFIX
from wxkit_sandbox.fresh import fresh_world
from wxkit_sandbox.gateway import Gateway
from wxkit_sandbox.world import Directory, World

__all__ = ["SandboxApp", "asgi_app", "headers_of"]

log = logging.getLogger("wxkit_sandbox")

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Scope]]
Send = Callable[[Scope], Awaitable[None]]

TICK = 0.1
"""Seconds between two looks at the timers of running clocks."""


def asgi_app(world: World | None = None) -> SandboxApp:
    """The app that serves a world and its siblings; a fresh one when none is given.

    `uvicorn --factory wxkit_sandbox:asgi_app` works.
    """
    return SandboxApp(Gateway((world or fresh_world(clock="offset")).directory))


class SandboxApp:
    """Answers HTTP for all worlds of a gateway.

    Pushes that an API call causes go out after its answer, from a thread. What the control API causes has
    gone out before it answers. Under `lifespan`, running clocks tick.
    """

    def __init__(self, gateway: Gateway) -> None:
        self.gateway = gateway

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._live(receive, send)
        else:
            raise ValueError(f"the sandbox speaks HTTP, not {scope['type']}")

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = await _incoming(scope, receive)
        if request.path.startswith(PREFIX):
            await _send(send, await aside(lambda: self.gateway.handle(request)))
            return
        outcome = self.gateway.answer(request)
        if outcome.response is None:
            await _cut(send, receive)
        else:
            if outcome.response.delay:
                await asyncio.sleep(outcome.response.delay)
            await _send(send, outcome.response)
        if outcome.world is not None and outcome.world.pusher.pending:
            spawn(outcome.world.pusher.drain)

    async def _live(self, receive: Receive, send: Send) -> None:
        ticking: asyncio.Task[None] | None = None
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                ticking = asyncio.create_task(_tick(self.gateway.directory))
                await send({"type": "lifespan.startup.complete"})
            else:
                if ticking is not None:
                    ticking.cancel()
                    with contextlib.suppress(asyncio.CancelledError):
                        await ticking
                await send({"type": "lifespan.shutdown.complete"})
                return


async def _incoming(scope: Scope, receive: Receive) -> Incoming:
    headers = {key.decode("latin-1"): value.decode("latin-1") for key, value in scope["headers"]}
    body = await _body(receive) if "content-length" in headers or "transfer-encoding" in headers else b""
    return Incoming(scope["method"], scope["path"], scope["query_string"].decode("latin-1"), body, headers)


async def _body(receive: Receive) -> bytes:
    chunks: list[bytes] = []
    more = True
    while more:
        message = await receive()
        chunks.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(chunks)


async def _send(send: Send, response: Response) -> None:
    await send({"type": "http.response.start", "status": response.status, "headers": headers_of(response)})
    await send({"type": "http.response.body", "body": response.content})


def headers_of(response: Response) -> list[tuple[bytes, bytes]]:
    """The headers of an answer as bytes. Names of files are people's own, so line ends are taken out."""
    headers = [
        (b"content-type", response.content_type.encode("latin-1", "replace")),
        (b"content-length", b"%d" % len(response.content)),
    ]
    for name, value in response.headers.items():
        clean = value.encode("latin-1", "replace").replace(b"\r", b" ").replace(b"\n", b" ")
        headers.append((name.encode("latin-1"), clean))
    return headers


async def _cut(send: Send, receive: Receive) -> None:
    """Close the connection without an answer."""
    # ASGI has no word for it; uvicorn's transport is within reach.
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is None:
        raise ConnectionCut("a fault cuts this connection")
    transport.abort()
    while (await receive())["type"] != "http.disconnect":
        pass


async def _tick(directory: Directory) -> None:
    """Let happen what falls due on clocks that run."""
    while True:
        await asyncio.sleep(TICK)
        for world in list(directory.worlds.values()):
            due = world.clock.next_due()
            if world.clock.mode != "frozen" and due is not None and due <= world.clock.now():
                try:
                    await aside(world.tick)
                except Exception:
                    log.exception("a timer of %s failed", world.name)
