"""Drop shipping (代发), the shop's side: which supplier ships which order."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._numbers import NumberId
from wxkit.store._dropship import (
    DropshipDetail,
    DropshipIds,
    DropshipProduct,
    DropshipStatus,
    NextPage,
    PageInput,
    next_page,
)
from wxkit.store.orders import TimeRange

__all__ = [
    "AssignDropship",
    "AsyncDropshipping",
    "CancelDropship",
    "DropshipCondition",
    "DropshipDetail",
    "DropshipIds",
    "DropshipItem",
    "DropshipOrder",
    "DropshipProduct",
    "DropshipReply",
    "DropshipStatus",
    "Dropshipping",
    "GetDropship",
    "ListDropships",
    "ListSupplyOrders",
    "NextPage",
    "PageInput",
    "SearchDropships",
    "SupplyOrderPage",
]


class DropshipItem(Input):
    """What the supplier ships."""

    spu_id: str
    sku_id: str
    product_cnt: int = Field(ge=1)


class AssignDropship(Call[Ok], post="/channels/ec/order/dropship/assign"):
    """Have a supplier ship an order (分配订单代发). Without products: all of it.

    Errors: 610000 (no such supplier), 610001 (not to ship), 610002 (cannot be), 610003 (all shipped),
    9700232 (drop shipping is off).
    https://developers.weixin.qq.com/doc/store/shop/API/supplier/order/api_dropship_assign.html
    """

    order_id: str
    supplier_appid: str
    dropship_product_list: list[DropshipItem] | None = None


class CancelDropship(Call[Ok], post="/channels/ec/order/dropship/cancel"):
    """Take an order back from the supplier (取消分配代发单). Without products: all of it.

    Errors: 610004 (shipped already), 610009 (of another order).
    https://developers.weixin.qq.com/doc/store/shop/API/supplier/order/api_dropship_cancel.html
    """

    order_id: str
    ds_order_id: str
    dropship_product_list: list[DropshipItem] | None = None


class DropshipOrder(Output):
    """A drop-ship order (代发单)."""

    ds_order_id: NumberId = ""
    create_time: int = 0
    update_time: int = 0
    status: DropshipStatus = DropshipStatus(0)
    supplier_appid: str = ""
    supplier_name: str = ""
    order_id: NumberId = ""
    dropship_order_detail: DropshipDetail = Field(default_factory=DropshipDetail)


class DropshipReply(Reply):
    """The drop-ship order."""

    dropship_order: DropshipOrder = Field(default_factory=DropshipOrder)


class GetDropship(Call[DropshipReply], post="/channels/ec/order/dropship/get", repeatable=True):
    """One drop-ship order (查询代发单详情).

    https://developers.weixin.qq.com/doc/store/shop/API/supplier/order/api_dropship_get.html
    """

    ds_order_id: str


class ListDropships(Call[DropshipIds], post="/channels/ec/order/dropship/list", repeatable=True):
    """Drop-ship orders of a time (拉取代发单列表). One of the two ranges is needed.

    https://developers.weixin.qq.com/doc/store/shop/API/supplier/order/api_dropship_list.html
    """

    create_time_range: TimeRange | None = None
    update_time_range: TimeRange | None = None
    status: DropshipStatus | Literal[100, 199, 200, 300] | None = None
    supplier_appid: str | None = None
    order_id: str | None = None
    page_info: PageInput | None = None


class DropshipCondition(Input):
    """What to look for; at least one field."""

    order_id: str | None = None
    supplier_appid: str | None = None
    supplier_appname: str | None = None
    status: DropshipStatus | Literal[100, 199, 200, 300] | None = None
    create_time_range: TimeRange | None = None
    update_time_range: TimeRange | None = None
    waybill_id: str | None = None
    """Only by itself."""
    product_code: str | None = None
    spu_name: str | None = None
    merchant_notes: str | None = None


class SearchDropships(Call[DropshipIds], post="/channels/ec/order/dropship/search", repeatable=True):
    """Find drop-ship orders (搜索代发单).

    https://developers.weixin.qq.com/doc/store/shop/API/supplier/order/api_dropship_search.html
    """

    search_condition: DropshipCondition
    page_info: PageInput | None = None


class SupplyOrderPage(Reply):
    """A page of supply orders."""

    next_page: NextPage | None = None


class ListSupplyOrders(Call[SupplyOrderPage], post="/channels/ec/order/supplyorder/list", repeatable=True):
    """Supply orders of a time (获取供货单列表). One of the two ranges is needed.

    https://developers.weixin.qq.com/doc/store/shop/API/supply/api_supplyorder_list.html
    """

    create_time_range: TimeRange | None = None
    update_time_range: TimeRange | None = None
    status: int | None = None
    supplier_appid: str | None = None
    order_id: str | None = None
    page_info: PageInput | None = None


class DropshippingCalls:
    """Drop shipping, the shop's side."""

    assign = endpoint(AssignDropship)
    cancel = endpoint(CancelDropship)
    get = endpoint(GetDropship)
    list = endpoint(ListDropships)
    iter_list = paged(ListDropships, lambda page: page.ds_order_id_list, next_page)
    search = endpoint(SearchDropships)
    iter_search = paged(SearchDropships, lambda page: page.ds_order_id_list, next_page)
    supply_orders = endpoint(ListSupplyOrders)


class Dropshipping(DropshippingCalls, Sync):
    """Drop shipping (代发)."""


class AsyncDropshipping(DropshippingCalls, Async):
    """Drop shipping (代发)."""
