"""Products as the sandbox keeps them: draft and live copy, and the stock that both share."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.store._product import Product, Sku
from wxkit.store._product_enums import EditStatus, ProductStatus
from wxkit.store._stock_enums import StockDiff, StockOp
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.world import App

__all__ = ["Shelf", "ShelfItem", "StockFlow", "diff_stock", "item_of", "move_stock", "on_sale"]


@dataclass(frozen=True, slots=True)
class StockFlow:
    """A movement of stock."""

    sku_id: str
    op: StockOp
    amount: int
    before: int
    after: int
    at: int
    order_id: str = ""


@dataclass(slots=True)
class ShelfItem:
    """A product (商品)."""

    product_id: str
    create_time: int
    edit_time: int
    draft: Product
    """What the merchant edits; its copy goes live."""
    live: Product | None = None
    """What buyers see; None until the product was listed once."""
    status: ProductStatus = ProductStatus.INITIAL
    edit_status: EditStatus = EditStatus.EDITING
    stock: dict[str, int] = field(default_factory=dict[str, int])
    """Pieces by SKU."""
    flows: list[StockFlow] = field(default_factory=list[StockFlow])
    sold: int = 0
    audits: int = 0
    """How often it was submitted; the timer of an audit that was withdrawn is told by it."""
    reject_reason: str = ""

    def live_sku(self, sku_id: str) -> Sku | None:
        """The SKU that buyers see under this id."""
        skus = self.live.skus if self.live else []
        return next((sku for sku in skus if sku.sku_id == sku_id), None)


@dataclass(slots=True)
class Shelf:
    """All products of a Store by id, oldest first."""

    items: dict[str, ShelfItem] = field(default_factory=dict[str, ShelfItem])


def item_of(app: App, product_id: str) -> ShelfItem:
    """The product with this id; 10020052 when there is none."""
    item = app.state(Shelf).items.get(product_id)
    if item is None:
        raise Refusal(10020052)
    return item


def on_sale(app: App, product_id: str) -> ShelfItem | None:
    """The product, when a buyer can buy it now."""
    item = app.state(Shelf).items.get(product_id)
    return item if item and item.status == ProductStatus.ON_SALE else None


def move_stock(app: App, item: ShelfItem, sku_id: str, op: StockOp, by: int, order_id: str = "") -> None:
    """Change the stock of a SKU by so many pieces and write it down."""
    before = item.stock.get(sku_id, 0)
    after = before + by
    item.stock[sku_id] = after
    item.flows.append(StockFlow(sku_id, op, abs(by), before, after, app.world.clock.time(), order_id))


def diff_stock(app: App, item: ShelfItem, sku_id: str, how: StockDiff, num: int) -> None:
    """Add, subtract or set pieces, as the merchant says; 10020051 when less than nothing would be left."""
    before = item.stock[sku_id]
    if how == StockDiff.ADD:
        move_stock(app, item, sku_id, StockOp.ADD, num)
    elif how == StockDiff.SET:
        move_stock(app, item, sku_id, StockOp.SET, num - before)
    elif how == StockDiff.SUBTRACT and num <= before:
        move_stock(app, item, sku_id, StockOp.SUBTRACT, -num)
    else:
        raise Refusal(10020051)
