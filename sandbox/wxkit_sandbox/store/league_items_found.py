"""The shop's plans in the league: one, and lists of them."""

from __future__ import annotations

from wxkit.store.league_items import (
    ExclusiveInfo,
    GetLeagueItem,
    GetLeagueItems,
    LeagueFinder,
    LeagueItem,
    LeagueItemExtra,
    LeagueItemFound,
    LeagueItemId,
    LeagueItemPage,
    LeagueItemType,
    LeaguePromoter,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.league import League, Plan, plan_status
from wxkit_sandbox.store.league_items import BAD, INVALID, PERCENT, check_joined, kind_of, plan_of
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.talents import Talent, Talents
from wxkit_sandbox.world import App

__all__: list[str] = []

UNKNOWN_FINDER = 10023001
BY_NUMBER = 5000


@handles(GetLeagueItem, invalid=INVALID)
def get(app: App, call: GetLeagueItem) -> LeagueItemFound:
    """https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_getitem.html"""
    check_joined(app)
    if call.need_relation and call.page_size is None:
        raise Refusal(BAD)
    plan = plan_of(app, call.type, call.product_id, call.info_id or call.promotion_plan_id)
    item = LeagueItem(
        type=LeagueItemType(call.type),
        product_id=plan.product_id,
        ratio=plan.ratio // PERCENT,
        status=plan_status(app, plan),
        ext_info=LeagueItemExtra(is_sale_forbidden=False, is_banned=False),
    )
    if plan.kind != "normal":
        item.exclusive_info = _exclusive(app, plan, call)
    return LeagueItemFound(item=item)


def _exclusive(app: App, plan: Plan, call: GetLeagueItem) -> ExclusiveInfo:
    info = ExclusiveInfo(info_id=plan.info_id, is_forerver=not plan.end)
    if plan.end:
        info.begin_time, info.end_time = plan.begin, plan.end
    if call.need_relation and call.page_size:
        start = ((call.page_index or 1) - 1) * call.page_size
        info.finder_ids = list(plan.finders)[start : start + call.page_size]
        info.finder_info_list = [
            LeagueFinder(
                finder_id=finder_id,
                begin_time=plan.begin,
                end_time=plan.end,
                is_forerver=int(not plan.end),
            )
            for finder_id in info.finder_ids
        ]
        info.promoter_info_list = [
            LeaguePromoter(
                promoter_id=app.state(Talents).by_finder[finder_id],
                begin_time=plan.begin,
                end_time=plan.end,
                is_forerver=not plan.end,
            )
            for finder_id in info.finder_ids
        ]
        if call.need_total_num:
            info.finder_num = len(plan.finders)
    return info


@handles(GetLeagueItems, invalid=INVALID)
def list_plans(app: App, call: GetLeagueItems) -> LeagueItemPage:
    """https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_getitemlist.html"""
    check_joined(app)
    talent = app.state(Talents).named(call.finder_id, call.promoter_id)
    if (call.finder_id or call.promoter_id) and talent is None:
        raise Refusal(UNKNOWN_FINDER)
    kind = kind_of(call.type)
    plans = app.state(League).plans.values()
    found = [plan.info_id for plan in plans if plan.kind == kind and _wanted(call, plan, talent)]
    query = call.model_dump_json(exclude={"last_buffer", "page_index", "need_total_num"})
    within_reach = found if call.last_buffer else found[:BY_NUMBER]
    key, number = call.last_buffer, call.page_index
    page = page_of(within_reach, call.page_size, key, query, mismatch=BAD, number=number)
    reply = LeagueItemPage(
        items=[_id(app, call, info_id) for info_id in page.ids],
        has_more=bool(page.next_key),
        last_buffer=page.next_key,
    )
    if call.need_total_num and not call.last_buffer:
        reply.total_num = len(found)
    return reply


def _wanted(call: GetLeagueItems, plan: Plan, talent: Talent | None) -> bool:
    return (
        not plan.deleted
        and call.product_id in (None, plan.product_id)
        and call.info_id in (None, plan.info_id)
        and (talent is None or talent.finder_id in plan.finders)
    )


def _id(app: App, call: GetLeagueItems, info_id: str) -> LeagueItemId:
    shown = LeagueItemId(product_id=app.state(League).plans[info_id].product_id)
    if call.type != LeagueItemType.NORMAL:
        shown.info_id = info_id
    return shown
