"""Products that the agency works on: its pool, its cooperations, what they pay."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store.league_plans import (
    AddCooperativeItem,
    AgencyItem,
    AgencyItemFound,
    AgencyItemId,
    AgencyItemPage,
    CooperativeItem,
    CooperativeItemAdded,
    CooperativeItemPage,
    GetAgencyItem,
    GetAgencyItems,
    GetCooperativeItems,
    GetPromotionDetail,
    GetSelectionProducts,
    NormalCommission,
    PromotionAgency,
    PromotionCommission,
    PromotionCooperation,
    PromotionDetail,
    PromotionDetailFound,
    SelectionProduct,
    SelectionProductPage,
    TalentRatioBy,
    UpdateAgencyItem,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.agency import Agency, agency_appid
from wxkit_sandbox.store.agency_products import BAD, BAD_PRODUCT, INVALID, check_shop, content, known
from wxkit_sandbox.store.league import (
    Cooperation,
    League,
    Offer,
    offer_by_link,
    offer_of,
    offers,
    talent_ratio,
)
from wxkit_sandbox.store.league_watch import cooperating, tell_added, tell_changed
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.promoted import fits, in_category, within_range
from wxkit_sandbox.store.shelf import Shelf, ShelfItem
from wxkit_sandbox.world import App

__all__: list[str] = []

CHOSEN = 10024024
NOT_ON_SALE = 10024025
FROM_SHOP = 1
ADD, REMOVE = 1, 2
COOPERATING = 1


@handles(GetAgencyItem, invalid=INVALID)
def get_item(app: App, call: GetAgencyItem) -> AgencyItemFound:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getitem.html"""
    check_shop(app, call.appid)
    _, live = known(app, call.product_id)
    if call.product_id not in app.state(League).cooperations:
        raise Refusal(BAD_PRODUCT)
    return AgencyItemFound(
        item=AgencyItem(appid=app.appid, product_id=call.product_id, product_info=content(live))
    )


@handles(GetAgencyItems, invalid=INVALID)
def get_items(app: App, call: GetAgencyItems) -> AgencyItemPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getitemlist.html"""
    check_shop(app, call.appid)
    found = [product_id for product_id in app.state(League).cooperations if cooperating(app, product_id)]
    page = page_of(found, call.page_size, call.next_key, "agency-items", mismatch=BAD)
    ids = [AgencyItemId(appid=app.appid, product_id=product_id) for product_id in page.ids]
    return AgencyItemPage(list=ids, has_more=bool(page.next_key), next_key=page.next_key)


@handles(UpdateAgencyItem, invalid=INVALID)
def update_item(app: App, call: UpdateAgencyItem) -> Ok:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/updateitem.html"""
    check_shop(app, call.appid)
    known(app, call.product_id)
    league = app.state(League)
    if call.type == ADD and call.product_id not in league.cooperations:
        if offer_of(app, call.product_id) is None:
            raise Refusal(BAD_PRODUCT)
        _cooperate(app, call.product_id, hidden=False)
    elif call.type == REMOVE and call.product_id in league.cooperations:
        tell_changed(app, call.product_id, "status")
        _part(league, call.product_id)
    else:
        raise Refusal(BAD)
    return Ok()


def _cooperate(app: App, product_id: str, *, hidden: bool) -> Cooperation:
    item_id = str(app.world.ids.count("cooperative-item", 70_000_001))
    cooperation = Cooperation(item_id, product_id, app.world.clock.time(), hidden)
    app.state(League).cooperate(cooperation)
    tell_added(app, product_id)
    return cooperation


def _part(league: League, product_id: str) -> None:
    cooperation = league.cooperations.pop(product_id)
    del league.by_item_id[cooperation.item_id]
    for sub_item_id in cooperation.sub_plans:
        del league.by_sub_item[sub_item_id]


