"""Statistics of the messages that people send: by hour, day, week and month, and how many send how many.

A week or month bears the date of its first day, and is told once it is over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

from wxkit.service_account.datacube import (
    CountInterval,
    GetUpstreamDistribution,
    GetUpstreamDistributionMonth,
    GetUpstreamDistributionWeek,
    GetUpstreamMessages,
    GetUpstreamMessagesHour,
    GetUpstreamMessagesMonth,
    GetUpstreamMessagesWeek,
    MessageKind,
    UpstreamDistributionRow,
    UpstreamDistributionRows,
    UpstreamRow,
    UpstreamRows,
)
from wxkit_sandbox.days import DATES, a_day, days_of, last_known_day, month_from, week_from
from wxkit_sandbox.handlers import handles
from wxkit_sandbox.service_account.message_days import Sent, sent_by_hour, sent_by_kind, sent_by_person
from wxkit_sandbox.world import App

__all__: list[str] = []

Period = Callable[[date], list[date]]
"""All days of the day, week or month that begins on a day; none when none begins then."""


@handles(GetUpstreamMessages, invalid=DATES)
def get_messages(app: App, call: GetUpstreamMessages) -> UpstreamRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/mess/api_getupstreammsg"""
    return _messages(app, days_of(app, call.begin_date, call.end_date, at_most=7), _alone)


@handles(GetUpstreamMessagesHour, invalid=DATES)
def get_messages_by_hour(app: App, call: GetUpstreamMessagesHour) -> UpstreamRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/mess/api_getupstreammsghour"""
    day = a_day(app, call.begin_date, call.end_date)
    rows: list[UpstreamRow] = []
    for (hour, kind), sent in sent_by_hour(app, day).items():
        row = _row(day, kind, sent)
        row.ref_hour = hour * 100
        rows.append(row)
    return UpstreamRows(list=rows)


@handles(GetUpstreamMessagesWeek, invalid=DATES)
def get_messages_by_week(app: App, call: GetUpstreamMessagesWeek) -> UpstreamRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/mess/api_getupstreammsgweek"""
    return _messages(app, [a_day(app, call.begin_date, call.end_date)], _week)


@handles(GetUpstreamMessagesMonth, invalid=DATES)
def get_messages_by_month(app: App, call: GetUpstreamMessagesMonth) -> UpstreamRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/mess/api_getupstreammsgmonth"""
    return _messages(app, [a_day(app, call.begin_date, call.end_date)], month_from)


@handles(GetUpstreamDistribution, invalid=DATES)
def get_distribution(app: App, call: GetUpstreamDistribution) -> UpstreamDistributionRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/mess/api_getupstreammsgdist"""
    return _distribution(app, call, _alone)


@handles(GetUpstreamDistributionWeek, invalid=DATES)
def get_distribution_by_week(app: App, call: GetUpstreamDistributionWeek) -> UpstreamDistributionRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/mess/api_getupstreammsgdistweek"""
    return _distribution(app, call, _week)


@handles(GetUpstreamDistributionMonth, invalid=DATES)
def get_distribution_by_month(app: App, call: GetUpstreamDistributionMonth) -> UpstreamDistributionRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/mess/api_getupstreammsgdistmonth"""
    return _distribution(app, call, month_from)


def _alone(day: date) -> list[date]:
    return [day]


def _week(day: date) -> list[date]:
    return [] if day.weekday() else week_from(day)


def _over(app: App, begins: list[date], period: Period) -> list[list[date]]:
    """The periods that begin on these days and are over."""
    known = last_known_day(app)
    return [days for day in begins if (days := period(day)) and days[-1] <= known]


def _messages(app: App, begins: list[date], period: Period) -> UpstreamRows:
    rows = [
        _row(days[0], kind, sent)
        for days in _over(app, begins, period)
        for kind, sent in sent_by_kind(app, days).items()
    ]
    return UpstreamRows(list=rows)


def _row(day: date, kind: int, sent: Sent) -> UpstreamRow:
    return UpstreamRow(
        ref_date=day.isoformat(),
        user_source=0,
        msg_type=MessageKind(kind),
        msg_user=len(sent),
        msg_count=sent.total(),
    )


def _distribution(
    app: App,
    call: GetUpstreamDistribution | GetUpstreamDistributionWeek | GetUpstreamDistributionMonth,
    period: Period,
) -> UpstreamDistributionRows:
    begins = days_of(app, call.begin_date, call.end_date, at_most=15)
    rows: list[UpstreamDistributionRow] = []
    for days in _over(app, begins, period):
        people = Counter(_interval(count) for count in sent_by_person(app, days).values())
        rows += [
            UpstreamDistributionRow(
                ref_date=days[0].isoformat(),
                user_source=0,
                count_interval=interval,
                msg_user=people[interval],
            )
            for interval in sorted(people)
        ]
    return UpstreamDistributionRows(list=rows)


def _interval(count: int) -> CountInterval:
    if count > 10:
        return CountInterval.OVER_TEN
    return CountInterval.SIX_TO_TEN if count > 5 else CountInterval.ONE_TO_FIVE
