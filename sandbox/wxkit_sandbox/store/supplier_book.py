"""Suppliers (供货商) of a shop, how new orders find theirs, and what each of them ships (代发单)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from wxkit.store._dropship import DropshipStatus
from wxkit.store._supplier_enums import BindAudit, BindStatus, DistributeType
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.store.orderbook import Order
from wxkit_sandbox.world import App

__all__ = [
    "DropshipBook",
    "DsOrder",
    "Goods",
    "ProductRule",
    "SupplierBook",
    "SupplierLink",
    "assigned",
    "check_opened",
    "dropship_of",
]

NOT_OPENED = 9700232
BAD = 40097

Goods = Counter[tuple[str, str]]
"""Pieces by product and SKU."""


@dataclass(slots=True)
class SupplierLink:
    """A supplier and how it stands with the shop."""

    appid: str
    name: str
    status: BindStatus
    audit: BindAudit
    update_time: int


@dataclass(frozen=True, slots=True)
class ProductRule:
    """Who ships new orders of a product."""

    supplier_appid: str
    gifts: bool


@dataclass(slots=True)
class SupplierBook:
    """Suppliers by appid, and how orders find theirs."""

    links: dict[str, SupplierLink] = field(default_factory=dict[str, SupplierLink])
    how: DistributeType = DistributeType.MANUAL
    of_all: str = ""
    by_product: dict[str, ProductRule] = field(default_factory=dict[str, ProductRule])

    def bound(self, appid: str) -> bool:
        """Whether the supplier ships for the shop."""
        link = self.links.get(appid)
        return link is not None and link.status == BindStatus.BOUND

    def name(self, appid: str) -> str:
        """The supplier's name."""
        link = self.links.get(appid)
        return link.name if link else ""


@dataclass(slots=True)
class DsOrder:
    """A drop-ship order (代发单): goods of one order for one supplier."""

    ds_order_id: str
    order: Order
    supplier_appid: str
    goods: Goods
    create_time: int
    update_time: int
    shipped: Goods = field(default_factory=Goods)
    cancelled: bool = False

    @property
    def to_ship(self) -> Goods:
        """What the supplier still owes."""
        return self.goods - self.shipped

    @property
    def status(self) -> DropshipStatus:
        """How far it is."""
        if self.cancelled:
            return DropshipStatus.CANCELLED
        if not self.to_ship:
            return DropshipStatus.SHIPPED
        return DropshipStatus.PARTLY_SHIPPED if self.shipped else DropshipStatus.TO_SHIP


@dataclass(slots=True)
class DropshipBook:
    """All drop-ship orders of a shop, oldest first."""

    orders: dict[str, DsOrder] = field(default_factory=dict[str, DsOrder])
    by_order: dict[str, list[DsOrder]] = field(default_factory=dict[str, list[DsOrder]])
    seen: set[str] = field(default_factory=set[str])
    """Orders that were assigned by themselves, or could have been."""

    def of(self, order_id: str) -> list[DsOrder]:
        """Those of an order that were not cancelled."""
        return [one for one in self.by_order.get(order_id, ()) if not one.cancelled]


def assigned(app: App, order: Order) -> Goods:
    """What suppliers still owe of an order."""
    owed: Goods = Counter()
    for one in app.state(DropshipBook).of(order.order_id):
        owed += one.to_ship
    return owed


def check_opened(app: App) -> None:
    """9700232 when the shop has no drop shipping."""
    if not app.world.settings.dropshipping:
        raise Refusal(NOT_OPENED)


def dropship_of(app: App, ds_order_id: str) -> DsOrder:
    """The drop-ship order with this id; 40097 when there is none."""
    found = app.state(DropshipBook).orders.get(ds_order_id)
    if found is None:
        raise Refusal(BAD)
    return found
