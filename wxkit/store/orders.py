"""Orders (订单): read, found, repriced while unpaid, shipped."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import cursor
from wxkit.store._order import Order
from wxkit.store._order_delivery import DeliveryAddress
from wxkit.store._order_enums import CancelType, DeliverType, ExtInfoType, OrderStatus, PresentSendType

__all__ = [
    "AcceptAddressChange",
    "AsyncOrders",
    "CancelType",
    "CourseInput",
    "CoursePathInput",
    "DecodeAddress",
    "DecodedAddress",
    "DeliverType",
    "Delivery",
    "DeliveryAddress",
    "DeliveryCompanies",
    "DeliveryCompany",
    "DeliveryItem",
    "ExtInfoType",
    "FoundOrders",
    "GetDeliveryCompanies",
    "GetOldDeliveryCompanies",
    "GetOrder",
    "ListOrders",
    "NewPrice",
    "Order",
    "OrderIds",
    "OrderReply",
    "OrderStatus",
    "Orders",
    "PresentSendType",
    "RejectAddressChange",
    "SearchCondition",
    "SearchOrders",
    "SendDelivery",
    "SerialInput",
    "TimeRange",
    "UpdateMerchantNotes",
    "UpdatePrice",
    "VirtualNumber",
]


class TimeRange(Input):
    """From `start_time` to `end_time`, Unix seconds, both included; at most 7 days."""

    start_time: int
    end_time: int


class OrderReply(Reply):
    """The order."""

    order: Order = Field(default_factory=Order)


class GetOrder(Call[OrderReply], post="/channels/ec/order/get", repeatable=True):
    """One order (获取订单详情). Name, phone and address are masked: see `decode_address`.

    Errors: 100002 (no such order).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_getorder.html
    """

    order_id: str
    encode_sensitive_info: bool | None = None
    """From the time when masking could be tried out; without effect now."""


class OrderIds(Reply):
    """A page of orders."""

    order_id_list: list[str] = []
    next_key: str = ""
    has_more: bool = False


class ListOrders(Call[OrderIds], post="/channels/ec/order/list/get", repeatable=True):
    """Ids of the orders that were made or changed in a span of time (获取订单列表).

    One of the two ranges is needed. While you page, leave the other fields as they are.

    Errors: 606006 (the next_key belongs to other fields), 31042 (too many orders, shorten the range), 40097.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_getorderlist.html
    """

    create_time_range: TimeRange | None = None
    update_time_range: TimeRange | None = None
    status: OrderStatus | int | None = None
    """20 includes 21; 250 stands for every cancelled order; 200 cannot be asked for."""
    openid: str | None = None
    page_size: int = Field(default=100, ge=1, le=100)
    next_key: str | None = None


class SearchCondition(Input):
    """What to search for; at least one field."""

    title: str | None = None
    """Part of a product's title."""
    sku_code: str | None = None
    user_name: str | None = None
    tel_number: str | None = Field(default=None, repr=False)
    """Out of use; the last four digits still work, a whole number is refused."""
    tel_number_last4: str | None = Field(default=None, repr=False)
    """The last four digits of the recipient's phone."""
    order_id: str | None = None
    merchant_notes: str | None = None
    customer_notes: str | None = None
    address_under_review: bool | None = None
    """Only orders whose buyer wants another address."""
    present_order_id: str | None = None
    """The gift order (礼物单)."""


class FoundOrders(OrderIds):
    """A page of orders that fit. The page's table names the list `order_id_list`, its example `orders`."""

    orders: list[str] = []


class SearchOrders(Call[FoundOrders], post="/channels/ec/order/search", repeatable=True):
    """Ids of the orders that fit (搜索订单).

    Errors: 6060456 (characters that are not allowed), 606006, 40097 (no condition).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_searchorder.html
    """

    search_condition: SearchCondition
    on_aftersale_order_exist: Literal[0, 1] | None = None
    """0 none in after-sale, 1 at least one; absent: all."""
    status: OrderStatus | int | None = None
    page_size: int = Field(default=100, ge=1, le=100)
    next_key: str = ""


class UpdateMerchantNotes(Call[Ok], post="/channels/ec/order/merchantnotes/update", repeatable=True):
    """Set the merchant's note on an order (修改订单备注).

    Errors: 100002 (no such order), 100003 (too often).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_changemerchantnotes.html
    """

    order_id: str
    merchant_notes: str


class NewPrice(Input):
    """What a SKU shall cost."""

    product_id: str
    sku_id: str
    change_price: int
    """Of the whole line, in fen; lower than before the first change, above zero."""


class UpdatePrice(Call[Ok], post="/channels/ec/order/price/update"):
    """Lower the price of an unpaid order (修改订单价格). Each change replaces all earlier ones.

    A SKU that is left out costs what it cost at first. At most 50 changes.

    Errors: 100002 (no such order), 101100 (not unpaid), 108021 (above the original price),
    108022 (over 50 changes), 108023 (the price would be zero), 40097 (no such SKU in the order).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_changeorderprice.html
    """

    order_id: str
    change_express: bool
    """Whether the freight changes too."""
    change_order_infos: list[NewPrice]
    express_fee: int | None = Field(default=None, ge=0)
    """New freight in fen; 0 when `change_express` is set and this is not."""


