"""Changes to a delivery (发货变更): another address, other parcels, goods that are sent once more."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Input, Ok
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenIntEnum
from wxkit.store._order_enums import DeliverType
from wxkit.store.orders import DeliveryItem

__all__ = [
    "AsyncDeliveryChanges",
    "CompensateDelivery",
    "CompensationReason",
    "DeliveryChange",
    "DeliveryChanges",
    "NewAddress",
    "ParcelInput",
    "ProposeAddress",
    "SentParcel",
    "UpdateDeliveryInfo",
]


class NewAddress(Input):
    """The address to send to instead."""

    user_name: str | None = None
    """Name, province, city, details and phone are needed when something is shipped."""
    postal_code: str | None = None
    province_name: str | None = None
    city_name: str | None = None
    county_name: str | None = None
    detail_info: str | None = Field(default=None, repr=False)
    national_code: str | None = None
    tel_number: str | None = Field(default=None, repr=False)
    house_number: str | None = Field(default=None, repr=False)
    virtual_order_tel_number: str | None = Field(default=None, repr=False)
    """The phone of an order of which nothing is shipped."""


class ProposeAddress(Call[Ok], post="/channels/ec/order/address/update"):
    """Propose another address (修改订单地址); the buyer has to agree. Five times at most, before shipment.

    The answer comes as event `channels_ec_order_ext_info_update`, types 16 to 20.

    Errors: 100002 (no such order), 101100 (not waiting for shipment), 40097 (a part of the address is
    missing), 10020116 (used up, or a wish for another address is open already).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_changeorderaddress.html
    """

    order_id: str
    user_address: NewAddress


class ParcelInput(Input):
    """A parcel and what lies in it."""

    deliver_type: DeliverType | Literal[1, 6] = DeliverType.SELF_ARRANGED
    delivery_id: str | None = None
    """The courier (快递公司)."""
    waybill_id: str | None = None
    product_infos: list[DeliveryItem] = Field(min_length=1)


class SentParcel(Input):
    """A parcel by courier and waybill."""

    delivery_id: str
    waybill_id: str
    product_infos: list[DeliveryItem] | None = None


class DeliveryChange(Input):
    """What a parcel was, and what it is."""

    old: SentParcel
    new: SentParcel


class UpdateDeliveryInfo(Call[Ok], post="/channels/ec/order/deliveryinfo/update", repeatable=True):
    """Change couriers and waybills of an order under way (修改物流信息).

    `delivery_list` replaces the whole order's and cannot split it, `change_infos` changes single parcels.
    Three times at most, before the order is received.

    Errors: 100002 (no such order), 101100 (nothing is under way), 606004 (courier), 606005 (waybill),
    606040 (the order is split: use `change_infos`), 606041 (used up), 606042 (goods or parcel do not fit).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_changedeliveryinfo.html
    """

    order_id: str
    delivery_list: list[ParcelInput] | None = None
    change_infos: list[DeliveryChange] | None = None


class CompensationReason(OpenIntEnum):
    """Why goods are sent once more."""

    MISSED = 1
    SPLIT = 2
    """The order goes in several parcels."""
    DAMAGED = 3
    GIFT = 4


class CompensateDelivery(Call[Ok], post="/channels/ec/order/delivery/compensation"):
    """Send goods once more after the delivery (补发货), ten times an order at most.

    Errors: 100002 (no such order), 101100 (nothing was shipped), 606004 (courier), 606005 (waybill),
    606031 (goods of another order), 40097 (used up).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-delivery/delivery/api_delivery_compensation.html
    """

    order_id: str
    reason: CompensationReason | Literal[1, 2, 3, 4]
    delivery_list: list[ParcelInput] = Field(min_length=1)


class DeliveryChangeCalls:
    """Changes to a delivery."""

    propose_address = endpoint(ProposeAddress)
    update = endpoint(UpdateDeliveryInfo)
    compensate = endpoint(CompensateDelivery)


class DeliveryChanges(DeliveryChangeCalls, Sync):
    """Changes to a delivery (发货变更)."""


class AsyncDeliveryChanges(DeliveryChangeCalls, Async):
    """Changes to a delivery (发货变更)."""
