"""Payments by WeChat Pay inside the mini-program, and how other calls name them.

https://developers.weixin.qq.com/miniprogram/dev/api/payment/wx.requestPayment.html
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.world import App

__all__ = ["OrderKey", "Payment", "Payments", "payment_of"]

BY_MERCHANT, BY_WECHAT = "1", "2"


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

    def add(self, payment: Payment) -> None:
        self.by_id[payment.transaction_id] = payment
        self.by_number[payment.mch_id, payment.out_trade_no] = payment.transaction_id
        self.by_openid.setdefault(payment.openid, []).append(payment.transaction_id)
        self.by_trade_no[payment.out_trade_no] = payment.transaction_id
        self.merchants.add(payment.mch_id)

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


def payment_of(app: App, key: OrderKey, openid: str) -> Payment:
    """The payment that an `order_key` names, when this person paid it."""
    _check_key(key)
    payment = _find(app.state(Payments), key)
    if payment is None:
        raise Refusal(10060001)
    if payment.openid != openid:
        raise Refusal(10060031)
    return payment


def _check_key(key: OrderKey) -> None:
    kind = str(key.order_number_type)
    if kind not in (BY_MERCHANT, BY_WECHAT):
        raise Refusal(268485194)
    if kind == BY_WECHAT and not key.transaction_id:
        raise Refusal(268485195)
    if kind == BY_MERCHANT and not key.mchid:
        raise Refusal(268485196)
    if kind == BY_MERCHANT and not key.out_trade_no:
        raise Refusal(268485197)


def _find(payments: Payments, key: OrderKey) -> Payment | None:
    if str(key.order_number_type) == BY_WECHAT:
        return payments.find(key.transaction_id, None, None)
    return payments.find(None, key.mchid, key.out_trade_no)
