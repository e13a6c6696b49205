"""Payments whose goods are shipped (发货信息管理): what was sent for each, and how far its money is."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.miniprogram.order_shipping import DeliveryMode, LogisticsType, OrderState, TradeType
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.miniprogram.pages import Release
from wxkit_sandbox.miniprogram.payments import Payment, Payments, is_known
from wxkit_sandbox.world import App

__all__ = ["AUTO", "BY_PERSON", "Package", "Trade", "Trades", "page_for", "trade_of"]

AUTO, BY_PERSON = 1, 2
"""How a receipt was confirmed."""


@dataclass(frozen=True, slots=True)
class Package:
    """A parcel, or what stands for one where nothing travels."""

    item_desc: str
    tracking_no: str = ""
    express_company: str = ""
    consignor_contact: str = field(default="", repr=False)
    receiver_contact: str = field(default="", repr=False)
    upload_time: int = 0

    def same_as(self, other: Package) -> bool:
        """Whether nothing but the time of the upload differs."""
        return self._said() == other._said()

    def _said(self) -> tuple[str, ...]:
        contacts = (self.consignor_contact, self.receiver_contact)
        return (self.item_desc, self.tracking_no, self.express_company, *contacts)


@dataclass(slots=True)
class Trade:
    """A payment and its shipping. Times are Unix seconds, 0 is never."""

    payment: Payment
    state: OrderState = OrderState.TO_SHIP
    logistics_type: LogisticsType | None = None
    delivery_mode: DeliveryMode | None = None
    packages: list[Package] = field(default_factory=list[Package])
    uploaded: float = 0
    """`upload_time` of the last upload."""
    finish_count: int = 0
    """How often the shipping was completed, at most twice."""
    finished: bool = False
    reshipped: bool = False
    """The one chance to ship again was used."""
    shipped_at: int = 0
    received_at: int = 0
    received_how: int = 0
    in_complaint: bool = False
    reminded: bool = False
    """The buyer was reminded to confirm the receipt."""
    promises: int = 0
    """How often a presale (预售) was reported; reminders of an earlier day are void."""
    test: bool = False
    """Reported as an order that is never shipped."""


@dataclass(slots=True)
class Trades:
    """All trades of the mini-program by `transaction_id`, oldest first, and what its console says."""

    by_id: dict[str, Trade] = field(default_factory=dict[str, Trade])
    ever_shipped: bool = False
    granted: set[str] = field(default_factory=set[str])
    """Merchants for which the settlement was confirmed (交易结算管理确认)."""
    jump_path: str = ""
    trade_type: TradeType | None = None
    """What was applied for (交易类型变更申请)."""


def trade_of(
    app: App, transaction_id: str | None, mch_id: str | None, out_trade_no: str | None, sub_mch_id: str | None
) -> Trade:
    """The trade with one of these numbers: 10060014 without any, 10060001 when there is none."""
    if not (transaction_id or (mch_id and out_trade_no)):
        raise Refusal(10060014)
    payment = app.state(Payments).find(transaction_id, mch_id, out_trade_no)
    trade = app.state(Trades).by_id.get(payment.transaction_id) if payment else None
    if trade is None or not is_known(app, trade.payment):
        raise Refusal(10060001)
    if sub_mch_id and sub_mch_id != trade.payment.sub_mch_id:
        raise Refusal(10060001)
    return trade


def page_for(app: App, payment: Payment) -> str:
    """Where a tap on a message leads: the merchant's page with the payment's numbers, or WeChat's own."""
    path = app.state(Trades).jump_path.removeprefix("/")
    if not path or not app.state(Release).has(path.partition("?")[0]):
        return ""
    numbers = {
        "transaction_id": payment.transaction_id,
        "merchant_id": payment.mch_id,
        "merchant_trade_no": payment.out_trade_no,
        "sub_merchant_id": payment.sub_mch_id,
    }
    query = "&".join(f"{name}={value}" for name, value in numbers.items() if value or name[0] != "s")
    return f"{path}{'&' if '?' in path else '?'}{query}"
