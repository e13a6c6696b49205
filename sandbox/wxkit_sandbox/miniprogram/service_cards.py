"""Service cards (服务卡片): subscribe messages of the newer kind, which change with what they are about.

https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/subscribe-message-2.html
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from wxkit._call import Ok
from wxkit.miniprogram.subscribe import (
    CardState,
    GetServiceCard,
    ServiceCard,
    ServiceCardReply,
    SetServiceCard,
    SetServiceCardExtension,
)
from wxkit_sandbox.censorship import judged
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.library import CARDS
from wxkit_sandbox.miniprogram.payments import Payment, Payments, is_known
from wxkit_sandbox.miniprogram.templates import TemplateBook
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = ["CardCode", "CardCodes", "card_code_of", "check_kind", "is_paid_for"]

CONTENT_CODES = {"content_json": 85435, ":string_unicode": 85443}
EXTENSION = ("pay_info", "store_info", "shipping_list", "product_additional_list")
PAID_FOR = 2001
"""From this kind on, the code is the number of a payment."""


@dataclass(slots=True)
class CardCode:
    """What allows a card: a tap on a button, or a payment. Times are Unix seconds."""

    openid: str
    expires_at: float
    notify_type: int = 0
    """The kind of card that it was used for."""
    content: str = ""
    status: int = -1
    extension: str = ""
    refused: bool = False


@dataclass(slots=True)
class CardCodes:
    """Codes by value; a payment's appears when it is used."""

    by_value: dict[str, CardCode] = field(default_factory=dict[str, CardCode])


@handles(SetServiceCard, invalid={"notify_type": 85434, "notify_code": 85437, **CONTENT_CODES})
def set_card(app: App, call: SetServiceCard) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_setusernotify.html"""
    person = _receiver(app, call.openid)
    check_kind(app, call.notify_type)
    code = _usable(app, call.openid, call.notify_type, call.notify_code)
    content = _object(call.content_json, 85435)
    status = _status(content, code)
    if not code.content and is_paid_for(call.notify_type):
        _check_payment(app.state(Payments), call.notify_code, call.check_json)
    if judged(app.world, call.content_json).suggest == "risky":
        raise Refusal(85442)
    app.state(CardCodes).by_value[call.notify_code] = code
    code.notify_type, code.content, code.status = call.notify_type, call.content_json, status
    _tell(app, person, code)
    return Ok()


@handles(SetServiceCardExtension, invalid={"notify_type": 85434, "notify_code": 85437, "ext_json": 85470})
def set_extension(app: App, call: SetServiceCardExtension) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_setusernotifyext.html"""
    person = _receiver(app, call.openid)
    check_kind(app, call.notify_type)
    code = _usable(app, call.openid, call.notify_type, call.notify_code)
    if not code.content:
        raise Refusal(85436)
    _check_extension(app.state(Payments), _object(call.ext_json, 85470))
    code.extension = call.ext_json
    _tell(app, person, code)
    return Ok()


@handles(GetServiceCard, invalid={"notify_type": 85434, "notify_code": 85437})
def get_card(app: App, call: GetServiceCard) -> ServiceCardReply:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/subscribe-message/api_getusernotify.html"""
    _receiver(app, call.openid)
    check_kind(app, call.notify_type)
    code = card_code_of(app, call.openid, call.notify_type, call.notify_code)
    if code.expires_at <= app.world.clock.now():
        raise Refusal(85438)
    card = ServiceCard(
        notify_type=call.notify_type,
        content_json=code.content,
        code_state=CardState.REFUSED if code.refused else CardState.NORMAL,
        code_expire_time=int(code.expires_at),
    )
    return ServiceCardReply(notify_info=card)


def is_paid_for(notify_type: int) -> bool:
    """Whether this kind of card takes the number of a payment as its code."""
    return notify_type >= PAID_FOR


def check_kind(app: App, notify_type: int) -> None:
    """A kind that there is (85434) and the account has among its templates (85461), if it may (85462)."""
    if not app.world.settings.service_cards:
        raise Refusal(85462)
    card = CARDS.get(notify_type)
    if card is None:
        raise Refusal(85434)
    if all(template.tid != card.tid for template in app.state(TemplateBook).by_id.values()):
        raise Refusal(85461)


def card_code_of(app: App, openid: str, notify_type: int, value: str) -> CardCode:
    """The code, used or not: 85437 unknown or for other cards, 85436 another person's, 85448 used."""
    payment = app.state(Payments).by_id.get(value)
    code = app.state(CardCodes).by_value.get(value) or _of_payment(app, payment)
    if code is None:
        raise Refusal(85437)
    if code.openid != openid:
        raise Refusal(85436)
    if code.notify_type not in (0, notify_type):
        raise Refusal(85448)
    if is_paid_for(notify_type) != (payment is not None):
        raise Refusal(85437)
    return code


