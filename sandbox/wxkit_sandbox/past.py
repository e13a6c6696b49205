"""What happened in a world, in the order in which it happened: the reader for simulators and reports.

    for event in history(load_world("world.wxworld")):
        if isinstance(event, OrderPaid): ...

A world writes it as it lives, from its first second on; a saved world brings it along. People are told by
their id in the world: `world.people[event.person].unionid`, and `.openids[appid]`. Money is in fen, times are
Unix seconds. Nothing is ever taken back or changed: what a refund undoes stands further up.

    HistoryEvent
    ├── OrderEvent          order_id, payer
    │   ├── OrderPlaced     unpaid yet; lines with categories, freight, who brought the buyer
    │   ├── OrderPaid       the same, as paid
    │   ├── OrderCancelled  never paid
    │   ├── GiftAccepted    recipient
    │   ├── OrderShipped    one time for each shipping; `whole` with the last piece
    │   ├── OrderReceived
    │   ├── OrderSettled    the platform's fee
    │   └── OrderRefunded   one time for each refund; amounts by line; `whole` with the last of it
    └── PersonEvent         person
        ├── Followed        scene of the QR code
        ├── Unfollowed
        ├── Scanned         a follower scans a QR code
        ├── Browsed         a product's page
        ├── MemberJoined
        ├── MemberLeft
        ├── PromoterBound   sharer_appid
        └── PromoterUnbound
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from wxkit.callbacks import Push
from wxkit_sandbox.handlers import load_handlers
from wxkit_sandbox.people import Person

if TYPE_CHECKING:
    from wxkit_sandbox.store.links import Attribution
    from wxkit_sandbox.world import App, World

__all__ = [
    "Browsed",
    "Followed",
    "GiftAccepted",
    "History",
    "HistoryEvent",
    "HistoryLine",
    "LineRefund",
    "MemberJoined",
    "MemberLeft",
    "OrderCancelled",
    "OrderEvent",
    "OrderPaid",
    "OrderPlaced",
    "OrderReceived",
    "OrderRefunded",
    "OrderSettled",
    "OrderShipped",
    "PersonEvent",
    "PromoterBound",
    "PromoterUnbound",
    "Scanned",
    "Unfollowed",
    "history",
    "tells",
]

P = TypeVar("P", bound=Push)


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One SKU of an order."""

    product_id: str
    sku_id: str
    title: str
    categories: tuple[str, ...]
    """Category ids (类目), from the root down."""
    count: int
    price: int
    """Fen really paid for the whole line: after all discounts, without freight."""


@dataclass(frozen=True, slots=True)
class LineRefund:
    """Fen given back on one line by one refund, without freight."""

    product_id: str
    sku_id: str
    amount: int


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """Something that happened."""

    at: int


@dataclass(frozen=True, slots=True)
class OrderEvent(HistoryEvent):
    """Something that happened to an order; of a gift, to one recipient's part."""

    order_id: str
    payer: str
    """Of a gift, the giver."""


@dataclass(frozen=True, slots=True)
class _Ordered(OrderEvent):
    lines: tuple[HistoryLine, ...]
    freight: int
    present_order_id: str
    """The gift order (礼物单); empty when it is no gift."""
    brought_by: Attribution | None
    """The promoter (推客) or sharer (分享员) whose link the buyer used, with the rates at that time."""

    @property
    def gift(self) -> bool:
        """Whether it is a gift (送礼物)."""
        return bool(self.present_order_id)

    @property
    def total(self) -> int:
        """Fen, freight included."""
        return sum(line.price for line in self.lines) + self.freight


@dataclass(frozen=True, slots=True)
class OrderPlaced(_Ordered):
    """Somebody placed an order (下单)."""


@dataclass(frozen=True, slots=True)
class OrderPaid(_Ordered):
    """The order was paid (付款); `total` is what was paid."""


@dataclass(frozen=True, slots=True)
class OrderCancelled(OrderEvent):
    """The order was cancelled or closed before it was paid (取消)."""


