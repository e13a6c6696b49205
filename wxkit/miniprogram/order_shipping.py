"""Shipping information (小程序发货信息管理): what was sent for a payment, and when its money is settled."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from wxkit._call import Call, Input, Ok, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._paging import cursor
from wxkit.miniprogram._shipped_order import (
    ContactRead,
    DeliveryMode,
    LogisticsType,
    OrderState,
    ParcelRead,
    ShippedOrder,
    ShippingRead,
)

__all__ = [
    "AsyncOrderShipping",
    "ChangeTradeType",
    "ConfirmationState",
    "Contact",
    "ContactRead",
    "DeliveryMode",
    "GetOrder",
    "GetOrders",
    "IsTradeManaged",
    "IsTradeManagementConfirmed",
    "LogisticsType",
    "NotifyConfirmReceive",
    "OrderKey",
    "OrderRead",
    "OrderShipping",
    "OrderState",
    "Orders",
    "Parcel",
    "ParcelRead",
    "PayTimeRange",
    "Payer",
    "ReportSpecialOrder",
    "SetMessagePath",
    "ShippedOrder",
    "ShippingRead",
    "SubOrder",
    "TradeManaged",
    "TradeMaterial",
    "TradeType",
    "UploadCombinedShipping",
    "UploadShipping",
]


class OrderKey(Input):
    """Which payment: by `transaction_id`, or by `mchid` and `out_trade_no`."""

    order_number_type: Literal[1, 2]
    """1: `mchid` and `out_trade_no`; 2: `transaction_id`."""
    transaction_id: str | None = None
    """WeChat Pay's number of the payment."""
    mchid: str | None = None
    """The WeChat Pay merchant (商户号)."""
    out_trade_no: str | None = None
    """The merchant's number of the payment: digits, letters and `_-*`."""


class Contact(Input):
    """Phone numbers of a parcel, masked but for the last 4 digits. SF Express (顺丰) needs one of them."""

    consignor_contact: str | None = Field(default=None, repr=False)
    """The sender's."""
    receiver_contact: str | None = Field(default=None, repr=False)
    """The receiver's."""


class Parcel(Input):
    """A parcel (物流单)."""

    tracking_no: str | None = None
    """Needed for a courier."""
    express_company: str | None = None
    """Code of the courier company (物流公司编码), needed for a courier."""
    item_desc: str = Field(max_length=120)
    """What is inside, at most 120 characters."""
    contact: Contact | None = None


class Payer(Input):
    """Who paid."""

    openid: str


Parcels = Annotated[list[Parcel], Field(min_length=1, max_length=15)]


class UploadShipping(Call[Ok], post="/wxa/sec/order/upload_shipping_info"):
    """Say how a paid order was shipped (发货信息录入). The buyer gets a message, the settlement can go on.

    Shipping again (another mode or type, or after completion) is possible once for each payment.
    Errors: 10060001 (no such payment), 10060002 (shipped already), 10060003 (re-shipping used),
    10060004 (state), 10060005 to 10060009, 10060014, 10060020, 10060023 to 10060026,
    10060031 (not that openid's), 268485194 to 268485197 (`order_key`), 268485216 (`upload_time`),
    268485224 (`delivery_mode`), 268485226 to 268485228 (`shipping_list`).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_uploadshippinginfo
    """

    order_key: OrderKey
    logistics_type: LogisticsType | Literal[1, 2, 3, 4]
    delivery_mode: DeliveryMode | Literal[1, 2]
    is_all_delivered: bool | None = None
    """Needed for SPLIT: whether this was the last parcel."""
    shipping_list: Parcels
    """1 to 15 parcels; exactly one for UNIFIED."""
    upload_time: str
    """RFC 3339, e.g. `2022-12-15T13:29:35.120+08:00`; later than that of the upload before."""
    payer: Payer


class SubOrder(Input):
    """A part of a combined order (子单)."""

    order_key: OrderKey
    """Of the same type as the whole order's."""
    logistics_type: LogisticsType | Literal[1, 2, 3, 4]
    delivery_mode: DeliveryMode | Literal[1, 2]
    is_all_delivered: bool | None = None
    """Needed for SPLIT: whether this was the last parcel."""
    shipping_list: Parcels


class UploadCombinedShipping(Call[Ok], post="/wxa/sec/order/upload_combined_shipping_info"):
    """Say how a combined payment was shipped (发货信息合单录入), part by part.

    Errors: as for UploadShipping.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_uploadcombinedshippinginfo
    """

    order_key: OrderKey
    """The whole payment."""
    sub_orders: list[SubOrder] | None = None
    upload_time: str
    """RFC 3339; later than that of the upload before."""
    payer: Payer


class OrderRead(Reply):
    """One payment."""

    order: ShippedOrder = Field(default_factory=ShippedOrder)


class GetOrder(Call[OrderRead], post="/wxa/sec/order/get_order", repeatable=True):
    """The shipping of one payment (查询订单发货状态).

    By `transaction_id`, or `merchant_id` and `merchant_trade_no`.
    Errors: 10060001 (no such payment), 10060028 (state).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_getorder
    """

    transaction_id: str | None = None
    merchant_id: str | None = None
    sub_merchant_id: str | None = None
    merchant_trade_no: str | None = None


class PayTimeRange(Input):
    """When it was paid."""

    begin_time: int | None = None
    """Unix seconds; 0 when absent."""
    end_time: int | None = None
    """Unix seconds, included; without end when absent."""


