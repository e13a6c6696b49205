"""Virtual numbers, as the merchant asks for them."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.store._order_enums import ExtInfoType
from wxkit.store.virtual_numbers import (
    AftersaleNumber,
    ApplyAftersaleNumber,
    ApplyAgain,
    ApplyRealNumber,
    DelayedNumber,
    DelayNumber,
    GetOldNumber,
    GetRealNumberAudit,
    NewNumber,
    OldNumber,
    RealNumberAsked,
    RealNumberAudit,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.aftersales import FINAL, AftersaleCase, aftersale_of, order_behind
from wxkit_sandbox.store.numbers import Number, Numbers, ask_for_real_number, real_number_shown, renew
from wxkit_sandbox.store.orderbook import Order, order_of
from wxkit_sandbox.store.orderflow import tell_more
from wxkit_sandbox.world import App

__all__ = ["AFTERSALE_FOR", "AftersaleNumbers"]

BAD = 40097
NO_VIRTUAL_NUMBER = 6060453
NOT_EXPIRED = 6060454
USED_UP = 6060455
TOO_OLD = 10020264
OVER = 10020265
NO_PHONE = 10020266
GONE = 10020267
DAY = 86400
BEFORE_EXPIRY = 7 * DAY
EXTENSIONS = 3
EXCHANGES = 3
EXCHANGED_FOR = 3 * DAY
AFTERSALE_FOR = 30 * DAY
MILLISECONDS = 1000


@dataclass(slots=True)
class AftersaleNumbers:
    """Virtual numbers of after-sale orders: number by id."""

    by_case: dict[str, str] = field(default_factory=dict[str, str])


@handles(ApplyAgain)
def apply_again(app: App, call: ApplyAgain) -> NewNumber:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_applyvirtualnumberagain.html"""
    order, number = _hidden(app, call.order_id, BAD)
    if number.expiration > app.world.clock.time() or number.applied_again:
        raise Refusal(BAD)
    number.applied_again += 1
    number = renew(app, order, app.world.settings.virtual_number_lasts)
    return NewNumber(virtual_number=number.number, extension=number.extension, apply_quota=0)


@handles(DelayNumber)
def delay_number(app: App, call: DelayNumber) -> DelayedNumber:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_delayvirtualnumber.html"""
    order, number = _hidden(app, call.order_id, BAD)
    left = number.expiration - app.world.clock.time()
    if not 0 < left <= BEFORE_EXPIRY or number.extended >= EXTENSIONS:
        raise Refusal(BAD)
    if call.has_delay_times != number.extended:
        raise Refusal(BAD)
    number.extended += 1
    number.expiration += app.world.settings.virtual_number_lasts
    tell_more(app, order, ExtInfoType.VIRTUAL_NUMBER)
    return DelayedNumber(expiration=number.expiration, available_extend_num=EXTENSIONS - number.extended)


@handles(GetOldNumber)
def get_old_number(app: App, call: GetOldNumber) -> OldNumber:
    """https://developers.weixin.qq.com/doc/store/shop/API/order/virtualtelnumber_get.html"""
    order, number = _hidden(app, call.order_id, NO_VIRTUAL_NUMBER)
    if number.expiration > app.world.clock.time():
        raise Refusal(NOT_EXPIRED)
    if number.exchanged >= EXCHANGES:
        raise Refusal(USED_UP)
    number.exchanged += 1
    number = renew(app, order, EXCHANGED_FOR)
    return OldNumber(
        virtual_tel_number=number.number,
        virtual_tel_expire_time=number.expiration,
        get_virtual_tel_cnt=number.exchanged,
    )


def _hidden(app: App, order_id: str, otherwise: int) -> tuple[Order, Number]:
    order = order_of(app, order_id)
    number = app.state(Numbers).by_order.get(order_id)
    if number is None:
        raise Refusal(otherwise)
    return order, number


@handles(ApplyAftersaleNumber)
def apply_aftersale_number(app: App, call: ApplyAftersaleNumber) -> AftersaleNumber:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-aftersale/api_applyvirtualtelnum.html"""
    case = aftersale_of(app, call.after_sale_order_id)
    numbers = app.state(AftersaleNumbers).by_case
    ends = case.create_time + AFTERSALE_FOR
    address = order_behind(app, case).address
    if case.status in FINAL and not case.disputed:
        raise Refusal(GONE if case.id in numbers else OVER)
    if app.world.clock.time() >= ends:
        raise Refusal(TOO_OLD)
    if address is None:
        raise Refusal(NO_PHONE)
    number = numbers.setdefault(case.id, _like(app, case, address.tel_number))
    return AftersaleNumber(virtual_tel_number=number, virtual_tel_expire_time=ends)


def _like(app: App, case: AftersaleCase, phone: str) -> str:
    """The last four digits are those of the real number."""
    return app.world.ids.phone(f"virtual/{case.id}")[:-4] + phone[-4:]


@handles(ApplyRealNumber)
def apply_real_number(app: App, call: ApplyRealNumber) -> RealNumberAsked:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_applyrealnumber.html"""
    order, _ = _hidden(app, call.order_id, BAD)
    if real_number_shown(app, order) or not call.apply_reason:
        raise Refusal(BAD)
    return RealNumberAsked(task_id=ask_for_real_number(app, order, call.apply_reason))


@handles(GetRealNumberAudit)
def get_real_number_audit(app: App, call: GetRealNumberAudit) -> RealNumberAudit:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_getrealnumberviewaudit.html"""
    order_of(app, call.order_id)
    request = app.state(Numbers).requests.get(call.order_id)
    if request is None:
        raise Refusal(BAD)
    return RealNumberAudit(
        apply_time=int(request.apply_time * MILLISECONDS),
        audit_state=request.state,
        apply_reason=request.reason,
        task_id=request.task_id,
    )
