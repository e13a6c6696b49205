"""Orders as the sandbox keeps them: who bought what for how much, and how far it has come. Money in fen."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.store._order_enums import OrderScene, OrderStatus, PresentSendType
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.people import Address, Person
from wxkit_sandbox.store.links import Attribution
from wxkit_sandbox.store.order_journal import Journal
from wxkit_sandbox.store.promises import FROM_STOCK, Promise
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
class FreeFor:
    """What was bought to get a free item."""

    product_id: str
    sku_id: str
    activity_id: str
    """The buy-and-get activity (买赠活动)."""
    sets: int
    """Sets of free items that came with it."""
    pieces: int = 0
    """Pieces of this free item among them."""


@dataclass(slots=True)
class OrderLine:
    """One SKU of an order."""

    product_id: str
    sku_id: str
    count: int
    title: str
    thumb_img: str
    sale_price: int
    """Of one piece."""
    market_price: int
    sku_code: str = ""
    out_product_id: str = ""
    out_sku_id: str = ""
    sku_attrs: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    seven_day_return: int = 0
    freight_insurance: int = 0
    deliver_method: int = 0
    inspect_type: int = 0
    """0 none, 1 jewels, 2 fresh food: inspected before the shipment (质检)."""
    discount: int = 0
    """Taken off the whole line at checkout, at the merchant's expense."""
    limited_discount: int = 0
    """Taken off the whole line by a limited-time discount (限时抢购), at the merchant's expense."""
    discount_task: str = ""
    """That discount's id."""
    warehouse_id: str = ""
    """The merchant's id of the regional warehouse (区域仓库) that sends it; empty for the general stock."""
    bulkbuy_discount: int = 0
    """Taken off the whole line for buying together (一起买), at the merchant's expense."""
    vip_discount: int = 0
    """The member benefit of the mini-program (会员权益) on the whole line, at the merchant's expense."""
    deduction: int = 0
    """What points (积分抵扣) take off the whole line, at the merchant's expense."""
    change_price: int | None = None
    """New price of the whole line, when the merchant lowered it."""
    shipped: int = 0
    """Pieces on their way."""
    refunded: int = 0
    """Fen given back so far."""
    on_aftersale: int = 0
    """Pieces in an after-sale order that is open."""
    finished_aftersale: int = 0
    """Pieces in after-sale orders that ended with a refund or an exchange."""
    free_for: list[FreeFor] = field(default_factory=list[FreeFor])
    """Why the line is free (赠品); empty for what is bought."""
    promise: Promise = FROM_STOCK
    """When it has to leave."""
    deadline: int = 0
    """Until when it has to leave, once it may."""
    voucher_type: int = 0
    """What kind of voucher each piece is (团购优惠, local life); 0 for goods."""
    dropped: int = 0
    """Free pieces that are not owed any more, as what they came with was given back before."""

    @property
    def merchant_discount(self) -> int:
        """All that was taken off the whole line at the merchant's expense."""
        return self.discount + self.limited_discount + self.bulkbuy_discount

    @property
    def estimate_price(self) -> int:
        """Of the whole line, after all discounts."""
        return self.sale_price * self.count - self.merchant_discount - self.vip_discount - self.deduction

    @property
    def real_price(self) -> int:
        """What is really paid for the whole line."""
        return self.estimate_price if self.change_price is None else self.change_price

    @property
    def refundable(self) -> int:
        """Fen that may still be given back."""
        return self.real_price - self.refunded

    @property
    def to_ship(self) -> int:
        """Pieces that the merchant still owes: not shipped, and not given back before they were."""
        kept = self.count if self.refundable or not self.refunded else 0
        owed = self.count - self.dropped if self.free_for else kept
        return max(owed, min(self.count, self.shipped)) - self.shipped


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
