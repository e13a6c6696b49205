"""SKUs of a product: new ones, changed drafts, and changes of what buyers see."""

from __future__ import annotations

from collections.abc import Sequence

from wxkit.store._product import Sku
from wxkit.store._product_enums import SkuStatus
from wxkit.store._product_input import LiveSkuInput, SkuInput, SkuUpdateInput
from wxkit.store._stock_enums import StockOp
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.store.product_rules import check_price, check_skus
from wxkit_sandbox.store.shelf import ShelfItem, check_diff, diff_stock, move_stock
from wxkit_sandbox.world import App

__all__ = ["change_live_sku", "check_live_changes", "check_sku_changes", "new_sku", "updated_sku"]

BAD = 10020051


def new_sku(app: App, item: ShelfItem, given: SkuInput) -> Sku:
    """A SKU of the draft, with its stock."""
    sku = Sku.model_validate(given.model_dump(exclude_none=True, exclude={"stock_num", "status", "sku_id"}))
    sku.sku_id = str(app.world.ids.count("sku", 1_000_000_001))
    sku.status = SkuStatus.ON_SALE
    move_stock(app, item, sku.sku_id, StockOp.SET, given.stock_num or 0)
    return sku


def check_sku_changes(item: ShelfItem, skus: Sequence[SkuUpdateInput]) -> None:
    """The draft may have these SKUs from now on."""
    if not skus and item.live is not None:
        raise Refusal(10020038)
    check_skus(skus, new=False)
    known = {sku.sku_id for sku in item.draft.skus}
    if any(sku.sku_id is not None and sku.sku_id not in known for sku in skus):
        raise Refusal(BAD)


def updated_sku(app: App, item: ShelfItem, skus: list[Sku], given: SkuUpdateInput) -> Sku:
    """A new SKU, or one of before with what is new about it."""
    if given.sku_id is None:
        return new_sku(app, item, given)
    before = next(sku for sku in skus if sku.sku_id == given.sku_id)
    changes = given.model_dump(exclude_none=True, exclude={"stock_num"})
    if given.stock_num is not None:
        by = given.stock_num - item.stock[before.sku_id]
        move_stock(app, item, before.sku_id, StockOp.SET, by)
    return Sku.model_validate(before.model_dump(exclude_unset=True) | changes)


def check_live_changes(item: ShelfItem, changes: Sequence[LiveSkuInput]) -> None:
    """What buyers see may change so."""
    for change in changes:
        if item.live_sku(change.sku_id) is None:
            raise Refusal(BAD)
        if change.sale_price is not None:
            check_price(change.sale_price)
        if (stock := change.stock_info) is not None:
            check_diff(item, change.sku_id, stock.diff_type, stock.num)
    if len({change.sku_id for change in changes}) < len(changes):
        raise Refusal(BAD)
    if item.live and {change.sku_id for change in changes if change.is_delete} >= {
        sku.sku_id for sku in item.live.skus
    }:
        raise Refusal(10020038)


def change_live_sku(app: App, item: ShelfItem, change: LiveSkuInput) -> None:
    """Change, or take away, a SKU that buyers see."""
    live = item.live or item.draft
    if change.is_delete:
        live.skus = [sku for sku in live.skus if sku.sku_id != change.sku_id]
        return
    changes = change.model_dump(exclude_none=True, exclude={"stock_info", "is_delete"})
    live.skus = [
        Sku.model_validate(sku.model_dump(exclude_unset=True) | changes)
        if sku.sku_id == change.sku_id
        else sku
        for sku in live.skus
    ]
    if change.stock_info is not None:
        diff_stock(app, item, change.sku_id, change.stock_info.diff_type, change.stock_info.num)
