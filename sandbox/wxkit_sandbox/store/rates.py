"""How often one thing may be changed within a minute, where WeChat limits that by itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.world import App

__all__ = ["Rates", "count_change"]

MINUTE = 60


@dataclass(slots=True)
class Rates:
    """Changes of each thing in the minute in which it was changed last."""

    minutes: dict[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])
    """Number of the minute, and of its changes."""


def count_change(app: App, thing: str, limit: int, code: int) -> None:
    """Count a change; refuse it with the code when there were so many in this minute. 0 counts nothing."""
    if not limit:
        return
    minutes, this = app.state(Rates).minutes, app.world.clock.time() // MINUTE
    minute, changes = minutes.get(thing, (this, 0))
    changes = changes if minute == this else 0
    if changes >= limit:
        raise Refusal(code)
    minutes[thing] = this, changes + 1
