"""The life of a live room: not started, live, paused, interrupted, over.

https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/industry/liveplayer/live-player-plugin.html
"""

from __future__ import annotations

from wxkit.miniprogram.live_rooms import LiveStatus
from wxkit_sandbox.miniprogram.live_book import LiveBook, Room
from wxkit_sandbox.world import App

__all__ = ["begin", "expire", "give_up", "interrupt", "plan"]

COMES_BACK = 15 * 60
"""Seconds after which an interrupted broadcast (异常) is ended by WeChat."""


def plan(app: App, room: Room) -> None:
    """A room that nobody opened expires at its planned end."""
    app.world.clock.call_at(room.end, expire, app, room.id)


def expire(app: App, room_id: int) -> None:
    """The planned end has come; an edited room may have another by now."""
    room = app.state(LiveBook).rooms.get(room_id)
    if room and room.status == LiveStatus.NOT_STARTED and app.world.clock.time() >= room.end:
        room.status = LiveStatus.EXPIRED


def begin(app: App, room: Room) -> None:
    """It is live, for the first time or again."""
    room.status = LiveStatus.LIVE
    room.since = app.world.clock.time()


def interrupt(app: App, room: Room, status: LiveStatus) -> None:
    """It is live no longer: paused, interrupted, ended or banned."""
    now = app.world.clock.time()
    if room.status == LiveStatus.LIVE:
        room.stretches.append((room.since, now))
    room.status = status
    if status == LiveStatus.FAULTY:
        app.world.clock.call_after(COMES_BACK, give_up, app, room.id, len(room.stretches))
    else:
        room.inside.clear()


def give_up(app: App, room_id: int, stretches: int) -> None:
    """The anchor did not come back in time."""
    room = app.state(LiveBook).rooms.get(room_id)
    if room and room.status == LiveStatus.FAULTY and len(room.stretches) == stretches:
        interrupt(app, room, LiveStatus.ENDED)
