"""The calendar of a Chinese shop: seasons, weekends, festivals, and the days on which nobody ships."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["FIRST", "LAST", "Day", "Festival", "day_of"]

FIRST, LAST = 2020, 2035
"""The years whose lunar festivals are known here."""

_LUNAR = {
    "春节": "0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0203 0123 0211 0131 0219 0208",
    "端午节": "0625 0614 0603 0622 0610 0531 0619 0609 0528 0616 0605 0624 0612 0601 0620 0610",
    "七夕": "0825 0814 0804 0822 0810 0829 0819 0808 0826 0816 0805 0824 0812 0801 0820 0810",
    "中秋节": "1001 0921 0910 0929 0917 1006 0925 0915 1003 0922 0912 1001 0919 0908 0927 0916",
}
"""Month and day of each lunar festival, from FIRST to LAST."""


@dataclass(frozen=True, slots=True)
class Festival:
    """A day for which people buy, on the days before it."""

    name: str
    slug: str
    days: int
    """How many days before it people begin to buy."""
    rush: float
    """How many times as much as usual they buy at the height of it."""
    gifts: float
    """Share of gifts among those orders."""
    favours: str
    """The category that sells best."""
    on: str = ""
    """Month and day in the solar calendar; empty for a lunar festival."""

    def date_in(self, year: int) -> date:
        text = self.on or _LUNAR[self.name].split()[year - FIRST]
        return date(year, int(text[:2]), int(text[2:]))


FESTIVALS = (
    Festival("春节", "spring_festival", 21, 2.2, 0.45, "tea"),
    Festival("情人节", "valentine", 7, 1.9, 0.6, "flowers", "0214"),
    Festival("妇女节", "womens_day", 5, 1.5, 0.45, "flowers", "0308"),
    Festival("母亲节", "mothers_day", 6, 1.6, 0.55, "flowers", "0510"),
    Festival("520", "may_20", 4, 1.7, 0.6, "flowers", "0520"),
    Festival("端午节", "dragon_boat", 8, 1.5, 0.35, "food"),
    Festival("618", "june_18", 6, 2.6, 0.08, "home", "0618"),
    Festival("七夕", "qixi", 6, 1.9, 0.6, "flowers"),
    Festival("教师节", "teachers_day", 5, 1.4, 0.5, "tea", "0910"),
    Festival("中秋节", "mid_autumn", 14, 2.3, 0.5, "food"),
    Festival("双十一", "double_11", 10, 3.2, 0.06, "home", "1111"),
    Festival("双十二", "double_12", 4, 1.8, 0.08, "home", "1212"),
    Festival("圣诞节", "christmas", 5, 1.3, 0.4, "ceramics", "1225"),
)
_MONTHS = (1.0, 0.8, 0.9, 0.95, 1.0, 1.0, 0.85, 0.9, 1.05, 1.05, 1.15, 1.1)
_WEEK = (0.92, 0.9, 0.92, 0.95, 1.02, 1.18, 1.2)
_EVERYDAY_GIFTS = 0.09
_HOLIDAYS = {"春节": (-2, 6, 0.35), "中秋节": (0, 1, 0.8)}
"""From which day to which nobody ships, and how much is still bought."""


@dataclass(frozen=True, slots=True)
class Day:
    """What a day is like."""

    date: date
    busy: float
    """How much is bought; 1 is usual."""
    gifts: float
    """Share of gifts among the orders."""
    favours: str
    """The category that sells best; empty for none."""
    festival: Festival | None
    """For which people buy; None on most days."""
    closed: bool
    """Nobody ships."""


def day_of(day: date) -> Day:
    """What this day is like."""
    coming, rise = _coming(day)
    busy = _MONTHS[day.month - 1] * _WEEK[day.weekday()]
    gifts, favours = _EVERYDAY_GIFTS, ""
    if coming is not None:
        busy *= 1 + (coming.rush - 1) * rise
        gifts += (coming.gifts - gifts) * rise
        favours = coming.favours
    holiday = _holiday(day)
    return Day(day, busy * (holiday or 1.0), gifts, favours, coming, holiday is not None)


def _coming(day: date) -> tuple[Festival | None, float]:
    """The festival that moves people most today, and how near it is: 0 far, 1 tomorrow."""
    best: Festival | None = None
    strength, near = 0.0, 0.0
    for festival in FESTIVALS:
        ahead = _days_until(festival, day)
        if 0 <= ahead <= festival.days:
            rise = 1 - abs(ahead - 1) / (festival.days + 1)
            if (festival.rush - 1) * rise > strength:
                best, strength, near = festival, (festival.rush - 1) * rise, rise
    return best, near


def _days_until(festival: Festival, day: date) -> int:
    this = festival.date_in(day.year)
    if this < day and day.year < LAST:
        this = festival.date_in(day.year + 1)
    return (this - day).days


def _holiday(day: date) -> float | None:
    """What is still bought while nobody ships; None on other days."""
    for festival in FESTIVALS:
        if festival.name in _HOLIDAYS:
            first, last, bought = _HOLIDAYS[festival.name]
            date_ = festival.date_in(day.year)
            if date_ + timedelta(days=first) <= day <= date_ + timedelta(days=last):
                return bought
    return None
