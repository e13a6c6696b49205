"""Whom an agency works with so that promoters (推客) can spread their content: shops and talents (带货者)."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import cursor

__all__ = [
    "AsyncPromoterPartners",
    "BoundShop",
    "BoundShopPage",
    "BoundTalent",
    "BoundTalentPage",
    "GetBoundShops",
    "GetBoundTalents",
    "GetShopAccounts",
    "PromoterPartners",
    "ShopAccount",
    "ShopAccountPage",
]


class BoundShop(Output):
    """A shop."""

    shop_appid: str = ""
    shop_nickname: str = ""
    shop_head_img: str = ""
    bind_time: int = 0
    """Unix seconds."""


class BoundShopPage(Reply):
    """A page of shops."""

    shop_list: list[BoundShop] = []
    next_key: str | None = None
    has_more: bool = False


class GetBoundShops(Call[BoundShopPage], post="/channels/ec/promoter/get_bind_shop_list", repeatable=True):
    """The shops the agency works with (获取合作的小店列表).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/sharer/get_bind_shop_list.html
    """

    next_key: str = ""
    """Of the page before; empty for the first."""
    page_size: int = Field(default=10, ge=1, le=10)
    """At most 10."""


class ShopAccount(Output):
    """An account of a shop: Channels account, official account …"""

    promoter_id: str = ""
    promoter_type: int = 0
    """What kind of account (关联账号类型)."""
    promoter_name: str = ""
    avatar_image_url: str = ""


class ShopAccountPage(Reply):
    """A page of accounts."""

    promoter_list: list[ShopAccount] = []
    next_key: str | None = None
    has_more: bool = False


class GetShopAccounts(
    Call[ShopAccountPage], post="/channels/ec/promoter/get_bind_shop_promoter_list", repeatable=True
):
    """The accounts of a shop (获取合作小店的关联账号列表).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/sharer/get_bind_shop_promoter_list.html
    """

    shop_appid: str
    next_key: str = ""
    """Of the page before; empty for the first."""
    page_size: int = Field(default=10, ge=1)


class BoundTalent(Output):
    """A talent."""

    talent_appid: str = ""
    talent_nickname: str = ""
    talent_head_img: str = ""
    bind_time: int = 0
    """Unix seconds."""
    related_finder_exportname_list: list[str] = []
    """Channels accounts (视频号)."""
    related_mp_biz_appid_list: list[str] = []
    """Official accounts (公众号)."""


class BoundTalentPage(Reply):
    """A page of talents."""

    talent_list: list[BoundTalent] = []
    next_key: str | None = None
    has_more: bool = False


class GetBoundTalents(
    Call[BoundTalentPage], post="/channels/ec/promoter/get_bind_talent_list", repeatable=True
):
    """The talents the agency works with (获取合作的带货者列表).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/sharer/get_bind_talent_list.html
    """

    talent_appid: str | None = None
    """Only this one."""
    next_key: str = ""
    """Of the page before; empty for the first."""
    page_size: int = Field(default=10, ge=1)


class PromoterPartnerCalls:
    """Whom an agency works with."""

    shops = endpoint(GetBoundShops)
    iter_shops = paged(GetBoundShops, lambda page: page.shop_list, cursor("next_key", more="has_more"))
    shop_accounts = endpoint(GetShopAccounts)
    iter_shop_accounts = paged(
        GetShopAccounts, lambda page: page.promoter_list, cursor("next_key", more="has_more")
    )
    talents = endpoint(GetBoundTalents)
    iter_talents = paged(GetBoundTalents, lambda page: page.talent_list, cursor("next_key", more="has_more"))


class PromoterPartners(PromoterPartnerCalls, Sync):
    """Shops and talents an agency works with (合作关系)."""


class AsyncPromoterPartners(PromoterPartnerCalls, Async):
    """Shops and talents an agency works with (合作关系)."""
