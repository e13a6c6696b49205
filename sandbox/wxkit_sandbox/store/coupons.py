"""Coupons (优惠券): made, made effective, voided, deleted, listed; and what people hold of them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from wxkit._call import Ok
from wxkit.callbacks import events
from wxkit.store._coupon import (
    Coupon,
    CouponExt,
    CouponKind,
    CouponStatus,
    CouponStock,
    UserCoupon,
    UserCouponExt,
)
from wxkit.store.coupons import (
    CouponId,
    CouponIds,
    CouponReply,
    CouponSaved,
    CreateCoupon,
    GetCoupon,
    GetUserCoupon,
    ListCoupons,
    ListUserCoupons,
    UpdateCoupon,
    UpdateCouponStatus,
    UserCouponId,
    UserCouponIds,
    UserCouponReply,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.numerals import is_number
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.coupon_book import CouponBook, HeldCoupon, ShopCoupon, coupon_of, expect
from wxkit_sandbox.store.coupon_rules import INVALID, check, info_from
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 40097
WRONG_OPENID = 40003
WRONG_STATUS = 10021001
NOT_EXPIRED = 10021003
AMOUNT = 10021011
UNKNOWN = 10021037
OVER = 10021071
TOO_FAR = 10021036
FARTHEST_JUMP = 10
S = CouponStatus
MOVES = {
    S.EDITING: {S.EFFECTIVE, S.VOID, S.DELETED},
    S.EFFECTIVE: {S.VOID},
    S.EXPIRED: {S.DELETED},
    S.VOID: {S.DELETED},
}
"""To which statuses the merchant can bring a coupon."""


@handles(CreateCoupon, invalid=INVALID)
def create_coupon(app: App, call: CreateCoupon) -> CouponSaved:
    """https://developers.weixin.qq.com/doc/store/shop/API/coupon/api_createcoupon.html"""
    check(app, call)
    now, receive = app.world.clock.time(), call.receive_info
    coupon = ShopCoupon(
        coupon_id=str(app.world.ids.count("coupon", 100_000_001)),
        type=CouponKind(call.type),
        info=info_from(call),
        receive_from=receive.start_time,
        receive_until=receive.end_time,
        total=receive.total_num,
        limit=receive.limit_num_one_person,
        auto_valid=_auto_valid(call),
        create_time=now,
        update_time=now,
    )
    app.state(CouponBook).coupons[coupon.coupon_id] = coupon
    created = events.CouponInfo(coupon_id=coupon.coupon_id, create_time=now)
    app.emit(events.CouponCreate(coupon_info=created))
    expect(app, coupon)
    return CouponSaved(data=CouponId(coupon_id=coupon.coupon_id))


def _auto_valid(call: CreateCoupon | UpdateCoupon) -> bool:
    return call.auto_valid_info is not None and call.auto_valid_info.auto_valid_type == 1


@handles(UpdateCoupon, invalid=INVALID)
def update_coupon(app: App, call: UpdateCoupon) -> CouponSaved:
    """https://developers.weixin.qq.com/doc/store/shop/API/coupon/api_updatecoupon.html"""
    coupon, receive = coupon_of(app, call.coupon_id), call.receive_info
    if coupon.status not in (S.EDITING, S.EFFECTIVE):
        raise Refusal(WRONG_STATUS)
    check(app, call)
    if receive.total_num < coupon.received:
        raise Refusal(AMOUNT)
    coupon.type, coupon.info = CouponKind(call.type), info_from(call)
    coupon.receive_from, coupon.receive_until = receive.start_time, receive.end_time
    coupon.total, coupon.limit = receive.total_num, receive.limit_num_one_person
    coupon.auto_valid = _auto_valid(call)
    coupon.update_time = app.world.clock.time()
    changed = events.CouponInfo(coupon_id=coupon.coupon_id, change_time=coupon.update_time)
    app.emit(events.CouponInfoChange(coupon_info=changed))
    expect(app, coupon)
    return CouponSaved(data=CouponId(coupon_id=coupon.coupon_id))


@handles(UpdateCouponStatus)
def update_coupon_status(app: App, call: UpdateCouponStatus) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/coupon/api_updatecouponstatus.html"""
    coupon, status = coupon_of(app, call.coupon_id), CouponStatus(call.status)
    now = app.world.clock.time()
    if (coupon.status, status) == (S.EFFECTIVE, S.DELETED):
        raise Refusal(NOT_EXPIRED)
    if status not in MOVES.get(coupon.status, ()):
        raise Refusal(WRONG_STATUS)
    if status == S.EFFECTIVE and coupon.receive_until <= now:
        raise Refusal(OVER)
    coupon.status, coupon.update_time = status, now
    if status == S.EFFECTIVE:
        coupon.valid_time = now
    elif status == S.VOID:
        coupon.invalid_time = now
        voided = events.CouponInfo(coupon_id=coupon.coupon_id, invalid_time=now)
        app.emit(events.CouponInvalid(coupon_info=voided))
    else:
        deleted = events.CouponInfo(coupon_id=coupon.coupon_id, delete_time=now)
        app.emit(events.CouponDelete(coupon_info=deleted))
    return Ok()


@handles(GetCoupon)
def get_coupon(app: App, call: GetCoupon) -> CouponReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/coupon/api_getcoupon.html"""
    return CouponReply(coupon=_view(coupon_of(app, call.coupon_id)))


