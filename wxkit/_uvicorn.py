"""uvicorn, quiet, on a socket of our own, ended by a signal as by a normal return."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
from collections.abc import Callable, Generator

import uvicorn

from wxkit._errors import ConfigError

__all__ = ["QuietServer", "bind", "url_of"]

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class QuietServer(uvicorn.Server):
    """Tells when it is ready; SIGINT and SIGTERM end it like a normal return."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], object]) -> None:
        logging.getLogger("uvicorn").setLevel(logging.WARNING)
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """uvicorn raises a signal once more when it has ended; here the process ends well."""
        try:
            before = {number: signal.signal(number, self.handle_exit) for number in SIGNALS}
        except ValueError:  # signals belong to the main thread
            yield
            return
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def bind(host: str, port: int) -> socket.socket:
    """A socket that listens; 0 takes any free port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    try:
        if os.name == "posix":  # elsewhere this option would let two servers share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(1024)
    except (OSError, OverflowError) as error:
        listening.close()
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ConfigError(f"cannot listen on {host}:{port}: {reason}") from None
    listening.set_inheritable(False)
    return listening


def url_of(listening: socket.socket) -> str:
    """Where clients find it; a server for all addresses is told as 127.0.0.1."""
    address: tuple[str, int] = listening.getsockname()
    host, port = address[:2]
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - told apart, not bound
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"
