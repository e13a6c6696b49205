"""Stock of free items that were made from a product: it comes from the product and goes back there."""

from __future__ import annotations

from wxkit.store._stock_enums import StockOp
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.store.shelf import Shelf, ShelfItem, move_stock
from wxkit_sandbox.world import App

__all__ = ["check_gift_stock", "give_stock_back", "move_gift_stock"]


def check_gift_stock(app: App, item: ShelfItem, by: int) -> None:
    """The product has so many pieces to give: 10020219."""
    if by > _source_pieces(app, item):
        raise Refusal(10020219)


def move_gift_stock(app: App, item: ShelfItem, sku_id: str, by: int) -> None:
    """Allot pieces of the product to giving, or give them back."""
    source, source_sku = _source(app, item)
    op = StockOp.ALLOTTED if by >= 0 else StockOp.RETURNED
    if by:
        move_stock(app, source, source_sku, op, -by)
        move_stock(app, item, sku_id, op, by)


def give_stock_back(app: App, item: ShelfItem) -> None:
    """The free item is deleted: its pieces are sold again, and it may be made anew."""
    (sku,) = item.draft.skus
    move_gift_stock(app, item, sku.sku_id, -item.stock[sku.sku_id])
    app.state(Shelf).items[item.source_id].gift_id = ""


def _source(app: App, item: ShelfItem) -> tuple[ShelfItem, str]:
    source = app.state(Shelf).items[item.source_id]
    return source, (source.live or source.draft).skus[0].sku_id


def _source_pieces(app: App, item: ShelfItem) -> int:
    source, sku_id = _source(app, item)
    return source.stock[sku_id]
