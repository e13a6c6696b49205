"""Drop shipping (代发), the supplier's side: what to ship for which shop. The supplier's own access_token."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit.store._dropship import DropshipDetail, DropshipIds, DropshipStatus, PageInput, next_page
from wxkit.store.orders import DeliveryItem, TimeRange

__all__ = [
    "AsyncSupplierOrders",
    "GetSupplierOrder",
    "ListSupplierOrders",
    "SearchSupplierOrders",
    "SendSupplierDelivery",
    "SupplierCondition",
    "SupplierDelivery",
    "SupplierDeliveryChange",
    "SupplierOrder",
    "SupplierOrderReply",
    "SupplierOrders",
    "UpdateSupplierDelivery",
]


class SupplierOrder(Output):
    """A drop-ship order (代发单), as the supplier sees it."""

    ds_order_id: str = ""
    create_time: int = 0
    """Unix seconds."""
    update_time: int = 0
    """Unix seconds."""
    status: DropshipStatus = DropshipStatus(0)
    shop_appid: str = ""
    shop_name: str = ""
    order_id: str = ""
    dropship_order_detail: DropshipDetail = Field(default_factory=DropshipDetail)


class SupplierOrderReply(Reply):
    """The drop-ship order."""

    dropship_order: SupplierOrder = Field(default_factory=SupplierOrder)


class GetSupplierOrder(
    Call[SupplierOrderReply], post="/channels/ec/order/dropship/supplier/get", repeatable=True
):
    """One drop-ship order (查询代发单详情).

    https://developers.weixin.qq.com/doc/store/supplier/api/order/api_dropship_get.html
    """

    ds_order_id: str


class ListSupplierOrders(
    Call[DropshipIds], post="/channels/ec/order/dropship/supplier/list", repeatable=True
):
    """Drop-ship orders of a time (获取代发单列表). One of the two ranges is needed.

    https://developers.weixin.qq.com/doc/store/supplier/api/order/api_dropship_list.html
    """

    create_time_range: TimeRange | None = None
    update_time_range: TimeRange | None = None
    status: DropshipStatus | Literal[100, 199, 200, 300] | None = None
    shop_appid: str | None = None
    order_id: str | None = None
    page_info: PageInput | None = None


class SupplierCondition(Input):
    """What to look for; at least one field."""

    order_id: str | None = None
    shop_appid: str | None = None
    shop_appname: str | None = None
    status: DropshipStatus | Literal[100, 199, 200, 300] | None = None
    create_time_range: TimeRange | None = None
    update_time_range: TimeRange | None = None
    order_create_time_range: TimeRange | None = None
    waybill_id: str | None = None
    """Only by itself."""
    product_code: str | None = None
    spu_name: str | None = None
    merchant_notes: str | None = None


class SearchSupplierOrders(
    Call[DropshipIds], post="/channels/ec/order/dropship/supplier/search", repeatable=True
):
    """Find drop-ship orders (搜索代发单).

    https://developers.weixin.qq.com/doc/store/supplier/api/order/api_dropship_search.html
    """

    search_condition: SupplierCondition
    page_info: PageInput = PageInput(offset=0)


class SupplierDelivery(Input):
    """A parcel."""

    delivery_id: str
    """The courier (快递公司)."""
    waybill_id: str
    product_infos: list[DeliveryItem] = Field(min_length=1)


class SendSupplierDelivery(Call[Ok], post="/channels/ec/order/dropship/supplier/delivery/send"):
    """Ship a drop-ship order (代发单发货).

    https://developers.weixin.qq.com/doc/store/supplier/api/delivery/shipping/api_delivery_send.html
    """

    ds_order_id: str
    delivery_list: list[SupplierDelivery] = Field(min_length=1)


class SupplierDeliveryChange(Input):
    """What a parcel was, and what it is."""

    old: SupplierDelivery
    new: SupplierDelivery


class UpdateSupplierDelivery(
    Call[Ok], post="/channels/ec/order/dropship/supplier/delivery/update", repeatable=True
):
    """Change couriers and waybills of parcels (修改代发单物流).

    https://developers.weixin.qq.com/doc/store/supplier/api/delivery/shipping/api_delivery_update.html
    """

    ds_order_id: str
    change_infos: list[SupplierDeliveryChange] = Field(min_length=1)


class SupplierOrderCalls:
    """Drop shipping, the supplier's side."""

    get = endpoint(GetSupplierOrder)
    list = endpoint(ListSupplierOrders)
    iter_list = paged(ListSupplierOrders, lambda page: page.ds_order_id_list, next_page)
    search = endpoint(SearchSupplierOrders)
    iter_search = paged(SearchSupplierOrders, lambda page: page.ds_order_id_list, next_page)
    send_delivery = endpoint(SendSupplierDelivery)
    update_delivery = endpoint(UpdateSupplierDelivery)


class SupplierOrders(SupplierOrderCalls, Sync):
    """Drop shipping for shops (供货商代发)."""


class AsyncSupplierOrders(SupplierOrderCalls, Async):
    """Drop shipping for shops (供货商代发)."""
