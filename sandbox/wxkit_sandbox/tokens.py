"""Access tokens as WeChat issues, supersedes and expires them.

https://developers.weixin.qq.com/doc/service/api/base/api_getaccesstoken and
https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from wxkit_sandbox.handlers import Refusal

if TYPE_CHECKING:
    from wxkit_sandbox.world import App, World

__all__ = ["FORCED_A_DAY", "FORCE_SPACING", "GRACE", "LIFE", "Grant", "Grants"]

LIFE = 7200
"""Seconds that a token lives."""
GRACE = 300
"""Seconds that a replaced token still works, and the span before expiry in which a new one is issued."""
FORCED_A_DAY = 20
FORCE_SPACING = 30

Family = Literal["plain", "stable"]


@dataclass(slots=True)
class Grant:
    """One token that was issued."""

    app: App
    value: str = field(repr=False)
    expires_at: float
    superseded_at: float | None = None
    """From then on it is `invalid or not latest` (40001)."""


@dataclass(slots=True)
class _Issued:
    """What one app was given in one family."""

    current: Grant | None = None
    forced: Counter[str] = field(default_factory=Counter[str])
    last_forced: float = float("-inf")


class Grants:
    """All tokens of all worlds of a server. The two families know nothing of each other."""

    def __init__(self) -> None:
        self._by_value: dict[str, Grant] = {}
        self._issued: dict[tuple[str, Family], _Issued] = {}

    def check(self, value: str) -> App:
        """The app that a token belongs to, or the refusal that WeChat gives."""
        grant = self._by_value.get(value)
        if grant is None:
            raise Refusal(40001)
        now = grant.app.world.clock.now()
        if grant.superseded_at is not None and now >= grant.superseded_at:
            raise Refusal(40001)
        if now >= grant.expires_at:
            raise Refusal(42001)
        return grant.app

    def plain(self, app: App) -> Grant:
        """/cgi-bin/token: always a new one, the one before has five minutes left."""
        return self._replace(app, self._of(app, "plain"), GRACE)

    def stable(self, app: App, *, force: bool) -> Grant:
        """/cgi-bin/stable_token: the same one until its last five minutes, or a new one by force."""
        issued = self._of(app, "stable")
        now = app.world.clock.now()
        if force and issued.current is not None:
            return self._force(app, issued, now)
        current = issued.current
        if current is None or current.expires_at - now < GRACE:
            return self._replace(app, issued, GRACE)
        return current

    def _force(self, app: App, issued: _Issued, now: float) -> Grant:
        day = app.world.clock.day()
        if issued.current is not None and now - issued.last_forced < FORCE_SPACING:
            return issued.current
        if issued.forced[day] >= FORCED_A_DAY:
            raise Refusal(45009)
        issued.forced[day] += 1
        issued.last_forced = now
        return self._replace(app, issued, 0)

    def _replace(self, app: App, issued: _Issued, grace: float) -> Grant:
        now = app.world.clock.now()
        old = issued.current
        if old is not None:
            old.superseded_at = min(now + grace, old.expires_at)
        value = f"{app.world.ids.random.randrange(50, 100)}_{app.world.ids.token()}"
        issued.current = self._by_value[value] = Grant(app, value, now + LIFE)
        return issued.current

    def _of(self, app: App, family: Family) -> _Issued:
        return self._issued.setdefault((app.appid, family), _Issued())

    def of(self, world: World) -> Grants:
        """The tokens of one world alone."""
        found = Grants()
        found._by_value = {
            value: grant for value, grant in self._by_value.items() if grant.app.world is world
        }
        appids = {app.appid for app in world.apps.values()}
        found._issued = {key: issued for key, issued in self._issued.items() if key[0] in appids}
        return found

    def adopt(self, others: Grants) -> None:
        """Take in the tokens of a world that joins the server."""
        self._by_value |= others._by_value
        self._issued |= others._issued

    def forget(self, app: App) -> None:
        """Drop everything about an app whose world ended."""
        self._by_value = {value: grant for value, grant in self._by_value.items() if grant.app is not app}
        for key in [key for key in self._issued if key[0] == app.appid]:
            del self._issued[key]
