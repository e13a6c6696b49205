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
    promoter_by_person,
    reprice_links,
    unbind_promoter,
)
from wxkit_sandbox.store.links import Links, taglink
from wxkit_sandbox.store.shelf import on_sale
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 10024000
NOT_BOUND = 10071029
FOREIGN_OPENID = 10071056
INVALID = {"*": BAD}


@handles(GetPromoterStatus, invalid=INVALID)
def get_status(app: App, call: GetPromoterStatus) -> PromoterStatus:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getpromoterregisterandbindstatus"""
    promoter = _named(app, call.sharer_appid, call.sharer_openid)
    registered = promoter is not None or _registered(app, call.sharer_openid)
    return PromoterStatus(
        bind_status=1 if promoter else 0,
        register_status=RegisterStatus.DONE if registered else RegisterStatus.NONE,
        register_business_type="" if registered else "CreatorApplyments",
        register_query_string="" if registered else _query(app, call, "register"),
        bind_business_type="" if promoter else "CreatorBinding",
        bind_query_string="" if promoter else _query(app, call, "bind"),
        sharer_appid=promoter.sharer_appid if promoter else "",
    )


def _registered(app: App, openid: str | None) -> bool:
    return openid is not None and _person(app, openid).id in app.state(Agency).registered


def _query(app: App, call: GetPromoterStatus, step: str) -> str:
    who = call.sharer_openid or call.sharer_appid or ""
    return "ticket=" + app.world.ids.derived(24, "promoter", step, who)


def _person(app: App, openid: str) -> Person:
    """Who this is in the mini-program that is bound to the agency."""
    person = app.world.miniprogram.person(openid)
    if person is None:
        raise Refusal(FOREIGN_OPENID)
    return person


def _named(app: App, sharer_appid: str | None, sharer_openid: str | None) -> BoundPromoter | None:
    """The promoter of whom a call speaks by one of two ids; None when not bound."""
    if sharer_appid:
        return app.state(Agency).promoters.get(sharer_appid)
    if sharer_openid:
        return promoter_by_person(app, _person(app, sharer_openid))
    raise Refusal(BAD)


@handles(GetBindSharers, invalid=INVALID)
def get_bind_sharers(app: App, call: GetBindSharers) -> BindSharerPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getbindsharerlist"""
    if call.sharer_appid or call.sharer_openid:
        promoter = _named(app, call.sharer_appid, call.sharer_openid)
        return BindSharerPage(sharer_info_list=[_shown(promoter)] if promoter else [], next_key="")
    if call.next_key and not call.next_key.isdecimal():
        raise Refusal(BAD)
    start, promoters = int(call.next_key or 0), list(app.state(Agency).promoters.values())
    end = start + call.page_size
    following = str(end) if end < len(promoters) else ""
    return BindSharerPage(sharer_info_list=[_shown(p) for p in promoters[start:end]], next_key=following)


def _shown(promoter: BoundPromoter) -> BindSharer:
    return BindSharer(
        sharer_appid=promoter.sharer_appid,
        bind_time=promoter.bind_time,
        commission_ratio=promoter.commission_ratio,
        commission_type=promoter.commission_type,
        nickname=promoter.person.nickname,
        head_img_url=f"https://wx.qlogo.cn/mmhead/{promoter.person.id}/0",
    )


def _bound(app: App, sharer_appid: str) -> BoundPromoter:
    promoter = app.state(Agency).promoters.get(sharer_appid)
    if promoter is None:
        raise Refusal(NOT_BOUND)
    return promoter


@handles(SetSharerCommission, invalid=INVALID)
def set_commission(app: App, call: SetSharerCommission) -> Ok:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_setsharercommissioninfo"""
    promoter = _bound(app, call.sharer_appid)
    promoter.commission_type = CommissionPayer(call.commission_type)
    promoter.commission_ratio = call.commission_ratio
    reprice_links(app, promoter)
    return Ok()


@handles(SetSharerProductCommission, invalid=INVALID)
def set_product_commission(app: App, call: SetSharerProductCommission) -> Ok:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/product/setsharerproductcommissioninfo.html"""
    promoter = _bound(app, call.sharer_appid)
    _check_promotable(app, call.product_id)
    promoter.product_ratios[call.product_id] = call.commission_ratio
    reprice_links(app, promoter)
    return Ok()


@handles(GetSharerProductCommission, invalid=INVALID)
def get_product_commission(app: App, call: GetSharerProductCommission) -> SharerProductCommission:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getsharerproductcommissioninfo"""
    promoter = _bound(app, call.sharer_appid)
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
    """The bound promoter and the product that is on sale."""
    promoter = _named(app, call.sharer_appid, call.sharer_openid)
    if promoter is None:
        raise Refusal(NOT_BOUND)
    if call.product_id is None:
        known = app.state(Links).of(call.product_short_link)
        product_id = known.product_id if known else ""
    else:
        product_id = call.product_id if call.shop_appid == app.appid else ""
    _check_promotable(app, product_id)
    return promoter, product_id


def _check_promotable(app: App, product_id: str) -> None:
    if on_sale(app, product_id) is None:
        raise Refusal(BAD)


def _code(app: App, promoter: BoundPromoter, product_id: str) -> str:
    return app.world.ids.derived(16, "promoter-link", promoter.sharer_appid, product_id)


def _hand_out(app: App, promoter: BoundPromoter, product_id: str, url: str) -> str:
    return app.state(Links).hand_out(url, app.state(Agency).attribute(promoter, product_id))


@handles(UnbindPromoter, invalid=INVALID)
def unbind(app: App, call: UnbindPromoter) -> Ok:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_mmecpromoter_headsupplier_unbind_promoter.html"""
    unbind_promoter(app, _bound(app, call.sharer_appid))
    return Ok()