class Orders(Reply):
    """A page of payments."""

    order_list: list[ShippedOrder] = []
    last_index: str = ""
    """Cursor of the next page."""
    has_more: bool = False


class GetOrders(Call[Orders], post="/wxa/sec/order/get_order_list", repeatable=True):
    """Payments by time, payer or state (查询订单列表).

    https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_getorderlist
    """

    pay_time_range: PayTimeRange | None = None
    order_state: OrderState | Literal[1, 2, 3, 4, 5, 6] | None = None
    openid: str | None = None
    """Only what this person paid."""
    last_index: str | None = None
    """From the page before; absent for the first."""
    page_size: int | None = Field(default=None, ge=1)
    """100 when absent."""


class NotifyConfirmReceive(Call[Ok], post="/wxa/sec/order/notify_confirm_receive"):
    """Remind the buyer to confirm the receipt (确认收货提醒), once for each order, after the delivery.

    By `transaction_id`, or `merchant_id` and `merchant_trade_no`.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_notifyconfirmreceive
    """

    transaction_id: str | None = None
    merchant_id: str | None = None
    sub_merchant_id: str | None = None
    merchant_trade_no: str | None = None
    received_time: int
    """When the courier handed it over, in Unix seconds."""


class SetMessagePath(Call[Ok], post="/wxa/sec/order/set_msg_jump_path", repeatable=True):
    """Set the page that a tap on a shipping message opens (消息跳转路径设置).

    https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_setmsgjumppath
    """

    path: str
    """A page of the mini-program with the receipt component."""


class TradeManaged(Reply):
    """Whether the shipping service is on."""

    is_trade_managed: bool = False


class IsTradeManaged(Call[TradeManaged], post="/wxa/sec/order/is_trade_managed", repeatable=True):
    """Ask whether the mini-program uses the shipping service (查询小程序是否已开通发货信息管理服务).

    Errors: 40013, 40097, 44990, 61003 (not granted to the platform).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_istrademanaged
    """

    appid: str
    """The account's own; a third-party platform may ask for its customers."""


class ConfirmationState(Reply):
    """Whether all merchant numbers are settled."""

    completed: bool = False


class IsTradeManagementConfirmed(
    Call[ConfirmationState],
    post="/wxa/sec/order/is_trade_management_confirmation_completed",
    repeatable=True,
):
    """Ask whether every linked merchant number was granted or unbound (查询小程序是否已完成交易结算管理确认).

    https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_istrademanagementconfirmationcompleted
    """

    appid: str
    """The account's own; a third-party platform may ask for its customers."""


class ReportSpecialOrder(Call[Ok], post="/wxa/sec/order/opspecialorder"):
    """Report an order that is shipped late or never (特殊发货报备): a presale, or a test.

    Errors: 268546000 (type), 268546001 (`delay_to`), 268546002 (no such order to ship).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_opspecialorder
    """

    order_id: str
    """WeChat Pay's or the merchant's number of the payment."""
    type: Literal[1, 2]
    """1: presale (预售商品订单), 2: test (测试订单)."""
    delay_to: int | None = None
    """When it will be shipped, in Unix seconds: 15 to 330 days after the payment. Needed for a presale."""


class TradeType(OpenIntEnum):
    """What a mini-program sells (交易类型)."""

    MIXED = 1
    """Several kinds of things (综合类)."""
    GOODS = 2
    """Goods that are sent (实物电商类)."""
    OFFLINE_SERVICE = 3
    """Services in a shop (线下服务类)."""
    ONLINE_SERVICE = 4
    """Services on line (在线服务类)."""


class TradeMaterial(Input):
    """Something that proves it, as temporary material (临时素材)."""

    type: Literal[1, 2]
    """1: picture, 2: video."""
    media_id: str


class ChangeTradeType(Call[Ok], post="/wxa/sec/order/setwxatradetypecgi"):
    """Apply for another kind of trade (小程序交易类型变更申请), once for each account.

    Errors: 268486048 (applied already).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_setwxatradetypecgi
    """

    trade_type: TradeType | Literal[1, 2, 3, 4]
    material_list: list[TradeMaterial] = Field(min_length=1, max_length=10)
    """At most 10, of which 3 may be videos."""
    reason: str = Field(min_length=1)
    """Why it changes, in detail."""


def _orders(page: Orders) -> list[ShippedOrder]:
    return page.order_list


class OrderShippingCalls:
    """Shipping information."""

    upload = endpoint(UploadShipping)
    upload_combined = endpoint(UploadCombinedShipping)
    get = endpoint(GetOrder)
    list = endpoint(GetOrders)
    iter_list = paged(GetOrders, _orders, cursor("last_index", more="has_more"))
    notify_confirm_receive = endpoint(NotifyConfirmReceive)
    set_message_path = endpoint(SetMessagePath)
    is_trade_managed = endpoint(IsTradeManaged)
    is_trade_management_confirmed = endpoint(IsTradeManagementConfirmed)
    report_special = endpoint(ReportSpecialOrder)
    change_trade_type = endpoint(ChangeTradeType)


class OrderShipping(OrderShippingCalls, Sync):
    """Shipping information (小程序发货信息管理)."""


class AsyncOrderShipping(OrderShippingCalls, Async):
    """Shipping information (小程序发货信息管理)."""
