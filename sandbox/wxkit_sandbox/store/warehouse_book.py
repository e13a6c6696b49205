"""Regional warehouses (区域仓库) as the sandbox keeps them: where they ship to, and what lies in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.store._stock_enums import StockOp
from wxkit_sandbox.people import Address
from wxkit_sandbox.store.places import Spot, spot_of
from wxkit_sandbox.store.shelf import Shelf, StockFlow
from wxkit_sandbox.world import App

__all__ = ["Pile", "Site", "Sites", "move", "pick", "piles_of", "unlock"]

Sku = tuple[str, str]
"""Product and SKU."""


@dataclass(slots=True)
class Pile:
    """Pieces of a SKU in a warehouse."""

    num: int = 0
    locked: int = 0
    """In orders that are not paid yet; no part of `num`."""


@dataclass(slots=True)
class Site:
    """A warehouse."""

    out_warehouse_id: str
    name: str
    intro: str
    covers: list[Spot] = field(default_factory=list[Spot])


@dataclass(slots=True)
class Sites:
    """All warehouses of a Store, oldest first, and what lies in them."""

    sites: dict[str, Site] = field(default_factory=dict[str, Site])
    piles: dict[Sku, dict[str, Pile]] = field(default_factory=dict[Sku, dict[str, Pile]])
    """By SKU, then by warehouse."""
    priorities: dict[Spot, list[str]] = field(default_factory=dict[Spot, list[str]])
    """Warehouses that serve a place, the first choice first."""

    def order_at(self, spot: Spot) -> list[str]:
        """Which warehouses serve a place: as the merchant sorted them, then by age."""
        sorted_ = [one for one in self.priorities.get(spot, ()) if one in self.sites]
        others = [one for one, site in self.sites.items() if spot in site.covers and one not in sorted_]
        return sorted_ + others


def piles_of(app: App, product_id: str, sku_id: str) -> dict[str, Pile]:
    """What lies where of a SKU."""
    return app.state(Sites).piles.get((product_id, sku_id), {})


def pick(app: App, product_id: str, sku_id: str, count: int, address: Address | None) -> str:
    """The warehouse that sends so many pieces there; empty when the general stock has to.

    A warehouse that covers the very district comes before one that covers the city, that before one that
    covers the province (从右往左匹配).
    """
    sites = app.state(Sites)
    enough = {one for one, pile in piles_of(app, product_id, sku_id).items() if pile.num >= count}
    if not enough or address is None:
        return ""
    spot = spot_of(address.province_name, address.city_name, address.county_name)
    for level in range(len(spot), 0, -1):
        whole: Spot = (spot[0], spot[1] * (level > 1), spot[2] * (level > 2), spot[3] * (level > 3))
        fitting = [one for one in sites.order_at(whole) if one in enough and whole in sites.sites[one].covers]
        if fitting:
            return fitting[0]
    return ""


def move(
    app: App, sku: Sku, warehouse_id: str, op: StockOp, by: int, order_id: str = "", *, lock: bool = False
) -> None:
    """Change what lies in a warehouse and write it down; with `lock` it waits for a payment."""
    product_id, sku_id = sku
    pile = app.state(Sites).piles.setdefault(sku, {}).setdefault(warehouse_id, Pile())
    before, pile.num = pile.num, pile.num + by
    if lock:
        pile.locked -= by
    flow = StockFlow(
        sku_id,
        op,
        abs(by),
        before,
        pile.num,
        app.world.clock.time(),
        order_id,
        warehouse_id=warehouse_id,
    )
    app.state(Shelf).items[product_id].flows.append(flow)


def unlock(app: App, sku: Sku, warehouse_id: str, count: int) -> None:
    """Pieces were paid."""
    if warehouse_id in (piles := app.state(Sites).piles.get(sku, {})):
        piles[warehouse_id].locked -= count
