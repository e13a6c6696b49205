"""The way of a parcel with an e-waybill: it begins when the order is shipped, and every step is told."""

from __future__ import annotations

from wxkit.callbacks import events
from wxkit.store._ewaybill import PathStatus
from wxkit_sandbox.store.ewaybill_book import EwaybillBook, Taken
from wxkit_sandbox.store.orderbook import Order
from wxkit_sandbox.store.orderflow import watches_orders
from wxkit_sandbox.world import App

__all__: list[str] = []

HOUR = 3600
WAY = (
    (2 * HOUR, PathStatus.COLLECTED, "快件已揽收"),
    (12 * HOUR, PathStatus.UNDER_WAY, "快件运输中"),
    (46 * HOUR, PathStatus.OUT_FOR_DELIVERY, "快件派送中"),
    (48 * HOUR, PathStatus.SIGNED, "您的快件已签收"),
)
"""How long after the shipment what happens."""


@watches_orders
def _begin(app: App, order: Order) -> None:
    """Parcels of an order have left: those with a waybill taken here are followed."""
    numbers = app.state(EwaybillBook).by_number
    for parcel in order.parcels if numbers else ():
        taken = numbers.get(parcel.waybill_id)
        if taken is not None and not taken.steps and not taken.cancelled:
            _step(app, taken, PathStatus.WAITING, "等待快递员揽收")
            for after, status, words in WAY:
                app.world.clock.call_after(after, _step, app, taken, status, words)


def _step(app: App, taken: Taken, status: PathStatus, words: str) -> None:
    if taken.cancelled:
        return
    now = app.world.clock.time()
    taken.steps.append((status, words, now))
    step = events.EwaybillPath(
        ewaybill_order_id=taken.ewaybill_order_id,
        waybill_id=taken.waybill_id,
        update_time=now,
        status=status,
        desc=words,
    )
    app.emit(events.EwaybillPushPath(waybill_info=step))
