"""Performance (性能数据): how fast the mini-program starts and runs, in charts."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Input, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint

__all__ = [
    "AsyncPerformance",
    "GetPerformance",
    "Performance",
    "PerformanceBody",
    "PerformanceData",
    "PerformanceField",
    "PerformanceFilter",
    "PerformanceLine",
    "PerformancePeriod",
    "PerformanceReply",
    "PerformanceTable",
]


class PerformancePeriod(Input):
    """From when to when."""

    begin_timestamp: int
    """Unix seconds."""
    end_timestamp: int
    """Unix seconds."""


class PerformanceFilter(Input):
    """Only some devices."""

    field: Literal["networktype", "device_level", "device"]
    value: str
    """-1 for all, else a network, a level (1 to 3) or a system (1, 2), joined by commas."""


class PerformanceField(Output):
    """A figure of one day."""

    refdate: str = ""
    value: str = ""


class PerformanceLine(Output):
    """A curve."""

    fields: list[PerformanceField] = []


class PerformanceTable(Output):
    """A chart."""

    id: str = ""
    zh: str = ""
    """Its name in Chinese."""
    lines: list[PerformanceLine] = []


class PerformanceBody(Output):
    """The charts."""

    tables: list[PerformanceTable] = []
    count: int = 0


class PerformanceData(Output):
    """The charts."""

    body: PerformanceBody = Field(default_factory=PerformanceBody)


class PerformanceReply(Reply):
    """Performance in charts."""

    data: PerformanceData = Field(default_factory=PerformanceData)


class GetPerformance(Call[PerformanceReply], post="/wxa/business/performance/boot", repeatable=True):
    """How fast the mini-program starts and runs (获取小程序性能数据).

    https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/others/api_getperformancedata.html
    """

    time: PerformancePeriod
    module: Literal["10016", "10017", "10021", "10022", "10023"]
    """Share of openings, stages of the start, change of pages, memory, too much memory."""
    params: list[PerformanceFilter] | None = None


class PerformanceCalls:
    """How fast the mini-program starts and runs."""

    get = endpoint(GetPerformance)


class Performance(PerformanceCalls, Sync):
    """Performance (性能数据)."""


class AsyncPerformance(PerformanceCalls, Async):
    """Performance (性能数据)."""
