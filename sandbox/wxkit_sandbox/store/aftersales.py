"""After-sale orders as the sandbox keeps them. Money in fen."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.store._aftersale_order import AftersaleStatus, AftersaleSubType, AftersaleType, RefundReason
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.order_journal import Journal
from wxkit_sandbox.store.orderbook import Order, OrderBook, OrderLine
from wxkit_sandbox.world import App

__all__ = [
    "FINAL",
    "NUMBERS",
    "REFUSED",
    "AftersaleBook",
    "AftersaleCase",
    "Proposal",
    "Shipment",
    "aftersale_of",
    "benefit_behind",
    "giving_back",
    "line_of",
    "order_behind",
]

MALFORMED = 10020000
ANOTHER_SHOPS = 10021043
UNKNOWN = 10021050

S = AftersaleStatus
REFUSED = frozenset(
    {
        S.MERCHANT_REJECT_REFUND,
        S.MERCHANT_REJECT_RETURN,
        S.MERCHANT_REJECT_EXCHANGE,
        S.MERCHANT_REJECT_RESHIP,
    }
)
"""The merchant has said no: the buyer may ask otherwise, or have the platform step in."""
FINAL = REFUSED | {
    S.USER_CANCELD,
    S.RETURN_CLOSED,
    S.MERCHANT_REFUND_SUCCESS,
    S.MERCHANT_RETURN_SUCCESS,
    S.MERCHANT_REFUND_RETRY_FAIL,
    S.MERCHANT_FAIL,
    S.MERCHANT_EXCHANGE_SUCCESS,
}
"""It is over; after a refusal, unless the buyer goes on."""
NUMBERS: dict[AftersaleStatus, int] = {
    S.USER_CANCELD: 1,
    S.MERCHANT_PROCESSING: 2,
    S.MERCHANT_REJECT_REFUND: 4,
    S.MERCHANT_REJECT_RETURN: 5,
    S.USER_WAIT_RETURN: 6,
    S.RETURN_CLOSED: 7,
    S.MERCHANT_WAIT_RECEIPT: 8,
    S.MERCHANT_OVERDUE_REFUND: 12,
    S.MERCHANT_REFUND_SUCCESS: 13,
    S.MERCHANT_RETURN_SUCCESS: 14,
    S.PLATFORM_REFUNDING: 15,
    S.PLATFORM_REFUND_FAIL: 16,
    S.USER_WAIT_CONFIRM: 17,
    S.MERCHANT_REFUND_RETRY_FAIL: 18,
    S.MERCHANT_FAIL: 19,
    S.USER_WAIT_CONFIRM_UPDATE: 20,
    S.USER_WAIT_HANDLE_MERCHANT_AFTER_SALE: 21,
    S.WAIT_PACKAGE_INTERCEPT: 22,
    S.MERCHANT_REJECT_EXCHANGE: 23,
    S.MERCHANT_REJECT_RESHIP: 24,
    S.USER_WAIT_RECEIPT: 25,
    S.MERCHANT_EXCHANGE_SUCCESS: 26,
}
"""How an order writes the states: in numbers."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the merchant proposes to the buyer."""

    kind: int
    """1 cancel, 2 add evidence, 3 change the request."""
    desc: str
    reason: int
    old_type: AftersaleType
    new_type: AftersaleType
    old_amount: int
    new_amount: int
    media_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shipment:
    """Goods on their way back, or a replacement on its way out."""

    delivery_id: str
    waybill_id: str


