"""An agency of the league (联盟带货机构): its shops, their products, what it watches, order clues.

These calls need the agency's own token. Amounts in fen, times in Unix seconds.
"""

from __future__ import annotations

from typing import TypeAlias

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId
from wxkit._paging import cursor
from wxkit.store._commission import TimeRange
from wxkit.store._league_product import GetAgencyProduct

__all__ = [
    "AgencyShop",
    "AgencyShopBase",
    "AgencyShopDetail",
    "AgencyShopFigures",
    "AgencyShopFound",
    "AgencyShopPage",
    "AgencyShopStatus",
    "AsyncLeagueHeadsupplier",
    "ClueBuyer",
    "ClueDetail",
    "ClueProduct",
    "ClueSharer",
    "ClueShop",
    "ClueTrade",
    "GetAgencyShop",
    "GetAgencyShops",
    "GetLiveProtectionQrcode",
    "GetLockTime",
    "GetOrderClue",
    "GetOrderClues",
    "GetSubscriptions",
    "LeagueHeadsupplier",
    "LiveProtectionQrcode",
    "LockTime",
    "OrderClue",
    "OrderClueFound",
    "OrderClueId",
    "OrderCluePage",
    "SubscribeProduct",
    "SubscribedProduct",
    "SubscriptionFilter",
    "SubscriptionPage",
    "UnsubscribeProduct",
]


class AgencyShopStatus(OpenIntEnum):
    """Where the cooperation stands (合作状态)."""

    UNKNOWN = 0
    INVITED = 1
    ACCEPTED = 2
    REFUSED = 3
    INVITATION_CANCELLED = 4
    ENDED = 5


class AgencyShopBase(Output):
    """A shop."""

    appid: str = ""
    nickname: str = ""
    headimg_url: str = ""


class AgencyShop(Output):
    """A shop the agency works with."""

    status: AgencyShopStatus = AgencyShopStatus.UNKNOWN
    base_info: AgencyShopBase = Field(default_factory=AgencyShopBase)


class AgencyShopFigures(Output):
    """What came of the cooperation."""

    gmv: int = 0
    """Turnover, fen."""
    product_number: int = 0
    """Products so far."""
    settle_amount: int = 0
    """Service fee that is settled, fen."""
    unsettle_amount: int = 0
    """Service fee to come, fen."""
    product_number_today: int = 0
    """Products that joined today."""
    product_number_sold_today: int = 0
    """Products sold today."""


class AgencyShopDetail(AgencyShop):
    """A shop the agency works with, in figures."""

    data_info: AgencyShopFigures = Field(default_factory=AgencyShopFigures)
    approved_time: int = 0
    """When the cooperation began."""


class AgencyShopFound(Reply):
    """A shop the agency works with."""

    shop_detail: AgencyShopDetail = Field(default_factory=AgencyShopDetail)


class GetAgencyShop(Call[AgencyShopFound], post="/channels/ec/league/headsupplier/shop/get", repeatable=True):
    """A shop the agency works with (获取合作小店详情).

    Errors: 10024000 (bad parameter), 10024007 (no cooperation with it).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getshop.html
    """

    appid: str


class AgencyShopPage(Reply):
    """A page of shops."""

    shop_list: list[AgencyShop] = []
    has_more: bool = False
    next_key: str | None = None


class GetAgencyShops(
    Call[AgencyShopPage], post="/channels/ec/league/headsupplier/shop/list/get", repeatable=True
):
    """The shops the agency works with (获取合作小店列表).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getshoplist.html
    """

    page_size: int = Field(default=30, ge=1, le=30)
    """At most 30."""
    next_key: str | None = None
    """Of the page before."""


class LockTime(Reply):
    """For how many days a promoter keeps a customer (锁客天数). What the shop set outranks the default."""

    shopsetting_product_click_lock_day: int = 0
    """After a click on a product."""
    shopsetting_product_order_lock_day: int = 0
    """Extended to by an order of a product."""
    shopsetting_content_click_lock_day: int = 0
    """After a click on a live room or video."""
    shopsetting_content_order_lock_day: int = 0
    """Extended to by an order from a live room or video."""
    default_product_click_lock_day: int = 0
    default_product_order_lock_day: int = 0
    default_content_click_lock_day: int = 0
    default_content_order_lock_day: int = 0


class GetLockTime(
    Call[LockTime], post="/channels/ec/league/headsupplier/lockcustomertime/getlocktime", repeatable=True
):
    """For how long promoters keep a shop's customers (获取店铺自定义的推广锁客时效).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/headsupplier/api_getshoplocktime.html
    """

    shop_appid: str


class ClueShop(Output):
    """The shop that sold."""

    appid: str = ""


class ClueProduct(Output):
    """What was sold."""

    product_id: str = ""
    thumb_img: str = ""
    title: str = ""
    actual_payment: int = 0
    """Fen."""


class ClueTrade(Output):
    """The order."""

    status: int = 0
    """See `OrderStatus`."""


class ClueSharer(Output):
    """The promoter (推客)."""

    sharer_appid: str = ""
    nickname: str = ""
    opensharerid: str = ""


class ClueBuyer(Output):
    """Who bought."""

    open_id: str = ""
    union_id: str | None = None


