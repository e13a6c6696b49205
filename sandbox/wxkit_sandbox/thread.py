"""A sandbox server in a thread of this process."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Self

from wxkit._errors import ConfigError
from wxkit_sandbox.asgi import SandboxApp
from wxkit_sandbox.clock import ClockMode
from wxkit_sandbox.fresh import begin_later_with, settle_in
from wxkit_sandbox.gateway import Gateway
from wxkit_sandbox.saving import load_world
from wxkit_sandbox.server import Server, bind, url_of
from wxkit_sandbox.settings import Settings
from wxkit_sandbox.world import Directory, World

__all__ = ["SandboxServer"]

STARTS_WITHIN = 30.0
"""Seconds after which a server that is not ready has failed."""


class SandboxServer:
    """Serves a world over HTTP while a `with` block lasts.

        with SandboxServer() as server:
            shop = wxkit.Store(server.world.store.appid, server.world.store.secret, base_url=server.base_url)

    A `world` can be given, a file to `load` it from, or a `directory` of worlds; otherwise one is made,
    furnished unless `empty`.
    """

    def __init__(
        self,
        world: World | None = None,
        *,
        seed: int | str = 1,
        clock: ClockMode = "frozen",
        settings: Settings | None = None,
        empty: bool = False,
        load: str | Path | None = None,
        directory: Directory | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
    ) -> None:
        if load is not None:
            world = load_world(load, clock=clock, directory=directory)
        if world is None and directory is None:
            world = World(seed, clock=clock, settings=settings)
            if not empty:
                begin_later_with(world, settle_in)
        self._world = world
        self.directory = world.directory if world is not None else directory or Directory()
        self.gateway = Gateway(self.directory)
        self._address = (host, port)
        self._ready = threading.Event()
        self._server = Server(SandboxApp(self.gateway), self._ready.set)
        self._thread: threading.Thread | None = None
        self.base_url = ""
        """Where it listens, once it runs: `http://127.0.0.1:49152`."""

    @property
    def world(self) -> World:
        """The world that requests mean when they name none."""
        world = self._world or next(iter(self.directory.worlds.values()), None)
        if world is None:
            raise ConfigError("this server has no world")
        with self.directory.lock:
            world.be_furnished()
        return world

    def start(self) -> None:
        """Listen; returns when requests are answered."""
        if self._thread is not None:
            raise RuntimeError("a SandboxServer can be started once")
        listening = bind(*self._address)
        self.base_url = url_of(listening)
        self._thread = threading.Thread(
            target=self._server.run, args=([listening],), name="wxkit-sandbox-server", daemon=True
        )
        self._thread.start()
        if not self._ready.wait(STARTS_WITHIN):
            raise RuntimeError("the sandbox server did not start")

    def stop(self) -> None:
        """End the server and wait for it."""
        self._server.should_exit = True
        if self._thread is not None:
            self._thread.join()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.stop()
