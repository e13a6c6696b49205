"""What pages of the mini-program send and receive. Points are integers, times are Unix seconds."""

from __future__ import annotations

from pydantic import BaseModel, Field

__all__ = [
    "CouponShown",
    "LoggedIn",
    "LoginAsked",
    "LotShown",
    "Me",
    "OfferShown",
    "RedeemAsked",
    "Redeemed",
    "ShareCode",
    "SharedPage",
    "TaskDone",
    "TierShown",
    "Told",
    "TouchAsked",
    "VoucherShown",
]


class Told(BaseModel):
    """What went wrong."""

    error: str
    message: str


class LoginAsked(BaseModel):
    """A mini-program hands its login code over."""

    js_code: str = Field(min_length=1, max_length=256)
    """Of wx.login."""


class LoggedIn(BaseModel):
    """A session that has begun."""

    token: str
    expires_at: int
    known: bool
    """Whether the person is recognised across the merchant's apps."""


class LotShown(BaseModel):
    """Points that end together."""

    points: int
    expires_at: int | None


class TierShown(BaseModel):
    """A tier (等级)."""

    tier: str
    level: int
    since: int
    until: int | None


class Me(BaseModel):
    """Where somebody stands."""

    available: int
    pending: int
    debt: int
    """What refunds took beyond the balance; later points settle it first."""
    tier: TierShown | None
    joined_at: int | None
    """When they became a member."""
    expiring: list[LotShown]
    """Points that end soon."""


class VoucherShown(BaseModel):
    """Vouchers of a series that end together."""

    series: str
    count: int
    expires_at: int | None


class OfferShown(BaseModel):
    """What points can be redeemed for."""

    id: str
    kind: str
    title: str
    points: int
    value: int
    """Fen, of `cash_off`."""
    target: str
    """coupon_id, series of the voucher, or SKU."""
    affordable: bool


class RedeemAsked(BaseModel):
    """A wish to redeem points."""

    offer_id: str = Field(min_length=1, max_length=128)
    count: int = Field(default=1, ge=1, le=1000)


class Redeemed(BaseModel):
    """A redemption that was granted."""

    key: str
    offer_id: str
    count: int
    points: int
    at: int
    fresh: bool
    """False when this key was redeemed before."""
    vouchers: list[VoucherShown] = []


class TouchAsked(BaseModel):
    """The person came by a link."""

    code: str = Field(min_length=1, max_length=64)
    """Of the link by which the person came."""
    campaign: str = Field(default="", max_length=64)
    device: str = Field(default="", max_length=64)
    """Fingerprint of the device, if the page knows one."""


class TaskDone(BaseModel):
    """A task was done."""

    device: str = Field(default="", max_length=64)


class SharedPage(BaseModel):
    """A page was shared."""

    page: str = Field(min_length=1, max_length=256)


class ShareCode(BaseModel):
    """What stands for a person in links."""

    code: str


class CouponShown(BaseModel):
    """A coupon that waits to be taken."""

    coupon_id: str
