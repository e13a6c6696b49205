"""Promoters at the agency: status, ratios, links. The Store's own account stands in for the agency's."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store.promoter import (
    BindSharer,
    BindSharerPage,
    CommissionPayer,
    GetBindSharers,
    GetProductLink,
    GetProductPromotionLink,
    GetProductQrcode,
    GetPromoterStatus,
    GetSharerProductCommission,
    ProductPromotionLink,
    ProductQrcode,
    ProductShortLink,
    PromoterStatus,
    RegisterStatus,
    SetSharerCommission,
    SetSharerProductCommission,
    SharerProductCommission,
    UnbindPromoter,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.agency import (
    Agency,
    BoundPromoter,
    agency_appid,
    head_img,
    promoter_by_person,
    unbind_promoter,
)
from wxkit_sandbox.store.league import promotable
from wxkit_sandbox.store.links import Links, Spread, taglink
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.world import App

__all__ = ["BAD", "BAD_PROMOTER", "NOT_BOUND", "bound", "named"]

BAD = 10024000
BAD_PROMOTER = 10071003
NOT_BOUND = 10071029
FOREIGN_OPENID = 10071056
INVALID = {"*": BAD}


@handles(GetPromoterStatus, invalid=INVALID)
def get_status(app: App, call: GetPromoterStatus) -> PromoterStatus:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getpromoterregisterandbindstatus"""
    promoter = named(app, call.sharer_appid, call.sharer_openid)
    person = promoter.person if promoter else _person(app, call.sharer_openid)
    status = _register_status(app, person, simple=call.is_simple_register)
    done = status == RegisterStatus.DONE
    return PromoterStatus(
        bind_status=1 if promoter else 0,
        register_status=status,
        register_business_type="" if done else "CreatorApplyments",
        register_query_string="" if done else _query(app, call, "register"),
        bind_business_type="" if promoter else "CreatorBinding",
        bind_query_string="" if promoter else _query(app, call, "bind"),
        sharer_appid=promoter.sharer_appid if promoter else "",
    )


def _register_status(app: App, person: Person | None, *, simple: bool) -> RegisterStatus:
    """Who registered without a merchant account has yet to register in full."""
    agency = app.state(Agency)
    if person is None:
        return RegisterStatus.NONE
    if person.id in agency.unverified:
        return RegisterStatus.UNVERIFIED
    in_full = agency.registered.get(person.id)
    if in_full is None:
        return RegisterStatus.NONE
    return RegisterStatus.DONE if in_full or simple else RegisterStatus.IN_PROGRESS


def _query(app: App, call: GetPromoterStatus, step: str) -> str:
    who = call.sharer_openid or call.sharer_appid or ""
    return "ticket=" + app.world.ids.derived(24, "promoter", step, who)


def _person(app: App, openid: str | None) -> Person | None:
    """Who this is in the mini-program that is bound to the agency."""
    if not openid:
        return None
    person = app.world.miniprogram.person(openid)
    if person is None:
        raise Refusal(FOREIGN_OPENID)
    return person


def named(
    app: App, sharer_appid: str | None, sharer_openid: str | None, *, nobody: int = BAD
) -> BoundPromoter | None:
    """The promoter of whom a call speaks by one of two ids; None when not bound."""
    if sharer_appid:
        return app.state(Agency).promoters.get(sharer_appid)
    person = _person(app, sharer_openid)
    if person is None:
        raise Refusal(nobody)
    return promoter_by_person(app, person.id)


@handles(GetBindSharers, invalid=INVALID)
def get_bind_sharers(app: App, call: GetBindSharers) -> BindSharerPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getbindsharerlist"""
    if call.sharer_appid or call.sharer_openid:
        promoter = named(app, call.sharer_appid, call.sharer_openid)
        return BindSharerPage(sharer_info_list=[_shown(promoter)] if promoter else [], next_key="")
    promoters = app.state(Agency).promoters
    page = page_of(list(promoters), call.page_size, call.next_key, "sharers", mismatch=BAD)
    return BindSharerPage(
        sharer_info_list=[_shown(promoters[appid]) for appid in page.ids], next_key=page.next_key
    )


def _shown(promoter: BoundPromoter) -> BindSharer:
    return BindSharer(
        sharer_appid=promoter.sharer_appid,
        bind_time=promoter.bind_time,
        commission_ratio=promoter.commission_ratio,
        commission_type=promoter.commission_type,
        nickname=promoter.person.nickname,
        head_img_url=head_img(promoter.person.id),
    )


def bound(app: App, sharer_appid: str) -> BoundPromoter:
    """The promoter with this id; 10071029 when not bound."""
    promoter = app.state(Agency).promoters.get(sharer_appid)
    if promoter is None:
        raise Refusal(NOT_BOUND)
    return promoter


@handles(SetSharerCommission, invalid=INVALID)
def set_commission(app: App, call: SetSharerCommission) -> Ok:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_setsharercommissioninfo"""
    promoter, payer = bound(app, call.sharer_appid), CommissionPayer(call.commission_type)
    if payer == CommissionPayer.PLATFORM and not app.state(Agency).registered[promoter.person.id]:
        raise Refusal(BAD_PROMOTER)
    promoter.commission_type, promoter.commission_ratio = payer, call.commission_ratio
    return Ok()