class DeliveryItem(Input):
    """What lies in a parcel."""

    product_id: str
    sku_id: str
    product_cnt: int = Field(ge=1)
    """Pieces."""


class CoursePathInput(Input):
    """Where a course is watched."""

    type: int
    wxa_appid: str | None = None
    wxa_path: str | None = None


class CourseInput(Input):
    """A course that is delivered online."""

    start_time: int
    end_time: int
    course_path: CoursePathInput


class SerialInput(Input):
    """Serial numbers, which some categories need."""

    sn_code: str | None = None
    imei1: str | None = None
    imei2: str | None = None


class Delivery(Input):
    """A parcel to send."""

    deliver_type: DeliverType | Literal[1, 3] = DeliverType.SELF_ARRANGED
    product_infos: list[DeliveryItem] = Field(min_length=1)
    delivery_id: str | None = None
    """The courier (快递公司), from `delivery_companies`; `OTHER` for one that is not listed."""
    waybill_id: str | None = None
    """快递单号."""
    course_info: CourseInput | None = None
    sn_info: SerialInput | None = None


class SendDelivery(Call[Ok], post="/channels/ec/order/delivery/send"):
    """Ship an order, whole or in part (订单发货): event `channels_ec_order_deliver`.

    Errors: 100002 (no such order), 101100 (not waiting for shipment), 606004 (courier unknown),
    606005 (waybill), 606031 (goods that are not in the order or are shipped already),
    606034 (a supplier or the inspection warehouse ships them),
    40097 (a parcel without courier that needs one).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-delivery/delivery/api_senddelivery.html
    """

    order_id: str
    delivery_list: list[Delivery] = Field(min_length=1)


class VirtualNumber(Output):
    """A phone number that forwards to the buyer's for a while."""

    virtual_number: str = Field(default="", repr=False)
    extension: str = ""
    expiration: int = 0
    """Unix seconds."""


class DecodedAddress(Reply):
    """The address, nothing masked."""

    address_info: DeliveryAddress = Field(default_factory=DeliveryAddress)
    virtual_number_info: VirtualNumber | None = None


class DecodeAddress(Call[DecodedAddress], post="/channels/ec/order/sensitiveinfo/decode", repeatable=True):
    """The name, phone and address of an order in full (解密敏感信息).

    Errors: 100002 (no such order), 101100 (nothing to ship to).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_decodesensitiveinfo.html
    """

    order_id: str


class AcceptAddressChange(Call[Ok], post="/channels/ec/order/addressmodify/accept"):
    """Agree to the address that the buyer asked for (同意用户修改收货地址申请).

    Who neither agrees nor refuses for 12 hours agrees.

    Errors: 100002 (no such order), 10020116 (nothing was asked for).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_acceptorderaddressmodifyapply.html
    """

    order_id: str


class RejectAddressChange(Call[Ok], post="/channels/ec/order/addressmodify/reject"):
    """Refuse the address that the buyer asked for (拒绝用户修改收货地址申请).

    Errors: 100002 (no such order), 10020116 (nothing was asked for).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_rejectorderaddressmodifyapply.html
    """

    order_id: str


class DeliveryCompany(Output):
    """A courier (快递公司)."""

    delivery_id: str = ""
    delivery_name: str = ""


class DeliveryCompanies(Reply):
    """All couriers."""

    company_list: list[DeliveryCompany] = []


class GetDeliveryCompanies(
    Call[DeliveryCompanies], post="/channels/ec/order/deliverycompanylist/new/get", repeatable=True
):
    """All couriers (获取快递公司列表).

    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-delivery/delivery/api_getdeliverycompanylistnew.html
    """

    ewaybill_only: bool = False
    """Only those for whom waybills can be printed here (电子面单)."""


class GetOldDeliveryCompanies(
    Call[DeliveryCompanies], post="/channels/ec/order/deliverycompanylist/get", repeatable=True
):
    """All couriers, by the older call (获取快递公司列表（旧）).

    https://developers.weixin.qq.com/doc/store/shop/API/order/deliverycompanylist_get.html
    """


class OrderCalls:
    """Orders."""

    get = endpoint(GetOrder)
    list = endpoint(ListOrders)
    iter_list = paged(ListOrders, lambda page: page.order_id_list, cursor("next_key", more="has_more"))
    search = endpoint(SearchOrders)
    iter_search = paged(
        SearchOrders, lambda page: page.order_id_list or page.orders, cursor("next_key", more="has_more")
    )
    update_notes = endpoint(UpdateMerchantNotes)
    update_price = endpoint(UpdatePrice)
    send_delivery = endpoint(SendDelivery)
    decode_address = endpoint(DecodeAddress)
    accept_address_change = endpoint(AcceptAddressChange)
    reject_address_change = endpoint(RejectAddressChange)
    delivery_companies = endpoint(GetDeliveryCompanies)
    old_delivery_companies = endpoint(GetOldDeliveryCompanies)


class Orders(OrderCalls, Sync):
    """Orders (订单)."""


class AsyncOrders(OrderCalls, Async):
    """Orders (订单)."""
