"""The agency's side of the league: its shop, lock days, what it watches, order clues."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store.league_headsupplier import (
    AgencyShop,
    AgencyShopBase,
    AgencyShopDetail,
    AgencyShopFigures,
    AgencyShopFound,
    AgencyShopPage,
    AgencyShopStatus,
    GetAgencyShop,
    GetAgencyShops,
    GetLiveProtectionQrcode,
    GetLockTime,
    GetSubscriptions,
    LiveProtectionQrcode,
    LockTime,
    SubscribedProduct,
    SubscribeProduct,
    SubscriptionFilter,
    SubscriptionPage,
    UnsubscribeProduct,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.commissions import CommissionBook
from wxkit_sandbox.store.league import League
from wxkit_sandbox.store.league_accounts import account_of
from wxkit_sandbox.store.league_watch import cooperating, subscriptions
from wxkit_sandbox.store.locks import LockDays
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.shelf import Shelf
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 10024000
STRANGER = 10024007
INVALID = {"*": BAD}
DAY = 86400


@handles(GetAgencyShop, invalid=INVALID)
def get_shop(app: App, call: GetAgencyShop) -> AgencyShopFound:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getshop.html"""
    if call.appid != app.appid or not app.world.settings.league_joined:
        raise Refusal(STRANGER)
    league, book = app.state(League), app.state(CommissionBook)
    today = app.world.clock.time() // DAY
    running = [c for c in league.cooperations.values() if cooperating(app, c.product_id)]
    figures = AgencyShopFigures(
        gmv=book.gmv,
        product_number=len(running),
        settle_amount=book.settled,
        unsettle_amount=account_of(app).pending,
        product_number_today=sum(1 for cooperation in running if cooperation.since // DAY == today),
        product_number_sold_today=len(book.sold_today) if book.day == today else 0,
    )
    shop = AgencyShopDetail(
        status=AgencyShopStatus.ACCEPTED,
        base_info=_base(app),
        data_info=figures,
        approved_time=min((c.since for c in league.cooperations.values()), default=0),
    )
    return AgencyShopFound(shop_detail=shop)


def _base(app: App) -> AgencyShopBase:
    return AgencyShopBase(
        appid=app.appid, nickname=app.name, headimg_url=f"https://wx.qlogo.cn/mmhead/{app.appid}/0"
    )


@handles(GetAgencyShops, invalid=INVALID)
def get_shops(app: App, call: GetAgencyShops) -> AgencyShopPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getshoplist.html"""
    shops = [AgencyShop(status=AgencyShopStatus.ACCEPTED, base_info=_base(app))]
    joined = app.world.settings.league_joined
    return AgencyShopPage(shop_list=shops if joined else [], has_more=False, next_key="")


@handles(GetLockTime, invalid=INVALID)
def get_lock_time(app: App, call: GetLockTime) -> LockTime:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/headsupplier/api_getshoplocktime.html"""
    if call.shop_appid != app.appid:
        raise Refusal(BAD)
    shop = LockDays(*(app.world.settings.shop_lock_days or (0, 0, 0, 0)))
    default = LockDays(*app.world.settings.lock_days)
    return LockTime(
        shopsetting_product_click_lock_day=shop.product_click,
        shopsetting_product_order_lock_day=shop.product_order,
        shopsetting_content_click_lock_day=shop.content_click,
        shopsetting_content_order_lock_day=shop.content_order,
        default_product_click_lock_day=default.product_click,
        default_product_order_lock_day=default.product_order,
        default_content_click_lock_day=default.content_click,
        default_content_order_lock_day=default.content_order,
    )


@handles(GetSubscriptions, invalid=INVALID)
def get_subscriptions(app: App, call: GetSubscriptions) -> SubscriptionPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/hs_getsubscribe.html"""
    wanted = call.filter or SubscriptionFilter()
    found = [product_id for product_id in subscriptions(app) if _wanted(app, wanted, product_id)]
    page = page_of(found, call.page_size, call.next_key, wanted.model_dump_json(), mismatch=BAD)
    reply = SubscriptionPage(
        subscribe_info_list=[
            SubscribedProduct(shop_appid=app.appid, product_id=product_id) for product_id in page.ids
        ],
        next_key=page.next_key,
        has_more=bool(page.next_key),
    )
    if call.need_total_num:
        reply.total_num = len(found)
    return reply


def _wanted(app: App, wanted: SubscriptionFilter, product_id: str) -> bool:
    item = app.state(Shelf).items[product_id]
    return (
        wanted.appid in (None, app.appid)
        and wanted.product_id in (None, product_id)
        and (wanted.product_name or "") in (item.live or item.draft).title
    )


@handles(SubscribeProduct, invalid=INVALID)
def subscribe(app: App, call: SubscribeProduct) -> Ok:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/hs_subscribe.html"""
    if call.product_id not in app.state(Shelf).items:
        raise Refusal(BAD)
    app.state(League).subscribed[call.product_id] = None
    return Ok()


@handles(UnsubscribeProduct, invalid=INVALID)
def unsubscribe(app: App, call: UnsubscribeProduct) -> Ok:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/hs_unsubscribe.html"""
    league = app.state(League)
    if call.product_id not in league.subscribed:
        raise Refusal(BAD)
    del league.subscribed[call.product_id]
    return Ok()


@handles(GetLiveProtectionQrcode, invalid=INVALID)
def get_live_protection_qrcode(app: App, call: GetLiveProtectionQrcode) -> LiveProtectionQrcode:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_live_protection_qrcode.html"""
    code = app.world.ids.derived(16, "live-protection")
    return LiveProtectionQrcode(qrcode_url=f"https://mmecimage.cn/p/{app.appid}/{code}")
