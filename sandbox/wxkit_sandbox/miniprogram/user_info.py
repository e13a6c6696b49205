"""What a mini-program learns of a person: phone number, unionid after a payment, checked data."""

from __future__ import annotations

from wxkit.miniprogram.user_info import (
    CheckEncryptedData,
    EncryptedDataCheck,
    GetPaidUnionid,
    GetPhoneNumber,
    GetPluginOpenpid,
    PaidUnionid,
    PhoneInfo,
    PhoneNumber,
    PluginOpenpid,
    Watermark,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.open_data import PhoneMessages
from wxkit_sandbox.miniprogram.payments import Payment, Payments
from wxkit_sandbox.miniprogram.sessions import Codes, PhoneCodes, PluginCodes
from wxkit_sandbox.world import App

__all__ = ["check_encrypted_data", "get_paid_unionid", "get_phone_number", "get_plugin_openpid"]

PAID_FOR = 300
"""Seconds after a payment in which it tells the unionid."""
CHECKED_FOR = 3 * 86400


@handles(GetPhoneNumber, invalid={"code": 40029})
def get_phone_number(app: App, call: GetPhoneNumber) -> PhoneNumber:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/user-info/phone-number/api_getphonenumber"""
    codes = app.state(PhoneCodes)
    if call.code not in codes.by_value and _of_another_app(app, call.code, PhoneCodes):
        raise Refusal(40013)
    code = codes.look(app, call.code)
    if call.openid is not None and call.openid != app.openid(code.person):
        raise Refusal(40003)
    code.used = True
    phone = code.person.phone
    mark = Watermark(timestamp=app.world.clock.time(), appid=app.appid)
    info = PhoneInfo(phoneNumber=phone, purePhoneNumber=phone, countryCode="86", watermark=mark)
    return PhoneNumber(phone_info=info)


@handles(GetPaidUnionid)
def get_paid_unionid(app: App, call: GetPaidUnionid) -> PaidUnionid:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/user-info/basic-info/api_getpaidunionid"""
    person = app.person(call.openid)
    if person is None:
        raise Refusal(40003)
    unionid = app.unionid(person)
    if unionid is None:
        raise Refusal(89002)
    payment = _meant(app.state(Payments), call)
    if payment is None or app.world.clock.now() - payment.paid_at >= PAID_FOR:
        raise Refusal(89300)
    return PaidUnionid(unionid=unionid)


@handles(CheckEncryptedData, invalid={"*": 40097})
def check_encrypted_data(app: App, call: CheckEncryptedData) -> EncryptedDataCheck:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/user-info/basic-info/api_checkencrypteddata"""
    made_at = app.state(PhoneMessages).made_at.get(call.encrypted_msg_hash.lower())
    if made_at is None or app.world.clock.now() - made_at > CHECKED_FOR:
        raise Refusal(1)
    return EncryptedDataCheck(vaild=True, create_time=made_at)


@handles(GetPluginOpenpid, invalid={":json_invalid": 1022, "*": 1001, "code": 1001})
def get_plugin_openpid(app: App, call: GetPluginOpenpid) -> PluginOpenpid:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/user-info/basic-info/api_getpluginopenpid

    The plugin is this mini-program's own.
    """
    if not call.code:
        raise Refusal(1001)
    codes = app.state(PluginCodes)
    if call.code not in codes.by_value:
        raise Refusal(1005 if _of_another_app(app, call.code, PluginCodes) else 1007)
    code = codes.look(app, call.code, used=1007, expired=1007)
    code.used = True
    return PluginOpenpid(openpid=app.world.ids.openid(code.person.id, f"plugin/{app.appid}"))


def _of_another_app(app: App, code: str, kind: type[Codes]) -> bool:
    others = (other for other in app.world.directory.apps.values() if other is not app)
    return any(code in other.state(kind).by_value for other in others)


def _meant(payments: Payments, call: GetPaidUnionid) -> Payment | None:
    """The person's payment of which the call speaks; their last one when it names none."""
    if call.transaction_id or call.out_trade_no:
        payment = payments.find(call.transaction_id, call.mch_id, call.out_trade_no)
        return payment if payment is not None and payment.openid == call.openid else None
    own = payments.by_openid.get(call.openid)
    return payments.by_id[own[-1]] if own else None
