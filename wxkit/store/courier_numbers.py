"""Numbers for couriers (快递虚拟号): what a courier company that joined asks by waybill."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import cursor

__all__ = [
    "AsyncCourierNumbers",
    "CourierNumbers",
    "GetNumberPool",
    "GetPhoneNumber",
    "GetVirtualNumber",
    "NumberPool",
    "PhoneNumber",
    "WaybillNumber",
]


class PhoneNumber(Reply):
    """The recipient's number."""

    phone: str = Field(default="", repr=False)


class GetPhoneNumber(Call[PhoneNumber], post="/channels/ec/logistics/phonenumber/get", repeatable=True):
    """The real number behind a waybill (获取真实手机号), for the courier company.

    https://developers.weixin.qq.com/doc/store/shop/API/logistics/delivery_virtual_number_get.html
    """

    waybill_id: str
    private_phone: str | None = Field(default=None, repr=False)
    """The virtual number on the waybill."""


class NumberPool(Reply):
    """A page of virtual numbers."""

    phonenumbers: list[str] = Field(default_factory=list, repr=False)
    total_num: int = 0
    has_more: bool = False
    next_key: str = ""


class GetNumberPool(Call[NumberPool], post="/channels/ec/logistics/phonenumberpool/get", repeatable=True):
    """All virtual numbers that are in use (获取虚拟号号码池), for the courier company.

    https://developers.weixin.qq.com/doc/store/shop/API/logistics/delivery_virtual_number.html
    """

    page_size: int = Field(default=100, ge=1)
    next_key: str | None = None


class WaybillNumber(Reply):
    """The virtual number of a waybill."""

    masked_real_phone: str = Field(default="", repr=False)
    main_phone: str = Field(default="", repr=False)
    virtual_phone: str = Field(default="", repr=False)


class GetVirtualNumber(Call[WaybillNumber], post="/channels/ec/logistics/virtualnumber/get", repeatable=True):
    """The virtual number of a waybill (获取虚拟手机号), for the courier company.

    https://developers.weixin.qq.com/doc/store/shop/API/logistics/delivery_virtual_number_get_virtual.html
    """

    waybill_id: str


class CourierNumberCalls:
    """Numbers for couriers."""

    real = endpoint(GetPhoneNumber)
    pool = endpoint(GetNumberPool)
    iter_pool = paged(GetNumberPool, lambda page: page.phonenumbers, cursor("next_key", more="has_more"))
    virtual = endpoint(GetVirtualNumber)


class CourierNumbers(CourierNumberCalls, Sync):
    """Numbers for couriers (快递虚拟号)."""


class AsyncCourierNumbers(CourierNumberCalls, Async):
    """Numbers for couriers (快递虚拟号)."""
