"""Who promotes a product in the league, by which plans, and what talents sold of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from wxkit._call import Ok
from wxkit.store._order_enums import OrderStatus
from wxkit.store.league_items import LeagueItemType
from wxkit.store.league_promotions import (
    BaseTalent,
    ListPromotionPlans,
    ListPromotionTalents,
    ListTalentProducts,
    PromotionCommission,
    PromotionPlan,
    PromotionPlans,
    PromotionTalent,
    PromotionTalents,
    TalentCommission,
    TalentProduct,
    TalentProductFigures,
    TalentProducts,
    UpdateTalentRelation,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.agency import head_img
from wxkit_sandbox.store.commissions import CommissionBook
from wxkit_sandbox.store.league import League, Plan, PlanKind, talent_ratio
from wxkit_sandbox.store.league_items import check_joined, kind_of
from wxkit_sandbox.store.league_talents import end_relation
from wxkit_sandbox.store.talents import Talent, Talents
from wxkit_sandbox.world import App

__all__: list[str] = []

T = TypeVar("T")

BAD, UNKNOWN = 10023000, 10023001
INVALID = {"*": BAD, "talent_appid": UNKNOWN}
MONTH = 30 * 86400
TYPES: dict[PlanKind, LeagueItemType] = {
    "normal": LeagueItemType.NORMAL,
    "targeted": LeagueItemType.TARGETED,
    "exclusive": LeagueItemType.EXCLUSIVE,
}
TEN_THOUSANDTH, HUNDRED_THOUSANDTH = 100, 10
"""In parts per million."""
BY_PLAN = 1
NEVER_PAID = (OrderStatus.UNPAID, OrderStatus.CANCELLED)


@handles(ListPromotionPlans, invalid=INVALID)
def list_plans(app: App, call: ListPromotionPlans) -> PromotionPlans:
    """https://developers.weixin.qq.com/doc/store/shop/API/league/item/api_listspupromotionplans"""
    check_joined(app)
    kind = None if call.promotion_plan_type is None else kind_of(call.promotion_plan_type)
    found = [plan for plan in _plans(app, call.product_id) if kind in (None, plan.kind)]
    page, more = _page(found, call.page_index, call.page_size)
    shown = [
        PromotionPlan(promotion_plan_id=plan.info_id, promotion_plan_type=TYPES[plan.kind]) for plan in page
    ]
    return PromotionPlans(list=shown, total_num=len(found), continue_flag=more)


def _plans(app: App, product_id: str | None) -> list[Plan]:
    """The shop's plans for talents, oldest first."""
    return [
        plan
        for plan in app.state(League).plans.values()
        if plan.kind in TYPES and not plan.deleted and product_id in (None, plan.product_id)
    ]


def _page(found: Sequence[T], number: int, size: int) -> tuple[Sequence[T], bool]:
    start = (number - 1) * size
    return found[start : start + size], start + size < len(found)


@handles(ListPromotionTalents, invalid=INVALID)
def list_talents(app: App, call: ListPromotionTalents) -> PromotionTalents:
    """https://developers.weixin.qq.com/doc/store/shop/API/league/item/api_listspupromotiontalents"""
    check_joined(app)
    found = list(_named(app, call))
    page, more = _page(found, call.page_index, call.page_size)
    shown = [_talent(talent, plan) for talent, plan in page]
    return PromotionTalents(list=shown, total_num=len(found), continue_flag=more)


def _named(app: App, call: ListPromotionTalents) -> Iterator[tuple[Talent, Plan]]:
    """Every talent of every plan that is asked for."""
    talents = app.state(Talents)
    for plan in _plans(app, call.product_id):
        if call.promotion_plan_id not in (None, plan.info_id):
            continue
        for finder_id in plan.finders:
            talent = talents.of_finder(finder_id)
            if talent is not None and call.talent_appid in (None, talent.talent_appid):
                yield talent, plan


def _talent(talent: Talent, plan: Plan) -> PromotionTalent:
    return PromotionTalent(
        base_talent_info=BaseTalent(
            talent_appid=talent.talent_appid,
            nickname=talent.nickname,
            head_img=head_img(talent.person.id),
        ),
        commission_info=PromotionCommission(
            promotion_plan_id=plan.info_id,
            promotion_plan_type=TYPES[plan.kind],
            ratio=plan.ratio // TEN_THOUSANDTH,
        ),
        talent_relation_status=talent.with_shop,
    )


@handles(ListTalentProducts, invalid=INVALID)
def list_products(app: App, call: ListTalentProducts) -> TalentProducts:
    """https://developers.weixin.qq.com/doc/store/shop/API/league/promoter"""
    check_joined(app)
    talent = _by_appid(app, call.talent_appid)
    page, more = _page(list(talent.sold_products), call.page_index, call.page_size)
    figures = _figures(app, talent)
    shown = [_product(app, talent, product_id, figures[product_id]) for product_id in page]
    return TalentProducts(list=shown, total_num=len(talent.sold_products), continue_flag=more)


def _figures(app: App, talent: Talent) -> dict[str, TalentProductFigures]:
    """What the talent sold of each product."""
    lately = app.world.clock.time() - MONTH
    figures = {product_id: TalentProductFigures() for product_id in talent.sold_products}
    counted: set[tuple[str, str]] = set()
    for record in app.state(CommissionBook).records.values():
        if record.talent_appid != talent.talent_appid or record.order_status in NEVER_PAID:
            continue
        sold, order = figures[record.product_id], (record.order_id, record.product_id)
        once, recent = order not in counted, record.create_time > lately
        counted.add(order)
        sold.total_sale_gmv += record.paid
        sold.total_order_num += once
        sold.sale_gmv_30d += record.paid if recent else 0
        sold.order_num_30d += once and recent
    return figures


def _product(app: App, talent: Talent, product_id: str, figures: TalentProductFigures) -> TalentProduct:
    ratio = talent_ratio(app, product_id, talent.finder_id) or 0
    commission = TalentCommission(commission_type=BY_PLAN, ratio=ratio // HUNDRED_THOUSANDTH)
    return TalentProduct(spu_id=product_id, product_data=figures, talent_commission_info=commission)


@handles(UpdateTalentRelation, invalid=INVALID)
def update_talent(app: App, call: UpdateTalentRelation) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/league/promoter"""
    check_joined(app)
    end_relation(_by_appid(app, call.talent_appid), call.upd_talent_type)
    return Ok()


def _by_appid(app: App, talent_appid: str) -> Talent:
    talent = app.state(Talents).by_appid.get(talent_appid)
    if talent is None:
        raise Refusal(UNKNOWN)
    return talent
