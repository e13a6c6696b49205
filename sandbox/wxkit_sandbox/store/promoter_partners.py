"""Whom the agency works with: the shop and its accounts, and talents."""

from __future__ import annotations

from wxkit.store._order_enums import AccountType
from wxkit.store.promoter_partners import (
    BoundShop,
    BoundShopPage,
    BoundTalent,
    BoundTalentPage,
    GetBoundShops,
    GetBoundTalents,
    GetShopAccounts,
    ShopAccount,
    ShopAccountPage,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.agency import head_img
from wxkit_sandbox.store.league import League
from wxkit_sandbox.store.lives import shop_finder_id
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.talents import Talents
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 10024000
INVALID = {"*": BAD}


@handles(GetBoundShops, invalid=INVALID)
def get_shops(app: App, call: GetBoundShops) -> BoundShopPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/sharer/get_bind_shop_list.html"""
    since = min((c.since for c in app.state(League).cooperations.values()), default=0)
    shop = BoundShop(
        shop_appid=app.appid,
        shop_nickname=app.name,
        shop_head_img=head_img(app.appid),
        bind_time=since,
    )
    joined = app.world.settings.league_joined
    return BoundShopPage(shop_list=[shop] if joined else [], next_key="", has_more=False)


@handles(GetShopAccounts, invalid=INVALID)
def get_shop_accounts(app: App, call: GetShopAccounts) -> ShopAccountPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/sharer/get_bind_shop_promoter_list.html"""
    if call.shop_appid != app.appid:
        raise Refusal(BAD)
    official = app.world.service_account
    accounts = {
        official.original_id: ShopAccount(
            promoter_id=official.original_id,
            promoter_type=AccountType.SERVICE_ACCOUNT,
            promoter_name=official.name,
            avatar_image_url=head_img(official.appid),
        )
    }
    if app.world.settings.shop_channel:
        finder_id = shop_finder_id(app)
        accounts[finder_id] = ShopAccount(
            promoter_id=finder_id,
            promoter_type=AccountType.CHANNEL,
            promoter_name=app.name,
            avatar_image_url=head_img(finder_id),
        )
    page = page_of(list(accounts), call.page_size, call.next_key, "accounts", mismatch=BAD)
    return ShopAccountPage(
        promoter_list=[accounts[id_] for id_ in page.ids],
        next_key=page.next_key,
        has_more=bool(page.next_key),
    )


@handles(GetBoundTalents, invalid=INVALID)
def get_talents(app: App, call: GetBoundTalents) -> BoundTalentPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/sharer/get_bind_talent_list.html"""
    talents = app.state(Talents).by_appid
    found = [appid for appid in talents if call.talent_appid in (None, "", appid)]
    page = page_of(found, call.page_size, call.next_key, call.talent_appid, mismatch=BAD)
    shown = [
        BoundTalent(
            talent_appid=appid,
            talent_nickname=talents[appid].nickname,
            talent_head_img=head_img(talents[appid].person.id),
            bind_time=talents[appid].since,
            related_finder_exportname_list=[talents[appid].finder_id],
            related_mp_biz_appid_list=[],
        )
        for appid in page.ids
    ]
    return BoundTalentPage(talent_list=shown, next_key=page.next_key, has_more=bool(page.next_key))
