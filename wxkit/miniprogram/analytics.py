"""Data analysis (数据分析): visits, retention, users.

Days are written `yyyymmdd`, Beijing time; the numbers of one are there from about 8 o'clock on the next day.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from wxkit._call import Call, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit.miniprogram._visit_figures import (
    DailySummary,
    Distribution,
    DistributionIndex,
    KeyValue,
    NamedShare,
    Portrait,
    VisitedPage,
    VisitSource,
    VisitTrend,
)

__all__ = [
    "Analytics",
    "AsyncAnalytics",
    "DailySummary",
    "DailySummaryReply",
    "Distribution",
    "DistributionIndex",
    "DistributionReply",
    "GetDailyRetention",
    "GetDailySummary",
    "GetDailyVisits",
    "GetMonthlyRetention",
    "GetMonthlyVisits",
    "GetUserPortrait",
    "GetVisitDistribution",
    "GetVisitedPages",
    "GetWeeklyRetention",
    "GetWeeklyVisits",
    "KeyValue",
    "NamedShare",
    "Portrait",
    "PortraitReply",
    "RetentionReply",
    "VisitSource",
    "VisitTrend",
    "VisitTrendReply",
    "VisitedPage",
    "VisitedPagesReply",
]

Day = Annotated[str, Field(pattern=r"^\d{8}$")]


# Inside a class that has a field named list, `list[…]` would mean the field.
Summaries = list[DailySummary]
Trends = list[VisitTrend]
Distributions = list[Distribution]
VisitedPages = list[VisitedPage]


class DailySummaryReply(Reply):
    """One day in figures."""

    list: Summaries = []


class GetDailySummary(
    Call[DailySummaryReply], post="/datacube/getweanalysisappiddailysummarytrend", bare=True, repeatable=True
):
    """One day in figures (获取用户访问小程序数据概况).

    Errors: 61500 (date), 61501 (span), 61503 (not ready), 61504 (busy).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/others/api_getdailysummary.html
    """

    begin_date: Day
    """Yesterday at the latest."""
    end_date: Day
    """The same day."""


class VisitTrendReply(Reply):
    """Visits."""

    list: Trends = []


class GetDailyVisits(
    Call[VisitTrendReply], post="/datacube/getweanalysisappiddailyvisittrend", bare=True, repeatable=True
):
    """Visits of one day (获取用户访问小程序数据日趋势).

    Errors: 61500, 61501, 61503, 61504.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/visit-trend/api_getdailyvisittrend.html
    """

    begin_date: Day
    """Yesterday at the latest."""
    end_date: Day
    """The same day."""


class GetWeeklyVisits(
    Call[VisitTrendReply], post="/datacube/getweanalysisappidweeklyvisittrend", bare=True, repeatable=True
):
    """Visits of one week (获取用户访问小程序数据周趋势).

    Errors: 61500, 61501, 61503, 61504.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/visit-trend/api_getweeklyvisittrend.html
    """

    begin_date: Day
    """A Monday."""
    end_date: Day
    """The Sunday after it."""


class GetMonthlyVisits(
    Call[VisitTrendReply], post="/datacube/getweanalysisappidmonthlyvisittrend", bare=True, repeatable=True
):
    """Visits of one month (获取用户访问小程序数据月趋势).

    Errors: 61500, 61501, 61503, 61504.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/visit-trend/api_getmonthlyvisittrend.html
    """

    begin_date: Day
    """First day of a month, the previous one at the latest."""
    end_date: Day
    """Last day of the same month."""


class DistributionReply(Reply):
    """How visits spread."""

    ref_date: str = ""
    list: Distributions = []


class GetVisitDistribution(
    Call[DistributionReply], post="/datacube/getweanalysisappidvisitdistribution", bare=True, repeatable=True
):
    """Where visits came from, how long they took, how deep they went (获取用户小程序访问分布数据).

    Errors: 61500, 61501, 61503, 61504.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/others/api_getvisitdistribution.html
    """

    begin_date: Day
    """Yesterday at the latest."""
    end_date: Day
    """The same day."""


class RetentionReply(Reply):
    """How many came back; `key` counts days (0 to 7, 14, 30), weeks (0 to 4) or months (0, 1)."""

    ref_date: str = ""
    visit_uv_new: list[KeyValue] = []
    """Of the new users."""
    visit_uv: list[KeyValue] = []
    """Of all users."""


class GetDailyRetention(
    Call[RetentionReply], post="/datacube/getweanalysisappiddailyretaininfo", bare=True, repeatable=True
):
    """How many came back after days (获取用户访问小程序日留存).

    Errors: 61500, 61501, 61503, 61504.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/visit-retain/api_getdailyretain.html
    """

    begin_date: Day
    """Yesterday at the latest."""
    end_date: Day
    """The same day."""


class GetWeeklyRetention(
    Call[RetentionReply], post="/datacube/getweanalysisappidweeklyretaininfo", bare=True, repeatable=True
):
    """How many came back after weeks (获取用户访问小程序周留存).

    Errors: 61500, 61501, 61503, 61504.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/visit-retain/api_getweeklyretain.html
    """

    begin_date: Day
    """A Monday."""
    end_date: Day
    """The Sunday after it."""


class GetMonthlyRetention(
    Call[RetentionReply], post="/datacube/getweanalysisappidmonthlyretaininfo", bare=True, repeatable=True
):
    """How many came back after a month (获取用户访问小程序月留存).

    Errors: 61500, 61501, 61503, 61504.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/visit-retain/api_getmonthlyretain.html
    """

    begin_date: Day
    """First day of a month."""
    end_date: Day
    """Last day of the same month."""


class VisitedPagesReply(Reply):
    """Pages by visits."""

    ref_date: str = ""
    list: VisitedPages = []


class GetVisitedPages(
    Call[VisitedPagesReply], post="/datacube/getweanalysisappidvisitpage", bare=True, repeatable=True
):
    """The pages that were visited most (获取访问页面数据).

    Errors: 61500, 61501, 61503, 61504.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/others/api_getvisitpage.html
    """

    begin_date: Day
    """Yesterday at the latest."""
    end_date: Day
    """The same day."""


class PortraitReply(Reply):
    """Who the users are."""

    ref_date: str = ""
    """The days, e.g. `20170611-20170617`, or the one day."""
    visit_uv_new: Portrait = Field(default_factory=Portrait)
    """The new ones."""
    visit_uv: Portrait = Field(default_factory=Portrait)
    """All."""


class GetUserPortrait(
    Call[PortraitReply], post="/datacube/getweanalysisappiduserportrait", bare=True, repeatable=True
):
    """Who the users of 1, 7 or 30 days are (获取小程序用户画像分布).

    Errors: 61500, 61501, 61503, 61504.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/others/api_getuserportrait.html
    """

    begin_date: Day
    """0, 6 or 29 days before `end_date`."""
    end_date: Day
    """Yesterday."""


class AnalyticsCalls:
    """Data analysis."""

    daily_summary = endpoint(GetDailySummary)
    daily_visits = endpoint(GetDailyVisits)
    weekly_visits = endpoint(GetWeeklyVisits)
    monthly_visits = endpoint(GetMonthlyVisits)
    visit_distribution = endpoint(GetVisitDistribution)
    daily_retention = endpoint(GetDailyRetention)
    weekly_retention = endpoint(GetWeeklyRetention)
    monthly_retention = endpoint(GetMonthlyRetention)
    visited_pages = endpoint(GetVisitedPages)
    user_portrait = endpoint(GetUserPortrait)


class Analytics(AnalyticsCalls, Sync):
    """Data analysis (数据分析)."""


class AsyncAnalytics(AnalyticsCalls, Async):
    """Data analysis (数据分析)."""
