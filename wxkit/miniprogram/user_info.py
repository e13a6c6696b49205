# ruff: noqa: N815 - phoneNumber and its like are WeChat's own field names
"""What a mini-program learns of a person (用户信息): phone number, unionid after a payment, keys."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._numbers import NumberId

__all__ = [
    "AsyncUserInfo",
    "CheckEncryptedData",
    "EncryptKey",
    "EncryptKeys",
    "EncryptedDataCheck",
    "GetPaidUnionid",
    "GetPhoneNumber",
    "GetPluginOpenpid",
    "GetUserEncryptKey",
    "PaidUnionid",
    "PhoneInfo",
    "PhoneNumber",
    "PluginOpenpid",
    "UserInfo",
    "Watermark",
]


class Watermark(Output):
    """For whom and when WeChat made the data."""

    timestamp: int = 0
    """Unix seconds."""
    appid: str = ""


class PhoneInfo(Output):
    """A phone number."""

    phoneNumber: str = Field(default="", repr=False)
    """With the country code when the number is foreign."""
    purePhoneNumber: str = Field(default="", repr=False)
    """Without the country code."""
    countryCode: NumberId = ""
    """E.g. `86`; WeChat sends a number or a text."""
    watermark: Watermark = Field(default_factory=Watermark)


class PhoneNumber(Reply):
    """The phone number behind a code."""

    phone_info: PhoneInfo = Field(default_factory=PhoneInfo)


class GetPhoneNumber(Call[PhoneNumber], post="/wxa/business/getuserphonenumber"):
    """Exchange the code of a phone number button for the number (获取手机号).

    The code is not wx.login's; it lives 5 minutes and works once. For verified accounts of organisations.
    Errors: 40029 (wrong, used or expired), 40013 (another app's code), 45011.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/user-info/phone-number/api_getphonenumber
    """

    code: str = Field(repr=False)
    """From `open-type="getPhoneNumber"` or `"getRealtimePhoneNumber"`."""
    openid: str | None = None
    """When given, WeChat checks that the code is this person's."""


class PaidUnionid(Reply):
    """Who paid."""

    unionid: str = ""


class GetPaidUnionid(Call[PaidUnionid], get="/wxa/getpaidunionid"):
    """The unionid of somebody who paid within the last 5 minutes (支付后获取 UnionId), without their consent.

    Give `transaction_id`, or `mch_id` and `out_trade_no`.
    Errors: 40003, 89002 (bound to no Open Platform account), 89300 (no such payment).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/user-info/basic-info/api_getpaidunionid
    """

    openid: str
    """Who paid."""
    transaction_id: str | None = None
    """WeChat Pay's number (微信支付订单号)."""
    mch_id: str | None = None
    """The WeChat Pay merchant (商户号)."""
    out_trade_no: str | None = None
    """The merchant's number of the payment (商户订单号)."""


class PluginOpenpid(Reply):
    """Who uses the plugin."""

    openpid: str = ""
    """The person in this plugin."""


class GetPluginOpenpid(Call[PluginOpenpid], post="/wxa/getpluginopenpid"):
    """Exchange wx.pluginLogin's code for an openpid (获取插件用户openpid). It lives 5 minutes and works once.

    Errors: 1000 (WeChat's side), 1001 (argument), 1003 (too fast), 1005 (plugin appid), 1007, 1022, 45009.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/user-info/basic-info/api_getpluginopenpid
    """

    code: str = Field(repr=False)


class EncryptedDataCheck(Reply):
    """Whether WeChat made the data."""

    vaild: bool = False
    """Spelt so by WeChat."""
    create_time: int = 0
    """When it was made, in Unix seconds."""


class CheckEncryptedData(Call[EncryptedDataCheck], post="/wxa/business/checkencryptedmsg", repeatable=True):
    """Ask whether `encryptedData` came from WeChat (检查加密信息): phone numbers of the last 3 days only.

    Errors: 1 (older, unknown, or another app's), 40097, 44002, 47001.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/user-info/basic-info/api_checkencrypteddata
    """

    encrypted_msg_hash: str
    """SHA-256 of the text of `encryptedData`, in hex."""


class EncryptKey(Output):
    """A key for the encrypted network channel (小程序加密网络通道)."""

    encrypt_key: str = Field(default="", repr=False)
    """Base64 of the key."""
    version: int = 0
    expire_in: int = 0
    """Seconds of life left, 3600 at most; 0 when it expired."""
    iv: str = Field(default="", repr=False)
    create_time: int = 0
    """Unix seconds."""


class EncryptKeys(Reply):
    """The person's last three keys, newest first."""

    key_info_list: list[EncryptKey] = []


class GetUserEncryptKey(Call[EncryptKeys], get="/wxa/business/getuserencryptkey"):
    """The last three network keys of a person (获取用户encryptKey). All fields travel in the query.

    Errors: 40003, 87007 (no session_key, or expired), 87008 (sig_method), 87009 (wrong signature).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/user-info/internet/api_getuserencryptkey
    """

    openid: str
    signature: str = Field(repr=False)
    """`wxkit.crypto.login_signature(session_key)`."""
    sig_method: Literal["hmac_sha256"] = "hmac_sha256"


class UserInfoCalls:
    """What a mini-program learns of a person."""

    phone_number = endpoint(GetPhoneNumber)
    paid_unionid = endpoint(GetPaidUnionid)
    plugin_openpid = endpoint(GetPluginOpenpid)
    check_encrypted_data = endpoint(CheckEncryptedData)
    encrypt_keys = endpoint(GetUserEncryptKey)


class UserInfo(UserInfoCalls, Sync):
    """What a mini-program learns of a person (用户信息)."""


class AsyncUserInfo(UserInfoCalls, Async):
    """What a mini-program learns of a person (用户信息)."""
