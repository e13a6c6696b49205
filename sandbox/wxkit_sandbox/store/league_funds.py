"""What agency and talent have earned: balance, and every movement."""

from __future__ import annotations

from datetime import datetime

from wxkit.store.league_funds import (
    AgencyBalance,
    AgencyFundsFlow,
    AgencyFundsFlowFound,
    AgencyFundsType,
    GetAgencyBalance,
    GetAgencyFundsFlow,
    GetAgencyFundsFlows,
    GetLeagueFundsFlow,
    GetLeagueFundsFlows,
    LeagueFundsFlow,
    LeagueFundsFlowFound,
    LeagueFundsFlowPage,
    LeagueFundsRelation,
)
from wxkit_sandbox.clock import SHANGHAI
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.league_accounts import Account, Flow, account_of
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.talent import the_talent
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 10024000
BAD_BODY = 40097
COMES_IN = 1
INVALID = {"*": BAD}


@handles(GetAgencyBalance, invalid=INVALID)
def get_balance(app: App, call: GetAgencyBalance) -> AgencyBalance:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getbalance.html"""
    account = account_of(app)
    return AgencyBalance(available_amount=account.available, pending_amount=account.pending)


@handles(GetAgencyFundsFlow, invalid=INVALID)
def get_agency_flow(app: App, call: GetAgencyFundsFlow) -> AgencyFundsFlowFound:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getfundsflowdeatail.html"""
    flow = account_of(app).flows.get(call.flow_id)
    if flow is None:
        raise Refusal(BAD)
    shown = AgencyFundsFlow(
        flow_id=flow.flow_id,
        funds_type=AgencyFundsType.SHARE,
        flow_type=COMES_IN,
        amount=flow.amount,
        balance=flow.balance,
        bookkeeping_time=_written(flow),
        order_id=flow.order_id,
    )
    return AgencyFundsFlowFound(funds_flow=shown)


def _written(flow: Flow) -> str:
    return datetime.fromtimestamp(flow.at, SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")


@handles(GetAgencyFundsFlows, invalid=INVALID)
def get_agency_flows(app: App, call: GetAgencyFundsFlows) -> LeagueFundsFlowPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getfundsflowlist.html"""
    ours = call.funds_type in (None, 0, AgencyFundsType.SHARE)
    found = _found(account_of(app), call) if ours else []
    return _page(call, found, BAD)


@handles(GetLeagueFundsFlow)
def get_flow(app: App, call: GetLeagueFundsFlow) -> LeagueFundsFlowFound:
    """https://developers.weixin.qq.com/doc/channels/API/league/ecleague_getfundsflowdetail.html"""
    flow = account_of(app, the_talent(app).talent_appid).flows.get(call.flow_id)
    if flow is None:
        raise Refusal(BAD_BODY)
    relation = LeagueFundsRelation(
        related_type="RelatedType_Order", order_id=flow.order_id, transaction_id=flow.transaction_id
    )
    shown = LeagueFundsFlow(
        flow_id=flow.flow_id,
        funds_type=AgencyFundsType.SHARE,
        flow_type=COMES_IN,
        amount=flow.amount,
        balance=flow.balance,
        related_info_list=[relation],
        bookkeeping_time=_written(flow),
    )
    return LeagueFundsFlowFound(funds_flow=shown)


@handles(GetLeagueFundsFlows)
def get_flows(app: App, call: GetLeagueFundsFlows) -> LeagueFundsFlowPage:
    """https://developers.weixin.qq.com/doc/channels/API/league/ecleague_getfundsflowlist.html"""
    account = account_of(app, the_talent(app).talent_appid)
    found = _found(account, call) if call.flow_type in (None, 0, COMES_IN) else []
    return _page(call, found, BAD_BODY)


Flows = GetAgencyFundsFlows | GetLeagueFundsFlows


def _found(account: Account, call: Flows) -> list[str]:
    return [
        flow.flow_id
        for flow in account.flows.values()
        if (call.start_time or 0) <= flow.at <= (call.end_time or flow.at)
        and call.transaction_id in (None, flow.transaction_id)
    ]


def _page(call: Flows, found: list[str], mismatch: int) -> LeagueFundsFlowPage:
    """By the key of the page before, else by number."""
    query = call.model_dump_json(exclude={"next_key", "page"})
    page = page_of(found, call.page_size, call.next_key, query, mismatch=mismatch, number=call.page)
    return LeagueFundsFlowPage(flow_ids=page.ids, has_more=bool(page.next_key), next_key=page.next_key)
