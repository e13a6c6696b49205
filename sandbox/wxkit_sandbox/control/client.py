"""`Control` and `AsyncControl`: typed clients of the control API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from wxkit._client import AsyncClient, SyncClient
from wxkit._endpoint import Lazy
from wxkit._flow import Do, Pause, Send

if TYPE_CHECKING:
    from wxkit._http import AsyncTransport, SyncTransport
    from wxkit_sandbox.acts._vocabulary import Acts, AsyncActs
    from wxkit_sandbox.control.apps import Apps, AsyncApps
    from wxkit_sandbox.control.clock import AsyncClock, Clock
    from wxkit_sandbox.control.deliveries import AsyncDeliveries, Deliveries
    from wxkit_sandbox.control.faults import AsyncFaults, Faults
    from wxkit_sandbox.control.journal import AsyncJournal, Journal
    from wxkit_sandbox.control.people import AsyncPeople, People
    from wxkit_sandbox.control.worlds import AsyncWorlds, Worlds

__all__ = ["AsyncControl", "Control"]

Step = TypeVar("Step", bound=Send | Pause | Do)


class Control(SyncClient):
    """Steers a sandbox, in this process or on a server: people's acts, time, faults, journal.

    `world` names the world of a server that holds several. Without `base_url`, WXKIT_BASE_URL is used.
    """

    product: ClassVar[str] = "sandbox"

    act: Lazy[Acts] = Lazy("wxkit_sandbox.acts._vocabulary", "Acts")
    apps: Lazy[Apps] = Lazy("wxkit_sandbox.control.apps", "Apps")
    people: Lazy[People] = Lazy("wxkit_sandbox.control.people", "People")
    time: Lazy[Clock] = Lazy("wxkit_sandbox.control.clock", "Clock")
    journal: Lazy[Journal] = Lazy("wxkit_sandbox.control.journal", "Journal")
    deliveries: Lazy[Deliveries] = Lazy("wxkit_sandbox.control.deliveries", "Deliveries")
    faults: Lazy[Faults] = Lazy("wxkit_sandbox.control.faults", "Faults")
    worlds: Lazy[Worlds] = Lazy("wxkit_sandbox.control.worlds", "Worlds")

    def __init__(
        self,
        base_url: str | None = None,
        *,
        world: str | None = None,
        transport: SyncTransport | None = None,
        timeout: float = 60.0,
    ) -> None:
        # The control API asks for no credentials; the client machinery wants some.
        super().__init__("sandbox", "sandbox", base_url=base_url, transport=transport, timeout=timeout)
        self.world = world

    def _perform(self, step: Send | Pause | Do) -> Any:
        return super()._perform(_addressed(step, self.world))


class AsyncControl(AsyncClient):
    """As `Control`, for the event loop."""

    product: ClassVar[str] = "sandbox"

    act: Lazy[AsyncActs] = Lazy("wxkit_sandbox.acts._vocabulary", "AsyncActs")
    apps: Lazy[AsyncApps] = Lazy("wxkit_sandbox.control.apps", "AsyncApps")
    people: Lazy[AsyncPeople] = Lazy("wxkit_sandbox.control.people", "AsyncPeople")
    time: Lazy[AsyncClock] = Lazy("wxkit_sandbox.control.clock", "AsyncClock")
    journal: Lazy[AsyncJournal] = Lazy("wxkit_sandbox.control.journal", "AsyncJournal")
    deliveries: Lazy[AsyncDeliveries] = Lazy("wxkit_sandbox.control.deliveries", "AsyncDeliveries")
    faults: Lazy[AsyncFaults] = Lazy("wxkit_sandbox.control.faults", "AsyncFaults")
    worlds: Lazy[AsyncWorlds] = Lazy("wxkit_sandbox.control.worlds", "AsyncWorlds")

    def __init__(
        self,
        base_url: str | None = None,
        *,
        world: str | None = None,
        transport: AsyncTransport | None = None,
        timeout: float = 60.0,
    ) -> None:
        # The control API asks for no credentials; the client machinery wants some.
        super().__init__("sandbox", "sandbox", base_url=base_url, transport=transport, timeout=timeout)
        self.world = world

    async def _perform(self, step: Send | Pause | Do) -> Any:
        return await super()._perform(_addressed(step, self.world))


def _addressed(step: Step, world: str | None) -> Step:
    """The same step, sent to this world."""
    if isinstance(step, Send) and world is not None:
        step.request.query.setdefault("world", world)
    return step
