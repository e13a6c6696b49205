"""Money of the league (优选联盟资金): what an agency and a talent earn and take out. Amounts in fen."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._paging import numbered

__all__ = [
    "AgencyBalance",
    "AgencyFundsFlow",
    "AgencyFundsFlowFound",
    "AgencyFundsType",
    "AsyncLeagueFunds",
    "GetAgencyBalance",
    "GetAgencyFundsFlow",
    "GetAgencyFundsFlows",
    "GetLeagueFundsFlow",
    "GetLeagueFundsFlows",
    "LeagueFunds",
    "LeagueFundsFlow",
    "LeagueFundsFlowFound",
    "LeagueFundsFlowPage",
    "LeagueFundsRelation",
]

C = TypeVar("C", bound=Call[Any])


class AgencyFundsType(OpenIntEnum):
    """Why an agency's money moved (资金类型)."""

    UNKNOWN = 0
    WITHDRAWAL = 1
    """提现."""
    SHARE = 2
    """分账."""


class AgencyBalance(Reply):
    """The money of an agency."""

    available_amount: int = 0
    """May be taken out (可提现余额), fen."""
    pending_amount: int = 0
    """Not settled yet (待结算余额), fen."""


class GetAgencyBalance(
    Call[AgencyBalance], post="/channels/ec/league/headsupplier/funds/balance/get", repeatable=True
):
    """The agency's balance (获取账户余额).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getbalance.html
    """


class AgencyFundsFlow(Output):
    """A movement of an agency's money."""

    flow_id: str = ""
    funds_type: AgencyFundsType = AgencyFundsType.UNKNOWN
    flow_type: int = 0
    amount: int = 0
    """Fen."""
    balance: int = 0
    """Afterwards, fen."""
    remark: str | None = None
    bookkeeping_time: str = ""
    """Such as "2023-02-11 15:45:39"."""
    order_id: str | None = None
    withdraw_id: str | None = None


class AgencyFundsFlowFound(Reply):
    """A movement of an agency's money."""

    funds_flow: AgencyFundsFlow = Field(default_factory=AgencyFundsFlow)


class GetAgencyFundsFlow(
    Call[AgencyFundsFlowFound], post="/channels/ec/league/headsupplier/funds/flowdetail/get", repeatable=True
):
    """A movement of the agency's money (获取资金流水详情).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getfundsflowdeatail.html
    """

    flow_id: str


class LeagueFundsFlowPage(Reply):
    """A page of movements."""

    flow_ids: list[str] = []
    has_more: bool = False
    next_key: str | None = None
    """Pass back together with the next page number."""


class GetAgencyFundsFlows(
    Call[LeagueFundsFlowPage], post="/channels/ec/league/headsupplier/funds/flowlist/get", repeatable=True
):
    """Movements of the agency's money (获取资金流水列表).

    Errors: 10024000 (bad parameter).
    https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getfundsflowlist.html
    """

    page: int = Field(default=1, ge=1)
    """From 1."""
    page_size: int = Field(default=10, ge=1)
    next_key: str | None = None
    """Of the page before, whose size must be the same; required from 5000 movements on."""
    funds_type: int | None = None
    """Only these, see `AgencyFundsType`."""
    start_time: int | None = None
    """Unix seconds."""
    end_time: int | None = None
    transaction_id: str | None = None


class LeagueFundsRelation(Output):
    """What a movement belongs to."""

    related_type: str = ""
    """`RelatedType_Order`, `RelatedType_AfterSale` …"""
    order_id: str | None = None
    aftersale_id: str | None = None
    transaction_id: str | None = None
    """Of WeChat Pay."""
    withdraw_id: str | None = None
    insurance_id: str | None = None


class LeagueFundsFlow(Output):
    """A movement of a talent's money."""

    flow_id: str = ""
    funds_type: int = 0
    flow_type: int = 0
    amount: int = 0
    """Fen."""
    balance: int = 0
    """Afterwards, fen."""
    related_info_list: list[LeagueFundsRelation] = []
    remark: str | None = None
    bookkeeping_time: str = ""
    """Such as "2022-12-12 16:43:16"."""


class LeagueFundsFlowFound(Reply):
    """A movement of a talent's money."""

    funds_flow: LeagueFundsFlow = Field(default_factory=LeagueFundsFlow)


class GetLeagueFundsFlow(
    Call[LeagueFundsFlowFound], post="/channels/ec/league/funds/getfundsflowdetail", repeatable=True
):
    """A movement of the talent's money (获取资金流水详情), with the talent's token.

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/doc/channels/API/league/ecleague_getfundsflowdetail.html
    """

    flow_id: str


class GetLeagueFundsFlows(
    Call[LeagueFundsFlowPage], post="/channels/ec/league/funds/getfundsflowlist", repeatable=True
):
    """Movements of the talent's money (获取资金流水列表), with the talent's token.

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/doc/channels/API/league/ecleague_getfundsflowlist.html
    """

    page: int = Field(default=1, ge=1)
    """From 1."""
    page_size: int = Field(default=10, ge=1)
    next_key: str | None = None
    """Of the page before."""
    flow_type: int | None = None
    start_time: int | None = None
    """Unix seconds."""
    end_time: int | None = None
    transaction_id: str | None = None
    """Of WeChat Pay."""


_next_number = numbered("flow_ids", page="page", size="page_size")


def _next_page(call: C, reply: Any) -> C | None:
    """Page number and key go up together."""
    following = _next_number(call, reply)
    return following and following.model_copy(update={"next_key": reply.next_key})


class LeagueFundCalls:
    """Money of the league."""

    balance = endpoint(GetAgencyBalance)
    agency_flow = endpoint(GetAgencyFundsFlow)
    agency_flows = endpoint(GetAgencyFundsFlows)
    iter_agency_flows = paged(GetAgencyFundsFlows, lambda page: page.flow_ids, _next_page)
    flow = endpoint(GetLeagueFundsFlow)
    flows = endpoint(GetLeagueFundsFlows)
    iter_flows = paged(GetLeagueFundsFlows, lambda page: page.flow_ids, _next_page)


class LeagueFunds(LeagueFundCalls, Sync):
    """Money of the league (优选联盟资金)."""


class AsyncLeagueFunds(LeagueFundCalls, Async):
    """Money of the league (优选联盟资金)."""
