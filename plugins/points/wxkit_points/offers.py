"""What points can be redeemed for: cash off, coupons, goods, vouchers.

Cash off and goods are given by the merchant's app, which gets the receipt of the redemption; coupons go by
the outbox, vouchers into the ledger.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from wxkit.policy.decisions import Coupon, Offer, RedeemRequest, Redemption, Verdict, Voucher
from wxkit.policy.plugin_settings import DAY, Budget, Days, EndMoment, Moment, PluginSettings, caps_of
from wxkit.policy.view import View

__all__ = ["OfferSettings", "redeem"]


class OfferSettings(PluginSettings):
    """One offer."""

    id: str = Field(min_length=1)
    kind: Literal["cash_off", "coupon", "goods", "voucher"]
    title: str = Field(min_length=1)
    points: int = Field(ge=1)
    """Price of one."""
    value: int = Field(default=0, ge=0)
    """`cash_off`: fen."""
    target: str = ""
    """`coupon`: coupon_id; `voucher`: its series; `goods`: SKU."""
    tier: str = ""
    """Lowest tier that may have it; empty: everybody."""
    start: Moment | None = None
    end: EndMoment | None = None
    limits: tuple[Budget, ...] = ()
    """How many may be had: in all (stock), or per person in a period."""
    voucher_days: Days | None = None
    """`voucher`: how long it lives; without it, for ever."""

    @model_validator(mode="after")
    def _of_its_kind(self) -> Self:
        if (self.kind == "cash_off") != bool(self.value):
            raise ValueError(f"offers.{self.id}.value: cash_off needs fen, nothing else takes them")
        if (self.kind == "cash_off") == bool(self.target):
            raise ValueError(f"offers.{self.id}.target: everything but cash_off needs one")
        if self.kind != "voucher" and self.voucher_days is not None:
            raise ValueError(f"offers.{self.id}.voucher_days: only a voucher takes it")
        return self

    @property
    def shown(self) -> Offer:
        """As people see it."""
        return Offer(
            id=self.id,
            kind=self.kind,
            title=self.title,
            points=self.points,
            value=self.value,
            target=self.target,
        )

    def closed(self, at: int, rank: int, needed: int) -> str:
        """Why somebody of this rank cannot have it now; nothing when they can."""
        if (self.start is not None and at < self.start) or (self.end is not None and at >= self.end):
            return f"{self.title} is not on offer now"
        return f"{self.title} is for members from {self.tier} on" if rank < needed else ""


def redeem(request: RedeemRequest, offer: OfferSettings, view: View, closed: str) -> Redemption | Verdict:
    """The price of a request and what it gives."""
    if closed:
        return Verdict(allow=False, rule="offer", reason=closed)
    if request.count < 1:
        return Verdict(allow=False, rule="offer", reason="at least one must be asked for")
    return Redemption(
        points=offer.points * request.count,
        rule="offer",
        reason=f"{request.count} × {offer.title}",
        gives=_gives(request, offer, view.now),
        caps=caps_of(f"points/offer/{offer.id}", offer.limits, request.person, offer.points),
    )


def _gives(request: RedeemRequest, offer: OfferSettings, now: int) -> tuple[Voucher | Coupon, ...]:
    if offer.kind == "coupon":
        coupon = Coupon(
            person=request.person, coupon_id=offer.target, rule="offer", reason=f"redeemed for {offer.title}"
        )
        return (coupon,) * request.count
    if offer.kind != "voucher":
        return ()
    expires = None if offer.voucher_days is None else now + offer.voucher_days * DAY
    voucher = Voucher(
        person=request.person,
        series=offer.target,
        count=request.count,
        expires=expires,
        rule="offer",
        reason=f"redeemed for {offer.title}",
    )
    return (voucher,)