@dataclass(frozen=True, slots=True)
class GiftAccepted(OrderEvent):
    """The friend took the gift (收下礼物)."""

    recipient: str
    present_order_id: str


@dataclass(frozen=True, slots=True)
class OrderShipped(OrderEvent):
    """The merchant shipped something of it (发货)."""

    whole: bool
    """Nothing more is to be shipped."""


@dataclass(frozen=True, slots=True)
class OrderReceived(OrderEvent):
    """The goods arrived (确认收货), by the buyer's word or by time."""


@dataclass(frozen=True, slots=True)
class OrderSettled(OrderEvent):
    """WeChat settled with the merchant (结算)."""

    fee: int
    """What the platform keeps (技术服务费)."""


@dataclass(frozen=True, slots=True)
class OrderRefunded(OrderEvent):
    """Money went back to the payer (退款). The amounts are those of this refund alone."""

    lines: tuple[LineRefund, ...]
    freight: int
    aftersale_id: str
    """The after-sale order that led to it; empty for a gift that nobody accepted."""
    whole: bool
    """Nothing is left of what was paid for the products; freight of what was shipped stays paid."""

    @property
    def amount(self) -> int:
        """Fen, freight included."""
        return sum(line.amount for line in self.lines) + self.freight


@dataclass(frozen=True, slots=True)
class PersonEvent(HistoryEvent):
    """Something that one person did."""

    person: str


@dataclass(frozen=True, slots=True)
class Followed(PersonEvent):
    """Somebody followed the service account (关注)."""

    scene: str
    """Scene of the QR code that led here, without `qrscene_`; empty when there was none."""


@dataclass(frozen=True, slots=True)
class Unfollowed(PersonEvent):
    """Somebody left the service account (取消关注)."""


@dataclass(frozen=True, slots=True)
class Scanned(PersonEvent):
    """A follower scanned a QR code with a scene (扫描带参数二维码)."""

    scene: str


@dataclass(frozen=True, slots=True)
class Browsed(PersonEvent):
    """Somebody looked at a product (浏览商品)."""

    product_id: str


@dataclass(frozen=True, slots=True)
class MemberJoined(PersonEvent):
    """Somebody became a member of the shop (入会)."""


@dataclass(frozen=True, slots=True)
class MemberLeft(PersonEvent):
    """Somebody is a member no more (退会)."""


@dataclass(frozen=True, slots=True)
class PromoterBound(PersonEvent):
    """Somebody promotes for the agency now (推客绑定)."""

    sharer_appid: str


@dataclass(frozen=True, slots=True)
class PromoterUnbound(PersonEvent):
    """The agency parted with a promoter (推客解绑)."""

    sharer_appid: str


Teller = Callable[["App", Any, "Person | None"], HistoryEvent | None]
_TELLERS: dict[type[Push], Teller] = {}


def tells(
    push: type[P],
) -> Callable[
    [Callable[[App, P, Person | None], HistoryEvent | None]],
    Callable[[App, P, Person | None], HistoryEvent | None],
]:
    """Register what a push means for the history; None for nothing."""

    def register(
        function: Callable[[App, P, Person | None], HistoryEvent | None],
    ) -> Callable[[App, P, Person | None], HistoryEvent | None]:
        _TELLERS[push] = function
        return function

    return register


@dataclass(slots=True)
class History:
    """All that happened in one world, oldest first."""

    events: list[HistoryEvent] = field(default_factory=list[HistoryEvent], repr=False)

    def heed(self, app: App, push: Push, person: Person | None) -> None:
        """Write down what a push means, if it means something."""
        load_handlers(app.kind)  # with those who know what its pushes mean
        tell = _TELLERS.get(type(push))
        event = tell(app, push, person) if tell else None
        if event is not None:
            self.events.append(event)


def history(world: World) -> Iterator[HistoryEvent]:
    """Everything that happened in a world, oldest first."""
    return iter(tuple(world.history.events))
