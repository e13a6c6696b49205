"""The agency's products in talents' windows: put up, looked at, taken out."""

from __future__ import annotations

from typing import Any

from wxkit._call import Ok
from wxkit.store._product_enums import ProductStatus
from wxkit.store.league_window import (
    AddToWindow,
    AgencyWindowContent,
    AgencyWindowItem,
    AgencyWindowPage,
    AgencyWindowProduct,
    AgencyWindowProductFound,
    GetAgencyWindow,
    GetAgencyWindowProduct,
    RemoveFromWindow,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.agency import agency_appid
from wxkit_sandbox.store.agency_products import content, known
from wxkit_sandbox.store.league import League, offer_by_link, talent_ratio
from wxkit_sandbox.store.shelf import Shelf, on_sale
from wxkit_sandbox.store.talents import Talent, Talents, WindowItem
from wxkit_sandbox.store.window_links import window_link
from wxkit_sandbox.world import App

__all__: list[str] = []

DELISTED = 2
DELETED = 3
BAD = 10024000
UNKNOWN_FINDER = 10024001
BAD_APPID = 10024003
BAD_PRODUCT = 10024009
WINDOW_FAILED = 10024010
NO_LEAVE = 10024011
NOT_IN_IT = 10024020
NOT_PUT_UP = 10024021
ANOTHERS = 10024022
INVALID = {"*": BAD, "finder_id": UNKNOWN_FINDER, "appid": BAD_APPID, "product_id": BAD_PRODUCT}
GONE = (ProductStatus.RECYCLED, ProductStatus.ERASED)
SUB_LINK = "weixinstoresubhs/"

OfTalent = AddToWindow | GetAgencyWindow | GetAgencyWindowProduct | RemoveFromWindow


def _talent(app: App, call: OfTalent, *, no_leave: int) -> Talent:
    """Whose window it is; the agency must have leave to fill it."""
    talents = app.state(Talents)
    if not (call.finder_id or call.openfinderid or call.opentalentid):
        raise Refusal(BAD)
    talent = talents.of_finder(call.finder_id) or talents.of_open(call.openfinderid or call.opentalentid)
    if talent is None:
        raise Refusal(UNKNOWN_FINDER)
    if call.appid not in (None, agency_appid(app), app.appid):
        raise Refusal(BAD_APPID)
    if not talent.window_auth:
        raise Refusal(no_leave)
    return talent


@handles(AddToWindow, invalid=INVALID)
def add(app: App, call: AddToWindow) -> Ok:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/window/addwindow.html"""
    talent = _talent(app, call, no_leave=NO_LEAVE)
    known(app, call.product_id)
    if len(talent.window) >= app.world.settings.window_holds:
        raise Refusal(WINDOW_FAILED)
    item = WindowItem(
        call.product_id,
        app.world.clock.time(),
        by_agency=True,
        by_plan=bool(call.product_link),
        sub_item_id=_sub_item(app, call),
        hidden=bool(call.is_hide_for_window),
    )
    if on_sale(app, call.product_id) is None or not _pays(app, call, talent, item):
        raise Refusal(NOT_PUT_UP)
    talent.window[call.product_id] = item
    return Ok()


def _sub_item(app: App, call: AddToWindow) -> str:
    """The sub-plan that the link names; a link of another product is a bad parameter."""
    link = call.product_link or ""
    if not link.startswith(SUB_LINK):
        return ""
    sub_item_id = link.removeprefix(SUB_LINK)
    if app.state(League).by_sub_item.get(sub_item_id) != call.product_id:
        raise Refusal(BAD)
    return sub_item_id


def _pays(app: App, call: AddToWindow, talent: Talent, item: WindowItem) -> bool:
    """Whether the talent gets anything: without a sub-plan the shop must have fixed a ratio."""
    if item.sub_item_id:
        return True
    if not item.by_plan:
        return talent_ratio(app, call.product_id, talent.finder_id) is not None
    offer = offer_by_link(app, call.product_link or "")
    if offer is not None and offer.product_id != call.product_id:
        raise Refusal(BAD)
    return offer is not None and offer.talent_ppm > 0


@handles(GetAgencyWindow, invalid=INVALID)
def get_all(app: App, call: GetAgencyWindow) -> AgencyWindowPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getallwindow.html"""
    talent = _talent(app, call, no_leave=NO_LEAVE)
    found = [item for item in talent.window.values() if call.is_get_all or item.by_plan]
    end = call.offset + call.page_size
    reply = AgencyWindowPage(
        list=[_listed(app, item) for item in found[call.offset : end]],
        next_offset=min(end, len(found)),
        have_more=end < len(found),
    )
    if call.need_total_num:
        reply.total_num = len(found)
    return reply


def _listed(app: App, item: WindowItem) -> AgencyWindowItem:
    supplier = agency_appid(app) if item.by_plan else ""
    return AgencyWindowItem(appid=app.appid, product_id=item.product_id, head_supplier_id=supplier)


def _named(call: GetAgencyWindowProduct | RemoveFromWindow) -> str:
    """The product of the call, by one of its two ids, which are the same here."""
    product_id = call.product_id or call.product_window_id
    if not product_id:
        raise Refusal(BAD)
    return product_id


@handles(GetAgencyWindowProduct, invalid=INVALID)
def get_detail(app: App, call: GetAgencyWindowProduct) -> AgencyWindowProductFound:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getwindowdetail.html"""
    talent = _talent(app, call, no_leave=WINDOW_FAILED)
    product_id = _named(call)
    if not product_id.isdecimal():
        raise Refusal(BAD_PRODUCT)
    if product_id not in talent.window:
        raise Refusal(NOT_IN_IT)
    item = app.state(Shelf).items.get(product_id)
    if item is None or item.live is None or item.status in GONE:
        raise Refusal(DELETED)
    if on_sale(app, product_id) is None:
        raise Refusal(DELISTED)
    read: dict[str, Any] = dict(content(item.live))
    info = AgencyWindowContent(**read, product_promotion_link=window_link(app, talent, product_id))
    product = AgencyWindowProduct(appid=app.appid, product_id=product_id, product_info=info)
    return AgencyWindowProductFound(product_detail=product)


@handles(RemoveFromWindow, invalid=INVALID)
def remove(app: App, call: RemoveFromWindow) -> Ok:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/removewindow.html"""
    talent = _talent(app, call, no_leave=WINDOW_FAILED)
    item = talent.window.get(_named(call))
    if item is None:
        raise Refusal(BAD_PRODUCT)
    if not item.by_plan and not item.by_agency:
        raise Refusal(ANOTHERS)
    del talent.window[item.product_id]
    return Ok()