@handles(SetSharerProductCommission, invalid=INVALID)
def set_product_commission(app: App, call: SetSharerProductCommission) -> Ok:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/product/setsharerproductcommissioninfo.html"""
    promoter = bound(app, call.sharer_appid)
    if promotable(app, call.product_id) is None:
        raise Refusal(BAD_PROMOTER)
    promoter.product_ratios[call.product_id] = call.commission_ratio
    return Ok()


@handles(GetSharerProductCommission, invalid=INVALID)
def get_product_commission(app: App, call: GetSharerProductCommission) -> SharerProductCommission:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getsharerproductcommissioninfo"""
    promoter = bound(app, call.sharer_appid)
    if not call.product_id.isdecimal():
        raise Refusal(BAD_PROMOTER)
    ratio = promoter.product_ratios.get(call.product_id)
    return SharerProductCommission(is_set=ratio is not None, commission_ratio=ratio or 0)


PromotedBy = GetProductLink | GetProductQrcode | GetProductPromotionLink


@handles(GetProductLink, invalid=INVALID)
def get_product_link(app: App, call: GetProductLink) -> ProductShortLink:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getproductpromotionlinkinfo.html"""
    promoter, product_id = _promoted(app, call)
    code = _code(app, promoter, product_id)
    short_link, http_link = taglink(app.name, code), f"https://store.weixin.qq.com/shop/a/{code}"
    return ProductShortLink(
        short_link=_hand_out(app, promoter, product_id, short_link),
        http_short_link=_hand_out(app, promoter, product_id, http_link),
        product_id=product_id,
        shop_appid=app.appid,
    )


@handles(GetProductQrcode, invalid=INVALID)
def get_product_qrcode(app: App, call: GetProductQrcode) -> ProductQrcode:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getproductpromotionqrcodeinfo.html"""
    promoter, product_id = _promoted(app, call)
    url = f"https://mmecimage.cn/p/{app.appid}/{_code(app, promoter, product_id)}"
    return ProductQrcode(qrcode_url=_hand_out(app, promoter, product_id, url))


@handles(GetProductPromotionLink, invalid=INVALID)
def get_product_promotion_link(app: App, call: GetProductPromotionLink) -> ProductPromotionLink:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getpromotersingleproductpromotioninfo"""
    promoter, product_id = _promoted(app, call)
    link = "promotion_" + _code(app, promoter, product_id)
    return ProductPromotionLink(product_promotion_link=_hand_out(app, promoter, product_id, link))


def _promoted(app: App, call: PromotedBy) -> tuple[BoundPromoter, str]:
    """The bound promoter and the product that can be promoted."""
    promoter = named(app, call.sharer_appid, call.sharer_openid, nobody=BAD_PROMOTER)
    if promoter is None:
        raise Refusal(NOT_BOUND)
    if call.head_supplier_appid not in (None, "", agency_appid(app)):
        raise Refusal(BAD_PROMOTER)
    if call.product_id is None:
        known = app.state(Links).by_url.get(call.product_short_link or "")
        product_id = known.product_id if known else ""
    else:
        product_id = call.product_id if call.shop_appid == app.appid else ""
    if promotable(app, product_id) is None:
        raise Refusal(BAD)
    return promoter, product_id


def _code(app: App, promoter: BoundPromoter, product_id: str) -> str:
    return app.world.ids.derived(16, "promoter-link", promoter.sharer_appid, product_id)


def _hand_out(app: App, promoter: BoundPromoter, product_id: str, url: str) -> str:
    return app.state(Links).hand_out(url, Spread("promoter", promoter.person.id, product_id))


@handles(UnbindPromoter, invalid=INVALID)
def unbind(app: App, call: UnbindPromoter) -> Ok:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_mmecpromoter_headsupplier_unbind_promoter.html"""
    unbind_promoter(app, bound(app, call.sharer_appid))
    return Ok()
