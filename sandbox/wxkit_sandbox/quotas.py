"""Counts of calls, by day, minute and second, and how they are reset.

https://developers.weixin.qq.com/doc/service/guide/dev/api/limit
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from wxkit_sandbox.handlers import Refusal

if TYPE_CHECKING:
    from wxkit_sandbox.world import App

__all__ = ["DAILY", "DEFAULT_DAILY", "RATES", "Quotas", "Rate"]

DEFAULT_DAILY = 500_000
UNLIMITED = 10**12
DAILY: dict[str, int] = {
    "/cgi-bin/token": 2000,
    "/cgi-bin/menu/create": 1000,
    "/cgi-bin/menu/get": 10_000,
    "/cgi-bin/menu/delete": 1000,
    "/cgi-bin/menu/addconditional": 2000,
    "/cgi-bin/menu/delconditional": 2000,
    "/cgi-bin/menu/trymatch": 20_000,
    "/cgi-bin/media/upload": 100_000,
    "/cgi-bin/media/get": 200_000,
    "/cgi-bin/media/uploadnews": 10,
    "/cgi-bin/message/mass/sendall": 100,
    "/cgi-bin/message/mass/send": 100,
    "/cgi-bin/message/mass/preview": 100,
    "/cgi-bin/message/mass/delete": 10,
    "/cgi-bin/draft/add": 1000,
    "/cgi-bin/draft/get": 500,
    "/cgi-bin/draft/delete": 1000,
    "/cgi-bin/draft/update": 1000,
    "/cgi-bin/draft/count": 1000,
    "/cgi-bin/draft/batchget": 1000,
    "/cgi-bin/freepublish/submit": 100,
    "/cgi-bin/freepublish/get": 100,
    "/cgi-bin/freepublish/delete": 10,
    "/cgi-bin/freepublish/getarticle": 100,
    "/cgi-bin/freepublish/batchget": 100,
    "/cgi-bin/ticket/getticket": 1_000_000,
    "/sns/oauth2/access_token": UNLIMITED,
    "/cgi-bin/message/custom/send": 500_000,
    "/cgi-bin/message/template/send": 100_000,
    "/cgi-bin/qrcode/create": 100_000,
    "/cgi-bin/user/get": 500,
    "/cgi-bin/user/info": 5_000_000,
    "/cgi-bin/user/info/updateremark": 10_000,
    "/cgi-bin/message/subscribe/send": 10_000_000,
    "/wxa/genwxashortlink": 10_000_000,
    "/wxa/business/getliveinfo": 100_000,
    "/wxa/business/get_wxa_followers": 5000,
    "/wxa/business/push_message": 5000,
    "/wxa/business/getgoodswarehouse": 1000,
    "/wxaapi/broadcast/getgoodswarehouse": 1000,
    "/wxaapi/broadcast/goods/add": 500,
    "/wxaapi/broadcast/goods/audit": 500,
    "/wxaapi/broadcast/goods/resetaudit": 500,
    "/wxaapi/broadcast/goods/delete": 1000,
    "/wxaapi/broadcast/goods/update": 1000,
    "/wxaapi/broadcast/goods/setkey": 500,
    "/wxaapi/broadcast/goods/getkey": 500,
    "/wxaapi/broadcast/goods/getapproved": 10_000,
    "/wxaapi/broadcast/room/create": 10_000,
    "/wxaapi/broadcast/room/getsharedcode": 10_000,
    "/wxa/msg_sec_check": 2_000_000,
    "/wxa/media_check_async": 200_000,
}


class Rate(NamedTuple):
    """So many calls in so many seconds; one more is refused with the code."""

    calls: int
    seconds: int = 60
    code: int = 45011
    together: str = ""
    """What the calls that share the count are called, when there are several."""


LINKS_A_SECOND = Rate(100, 1, 44990, "links")
RULES_A_SECOND = Rate(5, 1, 44990)
MASS_A_MINUTE = Rate(60, together="mass")
RATES: dict[str, Rate] = {
    "/cgi-bin/message/mass/sendall": MASS_A_MINUTE,
    "/cgi-bin/message/mass/send": MASS_A_MINUTE,
    "/sns/oauth2/access_token": Rate(50_000),
    "/cgi-bin/stable_token": Rate(10_000),
    "/cgi-bin/wxopen/qrcodejumpadd": RULES_A_SECOND,
    "/cgi-bin/wxopen/qrcodejumpdelete": RULES_A_SECOND,
    "/cgi-bin/wxopen/qrcodejumpget": RULES_A_SECOND,
    "/cgi-bin/wxopen/qrcodejumppublish": RULES_A_SECOND,
    "/wxa/generate_urllink": LINKS_A_SECOND,
    "/wxa/generatenfcscheme": LINKS_A_SECOND,
    "/wxa/generatescheme": LINKS_A_SECOND,
    "/wxa/getwxacodeunlimit": Rate(5000),
    "/wxa/media_check_async": Rate(2000, code=44991),
    "/wxa/msg_sec_check": Rate(4000, code=44991),
    "/wxa/resetusersessionkey": Rate(60_000),
}
CLEARS_A_MONTH = 10
API_CLEARS_A_MONTH = 50


@dataclass(slots=True)
class Span:
    """The running second or minute, and what was counted in it."""

    number: int = -1
    counts: Counter[str] = field(default_factory=Counter[str])


@dataclass(slots=True)
class Quotas:
    """The counts of one app."""

    limits: dict[str, int] = field(default_factory=dict[str, int])
    """Limits a day that differ from WeChat's defaults, by path."""
    _used: Counter[str] = field(default_factory=Counter[str])
    _spans: dict[int, Span] = field(default_factory=dict[int, Span])
    """By their seconds."""
    _day_ends: float = 0.0
    _clears: Counter[str] = field(default_factory=Counter[str])

    def limit(self, path: str) -> int:
        return self.limits.get(path, DAILY.get(path, DEFAULT_DAILY))

    def used(self, app: App, path: str) -> int:
        self._turn(app)
        return self._used[path]

    def count(self, app: App, path: str) -> None:
        """Count one call, or refuse it: with the code of its rate (`RATES`), or 45009 within the day."""
        self._turn(app)
        rate = RATES.get(path)
        if rate is not None:
            self.pace(app, rate.together or path, rate)
        if self._used[path] >= self.limit(path):
            raise Refusal(45009)
        self._used[path] += 1

    def pace(self, app: App, thing: str, rate: Rate) -> None:
        """Count what is done to one thing or by one person, or refuse it with the code of the rate."""
        span = self._spans.setdefault(rate.seconds, Span())
        number = int(app.world.clock.now() // rate.seconds)
        if number != span.number:
            span.number = number
            span.counts.clear()
        if span.counts[thing] >= rate.calls:
            raise Refusal(rate.code)
        span.counts[thing] += 1

    def clear_all(self, app: App) -> None:
        """Ten times a month, with or without token."""
        self._spend(app, "all", CLEARS_A_MONTH, 48006)
        self._used.clear()

    def clear_one(self, app: App, path: str) -> None:
        """Fifty times a month."""
        self._spend(app, "one", API_CLEARS_A_MONTH, 45009)
        del self._used[path]

    def _spend(self, app: App, kind: str, limit: int, refusal: int) -> None:
        key = f"{kind}/{app.world.clock.month()}"
        if self._clears[key] >= limit:
            raise Refusal(refusal)
        self._clears[key] += 1

    def _turn(self, app: App) -> None:
        """Begin new counts when the day is over."""
        now = app.world.clock.now()
        if now >= self._day_ends or now < self._day_ends - 86400:
            self._used.clear()
            # Shanghai is eight hours ahead and has no daylight saving.
            self._day_ends = ((now + 28800) // 86400 + 1) * 86400 - 28800
