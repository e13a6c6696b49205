"""Login codes and session keys: what wx.login gives, and the one key that a person has at a time.

https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/login.html
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from itertools import takewhile

from wxkit.crypto import login_signature
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.people import Person
from wxkit_sandbox.quotas import Quotas, Rate
from wxkit_sandbox.world import App

__all__ = ["Code", "Codes", "LoginCodes", "PhoneCodes", "PluginCodes", "Session", "Sessions"]

CODE_LIVES = 300
CODE_REMEMBERED = 86400
"""Seconds from its making for which a used code is still known as used."""
KEY_LIVES = 3 * 86400
"""Seconds from a login. WeChat publishes no figure; three days is a guess."""
EXCHANGES = Rate(100)
"""Of one person's codes in a minute."""


@dataclass(slots=True)
class Code:
    """A code in the hands of a person's client."""

    person: Person
    made_at: float
    used: bool = False


@dataclass(slots=True)
class Codes:
    """Codes of one kind, oldest first."""

    by_value: dict[str, Code] = field(default_factory=dict[str, Code], repr=False)

    def issue(self, app: App, person: Person) -> str:
        """A new code for this person."""
        now = app.world.clock.now()
        self._forget(now - CODE_REMEMBERED)
        value = app.world.ids.token(32)
        self.by_value[value] = Code(person, now)
        return value

    def look(self, app: App, value: str, *, used: int = 40029, expired: int = 40029) -> Code:
        """The code when it is good: known, not used (else refused with `used`), not over five minutes old."""
        code = self.by_value.get(value)
        if code is None:
            raise Refusal(40029)
        age = app.world.clock.now() - code.made_at
        if code.used and age < CODE_REMEMBERED:
            raise Refusal(used)
        if code.used or age >= CODE_LIVES:
            raise Refusal(expired)
        return code

    def _forget(self, before: float) -> None:
        old = takewhile(lambda item: item[1].made_at < before, self.by_value.items())
        for value in [value for value, _ in old]:
            del self.by_value[value]


@dataclass(slots=True)
class LoginCodes(Codes):
    """What wx.login gave."""


@dataclass(slots=True)
class PhoneCodes(Codes):
    """What phone number buttons gave."""


@dataclass(slots=True)
class PluginCodes(Codes):
    """What wx.pluginLogin gave."""


@dataclass(slots=True)
class Session:
    """The current key of one person."""

    key: str = field(repr=False)
    expires_at: float


@dataclass(slots=True)
class Sessions:
    """Session keys by openid. A login voids the key before it."""

    by_openid: dict[str, Session] = field(default_factory=dict[str, Session])

    def begin(self, app: App, openid: str) -> Session:
        """wx.login: a new key with a full life."""
        session = Session(_key(app), app.world.clock.now() + KEY_LIVES)
        self.by_openid[openid] = session
        return session

    def count_exchange(self, app: App, openid: str) -> None:
        """Count one exchange of a code, or refuse the 101st of a person in one minute."""
        app.state(Quotas).pace(app, f"login {openid}", EXCHANGES)

    def current(self, app: App, openid: str) -> Session | None:
        """The person's key, None when there is none or it expired."""
        session = self.by_openid.get(openid)
        alive = session is not None and app.world.clock.now() < session.expires_at
        return session if alive else None

    def proven(self, app: App, openid: str, signature: str) -> Session:
        """The current key, when the signature was made with it: 40003, 87007, 87009."""
        if app.person(openid) is None:
            raise Refusal(40003)
        session = self.current(app, openid)
        if session is None:
            raise Refusal(87007)
        if signature.lower() != login_signature(session.key):
            raise Refusal(87009)
        return session

    def replace(self, app: App, openid: str) -> Session:
        """Another key in the place of the current one; it dies when that one would have died."""
        session = Session(_key(app), self.by_openid[openid].expires_at)
        self.by_openid[openid] = session
        return session


def _key(app: App) -> str:
    return b64encode(app.world.ids.random.randbytes(16)).decode()
