"""Another SKU before shipment (发货前更换款式): the buyer asks, the merchant decides."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Ok, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import numbered

__all__ = [
    "ApproveSkuChange",
    "AsyncPreshipment",
    "GetSkuChanges",
    "Preshipment",
    "RejectSkuChange",
    "WaitingOrders",
]


class WaitingOrders(Reply):
    """Orders whose buyer wants another SKU."""

    order_ids: list[str] = []


class GetSkuChanges(Call[WaitingOrders], post="/channels/ec/order/preshipmentchangesku/get", repeatable=True):
    """Orders that wait for a decision (获取待处理的发货前换款列表). The order tells which SKUs.

    Errors: 10020277 (fields).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_getpreshipmentchangeskuwaithandlelist.html
    """

    page: int = Field(default=1, ge=1)
    """The first is 1."""
    page_size: int = Field(default=10, ge=1)


class ApproveSkuChange(Call[Ok], post="/channels/ec/order/preshipmentchangesku/approve"):
    """Give the buyer the other SKU (同意发货前换款): event `channels_ec_order_ext_info_update`, type 10.

    Errors: 100002 (no such order), 10020116 (nothing was asked for), 10020277 (fields).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_approvepreshipmentchangesku.html
    """

    order_id: str


class RejectSkuChange(Call[Ok], post="/channels/ec/order/preshipmentchangesku/reject"):
    """Keep the SKU that was ordered (拒绝发货前换款).

    Errors: 100002 (no such order), 10020116 (nothing was asked for), 10020277 (fields).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_rejectpreshipmentchangesku.html
    """

    order_id: str


class PreshipmentCalls:
    """Another SKU before shipment."""

    waiting = endpoint(GetSkuChanges)
    iter_waiting = paged(
        GetSkuChanges, lambda page: page.order_ids, numbered("order_ids", page="page", size="page_size")
    )
    approve = endpoint(ApproveSkuChange)
    reject = endpoint(RejectSkuChange)


class Preshipment(PreshipmentCalls, Sync):
    """Another SKU before shipment (发货前更换款式)."""


class AsyncPreshipment(PreshipmentCalls, Async):
    """Another SKU before shipment (发货前更换款式)."""
