"""An e-waybill (电子面单) and the account it belongs to. Times in Unix seconds."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Output
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId

__all__ = [
    "AccountSender",
    "AccountShare",
    "Ewaybill",
    "EwaybillAccount",
    "EwaybillAddress",
    "EwaybillGoods",
    "EwaybillOrder",
    "EwaybillStatus",
    "EwaybillStep",
    "OrderRisk",
    "PathStatus",
    "RiskyOrder",
    "Site",
    "SiteAddress",
    "SiteContact",
    "SubWaybill",
]


class SiteAddress(Output):
    """Where a site is."""

    country_code: str = ""
    province_code: str = ""
    province_name: str = ""
    city_code: str = ""
    city_name: str = ""
    district_code: str = ""
    district_name: str = ""
    street_code: str = ""
    street_name: str = ""
    detail_address: str = ""


class SiteContact(Output):
    """Whom to call at a site."""

    name: str = Field(default="", repr=False)
    mobile: str = Field(default="", repr=False)
    phone: str = Field(default="", repr=False)


class Site(Output):
    """A site of a courier (网点)."""

    delivery_id: str = ""
    site_status: int = 0
    site_code: str = ""
    site_name: str = ""
    site_fullname: str = ""
    address: SiteAddress = Field(default_factory=SiteAddress)
    contact: SiteContact = Field(default_factory=SiteContact)


class AccountShare(Output):
    """Who shares the account with the shop."""

    delivery_id: str = ""
    site_code: str = ""
    site_name: str = ""
    share_id: str = ""
    shop_id: str = ""
    acct_id: str = ""
    nickname: str = ""
    monthly_card: str | None = Field(default=None, repr=False)
    update_time: int = 0


class AccountSender(Output):
    """Where parcels of the account come from."""

    province: str = ""
    city: str = ""
    county: str = ""
    street: str = ""
    address: str = ""


class EwaybillAccount(Output):
    """An account at a courier."""

    delivery_id: str = ""
    shop_id: str = ""
    acct_id: NumberId = ""
    acct_type: int = 0
    """0 the shop's own, 1 shared with it."""
    company_type: int | None = None
    """1 the courier has franchised sites (加盟型), 2 it runs all itself (直营型)."""
    status: int = 0
    available: int = 0
    """Waybills left."""
    allocated: int = 0
    """Taken."""
    recycled: int = 0
    cancel: int = 0
    """Given back."""
    monthly_card: str | None = Field(default=None, repr=False)
    """月结账号."""
    site_info: Site | None = None
    share: AccountShare | None = None
    sender_address: AccountSender | None = None


class SubWaybill(Output):
    """The waybill of one parcel."""

    waybill_id: str = ""
    waybill_type: int = 0
    """1 of the first parcel, 2 of another."""
    create_time: int = 0


class RiskyOrder(Output):
    """An order that a risk was found for."""

    ec_order_id: NumberId = ""
    ewaybill_order_code: str | None = None
    ewaybill_order_appid: str | None = None


class OrderRisk(Output):
    """A risk that was found."""

    risk_msg: str = ""
    risk_ec_order_info: list[RiskyOrder] = []


class EwaybillAddress(Output):
    """A person and an address."""

    name: str = Field(default="", repr=False)
    mobile: str = Field(default="", repr=False)
    province: str = ""
    city: str = ""
    county: str = ""
    street: str = ""
    address: str = Field(default="", repr=False)


class EwaybillGoods(Output):
    """What lies in the parcel."""

    good_name: str = ""
    good_count: int = 0
    product_id: NumberId | None = None
    sku_id: NumberId | None = None


class EwaybillOrder(Output):
    """The order that the parcel is for."""

    ec_order_id: NumberId | None = None
    goods_list: list[EwaybillGoods] = []
    ewaybill_order_code: str | None = None
    ewaybill_order_appid: str | None = None


class PathStatus(OpenIntEnum):
    """What happened to a parcel (轨迹节点状态)."""

    WAITING = 0
    """待揽件."""
    COLLECTED = 1
    """揽收."""
    UNDER_WAY = 2
    """运输中."""
    OUT_FOR_DELIVERY = 3
    """派件."""
    IN_LOCKER = 4
    """入柜."""
    SIGNED = 5
    """签收."""
    RETURNED = 6
    """退回."""
    FORWARDED = 7
    """转寄."""
    TROUBLE = 8
    """异常."""
    OUT_OF_LOCKER = 9
    """出柜."""
    OTHER = 99


class EwaybillStatus(OpenIntEnum):
    """How far a waybill is (电子面单状态); WeChat's list of values could not be read."""

    TAKEN = 1
    PRINTED = 2
    CANCELLED = 3


class EwaybillStep(Output):
    """A step on the parcel's way."""

    status: PathStatus = PathStatus.WAITING
    desc: str = ""
    update_time: int = 0


class Ewaybill(Output):
    """A waybill."""

    ewaybill_order_id: str = ""
    delivery_id: str = ""
    waybill_id: str = ""
    site_code: str | None = None
    ewaybill_acct_id: str = ""
    shop_id: str = ""
    sender: EwaybillAddress = Field(default_factory=EwaybillAddress)
    receiver: EwaybillAddress = Field(default_factory=EwaybillAddress)
    ec_order_list: list[EwaybillOrder] = []
    remark: str | None = None
    status: EwaybillStatus = EwaybillStatus(0)
    path_info: list[EwaybillStep] = []
    order_type: int | None = None
    """The courier's product."""
