"""Coupons as the sandbox keeps them: what the shop gives away, and what people hold of it. Money in fen."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks import events
from wxkit.store._coupon import CouponInfo, CouponKind, CouponStatus, UserCouponStatus
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = [
    "FOR_JOINING",
    "CouponBook",
    "HeldCoupon",
    "ShopCoupon",
    "coupon_of",
    "expect",
    "expire_held",
    "hand_out",
    "welcome",
    "why_not",
]

UNKNOWN = 10021037
DAY = 86400
FOR_JOINING = 10
FIXED = 1
"""Valid from a day to a day; else for some days after it was received."""
S = CouponStatus
U = UserCouponStatus


@dataclass(slots=True)
class ShopCoupon:
    """A coupon (优惠券) of the shop."""

    coupon_id: str
    type: CouponKind
    info: CouponInfo
    receive_from: int
    receive_until: int
    total: int
    limit: int
    """How many one person may receive."""
    auto_valid: bool
    """It becomes effective by itself when receiving starts."""
    create_time: int
    update_time: int
    status: CouponStatus = S.EDITING
    valid_time: int = 0
    """When it became effective."""
    invalid_time: int = 0
    """When it was voided."""
    received: int = 0
    used: int = 0

    @property
    def promote_type(self) -> int:
        """Where it is given (推广类型)."""
        return self.info.promote_info.promote_type if self.info.promote_info else 0

    @property
    def left(self) -> int:
        """How many can still be received."""
        return self.total - self.received


@dataclass(slots=True)
class HeldCoupon:
    """A coupon that a person holds (用户优惠券)."""

    user_coupon_id: str
    coupon_id: str
    person: Person
    create_time: int
    update_time: int
    start_time: int
    end_time: int
    status: UserCouponStatus = U.EFFECTIVE
    use_time: int = 0
    order_id: str = ""
    """The order that it was used for."""
    discount: int = 0
    """What it took off."""


@dataclass(slots=True)
class CouponBook:
    """All coupons of a Store by id, and all that people hold, oldest first."""

    coupons: dict[str, ShopCoupon] = field(default_factory=dict[str, ShopCoupon])
    held: dict[str, HeldCoupon] = field(default_factory=dict[str, HeldCoupon])
    of_person: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    """What each person holds, by their id in the world."""
    taken: dict[str, int] = field(default_factory=dict[str, int])
    """How many a person took of a coupon: `coupon_id/person`."""

    def taken_by(self, coupon: ShopCoupon, person: Person) -> int:
        """How many of this coupon the person has received so far."""
        return self.taken.get(f"{coupon.coupon_id}/{person.id}", 0)

    def add_held(self, held: HeldCoupon) -> None:
        """Write down what somebody received."""
        self.held[held.user_coupon_id] = held
        self.of_person.setdefault(held.person.id, []).append(held.user_coupon_id)
        key = f"{held.coupon_id}/{held.person.id}"
        self.taken[key] = self.taken.get(key, 0) + 1


def coupon_of(app: App, coupon_id: str) -> ShopCoupon:
    """The coupon with this id; 10021037 when there is none."""
    coupon = app.state(CouponBook).coupons.get(coupon_id)
    if coupon is None:
        raise Refusal(UNKNOWN)
    return coupon


def expect(app: App, coupon: ShopCoupon) -> None:
    """Let the coupon become effective and expire by itself. Timers of earlier times do nothing."""
    clock = app.world.clock
    if coupon.auto_valid:
        clock.call_at(max(coupon.receive_from, clock.now()), _begin, app, coupon.coupon_id)
    clock.call_at(coupon.receive_until, _end, app, coupon.coupon_id)


def _begin(app: App, coupon_id: str) -> None:
    """Timer: receiving starts."""
    coupon, now = app.state(CouponBook).coupons[coupon_id], app.world.clock.time()
    if coupon.status == S.EDITING and coupon.auto_valid and coupon.receive_from <= now < coupon.receive_until:
        coupon.status, coupon.valid_time, coupon.update_time = S.EFFECTIVE, now, now


def _end(app: App, coupon_id: str) -> None:
    """Timer: nobody can receive it any more."""
    coupon, now = app.state(CouponBook).coupons[coupon_id], app.world.clock.time()
    if coupon.status == S.EFFECTIVE and coupon.receive_until <= now:
        coupon.status, coupon.update_time = S.EXPIRED, now
        info = events.CouponInfo(coupon_id=coupon_id, expire_time=now)
        app.emit(events.CouponExpire(coupon_info=info))


def why_not(app: App, coupon: ShopCoupon, person: Person) -> str:
    """Why somebody cannot receive it now; empty when they can."""
    if coupon.status != S.EFFECTIVE:
        return f"has status {int(coupon.status)}, not {int(S.EFFECTIVE)}"
    if not coupon.receive_from <= app.world.clock.now() < coupon.receive_until:
        return "cannot be received now"
    if not coupon.left:
        return "is out of stock"
    if app.state(CouponBook).taken_by(coupon, person) >= coupon.limit:
        return f"is limited to {coupon.limit} for each person"
    return ""


def welcome(app: App, person: Person) -> None:
    """Who joins the shop's members gets its coupons for joining (会员开卡礼券)."""
    for coupon in app.state(CouponBook).coupons.values():
        if coupon.promote_type == FOR_JOINING and not why_not(app, coupon, person):
            hand_out(app, coupon, person)


def hand_out(app: App, coupon: ShopCoupon, person: Person) -> HeldCoupon:
    """Somebody receives a coupon: event `channels_ec_coupon_receive`. Whoever calls this has looked first."""
    now, valid = app.world.clock.time(), coupon.info.valid_info
    if valid.valid_type == FIXED:
        start, end = valid.start_time or now, valid.end_time or now
    else:
        start, end = now, now + (valid.valid_day_num or 0) * DAY
    user_coupon_id = str(app.world.ids.count("user-coupon", 200_000_001))
    held = HeldCoupon(user_coupon_id, coupon.coupon_id, person, now, now, start, end)
    app.state(CouponBook).add_held(held)
    coupon.received += 1
    app.world.clock.call_at(end, _held_ends, app, user_coupon_id)
    info = events.CouponReceived(coupon_id=coupon.coupon_id, user_coupon_id=user_coupon_id, receive_time=now)
    app.emit(events.CouponReceive(receive_info=info), person)
    return held


def _held_ends(app: App, user_coupon_id: str) -> None:
    """Timer: the time to use it is over."""
    held = app.state(CouponBook).held[user_coupon_id]
    if held.status == U.EFFECTIVE:
        expire_held(app, held)


def expire_held(app: App, held: HeldCoupon) -> None:
    """What somebody holds can be used no more: event `channels_ec_user_coupon_expire`."""
    now = app.world.clock.time()
    held.status, held.update_time = U.EXPIRED, now
    info = events.CouponExpired(coupon_id=held.coupon_id, user_coupon_id=held.user_coupon_id, expire_time=now)
    app.emit(events.UserCouponExpire(user_coupon_info=info), held.person)
