"""What the agency hears of products it works on or asked to hear of: event `head_supplier_item_update`."""

from __future__ import annotations

from wxkit.callbacks import events
from wxkit_sandbox.store.league import League, offer_of
from wxkit_sandbox.world import App

__all__ = ["cooperating", "item_listed", "subscriptions", "tell_added", "tell_changed"]

ADDED = 1
CHANGED = 2


def cooperating(app: App, product_id: str) -> bool:
    """The agency works on the product and it can be sold: changes are told without being asked for."""
    return product_id in app.state(League).cooperations and offer_of(app, product_id) is not None


def subscriptions(app: App) -> list[str]:
    """Products whose changes are told: those the agency works on, and those asked for."""
    league = app.state(League)
    own = [product_id for product_id in league.cooperations if cooperating(app, product_id)]
    return list(dict.fromkeys([*own, *league.subscribed]))


def item_listed(app: App, product_id: str) -> None:
    """The product went on or off sale."""
    tell_changed(app, product_id, "status")


def tell_added(app: App, product_id: str) -> None:
    """The agency can sell the product from now on."""
    _tell(app, product_id, ADDED, ())


def tell_changed(app: App, product_id: str, *fields: str) -> None:
    """Tell what changed: commission_ratio, service_ratio, status, active_time."""
    league = app.state(League)
    if product_id in league.cooperations or product_id in league.subscribed:
        _tell(app, product_id, CHANGED, fields)


def _tell(app: App, product_id: str, event_type: int, fields: tuple[str, ...]) -> None:
    league = app.state(League)
    league.version = max(app.world.clock.time(), league.version + 1)
    info = events.SupplierItem(
        event_type=event_type,
        appid=app.appid,
        product_id=product_id,
        version=str(league.version),
        update_fields=fields,
    )
    app.emit(events.HeadSupplierItemUpdate(item_info=info))
