"""The shop's own phones (虚拟号拨打实名认证): only a verified one may call buyers' virtual numbers."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Ok, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenIntEnum

__all__ = [
    "AddPhone",
    "AsyncPrivateNumbers",
    "GetPhone",
    "PhoneAdded",
    "PhoneFound",
    "PhoneStatus",
    "PrivateNumbers",
    "SendVerifyCode",
]


class PhoneStatus(OpenIntEnum):
    """Where the verification of a phone stands."""

    NONE = 0
    VERIFIED = 1
    FAILED = 2
    CHECKING = 3
    """By the carrier (运营商审核中); calls usually work already."""


class SendVerifyCode(Call[Ok], post="/channels/ec/merchant/privatenumber/sendverifycode"):
    """Send a code to a phone (获取短信验证码); it works for 5 minutes.

    Errors: 10021203 (too often), 10021204 (too many phones), 10021210 (not sent).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_privatenumbersendverifycode.html
    """

    mobile: str = Field(repr=False)


class PhoneAdded(Reply):
    """The phone waits for its verification."""

    qrcode_url: str = ""
    """The carrier's page, to be opened on the phone."""
    status: PhoneStatus = PhoneStatus.NONE


class AddPhone(Call[PhoneAdded], post="/channels/ec/merchant/privatenumber/addphone"):
    """Have a phone verified by its carrier (添加待认证的手机号).

    Errors: 40132 (wxusername), 10021203 (too often).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_privatenumberaddphone.html
    """

    mobile: str = Field(repr=False)
    verify_code: str = Field(repr=False)
    """What `send_verify_code` sent."""
    wxusername: str
    """WeChat id of a member of the shop's staff."""


class PhoneFound(Reply):
    """A phone."""

    status: PhoneStatus = PhoneStatus.NONE
    fail_reason: str | None = None


class GetPhone(Call[PhoneFound], post="/channels/ec/merchant/privatenumber/getphone", repeatable=True):
    """Whether a phone is verified (获取小店手机号认证状态).

    Errors: 10021207 (no such phone).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_privatenumbergetshopphone.html
    """

    mobile: str = Field(repr=False)


class PrivateNumberCalls:
    """The shop's own phones."""

    send_verify_code = endpoint(SendVerifyCode)
    add = endpoint(AddPhone)
    get = endpoint(GetPhone)


class PrivateNumbers(PrivateNumberCalls, Sync):
    """The shop's own phones (虚拟号拨打实名认证)."""


class AsyncPrivateNumbers(PrivateNumberCalls, Async):
    """The shop's own phones (虚拟号拨打实名认证)."""
