"""Virtual numbers (虚拟号): call the buyer without knowing the number, or ask to see the real one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId

__all__ = [
    "AftersaleNumber",
    "ApplyAftersaleNumber",
    "ApplyAgain",
    "ApplyRealNumber",
    "AsyncVirtualNumbers",
    "AuditState",
    "DelayNumber",
    "DelayedNumber",
    "GetOldNumber",
    "GetRealNumberAudit",
    "NewNumber",
    "OldNumber",
    "RealNumberAsked",
    "RealNumberAudit",
    "RealNumberReason",
    "VirtualNumbers",
]


class NewNumber(Reply):
    """A new virtual number."""

    virtual_number: str = Field(default="", repr=False)
    extension: str = Field(default="", repr=False)
    """To dial after it."""
    apply_quota: int = 0
    """How often one can be applied for again."""


class ApplyAgain(Call[NewNumber], post="/channels/ec/order/virtualnumber/applyagain"):
    """Another virtual number for an order whose own ran out (重新申请虚拟号), once an order.

    Errors: 100002 (no such order), 40097 (it has none, it still works, or it was done before).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_applyvirtualnumberagain.html
    """

    order_id: str


class DelayedNumber(Reply):
    """How long the virtual number works now."""

    expiration: int = 0
    """Unix seconds."""
    available_extend_num: int = 0
    """How often it can still be extended."""


class DelayNumber(Call[DelayedNumber], post="/channels/ec/order/virtualnumber/delay"):
    """Extend a virtual number (延长虚拟号有效期), in the seven days before it ends.

    Errors: 100002 (no such order), 40097 (it has none, it is too early or too late, used up).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_delayvirtualnumber.html
    """

    order_id: str
    has_delay_times: int = 0
    """How often it was extended before."""


class OldNumber(Reply):
    """The virtual number of an order."""

    virtual_tel_number: str = Field(default="", repr=False)
    virtual_tel_expire_time: int = 0
    """Unix seconds."""
    get_virtual_tel_cnt: int = 0
    """How often one was given for this order."""


class GetOldNumber(Call[OldNumber], post="/channels/ec/order/virtualtelnumber/get"):
    """A virtual number of an order that is over (兑换虚拟号), the older call. Three, for three days each.

    Errors: 100002 (no such order), 6060453 (it has none), 6060454 (it still works), 6060455 (used up).
    https://developers.weixin.qq.com/doc/store/shop/API/order/virtualtelnumber_get.html
    """

    order_id: str


class AftersaleNumber(Reply):
    """The virtual number of an after-sale order."""

    virtual_tel_number: str = Field(default="", repr=False)
    virtual_tel_expire_time: int = 0
    """Unix seconds."""


class ApplyAftersaleNumber(Call[AftersaleNumber], post="/channels/ec/aftersale/applyvirtualtelnum"):
    """A virtual number for an after-sale order (售后单兑换虚拟号); it works 30 days, or until that is over.

    Errors: 10021050 (no such after-sale order), 10020264 (older than 30 days), 10020265 (over),
    10020266 (the buyer gave no phone), 10020267 (the number works no more).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_applyvirtualtelnum.html
    """

    after_sale_order_id: str


class RealNumberReason(OpenIntEnum):
    """What cannot be done without the real number."""

    SHIPPING = 1
    AFTERSALE = 2
    COMPLAINT = 3
    PARCEL = 4
    """Something is wrong with a parcel."""
    OTHER = 5


class RealNumberAsked(Reply):
    """The request to see a real number."""

    task_id: str = ""


class ApplyRealNumber(Call[RealNumberAsked], post="/channels/ec/order/realnumber/apply"):
    """Ask to see the buyer's real number (申请查看真实号). When it passes, the order shows it.

    The result comes as event `channels_ec_order_ext_info_update`, type 13.

    Errors: 100002 (no such order), 40097 (the phone is not hidden).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_applyrealnumber.html
    """

    order_id: str
    apply_type: RealNumberReason | Literal[1, 2, 3, 4, 5]
    apply_reason: str
    pic_media_ids: list[str]
    """Proof, as uploaded pictures."""


class AuditState(OpenIntEnum):
    """What became of the request."""

    AUDITING = 1
    REFUSED = 2
    PASSED = 3


class RealNumberAudit(Reply):
    """The request to see a real number."""

    apply_time: int = 0
    """Milliseconds since 1970."""
    audit_state: AuditState = AuditState(0)
    apply_reason: str = ""
    task_id: NumberId = ""


class GetRealNumberAudit(
    Call[RealNumberAudit], post="/channels/ec/order/realnumberviewaudit/get", repeatable=True
):
    """What became of the request to see a real number (获取真实号查看审核状态).

    Errors: 100002 (no such order), 40097 (nobody asked).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_getrealnumberviewaudit.html
    """

    order_id: str


class VirtualNumberCalls:
    """Virtual numbers."""

    apply_again = endpoint(ApplyAgain)
    delay = endpoint(DelayNumber)
    get_old = endpoint(GetOldNumber)
    for_aftersale = endpoint(ApplyAftersaleNumber)
    apply_real = endpoint(ApplyRealNumber)
    real_audit = endpoint(GetRealNumberAudit)


class VirtualNumbers(VirtualNumberCalls, Sync):
    """Virtual numbers (虚拟号)."""


class AsyncVirtualNumbers(VirtualNumberCalls, Async):
    """Virtual numbers (虚拟号)."""
