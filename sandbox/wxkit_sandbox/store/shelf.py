"""Products as the sandbox keeps them: draft and live copy, and the stock that both share."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks import events
from wxkit.store._product import Product, Sku
from wxkit.store._product_enums import EditStatus, ProductStatus, ProductType
from wxkit.store._stock_enums import StockDiff, StockOp, StockType
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.world import App

__all__ = [
    "GIFTS",
    "Shelf",
    "ShelfItem",
    "StockFlow",
    "check_diff",
    "diff_stock",
    "gift_of",
    "item_of",
    "move_stock",
    "on_sale",
    "own_of",
]

GIFTS = {ProductType.ON_SALE_GIFT, ProductType.NOT_FOR_SALE}


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
    kind: StockType = StockType.NORMAL
    """Whose stock moved."""
    task_id: str = ""
    """The limited-time discount (限时抢购), when it was its stock."""
    warehouse_id: str = ""
    """The merchant's id of the warehouse, when it was not the general stock."""


@dataclass(slots=True)
class ShelfItem:
    """A product (商品), or a free item (赠品)."""

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
    """Pieces by SKU (通用库存)."""
    flows: list[StockFlow] = field(default_factory=list[StockFlow])
    sold: int = 0
    audits: int = 0
    """How often it was submitted; the timer of an audit that was withdrawn is told by it."""
    uploads: int = 0
    """How often so many SKUs were sent that WeChat took them in later."""
    reject_reason: str = ""
    strategy: tuple[int, ...] = ()
    """Which flags of the audit strategy (上架策略) were on when it was submitted."""
    kind: ProductType = ProductType.OWN
    source_id: str = ""
    """Of a free item that was made from a product on sale: that product."""
    gift_id: str = ""
    """Of a product on sale: the free item that was made from it."""
    hidden: bool = False
    """Not shown on the shop's home page."""

    def live_sku(self, sku_id: str) -> Sku | None:
        """The SKU that buyers see under this id."""
        skus = self.live.skus if self.live else []
        return next((sku for sku in skus if sku.sku_id == sku_id), None)


@dataclass(slots=True)
class Shelf:
    """All products and free items of a Store by id, oldest first."""

    items: dict[str, ShelfItem] = field(default_factory=dict[str, ShelfItem])


def item_of(app: App, product_id: str) -> ShelfItem:
    """The product or free item with this id; 10020052 when there is none."""
    item = app.state(Shelf).items.get(product_id)
    if item is None:
        raise Refusal(10020052)
    return item


def own_of(app: App, product_id: str) -> ShelfItem:
    """The product with this id; 10020052 when there is none, or when it is a free item."""
    item = item_of(app, product_id)
    if item.kind in GIFTS:
        raise Refusal(10020052)
    return item


def gift_of(app: App, product_id: str) -> ShelfItem:
    """The free item with this id; 10020052 when there is none, or when it is a product."""
    item = item_of(app, product_id)
    if item.kind not in GIFTS:
        raise Refusal(10020052)
    return item


def on_sale(app: App, product_id: str) -> ShelfItem | None:
    """The product, when buyers see it on sale."""
    item = app.state(Shelf).items.get(product_id)
    return item if item and item.status == ProductStatus.ON_SALE and item.kind not in GIFTS else None


def move_stock(app: App, item: ShelfItem, sku_id: str, op: StockOp, by: int, order_id: str = "") -> None:
    """Change the general stock of a SKU by so many pieces and write it down."""
    before = item.stock.get(sku_id, 0)
    after = before + by
    item.stock[sku_id] = after
    item.flows.append(StockFlow(sku_id, op, abs(by), before, after, app.world.clock.time(), order_id))
    low = app.world.settings.low_stock
    if low is not None and after <= low < before:
        left = events.Stock(product_id=item.product_id, sku_id=sku_id, remaining_stock_amount=after)
        app.emit(events.StockNoEnough(channels_ec_stock_no_enough=left))


def check_diff(item: ShelfItem, sku_id: str, how: StockDiff, num: int) -> None:
    """The stock may be changed so.

    10020218 when nothing would change, 10020219 when less than nothing would be left.
    """
    if how == StockDiff.SET:
        return
    if how not in (StockDiff.ADD, StockDiff.SUBTRACT):
        raise Refusal(10020051)
    if num == 0:
        raise Refusal(10020218)
    if how == StockDiff.SUBTRACT and num > item.stock[sku_id]:
        raise Refusal(10020219)


def diff_stock(app: App, item: ShelfItem, sku_id: str, how: StockDiff, num: int) -> None:
    """Add, subtract or set pieces, as the merchant says and `check_diff` allows."""
    check_diff(item, sku_id, how, num)
    if how == StockDiff.SET:
        move_stock(app, item, sku_id, StockOp.SET, num - item.stock[sku_id])
    elif how == StockDiff.ADD:
        move_stock(app, item, sku_id, StockOp.ADD, num)
    else:
        move_stock(app, item, sku_id, StockOp.SUBTRACT, -num)