class ClueDetail(Output):
    """What happened."""

    shop_info: ClueShop = Field(default_factory=ClueShop)
    product_info: ClueProduct = Field(default_factory=ClueProduct)
    order_info: ClueTrade = Field(default_factory=ClueTrade)
    sharer_info: ClueSharer = Field(default_factory=ClueSharer)
    buyer_info: ClueBuyer = Field(default_factory=ClueBuyer)


class OrderClue(Output):
    """An order that a promoter brought to a shop's own product, without a commission on the platform."""

    order_id: str = ""
    sku_id: str = ""
    status: int = 0
    clue_detail: ClueDetail = Field(default_factory=ClueDetail)
    create_time: int = 0
    update_time: int = 0


class OrderClueFound(Reply):
    """An order clue."""

    commssion_clue: OrderClue = Field(default_factory=OrderClue)
    """The name is WeChat's."""


class GetOrderClue(Call[OrderClueFound], post="/channels/ec/league/headsupplier/clue/get", repeatable=True):
    """An order clue (获取自营商品订单线索详情).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/clue/getclue.html
    """

    order_id: str
    sku_id: str


class OrderClueId(Output):
    """What names an order clue."""

    order_id: str = ""
    sku_id: str = ""


# Inside a class that has a field named list, `list[…]` would mean the field.
OrderClueIds: TypeAlias = list[OrderClueId]


class OrderCluePage(Reply):
    """A page of order clues."""

    list: OrderClueIds = []
    next_key: str | None = None
    has_more: bool = False


class GetOrderClues(
    Call[OrderCluePage], post="/channels/ec/league/headsupplier/clue/list/get", repeatable=True
):
    """The order clues (获取自营商品订单线索列表).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/clue/getcluelist.html
    """

    page_size: int = Field(default=10, ge=1, le=100)
    """At most 100."""
    next_key: str | None = None
    """Of the page before."""
    appid: str | None = None
    """Only of this shop."""
    sharer_appid: str | None = None
    """Only of this promoter."""
    create_time_range: TimeRange | None = None


class SubscribedProduct(Output):
    """A product whose changes are told."""

    shop_appid: str = ""
    product_id: NumberId = ""


class SubscriptionPage(Reply):
    """A page of subscribed products."""

    subscribe_info_list: list[SubscribedProduct] = []
    total_num: int | None = None
    next_key: str | None = None
    has_more: bool = False


class SubscriptionFilter(Input):
    """Which subscribed products."""

    appid: str | None = None
    """Of this shop."""
    product_id: NumberId | None = None
    product_name: str | None = None


class GetSubscriptions(
    Call[SubscriptionPage], post="/channels/ec/league/headsupplier/subscription/getsubscribe", repeatable=True
):
    """The products whose changes are told (获取订阅的商品列表): cooperating ones, and those subscribed to.

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/hs_getsubscribe.html
    """

    page_size: int = Field(default=20, ge=1)
    next_key: str | None = None
    """Of the page before."""
    filter: SubscriptionFilter | None = None
    need_total_num: bool | None = None
    """Also count them all."""


class SubscribeProduct(
    Call[Ok], post="/channels/ec/league/headsupplier/subscription/subscribe", repeatable=True
):
    """Have the changes of a product told (商品订阅): event `head_supplier_item_update`.

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/hs_subscribe.html
    """

    product_id: NumberId


class UnsubscribeProduct(
    Call[Ok], post="/channels/ec/league/headsupplier/subscription/unsubscribe", repeatable=True
):
    """No longer have the changes of a product told (取消商品订阅).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/hs_unsubscribe.html
    """

    product_id: NumberId


class LiveProtectionQrcode(Reply):
    """A QR code for a talent."""

    qrcode_url: str = ""


class GetLiveProtectionQrcode(
    Call[LiveProtectionQrcode],
    post="/channels/ec/league/headsupplier/liveprotection/getqrcode",
    repeatable=True,
):
    """The QR code by which talents announce a big live room (获取直播大场保护的提报二维码).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_live_protection_qrcode.html
    """


class LeagueHeadsupplierCalls:
    """An agency of the league."""

    shop = endpoint(GetAgencyShop)
    shops = endpoint(GetAgencyShops)
    iter_shops = paged(GetAgencyShops, lambda page: page.shop_list, cursor("next_key", more="has_more"))
    lock_time = endpoint(GetLockTime)
    product = endpoint(GetAgencyProduct)
    clue = endpoint(GetOrderClue)
    clues = endpoint(GetOrderClues)
    iter_clues = paged(GetOrderClues, lambda page: page.list, cursor("next_key", more="has_more"))
    subscriptions = endpoint(GetSubscriptions)
    iter_subscriptions = paged(
        GetSubscriptions, lambda page: page.subscribe_info_list, cursor("next_key", more="has_more")
    )
    subscribe = endpoint(SubscribeProduct)
    unsubscribe = endpoint(UnsubscribeProduct)
    live_protection_qrcode = endpoint(GetLiveProtectionQrcode)


class LeagueHeadsupplier(LeagueHeadsupplierCalls, Sync):
    """An agency of the league (联盟带货机构)."""


class AsyncLeagueHeadsupplier(LeagueHeadsupplierCalls, Async):
    """An agency of the league (联盟带货机构)."""
