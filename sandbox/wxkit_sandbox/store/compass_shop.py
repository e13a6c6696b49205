"""The data compass of the shop (电商罗盘商家版)."""

from __future__ import annotations

from wxkit.store._compass import SaleProfileFound
from wxkit.store._order_enums import OrderScene
from wxkit.store.compass_shop import (
    FinderAuthorizations,
    GetFinderAuthorizations,
    GetShopLives,
    GetShopOverall,
    GetShopProductData,
    GetShopProducts,
    GetShopSaleProfile,
    GetShopTalentOverall,
    GetShopTalentProducts,
    GetShopTalents,
    GetShopTalentsOverall,
    ShopCompassProduct,
    ShopCompassProductFound,
    ShopCompassProducts,
    ShopLive,
    ShopLives,
    ShopOverall,
    ShopOverallFound,
    ShopProductFigures,
    ShopTalent,
    ShopTalentFigures,
    ShopTalentOverallFound,
    ShopTalentProduct,
    ShopTalentProductFigures,
    ShopTalentProducts,
    ShopTalents,
    ShopTalentsOverall,
    ShopTalentsOverallFound,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.compass_days import CompassDay, Figures, day_name
from wxkit_sandbox.store.compass_view import BAD, INVALID, day_of, figures, product_info, profile, ratio
from wxkit_sandbox.store.lives import Lives, Room, shop_finder_id
from wxkit_sandbox.store.talents import Talents
from wxkit_sandbox.world import App

__all__: list[str] = []


@handles(GetShopOverall, invalid=INVALID)
def get_overall(app: App, call: GetShopOverall) -> ShopOverallFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/getshopoverall.html"""
    day = day_of(app, call.ds)
    whole = day.whole
    overall = ShopOverall(
        pay_gmv=whole.paid.fen,
        pay_uv=len(whole.paid.people),
        pay_refund_gmv=whole.given_back.fen,
        pay_order_cnt=len(whole.paid.orders),
        live_pay_gmv=day.paid_by_scene.get(OrderScene.LIVE, 0),
        feed_pay_gmv=day.paid_by_scene.get(OrderScene.SHORT_VIDEO, 0),
        product_click_uv=len(whole.created.people),
    )
    return ShopOverallFound(data=overall)


@handles(GetShopProductData, invalid=INVALID)
def get_product(app: App, call: GetShopProductData) -> ShopCompassProductFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/getshopproductdata.html"""
    day = day_of(app, call.ds)
    return ShopCompassProductFound(product_info=_product(app, day, call.product_id))


@handles(GetShopProducts, invalid=INVALID)
def get_products(app: App, call: GetShopProducts) -> ShopCompassProducts:
    """https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/getshopproductlist.html"""
    day = day_of(app, call.ds)
    first = call.offset or 0
    ids = list(day.products)[first : None if call.limit is None else first + call.limit]
    return ShopCompassProducts(product_list=[_product(app, day, product_id) for product_id in ids])


def _product(app: App, day: CompassDay, product_id: str) -> ShopCompassProduct:
    of = day.products.get(product_id) or Figures()
    data = ShopProductFigures(
        **figures(of),
        cart_pay_ratio=0.0,
        cart_pay_uv=0,
        cart_pay_gmv=0,
        pay_finder_cnt=len(of.finders),
        click_to_pay_cnt_ratio=ratio(len(of.paid.orders), len(of.created.orders)),
        seller_actual_settle_amount=of.settled.seller,
        platform_actual_commission=of.settled.platform,
        finderuin_actual_commission=of.settled.talent,
        captain_actual_commission=of.settled.agency,
        seller_predict_settle_amount=of.predicted.seller,
        platform_predict_commission=of.predicted.platform,
        finderuin_predict_commission=of.predicted.talent,
        captain_predict_commission=of.predicted.agency,
    )
    return ShopCompassProduct(**product_info(app, product_id), data=data)


@handles(GetShopSaleProfile, invalid=INVALID)
def get_sale_profile(app: App, call: GetShopSaleProfile) -> SaleProfileFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/getshopsaleprofiledata.html"""
    day = day_of(app, call.ds)
    return SaleProfileFound(data=profile(app, day, day.whole, call.type))


@handles(GetFinderAuthorizations)
def get_finders(app: App, call: GetFinderAuthorizations) -> FinderAuthorizations:
    """https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/get_finder_authorization_list.html"""
    return FinderAuthorizations(main_finder_id=shop_finder_id(app), authorized_finder_id_list=[])


@handles(GetShopTalents, invalid=INVALID)
def get_talents(app: App, call: GetShopTalents) -> ShopTalents:
    """https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/getshopfinderlist.html"""
    day = day_of(app, call.ds)
    return ShopTalents(finder_list=[_talent(app, day, finder_id) for finder_id in day.talents])


def _talent(app: App, day: CompassDay, finder_id: str) -> ShopTalent:
    talent = app.state(Talents).of_finder(finder_id)
    return ShopTalent(
        finder_id=finder_id,
        finder_nickname=talent.nickname if talent else "",
        data=_talent_figures(day, finder_id),
    )


def _talent_figures(day: CompassDay, finder_id: str) -> ShopTalentFigures:
    of = day.talents.get(finder_id) or Figures()
    return ShopTalentFigures(
        pay_gmv=of.paid.fen,
        pay_uv=len(of.paid.people),
        pay_product_id_cnt=_sold(day, finder_id),
        pay_refund_gmv=of.given_back.fen,
        refund_gmv=of.refunded.fen,
    )


def _sold(day: CompassDay, finder_id: str) -> int:
    """How many products the talent sold."""
    return sum(bool(of.paid.orders) for of in day.talent_products.get(finder_id, {}).values())


@handles(GetShopTalentsOverall, invalid=INVALID)
def get_talents_overall(app: App, call: GetShopTalentsOverall) -> ShopTalentsOverallFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/getshopfinderoverall.html"""
    day = day_of(app, call.ds)
    paying = {who for of in day.talents.values() for who in of.paid.people}
    looking = {who for of in day.talents.values() for who in of.created.people}
    overall = ShopTalentsOverall(
        pay_gmv=sum(of.paid.fen for of in day.talents.values()),
        pay_sales_finder_cnt=sum(bool(of.paid.orders) for of in day.talents.values()),
        pay_product_id_cnt=sum(bool(of.finders and of.paid.orders) for of in day.products.values()),
        click_to_pay_uv_ratio=ratio(len(paying), len(looking)),
    )
    return ShopTalentsOverallFound(data=overall)


def _finder_id(call: GetShopTalentProducts | GetShopTalentOverall) -> str:
    """Whose figures are asked for; talents have a Channels account only."""
    if not (call.finder_id or call.talent_id or call.mp_id):
        raise Refusal(BAD)
    return call.finder_id or ""


@handles(GetShopTalentProducts, invalid=INVALID)
def get_talent_products(app: App, call: GetShopTalentProducts) -> ShopTalentProducts:
    """https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/getshopfinderproductlist.html"""
    sold = day_of(app, call.ds).talent_products.get(_finder_id(call), {})
    return ShopTalentProducts(product_list=[_talent_product(app, *entry) for entry in sold.items()])


def _talent_product(app: App, product_id: str, of: Figures) -> ShopTalentProduct:
    data = ShopTalentProductFigures(
        pay_gmv=of.paid.fen, commission_ratio=ratio(of.predicted.talent, of.paid.fen)
    )
    return ShopTalentProduct(**product_info(app, product_id), data=data)


@handles(GetShopTalentOverall, invalid=INVALID)
def get_talent_overall(app: App, call: GetShopTalentOverall) -> ShopTalentOverallFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/getshopfinderproductoverall.html"""
    day = day_of(app, call.ds)
    return ShopTalentOverallFound(data=_talent_figures(day, _finder_id(call)))


@handles(GetShopLives, invalid=INVALID)
def get_lives(app: App, call: GetShopLives) -> ShopLives:
    """https://developers.weixin.qq.com/doc/store/shop/API/compass/shop/getshoplivelist.html"""
    day_of(app, call.ds)
    lives = app.state(Lives)
    rooms = [lives.rooms[export_id] for export_id in lives.by_finder.get(call.finder_id, ())]
    return ShopLives(live_list=[_live(app, room) for room in rooms if day_name(room.start) == call.ds])


def _live(app: App, room: Room) -> ShopLive:
    return ShopLive(
        live_id=room.content.export_id,
        live_title=room.description,
        live_time=room.start,
        live_duration=(room.end or app.world.clock.time()) - room.start,
        live_cover_img_url="",
    )
