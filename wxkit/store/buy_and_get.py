"""Buy-and-get activities (买赠活动): who buys one of some products gets free items with it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Input, Ok, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._numbers import NumberId, TextInt

__all__ = [
    "ActivityDetailInput",
    "AddBuyAndGet",
    "AsyncBuyAndGet",
    "BuyAndGet",
    "BuyAndGetAdded",
    "DeleteBuyAndGet",
    "DeleteBuyAndGetOld",
    "FreeItemInput",
    "GiftSetInput",
    "MainProductInput",
    "ReceiveLimitInput",
    "StopBuyAndGet",
    "StopBuyAndGetOld",
]


class ReceiveLimitInput(Input):
    """How often one buyer may get the free items."""

    is_limited: bool
    limit_num: int
    """Counts only with `is_limited`."""


class MainProductInput(Input):
    """A product that has to be bought."""

    product_id: NumberId


class FreeItemInput(Input):
    """A free item (赠品), see the group `gift_products`."""

    gift_id: NumberId
    """Its product id."""
    give_num: int
    """How many of it a buyer gets."""


class GiftSetInput(Input):
    """What a buyer gets."""

    gift_items: list[FreeItemInput]
    gift_set_num: int
    """How many sets there are."""


class ActivityDetailInput(Input):
    """What has to be bought, and what comes with it."""

    show_scene: Literal[0, 1]
    """Where it counts: 0 everywhere, 1 in live rooms (直播间) only."""
    receive_limit: ReceiveLimitInput
    main_products: list[MainProductInput]
    gift_set: GiftSetInput


class BuyAndGetAdded(Reply):
    """The new activity."""

    activity_id: str = ""


class AddBuyAndGet(Call[BuyAndGetAdded], post="/channels/ec/product/activity/add", within="gift_activity"):
    """Create a buy-and-get activity (创建赠品活动).

    Errors: 10020051.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/giftactivity/api_addgiftactivity.html
    """

    activity_id: NumberId | None = None
    """Absent: WeChat chooses one."""
    title: str
    start_time: TextInt
    """Unix seconds, within 30 days from now."""
    end_time: TextInt
    """Unix seconds, 10 minutes to 30 days after `start_time`."""
    detail: ActivityDetailInput


class _OneActivity(Call[Ok]):
    """Names an activity."""

    activity_id: str = Field(min_length=1)


class StopBuyAndGet(_OneActivity, post="/channels/ec/product/activity/stop", repeatable=True):
    """End a buy-and-get activity (停止赠品活动).

    Errors: 10020051.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/giftactivity/api_stopgiftactivity.html
    """


class DeleteBuyAndGet(_OneActivity, post="/channels/ec/product/activity/del"):
    """Delete a buy-and-get activity (删除赠品活动).

    Errors: 10020051.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/giftactivity/api_deletegiftactivity.html
    """


class StopBuyAndGetOld(_OneActivity, post="/channels/ec/activity/stop", repeatable=True):
    """End a buy-and-get activity (停止赠品活动) at the path that was documented first.

    Errors: 10020051.
    https://developers.weixin.qq.com/doc/store/shop/API/product/giftactivity/shop.html
    """


class DeleteBuyAndGetOld(_OneActivity, post="/channels/ec/activity/del"):
    """Delete a buy-and-get activity (删除赠品活动) at the path that was documented first.

    Errors: 10020051.
    https://developers.weixin.qq.com/doc/store/shop/API/product/giftactivity/del.html
    """


class BuyAndGetCalls:
    """Buy-and-get activities."""

    add = endpoint(AddBuyAndGet)
    stop = endpoint(StopBuyAndGet)
    delete = endpoint(DeleteBuyAndGet)
    stop_old = endpoint(StopBuyAndGetOld)
    delete_old = endpoint(DeleteBuyAndGetOld)


class BuyAndGet(BuyAndGetCalls, Sync):
    """Buy-and-get activities (买赠活动)."""


class AsyncBuyAndGet(BuyAndGetCalls, Async):
    """Buy-and-get activities (买赠活动)."""
