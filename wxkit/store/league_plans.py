"""Products that an agency and its talents promote: the pool, cooperations, what promoting pays (达人带货).

Ratios are parts per million: 10000 is 1 %. These calls need the agency's own token.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId
from wxkit._paging import cursor
from wxkit.store._league_product import AgencyItemContent
from wxkit.store._promoted import PromoteCategory, Range, SpuItemCondition

__all__ = [
    "AddCooperativeItem",
    "AgencyItem",
    "AgencyItemFound",
    "AgencyItemId",
    "AgencyItemPage",
    "AsyncLeaguePlans",
    "CooperativeItem",
    "CooperativeItemAdded",
    "CooperativeItemPage",
    "GetAgencyItem",
    "GetAgencyItems",
    "GetCooperativeItems",
    "GetProductShareStats",
    "GetPromotionDetail",
    "GetSelectionProducts",
    "LeaguePlans",
    "NormalCommission",
    "ProductShareStats",
    "PromotionAgency",
    "PromotionCommission",
    "PromotionCooperation",
    "PromotionDetail",
    "PromotionDetailFound",
    "SelectionCondition",
    "SelectionProduct",
    "SelectionProductPage",
    "TalentRatioBy",
    "UpdateAgencyItem",
]


class TalentRatioBy(OpenIntEnum):
    """Who decides what the talent gets (佣金分配类型)."""

    SHOP = 0
    """商家指定达人佣金."""
    AGENCY = 1
    """机构指定达人佣金: by a sub-plan, without which the product cannot go into a window."""


class AgencyItem(Output):
    """A cooperating product."""

    appid: str = ""
    """Of the shop."""
    product_id: NumberId = ""
    product_info: AgencyItemContent = Field(default_factory=AgencyItemContent)


class AgencyItemFound(Reply):
    """A cooperating product."""

    item: AgencyItem = Field(default_factory=AgencyItem)


class GetAgencyItem(Call[AgencyItemFound], post="/channels/ec/league/headsupplier/item/get", repeatable=True):
    """A cooperating product (获取合作商品详情).

    Errors: 10024000 (bad parameter), 10024003 (appid), 10024009 (product_id).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getitem.html
    """

    appid: str
    """Of the shop."""
    product_id: NumberId


class AgencyItemId(Output):
    """What names a cooperating product."""

    appid: str = ""
    """Of the shop."""
    product_id: str = ""


# Inside a class that has a field named list, `list[…]` would mean the field.
AgencyItemIds: TypeAlias = list[AgencyItemId]


class AgencyItemPage(Reply):
    """A page of cooperating products."""

    list: AgencyItemIds = []
    has_more: bool = False
    next_key: str | None = None


class GetAgencyItems(
    Call[AgencyItemPage], post="/channels/ec/league/headsupplier/item/list/get", repeatable=True
):
    """The cooperating products (获取合作商品列表), as first documented; see `GetCooperativeItems`.

    Errors: 10024000 (bad parameter), 10024003 (appid).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getitemlist.html
    """

    page_size: int = Field(default=30, ge=1, le=30)
    """At most 30."""
    next_key: str | None = None
    """Of the page before."""
    appid: str | None = None
    """Only of this shop."""


class UpdateAgencyItem(Call[Ok], post="/channels/ec/league/headsupplier/item/upd"):
    """Change a cooperating product (更新合作商品).

    Errors: 10024000 (bad parameter), 10024003 (appid), 10024009 (product_id).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/updateitem.html
    """

    appid: str
    """Of the shop."""
    product_id: NumberId
    type: int
    """What to do (操作类型)."""


class NormalCommission(Output):
    """What the normal plan pays, while it is on sale, too."""

    ratio: int = 0
    """Parts per million."""


class PromotionCommission(Output):
    """What promoting pays."""

    plan_type: int = 0
    """1 targeted plan (定向), 2 public plan (公开)."""
    commission_type: TalentRatioBy = TalentRatioBy.SHOP
    ratio: int = 0
    """The talent's part, in parts per million."""
    service_ratio: int = 0
    """The agency's part, in parts per million."""
    start_time: int = 0
    """Unix seconds."""
    end_time: int = 0
    normal_commission_info: NormalCommission | None = None


class PromotionAgency(Output):
    """The agency that supplies."""

    appid: str = ""
    name: str = ""
    head_img: str = ""


class PromotionCooperation(Output):
    """The cooperation."""

    cooperative_status: int = 0
    is_hidden: bool = False
    link: str | None = None


class PromotionDetail(Output):
    """What promoting a product pays, and who supplies it."""

    shop_appid: str = ""
    product_id: str = ""
    spu_source: int = 0
    """1 supplied by the shop (商家供货), 2 by an agency (机构供货)."""
    commission_info: PromotionCommission = Field(default_factory=PromotionCommission)
    head_supplier_info: PromotionAgency = Field(default_factory=PromotionAgency)
    cooperative_info: PromotionCooperation = Field(default_factory=PromotionCooperation)


