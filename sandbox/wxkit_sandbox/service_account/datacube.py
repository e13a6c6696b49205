"""Statistics of followers, and of how the merchant's server answers."""

from __future__ import annotations

from datetime import date

from wxkit.service_account.datacube import (
    FollowSource,
    GetInterfaceSummary,
    GetInterfaceSummaryHour,
    GetUserCumulate,
    GetUserSummary,
    InterfaceRow,
    InterfaceRows,
    UserCumulateRow,
    UserCumulateRows,
    UserSummaryRow,
    UserSummaryRows,
)
from wxkit_sandbox.answer_times import Answered, AnswerTimes
from wxkit_sandbox.days import DATES, a_day, days_of
from wxkit_sandbox.handlers import handles
from wxkit_sandbox.service_account.follow_days import FollowDays
from wxkit_sandbox.world import App

__all__: list[str] = []


@handles(GetUserSummary, invalid=DATES)
def get_user_summary(app: App, call: GetUserSummary) -> UserSummaryRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/user/api_getusersummary"""
    days = days_of(app, call.begin_date, call.end_date, at_most=7)
    return UserSummaryRows(list=[row for day in days for row in _moves(app, day.isoformat())])


def _moves(app: App, day: str) -> list[UserSummaryRow]:
    """A row for everything that counts as other ways, and one for each way on which something happened."""
    moved = app.state(FollowDays).on(day)
    return [
        UserSummaryRow(
            ref_date=day,
            user_source=FollowSource(source),
            new_user=moved.came[source],
            cancel_user=moved.left[source],
        )
        for source in sorted({int(FollowSource.OTHER), *moved.came, *moved.left})
    ]


@handles(GetUserCumulate, invalid=DATES)
def get_user_cumulate(app: App, call: GetUserCumulate) -> UserCumulateRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/user/api_getusercumulate"""
    days, known = days_of(app, call.begin_date, call.end_date, at_most=7), app.state(FollowDays)
    return UserCumulateRows(
        list=[
            UserCumulateRow(
                ref_date=day.isoformat(),
                user_source=FollowSource.OTHER,
                cumulate_user=known.total(day.isoformat()),
            )
            for day in days
        ]
    )


@handles(GetInterfaceSummary, invalid=DATES)
def get_interface_summary(app: App, call: GetInterfaceSummary) -> InterfaceRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/api/api_getinterfacesummary"""
    days = days_of(app, call.begin_date, call.end_date, at_most=30)
    return InterfaceRows(list=[_answered(day, _whole(hours)) for day in days if (hours := _hours(app, day))])


@handles(GetInterfaceSummaryHour, invalid=DATES)
def get_interface_summary_hour(app: App, call: GetInterfaceSummaryHour) -> InterfaceRows:
    """https://developers.weixin.qq.com/doc/service/api/wedata/api/api_getinterfacesummaryhour"""
    day = a_day(app, call.begin_date, call.end_date)
    hours = sorted(_hours(app, day).items())
    return InterfaceRows(list=[_answered(day, answered, hour * 100) for hour, answered in hours])


def _hours(app: App, day: date) -> dict[int, Answered]:
    return app.state(AnswerTimes).days.get(day.isoformat(), {})


def _whole(hours: dict[int, Answered]) -> Answered:
    whole = Answered()
    for answered in hours.values():
        whole.add(answered)
    return whole


def _answered(day: date, answered: Answered, hour: int | None = None) -> InterfaceRow:
    row = InterfaceRow(
        ref_date=day.isoformat(),
        callback_count=answered.count,
        fail_count=answered.failed,
        total_time_cost=answered.total,
        max_time_cost=answered.longest,
    )
    if hour is not None:
        row.ref_hour = hour
    return row
