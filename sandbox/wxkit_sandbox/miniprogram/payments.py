"""Payments by WeChat Pay inside the mini-program, and how other calls name them.

https://developers.weixin.qq.com/miniprogram/dev/api/payment/wx.requestPayment.html
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.world import App

__all__ = ["OrderKey", "Payment", "Payments", "is_known", "keys_of", "normal_key", "payment_at", "payment_of"]

BY_MERCHANT, BY_WECHAT = "1", "2"
NUMBER_TYPES = {"1": BY_MERCHANT, "2": BY_WECHAT, "WXPAY_TRADE_NUMBER": BY_WECHAT}
"""How the kinds of numbers are written; the order center's samples write a name."""


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment, or a part of a combined one (合单)."""

    openid: str
    transaction_id: str
    mch_id: str
    out_trade_no: str
    paid_at: float
    sub_mch_id: str = ""
    amount: int = 0
    """Fen."""
    description: str = ""
    whole: str = ""
    """`transaction_id` of the combined payment that this is a part of."""


@dataclass(slots=True)
class Payments:
    """Payments in this mini-program, oldest first."""

    by_id: dict[str, Payment] = field(default_factory=dict[str, Payment])
    by_number: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    """`transaction_id` by merchant and the merchant's number."""
    by_openid: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    by_trade_no: dict[str, str] = field(default_factory=dict[str, str])
    """The last one with a merchant's number, whichever merchant it is."""
    merchants: set[str] = field(default_factory=set[str])
    parts: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    """`transaction_id` of each part, by that of the combined payment."""

    def add(self, payment: Payment) -> None:
        self.by_id[payment.transaction_id] = payment
        self.by_number[payment.mch_id, payment.out_trade_no] = payment.transaction_id
        self.by_openid.setdefault(payment.openid, []).append(payment.transaction_id)
        self.by_trade_no[payment.out_trade_no] = payment.transaction_id
        self.merchants.add(payment.mch_id)
        if payment.whole:
            self.parts.setdefault(payment.whole, []).append(payment.transaction_id)

    def find(
        self, transaction_id: str | None, mch_id: str | None, out_trade_no: str | None
    ) -> Payment | None:
        """The payment with WeChat's number, or else with the merchant's."""
        if not transaction_id:
            transaction_id = self.by_number.get((mch_id or "", out_trade_no or ""), "")
        return self.by_id.get(transaction_id)


class OrderKey(Protocol):
    """How uploads name a payment."""

    @property
    def order_number_type(self) -> int | str: ...
    @property
    def transaction_id(self) -> str | None: ...
    @property
    def mchid(self) -> str | None: ...
    @property
    def out_trade_no(self) -> str | None: ...


def normal_key(key: OrderKey) -> tuple[str, ...]:
    """What an `order_key` names, in one form; the kind of number is a part of it."""
    kind = NUMBER_TYPES.get(str(key.order_number_type))
    if kind is None:
        raise Refusal(268485194)
    if kind == BY_WECHAT:
        if not key.transaction_id:
            raise Refusal(268485195)
        return (kind, key.transaction_id)
    if not key.mchid:
        raise Refusal(268485196)
    if not key.out_trade_no:
        raise Refusal(268485197)
    return (kind, key.mchid, key.out_trade_no)


def keys_of(payment: Payment) -> tuple[tuple[str, ...], ...]:
    """Everything that may name a payment."""
    return (BY_WECHAT, payment.transaction_id), (BY_MERCHANT, payment.mch_id, payment.out_trade_no)


def payment_at(payments: Payments, key: tuple[str, ...]) -> Payment | None:
    """The payment that a key in its normal form names."""
    if key[0] == BY_WECHAT:
        return payments.by_id.get(key[1])
    return payments.find(None, key[1], key[2])


def is_known(app: App, payment: Payment) -> bool:
    """Whether word of the payment has come from WeChat Pay."""
    return payment.paid_at + app.world.settings.payment_known_after <= app.world.clock.now()


def payment_of(app: App, key: OrderKey, openid: str) -> Payment:
    """The payment that an `order_key` names, when this person paid it."""
    payment = payment_at(app.state(Payments), normal_key(key))
    if payment is None or not is_known(app, payment):
        raise Refusal(10060001)
    if payment.openid != openid:
        raise Refusal(10060031)
    return payment
