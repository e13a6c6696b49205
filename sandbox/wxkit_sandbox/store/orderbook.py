"""Orders as the sandbox keeps them: who bought what for how much, and how far it has come. Money in fen."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.store._order_enums import OrderScene, OrderStatus, PresentSendType
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.people import Address, Person
from wxkit_sandbox.store.links import Attribution
from wxkit_sandbox.store.order_journal import Journal
from wxkit_sandbox.store.orderlines import FreeFor, OrderLine
from wxkit_sandbox.world import App

__all__ = [
    "ELSEWHERE",
    "Benefit",
    "CouponUse",
    "FreeFor",
    "Order",
    "OrderBook",
    "OrderLine",
    "Origin",
    "Parcel",
    "ParcelItem",
    "Present",
    "ScoreUse",
    "order_of",
    "present_of",
]


@dataclass(frozen=True, slots=True)
class ParcelItem:
    """What lies in a parcel."""

    product_id: str
    sku_id: str
    count: int


@dataclass(slots=True)
class Parcel:
    """A parcel of an order."""

    deliver_type: int
    delivery_id: str
    delivery_name: str
    waybill_id: str
    delivery_time: int
    items: list[ParcelItem]
    compensation: int = 0
    """Why these goods were sent once more (补发货); 0 for the order's own parcels."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the buyer was."""

    scene: OrderScene = OrderScene.OTHER
    """Where the order was placed (下单场景)."""
    finder_id: str = ""
    """The channel (视频号) that sold."""
    live_id: str = ""
    """The live room (直播间)."""
    account: str = ""
    """The cooperation account (合作账号) that led there, as its invitation names it."""


ELSEWHERE = Origin()


@dataclass(frozen=True, slots=True)
class CouponUse:
    """A coupon that was used for an order."""

    coupon_id: str
    user_coupon_id: str
    shares: tuple[int, ...]
    """Fen that it takes off each line."""


@dataclass(frozen=True, slots=True)
class Benefit:
    """A member benefit of the mini-program (会员权益) that an order uses."""

    session_id: str
    """Of the order page on which it was chosen."""
    unique_id: str
    """By which the mini-program knows this use of it."""
    amount: int
    """Fen off the products."""


@dataclass(frozen=True, slots=True)
class ScoreUse:
    """Points of a shop member that were used for an order (积分抵扣)."""

    points: int
    amount: int
    """Fen that they take off the products."""


@dataclass(slots=True)
class Order:
    """An order. Of a gift, one recipient's part (子单)."""

    order_id: str
    payer: Person
    owner: Person
    """Whose openid the order shows: the payer, and of an accepted gift the recipient."""
    lines: list[OrderLine]
    create_time: int
    update_time: int
    status: OrderStatus = OrderStatus.UNPAID
    freight: int = 0
    original_freight: int = 0
    """Before the merchant changed it."""
    freight_changed: bool = False
    freight_refunded: int = 0
    price_changes: int = 0
    address: Address | None = None
    present_order_id: str = ""
    """The gift order (礼物单) that this is a part of."""
    attribution: Attribution | None = None
    origin: Origin = ELSEWHERE
    coupon: CouponUse | None = None
    """The coupon (优惠券) that was used."""
    group_id: str = ""
    """The group that buys together (一起买)."""
    benefit: Benefit | None = None
    score: ScoreUse | None = None
    score_returned: int = 0
    """Points of those that came back."""
    prepay_id: str = ""
    transaction_id: str = ""
    pay_time: int = 0
    release_time: int = 0
    """Since when it may be shipped: paid, or of a gift accepted."""
    parcels: list[Parcel] = field(default_factory=list[Parcel])
    ship_done_time: int = 0
    receipt_due: float = 0.0
    prolonged: bool = False
    """The buyer has put the receipt off."""
    confirm_receipt_time: int = 0
    settle_due: float = 0.0
    settle_time: int = 0
    commission_fee: int = 0
    """The platform's fee (技术服务费), known once the order is settled."""
    customer_notes: str = ""
    merchant_notes: str = ""
    aftersales: dict[str, int] = field(default_factory=dict[str, int])
    """Numeric status by id, of every after-sale order of this order."""
    open_aftersales: set[str] = field(default_factory=set[str])
    """Ids of those that run; receipt and settlement wait for them."""
    proposed_address: Address | None = None
    """The address that the buyer asked to change to."""
    address_apply_time: int = 0
    changes: int = -1
    """Place of the last change in the book's journal."""

    @property
    def delivery_deadline(self) -> int:
        """Until when the first of the goods have to leave; 0 while they may not."""
        return min((line.deadline for line in self.lines), default=0)

    @property
    def cancelled(self) -> bool:
        """Whether it was never paid."""
        return self.status == OrderStatus.CANCELLED

    @property
    def carries_vouchers(self) -> bool:
        """Whether vouchers (团购优惠) were bought: nothing is shipped, they are used up in a real shop."""
        return any(line.voucher_type for line in self.lines)

    @property
    def paid(self) -> int:
        """What the order costs, freight included."""
        return self.product_price + self.freight

    @property
    def product_price(self) -> int:
        """What is really paid for the products."""
        return sum(line.real_price for line in self.lines)

    @property
    def refunded(self) -> int:
        """Fen given back so far, freight included."""
        return sum(line.refunded for line in self.lines) + self.freight_refunded

    def has(self, product_id: str) -> bool:
        """Whether any SKU of this product was bought."""
        return any(line.product_id == product_id for line in self.lines)

    def line(self, product_id: str, sku_id: str) -> OrderLine | None:
        """The line of this SKU."""
        for line in self.lines:
            if (line.product_id, line.sku_id) == (product_id, sku_id):
                return line
        return None


