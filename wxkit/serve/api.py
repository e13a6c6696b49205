"""`/api`: what pages of the mini-program ask their server. Points are integers, times are Unix seconds."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Path, Query, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from wxkit._errors import WeChatError
from wxkit.policy import RedemptionRefused, Voucher
from wxkit.policy.decisions import Offer
from wxkit.policy.engine import Receipt
from wxkit.policy.facts import Person
from wxkit.policy.view import Lot
from wxkit.serve._api_models import (
    CouponShown,
    LoggedIn,
    LoginAsked,
    LotShown,
    Me,
    OfferShown,
    RedeemAsked,
    Redeemed,
    ShareCode,
    SharedPage,
    TaskDone,
    TierShown,
    Told,
    TouchAsked,
    VoucherShown,
)
from wxkit.serve.centre import Centre, Standing
from wxkit.serve.service import Service

__all__ = ["ApiError", "router"]

DAY = 86_400
KEY = r"^[A-Za-z0-9_.:-]{1,64}$"
USED_CODES = frozenset({40029, 40163})
"""code2session: the code is wrong, or it was used."""
STATUS = {"not_enough": 409, "unknown_offer": 404, "rule": 409, "key_reused": 422, "cap": 409}

router = APIRouter(prefix="/api", responses={422: {"model": Told}})
bearer = HTTPBearer(auto_error=False, description="The token that `login` gave.")


class ApiError(Exception):
    """Something that the page has to handle."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


def _service(request: Request) -> Service:
    found: Service = request.app.state.service
    return found


Here = Annotated[Service, Depends(_service)]
Token = Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]


def _who(service: Here, token: Token) -> Person:
    who = service.centre.who(token.credentials) if token else None
    if who is None:
        raise ApiError(401, "login", "log in first")
    return who


def _centre(service: Here) -> Centre:
    return service.centre


Who = Annotated[Person, Depends(_who)]
Desk = Annotated[Centre, Depends(_centre)]
Key = Annotated[str, Header(alias="Idempotency-Key", pattern=KEY, description="The same key redeems once.")]
REFUSED: dict[int | str, dict[str, Any]] = {401: {"model": Told}}
MAY_REFUSE: dict[int | str, dict[str, Any]] = {
    401: {"model": Told},
    404: {"model": Told},
    409: {"model": Told},
    422: {"model": Told},
}


@router.post("/login", tags=["session"], responses=REFUSED)
def login(asked: LoginAsked, desk: Desk) -> LoggedIn:
    """Begin a session with the code of `wx.login`."""
    try:
        begun = desk.log_in(asked.js_code)
    except WeChatError as error:
        if error.errcode not in USED_CODES:
            raise
        raise ApiError(401, "code", "the code is wrong or used up; call wx.login again") from None
    return LoggedIn(token=begun.token, expires_at=begun.ends, known=begun.known)


@router.post("/logout", tags=["session"], status_code=204)
def logout(desk: Desk, token: Token) -> None:
    """End the session."""
    if token:
        desk.log_out(token.credentials)


@router.get("/me", tags=["member"], responses=REFUSED)
def me(who: Who, desk: Desk, service: Here, days: Annotated[int, Query(ge=1, le=366)] = 30) -> Me:
    """Points, tier, and the points that end within so many days."""
    return _me(desk.standing(who), service.now() + days * DAY)


def _me(standing: Standing, until: int) -> Me:
    balance, tier = standing.balance, standing.tier
    return Me(
        available=balance.available,
        pending=balance.pending,
        debt=balance.debt,
        tier=TierShown(tier=tier.tier, level=tier.level, since=tier.since, until=tier.until)
        if tier
        else None,
        joined_at=standing.joined,
        expiring=[_lot(lot) for lot in standing.lots if lot.expires is not None and lot.expires <= until],
    )


def _lot(lot: Lot) -> LotShown:
    return LotShown(points=lot.left, expires_at=lot.expires)


