"""Funds (资金): the balance, and every movement of money."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from wxkit.store._funds import FundsFlow, FundsRelation, FundsType
from wxkit.store.funds import (
    BalanceReply,
    FundsFlowIds,
    FundsFlowReply,
    GetBalance,
    GetFundsFlow,
    ListFundsFlows,
)
from wxkit_sandbox.clock import SHANGHAI
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.purse import Movement, Purse, Source
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 40097
NO_DATA = 9710001
READY_AT = 16
"""Hour of the next day from which the movements of a day are listed."""
DEEP = 10_000
"""From this movement on, the key of the page before is needed."""
INCOME, EXPENSE = 1, 2


@handles(GetBalance)
def get_balance(app: App, call: GetBalance) -> BalanceReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/funds/getbalance.html"""
    purse = app.state(Purse)
    return BalanceReply(
        available_amount=purse.available,
        pending_amount=purse.pending,
        sub_mchid="16" + str(int(app.world.ids.hex(12, "mchid", app.appid), 16))[:8],
    )


@handles(ListFundsFlows)
def list_flows(app: App, call: ListFundsFlows) -> FundsFlowIds:
    """https://developers.weixin.qq.com/doc/store/shop/API/funds/getfundsflowlist.html"""
    if call.page * call.page_size >= DEEP and call.next_key != _key(call, call.page):
        raise Refusal(BAD)
    purse = app.state(Purse)
    found = _listed(app, purse, call)
    first = (call.page - 1) * call.page_size
    ids = [purse.movements[place].flow_id for place in found[first : first + call.page_size]]
    more = first + call.page_size < len(found)
    return FundsFlowIds(flow_ids=ids, has_more=more, next_key=_key(call, call.page + 1) if more else "")


def _listed(app: App, purse: Purse, call: ListFundsFlows) -> Sequence[int]:
    """Where the movements are that the call asks for, as far as they are ready."""
    ready = _ready(app)
    end = ready if call.end_time is None else min(call.end_time + 1, ready)
    span = purse.span(call.start_time or 0, end)
    if call.transaction_id is None:
        return span
    return [place for place in purse.by_payment.get(call.transaction_id, ()) if place in span]


def _ready(app: App) -> int:
    """The last midnight in Shanghai whose day is ready."""
    now = datetime.fromtimestamp(app.world.clock.now(), SHANGHAI)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return int((midnight if now.hour >= READY_AT else midnight - timedelta(days=1)).timestamp())


def _key(call: ListFundsFlows, page: int) -> str:
    """What opens a page of this query."""
    asked = call.model_dump_json(exclude={"page", "next_key"})
    return hashlib.sha256(f"{asked}/{page}".encode()).hexdigest()[:24]


@handles(GetFundsFlow)
def get_flow(app: App, call: GetFundsFlow) -> FundsFlowReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/funds/getfundsflowdetail.html"""
    purse = app.state(Purse)
    if call.flow_id not in purse.places:
        raise Refusal(NO_DATA)
    return FundsFlowReply(funds_flow=_shown(purse.movements[purse.places[call.flow_id]]))


def _shown(movement: Movement) -> FundsFlow:
    return FundsFlow(
        flow_id=movement.flow_id,
        funds_type=movement.kind,
        funds_type_desc=DESCRIPTIONS[movement.kind],
        flow_type=INCOME if movement.amount > 0 else EXPENSE,
        amount=abs(movement.amount),
        balance=movement.balance,
        related_info_list=_relations(movement.source, _written(movement.at)),
        remark=movement.remark,
        bookkeeping_time=_written(movement.at),
    )


DESCRIPTIONS = {
    FundsType.ORDER_INCOME: "订单支付收入",
    FundsType.REFUND: "退款",
    FundsType.WITHDRAWAL: "提现",
    FundsType.WITHDRAWAL_RETURNED: "提现失败退票",
    FundsType.LEAGUE_SPLIT: "联盟分账",
    FundsType.FREIGHT_INSURANCE: "运费险",
    FundsType.SHOP_FEE: "小店抽佣",
}


def _written(moment: int) -> str:
    return f"{datetime.fromtimestamp(moment, SHANGHAI):%Y-%m-%d %H:%M:%S}"


def _relations(source: Source, when: str) -> list[FundsRelation]:
    """One entry for each thing that the movement belongs to."""
    found: list[FundsRelation] = []
    if source.order_id:
        found.append(FundsRelation(related_type=1, order_id=source.order_id))
    if source.aftersale_id:
        found.append(FundsRelation(related_type=2, aftersale_id=source.aftersale_id))
    if source.withdraw_id:
        found.append(FundsRelation(related_type=3, withdraw_id=source.withdraw_id))
    if source.insurance_id:
        found.append(FundsRelation(related_type=4, insurance_id=source.insurance_id))
    if source.guarantee_id:
        found.append(FundsRelation(related_type=5, guarantee_id=source.guarantee_id))
    if source.present_order_id:
        found.append(FundsRelation(related_type=6, present_id=source.present_order_id))
    for relation in found:
        relation.bookkeeping_time = when
        if source.transaction_id:
            relation.transaction_id = source.transaction_id
    return found
