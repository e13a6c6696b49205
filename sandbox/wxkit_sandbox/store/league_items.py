"""The shop's plans in the league: added, changed, taken out, looked up. Calls count in whole percent."""

from __future__ import annotations

from collections.abc import Sequence

from wxkit._call import Ok
from wxkit.store.league_items import (
    AgencyItemOffer,
    BatchAddAgencyItems,
    BatchAddLeagueItems,
    DeleteLeagueItem,
    ExclusiveChange,
    LeagueItemOffer,
    LeagueItemResult,
    LeagueItemResults,
    LeagueItemUpdated,
    UpdateLeagueItem,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.agency import agency_appid
from wxkit_sandbox.store.league import Cooperation, League, Plan, PlanKind
from wxkit_sandbox.store.league_watch import tell_added, tell_changed
from wxkit_sandbox.store.shelf import Shelf, on_sale
from wxkit_sandbox.store.talents import Talents
from wxkit_sandbox.world import App

__all__ = ["BAD", "INVALID", "PERCENT", "check_joined", "kind_of", "plan_of"]

BAD = 10023000
UNKNOWN_FINDER = 10023001
NOT_JOINED = 10023007
BAD_TYPE = 10023100
TWICE = 10023101
TOO_MANY = 10023102
NO_PLAN = 10023103
NOT_ON_SALE = 10023104
EXCLUDED = 10023105
NO_NORMAL_PLAN = 10023106
NO_TALENT = 10023107
BAD_COMMISSION = 10023109
BAD_SPAN = 10023113
BAD_OPERATION = 10023116
PERCENT = 10_000
INVALID = {
    "*": BAD,
    "type": BAD_TYPE,
    "list": TOO_MANY,
    "list.product_id": BAD,
    "list.ratio": BAD_COMMISSION,
    "list.service_ratio": BAD_COMMISSION,
    "ratio": BAD_COMMISSION,
    "operate_type": BAD_OPERATION,
}
KINDS: dict[int, PlanKind] = {1: "normal", 2: "targeted", 3: "exclusive"}
EDIT, TAKE_OFF = 1, 2
PUT_ON = {3, 4}
"""The page gives both numbers."""


def check_joined(app: App) -> None:
    """10023007 unless the shop has joined the league."""
    if not app.world.settings.league_joined:
        raise Refusal(NOT_JOINED)


def kind_of(type_: int) -> PlanKind:
    """Which kind of plan a call speaks of; 10023100 for an unknown one."""
    kind = KINDS.get(type_)
    if kind is None:
        raise Refusal(BAD_TYPE)
    return kind


@handles(BatchAddLeagueItems, invalid=INVALID)
def batch_add(app: App, call: BatchAddLeagueItems) -> LeagueItemResults:
    """https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_batchadditem.html"""
    check_joined(app)
    _check_offers(call.list)
    kind = kind_of(call.type)
    if kind != "normal":
        finders = _finders(app, call.finder_ids, call.promoter_ids)
        _check_span(call.begin_time, call.end_time, forever=bool(call.is_forerver))
        if not finders:
            raise Refusal(NO_TALENT)
    return LeagueItemResults(result_info_list=[_add(app, call, kind, offer) for offer in call.list])


def _check_offers(offers: Sequence[LeagueItemOffer]) -> None:
    if len({offer.product_id for offer in offers}) < len(offers):
        raise Refusal(TWICE)


def _finders(app: App, finder_ids: Sequence[str] | None, promoter_ids: Sequence[str] | None) -> list[str]:
    """The Channels accounts of the talents that are named by either id; 10023001 for a stranger."""
    talents = app.state(Talents)
    named = [talents.of_finder(id_) for id_ in finder_ids or ()]
    named += [talents.by_appid.get(id_) for id_ in promoter_ids or ()]
    found = [talent.finder_id for talent in named if talent is not None]
    if len(found) < len(named):
        raise Refusal(UNKNOWN_FINDER)
    return found


def _check_span(begin: int | None, end: int | None, *, forever: bool) -> None:
    if not forever and (end is None or end <= (begin or 0)):
        raise Refusal(BAD_SPAN)


def _add(app: App, call: BatchAddLeagueItems, kind: PlanKind, offer: LeagueItemOffer) -> LeagueItemResult:
    league = app.state(League)
    code = _objection(app, kind, offer.product_id)
    if code:
        return LeagueItemResult(errcode=code, errmsg="", product_id=offer.product_id)
    before = league.current(offer.product_id, kind)
    if kind == "normal" and before:
        before[0].ratio, before[0].off = (offer.ratio or 0) * PERCENT, False
        tell_changed(app, offer.product_id, "commission_ratio")
        return LeagueItemResult(errcode=0, product_id=offer.product_id)
    plan = Plan(_new_id(app), kind, offer.product_id, (offer.ratio or 0) * PERCENT)
    if kind != "normal":
        plan.finders = dict.fromkeys(_finders(app, call.finder_ids, call.promoter_ids))
        plan.begin = call.begin_time or 0
        plan.end = 0 if call.is_forerver else call.end_time or 0
    league.add(plan)
    shown = LeagueItemResult(errcode=0, product_id=offer.product_id)
    if kind != "normal":
        shown.info_id = plan.info_id
    return shown


def _new_id(app: App) -> str:
    return str(app.world.ids.count("league-plan", 80_000_001))


def _objection(app: App, kind: PlanKind, product_id: str) -> int:
    """Why the product cannot have another plan of this kind; 0 when it can."""
    league = app.state(League)
    if on_sale(app, product_id) is None:
        return NOT_ON_SALE if product_id in app.state(Shelf).items else NO_PLAN
    others: tuple[PlanKind, ...] = ("normal", "targeted") if kind == "exclusive" else ("exclusive",)
    if any(league.current(product_id, other) for other in others):
        return EXCLUDED
    if kind == "targeted" and not any(not plan.off for plan in league.current(product_id, "normal")):
        return NO_NORMAL_PLAN
    return 0


@handles(BatchAddAgencyItems, invalid=INVALID)
def batch_add_for_agency(app: App, call: BatchAddAgencyItems) -> LeagueItemResults:
    """https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_batchaddheadsupplieritem.html"""
    check_joined(app)
    _check_offers(call.list)
    _check_span(call.begin_time, call.end_time, forever=bool(call.is_forerver))
    return LeagueItemResults(result_info_list=[_add_for_agency(app, call, offer) for offer in call.list])


def _add_for_agency(app: App, call: BatchAddAgencyItems, offer: AgencyItemOffer) -> LeagueItemResult:
    league, product_id = app.state(League), offer.product_id
    if on_sale(app, product_id) is None:
        return LeagueItemResult(errcode=NOT_ON_SALE, errmsg="", product_id=product_id)
    own = [plan for plan in league.current(product_id, "agency") if plan.agency == call.headsupplier_appid]
    if own:
        _replace(app, own[0], call, offer)
        return LeagueItemResult(errcode=0, product_id=product_id, info_id=own[0].info_id)
    plan = Plan(_new_id(app), "agency", product_id, agency=call.headsupplier_appid)
    _set(plan, call, offer)
    league.add(plan)
    _watch_span(app, plan)
    if call.headsupplier_appid == agency_appid(app):
        item_id = str(app.world.ids.count("cooperative-item", 70_000_001))
        if product_id not in league.cooperations:
            league.cooperate(Cooperation(item_id, product_id, app.world.clock.time()))
        tell_added(app, product_id)
    return LeagueItemResult(errcode=0, product_id=product_id, info_id=plan.info_id)


def _set(plan: Plan, call: BatchAddAgencyItems, offer: AgencyItemOffer) -> None:
    plan.ratio, plan.service_ratio = (offer.ratio or 0) * PERCENT, (offer.service_ratio or 0) * PERCENT
    plan.begin, plan.end = call.begin_time or 0, 0 if call.is_forerver else call.end_time or 0
    plan.off = False


def _replace(app: App, plan: Plan, call: BatchAddAgencyItems, offer: AgencyItemOffer) -> None:
    """The same agency's plan gets new terms: what differs is told."""
    before = {
        "commission_ratio": plan.ratio,
        "service_ratio": plan.service_ratio,
        "active_time": (plan.begin, plan.end),
        "status": plan.off,
    }
    _set(plan, call, offer)
    _watch_span(app, plan)
    after = (plan.ratio, plan.service_ratio, (plan.begin, plan.end), plan.off)
    changed = [name for name, new in zip(before, after, strict=True) if before[name] != new]
    if changed and plan.agency == agency_appid(app):
        tell_changed(app, plan.product_id, *changed)


def _watch_span(app: App, plan: Plan) -> None:
    """The plan begins and ends by itself, which changes its status."""
    for moment in (plan.begin, plan.end):
        if moment > app.world.clock.now():
            app.world.clock.call_at(moment, _turn, app, plan.info_id, moment)


def _turn(app: App, info_id: str, moment: int) -> None:
    """Timer: the plan begins or ends, unless that was moved meanwhile."""
    plan = app.state(League).plans[info_id]
    if moment in (plan.begin, plan.end) and plan.agency == agency_appid(app):
        tell_changed(app, plan.product_id, "status")


def plan_of(app: App, type_: int, product_id: str | None, info_id: str | None) -> Plan:
    """The plan that a call names: a normal one by its product, others by their id; 10023103 for none."""
    league, kind = app.state(League), kind_of(type_)
    if not (product_id if kind == "normal" else info_id):
        raise Refusal(BAD)
    if kind == "normal":
        found = next(iter(league.current(product_id or "", kind)), None)
    else:
        found = league.plans.get(info_id or "")
    if found is None or found.deleted or found.kind != kind:
        raise Refusal(NO_PLAN)
    return found


@handles(DeleteLeagueItem, invalid=INVALID)
def delete(app: App, call: DeleteLeagueItem) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_upditem.html"""
    check_joined(app)
    plan = plan_of(app, call.type, call.product_id, call.info_id)
    plan.deleted = True
    tell_changed(app, plan.product_id, "commission_ratio")
    return Ok()


@handles(UpdateLeagueItem, invalid=INVALID)
def update(app: App, call: UpdateLeagueItem) -> LeagueItemUpdated:
    """https://developers.weixin.qq.com/doc/store/shop/API/league/ecleague_upditem.html"""
    check_joined(app)
    plan = plan_of(app, call.type, call.product_id, call.info_id or call.promotion_plan_id)
    if call.operate_type == EDIT:
        _edit(app, plan, call)
    elif call.operate_type == TAKE_OFF or call.operate_type in PUT_ON:
        plan.off = call.operate_type == TAKE_OFF
    else:
        raise Refusal(BAD_OPERATION)
    tell_changed(app, plan.product_id, "commission_ratio")
    return LeagueItemUpdated() if plan.kind == "normal" else LeagueItemUpdated(info_id=plan.info_id)


def _edit(app: App, plan: Plan, call: UpdateLeagueItem) -> None:
    if call.ratio is None or (plan.kind != "normal" and call.exclusive_info is None):
        raise Refusal(BAD)
    if plan.kind != "normal" and call.exclusive_info is not None:
        _change(app, plan, call.exclusive_info)
    plan.ratio = call.ratio * PERCENT


def _change(app: App, plan: Plan, change: ExclusiveChange) -> None:
    new = _finders(app, change.add_finder_ids, change.add_promoter_ids)
    gone = _finders(app, change.del_finder_ids, change.del_promoter_ids)
    plan.finders |= dict.fromkeys(new)
    for finder_id in gone:
        plan.finders.pop(finder_id, None)
    if change.begin_time is not None:
        plan.begin = change.begin_time
    if change.end_time is not None:
        plan.end = change.end_time
    if change.is_forerver:
        plan.end = 0
