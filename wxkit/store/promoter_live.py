"""Live rooms (直播) that promoters spread: of talents and of shops' accounts. With the agency's own token."""

from __future__ import annotations

from typing import TypeVar

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._numbers import NumberId
from wxkit._paging import cursor

__all__ = [
    "AsyncPromoterLive",
    "GetLiveReservations",
    "GetShopLiveNoticeLink",
    "GetShopLiveNoticeQrcode",
    "GetShopLiveNotices",
    "GetShopLiveProducts",
    "GetShopLiveQrcode",
    "GetShopLives",
    "GetTalentLiveNoticeLink",
    "GetTalentLiveNoticeQrcode",
    "GetTalentLiveNotices",
    "GetTalentLiveProducts",
    "GetTalentLiveQrcode",
    "GetTalentLives",
    "LiveNotice",
    "LiveNoticeShareLink",
    "LiveNotices",
    "LiveProduct",
    "LiveQrcode",
    "LiveReservations",
    "PromotedLive",
    "PromotedLives",
    "PromoterLive",
    "ShopLiveProduct",
    "ShopLiveProductPage",
    "TalentLiveProductPage",
]

R_co = TypeVar("R_co", bound=Reply, covariant=True)


class _OfTalent(Call[R_co]):
    """Whose live rooms."""

    talent_appid: str
    """The talent (带货者)."""


class _OfShop(Call[R_co]):
    """Whose live rooms."""

    shop_appid: str
    promoter_id: str
    """The account, from `promoter_partners.shop_accounts`."""
    promoter_type: int
    """Of a Channels account (视频号)."""


class PromotedLive(Output):
    """A live room."""

    export_id: str = ""
    """New for every broadcast."""
    description: str = ""
    promoter_share_link: str = ""
    """For the live component of a mini-program."""


class PromotedLives(Reply):
    """Live rooms."""

    live_record_list: list[PromotedLive] = []


class GetTalentLives(
    _OfTalent[PromotedLives], post="/channels/ec/promoter/get_live_record_list", repeatable=True
):
    """The live rooms of a talent (获取带货者的直播列表).

    Errors: 10024000 (bad parameter), 10071047 (no cooperation on content), 10071049 (promoters switched off).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_live_record_list.html
    """

    mini_program_appid: str
    """A mini-program that is bound to the agency."""
    sharer_appid: str | None = None
    """The promoter."""


class GetShopLives(
    _OfShop[PromotedLives], post="/channels/ec/promoter/get_shop_live_record_list", repeatable=True
):
    """The live rooms of a shop's account (获取小店关联账号的直播列表).

    Errors: 10024000 (bad parameter), 10071047 (no cooperation on content), 10071055 (promoter_id).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_shop_live_record_list.html
    """

    mini_program_appid: str
    """A mini-program that is bound to the agency."""
    sharer_appid: str | None = None
    """The promoter."""


class LiveNotice(Output):
    """A live room that is announced (直播预约)."""

    notice_id: str = ""
    description: str = ""
    start_time: int = 0
    """Unix seconds."""


class LiveNotices(Reply):
    """Announced live rooms."""

    live_notice_record_list: list[LiveNotice] = []


class GetTalentLiveNotices(
    _OfTalent[LiveNotices], post="/channels/ec/promoter/get_live_notice_record_list", repeatable=True
):
    """The live rooms a talent announced (获取带货者的直播预约列表).

    Errors: 10024000 (bad parameter), 10071047 (no cooperation on content), 10071048 (bad parameter),
    10071049 (promoters switched off).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_live_notice_record_list.html
    """

    mini_program_appid: str | None = None
    """A mini-program that is bound to the agency; no longer documented."""
    sharer_appid: str | None = None
    """The promoter."""


class GetShopLiveNotices(
    _OfShop[LiveNotices], post="/channels/ec/promoter/get_shop_live_notice_record_list", repeatable=True
):
    """The live rooms a shop's account announced (获取小店关联账号的预约直播列表).

    Errors: 10024000 (bad parameter), 10071047 (no cooperation on content), 10071048 (bad parameter),
    10071049 (promoters switched off), 10071055 (promoter_id).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_shop_live_notice_record_list.html
    """


class LiveQrcode(Reply):
    """A promoter's QR code."""

    qrcode_url: str = ""


class GetTalentLiveQrcode(
    _OfTalent[LiveQrcode], post="/channels/ec/promoter/get_live_record_qr_code", repeatable=True
):
    """A promoter's QR code of a live room (为某个推客生成单个直播的推广二维码).

    Errors: 10024000, 10071048 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_live_record_qr_code.html
    """

    export_id: str
    sharer_appid: str | None = None
    """The promoter."""


class GetShopLiveQrcode(
    _OfShop[LiveQrcode], post="/channels/ec/promoter/get_shop_live_record_qr_code", repeatable=True
):
    """A promoter's QR code of a shop's live room (为推客生成小店关联账号直播的推广二维码).

    Errors: 10024000, 10071048 (bad parameter), 10071055 (promoter_id).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_shop_live_record_qr_code.html
    """

    export_id: str
    sharer_appid: str | None = None
    """The promoter."""


class GetTalentLiveNoticeQrcode(
    _OfTalent[LiveQrcode], post="/channels/ec/promoter/get_live_notice_record_qr_code", repeatable=True
):
    """A promoter's QR code of an announced live room (为某个推客生成单个直播预约的推广二维码).

    Errors: 10024000, 10071048 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_live_notice_record_qr_code.html
    """

    notice_id: str
    sharer_appid: str | None = None
    """The promoter."""


