"""The mini-program (小程序): login, phone numbers, codes and links, subscribe messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wxkit._client import AsyncClient, SyncClient
from wxkit._endpoint import Lazy

if TYPE_CHECKING:
    from wxkit.miniprogram.analytics import Analytics, AsyncAnalytics
    from wxkit.miniprogram.comments import AsyncComments, Comments
    from wxkit.miniprogram.complaints import AsyncComplaints, Complaints
    from wxkit.miniprogram.customer_service import AsyncCustomerService, CustomerService
    from wxkit.miniprogram.famous_brand import AsyncFamousBrand, FamousBrand
    from wxkit.miniprogram.links import AsyncLinks, Links
    from wxkit.miniprogram.live_goods import AsyncLiveGoods, LiveGoods
    from wxkit.miniprogram.live_members import AsyncLiveMembers, LiveMembers
    from wxkit.miniprogram.live_rooms import AsyncLiveRooms, LiveRooms
    from wxkit.miniprogram.login import AsyncLogin, Login
    from wxkit.miniprogram.map_pois import AsyncMapPois, MapPois
    from wxkit.miniprogram.messages import AsyncMessages, Messages
    from wxkit.miniprogram.nearby import AsyncNearby, Nearby
    from wxkit.miniprogram.order_center import AsyncOrderCenter, OrderCenter
    from wxkit.miniprogram.order_shipping import AsyncOrderShipping, OrderShipping
    from wxkit.miniprogram.performance import AsyncPerformance, Performance
    from wxkit.miniprogram.qrcode import AsyncQrCode, QrCode
    from wxkit.miniprogram.search import AsyncSearch, Search
    from wxkit.miniprogram.security import AsyncSecurity, Security
    from wxkit.miniprogram.store_miniprogram import AsyncStoreMiniProgram, StoreMiniProgram
    from wxkit.miniprogram.subscribe import AsyncSubscribe, Subscribe
    from wxkit.miniprogram.updatable_messages import AsyncUpdatableMessages, UpdatableMessages
    from wxkit.miniprogram.user_info import AsyncUserInfo, UserInfo
    from wxkit.store.cooperation_shops import AsyncCooperatingShops, CooperatingShops
    from wxkit.store.gift_activities import AsyncGiftActivities, GiftActivities
    from wxkit.store.gifts import AsyncGifts, Gifts
    from wxkit.store.wxa_vip import AsyncWxaVip, WxaVip

__all__ = ["AsyncMiniProgram", "MiniProgram"]


class MiniProgram(SyncClient):
    """Blocking client of one mini-program (小程序)."""

    product: ClassVar[str] = "miniprogram"

    login: Lazy[Login] = Lazy("wxkit.miniprogram.login", "Login")
    user_info: Lazy[UserInfo] = Lazy("wxkit.miniprogram.user_info", "UserInfo")
    qrcode: Lazy[QrCode] = Lazy("wxkit.miniprogram.qrcode", "QrCode")
    links: Lazy[Links] = Lazy("wxkit.miniprogram.links", "Links")
    subscribe: Lazy[Subscribe] = Lazy("wxkit.miniprogram.subscribe", "Subscribe")
    gifts: Lazy[Gifts] = Lazy("wxkit.store.gifts", "Gifts")
    analytics: Lazy[Analytics] = Lazy("wxkit.miniprogram.analytics", "Analytics")
    comments: Lazy[Comments] = Lazy("wxkit.miniprogram.comments", "Comments")
    complaints: Lazy[Complaints] = Lazy("wxkit.miniprogram.complaints", "Complaints")
    cooperation_shops: Lazy[CooperatingShops] = Lazy("wxkit.store.cooperation_shops", "CooperatingShops")
    customer_service: Lazy[CustomerService] = Lazy("wxkit.miniprogram.customer_service", "CustomerService")
    famous_brand: Lazy[FamousBrand] = Lazy("wxkit.miniprogram.famous_brand", "FamousBrand")
    gift_activities: Lazy[GiftActivities] = Lazy("wxkit.store.gift_activities", "GiftActivities")
    live_goods: Lazy[LiveGoods] = Lazy("wxkit.miniprogram.live_goods", "LiveGoods")
    live_members: Lazy[LiveMembers] = Lazy("wxkit.miniprogram.live_members", "LiveMembers")
    live_rooms: Lazy[LiveRooms] = Lazy("wxkit.miniprogram.live_rooms", "LiveRooms")
    map_pois: Lazy[MapPois] = Lazy("wxkit.miniprogram.map_pois", "MapPois")
    messages: Lazy[Messages] = Lazy("wxkit.miniprogram.messages", "Messages")
    nearby: Lazy[Nearby] = Lazy("wxkit.miniprogram.nearby", "Nearby")
    order_center: Lazy[OrderCenter] = Lazy("wxkit.miniprogram.order_center", "OrderCenter")
    order_shipping: Lazy[OrderShipping] = Lazy("wxkit.miniprogram.order_shipping", "OrderShipping")
    performance: Lazy[Performance] = Lazy("wxkit.miniprogram.performance", "Performance")
    search: Lazy[Search] = Lazy("wxkit.miniprogram.search", "Search")
    security: Lazy[Security] = Lazy("wxkit.miniprogram.security", "Security")
    store_miniprogram: Lazy[StoreMiniProgram] = Lazy(
        "wxkit.miniprogram.store_miniprogram", "StoreMiniProgram"
    )
    updatable_messages: Lazy[UpdatableMessages] = Lazy(
        "wxkit.miniprogram.updatable_messages", "UpdatableMessages"
    )
    wxa_vip: Lazy[WxaVip] = Lazy("wxkit.store.wxa_vip", "WxaVip")


class AsyncMiniProgram(AsyncClient):
    """Client of one mini-program (小程序) for the event loop."""

    product: ClassVar[str] = "miniprogram"

    login: Lazy[AsyncLogin] = Lazy("wxkit.miniprogram.login", "AsyncLogin")
    user_info: Lazy[AsyncUserInfo] = Lazy("wxkit.miniprogram.user_info", "AsyncUserInfo")
    qrcode: Lazy[AsyncQrCode] = Lazy("wxkit.miniprogram.qrcode", "AsyncQrCode")
    links: Lazy[AsyncLinks] = Lazy("wxkit.miniprogram.links", "AsyncLinks")
    subscribe: Lazy[AsyncSubscribe] = Lazy("wxkit.miniprogram.subscribe", "AsyncSubscribe")
    gifts: Lazy[AsyncGifts] = Lazy("wxkit.store.gifts", "AsyncGifts")
    analytics: Lazy[AsyncAnalytics] = Lazy("wxkit.miniprogram.analytics", "AsyncAnalytics")
    comments: Lazy[AsyncComments] = Lazy("wxkit.miniprogram.comments", "AsyncComments")
    complaints: Lazy[AsyncComplaints] = Lazy("wxkit.miniprogram.complaints", "AsyncComplaints")
    cooperation_shops: Lazy[AsyncCooperatingShops] = Lazy(
        "wxkit.store.cooperation_shops", "AsyncCooperatingShops"
    )
    customer_service: Lazy[AsyncCustomerService] = Lazy(
        "wxkit.miniprogram.customer_service", "AsyncCustomerService"
    )
    famous_brand: Lazy[AsyncFamousBrand] = Lazy("wxkit.miniprogram.famous_brand", "AsyncFamousBrand")
    gift_activities: Lazy[AsyncGiftActivities] = Lazy("wxkit.store.gift_activities", "AsyncGiftActivities")
    live_goods: Lazy[AsyncLiveGoods] = Lazy("wxkit.miniprogram.live_goods", "AsyncLiveGoods")
    live_members: Lazy[AsyncLiveMembers] = Lazy("wxkit.miniprogram.live_members", "AsyncLiveMembers")
    live_rooms: Lazy[AsyncLiveRooms] = Lazy("wxkit.miniprogram.live_rooms", "AsyncLiveRooms")
    map_pois: Lazy[AsyncMapPois] = Lazy("wxkit.miniprogram.map_pois", "AsyncMapPois")
    messages: Lazy[AsyncMessages] = Lazy("wxkit.miniprogram.messages", "AsyncMessages")
    nearby: Lazy[AsyncNearby] = Lazy("wxkit.miniprogram.nearby", "AsyncNearby")
    order_center: Lazy[AsyncOrderCenter] = Lazy("wxkit.miniprogram.order_center", "AsyncOrderCenter")
    order_shipping: Lazy[AsyncOrderShipping] = Lazy("wxkit.miniprogram.order_shipping", "AsyncOrderShipping")
    performance: Lazy[AsyncPerformance] = Lazy("wxkit.miniprogram.performance", "AsyncPerformance")
    search: Lazy[AsyncSearch] = Lazy("wxkit.miniprogram.search", "AsyncSearch")
    security: Lazy[AsyncSecurity] = Lazy("wxkit.miniprogram.security", "AsyncSecurity")
    store_miniprogram: Lazy[AsyncStoreMiniProgram] = Lazy(
        "wxkit.miniprogram.store_miniprogram", "AsyncStoreMiniProgram"
    )
    updatable_messages: Lazy[AsyncUpdatableMessages] = Lazy(
        "wxkit.miniprogram.updatable_messages", "AsyncUpdatableMessages"
    )
    wxa_vip: Lazy[AsyncWxaVip] = Lazy("wxkit.store.wxa_vip", "AsyncWxaVip")
