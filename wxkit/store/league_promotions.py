"""Who promotes a product of the shop in the league (优选联盟), by which plans, and what talents sell."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._numbers import NumberId
from wxkit._paging import numbered
from wxkit.store.league_items import LeagueItemType
from wxkit.store.league_talents import LeagueTalentStatus

__all__ = [
    "AsyncLeaguePromotions",
    "BaseTalent",
    "LeaguePromotions",
    "ListPromotionPlans",
    "ListPromotionTalents",
    "ListTalentProducts",
    "PromotionCommission",
    "PromotionPlan",
    "PromotionPlans",
    "PromotionTalent",
    "PromotionTalents",
    "TalentCommission",
    "TalentProduct",
    "TalentProductFigures",
    "TalentProducts",
    "UpdateTalentRelation",
]


class PromotionPlan(Output):
    """A plan (推广计划)."""

    promotion_plan_id: NumberId = ""
    promotion_plan_type: LeagueItemType = LeagueItemType(0)


# Inside a class that has a field named list, `list[…]` would mean the field.
PlanList: TypeAlias = list[PromotionPlan]


class PromotionPlans(Reply):
    """A page of plans."""

    list: PlanList = []
    total_num: int = 0
    continue_flag: bool = False
    """There are more."""


class ListPromotionPlans(
    Call[PromotionPlans], post="/channels/ec/league/promotion/plan/list", repeatable=True
):
    """The plans of a product, or of all (获取商品推广计划列表).

    Errors: 10023000 (bad parameter), 10023007 (league not joined).
    https://developers.weixin.qq.com/doc/store/shop/API/league/item/api_listspupromotionplans
    """

    product_id: NumberId | None = None
    promotion_plan_type: LeagueItemType | Literal[1, 2, 3] | None = None
    page_index: int = Field(default=1, ge=1)
    """From 1."""
    page_size: int = Field(default=10, ge=1)


class BaseTalent(Output):
    """A talent as people see them."""

    talent_appid: str = ""
    nickname: str = ""
    head_img: str = ""


class PromotionCommission(Output):
    """What the plan pays the talent."""

    promotion_plan_id: NumberId = ""
    promotion_plan_type: LeagueItemType = LeagueItemType(0)
    ratio: int = 0
    """Parts per 10,000: 1000 is 10 %."""


class PromotionTalent(Output):
    """A talent who may sell a product."""

    base_talent_info: BaseTalent = Field(default_factory=BaseTalent)
    commission_info: PromotionCommission = Field(default_factory=PromotionCommission)
    talent_relation_status: LeagueTalentStatus = LeagueTalentStatus.INITIAL
    """Where the cooperation with the shop stands."""


TalentList: TypeAlias = list[PromotionTalent]


class PromotionTalents(Reply):
    """A page of talents."""

    list: TalentList = []
    total_num: int = 0
    continue_flag: bool = False
    """There are more."""


class ListPromotionTalents(
    Call[PromotionTalents], post="/channels/ec/league/promotion/talent/list", repeatable=True
):
    """The talents who are named in plans (获取商品推广带货者列表), of a product, of a plan, or one of them.

    Errors: 10023000 (bad parameter), 10023007 (league not joined).
    https://developers.weixin.qq.com/doc/store/shop/API/league/item/api_listspupromotiontalents
    """

    product_id: NumberId | None = None
    promotion_plan_id: NumberId | None = None
    talent_appid: str | None = None
    page_index: int = Field(default=1, ge=1)
    """From 1."""
    page_size: int = Field(default=10, ge=1)


class TalentProductFigures(Output):
    """What a talent sold of a product. Money in fen."""

    total_sale_gmv: int = 0
    sale_gmv_30d: int = 0
    """In the last 30 days."""
    total_order_num: int = 0
    order_num_30d: int = 0


class TalentCommission(Output):
    """What the talent gets."""

    commission_type: int = 0
    ratio: int = 0
    """Parts per 100,000: 10000 is 10 %."""


class TalentProduct(Output):
    """A product that a talent sells."""

    spu_id: NumberId = ""
    product_data: TalentProductFigures = Field(default_factory=TalentProductFigures)
    talent_commission_info: TalentCommission = Field(default_factory=TalentCommission)


ProductList: TypeAlias = list[TalentProduct]


class TalentProducts(Reply):
    """A page of products."""

    list: ProductList = []
    total_num: int = 0
    continue_flag: bool = False
    """There are more."""


class ListTalentProducts(
    Call[TalentProducts], post="/channels/ec/league/talent/getproductdatalist", repeatable=True
):
    """What a talent sells for the shop (获取带货者商品数据列表).

    Errors: 10023000 (bad parameter), 10023001 (no such talent), 10023007 (league not joined).
    https://developers.weixin.qq.com/doc/store/shop/API/league/promoter
    """

    talent_appid: str
    get_data_type: int = 1
    """Which products; WeChat's list of values could not be read."""
    page_index: int = Field(default=1, ge=1)
    """From 1."""
    page_size: int = Field(default=10, ge=1)


class UpdateTalentRelation(Call[Ok], post="/channels/ec/league/talent/update"):
    """Take an invitation back, or end the cooperation with a talent (编辑带货者), by the talent's appid.

    Errors: 10023000 (bad parameter), 10023001 (no such talent), 10023005 (not in this state),
    10023007 (league not joined).
    https://developers.weixin.qq.com/doc/store/shop/API/league/promoter
    """

    talent_appid: str
    upd_talent_type: Literal[1, 2]
    """1 take the invitation back, 2 end the cooperation, as in `league_talents.update`."""


class LeaguePromotionCalls:
    """Who promotes what."""

    plans = endpoint(ListPromotionPlans)
    iter_plans = paged(
        ListPromotionPlans, lambda page: page.list, numbered("list", page="page_index", size="page_size")
    )
    talents = endpoint(ListPromotionTalents)
    iter_talents = paged(
        ListPromotionTalents, lambda page: page.list, numbered("list", page="page_index", size="page_size")
    )
    talent_products = endpoint(ListTalentProducts)
    iter_talent_products = paged(
        ListTalentProducts, lambda page: page.list, numbered("list", page="page_index", size="page_size")
    )
    update_talent = endpoint(UpdateTalentRelation)


class LeaguePromotions(LeaguePromotionCalls, Sync):
    """Who promotes a product in the league (商品推广)."""


class AsyncLeaguePromotions(LeaguePromotionCalls, Async):
    """Who promotes a product in the league (商品推广)."""
