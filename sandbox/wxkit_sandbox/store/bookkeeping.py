"""Books what orders bring and cost: payment, refunds, and at settlement fees, commission and insurance."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.store._funds import FundsType
from wxkit.store._order_enums import OrderStatus
from wxkit_sandbox.store.aftersales import giving_back
from wxkit_sandbox.store.orderbook import Order
from wxkit_sandbox.store.orderflow import watches_orders
from wxkit_sandbox.store.purse import Purse, Source, book
from wxkit_sandbox.world import App

__all__ = ["Costs", "costs_of"]

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Costs:
    """What an order costs the merchant, on what is left of it after refunds."""

    fee: int
    """The platform's (技术服务费)."""
    agency: int
    """The agency's (机构服务费), with the promoter's part."""
    talent: int
    """The talent's (达人服务费)."""
    insurance: int
    """The premium of the freight insurance (运费险)."""

    @property
    def commission(self) -> int:
        """What those get who brought the buyer."""
        return self.agency + self.talent

    @property
    def all(self) -> int:
        """Everything."""
        return self.fee + self.commission + self.insurance


NOTHING = Costs(0, 0, 0, 0)


def costs_of(app: App, order: Order) -> Costs:
    """What the order costs: the final figures once it is settled, else what they are going to be."""
    left = order.paid - order.refunded
    if order.status == OrderStatus.REFUNDED:
        return NOTHING
    fee_ppm = app.world.settings.technical_service_fee_ppm
    fee = order.commission_fee if order.settle_time else left * fee_ppm // MILLION
    agency, talent = _commissions(order)
    insured = any(line.freight_insurance for line in order.lines)
    premium = app.world.settings.freight_insurance_premium if insured else 0
    return Costs(fee, agency, talent, min(premium, max(0, left - fee - agency - talent)))


def _commissions(order: Order) -> tuple[int, int]:
    """What agency and talent get that brought the buyer, on what is left after refunds."""
    by = order.attribution
    if by is None:
        return 0, 0
    splits = [by.split(line.product_id, line.refundable) for line in order.lines]
    return sum(split.agency_earns for split in splits), sum(split.talent for split in splits)


@dataclass(slots=True)
class _Account:
    """What is booked of an order."""

    income: int
    refunded: int = 0
    closed: bool = False
    """Nothing of it is pending any more."""


@dataclass(slots=True)
class Ledger:
    """What is booked of every paid order."""

    accounts: dict[str, _Account] = field(default_factory=dict[str, _Account])


@watches_orders
def follow(app: App, order: Order) -> None:
    """An order moved on: book what is new about its money."""
    if not order.pay_time:
        return
    accounts = app.state(Ledger).accounts
    account = accounts.get(order.order_id)
    if account is None:
        account = accounts[order.order_id] = _Account(order.paid)
        book(app, FundsType.ORDER_INCOME, order.paid, _source(order), "订单支付收入", pending=True)
    if order.refunded != account.refunded:
        _refund(app, order, account)
    if account.closed:
        return
    if order.settle_time:
        _settle(app, order, account)
    elif order.status == OrderStatus.REFUNDED:
        _close(app, account)


def _source(order: Order, *, aftersale_id: str = "", insurance_id: str = "") -> Source:
    return Source(
        order.order_id,
        order.transaction_id,
        order.present_order_id,
        aftersale_id=aftersale_id,
        insurance_id=insurance_id,
    )


def _refund(app: App, order: Order, account: _Account) -> None:
    amount = order.refunded - account.refunded
    account.refunded = order.refunded
    source = _source(order, aftersale_id=giving_back(order))
    book(app, FundsType.REFUND, -amount, source, "退款", pending=not account.closed)


def _settle(app: App, order: Order, account: _Account) -> None:
    costs = costs_of(app, order)
    book(app, FundsType.SHOP_FEE, -costs.fee, _source(order), "技术服务费", pending=True)
    book(app, FundsType.LEAGUE_SPLIT, -costs.commission, _source(order), "联盟分账", pending=True)
    insured = _source(order, insurance_id=f"ins{order.order_id}")
    book(app, FundsType.FREIGHT_INSURANCE, -costs.insurance, insured, "运费险", pending=True)
    account.income -= costs.all
    _close(app, account)


def _close(app: App, account: _Account) -> None:
    """What is left is the merchant's."""
    account.closed = True
    app.state(Purse).release(account.income - account.refunded)
