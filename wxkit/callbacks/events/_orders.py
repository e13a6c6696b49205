"""Events of a Store (微信小店) about orders, after-sales and disputes. Money in fen.

https://developers.weixin.qq.com/doc/store/shop/

WeChat tries ten times in about 3.6 hours. FromUserName is the buyer's openid.
"""

from __future__ import annotations

from wxkit.callbacks._push import Event, Id, NumberId, SnakeEvent, Wire

__all__ = [
    "Aftersale",
    "AftersaleUpdate",
    "Complaint",
    "ComplaintUpdate",
    "Guarantee",
    "GuaranteeUpdate",
    "OldOrderStatus",
    "Order",
    "OrderCancel",
    "OrderCancelled",
    "OrderConfirm",
    "OrderConfirmed",
    "OrderDeliver",
    "OrderDelivered",
    "OrderExtInfo",
    "OrderExtInfoUpdate",
    "OrderNew",
    "OrderPaid",
    "OrderPay",
    "OrderSettle",
    "OrderSettled",
    "OrderWaitShipping",
    "PresentAftersale",
    "PresentAftersaleUpdate",
    "ProductOrderStatusUpdate",
]


class Order(Wire):
    """An order, by its id."""

    order_id: NumberId = ""


class OrderCancelled(Order):
    """A cancelled order."""

    cancel_type: int = 0
    """1 by the buyer, 2 not paid in time, 3 all products refunded, 4 oversold, by the merchant."""


class OrderPaid(Order):
    """A paid order."""

    pay_time: int = 0


class OrderDelivered(Order):
    """A shipped order."""

    finish_delivery: int = 0
    """0 in part, 1 all of it."""


class OrderConfirmed(Order):
    """A received order."""

    confirm_type: int = 0
    """1 by the buyer, 2 by itself."""


class OrderSettled(Order):
    """A settled order."""

    settle_time: int = 0


class OrderExtInfo(Order):
    """An order whose other data changed."""

    type: int = 0
    """1 commission; more values exist."""


class OrderNew(SnakeEvent, event="channels_ec_order_new"):
    """An order was placed (订单下单)."""

    order_info: Order = Order()


class OrderCancel(SnakeEvent, event="channels_ec_order_cancel"):
    """An order was cancelled (订单取消)."""

    order_info: OrderCancelled = OrderCancelled()


class OrderPay(SnakeEvent, event="channels_ec_order_pay"):
    """An order was paid (订单支付成功)."""

    order_info: OrderPaid = OrderPaid()


class OrderWaitShipping(SnakeEvent, event="channels_ec_order_wait_shipping"):
    """An order may be shipped now (订单待发货)."""

    order_info: Order = Order()


class OrderDeliver(SnakeEvent, event="channels_ec_order_deliver"):
    """An order was shipped (订单发货)."""

    order_info: OrderDelivered = OrderDelivered()


class OrderConfirm(SnakeEvent, event="channels_ec_order_confirm"):
    """An order was received (订单确认收货)."""

    order_info: OrderConfirmed = OrderConfirmed()


class OrderSettle(SnakeEvent, event="channels_ec_order_settle"):
    """An order was settled (订单结算成功)."""

    order_info: OrderSettled = OrderSettled()


class OrderExtInfoUpdate(SnakeEvent, event="channels_ec_order_ext_info_update"):
    """Other data of an order changed (订单其他信息更新)."""

    order_info: OrderExtInfo = OrderExtInfo()


class OldOrderStatus(Wire):
    """An order and its status."""

    order_id: NumberId = ""
    status: int = 0


class ProductOrderStatusUpdate(Event, event="product_order_status_update"):
    """The status of an order changed; the older form of the events above."""

    product_order_status_update: OldOrderStatus = OldOrderStatus()


class Aftersale(Wire):
    """An after-sale order."""

    after_sale_order_id: Id = ""
    status: str = ""
    order_id: Id = ""
    wxa_vip_discounted_price: int = 0
    """The member benefit to give back, in fen."""


class AftersaleUpdate(SnakeEvent, event="channels_ec_aftersale_update"):
    """An after-sale order changed (售后单状态更新)."""

    finder_shop_aftersale_status_update: Aftersale = Aftersale()
    wxa_vip_discounted_price: int = 0
    """Documented here as well as inside; take the one that is set."""


class PresentAftersale(Wire):
    """The refund of a group gift; `order_id` is the gift order."""

    after_sale_order_id: Id = ""
    status: str = ""
    order_id: Id = ""


class PresentAftersaleUpdate(SnakeEvent, event="channels_ec_present_aftersale_update"):
    """The refund of gifts nobody took changed (群礼物自动退款)."""

    finder_shop_present_aftersale_status_update: PresentAftersale = PresentAftersale()


class Guarantee(Wire):
    """A guarantee order (保障单)."""

    guarantee_order_id: Id = ""
    order_id: Id = ""
    status: str = ""


class GuaranteeUpdate(SnakeEvent, event="channels_ec_guarantee_update"):
    """A guarantee order changed (保障单状态更新)."""

    finder_shop_guarantee_status_update: Guarantee = Guarantee()


class Complaint(Wire):
    """A dispute."""

    complaint_id: Id = ""
    after_sale_order_id: Id = ""
    order_id: Id = ""
    complaint_status: int = 0
    status: int = 0
    """The older name of `complaint_status`."""


class ComplaintUpdate(SnakeEvent, event="channels_ec_complaint_update"):
    """A dispute changed (纠纷单状态更新)."""

    finder_shop_complaint: Complaint = Complaint()