class PromotionDetailFound(Reply):
    """What promoting a product pays, and who supplies it."""

    item: PromotionDetail = Field(default_factory=PromotionDetail)


class GetPromotionDetail(
    Call[PromotionDetailFound],
    post="/channels/ec/league/headsupplier/item/promotiondetail/get",
    repeatable=True,
):
    """What promoting a product pays (获取商品推广参数详情).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getpromotiondetail.html
    """

    head_supplier_item_link: str
    """The product's link, `weixinstorehs/…`."""


class SelectionCondition(SpuItemCondition):
    """What the products have to fulfil."""

    create_time_range: Range | None = None
    """Unix seconds."""


class SelectionProduct(Output):
    """A product of the pool."""

    shop_appid: str = ""
    product_id: NumberId = ""
    head_supplier_item_link: str = ""


class SelectionProductPage(Reply):
    """A page of the pool."""

    product_list: list[SelectionProduct] = []
    next_key: str | None = None
    """Empty on the last page."""


class GetSelectionProducts(
    Call[SelectionProductPage],
    post="/channels/ec/league/headsupplier/selectionproducts/list/get",
    repeatable=True,
):
    """Products that any agency may promote (获取机构选品广场商品列表).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/listselectionproducts.html
    """

    plan_type: int
    """1 targeted plans (定向), 2 public plans (公开)."""
    page_size: int = Field(default=10, ge=1)
    next_key: str | None = None
    """Of the page before."""
    keyword: str | None = None
    """In the title."""
    spu_item_condition: SelectionCondition | None = None
    category: PromoteCategory | None = None
    spu_source: int | None = None
    """1 supplied by shops, 2 by agencies."""


class CooperativeItemAdded(Reply):
    """The cooperation."""

    cooperative_item_id: NumberId = ""


class AddCooperativeItem(
    Call[CooperativeItemAdded], post="/channels/ec/league/headsupplier/cooperativeitem/add"
):
    """Cooperate on a product of the pool (机构添加合作商品).

    Errors: 10024000 (bad parameter), 10024024 (chosen already), 10024025 (plan not on sale).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/addcooperativeitem.html
    """

    head_supplier_item_link: str
    """From `GetSelectionProducts`."""
    hidden_flag: Literal[0, 1] | None = None
    """Hide it."""


class CooperativeItem(Output):
    """A cooperation on a product."""

    product_id: NumberId = ""
    cooperative_item_id: NumberId = ""
    head_supplier_item_link: str = ""


CooperativeItems: TypeAlias = list[CooperativeItem]


class CooperativeItemPage(Reply):
    """A page of cooperations."""

    list: CooperativeItems = []
    next_key: str | None = None
    """Empty on the last page."""


class GetCooperativeItems(
    Call[CooperativeItemPage],
    post="/channels/ec/league/headsupplier/cooperativeitem/list/get",
    repeatable=True,
):
    """The products the agency cooperates on (获取合作商品列表).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getcooperativeitemlist.html
    """

    commission_type: Literal[0, 1] | TalentRatioBy
    """Who decides what the talent gets: 0 the shop, 1 the agency."""
    page_size: int = Field(default=20, ge=1, le=20)
    """At most 20."""
    next_key: str = ""
    """Of the page before; empty for the first."""
    listing_time_range: Range | None = None
    """Unix seconds."""


class ProductShareStats(Reply):
    """How often promoters passed products on, and how often those were opened; the page names no fields."""


class GetProductShareStats(
    Call[ProductShareStats],
    post="/channels/ec/league/headsupplier/promoteraction/getproductsharestats",
    repeatable=True,
):
    """How often promoted products were passed on and opened (获取商品推广统计数据).

    The field names are not public: give them as `extra`, read the reply by name.

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop
    """


class LeaguePlanCalls:
    """Products that an agency promotes."""

    item = endpoint(GetAgencyItem)
    items = endpoint(GetAgencyItems)
    iter_items = paged(GetAgencyItems, lambda page: page.list, cursor("next_key", more="has_more"))
    update_item = endpoint(UpdateAgencyItem)
    promotion_detail = endpoint(GetPromotionDetail)
    selection = endpoint(GetSelectionProducts)
    iter_selection = paged(GetSelectionProducts, lambda page: page.product_list, cursor("next_key"))
    cooperate = endpoint(AddCooperativeItem)
    cooperative_items = endpoint(GetCooperativeItems)
    iter_cooperative_items = paged(GetCooperativeItems, lambda page: page.list, cursor("next_key"))
    share_stats = endpoint(GetProductShareStats)


class LeaguePlans(LeaguePlanCalls, Sync):
    """Products that an agency and its talents promote (达人带货)."""


class AsyncLeaguePlans(LeaguePlanCalls, Async):
    """Products that an agency and its talents promote (达人带货)."""
