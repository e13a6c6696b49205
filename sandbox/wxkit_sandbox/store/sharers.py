"""Who is a sharer (分享员) of the Store."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks import events
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = ["BoundSharer", "Sharers", "bind_sharer", "unbind_sharer"]

BOUND = 1
UNBOUND = 2


@dataclass(frozen=True, slots=True)
class BoundSharer:
    """One sharer."""

    person: Person
    openid: str
    sharer_type: int
    bind_time: int


@dataclass(slots=True)
class Sharers:
    """All sharers by openid, in the order in which they were bound."""

    by_openid: dict[str, BoundSharer] = field(default_factory=dict[str, BoundSharer])


def bind_sharer(app: App, person: Person, sharer_type: int) -> BoundSharer:
    """Make somebody a sharer: event `channels_ec_sharer_change`."""
    sharer = BoundSharer(person, app.openid(person), sharer_type, app.world.clock.time())
    app.state(Sharers).by_openid[sharer.openid] = sharer
    _tell(app, sharer, BOUND)
    return sharer


def unbind_sharer(app: App, sharer: BoundSharer) -> None:
    """Somebody is a sharer no more, and their links bring nothing: event `channels_ec_sharer_change`."""
    del app.state(Sharers).by_openid[sharer.openid]
    _tell(app, sharer, UNBOUND)


def _tell(app: App, sharer: BoundSharer, status: int) -> None:
    change = events.SharerChange(openid=sharer.openid, sharer_type=sharer.sharer_type, bind_status=status)
    app.emit(change, sharer.person)
