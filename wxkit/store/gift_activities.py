"""Gift activities (礼物活动): a mini-program gives goods of a shop to its users.

The mini-program's own access_token is needed; only the wish may be set by the Store too. The group is on both
clients.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._numbers import NumberId
from wxkit._paging import cursor, offset
from wxkit.store._gift_activity import Activity, ActivityStatus, ActivitySummary, ActivityType
from wxkit.store.orders import TimeRange

__all__ = [
    "Activity",
    "ActivityPage",
    "ActivityReply",
    "ActivityStatus",
    "ActivitySummary",
    "ActivityType",
    "AsyncGiftActivities",
    "CreatePresent",
    "GetActivity",
    "GetOldPresent",
    "GiftActivities",
    "GiftItem",
    "GiftItems",
    "ListActivities",
    "ListOldPresents",
    "ListReceiverOrders",
    "OldPresent",
    "OldPresentGifts",
    "OldPresentOrders",
    "OldPresentPage",
    "OldPresentReply",
    "PresentCreated",
    "ReceiverInput",
    "ReceiverOrder",
    "ReceiverOrders",
    "SetReceivers",
    "SetWishMessage",
]


Summaries = list[ActivitySummary]


class ActivityPage(Reply):
    """A page of gift activities."""

    list: Summaries = []
    total_num: int = 0


class ListActivities(
    Call[ActivityPage],
    post="/channels/ec/b2c/activity/list/promoter/get",
    repeatable=True,
    products=("store", "miniprogram"),
):
    """Gift activities that the calling mini-program may use (获取礼物活动列表).

    Errors: 48001, 10020002 (limit above 100).
    https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_list_present_activity.html
    """

    offset: int = Field(default=0, ge=0)
    limit: int = Field(default=100, ge=1, le=100)
    shop_appid: str | None = None
    status: ActivityStatus | Literal[1, 2, 4, 5] | None = None
    type: ActivityType | Literal[0, 1, 2] | None = None
    """Absent: granted by the shop."""


class ActivityReply(Reply):
    """The gift activity."""

    activity: Activity = Field(default_factory=Activity)


class GetActivity(
    Call[ActivityReply],
    post="/channels/ec/b2c/activity/info/promoter/get",
    repeatable=True,
    products=("store", "miniprogram"),
):
    """One gift activity (获取礼物活动详情).

    Errors: 48001, 40097.
    https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_get_activity.html
    """

    shop_appid: str
    activity_id: str


class PresentCreated(Reply):
    """The new gift order."""

    present_order_id: str = ""
    business_type: str | None = None
    """For an app outside WeChat: how to open the gift."""
    query: str | None = None


class CreatePresent(
    Call[PresentCreated],
    post="/channels/ec/order/presentorder/create",
    products=("store", "miniprogram"),
):
    """Give a user one piece of a granted activity (创建礼物单).

    The stock is locked; what is not taken within 24 hours returns.

    Errors: 48001, 40097, 108001 (no stock), 108002 (not on sale), 608010 (risk control), 608016 (not in the
    gift pool), 608021 (above 20,000 yuan).
    https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_create_present_order.html
    """

    activity_id: str
    openid: str
    """Who gets it."""
    shop_appid: str
    wishmessage: str = Field(max_length=100)
    """祝福语."""
    product_id: str
    sku_id: str
    idempotent_id: str | None = None
    """The same id never creates a second one."""


class ReceiverInput(Input):
    """Who gets which order."""

    order_id: str
    openid: str


class SetReceivers(
    Call[Ok],
    post="/channels/ec/order/presentorder/receiver/set",
    products=("store", "miniprogram"),
):
    """Assign the orders of a gift order to users (设置礼物单领取人), one for each, for good.

    Errors: 48001, 6080073 (state), 6080074 (not supported), 6080075 (order), 6080076 (has a recipient),
    6080077 (gift order), 6080078 (empty list), 6080079 (several for one user).
    https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_set_present_receiver.html
    """

    present_order_id: str
    sub_order_list: list[ReceiverInput]


class SetWishMessage(
    Call[Ok],
    post="/channels/ec/order/presentorder/wishmessage/set",
    repeatable=True,
    products=("store", "miniprogram"),
):
    """Set the wish of a gift order (设置礼物单祝福语), as long as nobody is assigned.

    The Store may call it too.

    Errors: 6080073 (state), 6080074 (not supported), 6080076 (has a recipient), 6080077 (gift order),
    6080085 (unsafe text), 6080091 (too long).
    https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_set_present_wishmessage.html
    """

    present_order_id: str
    wish_message: str
    """At most 20 Chinese or 40 Latin characters."""


class GiftItem(Output):
    """One recipient's order."""

    order_id: NumberId = ""
    orderid: str | None = None
    """The page names it both ways."""
    giftstatus: int = 0
    expired_time: int | None = None
    """Unix seconds."""
    wishmessage: str | None = None


