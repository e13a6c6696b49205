"""The shop's products in the league (优选联盟): which ones talents and agencies may sell, and for what.

Ratios are whole percent here, 0 to 90 of what is paid. The shop must have joined the league.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId
from wxkit._paging import cursor

__all__ = [
    "AgencyItemOffer",
    "AsyncLeagueItems",
    "BatchAddAgencyItems",
    "BatchAddLeagueItems",
    "DeleteLeagueItem",
    "ExclusiveChange",
    "ExclusiveInfo",
    "GetLeagueItem",
    "GetLeagueItems",
    "LeagueFinder",
    "LeagueItem",
    "LeagueItemExtra",
    "LeagueItemFound",
    "LeagueItemId",
    "LeagueItemOffer",
    "LeagueItemPage",
    "LeagueItemResult",
    "LeagueItemResults",
    "LeagueItemStatus",
    "LeagueItemType",
    "LeagueItemUpdated",
    "LeagueItems",
    "LeaguePromoter",
    "UpdateLeagueItem",
]

Percent = Annotated[int, Field(ge=0, le=90)]


class LeagueItemType(OpenIntEnum):
    """How a product is promoted (推广类别)."""

    NORMAL = 1
    """普通推广: every talent may."""
    TARGETED = 2
    """定向推广: the talents named; needs the normal plan on sale."""
    EXCLUSIVE = 3
    """专属推广: the talents named, and excludes both other plans."""


class LeagueItemStatus(OpenIntEnum):
    """Where a plan stands (推广状态)."""

    INITIAL = 0
    ON_SALE = 1
    OFF_SALE = 2
    DELETED = 4
    BELOW_STANDARD = 5
    """未达到准入标准."""
    TO_COME = 10
    """待生效."""


class LeagueItemOffer(Input):
    """A product and what selling it pays."""

    product_id: NumberId
    ratio: Percent | None = None
    """Whole percent."""


# Inside a class that has a field named list, `list[…]` would mean the field.
LeagueItemOffers = Annotated[list[LeagueItemOffer], Field(min_length=1, max_length=20)]
FinderIds = Annotated[list[str], Field(max_length=30)]


class LeagueItemResult(Output):
    """What became of one product."""

    errcode: int = 0
    errmsg: str | None = None
    product_id: NumberId = ""
    info_id: NumberId | None = None
    """The plan, when it is a targeted or exclusive one."""
    fail_finder_ids: list[str] | None = None
    fail_promoter_ids: list[str] | None = None


class LeagueItemResults(Reply):
    """What became of each product."""

    result_info_list: list[LeagueItemResult] = []


class BatchAddLeagueItems(Call[LeagueItemResults], post="/channels/ec/league/item/batchadd"):
    """Put up to 20 products into the league (批量新增联盟商品).

    Errors: 10023000 (bad parameter), 10023001 (talent), 10023007 (league not joined), 10023100 (type),
    10023101 (same product twice), 10023102 (over 20), 10023103 (no such product), 10023104 (not on sale),
    10023105 (an exclusive plan excludes others), 10023106 (no normal plan), 10023107 (no talent),
    10023109 (commission), 10023113 (times).
    https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_batchadditem.html
    """

    type: Literal[1, 2, 3] | LeagueItemType
    list: LeagueItemOffers
    """At most 20, each product once."""
    finder_ids: FinderIds | None = None
    """Channels accounts (视频号) of the talents, at most 30; for targeted and exclusive plans."""
    promoter_ids: FinderIds | None = None
    """The talents by their own ids (达人带货id) instead."""
    begin_time: int | None = None
    """Unix seconds."""
    end_time: int | None = None
    is_forerver: bool | None = None
    """Without end; the name is WeChat's."""


class AgencyItemOffer(LeagueItemOffer):
    """A product, and what selling it pays to talent and agency."""

    service_ratio: Percent | None = None
    """The agency's part, whole percent."""
    commission_type: Literal[0, 1] | None = None
    """Who says what the talent gets: 0 the shop, 1 the agency."""