def _view(coupon: ShopCoupon) -> Coupon:
    known = coupon.info.ext_info.model_dump(exclude_unset=True) if coupon.info.ext_info else {}
    times = {"valid_time": coupon.valid_time, "invalid_time": coupon.invalid_time}
    info = coupon.info.model_copy(update={"ext_info": CouponExt.model_validate(known | times)})
    return Coupon(
        coupon_id=coupon.coupon_id,
        type=coupon.type,
        status=coupon.status,
        coupon_info=info,
        stock_info=CouponStock(issued_num=coupon.left, receive_num=coupon.received, used_num=coupon.used),
        update_time=coupon.update_time,
        create_time=coupon.create_time,
    )


@handles(ListCoupons)
def list_coupons(app: App, call: ListCoupons) -> CouponIds:
    """https://developers.weixin.qq.com/doc/store/shop/API/coupon/api_getcouponlist.html"""
    wanted = (S.EXPIRED, S.VOID) if call.status == S.EXPIRED_OR_VOID else (call.status,)
    coupons = app.state(CouponBook).coupons.values()
    found = [coupon.coupon_id for coupon in coupons if coupon.status in wanted]
    shown, context = _turn_to(found, call, f"{int(call.status)}/{call.page_size}")
    ids = [CouponId(coupon_id=coupon_id) for coupon_id in shown]
    return CouponIds(coupons=ids, total_num=len(found), page_ctx=context)


def _turn_to(
    ids: Sequence[str], call: ListCoupons | ListUserCoupons, query: str
) -> tuple[Sequence[str], str]:
    """A page, and the context that leads on from it: at most ten pages farther, with the same question."""
    mark = hashlib.sha256(query.encode()).hexdigest()[:8]
    known, _, page = call.page_ctx.partition("-")
    before = int(page) if is_number(page) else 0
    if call.page_ctx and (known != mark or not before):
        raise Refusal(BAD)
    if abs(call.page - before) > FARTHEST_JUMP:
        raise Refusal(TOO_FAR)
    first = (call.page - 1) * call.page_size
    return ids[first : first + call.page_size], f"{mark}-{call.page}"


@handles(GetUserCoupon, invalid={"openid": WRONG_OPENID})
def get_user_coupon(app: App, call: GetUserCoupon) -> UserCouponReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/coupon/api_getusercoupon.html"""
    person = _person(app, call.openid)
    held = app.state(CouponBook).held.get(call.user_coupon_id)
    if held is None or held.person is not person:
        raise Refusal(UNKNOWN)
    reply = UserCouponReply(openid=call.openid, user_coupon=_held_view(held))
    if (unionid := app.unionid(person)) is not None:
        reply.unionid = unionid
    return reply


def _person(app: App, openid: str) -> Person:
    person = app.person(openid)
    if person is None:
        raise Refusal(WRONG_OPENID)
    return person


def _held_view(held: HeldCoupon) -> UserCoupon:
    shown = UserCoupon(
        user_coupon_id=held.user_coupon_id,
        coupon_id=held.coupon_id,
        status=held.status,
        create_time=held.create_time,
        update_time=held.update_time,
        start_time=held.start_time,
        end_time=held.end_time,
    )
    if held.order_id:
        shown.ext_info = UserCouponExt(use_time=held.use_time)
        shown.order_id, shown.discount_fee = held.order_id, held.discount
    return shown


@handles(ListUserCoupons, invalid={"openid": WRONG_OPENID})
def list_user_coupons(app: App, call: ListUserCoupons) -> UserCouponIds:
    """https://developers.weixin.qq.com/doc/store/shop/API/coupon/api_getusercouponlist.html"""
    person, book = _person(app, call.openid), app.state(CouponBook)
    all_held = book.of_person.get(person.id, ())
    found = [id_ for id_ in all_held if call.status in (None, book.held[id_].status)]
    shown, context = _turn_to(found, call, f"{call.openid}/{call.status}/{call.page_size}")
    ids = [UserCouponId(user_coupon_id=id_, coupon_id=book.held[id_].coupon_id) for id_ in shown]
    return UserCouponIds(user_coupon_list=ids, total_num=len(found), page_ctx=context)