@dataclass(slots=True)
class AftersaleCase:
    """An after-sale order: one SKU of one order."""

    id: str
    order_id: str
    product_id: str
    sku_id: str
    count: int
    amount: int
    type: AftersaleType
    reason: str
    owner: Person
    """The buyer, or of a gift the recipient; the money goes to the payer all the same."""
    create_time: int
    update_time: int
    status: AftersaleStatus
    sub_type: AftersaleSubType = AftersaleSubType.DEFAULT
    desc: str = ""
    new_sku_id: str = ""
    """What an exchange is for."""
    address_id: str = ""
    deadline: int = 0
    """Until when somebody has to act; 0 for nobody."""
    step: int = 0
    """Counts the states, so that a timer knows whether it still matters."""
    cancel_time: int = 0
    complete_time: int = 0
    returned: Shipment | None = None
    replacement: Shipment | None = None
    reject_reason: str = ""
    certificates: list[str] = field(default_factory=list[str])
    pictures: list[str] = field(default_factory=list[str])
    """media_ids of what the buyer shows."""
    proposal: Proposal | None = None
    refund_reason: RefundReason | None = None
    opened_by_merchant: bool = False
    fast: bool = False
    """A fast exchange (极速换货): the merchant says at the end whether what came back is right."""
    confirmed_at: int = 0
    """Since when it is right; 0 for not said."""
    rejected_at: int = 0
    """Since when it is not; 0 for not said."""
    edits: int = 0
    """How often the buyer changed the request; each counts like another request."""
    complaint_id: str = ""
    """Of the last dispute (纠纷单) about it."""
    disputed: bool = False
    """A dispute runs."""
    held: bool = False
    """Receipt and settlement of the order wait for it."""
    changes: int = -1
    """Place of the last change in the book's journal."""


@dataclass(slots=True)
class AftersaleBook:
    """All after-sale orders of a Store by id, oldest first."""

    cases: dict[str, AftersaleCase] = field(default_factory=dict[str, AftersaleCase])
    requests: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Of each request_id: the id it opened, and what was asked for."""
    refunded_at: dict[str, float] = field(default_factory=dict[str, float])
    """When the merchant last agreed to a refund, by order."""
    reshipped_at: dict[str, float] = field(default_factory=dict[str, float])
    """When the merchant last sent a replacement, by order."""
    created: Journal = field(default_factory=Journal)
    changed: Journal = field(default_factory=Journal)
    """Every change of every after-sale order; only the last of one is its update time."""

    def add(self, case: AftersaleCase) -> None:
        """Write a new after-sale order into the book."""
        self.cases[case.id] = case
        self.created.write(case.create_time, case.id)

    def touch(self, case: AftersaleCase, now: int) -> None:
        """Note that an after-sale order changed."""
        case.update_time = now
        case.changes = self.changed.write(now, case.id)

    def about(self, line: OrderLine, order: Order) -> list[AftersaleCase]:
        """Every after-sale order of a line, over or not."""
        cases = (self.cases[id_] for id_ in order.aftersales)
        return [case for case in cases if (case.product_id, case.sku_id) == (line.product_id, line.sku_id)]


def aftersale_of(app: App, case_id: str) -> AftersaleCase:
    """The after-sale order with this id: 10020000 malformed, 10021043 another shop's, 10021050 unknown."""
    if not case_id.isdecimal():
        raise Refusal(MALFORMED)
    case = app.state(AftersaleBook).cases.get(case_id)
    if case is not None:
        return case
    shops = [other for other in app.world.directory.apps.values() if other.kind == "store"]
    known = any(case_id in shop.state(AftersaleBook).cases for shop in shops)
    raise Refusal(ANOTHER_SHOPS if known else UNKNOWN)


def giving_back(order: Order) -> str:
    """The after-sale order whose money goes back at this moment; empty for an untaken gift."""
    for status in (S.PLATFORM_REFUNDING, S.USER_WAIT_CONFIRM):
        for case_id, number in order.aftersales.items():
            if number == NUMBERS[status]:
                return case_id
    return ""


def order_behind(app: App, case: AftersaleCase) -> Order:
    """The order that an after-sale order is about."""
    return app.state(OrderBook).orders[case.order_id]


def benefit_behind(order: Order, case: AftersaleCase) -> int | None:
    """Fen of the member benefit that the refund gives back; None for an order without one."""
    if order.benefit is None:
        return None
    line = line_of(order, case)
    if case.type == AftersaleType.EXCHANGE or not line.real_price:
        return 0
    return line.vip_discount * case.amount // line.real_price


def line_of(order: Order, case: AftersaleCase) -> OrderLine:
    """The line that an after-sale order is about."""
    line = order.line(case.product_id, case.sku_id)
    if line is None:
        raise LookupError(f"order {order.order_id} has no SKU {case.sku_id}")
    return line
