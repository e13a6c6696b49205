"""Stock (库存) of SKUs. It comes back only when an unpaid order closes or nobody took a gift."""

from __future__ import annotations

from typing import Any, Literal, TypeVar

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit.store._stock_enums import StockDiff, StockOp, StockType

__all__ = [
    "AsyncStock",
    "BatchGetStock",
    "GetStock",
    "GetStockFlow",
    "ProductStock",
    "ProductStocks",
    "SkuStock",
    "SkuStockReply",
    "Stock",
    "StockDiff",
    "StockFlow",
    "StockFlowExtra",
    "StockFlowPage",
    "StockFlowReply",
    "StockLevel",
    "StockOp",
    "StockType",
    "StocksReply",
    "UpdateStock",
    "WarehouseStock",
]

C = TypeVar("C", bound=Call[Any])


class WarehouseStock(Output):
    """Stock of one warehouse (区域仓库)."""

    out_warehouse_id: str = ""
    num: int = 0
    lock_stock: int = 0
    """In orders that are not paid yet."""


class StockLevel(Output):
    """How much there is of a SKU."""

    normal_stock_num: int = 0
    """General stock (通用库存)."""
    limited_discount_stock_num: int = 0
    """No longer used: 0."""
    warehouse_stocks: list[WarehouseStock] = []
    total_stock_num: int = 0
    """General stock and that of all warehouses."""


class SkuStockReply(Reply):
    """The stock of one SKU."""

    data: StockLevel = Field(default_factory=StockLevel)


class GetStock(Call[SkuStockReply], post="/channels/ec/product/stock/get", repeatable=True):
    """Stock of one SKU (获取库存).

    Errors: 10020052 (no such product), 10020051 (no such SKU).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/stock/api_getstock.html
    """

    product_id: str
    sku_id: str


class SkuStock(StockLevel):
    """A SKU and how much there is of it."""

    sku_id: str = ""
    finder_total_num: int = 0
    """Set aside for talents (达人)."""
    exclusive_num: int = 0
    """Set aside for activities."""


class ProductStock(Output):
    """A product and the stock of its SKUs."""

    product_id: str = ""
    sku_stock: list[SkuStock] = []


class ProductStocks(Output):
    """Stock by product."""

    spu_stock_list: list[ProductStock] = []


class StocksReply(Reply):
    """The stock of several products."""

    data: ProductStocks = Field(default_factory=ProductStocks)


class BatchGetStock(Call[StocksReply], post="/channels/ec/product/stock/batchget", repeatable=True):
    """Stock of all SKUs of up to 50 products (批量获取库存信息).

    Errors: 10020052 (no such product), 10020051.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/stock/api_batchgetstock.html
    """

    product_id: list[str] = Field(min_length=1, max_length=50)


class UpdateStock(Call[Ok], post="/channels/ec/product/stock/update"):
    """Change the stock of a SKU at once (快速更新库存).

    Prefer a difference: `StockDiff.SET` overwrites what orders took in between.

    Errors: 10020052 (no such product), 10020051 (no such SKU), 10020091 (a free item: see
    `gift_products`), 10020289 (never listed), 10020217 (in audit), 10020218 (nothing would change),
    10020219 (less than nothing would be left), 10020050 (no permission), 10020054 (it failed),
    10020112 (the SKU's stock is changed too often).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/stock/api_updatestock.html
    """

    product_id: str
    sku_id: str
    diff_type: StockDiff
    num: int = Field(ge=0)


class StockFlowExtra(Output):
    """What a movement of stock belongs to."""

    order_id: str | None = None
    out_warehouse_id: str | None = None
    limited_discount_id: str | None = None
    finder_id: str | None = None
    upload_source: int | None = None
    """Where the change was made."""
    move_to_stock_sub_type: int | None = None
    """Where stock was allotted to."""
    unmove_from_stock_sub_type: int | None = None
    """Where stock came back from."""


class StockFlow(Output):
    """A movement of stock."""

    amount: int = 0
    beginning_amount: int = 0
    ending_amount: int = 0
    stock_sub_type: int = 0
    op_type: StockOp = StockOp(0)
    update_time: int = 0
    """Unix seconds."""
    ext_info: StockFlowExtra = Field(default_factory=StockFlowExtra)


class StockFlowPage(Output):
    """A page of movements."""

    stock_flow_info_list: list[StockFlow] = []
    next_key: str = ""
    """Empty on the last page."""


class StockFlowReply(Reply):
    """Movements of stock."""

    data: StockFlowPage = Field(default_factory=StockFlowPage)


class GetStockFlow(Call[StockFlowReply], post="/channels/ec/product/stock/getflow", repeatable=True):
    """Movements of the stock of a SKU (获取库存流水), 180 days back at most.

    Errors: 10020052 (no such product), 10020051.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/stock/api_getstockflow
    """

    product_id: str
    sku_id: str
    begin_time: int
    end_time: int
    stock_type: StockType | Literal[0, 1, 2, 3, 4, 5] = StockType.NORMAL
    finder_id: str | None = None
    """Needed for `StockType.TALENT`."""
    op_type_list: list[int] | None = None
    """Only these `StockOp`; absent: all."""
    page_size: int = Field(default=10, ge=1)
    next_key: str | None = None


def _next_page(call: C, reply: Any) -> C | None:
    """The cursor lies inside `data` here."""
    key: str = reply.data.next_key
    return call.model_copy(update={"next_key": key}) if key else None


class StockCalls:
    """Stock."""

    get = endpoint(GetStock)
    batch_get = endpoint(BatchGetStock)
    update = endpoint(UpdateStock)
    flow = endpoint(GetStockFlow)
    iter_flow = paged(GetStockFlow, lambda page: page.data.stock_flow_info_list, _next_page)


class Stock(StockCalls, Sync):
    """Stock (库存)."""


class AsyncStock(StockCalls, Async):
    """Stock (库存)."""
