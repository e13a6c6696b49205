"""What the fixtures hand to a test: a world, clients of its apps, and its control."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from wxkit._call import Call
from wxkit._errors import ConfigError
from wxkit._http import AsyncTransport, SyncTransport, unpooled
from wxkit.miniprogram import AsyncMiniProgram, MiniProgram
from wxkit.service_account import AsyncServiceAccount, ServiceAccount
from wxkit.store import AsyncStore, Store
from wxkit.testing._faults import On
from wxkit_sandbox.acts._vocabulary import Acts, AsyncActs
from wxkit_sandbox.control.client import AsyncControl, Control
from wxkit_sandbox.doors import in_process
from wxkit_sandbox.fresh import furnish
from wxkit_sandbox.gateway import Gateway
from wxkit_sandbox.journal import Journal
from wxkit_sandbox.people import People
from wxkit_sandbox.push import Delivery
from wxkit_sandbox.saving import load_world
from wxkit_sandbox.settings import Settings
from wxkit_sandbox.sinks import AsgiSink, FunctionSink, Sink, UrlSink, WsgiSink
from wxkit_sandbox.world import KINDS, App, Kind, World

if TYPE_CHECKING:
    from wxkit_sandbox.clock import ClockMode
    from wxkit_sandbox.sinks import Asgi, Function, Wsgi
    from wxkit_sandbox.thread import SandboxServer

__all__ = ["Bench", "new_world"]


class Bench:
    """A world and everything a test needs to drive it, in process or over HTTP.

    Clients share the world's clock: in a frozen world nobody waits. Async clients are for any event loop.
    """

    def __init__(self, world: World, server: SandboxServer | None = None) -> None:
        self.world = world
        self.gateway = server.gateway if server else Gateway(world.directory)
        self.base_url = server.base_url if server else None
        """Where the world is served; None in process."""
        self.transport: SyncTransport | None = None
        self.async_transport: AsyncTransport = unpooled()
        if server is None:
            self.transport = self.async_transport = in_process(world, self.gateway)
        self._connect()

    def _connect(self) -> None:
        sync: dict[str, Any] = {"base_url": self.base_url, "transport": self.transport}
        loop: dict[str, Any] = {"base_url": self.base_url, "transport": self.async_transport}
        store, miniprogram, account = (self._login(kind) for kind in KINDS)
        self.control = Control(world=self.world.name, **sync)
        self.async_control = AsyncControl(world=self.world.name, **loop)
        self.shop = Store(**store, **sync)
        self.mp = MiniProgram(**miniprogram, **sync)
        self.sa = ServiceAccount(**account, **sync)
        self.async_shop = AsyncStore(**store, **loop)
        self.async_mp = AsyncMiniProgram(**miniprogram, **loop)
        self.async_sa = AsyncServiceAccount(**account, **loop)

    def _login(self, kind: Kind) -> dict[str, Any]:
        app = self.world.apps[kind]
        return {"appid": app.appid, "secret": app.secret, "clock": self.world.clock}

    @classmethod
    def in_process(cls, seed: int | str = 1, *, empty: bool = True) -> Self:
        """A frozen world in this process."""
        return cls(new_world(seed, empty=empty))

    @property
    def act(self) -> Acts:
        """What people do: `wechat.act.follow(person="mei")`."""
        return self.control.act

    @property
    def async_act(self) -> AsyncActs:
        """What people do, for the event loop."""
        return self.async_control.act

    @property
    def people(self) -> People:
        """Who lives in the world."""
        return self.world.people

    @property
    def journal(self) -> Journal:
        """What was asked and answered: `wechat.journal.calls(CreateTag)`."""
        return self.world.journal

    @property
    def deliveries(self) -> list[Delivery]:
        """Pushes so far, oldest first; none is still under way."""
        self.world.pusher.drain(wait=True)
        return list(self.world.pusher.log)

    def advance(self, seconds: float) -> int:
        """Let time pass: what falls due happens in order, with its pushes. Gives how many timers ran."""
        return self.control.time.advance(seconds=seconds).ran

    def on(self, match: type[Call[Any]] | str) -> On:
        """Let requests go wrong: `wechat.on(CreateTag).fail(45009, times=1)`. A path or `*` will do, too."""
        return On(self.world, match)

    def push_to(
        self,
        app: Kind | App,
        *,
        url: str | None = None,
        asgi: Asgi | None = None,
        wsgi: Wsgi | None = None,
        function: Function | None = None,
        path: str = "/",
    ) -> None:
        """Send the pushes of an app to a URL, an ASGI or WSGI app (at `path`), or a function."""
        given: list[Sink] = []
        given += [UrlSink(url)] if url is not None else []
        given += [AsgiSink(asgi, path)] if asgi is not None else []
        given += [WsgiSink(wsgi, path)] if wsgi is not None else []
        given += [FunctionSink(function)] if function is not None else []
        if len(given) != 1:
            raise ConfigError("push_to takes one of url, asgi, wsgi and function")
        target = app if isinstance(app, App) else self.world.apps[app]
        target.sink = given[0]

    def require_stateful(self) -> None:
        """Fail when a call so far was answered with sample data, or was not declared at all."""
        made_up = sorted(
            {f"{e.name} ({e.tier})" for e in self.journal if e.tier in ("synthesised", "unknown")}
        )
        if made_up:
            raise AssertionError(f"the sandbox has no behaviour for {', '.join(made_up)}")

    def close(self) -> None:
        """Close the connections and forget the world."""
        for client in (self.control, self.shop, self.mp, self.sa):
            client.close()
        self.world.directory.remove(self.world)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def new_world(
    seed: int | str = 1,
    *,
    clock: ClockMode = "frozen",
    settings: Settings | None = None,
    empty: bool = False,
    load: str | Path | None = None,
    server: SandboxServer | None = None,
) -> World:
    """A world for one test, on the server if there is one: furnished unless `empty`, or out of a file."""
    directory = server.directory if server else None
    if load is not None:
        return load_world(load, clock=clock, directory=directory)
    world = World(seed, clock=clock, settings=settings, directory=directory)
    return world if empty else furnish(world)
