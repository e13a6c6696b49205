"""Stock of SKUs: read, changed, and what moved it."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store._product_enums import EditStatus
from wxkit.store._stock_enums import StockOp
from wxkit.store.stock import (
    BatchGetStock,
    GetStock,
    GetStockFlow,
    ProductStock,
    ProductStocks,
    SkuStock,
    SkuStockReply,
    StockFlow,
    StockFlowExtra,
    StockFlowPage,
    StockFlowReply,
    StockLevel,
    StocksReply,
    UpdateStock,
    WarehouseStock,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store import shelf
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.rates import count_change
from wxkit_sandbox.store.shelf import GIFTS, ShelfItem, check_diff, diff_stock, item_of
from wxkit_sandbox.store.warehouse_book import piles_of
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 10020051
TOO_OFTEN = 10020112
KEPT = 180 * 86400
GENERAL, LIMITED, REGIONAL = 1, 2, 3
"""The kinds of stock, as movements tell them."""
BY_HAND = {StockOp.SET, StockOp.ADD, StockOp.SUBTRACT}
BY_API = 2
TOO_MANY = 10020114


@handles(GetStock, invalid={"*": BAD})
def get_stock(app: App, call: GetStock) -> SkuStockReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/stock/api_getstock.html"""
    item = _item_with(app, call.product_id, call.sku_id)
    return SkuStockReply(data=StockLevel.model_validate(_level(app, item, call.sku_id)))


def _level(app: App, item: ShelfItem, sku_id: str) -> dict[str, object]:
    """The general stock, that of the warehouses, and both together."""
    general, piles = item.stock[sku_id], piles_of(app, item.product_id, sku_id)
    warehouses = [
        WarehouseStock(out_warehouse_id=one, num=pile.num, lock_stock=pile.locked)
        for one, pile in piles.items()
    ]
    return {
        "normal_stock_num": general,
        "limited_discount_stock_num": 0,
        "warehouse_stocks": warehouses,
        "total_stock_num": general + sum(pile.num for pile in piles.values()),
    }


@handles(BatchGetStock, invalid={"*": BAD, "product_id:too_long": TOO_MANY})
def batch_get_stock(app: App, call: BatchGetStock) -> StocksReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/stock/api_batchgetstock.html"""
    items = [item_of(app, product_id) for product_id in call.product_id]
    stocks = [ProductStock(product_id=item.product_id, sku_stock=_levels(app, item)) for item in items]
    return StocksReply(data=ProductStocks(spu_stock_list=stocks))


@handles(UpdateStock, invalid={"*": BAD})
def update_stock(app: App, call: UpdateStock) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/stock/api_updatestock.html"""
    item = _item_with(app, call.product_id, call.sku_id)
    if item.kind in GIFTS:
        raise Refusal(10020091)
    if item.live is None:
        raise Refusal(10020289)
    if item.edit_status == EditStatus.AUDITING:
        raise Refusal(10020217)
    check_diff(item, call.sku_id, call.diff_type, call.num)
    count_change(app, f"stock {call.sku_id}", app.world.settings.stock_changes_a_minute, TOO_OFTEN)
    diff_stock(app, item, call.sku_id, call.diff_type, call.num)
    return Ok()


@handles(GetStockFlow, invalid={"*": BAD})
def get_stock_flow(app: App, call: GetStockFlow) -> StockFlowReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/stock/api_getstockflow"""
    item = _item_with(app, call.product_id, call.sku_id)
    if call.stock_type == 1 and not call.finder_id:
        raise Refusal(BAD)
    first = max(call.begin_time, app.world.clock.now() - KEPT)
    flows = {
        str(number): flow
        for number, flow in enumerate(item.flows)
        if flow.sku_id == call.sku_id
        and first <= flow.at <= call.end_time
        and call.stock_type == flow.kind
        and (not call.op_type_list or flow.op in call.op_type_list)
    }
    query = call.model_copy(update={"next_key": None})
    page = page_of(list(flows), call.page_size, call.next_key, query, mismatch=BAD)
    shown = [_flow(flows[number]) for number in page.ids]
    return StockFlowReply(data=StockFlowPage(stock_flow_info_list=shown, next_key=page.next_key))


def _item_with(app: App, product_id: str, sku_id: str) -> ShelfItem:
    item = item_of(app, product_id)
    if sku_id not in item.stock:
        raise Refusal(BAD)
    return item


def _levels(app: App, item: ShelfItem) -> list[SkuStock]:
    return [
        SkuStock.model_validate(
            _level(app, item, sku_id) | {"sku_id": sku_id, "finder_total_num": 0, "exclusive_num": 0}
        )
        for sku_id in item.stock
    ]


def _flow(flow: shelf.StockFlow) -> StockFlow:
    return StockFlow(
        amount=flow.amount,
        beginning_amount=flow.before,
        ending_amount=flow.after,
        stock_sub_type=REGIONAL if flow.warehouse_id else LIMITED if flow.task_id else GENERAL,
        op_type=flow.op,
        update_time=flow.at,
        ext_info=_extra(flow),
    )


def _extra(flow: shelf.StockFlow) -> StockFlowExtra:
    """Only what there is to tell."""
    told = {
        "order_id": flow.order_id,
        "limited_discount_id": flow.task_id,
        "out_warehouse_id": flow.warehouse_id,
    }
    source = BY_API if flow.op in BY_HAND else 0
    said = {name: value for name, value in told.items() if value}
    return StockFlowExtra.model_validate(said | {"upload_source": source})