class GetShopLiveNoticeQrcode(
    _OfShop[LiveQrcode], post="/channels/ec/promoter/get_shop_live_notice_record_qr_code", repeatable=True
):
    """A promoter's QR code of a shop's announced live room (为推客生成小店关联账号直播预约的推广二维码).

    Errors: 10024000, 10071048 (bad parameter), 10071055 (promoter_id).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_shop_live_notice_record_qr_code.html
    """

    notice_id: str
    sharer_appid: str | None = None
    """The promoter."""


class LiveNoticeShareLink(Reply):
    """For `wx.reserveChannelsLive`."""

    promoter_share_link: str = ""


class GetTalentLiveNoticeLink(
    _OfTalent[LiveNoticeShareLink],
    post="/channels/ec/promoter/get_live_notice_promoter_share_link",
    repeatable=True,
):
    """A promoter's parameter of an announced live room (生成某个带货者的用于直播预约的推广参数).

    Errors: 10024000, 10071048 (bad parameter), 10071030 (talent_appid).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/live/api_getlivenoticepromotersharelink.html
    """

    notice_id: str
    mini_program_appid: str
    """A mini-program that is bound to the agency."""
    sharer_appid: str | None = None
    """The promoter."""


class GetShopLiveNoticeLink(
    _OfShop[LiveNoticeShareLink],
    post="/channels/ec/promoter/get_shop_live_notice_promoter_share_link",
    repeatable=True,
):
    """A promoter's parameter of a shop's announced live room (为推客获取小店关联账号直播预约的推广参数).

    Errors: 10024000, 10071048 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/live/api_getshoplivenoticepromotersharelink.html
    """

    notice_id: str
    sharer_appid: str | None = None
    """The promoter."""


class LiveReservations(Reply):
    """How many people a promoter brought."""

    count: int = 0


class GetLiveReservations(
    Call[LiveReservations], post="/channels/ec/promoter/get_live_notice_reservation_info", repeatable=True
):
    """How many reserved by a promoter (获取直播预约的单个推客的推广预约人数).

    Errors: 10024000, 10071003 (bad parameter), 10071030 (no such promoter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_live_notice_reservation_info.html
    """

    live_notice_id: str
    sharer_appid: str | None = None
    """The promoter."""


class LiveProduct(Output):
    """A product of a live room. Money in fen."""

    product_id: NumberId = ""
    product_name: str = ""
    product_img_url: str = ""
    product_price: int = 0
    predict_commission_amount: int = 0
    """What the agency may expect."""


class ShopLiveProduct(LiveProduct):
    """A product of a shop's live room."""

    commission_rate: int = 0
    """Parts per million."""


class TalentLiveProductPage(Reply):
    """A page of products."""

    product_list: list[LiveProduct] = []
    next_key: str | None = None
    has_more: bool = False


class GetTalentLiveProducts(
    _OfTalent[TalentLiveProductPage],
    post="/channels/ec/promoter/get_live_commission_product_list",
    repeatable=True,
):
    """The products of a talent's live room (获取某个带货者当前直播的带货商品列表).

    Errors: 10024000 (bad parameter), 10071047 (no cooperation on content).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_live_commission_product_list.html
    """

    page_size: int = Field(default=10, ge=1)
    next_key: str = ""
    """Of the page before; empty for the first."""


class ShopLiveProductPage(Reply):
    """A page of products."""

    product_list: list[ShopLiveProduct] = []
    next_key: str | None = None
    has_more: bool = False


class GetShopLiveProducts(
    _OfShop[ShopLiveProductPage],
    post="/channels/ec/promoter/get_shop_live_commission_product_list",
    repeatable=True,
):
    """The shop's own products of its live room (获取小店关联账号的当前直播的自营商品列表).

    Errors: 10024000 (bad parameter), 10071047 (no cooperation on content), 10071055 (promoter_id).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_shop_live_commission_product_list.html
    """

    page_size: int = Field(default=10, ge=1)
    next_key: str = ""
    """Of the page before; empty for the first."""


class PromoterLiveCalls:
    """Live rooms that promoters spread."""

    talent_lives = endpoint(GetTalentLives)
    talent_notices = endpoint(GetTalentLiveNotices)
    talent_products = endpoint(GetTalentLiveProducts)
    iter_talent_products = paged(
        GetTalentLiveProducts, lambda page: page.product_list, cursor("next_key", more="has_more")
    )
    talent_qrcode = endpoint(GetTalentLiveQrcode)
    talent_notice_qrcode = endpoint(GetTalentLiveNoticeQrcode)
    talent_notice_link = endpoint(GetTalentLiveNoticeLink)
    shop_lives = endpoint(GetShopLives)
    shop_notices = endpoint(GetShopLiveNotices)
    shop_products = endpoint(GetShopLiveProducts)
    iter_shop_products = paged(
        GetShopLiveProducts, lambda page: page.product_list, cursor("next_key", more="has_more")
    )
    shop_qrcode = endpoint(GetShopLiveQrcode)
    shop_notice_qrcode = endpoint(GetShopLiveNoticeQrcode)
    shop_notice_link = endpoint(GetShopLiveNoticeLink)
    reservations = endpoint(GetLiveReservations)


class PromoterLive(PromoterLiveCalls, Sync):
    """Live rooms that promoters spread (直播推广)."""


class AsyncPromoterLive(PromoterLiveCalls, Async):
    """Live rooms that promoters spread (直播推广)."""
