"""The shop's own phones: a code by SMS, then the carrier verifies."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.store.private_numbers import (
    AddPhone,
    GetPhone,
    PhoneAdded,
    PhoneFound,
    PhoneStatus,
    SendVerifyCode,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.world import App

__all__ = ["Phones"]

BAD = 40097
NOBODY = 40132
TOO_OFTEN = 10021203
TOO_MANY = 10021204
UNKNOWN = 10021207
NOT_SENT = 10021210
DIGITS = 11
PAUSE = 60
WORKS = 5 * 60
PHONES = 10


@dataclass(frozen=True, slots=True)
class SentCode:
    """A code that was sent."""

    code: str = field(repr=False)
    at: float


@dataclass(slots=True)
class Phones:
    """The phones of a shop, and codes under way."""

    status: dict[str, PhoneStatus] = field(default_factory=dict[str, PhoneStatus], repr=False)
    codes: dict[str, SentCode] = field(default_factory=dict[str, SentCode], repr=False)


@handles(SendVerifyCode)
def send_verify_code(app: App, call: SendVerifyCode) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_privatenumbersendverifycode.html"""
    if len(call.mobile) != DIGITS or not call.mobile.isdecimal():
        raise Refusal(NOT_SENT)
    phones, now = app.state(Phones), app.world.clock.now()
    sent = phones.codes.get(call.mobile)
    if sent is not None and now - sent.at < PAUSE:
        raise Refusal(TOO_OFTEN)
    if call.mobile not in phones.status and len(phones.status) >= PHONES:
        raise Refusal(TOO_MANY)
    ids = app.world.ids
    code = ids.phone(f"code/{ids.count('verify-code')}")[-6:]
    phones.codes[call.mobile] = SentCode(code, now)
    for person in app.world.people:
        if person.phone == call.mobile:
            app.tell(person, "sms", {"verify_code": code})
    return Ok()


@handles(AddPhone)
def add_phone(app: App, call: AddPhone) -> PhoneAdded:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_privatenumberaddphone.html"""
    phones, now = app.state(Phones), app.world.clock.now()
    if call.wxusername not in app.world.people:
        raise Refusal(NOBODY)
    sent = phones.codes.get(call.mobile)
    if sent is None or sent.code != call.verify_code or now - sent.at > WORKS:
        raise Refusal(BAD)
    del phones.codes[call.mobile]
    phones.status[call.mobile] = PhoneStatus.CHECKING
    app.world.clock.call_after(app.world.settings.phone_checked_after, _verified, app, call.mobile)
    page = app.world.ids.derived(16, "carrier", call.mobile)
    return PhoneAdded(qrcode_url=f"https://carrier.invalid/verify/{page}", status=PhoneStatus.CHECKING)


def _verified(app: App, mobile: str) -> None:
    """Timer: the carrier knows who owns the phone."""
    app.state(Phones).status[mobile] = PhoneStatus.VERIFIED


@handles(GetPhone)
def get_phone(app: App, call: GetPhone) -> PhoneFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_privatenumbergetshopphone.html"""
    status = app.state(Phones).status.get(call.mobile)
    if status is None:
        raise Refusal(UNKNOWN)
    return PhoneFound(status=status)
