"""An order as it was last read: what matters of it, and of its after-sales.

Money is in fen, times are Unix seconds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from wxkit.policy.facts import Line, Person

__all__ = ["OVER", "OrderState", "Refund", "Who"]

OVER = (200, 250)
"""Order statuses: everything was given back, or nothing was ever paid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody as an order names them."""

    appid: str
    openid: str
    unionid: str = ""

    @property
    def person(self) -> Person:
        """As facts name them."""
        return f"union/{self.unionid}" if self.unionid else f"{self.appid}/{self.openid}"

    def same(self, other: Who | None) -> bool:
        """Whether this is the same account in the same app."""
        return other is not None and (self.appid, self.openid) == (other.appid, other.openid)

    def known_as(self, before: Who | None) -> Who:
        """The same, with a unionid that was known before."""
        return (
            replace(self, unionid=before.unionid)
            if before and self.same(before) and not self.unionid
            else self
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """An after-sale order (售后单) that gave money back."""

    id: str
    key: str
    """Of the line."""
    fen: int
    """Freight may be in it: it comes with the last refund of an order that was not shipped."""
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderState:
    """What matters of an order and its after-sales."""

    appid: str
    order_id: str
    status: int
    updated_at: int
    payer: Who
    paid_at: int = 0
    """0 while nobody has paid."""
    settled_at: int = 0
    over_at: int = 0
    """When it was first seen that everything is given back."""
    lines: tuple[Line, ...] = ()
    freight: int = 0
    refunds: tuple[Refund, ...] = ()
    open_aftersales: bool = False
    gift: bool = False
    group: str = ""
    """The gift order (礼物单)."""
    deadline: int = 0
    receiver: Who | None = None
    """Who accepted the gift."""
    referrer: Who | None = None
    channel: str = ""
    """`promoter` or `sharer`."""
    unattributed: bool = False
    """WeChat has not said yet who referred the order; until then it tells nothing."""

    @property
    def prefix(self) -> str:
        """How the ids of its facts begin."""
        return f"store/{self.appid}/order/{self.order_id}"

    @property
    def expired(self) -> bool:
        """A gift that nobody took."""
        return self.gift and self.receiver is None and self.status in OVER

    @property
    def known_refunds(self) -> frozenset[str]:
        """After-sale orders that need not be read again."""
        return frozenset(refund.id for refund in self.refunds)
