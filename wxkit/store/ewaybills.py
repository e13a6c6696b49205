"""E-waybills (电子面单): a waybill number of a courier for a parcel, and what is printed on it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import offset
from wxkit.store._ewaybill import Ewaybill, EwaybillAccount, OrderRisk, SubWaybill
from wxkit.store._ewaybill_input import (
    AddressInput,
    EwaybillDeliveryInput,
    EwaybillExtInput,
    EwaybillGoodsInput,
    EwaybillOrderInput,
    SubpackageInput,
    ValueAddedInput,
)

__all__ = [
    "AccountPage",
    "AddSubpackages",
    "AddressInput",
    "AsyncEwaybills",
    "BatchPrinted",
    "CancelEwaybill",
    "Cancelled",
    "CreateEwaybill",
    "Ewaybill",
    "EwaybillAccount",
    "EwaybillCouriers",
    "EwaybillCreated",
    "EwaybillDeliveryInput",
    "EwaybillExtInput",
    "EwaybillGoodsInput",
    "EwaybillOrderInput",
    "EwaybillReply",
    "Ewaybills",
    "GetAccounts",
    "GetCouriers",
    "GetEwaybill",
    "GetPrintInfo",
    "GetSupplierPrintInfo",
    "OpenedCourier",
    "OrderRisk",
    "PrecreateEwaybill",
    "Precreated",
    "PrintInfo",
    "PrintedInput",
    "ReportBatchPrinted",
    "ReportPrinted",
    "SubWaybill",
    "SubpackageInput",
    "SubpackagesAdded",
    "ValueAddedInput",
]


class OpenedCourier(Output):
    """A courier that was opened."""

    delivery_id: str = ""
    delivery_name: str = ""


CourierList = list[OpenedCourier]


class EwaybillCouriers(Reply):
    """Couriers that were opened."""

    list: CourierList = []
    shop_id: str = ""


class GetCouriers(
    Call[EwaybillCouriers], post="/channels/ec/logistics/ewaybill/biz/delivery/get", repeatable=True
):
    """Couriers that were opened (查询开通的快递公司列表).

    https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/get_acctdeliverylist.html
    """

    status: int | None = None


class AccountPage(Reply):
    """A page of accounts."""

    account_list: list[EwaybillAccount] = []
    total_num: int = 0


class GetAccounts(Call[AccountPage], post="/channels/ec/logistics/ewaybill/biz/account/get", repeatable=True):
    """Accounts at couriers (查询开通的电子面单网点/账号信息).

    Errors: 10025120 (no such account).
    https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/get_account.html
    """

    delivery_id: str | None = None
    acct_id: str | None = None
    status: int | None = None
    need_balance: bool = False
    """Tell how many waybills are left."""
    offset: int = Field(default=0, ge=0)
    limit: int = Field(default=10, ge=1)


class Precreated(Reply):
    """A waybill that can be created."""

    ewaybill_order_id: str = ""


class PrecreateEwaybill(Call[Precreated], post="/channels/ec/logistics/ewaybill/biz/order/precreate"):
    """Check what a waybill would be created with, and get an id for it (电子面单预取号).

    Errors: 10025012 (courier), 10025013 (site), 10025014 (account), 10025017 (orders).
    https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/precreate_order.html
    """

    delivery_id: str
    site_code: str | None = None
    ewaybill_acct_id: str
    sender: AddressInput
    """In the clear."""
    receiver: AddressInput | None = None
    """As the order has it; absent for a drop-ship order."""
    ec_order_list: list[EwaybillOrderInput] = Field(min_length=1)
    remark: str | None = None
    shop_id: str
    """From `accounts`."""


class EwaybillCreated(Reply):
    """The new waybill."""

    ewaybill_order_id: str = ""
    waybill_id: str = ""
    delivery_error_msg: str = ""
    """What the courier says when it refuses."""
    print_info: str | None = Field(default=None, repr=False)
    waybill_id_list: list[SubWaybill] = []
    order_risk_info: list[OrderRisk] | None = None


class CreateEwaybill(Call[EwaybillCreated], post="/channels/ec/logistics/ewaybill/biz/order/create"):
    """Take a waybill number (电子面单取号).

    Errors: 10025005 (refused, see `delivery_error_msg` of the reply), 10025012 (courier), 10025013 (site),
    10025014 (account), 10025017 (orders), 10025019 (exists), 10025020 (its id is no number).
    https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/create_order.html
    """

    ewaybill_order_id: str
    """Of `precreate`, or your own: a number of 64 bits, written as text."""
    delivery_id: str
    site_code: str | None = None
    ewaybill_acct_id: str
    shop_id: str
    """From `accounts`."""
    template_id: str | None = None
    """With it, `print_info` comes along."""
    sender: AddressInput
    """In the clear."""
    receiver: AddressInput | None = None
    """As the order has it; absent for a drop-ship order."""
    return_address: AddressInput | None = None
    ec_order_list: list[EwaybillOrderInput] = Field(min_length=1)
    remark: str | None = None
    order_type: int | None = None
    """The courier's product."""
    order_vas_list: list[ValueAddedInput] | None = None
    ext_info: EwaybillExtInput | None = None
    delivery_info: EwaybillDeliveryInput | None = None