@router.get("/me/vouchers", tags=["member"], responses=REFUSED)
def vouchers(who: Who, desk: Desk) -> list[VoucherShown]:
    """Vouchers that are not used yet, soonest end first."""
    return [
        VoucherShown(series=one.series, count=one.count, expires_at=one.expires) for one in desk.vouchers(who)
    ]


@router.get("/me/coupons", tags=["member"], responses=REFUSED)
def coupons(who: Who, desk: Desk) -> list[CouponShown]:
    """Store coupons to be taken with the component `<store-coupon>`."""
    return [CouponShown(coupon_id=coupon_id) for coupon_id in desk.coupons(who)]


@router.get("/me/offers", tags=["redemption"], responses=REFUSED)
def offers(who: Who, desk: Desk) -> list[OfferShown]:
    """What points can be redeemed for."""
    available = desk.standing(who).balance.available
    return [_offer(offer, available) for offer in desk.offers(who)]


def _offer(offer: Offer, available: int) -> OfferShown:
    return OfferShown(
        id=offer.id,
        kind=offer.kind,
        title=offer.title,
        points=offer.points,
        value=offer.value,
        target=offer.target,
        affordable=offer.points <= available,
    )


@router.post("/me/redemptions", tags=["redemption"], responses=MAY_REFUSE)
def redeem(asked: RedeemAsked, who: Who, desk: Desk, key: Key) -> Redeemed:
    """Redeem points. Send the same `Idempotency-Key` again when the answer was lost."""
    try:
        return _redeemed(key, desk.redeem(who, key, asked.offer_id, asked.count))
    except RedemptionRefused as error:
        raise ApiError(STATUS[error.cause], error.cause, error.reason) from None


def _redeemed(key: str, receipt: Receipt) -> Redeemed:
    fact = receipt.fact
    given = [ruling.decision for ruling in receipt.rulings if isinstance(ruling.decision, Voucher)]
    return Redeemed(
        key=key,
        offer_id=fact.offer_id,
        count=fact.count,
        points=fact.points,
        at=fact.at,
        fresh=receipt.fresh,
        vouchers=[VoucherShown(series=one.series, count=one.count, expires_at=one.expires) for one in given],
    )


@router.delete("/me/redemptions/{key}", tags=["redemption"], status_code=204, responses=MAY_REFUSE)
def cancel(key: Annotated[str, Path(pattern=KEY)], who: Who, desk: Desk) -> None:
    """Undo a redemption, while all that it gave can be taken back."""
    try:
        desk.cancel(who, key)
    except RedemptionRefused as error:
        raise ApiError(STATUS[error.cause], error.cause, error.reason) from None


@router.get("/me/share-code", tags=["referral"], responses=REFUSED)
def share_code(who: Who, desk: Desk) -> ShareCode:
    """What to put into links that this person shares."""
    return ShareCode(code=desk.share_code(who))


@router.post("/me/touches", tags=["referral"], status_code=204, responses=MAY_REFUSE)
def touch(asked: TouchAsked, who: Who, desk: Desk) -> None:
    """The person came by somebody's link."""
    if not desk.touch(who, asked.code, asked.campaign, asked.device):
        raise ApiError(404, "code", "nobody has this code")


@router.post("/me/tasks/{task}", tags=["member"], status_code=204, responses=MAY_REFUSE)
def done(
    task: Annotated[str, Path(max_length=64)], who: Who, desk: Desk, asked: TaskDone | None = None
) -> None:
    """The person did a task, such as `sign-in` (签到)."""
    if not desk.do(who, task, asked.device if asked else ""):
        raise ApiError(404, "task", "a page cannot report this task")


@router.post("/me/shares", tags=["referral"], status_code=204, responses=REFUSED)
def shared(asked: SharedPage, who: Who, desk: Desk) -> None:
    """The person shared a page. WeChat forbids rewards for it; it is counted."""
    desk.share(who, asked.page)
