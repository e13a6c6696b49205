"""Performance (性能数据): made-up figures of the days on which somebody opened the mini-program."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from wxkit.miniprogram.performance import (
    GetPerformance,
    PerformanceBody,
    PerformanceData,
    PerformanceField,
    PerformanceLine,
    PerformanceReply,
    PerformanceTable,
)
from wxkit_sandbox.clock import SHANGHAI
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.visit_days import visits_of
from wxkit_sandbox.world import App

__all__ = ["get_performance"]

LONGEST = timedelta(days=30)
TABLES = {
    "10016": "打开率",
    "10017": "启动各阶段耗时",
    "10021": "页面切换耗时",
    "10022": "内存指标",
    "10023": "内存异常",
}
SHARE, FIRST, SPAN = "10016", 200, 800
"""The share of openings is a percentage; other figures lie in a span of milliseconds or MB."""
DEVICES = {"1": "ios", "2": "android"}


@handles(GetPerformance, invalid={"*": 40097})
def get_performance(app: App, call: GetPerformance) -> PerformanceReply:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/others/api_getperformancedata.html"""
    begin, end = _day(call.time.begin_timestamp), _day(call.time.end_timestamp)
    if not timedelta(0) <= end - begin <= LONGEST:
        raise Refusal(40097)
    filters: dict[str, str] = {filter_.field: filter_.value for filter_ in call.params or ()}
    days = [begin + timedelta(days=number) for number in range((end - begin).days + 1)]
    fields = [
        PerformanceField(refdate=day.strftime("%Y%m%d"), value=_figure(app, call.module, day, filters))
        for day in days
        if _was_opened(app, day, filters.get("device", "-1"))
    ]
    table = PerformanceTable(id="tendency", zh=TABLES[call.module], lines=[PerformanceLine(fields=fields)])
    return PerformanceReply(data=PerformanceData(body=PerformanceBody(tables=[table], count=1)))


def _day(timestamp: int) -> date:
    try:
        return datetime.fromtimestamp(timestamp, SHANGHAI).date()
    except (ValueError, OverflowError, OSError):
        raise Refusal(40097) from None


def _was_opened(app: App, day: date, device: str) -> bool:
    """Whether somebody opened the mini-program that day, on such a device."""
    platforms = {DEVICES.get(one, "other") for one in device.split(",")}
    return any(device == "-1" or visit.platform in platforms for visit in visits_of(app, [day]))


def _figure(app: App, module: str, day: date, filters: dict[str, str]) -> str:
    """The same figure whenever it is asked for."""
    asked = (f"{name}={value}" for name, value in sorted(filters.items()))
    drawn = int(app.world.ids.hex(8, "performance", app.appid, module, day.isoformat(), *asked), 16)
    return str(90 + drawn % 10) if module == SHARE else str(FIRST + drawn % SPAN)