class SubpackagesAdded(Reply):
    """The waybill and its parcels."""

    ewaybill_order_id: str = ""
    waybill_id: str = ""
    delivery_error_msg: str = ""
    print_info: str | None = Field(default=None, repr=False)
    waybill_id_list: list[SubWaybill] = []


class AddSubpackages(Call[SubpackagesAdded], post="/channels/ec/logistics/ewaybill/biz/order/addsuborder"):
    """Add parcels to a waybill (电子面单子件追加), for couriers that know such.

    Errors: 10025010 (no such waybill), 10025020 (its id is no number).
    https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/add_suborder.html
    """

    ewaybill_order_id: str
    waybill_id: str
    delivery_id: str
    shop_id: str
    ewaybill_acct_id: str
    add_package_quantity: int = Field(ge=1)
    template_id: str | None = None
    subpackage_list: list[SubpackageInput] | None = None
    sub_order_ext_info: str | None = None


class Cancelled(Reply):
    """The waybill is cancelled."""

    delivery_error_msg: str = ""
    """What the courier says when it refuses."""


class CancelEwaybill(Call[Cancelled], post="/channels/ec/logistics/ewaybill/biz/order/cancel"):
    """Give a waybill number back (电子面单取消下单).

    Errors: 10025005 (refused, see `delivery_error_msg` of the reply), 10025010 (no such waybill).
    https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/cancel_order.html
    """

    ewaybill_order_id: str
    delivery_id: str
    waybill_id: str


class EwaybillReply(Reply):
    """The waybill."""

    order_info: Ewaybill = Field(default_factory=Ewaybill)


class GetEwaybill(Call[EwaybillReply], post="/channels/ec/logistics/ewaybill/biz/order/get", repeatable=True):
    """One waybill (查询面单详情).

    Errors: 10025010 (no such waybill).
    https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/get_order.html
    """

    ewaybill_order_id: str


class PrintInfo(Reply):
    """What the printing component prints."""

    print_info: str = Field(default="", repr=False)


class GetPrintInfo(Call[PrintInfo], post="/channels/ec/logistics/ewaybill/biz/print/get", repeatable=True):
    """What to print (获取打印报文).

    Errors: 10025010 (no such waybill).
    https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/get_print_info.html
    """

    ewaybill_order_id: str
    template_id: str
    sub_waybill_id: str | None = None
    """Only this parcel."""


class GetSupplierPrintInfo(
    Call[PrintInfo], post="/channels/ec/logistics/ewaybill/biz/order/getprintinfo", repeatable=True
):
    """What to print (获取打印报文), for a supplier.

    Errors: 10025010 (no such waybill).
    https://developers.weixin.qq.com/doc/store/supplier/api/delivery/electronic/api_get_print_content.html
    """

    ewaybill_order_id: str
    template_id: str
    sub_waybill_id: str | None = None
    """Only this parcel."""


class ReportPrinted(Call[Ok], post="/channels/ec/logistics/ewaybill/biz/order/print", repeatable=True):
    """Tell that a waybill was printed (打印成功通知).

    Errors: 10025010 (no such waybill).
    https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/notify_print.html
    """

    ewaybill_order_id: str
    delivery_id: str
    waybill_id: str
    re_print: Literal[0, 1] = 0
    """1: not for the first time."""


class PrintedInput(Input):
    """A waybill that was printed."""

    ewaybill_order_id: str
    delivery_id: str
    waybill_id: str
    re_print: Literal[0, 1] = 0
    """1: not for the first time."""


class BatchPrinted(Reply):
    """Which waybills are noted as printed."""

    succ_ewaybill_order_id: list[str] = []
    fail_ewaybill_order_id: list[str] = []


class ReportBatchPrinted(
    Call[BatchPrinted], post="/channels/ec/logistics/ewaybill/biz/order/batchprint", repeatable=True
):
    """Tell that waybills were printed (批量打印通知).

    https://developers.weixin.qq.com/doc/store/shop/API/ewaybill/batchnotify_print.html
    """

    req_list: list[PrintedInput] = Field(min_length=1)


class EwaybillCalls:
    """E-waybills."""

    couriers = endpoint(GetCouriers)
    accounts = endpoint(GetAccounts)
    iter_accounts = paged(GetAccounts, lambda page: page.account_list, offset("account_list"))
    precreate = endpoint(PrecreateEwaybill)
    create = endpoint(CreateEwaybill)
    add_subpackages = endpoint(AddSubpackages)
    cancel = endpoint(CancelEwaybill)
    get = endpoint(GetEwaybill)
    print_info = endpoint(GetPrintInfo)
    supplier_print_info = endpoint(GetSupplierPrintInfo)
    report_printed = endpoint(ReportPrinted)
    report_batch_printed = endpoint(ReportBatchPrinted)


class Ewaybills(EwaybillCalls, Sync):
    """E-waybills (电子面单)."""


class AsyncEwaybills(EwaybillCalls, Async):
    """E-waybills (电子面单)."""
