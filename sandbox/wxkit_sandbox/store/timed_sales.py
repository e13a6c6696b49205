"""Products that wait for their day (待开售): buyers see them, and buy them from then on."""

from __future__ import annotations

from wxkit.store._product import TimingOnsaleInfo
from wxkit_sandbox.store.shelf import Shelf, ShelfItem
from wxkit_sandbox.world import App

__all__ = ["NONE", "STARTED", "WAITING", "begin", "begin_waiting", "stop_waiting", "waiting"]

NONE, WAITING, STARTED = 0, 1, 2


def waiting(item: ShelfItem) -> TimingOnsaleInfo | None:
    """When buyers can buy, while they cannot yet."""
    timing = item.live.timing_onsale_info if item.live else None
    return timing if timing and timing.task_id and timing.status == WAITING else None


def begin_waiting(app: App, item: ShelfItem) -> None:
    """The live copy goes on sale: if it has a day to come, wait for it."""
    timing = item.live.timing_onsale_info if item.live else None
    if timing is None or timing.status != WAITING:
        return
    timing.task_id = str(app.world.ids.count("timed-sale", 3_000_001))
    if timing.onsale_time <= app.world.clock.now():
        begin(item)
    else:
        app.world.clock.call_at(timing.onsale_time, _due, app, item.product_id, timing.task_id)


def stop_waiting(item: ShelfItem) -> None:
    """The live copy goes off sale: nothing is waited for any more."""
    if (timing := waiting(item)) is not None:
        timing.task_id = None


def begin(item: ShelfItem) -> None:
    """Let buyers buy."""
    if item.live and item.live.timing_onsale_info:
        item.live.timing_onsale_info.status = STARTED


def _due(app: App, product_id: str, task_id: str) -> None:
    """Timer: the day has come, unless another was chosen."""
    item = app.state(Shelf).items[product_id]
    timing = waiting(item)
    if timing is not None and timing.task_id == task_id:
        begin(item)