AgencyItemOffers = Annotated[list[AgencyItemOffer], Field(min_length=1, max_length=20)]


class BatchAddAgencyItems(Call[LeagueItemResults], post="/channels/ec/league/item/headsupplier/batchadd"):
    """Have an agency promote up to 20 products (批量新增联盟机构推广).

    Errors: 10023000 (bad parameter), 10023007 (league not joined), 10023101 (twice), 10023102 (over 20),
    10023104 (not on sale), 10023109 (commission), 10023113 (times).
    https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_batchaddheadsupplieritem.html
    """

    headsupplier_appid: str
    """Account id of the agency (联盟带货机构)."""
    list: AgencyItemOffers
    """At most 20, each product once."""
    begin_time: int | None = None
    """Unix seconds."""
    end_time: int | None = None
    is_forerver: bool | None = None
    """Without end; the name is WeChat's."""


class DeleteLeagueItem(Call[Ok], post="/channels/ec/league/item/delete"):
    """Take a product out of the league (删除联盟商品).

    Errors: 10023000 (bad parameter), 10023007 (league not joined), 10023103 (no such plan).
    https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_upditem.html
    """

    type: Literal[1, 2, 3] | LeagueItemType
    product_id: NumberId | None = None
    """Required for a normal plan."""
    info_id: NumberId | None = None
    """Required for a targeted or exclusive plan."""


class ExclusiveChange(Input):
    """What changes in a targeted or exclusive plan."""

    add_finder_ids: FinderIds | None = None
    """At most 30."""
    del_finder_ids: FinderIds | None = None
    """At most 30."""
    add_promoter_ids: FinderIds | None = None
    del_promoter_ids: FinderIds | None = None
    begin_time: int | None = None
    """Unix seconds."""
    end_time: int | None = None
    is_forerver: bool | None = None


class LeagueItemUpdated(Reply):
    """The plan that was changed."""

    info_id: NumberId | None = None


class UpdateLeagueItem(Call[LeagueItemUpdated], post="/channels/ec/league/item/upd"):
    """Change a plan of the league (更新联盟商品信息).

    Errors: 10023000 (bad parameter), 10023001 (talent), 10023007 (league not joined),
    10023103 (no such plan), 10023109 (commission), 10023116 (operate_type).
    https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_upditem.html
    """

    operate_type: int
    """What to do (更新操作类别): 1 edit and offer, 2 take off, 4 offer again; the page says 3 for it too."""
    type: Literal[1, 2, 3] | LeagueItemType
    product_id: NumberId | None = None
    """Required for a normal plan."""
    info_id: NumberId | None = None
    """Required for a targeted or exclusive plan."""
    promotion_plan_id: NumberId | None = None
    """The plan, as the newest documentation names it (推广计划id)."""
    ratio: Percent | None = None
    """Whole percent."""
    exclusive_info: ExclusiveChange | None = None


class LeagueFinder(Output):
    """A talent of a plan. Times in Unix seconds."""

    finder_id: str = ""
    begin_time: int = 0
    end_time: int = 0
    is_forerver: int = 0


class LeaguePromoter(Output):
    """A talent of a plan, by its own id (达人带货id). Times in Unix seconds."""

    promoter_id: str = ""
    begin_time: int = 0
    end_time: int = 0
    is_forerver: bool = False


class ExclusiveInfo(Output):
    """What a targeted or exclusive plan has besides. Times in Unix seconds."""

    info_id: str | None = None
    finder_ids: list[str] = []
    finder_num: int | None = None
    """How many talents, when asked for."""
    finder_info_list: list[LeagueFinder] = []
    promoter_info_list: list[LeaguePromoter] = []
    begin_time: int | None = None
    end_time: int | None = None
    is_forerver: bool = False


