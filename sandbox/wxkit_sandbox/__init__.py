"""The sandbox: a local, stateful emulator of WeChat's Store, mini-program and service account.

    world = furnish(World(seed=1))                     # people, products, a little history
    with SandboxServer(world) as server: ...           # over HTTP, in a thread
    app = asgi_app(world)                              # under any ASGI server
    transport = in_process(world)                      # no socket: wxkit.Store(…, transport=transport)
    with respx_router(world): ...                      # for whoever calls WeChat with httpx
    save_world(world, "world.wxworld")                 # and load_world(path) goes on with it

Each name brings its module when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wxkit_sandbox.asgi import SandboxApp, asgi_app
    from wxkit_sandbox.config import load_config
    from wxkit_sandbox.control.client import AsyncControl, Control
    from wxkit_sandbox.doors import in_process, respx_router
    from wxkit_sandbox.faults import Fault
    from wxkit_sandbox.fresh import furnish
    from wxkit_sandbox.gateway import Gateway
    from wxkit_sandbox.past import HistoryEvent, history
    from wxkit_sandbox.saving import load_world, save_world
    from wxkit_sandbox.settings import Settings
    from wxkit_sandbox.sinks import AsgiSink, FunctionSink, Sink, UrlSink, WsgiSink
    from wxkit_sandbox.thread import SandboxServer
    from wxkit_sandbox.world import App, Directory, World

_HOMES = {
    "asgi": ("SandboxApp", "asgi_app"),
    "config": ("load_config",),
    "control.client": ("AsyncControl", "Control"),
    "doors": ("in_process", "respx_router"),
    "faults": ("Fault",),
    "fresh": ("furnish",),
    "gateway": ("Gateway",),
    "past": ("HistoryEvent", "history"),
    "saving": ("load_world", "save_world"),
    "sinks": ("AsgiSink", "FunctionSink", "Sink", "UrlSink", "WsgiSink"),
    "settings": ("Settings",),
    "thread": ("SandboxServer",),
    "world": ("App", "Directory", "World"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "App",
    "AsgiSink",
    "AsyncControl",
    "Control",
    "Directory",
    "Fault",
    "FunctionSink",
    "Gateway",
    "HistoryEvent",
    "SandboxApp",
    "SandboxServer",
    "Settings",
    "Sink",
    "UrlSink",
    "World",
    "WsgiSink",
    "asgi_app",
    "furnish",
    "history",
    "in_process",
    "load_config",
    "load_world",
    "respx_router",
    "save_world",
]


def __getattr__(name: str) -> Any:
    try:
        home = _HOME[name]
    except KeyError:
        raise AttributeError(f"module 'wxkit_sandbox' has no attribute {name!r}") from None
    value = getattr(importlib.import_module(f"wxkit_sandbox.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
