"""Writes who follows, leaves and scans into the world's history."""

from __future__ import annotations

from wxkit.callbacks import events
from wxkit_sandbox.past import Followed, HistoryEvent, Scanned, Unfollowed, tells
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__: list[str] = []


@tells(events.Subscribe)
def _followed(app: App, push: events.Subscribe, person: Person | None) -> HistoryEvent | None:
    return Followed(app.world.clock.time(), person.id, push.scene) if person else None


@tells(events.Unsubscribe)
def _left(app: App, push: events.Unsubscribe, person: Person | None) -> HistoryEvent | None:
    return Unfollowed(app.world.clock.time(), person.id) if person else None


@tells(events.Scan)
def _scanned(app: App, push: events.Scan, person: Person | None) -> HistoryEvent | None:
    return Scanned(app.world.clock.time(), person.id, push.event_key) if person else None
