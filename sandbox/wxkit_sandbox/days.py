"""Days of statistics (数据统计): days in Beijing, whose numbers are there from eight o'clock on the next day.

https://developers.weixin.qq.com/doc/service/api/wedata/user/api_getusersummary
"""

from __future__ import annotations

from datetime import date, timedelta

from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.world import App

__all__ = ["DATES", "a_day", "a_month", "a_week", "days_of", "last_known_day", "month_from", "week_from"]

DATES = {"begin_date": 61500, "end_date": 61500}
"""What a malformed date is refused with."""
READY = 8
"""O'clock."""
A_DAY = timedelta(days=1)


def last_known_day(app: App) -> date:
    """The last day whose numbers are there."""
    now = app.world.clock.local()
    return now.date() - (A_DAY if now.hour >= READY else 2 * A_DAY)


def days_of(app: App, begin: str, end: str, *, at_most: int) -> list[date]:
    """Every day of a span: 61500 for no date, 61501 for a wrong span, 61503 for one that is not known yet."""
    first, last = _date(begin), _date(end)
    if not timedelta(0) <= last - first < at_most * A_DAY or last >= app.world.clock.local().date():
        raise Refusal(61501)
    if last > last_known_day(app):
        raise Refusal(61503)
    return [first + n * A_DAY for n in range((last - first).days + 1)]


def a_day(app: App, begin: str, end: str) -> date:
    """The one day of a span."""
    return days_of(app, begin, end, at_most=1)[0]


def a_week(app: App, begin: str, end: str) -> list[date]:
    """A span from a Monday to the Sunday after it."""
    days = days_of(app, begin, end, at_most=7)
    if days != week_from(days[0]) or days[0].weekday():
        raise Refusal(61501)
    return days


def a_month(app: App, begin: str, end: str) -> list[date]:
    """A span from the first to the last day of a month."""
    days = days_of(app, begin, end, at_most=31)
    if days != month_from(days[0]):
        raise Refusal(61501)
    return days


def week_from(monday: date) -> list[date]:
    """Seven days."""
    return [monday + n * A_DAY for n in range(7)]


def month_from(first: date) -> list[date]:
    """All days of the month that begins on this day; none when it is another day of a month."""
    days = [first + n * A_DAY for n in range(31)] if first.day == 1 else []
    return [day for day in days if day.month == first.month]


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal(61500) from None
