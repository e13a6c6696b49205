"""Who the users of the mini-program are (用户画像): where they live and what they hold in their hands.

Nobody in the sandbox has told their sex, age or model of phone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from wxkit.miniprogram.analytics import GetUserPortrait, NamedShare, Portrait, PortraitReply
from wxkit_sandbox.days import DATES, days_of
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.visit_days import Platform, newcomers_of, visits_of
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__: list[str] = []

SPANS = (1, 7, 30)
UNKNOWN = "未知"
PLATFORMS: dict[Platform, tuple[int, str]] = {
    "ios": (1, "iPhone"),
    "android": (2, "Android"),
    "other": (3, "其他"),
}


@handles(GetUserPortrait, invalid=DATES)
def get_user_portrait(app: App, call: GetUserPortrait) -> PortraitReply:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/data-analysis/others/api_getuserportrait.html"""
    days = days_of(app, call.begin_date, call.end_date, at_most=30)
    yesterday = app.world.clock.local().date() - timedelta(days=1)
    if len(days) not in SPANS or days[-1] != yesterday:
        raise Refusal(61501)
    platforms: dict[str, Platform] = {visit.openid: visit.platform for visit in visits_of(app, days)}
    new = newcomers_of(app, days)
    return PortraitReply(
        ref_date=call.begin_date if len(days) == 1 else f"{call.begin_date}-{call.end_date}",
        visit_uv_new=_portrait(app, {who: has for who, has in platforms.items() if who in new}),
        visit_uv=_portrait(app, platforms),
    )


def _portrait(app: App, platforms: dict[str, Platform]) -> Portrait:
    """Of the people with these openids; they come with their platforms."""
    if not platforms:
        return Portrait()
    unknown = [NamedShare(id=0, name=UNKNOWN, value=len(platforms))]
    people = [person for openid in platforms if (person := app.person(openid)) is not None]
    return Portrait(
        province=_shares(_province(person) for person in people),
        city=_shares(_city(person) for person in people),
        genders=unknown,
        platforms=_shares(PLATFORMS[platform] for platform in platforms.values()),
        devices=[NamedShare(name=UNKNOWN, value=len(platforms))],
        ages=unknown,
    )


def _province(person: Person) -> tuple[int, str]:
    """Numbered as the administrative division is."""
    return int(person.address.national_code[:2] or 0), person.address.province_name


def _city(person: Person) -> tuple[int, str]:
    return int(person.address.national_code[:4] or 0), person.address.city_name.removesuffix("市")


def _shares(values: Iterable[tuple[int, str]]) -> list[NamedShare]:
    """How many have each value, the most frequent first."""
    return [
        NamedShare(id=number, name=name, value=count)
        for (number, name), count in Counter(values).most_common()
    ]
