"""What the agency hands on: to talents by sub-plans, and to other agencies that help to sell (帮卖机构)."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.store.league_supply import (
    AddSecondAgencyPlan,
    AddSubPlan,
    GetSecondAgencyPlans,
    GetSubPlans,
    SecondAgencyPlan,
    SecondAgencyPlans,
    SubPlanAdded,
    SubPlanPage,
    SubPlanStatus,
    UpdateSecondAgencyPlan,
)
from wxkit.store.league_supply import SecondAgencyPlanStatus as PlanStatus
from wxkit.store.league_supply import SubPlan as WireSubPlan
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.league import (
    TARGETED,
    Cooperation,
    League,
    SubPlan,
    Supplied,
    offer_by_link,
    offer_of,
)
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.shelf import Shelf
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 10024000
NOT_ON_SALE = 10024025
USED = 10024026
OVER_LIMIT = 10024027
INVALID = {"*": BAD}
PERCENT = 10_000
SET_RATIO = 1


def _cooperation(app: App, item_id: str) -> Cooperation:
    league = app.state(League)
    product_id = league.by_item_id.get(item_id)
    if product_id is None:
        raise Refusal(BAD)
    return league.cooperations[product_id]


@handles(AddSubPlan, invalid=INVALID)
def add_sub_plan(app: App, call: AddSubPlan) -> SubPlanAdded:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/addsubitem.html"""
    cooperation = _cooperation(app, call.cooperative_item_id)
    offer = offer_of(app, cooperation.product_id)
    if offer is None:
        raise Refusal(NOT_ON_SALE)
    if (call.ratio is None) == (call.ratio_ext is None) or offer.talent_ppm:
        raise Refusal(BAD)
    ratio = (call.ratio or 0) * PERCENT if call.ratio_ext is None else call.ratio_ext
    if ratio > offer.service_ppm:
        raise Refusal(OVER_LIMIT)
    if any(plan.ratio == ratio for plan in cooperation.sub_plans.values()):
        raise Refusal(USED)
    sub_item_id = str(app.world.ids.count("sub-item", 6_000_000_000_000_001))
    cooperation.sub_plans[sub_item_id] = SubPlan(sub_item_id, ratio)
    app.state(League).by_sub_item[sub_item_id] = cooperation.product_id
    return SubPlanAdded(sub_item_id=sub_item_id)


@handles(GetSubPlans, invalid=INVALID)
def get_sub_plans(app: App, call: GetSubPlans) -> SubPlanPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getsubitemlist.html"""
    cooperation = _cooperation(app, call.cooperative_item_id)
    plans = cooperation.sub_plans
    page = page_of(list(plans), call.page_size, call.next_key, cooperation.item_id, mismatch=BAD)
    offer = offer_of(app, cooperation.product_id)
    service = offer.service_ppm if offer else 0
    shown = [_shown(plans[sub_item_id], service) for sub_item_id in page.ids]
    return SubPlanPage(list=shown, next_key=page.next_key)


def _shown(plan: SubPlan, service: int) -> WireSubPlan:
    return WireSubPlan(
        sub_item_id=plan.sub_item_id,
        head_supplier_item_link=f"weixinstoresubhs/{plan.sub_item_id}",
        status=SubPlanStatus.ON_SALE if service else SubPlanStatus.OFF_SALE,
        ratio=plan.ratio // PERCENT,
        ratio_to_service_rate=plan.ratio * 100 // service if service else 0,
        ratio_ext=plan.ratio,
    )


@handles(AddSecondAgencyPlan, invalid=INVALID)
def add_agency_plan(app: App, call: AddSecondAgencyPlan) -> Ok:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/opentalent/getshop/api_add_secondheadsupplier_item.html"""
    cooperation, to = _supplied(app, call)
    offer = offer_of(app, cooperation.product_id)
    before = cooperation.supplied.get(to)
    if offer is None or call.service_ratio > offer.service_ppm or (before and not before.ended):
        raise Refusal(BAD)
    item_id = str(app.world.ids.count("second-agency-item", 7_000_000_000_000_001))
    cooperation.supplied[to] = Supplied(item_id, call.service_ratio)
    return Ok()


@handles(UpdateSecondAgencyPlan, invalid=INVALID)
def update_agency_plan(app: App, call: UpdateSecondAgencyPlan) -> Ok:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/opentalent/getshop/api_update_secondheadsupplier_item.html"""
    cooperation, to = _supplied(app, call)
    plan = cooperation.supplied.get(to)
    if plan is None or plan.ended:
        raise Refusal(BAD)
    if call.update_type != SET_RATIO:
        plan.ended = True
        return Ok()
    offer = offer_of(app, cooperation.product_id)
    if call.service_ratio is None or offer is None or call.service_ratio > offer.service_ppm:
        raise Refusal(BAD)
    plan.ratio = call.service_ratio
    return Ok()


@handles(GetSecondAgencyPlans, invalid=INVALID)
def get_agency_plans(app: App, call: GetSecondAgencyPlans) -> SecondAgencyPlans:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/opentalent/getshop/api_get_secondheadsupplier_itemlist.html"""
    targeted = call.plan_type == TARGETED
    if targeted and not call.to_head_supplier_appid:
        raise Refusal(BAD)
    to = call.to_head_supplier_appid or "" if targeted else ""
    found = [
        _agency_plan(app, cooperation, cooperation.supplied[to])
        for cooperation in app.state(League).cooperations.values()
        if to in cooperation.supplied and call.spu_id in (None, cooperation.product_id)
    ]
    found = [plan for plan in found if call.status in (None, plan.item_status)]
    if call.title and not targeted:
        found = [plan for plan in found if call.title in _title(app, plan.spu_id)]
    page = found[call.offset : call.offset + call.limit]
    return SecondAgencyPlans(item_list=page, total_num=len(found))


def _agency_plan(app: App, cooperation: Cooperation, plan: Supplied) -> SecondAgencyPlan:
    status = PlanStatus.RUNNING if offer_of(app, cooperation.product_id) else PlanStatus.PAUSED
    return SecondAgencyPlan(
        spu_id=cooperation.product_id,
        item_id=plan.item_id,
        item_link=f"weixinstorehs/{plan.item_id}",
        item_status=PlanStatus.ENDED if plan.ended else status,
    )


def _title(app: App, product_id: str) -> str:
    item = app.state(Shelf).items[product_id]
    return (item.live or item.draft).title


def _supplied(app: App, call: AddSecondAgencyPlan | UpdateSecondAgencyPlan) -> tuple[Cooperation, str]:
    """The product, and the agency that helps to sell it; the empty one stands for any (公开计划)."""
    to = call.to_head_supplier_appid or "" if call.plan_type == TARGETED else ""
    if call.plan_type == TARGETED and not to:
        raise Refusal(BAD)
    if call.cooperative_item_id:
        return _cooperation(app, call.cooperative_item_id), to
    offer = offer_by_link(app, call.head_supplier_item_link or "")
    cooperation = app.state(League).cooperations.get(offer.product_id) if offer else None
    if cooperation is None:
        raise Refusal(BAD)
    return cooperation, to