class LeagueItemExtra(Output):
    """What stands in the way."""

    is_sale_forbidden: bool = False
    """The category may not be sold (类目禁售)."""
    is_banned: bool = False
    """Banned by the platform (封禁)."""


class LeagueItem(Output):
    """A product in the league."""

    type: LeagueItemType = LeagueItemType(0)
    product_id: str | None = None
    ratio: int | None = None
    """Whole percent."""
    status: LeagueItemStatus = LeagueItemStatus.INITIAL
    exclusive_info: ExclusiveInfo | None = None
    ext_info: LeagueItemExtra | None = None


class LeagueItemFound(Reply):
    """A product in the league."""

    item: LeagueItem = Field(default_factory=LeagueItem)


class GetLeagueItem(Call[LeagueItemFound], post="/channels/ec/league/item/get", repeatable=True):
    """A product in the league (获取联盟商品详情).

    Errors: 10023000 (bad parameter), 10023007 (league not joined), 10023103 (no such plan).
    https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_getitem.html
    """

    type: Literal[1, 2, 3] | LeagueItemType
    product_id: NumberId | None = None
    """Required for a normal plan."""
    info_id: NumberId | None = None
    """Required for a targeted or exclusive plan."""
    promotion_plan_id: NumberId | None = None
    """The plan, as the newest documentation names it (推广计划id)."""
    need_relation: bool | None = None
    """Also tell the talents, page by page."""
    need_total_num: bool | None = None
    """Also count the talents."""
    page_index: int | None = Field(default=None, ge=1)
    """Of the talents, from 1."""
    page_size: int | None = Field(default=None, ge=1, le=50)
    """At most 50 talents; required with `need_relation`."""


class LeagueItemId(Output):
    """What names a product in the league."""

    product_id: NumberId | None = None
    info_id: NumberId | None = None
    """Of a targeted or exclusive plan."""


class LeagueItemPage(Reply):
    """A page of products in the league."""

    items: list[LeagueItemId] = []
    total_num: int | None = None
    has_more: bool = False
    last_buffer: str | None = None
    """Pass back for the next page."""


class GetLeagueItems(Call[LeagueItemPage], post="/channels/ec/league/item/list/get", repeatable=True):
    """The products in the league (获取联盟商品推广列表). By number only the first 5000 can be reached.

    Errors: 10023000 (bad parameter), 10023001 (finder_id), 10023007 (league not joined), 10023100 (type).
    https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_getitemlist.html
    """

    type: Literal[1, 2, 3] | LeagueItemType
    page_size: int = Field(default=100, ge=1, le=100)
    """At most 100."""
    page_index: int = Field(default=1, ge=1)
    """From 1; without effect beside `last_buffer`."""
    product_id: NumberId | None = None
    """Only plans of this product; for targeted and exclusive plans."""
    info_id: NumberId | None = None
    """Only this plan."""
    finder_id: str | None = None
    """Only plans with this talent; for targeted and exclusive plans."""
    promoter_id: str | None = None
    """The talent by its own id (达人带货id) instead."""
    last_buffer: str | None = None
    """Of the page before."""
    need_total_num: bool | None = None
    """Also count them all; without effect beside `last_buffer`."""


class LeagueItemCalls:
    """The shop's products in the league."""

    batch_add = endpoint(BatchAddLeagueItems)
    batch_add_for_agency = endpoint(BatchAddAgencyItems)
    get = endpoint(GetLeagueItem)
    list = endpoint(GetLeagueItems)
    iter_list = paged(GetLeagueItems, lambda page: page.items, cursor("last_buffer", more="has_more"))
    update = endpoint(UpdateLeagueItem)
    delete = endpoint(DeleteLeagueItem)


class LeagueItems(LeagueItemCalls, Sync):
    """The shop's products in the league (优选联盟商品)."""


class AsyncLeagueItems(LeagueItemCalls, Async):
    """The shop's products in the league (优选联盟商品)."""
