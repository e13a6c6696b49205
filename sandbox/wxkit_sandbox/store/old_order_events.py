"""The old event of an order's status, for shops that still get it beside the newer ones."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks import events
from wxkit_sandbox.store.orderbook import Order
from wxkit_sandbox.store.orderflow import watches_orders
from wxkit_sandbox.world import App

__all__: list[str] = []


@dataclass(slots=True)
class ToldStatuses:
    """The status that was told last, by order."""

    by_order: dict[str, int] = field(default_factory=dict[str, int])


@watches_orders
def tell_status(app: App, order: Order) -> None:
    """Tell a status once."""
    told = app.state(ToldStatuses).by_order
    if not app.world.settings.old_order_events or told.get(order.order_id) == order.status:
        return
    told[order.order_id] = int(order.status)
    status = events.OldOrderStatus(order_id=order.order_id, status=order.status)
    app.emit(events.ProductOrderStatusUpdate(product_order_status_update=status), order.owner)
