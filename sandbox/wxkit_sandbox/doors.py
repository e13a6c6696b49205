"""Ways into a world without a socket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wxkit._http import HOSTS, InProcess
from wxkit_sandbox.gateway import Gateway
from wxkit_sandbox.world import World

if TYPE_CHECKING:
    import respx

__all__ = ["in_process", "respx_router"]


def in_process(world: World, gateway: Gateway | None = None) -> InProcess:
    """A transport for sync and async clients alike: `wxkit.Store(…, transport=in_process(world))`.

    A call returns when the pushes that it caused are delivered.
    """
    gateway = gateway or Gateway(world.directory)
    return InProcess(gateway.handle, gateway.ahandle)


def respx_router(world: World) -> respx.MockRouter:
    """A respx router that answers WeChat's hosts: `with respx_router(world): …` (needs respx)."""
    import respx  # a tool of tests: only for those who use it

    router = respx.mock(assert_all_called=False)
    transport = in_process(world)
    for host in HOSTS.values():
        router.route(host=host.removeprefix("https://")).mock(side_effect=transport.respond)
    return router
