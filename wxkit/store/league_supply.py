"""What an agency hands on: the ratio its talents get (sub-plans), and products for other agencies (帮卖机构).

Precise ratios are parts per million: 10000 is 1 %. These calls need the agency's own token.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId
from wxkit._paging import cursor, offset

__all__ = [
    "AddSecondAgencyPlan",
    "AddSubPlan",
    "AsyncLeagueSupply",
    "GetSecondAgencyPlans",
    "GetSubPlans",
    "LeagueSupply",
    "SecondAgencyPlan",
    "SecondAgencyPlanStatus",
    "SecondAgencyPlans",
    "SubPlan",
    "SubPlanAdded",
    "SubPlanPage",
    "SubPlanStatus",
    "UpdateSecondAgencyPlan",
]

Ppm = Annotated[int, Field(ge=0, le=1_000_000)]


class SubPlanStatus(OpenIntEnum):
    """Whether talents may use a sub-plan."""

    UNKNOWN = 0
    ON_SALE = 1
    OFF_SALE = 2


class SubPlanAdded(Reply):
    """The sub-plan."""

    sub_item_id: NumberId = ""


class AddSubPlan(Call[SubPlanAdded], post="/channels/ec/league/headsupplier/subitem/add"):
    """Set what the talent gets of a product (配置达人佣金率), by one of the two ratios.

    Errors: 10024000 (bad parameter), 10024025 (plan not on sale), 10024026 (ratio used already),
    10024027 (ratio over the limit).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/addsubitem.html
    """

    cooperative_item_id: NumberId
    ratio: int | None = Field(default=None, ge=0, le=100)
    """Whole percent."""
    ratio_ext: Ppm | None = None
    """Parts per million: 10000 is 1 %."""


class SubPlan(Output):
    """A sub-plan."""

    sub_item_id: NumberId = ""
    head_supplier_item_link: str = ""
    """For the talent."""
    status: SubPlanStatus = SubPlanStatus.UNKNOWN
    ratio: int = 0
    """Whole percent."""
    ratio_to_service_rate: int = 0
    """Whole percent of the service fee."""
    ratio_ext: int = 0
    """Parts per million."""


# Inside a class that has a field named list, `list[…]` would mean the field.
SubPlans: TypeAlias = list[SubPlan]


class SubPlanPage(Reply):
    """A page of sub-plans."""

    list: SubPlans = []
    next_key: str | None = None
    """Empty on the last page."""


class GetSubPlans(
    Call[SubPlanPage], post="/channels/ec/league/headsupplier/subitem/list/get", repeatable=True
):
    """The sub-plans of a product (获取机构配置达人佣金计划列表).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getsubitemlist.html
    """

    cooperative_item_id: NumberId
    page_size: int = Field(default=20, ge=1, le=20)
    """At most 20."""
    next_key: str = ""
    """Of the page before; empty for the first."""


class AddSecondAgencyPlan(Call[Ok], post="/channels/ec/league/headsupplier/secondheadsupplieritem/add"):
    """Supply another agency that helps to sell (机构给帮卖机构供货).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/opentalent/getshop/api_add_secondheadsupplier_item.html
    """

    plan_type: int
    """1 targeted plan (定向), 2 public plan (公开)."""
    service_ratio: Ppm
    """What that agency gets, in parts per million."""
    cooperative_item_id: NumberId | None = None
    """The product; this (which wins) or `head_supplier_item_link`."""
    head_supplier_item_link: str | None = None
    to_head_supplier_appid: str | None = None
    """That agency; required for a targeted plan."""
    start_time: int | None = None
    """Unix seconds."""
    end_time: int | None = None


class UpdateSecondAgencyPlan(
    Call[Ok], post="/channels/ec/league/headsupplier/secondheadsupplieritem/update", repeatable=True
):
    """Change what another agency gets, or end it (机构更新或删除已添加的推广计划).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/opentalent/getshop/api_update_secondheadsupplier_item.html
    """

    plan_type: int
    """1 targeted plan (定向), 2 public plan (公开)."""
    update_type: Literal[1, 2]
    """1 set the ratio, 2 end it."""
    cooperative_item_id: NumberId | None = None
    """The product; this (which wins) or `head_supplier_item_link`."""
    head_supplier_item_link: str | None = None
    service_ratio: Ppm | None = None
    """Parts per million; required for `update_type` 1."""
    to_head_supplier_appid: str | None = None
    """That agency; required for a targeted plan."""


class SecondAgencyPlanStatus(OpenIntEnum):
    """Whether the other agency can sell by the plan."""

    RUNNING = 1
    """推广中."""
    ENDED = 2
    PAUSED = 3
    """暂停推广."""


class SecondAgencyPlan(Output):
    """What another agency gets of a product."""

    spu_id: NumberId = ""
    item_id: NumberId = ""
    item_link: str = ""
    item_status: SecondAgencyPlanStatus = SecondAgencyPlanStatus(0)


class SecondAgencyPlans(Reply):
    """A page of plans."""

    item_list: list[SecondAgencyPlan] = []
    total_num: int = 0


class GetSecondAgencyPlans(
    Call[SecondAgencyPlans],
    post="/channels/ec/league/headsupplier/secondheadsupplieritem/getlist",
    repeatable=True,
):
    """What other agencies were given (机构获取已添加的推广计划).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/opentalent/getshop/api_get_secondheadsupplier_itemlist.html
    """

    plan_type: int
    """1 targeted plans (定向), 2 public plans (公开)."""
    to_head_supplier_appid: str | None = None
    """That agency; required for targeted plans."""
    title: str | None = None
    """Only products with this in their title; not for targeted plans yet."""
    spu_id: NumberId | None = None
    """Only of this product."""
    status: SecondAgencyPlanStatus | Literal[1, 2, 3] | None = None
    limit: int = Field(default=10, ge=1)
    offset: int = Field(default=0, ge=0)


class LeagueSupplyCalls:
    """What an agency hands on."""

    add_sub_plan = endpoint(AddSubPlan)
    sub_plans = endpoint(GetSubPlans)
    iter_sub_plans = paged(GetSubPlans, lambda page: page.list, cursor("next_key"))
    add_agency_plan = endpoint(AddSecondAgencyPlan)
    update_agency_plan = endpoint(UpdateSecondAgencyPlan)
    agency_plans = endpoint(GetSecondAgencyPlans)
    iter_agency_plans = paged(GetSecondAgencyPlans, lambda page: page.item_list, offset("item_list"))


class LeagueSupply(LeagueSupplyCalls, Sync):
    """What an agency hands on to talents and other agencies (供货)."""


class AsyncLeagueSupply(LeagueSupplyCalls, Async):
    """What an agency hands on to talents and other agencies (供货)."""
