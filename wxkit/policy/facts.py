"""Facts: what happened, normalised, immutable, each with an id that is a function of what happened.

A push is a hint; facts come from what the API then says, as the difference to what was last seen. The same
order read twice gives the same facts with the same ids, so nothing counts twice. Money is in fen, times are
Unix seconds. A person is a text: `union/<unionid>` once it is known, else `<appid>/<openid>`.

In an order three people matter: the payer, of a gift the receiver, and who referred it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

__all__ = [
    "Fact",
    "Followed",
    "GiftAccepted",
    "GiftExpired",
    "GiftSent",
    "Identified",
    "Imported",
    "Line",
    "LineRefund",
    "LotExpired",
    "MemberJoined",
    "OrderFact",
    "OrderPaid",
    "OrderRefunded",
    "OrderSettled",
    "PaidOut",
    "Person",
    "PersonFact",
    "Recruited",
    "Redeemed",
    "RedemptionCancelled",
    "ReferralTouched",
    "Scanned",
    "Shared",
    "TaskDone",
    "TierDue",
    "VoucherUsed",
    "WindowClosed",
]

Person: TypeAlias = str
"""`union/<unionid>`, or `<appid>/<openid>` of somebody whose unionid is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One SKU of an order."""

    key: str
    """Names the line within its order: the product, with `/<sku_id>` where it stands in several lines."""
    product_id: str
    sku_id: str = ""
    categories: tuple[str, ...] = ()
    """Category ids, from the root down."""
    count: int = 1
    paid: int
    """Fen really paid for the line: after all discounts, without freight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRefund:
    """Fen given back on one line, without freight."""

    key: str
    fen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that happened."""

    kind: ClassVar[str] = ""
    """The class's name on the wire, in explanations and in settings."""
    id: str
    """A function of what happened, e.g. `store/<appid>/order/<id>/paid`."""
    at: int
    """When it happened, not when it was learnt."""

    def __init_subclass__(cls, kind: str = "") -> None:
        if kind:  # a dataclass with slots is made twice, the second time without class keywords
            cls.kind = kind

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who appears in the fact; decisions may serve these only."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFact(Fact):
    """Something that happened to an order."""

    order_id: str
    payer: Person
    """Who paid: of a gift the giver, although the order then shows the receiver's openid."""

    @property
    def people(self) -> tuple[Person, ...]:
        return (self.payer,)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPaid(OrderFact, kind="order_paid"):
    """An order was paid (付款)."""

    lines: tuple[Line, ...]
    freight: int = 0
    gift: bool = False
    """A gift (送礼物); who receives it is not known yet."""
    referrer: Person | None = None
    """Whom WeChat names: the promoter (推客) or sharer (分享员) of the order."""
    channel: str = ""
    """How WeChat names the referrer's kind: `promoter`, `sharer`, or empty."""
    device: str = ""
    """Fingerprint of the payer's device, when the merchant's app knows one."""

    @property
    def people(self) -> tuple[Person, ...]:
        return (self.payer, self.referrer) if self.referrer else (self.payer,)

    @property
    def paid(self) -> int:
        """Fen really paid for all lines, without freight."""
        return sum(line.paid for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSettled(OrderFact, kind="order_settled"):
    """WeChat settled the order with the merchant (结算)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowClosed(OrderFact, kind="window_closed"):
    """The refund window after settlement is over; the engine's own timer says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRefunded(OrderFact, kind="order_refunded"):
    """Money went back on some lines (退款). Amounts are those of this refund alone."""

    aftersale_id: str = ""
    lines: tuple[LineRefund, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftSent(OrderFact, kind="gift_sent"):
    """A gift was paid and waits for whoever accepts it."""

    paid: int
    """Fen, without freight."""
    deadline: int
    """Until when it can be accepted."""
    group: str = ""
    """The gift order (礼物单) that this order is a part of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftAccepted(OrderFact, kind="gift_accepted"):
    """The receiver accepted a gift; `payer` is the giver."""

    receiver: Person
    paid: int
    """Fen, without freight."""
    group: str = ""

    @property
    def people(self) -> tuple[Person, ...]:
        return (self.payer, self.receiver)


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftExpired(OrderFact, kind="gift_expired"):
    """Nobody accepted the gift in time; everything went back to the payer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFact(Fact):
    """Something that one person did."""

    person: Person

    @property
    def people(self) -> tuple[Person, ...]:
        return (self.person,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed(PersonFact, kind="followed"):
    """Somebody followed the service account (关注)."""

    scene: str = ""
    """Scene of the QR code that led here, without `qrscene_`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned(PersonFact, kind="scanned"):
    """A follower scanned a QR code of the service account (扫码)."""

    scene: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberJoined(PersonFact, kind="member_joined"):
    """Somebody became a member (入会)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDone(PersonFact, kind="task_done"):
    """Somebody did a task of the merchant's app: `sign-in` (签到), `profile`, …"""

    task: str
    device: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared(PersonFact, kind="shared"):
    """Somebody shared a page. WeChat forbids rewards for the mere act, and so does the engine."""

    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported(PersonFact, kind="imported"):
    """Points of another platform come in (会员积分同步), once for each source and reference."""

    points: int
    source: str
    expires: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralTouched(PersonFact, kind="referral_touched"):
    """`person` came to the shop through `referrer`: a QR scene, a share link, a promoter's link."""

    referrer: Person
    channel: str = "link"
    """`qr`, `link` or `promoter`."""
    campaign: str = ""
    device: str = ""

    @property
    def people(self) -> tuple[Person, ...]:
        return (self.person, self.referrer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recruited(PersonFact, kind="recruited"):
    """`person` became a promoter under `recruiter`; the first recruiter stays."""

    recruiter: Person

    @property
    def people(self) -> tuple[Person, ...]:
        return (self.person, self.recruiter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified(PersonFact, kind="identified"):
    """`person` (an openid of one app) turned out to be the one with this unionid."""

    unionid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Redeemed(PersonFact, kind="redeemed"):
    """Somebody redeemed points; the engine's own record of a request that it granted."""

    key: str
    """Idempotency key of the request."""
    offer_id: str
    count: int
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RedemptionCancelled(PersonFact, kind="redemption_cancelled"):
    """A redemption is undone: the points go back into the lots they came from."""

    key: str
    """Idempotency key of the redemption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherUsed(PersonFact, kind="voucher_used"):
    """Vouchers of a series were used up, soonest expiry first."""

    series: str
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidOut(PersonFact, kind="paid_out"):
    """What was payable to a promoter went into a payout statement."""

    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LotExpired(PersonFact, kind="lot_expired"):
    """A lot ended with something left in it; the engine's own timer says so."""

    unit: str
    lot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TierDue(PersonFact, kind="tier_due"):
    """A person's tier has to be looked at: something happened, or its time has come."""
