"""`Control`: the typed client of the control API."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wxkit._client import SyncClient
from wxkit._endpoint import Lazy

if TYPE_CHECKING:
    from wxkit._http import SyncTransport
    from wxkit_sandbox.acts._vocabulary import Acts

__all__ = ["Control"]


class Control(SyncClient):
    """Steers a sandbox, in this process or on a server: people's acts, time, faults, journal."""

    product: ClassVar[str] = "sandbox"

    act: Lazy[Acts] = Lazy("wxkit_sandbox.acts._vocabulary", "Acts")

    def __init__(
        self, base_url: str | None = None, *, transport: SyncTransport | None = None, timeout: float = 30.0
    ) -> None:
        # The control API asks for no credentials; the client machinery wants some.
        super().__init__("sandbox", "sandbox", base_url=base_url, transport=transport, timeout=timeout)
