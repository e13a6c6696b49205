"""Gifts (送礼物): somebody pays, somebody else gives the address.

One gift order (礼物单, `present_order_id`) holds an ordinary order for each recipient. Some calls belong to
the Store, some to the mini-program that gives; the group is on both clients.
"""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import cursor
from wxkit.store._order_enums import OrderStatus
from wxkit.store.orders import TimeRange

__all__ = [
    "AddPresentNote",
    "AsyncGifts",
    "GetPresent",
    "GetPresentAftersale",
    "GetSubOrders",
    "Gifts",
    "ListPresentAftersales",
    "ListPresents",
    "Present",
    "PresentAftersale",
    "PresentAftersaleIds",
    "PresentAftersaleReply",
    "PresentDetail",
    "PresentId",
    "PresentIds",
    "PresentPay",
    "PresentPrice",
    "PresentReply",
    "RefundedAmount",
    "RefundedOrder",
    "RefundedProduct",
    "SubOrder",
    "SubOrderIds",
]


class SubOrderIds(Reply):
    """The orders of a gift order."""

    order_ids: list[str] = []


class GetSubOrders(Call[SubOrderIds], post="/channels/ec/order/presentsuborder/get", repeatable=True):
    """The orders of a gift order, one for each recipient (获取礼物单的子单).

    Errors: 6080077 (no such gift order).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_getpresentsuborder.html
    """

    present_order_id: str


class AddPresentNote(Call[Ok], post="/channels/ec/order/presentnote/add", repeatable=True):
    """Put the merchant's note on a gift order (添加礼物单备注).

    Errors: 6080077 (no such gift order).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_presentnote.html
    """

    present_order_id: str
    notes: str


class PresentPrice(Output):
    """What a gift order costs."""

    order_price: int = 0
    """Fen."""


class PresentPay(Output):
    """When a gift order was paid."""

    pay_time: int = 0
    """Unix seconds."""


class PresentDetail(Output):
    """What a gift order consists of."""

    price_info: PresentPrice | None = None
    pay_info: PresentPay | None = None
    wishmessage: str | None = None
    """祝福语."""


class SubOrder(Output):
    """One recipient's order."""

    order_id: str = ""
    openid: str = ""
    """The recipient's; empty until there is one."""
    status: OrderStatus = OrderStatus(0)


class Present(Output):
    """A gift order (礼物单)."""

    present_order_id: str = ""
    is_b2c_free_present: bool = False
    """The merchant gives its own goods: nobody paid."""
    present_detail: PresentDetail = Field(default_factory=PresentDetail)
    sub_order_list: list[SubOrder] = []
    activity_id: str | None = None
    create_time: int = 0
    """Unix seconds."""


class PresentReply(Reply):
    """The gift order."""

    present: Present = Field(default_factory=Present)


class GetPresent(
    Call[PresentReply],
    post="/channels/ec/order/present/get",
    repeatable=True,
    products=("store", "miniprogram"),
):
    """One gift order of the calling mini-program (获取礼物单). The Store's token is refused with 48001.

    Errors: 48001, 6080077 (no such gift order).
    https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_get_present.html
    """

    present_order_id: str


class PresentId(Output):
    """A gift order, by its id."""

    present_order_id: str = ""


class PresentIds(Reply):
    """A page of gift orders."""

    present_order_list: list[PresentId] = []
    next_key: str = ""


class ListPresents(
    Call[PresentIds],
    post="/channels/ec/order/presentlist/get",
    repeatable=True,
    products=("store", "miniprogram"),
):
    """Gift orders of the calling mini-program in a shop (获取礼物单列表). The Store's token gets 48001.

    One of the two ranges is needed.

    Errors: 48001, 606006, 40097.
    https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/cooperation_gift/api_get_present_list.html
    """

    shop_appid: str
    create_time_range: TimeRange | None = None
    update_time_range: TimeRange | None = None
    page_size: int = Field(default=100, ge=1, le=100)
    next_key: str | None = None


class PresentAftersaleIds(Reply):
    """A page of refunds of group gifts."""

    after_sale_order_id_list: list[str] = []
    has_more: bool = False
    next_key: str = ""


class ListPresentAftersales(
    Call[PresentAftersaleIds], post="/channels/ec/aftersale/getpresentaftersalelist", repeatable=True
):
    """Refunds of group gifts that nobody took in time (获取群礼物超时自动退单列表).

    Errors: 10020004 (range above 24 hours), 606006.
    https://developers.weixin.qq.com/doc/store/shop/API/aftersale/getpresentaftersalelist.html
    """

    begin_create_time: int
    """Unix seconds."""
    end_create_time: int
    """At most 24 hours later."""
    next_key: str | None = None


class RefundedAmount(Output):
    """What was given back."""

    amount: int = 0
    """Fen."""


class RefundedProduct(Output):
    """A product that was given back."""

    product_id: str = ""
    sku_id: str = ""
    count: int = 0
    refund_info: RefundedAmount = Field(default_factory=RefundedAmount)


class RefundedOrder(Output):
    """An order that was given back."""

    order_id: str = ""
    refund_info: RefundedAmount = Field(default_factory=RefundedAmount)
    product_info_list: list[RefundedProduct] = []


class PresentAftersale(Output):
    """The refund of what nobody took of a group gift."""

    after_sale_order_id: str = ""
    present_order_id: str = ""
    status: str = ""
    """`MERCHANT_REFUND_SUCCESS` when the money is back."""
    openid: str = ""
    """The payer's."""
    unionid: str | None = None
    create_time: int = 0
    update_time: int = 0
    refund_info: RefundedAmount = Field(default_factory=RefundedAmount)
    order_info_list: list[RefundedOrder] = []


class PresentAftersaleReply(Reply):
    """The refund."""

    after_sale_order: PresentAftersale = Field(default_factory=PresentAftersale)


class GetPresentAftersale(
    Call[PresentAftersaleReply], post="/channels/ec/aftersale/getpresentaftersaleorder", repeatable=True
):
    """One refund of a group gift (获取群礼物超时自动退单).

    Errors: 10021050 (no such refund).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_getpresentaftersaleorder.html
    """

    after_sale_order_id: str


class GiftCalls:
    """Gifts."""

    sub_orders = endpoint(GetSubOrders)
    add_note = endpoint(AddPresentNote)
    get = endpoint(GetPresent)
    list = endpoint(ListPresents)
    iter_list = paged(ListPresents, lambda page: page.present_order_list, cursor("next_key"))
    aftersales = endpoint(ListPresentAftersales)
    iter_aftersales = paged(
        ListPresentAftersales,
        lambda page: page.after_sale_order_id_list,
        cursor("next_key", more="has_more"),
    )
    aftersale = endpoint(GetPresentAftersale)


class Gifts(GiftCalls, Sync):
    """Gifts (送礼物)."""


class AsyncGifts(GiftCalls, Async):
    """Gifts (送礼物)."""
