"""Statistics of visits to the mini-program: how many, from where, how long, and who came back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from wxkit.miniprogram.analytics import (
    DailySummary,
    DailySummaryReply,
    Distribution,
    DistributionIndex,
    DistributionReply,
    GetDailyRetention,
    GetDailySummary,
    GetDailyVisits,
    GetMonthlyRetention,
    GetMonthlyVisits,
    GetVisitDistribution,
    GetVisitedPages,
    GetWeeklyRetention,
    GetWeeklyVisits,
    KeyValue,
    RetentionReply,
    VisitedPagesReply,
    VisitTrend,
    VisitTrendReply,
)
from wxkit_sandbox.days import DATES, a_day, a_month, a_week, last_known_day, month_from, week_from
from wxkit_sandbox.handlers import handles
from wxkit_sandbox.miniprogram.launch_scenes import source_of
from wxkit_sandbox.miniprogram.page_figures import most_visited
from wxkit_sandbox.miniprogram.visit_days import Visit, VisitDays, newcomers_of, visits_of
from wxkit_sandbox.world import App

__all__: list[str] = []

DAYS_LATER = (0, 1, 2, 3, 4, 5, 6, 7, 14, 30)
WEEKS_LATER = (0, 1, 2, 3, 4)
STAYS = (2, 5, 10, 20, 30, 50, 100)
"""Seconds at which the first seven classes of `access_staytime_info` end."""
DEPTHS = (1, 2, 3, 4, 5, 10)
"""Pages at which the first six classes of `access_depth_info` end."""


@handles(GetDailySummary, invalid=DATES)
def get_daily_summary(app: App, call: GetDailySummary) -> DailySummaryReply:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/others/api_getdailysummary.html"""
    day = a_day(app, call.begin_date, call.end_date)
    total = app.state(VisitDays).total(day)
    if not total:
        return DailySummaryReply(list=[])
    shares: Counter[str] = Counter()
    for visit in visits_of(app, [day]):
        shares[visit.openid] += sum(page.shares for page in visit.pages)
    row = DailySummary(
        ref_date=call.begin_date,
        visit_total=total,
        share_pv=shares.total(),
        share_uv=sum(count > 0 for count in shares.values()),
    )
    return DailySummaryReply(list=[row])


@handles(GetDailyVisits, invalid=DATES)
def get_daily_visits(app: App, call: GetDailyVisits) -> VisitTrendReply:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/visit-trend/api_getdailyvisittrend.html"""
    return _trend(app, call.begin_date, [a_day(app, call.begin_date, call.end_date)])


@handles(GetWeeklyVisits, invalid=DATES)
def get_weekly_visits(app: App, call: GetWeeklyVisits) -> VisitTrendReply:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/visit-trend/api_getweeklyvisittrend.html"""
    days = a_week(app, call.begin_date, call.end_date)
    return _trend(app, f"{call.begin_date}-{call.end_date}", days)


@handles(GetMonthlyVisits, invalid=DATES)
def get_monthly_visits(app: App, call: GetMonthlyVisits) -> VisitTrendReply:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/visit-trend/api_getmonthlyvisittrend.html"""
    return _trend(app, call.begin_date[:6], a_month(app, call.begin_date, call.end_date))


def _trend(app: App, ref_date: str, days: list[date]) -> VisitTrendReply:
    """Sums and averages of the visits of these days; people count once."""
    visits = visits_of(app, days)
    if not visits:
        return VisitTrendReply(list=[])
    people, seconds = _people(visits), sum(visit.seconds for visit in visits)
    pages = sum(len(visit.pages) for visit in visits)
    row = VisitTrend(
        ref_date=ref_date,
        session_cnt=len(visits),
        visit_pv=pages,
        visit_uv=len(people),
        visit_uv_new=len(newcomers_of(app, days)),
        stay_time_uv=round(seconds / len(people), 4),
        stay_time_session=round(seconds / len(visits), 4),
        visit_depth=round(pages / len(visits), 4),
    )
    return VisitTrendReply(list=[row])


def _people(visits: list[Visit]) -> set[str]:
    return {visit.openid for visit in visits}


@handles(GetVisitDistribution, invalid=DATES)
def get_visit_distribution(app: App, call: GetVisitDistribution) -> DistributionReply:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/others/api_getvisitdistribution.html"""
    visits = visits_of(app, [a_day(app, call.begin_date, call.end_date)])
    indexes: dict[DistributionIndex, list[int]] = {
        DistributionIndex.SOURCE: [int(source_of(visit.scene)) for visit in visits],
        DistributionIndex.STAY: [_class(visit.seconds, STAYS) for visit in visits],
        DistributionIndex.DEPTH: [_class(len(visit.pages), DEPTHS) for visit in visits],
    }
    spread = [Distribution(index=index, item_list=_counted(keys)) for index, keys in indexes.items()]
    return DistributionReply(ref_date=call.begin_date, list=spread if visits else [])


def _class(value: int, ends: tuple[int, ...]) -> int:
    """The number of the class that a value falls into, from 1."""
    return 1 + sum(value > end for end in ends)


def _counted(keys: Iterable[int]) -> list[KeyValue]:
    """How often each key occurs, the highest first as WeChat has it."""
    return [KeyValue(key=key, value=count) for key, count in sorted(Counter(keys).items(), reverse=True)]


@handles(GetDailyRetention, invalid=DATES)
def get_daily_retention(app: App, call: GetDailyRetention) -> RetentionReply:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/visit-retain/api_getdailyretain.html"""
    day = a_day(app, call.begin_date, call.end_date)
    later = {key: [day + timedelta(days=key)] for key in DAYS_LATER}
    return _retention(app, call.begin_date, later)


@handles(GetWeeklyRetention, invalid=DATES)
def get_weekly_retention(app: App, call: GetWeeklyRetention) -> RetentionReply:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/visit-retain/api_getweeklyretain.html"""
    monday = a_week(app, call.begin_date, call.end_date)[0]
    later = {key: week_from(monday + timedelta(weeks=key)) for key in WEEKS_LATER}
    return _retention(app, f"{call.begin_date}-{call.end_date}", later)


@handles(GetMonthlyRetention, invalid=DATES)
def get_monthly_retention(app: App, call: GetMonthlyRetention) -> RetentionReply:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/visit-retain/api_getmonthlyretain.html"""
    month = a_month(app, call.begin_date, call.end_date)
    later = {0: month, 1: month_from(month[-1] + timedelta(days=1))}
    return _retention(app, call.begin_date[:6], later)


def _retention(app: App, ref_date: str, later: dict[int, list[date]]) -> RetentionReply:
    """Of those who came in period 0, how many came in each later one that is over."""
    known = last_known_day(app)
    came = {key: _people(visits_of(app, days)) for key, days in later.items() if days[-1] <= known}
    return RetentionReply(
        ref_date=ref_date,
        visit_uv_new=_back(newcomers_of(app, later[0]), came),
        visit_uv=_back(came[0], came),
    )


def _back(people: set[str], came: dict[int, set[str]]) -> list[KeyValue]:
    if not people:
        return []
    return [KeyValue(key=key, value=len(people & others)) for key, others in came.items()]


@handles(GetVisitedPages, invalid=DATES)
def get_visited_pages(app: App, call: GetVisitedPages) -> VisitedPagesReply:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/others/api_getvisitpage.html"""
    visits = visits_of(app, [a_day(app, call.begin_date, call.end_date)])
    return VisitedPagesReply(ref_date=call.begin_date, list=most_visited(visits))
