"""Coupons that promoters spread: lists, details, links, handed on to other agencies."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store._coupon import CouponStatus
from wxkit.store._promoted import CouponId
from wxkit.store.promoter_coupons import (
    CooperativeCoupon,
    CooperativeCouponPage,
    CouponQrcode,
    CouponShareLink,
    CouponShortLink,
    GetCooperativeCoupons,
    GetCouponQrcode,
    GetCouponShareLink,
    GetCouponShortLink,
    GetGrantedCoupons,
    GetPromotedCoupon,
    GetPublicCoupons,
    GrantCoupon,
    GrantedCoupon,
    GrantedCouponPage,
    PromotedCoupon,
    PromotedCouponFound,
    PromotedCouponInfo,
    PromotedCouponStock,
    PublicCouponPage,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.agency import agency_appid
from wxkit_sandbox.store.agency_coupons import AgencyCoupons, offered
from wxkit_sandbox.store.coupon_book import CouponBook, ShopCoupon
from wxkit_sandbox.store.links import Links, Spread, taglink
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.promoter import BAD, BAD_PROMOTER, named
from wxkit_sandbox.world import App

__all__: list[str] = []

UNKNOWN = 10071034
NOT_VALID = 10071035
INVALID = {"*": BAD}


@handles(GetPublicCoupons, invalid=INVALID)
def get_public(app: App, call: GetPublicCoupons) -> PublicCouponPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/coupon/getpubliccouponlist.html"""
    ours = call.shop_appid in (None, "", app.appid)
    found = offered(app, app.state(AgencyCoupons).public) if ours else []
    page = page_of(found, call.page_size, call.next_key, "public-coupons", mismatch=BAD)
    coupons = [CouponId(coupon_id=coupon_id) for coupon_id in page.ids]
    return PublicCouponPage(coupons=coupons, next_key=page.next_key, has_more=bool(page.next_key))


@handles(GetCooperativeCoupons, invalid=INVALID)
def get_cooperative(app: App, call: GetCooperativeCoupons) -> CooperativeCouponPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/coupon/getcooperativecouponlist.html"""
    ours = call.shop_appid in (None, "", app.appid) and not call.is_from_head_supplier
    found = offered(app, app.state(AgencyCoupons).cooperative) if ours else []
    page = page_of(found, call.page_size, call.next_key, "cooperative-coupons", mismatch=BAD)
    coupons = [CooperativeCoupon(coupon_id=coupon_id) for coupon_id in page.ids]
    return CooperativeCouponPage(coupons=coupons, next_key=page.next_key, has_more=bool(page.next_key))


def _coupon(app: App, coupon_id: str, handed_on_by: str | None) -> ShopCoupon:
    """A coupon that the agency may spread. No other agency hands any on."""
    chosen, coupons = app.state(AgencyCoupons), app.state(CouponBook).coupons
    ours = coupon_id in chosen.public or coupon_id in chosen.cooperative
    if not ours or handed_on_by not in (None, "", agency_appid(app)):
        raise Refusal(UNKNOWN)
    return coupons[coupon_id]


@handles(GetPromotedCoupon, invalid=INVALID)
def get_coupon(app: App, call: GetPromotedCoupon) -> PromotedCouponFound:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/coupon/getcoupondetail.html"""
    coupon = _coupon(app, call.coupon_id, call.from_head_supplier_appid)
    info = coupon.info.model_dump(exclude_unset=True, exclude_none=True)
    extra = info.get("ext_info", {}) | {"valid_time": coupon.valid_time, "invalid_time": coupon.invalid_time}
    shown = PromotedCoupon(
        coupon_id=coupon.coupon_id,
        shop_appid=app.appid,
        type=coupon.type,
        status=coupon.status,
        coupon_info=PromotedCouponInfo.model_validate(info | {"ext_info": extra}),
        stock_info=PromotedCouponStock(
            issued_num=coupon.left, receive_num=coupon.received - coupon.used, used_num=coupon.used
        ),
        create_time=coupon.create_time,
        update_time=coupon.update_time,
        is_can_up=False,
        can_up_times=0,
    )
    return PromotedCouponFound(coupon=shown)


CouponOf = GetCouponShareLink | GetCouponQrcode | GetCouponShortLink


def _link(app: App, call: CouponOf, form: str) -> str:
    """A link that credits the promoter, or the agency alone, with what the coupon is used for."""
    coupon = _coupon(app, call.coupon_id, call.from_head_supplier_appid)
    person_id = _promoter(app, call)
    if coupon.status != CouponStatus.EFFECTIVE:
        raise Refusal(NOT_VALID)
    code = app.world.ids.derived(16, "coupon-link", person_id, coupon.coupon_id)
    url = form.format(appid=app.appid, code=code)
    return app.state(Links).hand_out(url, Spread("promoter", person_id, coupon_id=coupon.coupon_id))


def _promoter(app: App, call: CouponOf) -> str:
    openid = call.sharer_openid if isinstance(call, GetCouponQrcode) else None
    if not call.sharer_appid and not openid:
        return ""
    promoter = named(app, call.sharer_appid, openid)
    if promoter is None:
        raise Refusal(BAD_PROMOTER)
    return promoter.person.id


@handles(GetCouponShareLink, invalid=INVALID)
def get_share_link(app: App, call: GetCouponShareLink) -> CouponShareLink:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/coupon/getcouponpromotersharelink.html"""
    return CouponShareLink(promoter_share_link=_link(app, call, "coupon_{code}"))


@handles(GetCouponQrcode, invalid=INVALID)
def get_qrcode(app: App, call: GetCouponQrcode) -> CouponQrcode:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/coupon/getcouponqrcode.html"""
    return CouponQrcode(qrcode_url=_link(app, call, "https://mmecimage.cn/p/{appid}/{code}"))


@handles(GetCouponShortLink, invalid=INVALID)
def get_short_link(app: App, call: GetCouponShortLink) -> CouponShortLink:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/coupon/getcouponshortlink.html"""
    return CouponShortLink(short_link=_link(app, call, taglink(app.name, "{code}")))


@handles(GrantCoupon, invalid=INVALID)
def hand_on(app: App, call: GrantCoupon) -> Ok:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/coupon/api_set_coupon_to_headsupplier.html"""
    chosen = app.state(AgencyCoupons)
    if call.coupon_id not in chosen.cooperative:
        raise Refusal(UNKNOWN)
    if not call.to_head_supplier_appid or call.to_head_supplier_appid == agency_appid(app):
        raise Refusal(BAD)
    handed_on = chosen.handed_on.setdefault(call.to_head_supplier_appid, {})
    handed_on.setdefault(call.coupon_id, app.world.clock.time())
    return Ok()


@handles(GetGrantedCoupons, invalid=INVALID)
def get_handed_on(app: App, call: GetGrantedCoupons) -> GrantedCouponPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/coupon/api_get_coupon_to_headsupplier.html"""
    to = call.to_head_supplier_appid
    given = app.state(AgencyCoupons).handed_on.get(to, {})
    page = page_of(list(given), call.limit, call.page_context, to, mismatch=BAD)
    shown = [
        GrantedCoupon(coupon_id=id_, to_head_supplier_appid=to, give_time=given[id_]) for id_ in page.ids
    ]
    return GrantedCouponPage(list=shown, total_count=len(given), page_context=page.next_key)
