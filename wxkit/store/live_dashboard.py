"""The dashboard of selling live rooms (直播大屏)."""

from __future__ import annotations

from typing import Any, TypeAlias

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint

__all__ = [
    "AsyncLiveDashboard",
    "DashboardData",
    "DashboardLive",
    "DashboardLives",
    "GetDashboardData",
    "GetDashboardLives",
    "LiveDashboard",
]

Panel: TypeAlias = dict[str, Any] | str
"""JSON, mostly as text that holds it."""


class DashboardLive(Output):
    """A live room."""

    export_id: str = ""
    create_time: int = 0
    """Unix seconds."""


class DashboardLives(Reply):
    """The live rooms of a day."""

    live_items: list[DashboardLive] = []
    has_more: bool = False
    trace_id: str = ""
    """For questions to WeChat."""


class GetDashboardLives(Call[DashboardLives], post="/channels/livedashboard/getlivelist", repeatable=True):
    """The selling live rooms of a day (获取直播大屏直播列表).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/doc/channels/API/livedashboard/getlivelist.html
    """

    ds: str = Field(pattern=r"^\d{8}$")
    """Such as "20240612"."""


class DashboardData(Reply):
    """The panels of one live room."""

    live_dashboard_data: Panel = ""
    """The basic figures (直播大屏基础数据)."""
    live_comparison_index: Panel = ""
    """How the content does beside others (内容力数据)."""
    live_ec_data_summary: Panel = ""
    """Sales (电商数据概要)."""
    live_ec_conversion_metric: Panel = ""
    """From seen to bought (电商转化)."""
    live_ec_profile: Panel = ""
    """Who buys (电商人群画像)."""
    live_distribution_channel: Panel = ""
    """Where people come from (流量渠道)."""
    single_live_ec_spu_data_page_v2: Panel = ""
    """Product by product (商品明细)."""
    trace_id: str = ""
    """For questions to WeChat."""


class GetDashboardData(Call[DashboardData], post="/channels/livedashboard/getlivedata", repeatable=True):
    """The figures of one live room (获取直播大屏数据).

    Errors: 48001 (not allowed).
    https://developers.weixin.qq.com/doc/channels/API/livedashboard/getlivedata.html
    """

    export_id: str


class LiveDashboardCalls:
    """The dashboard of live rooms."""

    list = endpoint(GetDashboardLives)
    get = endpoint(GetDashboardData)


class LiveDashboard(LiveDashboardCalls, Sync):
    """The dashboard of selling live rooms (直播大屏)."""


class AsyncLiveDashboard(LiveDashboardCalls, Async):
    """The dashboard of selling live rooms (直播大屏)."""
