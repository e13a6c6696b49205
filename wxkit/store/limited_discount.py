"""Limited-time discounts (限时抢购): for some hours or days, SKUs of a product at a lower price."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._paging import cursor

__all__ = [
    "AddLimitedDiscount",
    "AsyncLimitedDiscount",
    "DeleteLimitedDiscount",
    "DiscountSku",
    "DiscountSkuChange",
    "DiscountSkuInput",
    "DiscountStatus",
    "DiscountTask",
    "DiscountTaskAdded",
    "DiscountTaskUpdated",
    "DiscountTasks",
    "LimitedDiscount",
    "ListLimitedDiscounts",
    "StopLimitedDiscount",
    "UpdateLimitedDiscount",
]


class DiscountStatus(OpenIntEnum):
    """Where a discount stands."""

    WAITING = 0
    """Created, not begun."""
    RUNNING = 1
    ENDED = 2


class DiscountSkuInput(Input):
    """A SKU on discount."""

    sku_id: str
    sale_price: int = Field(gt=0)
    """In fen, below the usual price."""
    sale_stock: int = Field(ge=0)
    """How many are sold at it, out of the stock."""


class DiscountTaskAdded(Reply):
    """The new discount."""

    task_id: str = ""


class AddLimitedDiscount(Call[DiscountTaskAdded], post="/channels/ec/product/limiteddiscounttask/add"):
    """Put SKUs of a product on discount for a while (添加限时抢购任务); one discount a product at a time.

    Errors: 10020052 (no such product), 10020051 (times, prices, stock, a discount that has not ended).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/limiteddiscounttask/api_addlimiteddiscounttask.html
    """

    product_id: str
    start_time: int
    """Unix seconds, not past (ten minutes are forgiven), within 365 days."""
    end_time: int
    """Unix seconds, after `start_time`, within 365 days."""
    limited_discount_skus: list[DiscountSkuInput] = Field(min_length=1)


class DiscountSku(Output):
    """A SKU on discount."""

    sku_id: str = ""
    sale_price: int = 0
    """In fen."""
    sale_stock: int = 0


class DiscountTask(Output):
    """A discount."""

    task_id: str = ""
    product_id: str = ""
    status: DiscountStatus = DiscountStatus.WAITING
    create_time: int = 0
    start_time: int = 0
    end_time: int = 0
    limited_discount_skus: list[DiscountSku] = []


class DiscountTasks(Reply):
    """A page of discounts."""

    limited_discount_tasks: list[DiscountTask] = []
    next_key: str = ""
    """Empty on the last page."""
    total_num: int = 0


class ListLimitedDiscounts(
    Call[DiscountTasks], post="/channels/ec/product/limiteddiscounttask/list/get", repeatable=True
):
    """Discounts of the shop (拉取限时抢购任务列表), 50 a page at most.

    Errors: 10020051.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/limiteddiscounttask/api_getlimiteddiscounttasklist.html
    """

    status: int | None = None
    """A `DiscountStatus`; absent: all."""
    page_size: int = Field(default=10, ge=1, le=50)
    next_key: str | None = None


class DiscountSkuChange(DiscountSkuInput):
    """A SKU of a discount that is changed."""

    product_id: str


class DiscountTaskUpdated(Reply):
    """The discount as it is now."""

    task_id: str = ""
    title: str = ""


class UpdateLimitedDiscount(
    Call[DiscountTaskUpdated], post="/channels/ec/product/limiteddiscounttask/update", repeatable=True
):
    """Change a discount that waits or runs (更新限时抢购任务).

    Errors: 10020076 (no such discount), 10020077 (it has ended, or is not in the `status` that was given),
    10020051 (times, prices, stock).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/limiteddiscounttask/api_updatelimiteddiscounttask.html
    """

    task_id: str
    status: DiscountStatus | Literal[0, 1] | None = None
    """The state in which the caller believes it; nothing is changed in another one."""
    start_time: int | None = None
    """Unix seconds."""
    end_time: int | None = None
    """Unix seconds."""
    title: str | None = Field(default=None, max_length=50)
    """For the merchant's eyes only."""
    limited_discount_skus: list[DiscountSkuChange] | None = Field(default=None, min_length=1)


class StopLimitedDiscount(Call[Ok], post="/channels/ec/product/limiteddiscounttask/stop", repeatable=True):
    """End a discount before its time, for good (停止限时抢购任务).

    Errors: 10020076 (no such discount), 10020051.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/limiteddiscounttask/api_stoplimiteddiscounttask.html
    """

    task_id: str


class DeleteLimitedDiscount(Call[Ok], post="/channels/ec/product/limiteddiscounttask/delete"):
    """Delete a discount that has ended (删除限时抢购任务).

    Errors: 10020076 (no such discount), 10020077 (has not ended), 10020049 (product in audit), 10020051.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/limiteddiscounttask/api_deletelimiteddiscounttask.html
    """

    task_id: str


class LimitedDiscountCalls:
    """Limited-time discounts."""

    add = endpoint(AddLimitedDiscount)
    update = endpoint(UpdateLimitedDiscount)
    list = endpoint(ListLimitedDiscounts)
    iter_list = paged(ListLimitedDiscounts, lambda page: page.limited_discount_tasks, cursor("next_key"))
    stop = endpoint(StopLimitedDiscount)
    delete = endpoint(DeleteLimitedDiscount)


class LimitedDiscount(LimitedDiscountCalls, Sync):
    """Limited-time discounts (限时抢购)."""


class AsyncLimitedDiscount(LimitedDiscountCalls, Async):
    """Limited-time discounts (限时抢购)."""
