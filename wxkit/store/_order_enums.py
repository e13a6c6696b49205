"""Values of an order's fields; numbers that are not listed survive as they came."""

from __future__ import annotations

from wxkit._enums import OpenIntEnum

__all__ = [
    "AccountType",
    "CancelType",
    "CommissionStatus",
    "CommissionType",
    "CouponType",
    "DeliverMethod",
    "DeliverType",
    "ExtInfoType",
    "OrderScene",
    "OrderStatus",
    "PaymentMethod",
    "PresentSendType",
    "SaleChannel",
    "SharerType",
    "SkuChangeState",
]


class OrderStatus(OpenIntEnum):
    """Where an order (订单) stands."""

    UNPAID = 10
    """待付款."""
    GIFT_WAITING = 12
    """A gift that is paid and not accepted yet (礼物待收下)."""
    GROUP_WAITING = 13
    """Buying together (一起买), not complete yet."""
    VOUCHER_WAITING = 17
    """A voucher that is paid and not used yet (local life)."""
    TO_SHIP = 20
    """待发货."""
    PARTLY_SHIPPED = 21
    """部分发货."""
    TO_RECEIVE = 30
    """待收货."""
    COMPLETED = 100
    """Received; stays so when it is settled."""
    REFUNDED = 200
    """Cancelled, because all products were refunded."""
    CANCELLED = 250
    """Cancelled before it was paid."""


class CancelType(OpenIntEnum):
    """Why an order was cancelled, as its event tells."""

    BUYER = 1
    TIMEOUT = 2
    REFUNDED = 3
    OVERSOLD = 4


class PaymentMethod(OpenIntEnum):
    """How an order was paid."""

    WECHAT_PAY = 1
    PAY_AFTER_USE = 2
    """先用后付."""
    LOTTERY = 3
    """At no price, won in a lottery."""
    POINTS = 4
    """Redeemed with points (积分兑换)."""


class DeliverMethod(OpenIntEnum):
    """How a product travels."""

    EXPRESS = 0
    PHONE = 1
    """Nothing is shipped; the buyer's phone number is needed."""
    ACCOUNT = 3
    """Nothing is shipped; an account of the buyer is needed."""


class DeliverType(OpenIntEnum):
    """How a parcel is sent."""

    SELF_ARRANGED = 1
    """With a courier and a waybill of the merchant's own."""
    VIRTUAL = 3
    """Nothing to ship."""
    OWN_LOGISTICS = 6
    """By the merchant's own people (自建物流); only to send something once more."""


class PresentSendType(OpenIntEnum):
    """Where a gift (礼物) was sent."""

    SINGLE_CHAT = 0
    GROUP_CHAT = 1
    OFFICIAL_ACCOUNT = 2
    CHANNEL = 3
    """视频号."""
    WECOM_SINGLE_CHAT = 4
    WECOM_GROUP_CHAT = 5
    MINI_PROGRAM = 6


class OrderScene(OpenIntEnum):
    """Where the order was placed (下单场景)."""

    OTHER = 1
    LIVE = 2
    SHORT_VIDEO = 3
    PRODUCT_SHARE = 4
    WINDOW = 5
    ARTICLE = 6


class CommissionType(OpenIntEnum):
    """Who gets a commission."""

    TALENT = 0
    AGENCY = 1


class CommissionStatus(OpenIntEnum):
    """Whether a commission is settled."""

    UNSETTLED = 1
    SETTLED = 2


class SharerType(OpenIntEnum):
    """Which kind of sharer (分享员)."""

    ORDINARY = 0
    SHOP = 1


class SaleChannel(OpenIntEnum):
    """How the account that sold is related to the shop."""

    LINKED = 0
    COOPERATION = 1
    AUTHORISED = 2
    TALENT = 100
    AGENCY = 101
    OTHER = 102


class AccountType(OpenIntEnum):
    """Which kind of account sold."""

    CHANNEL = 1
    OFFICIAL_ACCOUNT = 2
    MINI_PROGRAM = 3
    WECOM = 4
    TALENT = 5
    SERVICE_ACCOUNT = 6
    AGENCY = 1000


class CouponType(OpenIntEnum):
    """Who pays for a discount."""

    MERCHANT = 1
    TALENT = 2
    PLATFORM = 3
    NATIONAL_SUBSIDY = 4
    LOCAL_SUBSIDY = 5
    ACTIVITY_SUBSIDY = 6
    """Of a platform activity, paid by the merchant."""


class SkuChangeState(OpenIntEnum):
    """What became of the wish for another SKU before shipment (发货前换款)."""

    WAITING = 3
    """For the merchant."""
    APPROVED = 4
    REFUSED = 5
    WITHDRAWN = 6
    """By the buyer."""
    TIMED_OUT = 7
    """The merchant did not decide: as good as refused."""


class ExtInfoType(OpenIntEnum):
    """What changed, as the event `channels_ec_order_ext_info_update` tells."""

    COMMISSION = 1
    ADDRESS = 2
    """The merchant changed it, or agreed to the buyer's."""
    MERCHANT_NOTES = 3
    ADDRESS_REQUEST = 4
    """The buyer wants another address, and the merchant has to decide."""
    VIRTUAL_NUMBER = 5
    SHARER = 6
    URGED = 7
    """The buyer urges the merchant to ship."""
    PRESENT_NOTES = 8
    SKU_REQUEST = 9
    """The buyer wants another SKU."""
    SKU_REQUEST_ACCEPTED = 10
    PRESENT_SKU = 11
    """The recipient of a gift chose another SKU."""
    PRICE = 12
    REAL_NUMBER = 13
    DROPSHIP = 14
    DROPSHIP_CANCELLED = 15
    ADDRESS_AGREED = 16
    """The buyer agreed to the merchant's proposal."""
    ADDRESS_REFUSED = 17
    ADDRESS_UNANSWERED = 18
    ADDRESS_BY_BUYER = 19
    ADDRESS_TOO_LATE = 20
    DELAY_AGREED = 21
    """The buyer agreed to a later shipment (发货协商)."""
    DELAY_REFUSED = 22
    DELAY_UNANSWERED = 23