@handles(GetPromotionDetail, invalid={"*": BAD})
def get_promotion_detail(app: App, call: GetPromotionDetail) -> PromotionDetailFound:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getpromotiondetail.html"""
    offer = offer_by_link(app, call.head_supplier_item_link)
    if offer is None:
        raise Refusal(BAD)
    cooperation = app.state(League).cooperations.get(offer.product_id)
    detail = PromotionDetail(
        shop_appid=app.appid,
        product_id=offer.product_id,
        spu_source=FROM_SHOP,
        commission_info=_commission(app, offer),
        head_supplier_info=PromotionAgency(
            appid=agency_appid(app),
            name=app.state(Agency).name,
            head_img="https://wx.qlogo.cn/mmhead/agency/0",
        ),
        cooperative_info=PromotionCooperation(
            cooperative_status=COOPERATING if cooperation else 0,
            is_hidden=bool(cooperation and cooperation.hidden),
            link=offer.link,
        ),
    )
    return PromotionDetailFound(item=detail)


def _commission(app: App, offer: Offer) -> PromotionCommission:
    info = PromotionCommission(
        plan_type=offer.plan_type,
        commission_type=_by(offer),
        ratio=offer.talent_ppm,
        service_ratio=offer.service_ppm,
        start_time=offer.begin,
        end_time=offer.end,
    )
    normal = talent_ratio(app, offer.product_id, "")
    if normal is not None:
        info.normal_commission_info = NormalCommission(ratio=normal)
    return info


def _by(offer: Offer) -> TalentRatioBy:
    return TalentRatioBy.SHOP if offer.talent_ppm else TalentRatioBy.AGENCY


@handles(GetSelectionProducts, invalid={"*": BAD})
def get_selection(app: App, call: GetSelectionProducts) -> SelectionProductPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/listselectionproducts.html"""
    found = {
        item.product_id: offer
        for item in app.state(Shelf).items.values()
        if (offer := _selectable(app, call, item)) is not None
    }
    query = call.model_dump_json(exclude={"next_key", "page_size"})
    page = page_of(list(found), call.page_size, call.next_key, query, mismatch=BAD)
    products = [
        SelectionProduct(
            shop_appid=app.appid, product_id=product_id, head_supplier_item_link=found[product_id].link
        )
        for product_id in page.ids
    ]
    return SelectionProductPage(product_list=products, next_key=page.next_key)


def _selectable(app: App, call: GetSelectionProducts, item: ShelfItem) -> Offer | None:
    """The product's offer of the wanted type, if the product is as wanted."""
    live, condition = item.live, call.spu_item_condition
    offer = next((o for o in offers(app, item.product_id) if o.plan_type == call.plan_type), None)
    if live is None or offer is None or call.spu_source not in (None, FROM_SHOP):
        return None
    wanted = (
        (call.keyword or "") in live.title
        and fits(condition, item, live, offer)
        and in_category(call.category, live)
        and within_range(condition.create_time_range if condition else None, item.create_time)
    )
    return offer if wanted else None


@handles(AddCooperativeItem, invalid={"*": BAD})
def cooperate(app: App, call: AddCooperativeItem) -> CooperativeItemAdded:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/addcooperativeitem.html"""
    league = app.state(League)
    offer = offer_by_link(app, call.head_supplier_item_link)
    if offer is None:
        name = call.head_supplier_item_link.removeprefix("weixinstorehs/")
        raise Refusal(NOT_ON_SALE if name in league.plans or name in app.state(Shelf).items else BAD)
    if offer.product_id in league.cooperations:
        raise Refusal(CHOSEN)
    cooperation = _cooperate(app, offer.product_id, hidden=bool(call.hidden_flag))
    return CooperativeItemAdded(cooperative_item_id=cooperation.item_id)


@handles(GetCooperativeItems, invalid={"*": BAD})
def get_cooperative_items(app: App, call: GetCooperativeItems) -> CooperativeItemPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getcooperativeitemlist.html"""
    league = app.state(League)
    found = {
        product_id: offer
        for product_id, cooperation in league.cooperations.items()
        if (offer := offer_of(app, product_id)) is not None
        and _by(offer) == call.commission_type
        and within_range(call.listing_time_range, cooperation.since)
    }
    query = call.model_dump_json(exclude={"next_key", "page_size"})
    page = page_of(list(found), call.page_size, call.next_key, query, mismatch=BAD)
    items = [
        CooperativeItem(
            product_id=product_id,
            cooperative_item_id=league.cooperations[product_id].item_id,
            head_supplier_item_link=found[product_id].link,
        )
        for product_id in page.ids
    ]
    return CooperativeItemPage(list=items, next_key=page.next_key)
