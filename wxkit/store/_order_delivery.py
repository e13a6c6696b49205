"""Where an order goes and in which parcels. Times in Unix seconds."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Output
from wxkit._enums import OpenIntEnum
from wxkit.store._order_enums import DeliverMethod, DeliverType

__all__ = [
    "DeliveryAddress",
    "InspectStatus",
    "OrderDelivery",
    "Parcel",
    "ParcelItem",
    "QualityInspection",
    "RechargeInfo",
    "TelNumberExt",
]


class TelNumberExt(Output):
    """The numbers behind a phone number."""

    real_tel_number: str | None = Field(default=None, repr=False)
    """Masked."""
    virtual_tel_number: str | None = Field(default=None, repr=False)
    virtual_tel_expire_time: int | None = None
    has_delay_times: int | None = None
    """How often it was extended."""
    get_virtual_tel_cnt: int | None = None


class DeliveryAddress(Output):
    """An address. `get` masks name, phone and details; `decode_address` tells them."""

    user_name: str = ""
    postal_code: str | None = None
    province_name: str | None = None
    city_name: str | None = None
    county_name: str | None = None
    detail_info: str | None = Field(default=None, repr=False)
    tel_number: str = Field(default="", repr=False)
    house_number: str | None = Field(default=None, repr=False)
    national_code: str | None = None
    virtual_order_tel_number: str | None = Field(default=None, repr=False)
    use_tel_number: int | None = None
    """1: calls go through a virtual number (虚拟号)."""
    lng: float | None = None
    lat: float | None = None
    hash_code: str | None = None
    """The same for the same person at the same address: tells which orders can share a parcel."""
    tel_number_ext_info: TelNumberExt | None = None


class ParcelItem(Output):
    """What lies in a parcel."""

    product_id: str = ""
    sku_id: str = ""
    product_cnt: int = 0


class Parcel(Output):
    """A parcel that was sent."""

    deliver_type: DeliverType = DeliverType.SELF_ARRANGED
    delivery_id: str = ""
    """The courier (快递公司)."""
    delivery_name: str = ""
    waybill_id: str = ""
    delivery_time: int = 0
    product_infos: list[ParcelItem] = []
    delivery_address: DeliveryAddress | None = None


class InspectStatus(OpenIntEnum):
    """How far an inspection is; of WeChat's values just 0 and 12 could be read."""

    TO_SUBMIT = 0
    """待录入送检信息."""
    SUBMITTED = 1
    PASSED = 2
    TO_SUBMIT_AGAIN = 12
    """待重新送检."""


class QualityInspection(Output):
    """The inspection of jewellery or fresh food."""

    inspect_status: InspectStatus = InspectStatus(0)


class RechargeInfo(Output):
    """The account that a virtual product goes to."""

    account_type: str | None = None
    account_no: str | None = Field(default=None, repr=False)
    wx_openid: str | None = None


class OrderDelivery(Output):
    """Where the order goes, and how much of it is under way."""

    deliver_method: DeliverMethod = DeliverMethod.EXPRESS
    address_info: DeliveryAddress | None = None
    """Absent while a gift waits for its recipient."""
    address_under_review: DeliveryAddress | None = None
    """The address that the buyer asked to change to."""
    delivery_product_info: list[Parcel] = []
    ship_done_time: int | None = None
    address_apply_time: int | None = None
    ewaybill_order_code: str | None = None
    quality_inspect_type: int | None = None
    """0 none, 1 jewellery, 2 fresh food."""
    quality_inspect_info: QualityInspection | None = None
    recharge_info: RechargeInfo | None = None
    dropship_flag: int | None = None
    """0 not possible, 1 not assigned, 2 in part, 3 assigned."""
    predict_delivery_time: int | None = None
    """When the parcel is expected to leave, Unix seconds."""
    delivery_time_type: int | None = None
    """1 as usual, 2 negotiated with the buyer (发货协商), 3 reported (发货报备)."""