class GiftItems(Output):
    """The orders of a gift order."""

    gift: list[GiftItem] = []


class OldPresentGifts(Output):
    """What a gift order holds."""

    gifts: GiftItems = Field(default_factory=GiftItems)
    wishmessage: str | None = None
    user_type: int = 0


class OldPresent(Output):
    """A gift order, as the older call has it."""

    ecsgift: OldPresentGifts = Field(default_factory=OldPresentGifts)
    cannot_receive: int | None = None
    """1 when the user cannot take it."""
    cannot_receive_tips: str | None = None


class OldPresentReply(Reply):
    """The gift order."""

    present_order_info: OldPresent = Field(default_factory=OldPresent)


class GetOldPresent(
    Call[OldPresentReply],
    post="/channels/ec/order/presentorder/get",
    repeatable=True,
    products=("store", "miniprogram"),
):
    """One gift order (获取礼物单), the older call: `gifts.get` replaces it.

    The page lists `openid`, its example writes `open_id`.

    Errors: 48001, 6080077 (no such gift order).
    https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_get_present_order.html
    """

    present_order_id: str
    openid: str | None = None
    open_id: str | None = None


class OldPresentOrders(Output):
    """A gift order and its orders."""

    present_order_id: str = ""
    order_id: list[str] = []


class OldPresentPage(Reply):
    """A page of gift orders."""

    present_order_list: list[OldPresentOrders] = []
    next_key: str = ""


class ListOldPresents(
    Call[OldPresentPage],
    post="/channels/ec/order/presentorderlist/get",
    repeatable=True,
    products=("store", "miniprogram"),
):
    """Gift orders of a shop (获取礼物单列表), the older call: `gifts.list` replaces it.

    The page lists `openid`, its example writes `open_id`.

    Errors: 48001, 606006, 40097.
    https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_list_present_order.html
    """

    shop_appid: str
    openid: str | None = None
    open_id: str | None = None
    create_time_range: TimeRange | None = None
    update_time_range: TimeRange | None = None
    page_size: int = Field(default=100, ge=1, le=100)
    next_key: str | None = None


class ReceiverOrder(Output):
    """An order that a user received."""

    present_order_id: str = ""
    order_id: str = ""


class ReceiverOrders(Reply):
    """A page of orders that a user received."""

    order_list: list[ReceiverOrder] = []
    next_key: str = ""


class ListReceiverOrders(
    Call[ReceiverOrders],
    post="/channels/ec/order/receiverorderlist/get",
    repeatable=True,
    products=("store", "miniprogram"),
):
    """Orders that one user received as gifts (获取领取人订单列表).

    Errors: 48001, 606006, 40097, 40003 (openid).
    https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_get_receiver_order_list.html
    """

    shop_appid: str
    openid: str
    create_time_range: TimeRange | None = None
    update_time_range: TimeRange | None = None
    page_size: int = Field(default=100, ge=1)
    next_key: str | None = None


class GiftActivityCalls:
    """Gift activities."""

    list = endpoint(ListActivities)
    iter_list = paged(ListActivities, lambda page: page.list, offset("list"))
    get = endpoint(GetActivity)
    create_present = endpoint(CreatePresent)
    set_receivers = endpoint(SetReceivers)
    set_wish_message = endpoint(SetWishMessage)
    old_present = endpoint(GetOldPresent)
    old_presents = endpoint(ListOldPresents)
    iter_old_presents = paged(ListOldPresents, lambda page: page.present_order_list, cursor("next_key"))
    receiver_orders = endpoint(ListReceiverOrders)
    iter_receiver_orders = paged(ListReceiverOrders, lambda page: page.order_list, cursor("next_key"))


class GiftActivities(GiftActivityCalls, Sync):
    """Gift activities (礼物活动)."""


class AsyncGiftActivities(GiftActivityCalls, Async):
    """Gift activities (礼物活动)."""
