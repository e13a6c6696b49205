"""The sandbox under uvicorn: a socket, and a server that tells when it is ready."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Literal

import uvicorn

from wxkit._uvicorn import QuietServer, bind, url_of
from wxkit_sandbox.asgi import SandboxApp

__all__ = ["Server", "bind", "url_of"]

KEPT_OPEN = 600
"""Seconds after which uvicorn's own protocol closes an idle connection: longer than clients pool one."""
PATIENCE = 1
"""Seconds that answers under way get when the server ends."""


class Server(QuietServer):
    """Serves a sandbox."""

    def __init__(self, app: SandboxApp, on_ready: Callable[[], object]) -> None:
        config = uvicorn.Config(
            app,
            http=_protocol(),
            timeout_keep_alive=KEPT_OPEN,
            log_config=None,
            access_log=False,
            lifespan="on",
            ws="none",
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=PATIENCE,
        )
        super().__init__(config, on_ready)


def _protocol() -> type[asyncio.Protocol] | Literal["auto"]:
    """Our own where httptools is installed, else what uvicorn finds."""
    try:
        from wxkit_sandbox.express import Express
    except ModuleNotFoundError as error:
        if error.name != "httptools":
            raise
        return "auto"
    return Express
