"""Leads (留资): phone numbers that people leave in live rooms. Times in Unix seconds.

Phone numbers are personal data: they show in no repr.
"""

from __future__ import annotations

from typing import TypeVar

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._numbers import TextInt
from wxkit._paging import cursor

__all__ = [
    "AsyncLeads",
    "GetLeadsByComponent",
    "GetLeadsByRequest",
    "GetLeadsComponents",
    "GetLeadsRecords",
    "GetLeadsRequests",
    "Leads",
    "LeadsAnswer",
    "LeadsComponent",
    "LeadsComponentStatus",
    "LeadsComponents",
    "LeadsPage",
    "LeadsPeople",
    "LeadsPerson",
    "LeadsRecord",
    "LeadsRecords",
    "LeadsRequest",
    "LeadsRequests",
]

R_co = TypeVar("R_co", bound=Reply, covariant=True)


class LeadsPage(Reply):
    """A page."""

    continue_flag: bool = False
    """There are more."""
    last_buffer: str | None = None
    """Pass back for the next page."""


class _Paged(Call[R_co]):
    """Which page."""

    last_buffer: str | None = None
    """Of the page before."""


class LeadsComponentStatus(OpenIntEnum):
    """Where the review of a component stands."""

    UNKNOWN = 0
    NOT_SUBMITTED = 1
    SUBMITTED = 2
    REFUSED = 3
    APPROVED = 4
    DELETED = 5


class LeadsComponent(Output):
    """A component that asks for a number (留资组件)."""

    leads_component_id: str = ""
    leads_description: str = ""
    status: LeadsComponentStatus = LeadsComponentStatus.UNKNOWN


class LeadsComponents(LeadsPage):
    """A page of components."""

    item: list[LeadsComponent] = []


class GetLeadsComponents(
    _Paged[LeadsComponents], post="/channels/leads/get_leads_component_id", repeatable=True
):
    """The components (获取留资组件Id列表详情).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/doc/channels/API/leads/get_leads_component_id.html
    """


class LeadsRecord(Output):
    """How a component did in a live room."""

    anchor_nickname: str = ""
    """Who broadcast."""
    live_description: str = ""
    live_start_time: int = 0
    live_audience_count: int = 0
    """People who watched."""
    exposure_uv: TextInt = 0
    """People who saw it."""
    click_uv: TextInt = 0
    """People who opened it."""
    exposure_click_rate: float = 0.0
    """Of those who saw it, how many opened it: 0 to 1."""
    leads_num: TextInt = 0
    """Numbers left."""


class LeadsRecords(LeadsPage):
    """A page of live rooms."""

    record_data: list[LeadsRecord] = []


class GetLeadsRecords(
    _Paged[LeadsRecords], post="/channels/leads/get_leads_component_promote_record", repeatable=True
):
    """How a component did in live rooms (获取留资组件直播推广记录信息详情).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/doc/channels/API/leads/get_leads_component_promote_record.html
    """

    leads_component_id: str
    start_time: int | None = None
    end_time: int | None = None


class LeadsRequest(Output):
    """A live room with leads."""

    request_id: str = ""
    live_start_time: int = 0
    live_description: str = ""


class LeadsRequests(LeadsPage):
    """A page of live rooms with leads."""

    item: list[LeadsRequest] = []


class GetLeadsRequests(_Paged[LeadsRequests], post="/channels/leads/get_leads_request_id", repeatable=True):
    """The live rooms with leads of a component (获取留资request_id列表详情).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/doc/channels/API/leads/get_leads_request_id.html
    """

    leads_component_id: str


class LeadsAnswer(Output):
    """A line of the form."""

    title: str = ""
    value: str | list[str] = Field(default="", repr=False)
    """A list for the city: province, city, district."""


class LeadsPerson(Output):
    """Somebody who left a number."""

    phone: str = Field(default="", repr=False)
    """Without `version`."""
    anchor_nickname: str = ""
    """Who broadcast; with `version` 1, like all below."""
    live_start_time: int = 0
    live_description: str = ""
    leads_data: list[LeadsAnswer] = []
    time: int = 0
    """When they left it."""


class LeadsPeople(LeadsPage):
    """A page of people."""

    user_data: list[LeadsPerson] = []


class GetLeadsByComponent(
    _Paged[LeadsPeople], post="/channels/leads/get_leads_info_by_component_id", repeatable=True
):
    """Who left a number, by time (按时间获取留资信息详情).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/doc/channels/API/leads/get_leads_info_by_component_id.html
    """

    leads_component_id: str
    start_time: int | None = None
    end_time: int | None = None
    version: int | None = None
    """1 for the whole form; absent: the number alone."""


class GetLeadsByRequest(
    _Paged[LeadsPeople], post="/channels/leads/get_leads_info_by_request_id", repeatable=True
):
    """Who left a number in a live room (按直播场次获取留资信息详情).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/doc/channels/API/leads/get_leads_info_by_request_id.html
    """

    request_id: str
    version: int | None = None
    """1 for the whole form; absent: the number alone."""


_next_page = cursor("last_buffer", more="continue_flag")


class LeadsCalls:
    """Leads."""

    components = endpoint(GetLeadsComponents)
    iter_components = paged(GetLeadsComponents, lambda page: page.item, _next_page)
    records = endpoint(GetLeadsRecords)
    iter_records = paged(GetLeadsRecords, lambda page: page.record_data, _next_page)
    requests = endpoint(GetLeadsRequests)
    iter_requests = paged(GetLeadsRequests, lambda page: page.item, _next_page)
    by_component = endpoint(GetLeadsByComponent)
    iter_by_component = paged(GetLeadsByComponent, lambda page: page.user_data, _next_page)
    by_request = endpoint(GetLeadsByRequest)
    iter_by_request = paged(GetLeadsByRequest, lambda page: page.user_data, _next_page)


class Leads(LeadsCalls, Sync):
    """Leads (留资)."""


class AsyncLeads(LeadsCalls, Async):
    """Leads (留资)."""
