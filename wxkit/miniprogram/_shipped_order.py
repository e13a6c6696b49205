"""A payment and its shipping (发货信息), as WeChat tells it."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Output
from wxkit._enums import OpenIntEnum

__all__ = [
    "ContactRead",
    "DeliveryMode",
    "LogisticsType",
    "OrderState",
    "ParcelRead",
    "ShippedOrder",
    "ShippingRead",
]


class LogisticsType(OpenIntEnum):
    """How the goods travel (物流模式)."""

    COURIER = 1
    """By a courier company (物流配送)."""
    SAME_CITY = 2
    """Within the city (同城配送)."""
    VIRTUAL = 3
    """Nothing is shipped (虚拟商品)."""
    SELF_PICKUP = 4
    """The buyer fetches them (用户自提)."""


class DeliveryMode(OpenIntEnum):
    """In how many parcels (发货模式)."""

    UNIFIED = 1
    """All in one (统一发货)."""
    SPLIT = 2
    """In several (分拆发货), by courier only."""


class OrderState(OpenIntEnum):
    """How far an order is."""

    TO_SHIP = 1
    SHIPPED = 2
    RECEIVED = 3
    """The buyer confirmed the receipt."""
    DONE = 4
    REFUNDED = 5
    TO_SETTLE = 6
    """The money waits to be settled (资金待结算)."""


class ContactRead(Output):
    """Phone numbers of a parcel, masked."""

    consignor_contact: str = Field(default="", repr=False)
    receiver_contact: str = Field(default="", repr=False)


class ParcelRead(Output):
    """A parcel as it was reported."""

    tracking_no: str = ""
    express_company: str = ""
    goods_desc: str | None = None
    upload_time: int = 0
    """Unix seconds."""
    contact: ContactRead | None = None


class ShippingRead(Output):
    """What was reported about shipping; empty before the first report."""

    delivery_mode: DeliveryMode = DeliveryMode(0)
    logistics_type: LogisticsType = LogisticsType(0)
    finish_shipping: bool = False
    """All parcels were reported."""
    goods_desc: str = ""
    finish_shipping_count: int = 0
    """0: not complete, 1: complete, 2: shipped again."""
    shipping_list: list[ParcelRead] = []


class ShippedOrder(Output):
    """A payment and its shipping."""

    transaction_id: str = ""
    merchant_id: str = ""
    sub_merchant_id: str = ""
    """The second-level merchant (二级商户号)."""
    merchant_trade_no: str = ""
    """The merchant's number of the payment."""
    description: str = ""
    """All goods, joined by semicolons, cut after 120 characters."""
    paid_amount: int = 0
    """Fen."""
    openid: str = ""
    trade_create_time: int = 0
    """Unix seconds."""
    pay_time: int = 0
    """Unix seconds."""
    order_state: OrderState = OrderState(0)
    in_complaint: bool = False
    """A dispute is open."""
    shipping: ShippingRead = Field(default_factory=ShippingRead)
