"""The order center (购物订单), which shows a payment's goods in WeChat's bill. WeChat no longer maintains it.

Where the pages' tables name numbers their samples write names, so both are accepted.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from wxkit._call import Call, Input, Ok, Reply
from wxkit._endpoint import Async, Sync, endpoint

__all__ = [
    "AsyncOrderCenter",
    "BoughtItem",
    "DeliveryMode",
    "JumpLink",
    "LogisticsType",
    "NumberType",
    "OrderCenter",
    "OrderNumber",
    "OrderPayer",
    "ParcelContact",
    "ParcelItem",
    "ShoppingOrder",
    "ShoppingParcel",
    "ShoppingVerified",
    "SubOrderShipping",
    "SubOrderShopping",
    "UploadCombinedShippingInfo",
    "UploadCombinedShoppingInfo",
    "UploadShippingInfo",
    "UploadShoppingInfo",
    "VerifyShoppingInfo",
]

LogisticsType: TypeAlias = int | str
"""1: courier (the default), 2: within the city, 3: nothing is shipped, 4: the buyer fetches the goods."""

DeliveryMode: TypeAlias = Literal[1, 2, "UNIFIED_DELIVERY", "SPLIT_DELIVERY"]
"""1 or UNIFIED_DELIVERY: in one parcel, 2 or SPLIT_DELIVERY: in several."""

NumberType: TypeAlias = int | str
"""1: `mchid` and `out_trade_no`, 2: `transaction_id`."""


class OrderNumber(Input):
    """Which payment: by `transaction_id`, or by `mchid` and `out_trade_no`."""

    order_number_type: NumberType
    transaction_id: str | None = None
    """WeChat Pay's number of the payment."""
    mchid: str | None = None
    """The WeChat Pay merchant (商户号)."""
    out_trade_no: str | None = None
    """The merchant's number of the payment: digits, letters and `_-*`."""


class JumpLink(Input):
    """Where a tap leads."""

    type: Literal[1, 2, "MINI_PROGRAM", "URL"]
    """1 or MINI_PROGRAM: `appid` and `path` are needed; 2 or URL: `url` is needed."""
    appid: str | None = None
    """The calling account's, or that of the third-party platform's customer."""
    path: str | None = None
    url: str | None = None


class BoughtItem(Input):
    """Goods that were bought."""

    merchant_item_id: str
    """The merchant's number of the goods."""
    name: str
    description: str | None = None
    unit_price: int
    """Fen."""
    quantity: int
    image_url: list[str]
    item_detail_jump_link: JumpLink | None = None
    """The goods' page."""


Items = Annotated[list[BoughtItem], Field(min_length=1, max_length=50)]


class ShoppingOrder(Input):
    """An order of the merchant that the payment covers."""

    merchant_order_no: str = Field(min_length=1, max_length=64)
    """The number that the buyer sees."""
    order_detail_jump_link: JumpLink | None = None
    """The order's page."""
    item_list: Items


class OrderPayer(Input):
    """Who paid."""

    openid: str


class UploadShoppingInfo(Call[Ok], post="/user-order/orders"):
    """Say what was bought with a payment (上传购物详情), within 5 seconds after it.

    Once the payment is matched nothing can be changed; VerifyShoppingInfo tells whether it is.
    https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/shopping-order/normal-shopping-detail/uploadShoppingInfo.html
    """

    order_key: OrderNumber
    order_list: list[ShoppingOrder]
    payer: OrderPayer
    logistics_type: LogisticsType | None = None
    upload_time: str
    """RFC 3339; later than that of the upload before."""


class ParcelContact(Input):
    """Phone numbers of a parcel, masked but for the last 4 digits."""

    consignor_contact: str | None = Field(default=None, repr=False)
    """The sender's."""
    receiver_contact: str | None = Field(default=None, repr=False)
    """The receiver's."""


class ParcelItem(Input):
    """Goods of a parcel."""

    merchant_item_id: str


class ShoppingParcel(Input):
    """A parcel (物流单)."""

    tracking_no: str
    express_company: str
    """Code of the courier company (物流公司编码)."""
    contact: ParcelContact | None = None
    item_list: list[ParcelItem] | None = None
    """What is inside."""


class UploadShippingInfo(Call[Ok], post="/user-order/orders/shippings"):
    """Say how a payment's goods were shipped (上传物流信息), after it, and with the same kind of `order_key`
    as in UploadShoppingInfo. In several parcels, each names what is inside.

    Errors: 268485226 (`tracking_no` empty).
    https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/shopping-order/normal-shopping-detail/uploadShippingInfo.html
    """

    order_key: OrderNumber
    shipping_list: list[ShoppingParcel]
    payer: OrderPayer
    delivery_mode: DeliveryMode
    upload_time: str
    """RFC 3339; later than that of the upload before."""


class SubOrderShopping(Input):
    """A part of a combined order (子单) and what was bought."""

    order_key: OrderNumber
    """Of the same type as the whole order's."""
    merchant_order_no: str = Field(min_length=1, max_length=64)
    """The number that the buyer sees."""
    order_detail_jump_link: JumpLink | None = None
    """The order's page."""
    item_list: Items
    logistics_type: LogisticsType | None = None


class UploadCombinedShoppingInfo(Call[Ok], post="/user-order/combine-orders"):
    """Say what was bought with a combined payment (上传合单购物详情), part by part.

    https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/shopping-order/shopping-detail/uploadCombinedShoppingInfo.html
    """

    order_key: OrderNumber
    """The whole payment."""
    sub_orders: list[SubOrderShopping]
    payer: OrderPayer
    upload_time: str
    """RFC 3339; later than that of the upload before."""


class SubOrderShipping(Input):
    """A part of a combined order (子单) and its parcels."""

    order_key: OrderNumber
    """Of the same type as the whole order's."""
    shipping_list: list[ShoppingParcel]
    delivery_mode: DeliveryMode


class UploadCombinedShippingInfo(Call[Ok], post="/user-order/combine-orders/shippings"):
    """Say how a combined payment's goods were shipped (上传合单物流信息), part by part.

    https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/shopping-order/shopping-detail/uploadCombinedShippingInfo.html
    """

    order_key: OrderNumber
    """The whole payment."""
    sub_orders: list[SubOrderShipping]
    payer: OrderPayer
    upload_time: str
    """RFC 3339; later than that of the upload before."""


class ShoppingVerified(Reply):
    """What became of an upload."""

    verify_result: str = ""
    """In words; tells what to mend when the upload was not matched."""


class VerifyShoppingInfo(Call[ShoppingVerified], post="/user-order/shoppinginfo/verify", repeatable=True):
    """Ask whether an uploaded order was matched with its payment (验证购物订单上传结果).

    https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/shopping-order/upload-result/ShoppingInfoVerifyUploadResult.html
    """

    order_key: OrderNumber
    """Of the same type as in the upload; for a combined payment the whole."""
    payer: OrderPayer


class OrderCenterCalls:
    """The order center."""

    upload_shopping = endpoint(UploadShoppingInfo)
    upload_shipping = endpoint(UploadShippingInfo)
    upload_combined_shopping = endpoint(UploadCombinedShoppingInfo)
    upload_combined_shipping = endpoint(UploadCombinedShippingInfo)
    verify = endpoint(VerifyShoppingInfo)


class OrderCenter(OrderCenterCalls, Sync):
    """The order center (购物订单)."""


class AsyncOrderCenter(OrderCenterCalls, Async):
    """The order center (购物订单)."""
