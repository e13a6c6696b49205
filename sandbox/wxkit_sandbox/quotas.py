"""Counts of calls, by day and by minute, and how they are reset.

https://developers.weixin.qq.com/doc/service/guide/dev/api/limit
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wxkit_sandbox.handlers import Refusal

if TYPE_CHECKING:
    from wxkit_sandbox.world import App

__all__ = ["DAILY", "DEFAULT_DAILY", "PER_MINUTE", "Quotas"]

DEFAULT_DAILY = 500_000
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
PER_MINUTE: dict[str, int] = {
    "/cgi-bin/stable_token": 10_000,
    "/wxa/getwxacodeunlimit": 5000,
    "/wxa/resetusersessionkey": 60_000,
    "/wxa/msg_sec_check": 4000,
    "/wxa/media_check_async": 2000,
}
MINUTE_CODES = {"/wxa/msg_sec_check": 44991, "/wxa/media_check_async": 44991}
"""Instead of 45011."""
CLEARS_A_MONTH = 10
API_CLEARS_A_MONTH = 50


@dataclass(slots=True)
class Quotas:
    """The counts of one app."""

    limits: dict[str, int] = field(default_factory=dict[str, int])
    """Limits a day that differ from WeChat's defaults, by path."""
    _used: Counter[str] = field(default_factory=Counter[str])
    _minute: Counter[str] = field(default_factory=Counter[str])
    _day_ends: float = 0.0
    _this_minute: int = 0
    _clears: Counter[str] = field(default_factory=Counter[str])

    def limit(self, path: str) -> int:
        return self.limits.get(path, DAILY.get(path, DEFAULT_DAILY))

    def used(self, app: App, path: str) -> int:
        self._turn(app)
        return self._used[path]

    def count(self, app: App, path: str) -> None:
        """Count one call, or refuse it: 45011 (some 44991) within the minute, 45009 within the day."""
        self._turn(app)
        a_minute = PER_MINUTE.get(path)
        if a_minute is not None:
            if self._minute[path] >= a_minute:
                raise Refusal(MINUTE_CODES.get(path, 45011))
            self._minute[path] += 1
        if self._used[path] >= self.limit(path):
            raise Refusal(45009)
        self._used[path] += 1

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
        """Begin new counts when the day or the minute is over."""
        now = app.world.clock.now()
        if now >= self._day_ends or now < self._day_ends - 86400:
            self._used.clear()
            # Shanghai is eight hours ahead and has no daylight saving.
            self._day_ends = ((now + 28800) // 86400 + 1) * 86400 - 28800
        minute = int(now // 60)
        if minute != self._this_minute:
            self._minute.clear()
            self._this_minute = minute