@dataclass(slots=True)
class Present:
    """A gift order (礼物单): what the payer sees, with one order for each recipient."""

    present_order_id: str
    giver: Person | None
    """Who pays; nobody when the shop gives its own goods."""
    send_type: PresentSendType
    wish: str
    create_time: int
    order_ids: list[str] = field(default_factory=list[str])
    recipients: dict[str, Person] = field(default_factory=dict[str, Person])
    """For whom each order is. One that is not in here waits for whoever comes first, or is assigned to."""
    guests: frozenset[str] = frozenset()
    """Ids of the people in the group chat; empty for everybody."""
    appid: str = ""
    """The mini-program that gives it."""
    activity_id: str = ""
    """The gift activity (礼物活动) that it is a part of."""
    expires_at: float = 0.0
    """Until when it can be accepted, once that is known."""
    notes: str = ""
    pay_time: int = 0
    update_time: int = 0

    @property
    def for_group(self) -> bool:
        """It was sent into a group chat."""
        return self.send_type in (PresentSendType.GROUP_CHAT, PresentSendType.WECOM_GROUP_CHAT)


@dataclass(slots=True)
class OrderBook:
    """All orders of a Store by id, oldest first."""

    orders: dict[str, Order] = field(default_factory=dict[str, Order])
    presents: dict[str, Present] = field(default_factory=dict[str, Present])
    created: Journal = field(default_factory=Journal)
    changed: Journal = field(default_factory=Journal)
    """Every change of every order; only the last of an order is its update time."""
    waybills: dict[str, str] = field(default_factory=dict[str, str])
    """The order that a waybill was used for last."""

    def add(self, order: Order) -> None:
        """Write a new order into the book."""
        self.orders[order.order_id] = order
        self.created.write(order.create_time, order.order_id)
        self.touch(order, order.update_time)

    def touch(self, order: Order, now: int) -> None:
        """Note that the order changed."""
        order.update_time = now
        order.changes = self.changed.write(now, order.order_id)


def order_of(app: App, order_id: str) -> Order:
    """The order with this id; 100002 when there is none."""
    order = app.state(OrderBook).orders.get(order_id)
    if order is None:
        raise Refusal(100002)
    return order


def present_of(app: App, present_order_id: str) -> Present:
    """The gift order with this id; 6080077 when there is none."""
    present = app.state(OrderBook).presents.get(present_order_id)
    if present is None:
        raise Refusal(6080077)
    return present
