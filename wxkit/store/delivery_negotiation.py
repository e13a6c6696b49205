"""Delivery negotiation (发货协商): the merchant asks the buyer for a later shipment."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId

__all__ = [
    "AsyncDeliveryNegotiation",
    "DeliveryNegotiation",
    "GetNegotiations",
    "Negotiation",
    "NegotiationReason",
    "NegotiationState",
    "Negotiations",
    "SubmitNegotiation",
]


class NegotiationReason(OpenIntEnum):
    """Why the goods leave later."""

    BUYER_ASKED = 1
    STOCK_SHORT = 2
    STOCK_GUARANTEE = 3
    """缺货保障."""
    WRONG_ADDRESS = 4


class NegotiationState(OpenIntEnum):
    """How far a negotiation is."""

    WAITING = 1
    """For the buyer."""
    AGREED = 2
    REFUSED = 3
    TIMED_OUT = 4
    """The buyer did not answer: as good as refused."""
    MESSAGE_SENT = 10


class SubmitNegotiation(Call[Ok], post="/channels/ec/order/deliverynegotiation/submit"):
    """Ask the buyer for a later shipment (提交发货协商). The event `channels_ec_order_ext_info_update` tells.

    Only while the order waits for shipment, not for virtual or same-city orders, at most 3 times an order
    and at the latest 4 hours before the deadline.

    Errors: 40097.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_submitdeliverynegotiation
    """

    order_id: str
    predict_delivery_time: int
    """The promised time, Unix seconds."""
    reason: NegotiationReason | Literal[1, 2, 3, 4]
    remark: str | None = None


class Negotiation(Output):
    """A request for a later shipment."""

    order_id: NumberId = ""
    original_delivery_time: int = 0
    """Unix seconds."""
    predict_delivery_time: int = 0
    """Unix seconds."""
    state: NegotiationState = NegotiationState(0)
    reason: NegotiationReason = NegotiationReason(0)
    remark: str = ""
    deadline: int = 0
    """Until when the buyer can answer, Unix seconds."""
    create_time: int = 0
    update_time: int = 0


class Negotiations(Reply):
    """Requests for a later shipment."""

    negotiation_list: list[Negotiation] = []


class GetNegotiations(
    Call[Negotiations], post="/channels/ec/order/deliverynegotiation/result/get", repeatable=True
):
    """What buyers answered (查询发货协商结果).

    Errors: 40097.
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_querydeliverynegotiation
    """

    order_id_list: list[int] = Field(min_length=1)


class DeliveryNegotiationCalls:
    """Delivery negotiation."""

    submit = endpoint(SubmitNegotiation)
    results = endpoint(GetNegotiations)


class DeliveryNegotiation(DeliveryNegotiationCalls, Sync):
    """Delivery negotiation (发货协商)."""


class AsyncDeliveryNegotiation(DeliveryNegotiationCalls, Async):
    """Delivery negotiation (发货协商)."""