def _of_payment(app: App, payment: Payment | None) -> CardCode | None:
    if payment is None or not is_known(app, payment):
        return None
    return CardCode(payment.openid, payment.paid_at + app.world.settings.service_card_lasts)


def _receiver(app: App, openid: str) -> Person:
    person = app.person(openid)
    if person is None:
        raise Refusal(40003)
    return person


def _usable(app: App, openid: str, notify_type: int, value: str) -> CardCode:
    """A code with which the card may be changed now."""
    code = card_code_of(app, openid, notify_type, value)
    if code.expires_at <= app.world.clock.now():
        raise Refusal(85438)
    if code.refused:
        raise Refusal(85436)
    return code


def _object(text: str, refusal: int) -> dict[str, Any]:
    try:
        found: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise Refusal(refusal) from None
    if not isinstance(found, dict):
        raise Refusal(refusal)
    return cast("dict[str, Any]", found)


def _status(content: Mapping[str, Any], code: CardCode) -> int:
    """`cur_status`, which never goes back."""
    status: Any = content.get("cur_status")
    if status is None:
        raise Refusal(85440)
    if not isinstance(status, int) or isinstance(status, bool):
        raise Refusal(85441)
    if status < max(code.status, 0):
        raise Refusal(85439)
    return status


def _check_payment(payments: Payments, transaction_id: str, check_json: str | None) -> None:
    """The merchant knows what was paid, alone or together with other parts, and when."""
    payment, known = payments.by_id[transaction_id], _object(check_json or "", 85433)
    amounts = [payment.amount]
    if payment.whole:
        amounts.append(payments.by_id[payment.whole].amount)
    if known.get("pay_amount") not in amounts or known.get("pay_time") != int(payment.paid_at):
        raise Refusal(85433)


def _check_extension(payments: Payments, extension: Mapping[str, Any]) -> None:
    """Some of payment, store, parcels and products; each is an object, or the text of one."""
    if not extension or not extension.keys() <= set(EXTENSION):
        raise Refusal(85471)
    pay, store, parcels, products = (_inner(extension.get(name)) for name in EXTENSION)
    if pay is not None and not _is_payment(payments, pay):
        raise Refusal(85444)
    if store is not None and not _has(store, "store_name", "store_address"):
        raise Refusal(85445)
    if parcels is not None and not _are(parcels, "tracking_no", "express_company"):
        raise Refusal(85446)
    if products is not None and not (_has(products, "info_list") and _are(products["info_list"], "number")):
        raise Refusal(85447)


def _inner(given: Any) -> Any:
    try:
        return json.loads(given) if isinstance(given, str) else given
    except (ValueError, RecursionError):
        raise Refusal(85470) from None


def _is_payment(payments: Payments, given: Any) -> bool:
    if not _has(given, "transaction_id", "pay_amount", "pay_time"):
        return False
    payment = payments.by_id.get(str(given["transaction_id"]))
    return payment is not None and payment.amount == given["pay_amount"]


def _are(given: Any, *names: str) -> bool:
    """A list of objects that have these fields."""
    rows = cast("Sequence[Any]", given) if isinstance(given, list) else ()
    return bool(rows) and all(_has(row, *names) for row in rows)


def _has(given: Any, *names: str) -> bool:
    fields = cast("dict[str, Any]", given) if isinstance(given, dict) else {}
    return all(fields.get(name) for name in names)


def _tell(app: App, person: Person, code: CardCode) -> None:
    content = {
        "title": CARDS[code.notify_type].name,
        "notify_type": code.notify_type,
        "content": json.loads(code.content),
    }
    if code.extension:
        content["extension"] = json.loads(code.extension)
    app.tell(person, "service_card", content)
