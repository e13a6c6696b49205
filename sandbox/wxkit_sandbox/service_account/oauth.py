"""Web login: codes, user tokens, profiles.

https://developers.weixin.qq.com/doc/service/guide/h5/auth.html
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from wxkit._call import Ok
from wxkit.service_account.oauth import (
    CheckUserToken,
    ExchangeCode,
    GetUserProfile,
    RefreshUserToken,
    UserProfile,
    UserToken,
)
from wxkit_sandbox.handlers import Refusal, handles, handles_open
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App, Directory

__all__ = ["Identity", "Logins", "issue_code"]

CODE_LIFE = 300
TOKEN_LIFE = 7200
REFRESH_LIFE = 30 * 86400


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom a page gets to see. On a snapshot page (快照页) all of it is made up."""

    openid: str
    unionid: str | None
    scope: str
    person: Person | None
    """None on a snapshot page."""

    @property
    def nickname(self) -> str:
        return self.person.nickname if self.person else "微信用户"

    @property
    def snapshot(self) -> bool:
        return self.person is None

    @property
    def whole(self) -> bool:
        """Whether the person consented to more than the openid."""
        return "snsapi_userinfo" in self.scope


@dataclass(slots=True)
class Code:
    """A code of a redirect."""

    identity: Identity
    ends: float
    used: bool = False


@dataclass(slots=True)
class Login:
    """What became of a code: a token, renewed now and then."""

    identity: Identity
    access_token: str = field(repr=False)
    access_ends: float
    refresh_token: str = field(repr=False)
    refresh_ends: float
    void: bool = False
    """The person changed their password since."""


@dataclass(slots=True)
class Logins:
    """Codes and tokens of one account."""

    codes: dict[str, Code] = field(default_factory=dict[str, Code])
    by_access: dict[str, Login] = field(default_factory=dict[str, Login])
    """Also tokens that were replaced."""
    by_refresh: dict[str, Login] = field(default_factory=dict[str, Login])

    def knows(self, person: Person, now: float) -> bool:
        """Whether the person consented to show the profile, and the refresh token still lives."""
        return any(
            login.identity.person is person and login.identity.whole and now < login.refresh_ends
            for login in self.by_refresh.values()
        )

    def make_void(self, person: Person) -> None:
        """The person's tokens work no more until they log in again (42007)."""
        for login in self.by_refresh.values():
            if login.identity.person is person:
                login.void = True

    def end(self, person: Person) -> None:
        """The person's tokens are worth nothing any more."""
        for logins in (self.by_access, self.by_refresh):
            for token in [key for key, login in logins.items() if login.identity.person is person]:
                del logins[token]


def issue_code(app: App, person: Person, scope: str, *, snapshot: bool) -> str:
    """The code with which WeChat sends the person's browser back."""
    ids, now = app.world.ids, app.world.clock.now()
    if snapshot:
        ghost = f"{person.id}/snapshot"
        unionid = ids.unionid(ghost) if app.bound else None
        identity = Identity(ids.openid(ghost, app.appid), unionid, scope, None)
    else:
        identity = Identity(app.openid(person), app.unionid(person), scope, person)
    value = ids.token(32)
    app.state(Logins).codes[value] = Code(identity, now + CODE_LIFE)
    return value


@handles(ExchangeCode, invalid={"code": 41008, "grant_type": 40002})
def exchange_code(app: App, call: ExchangeCode) -> UserToken:
    """https://developers.weixin.qq.com/doc/service/api/webdev/access/api_snsaccesstoken"""
    logins, ids, now = app.state(Logins), app.world.ids, app.world.clock.now()
    code = logins.codes.get(call.code)
    if code is None:
        raise Refusal(40029)
    if code.used:
        raise Refusal(40163)
    if now >= code.ends:
        raise Refusal(42003)
    code.used = True
    login = Login(code.identity, ids.token(88), now + TOKEN_LIFE, ids.token(88), now + REFRESH_LIFE)
    logins.by_access[login.access_token] = logins.by_refresh[login.refresh_token] = login
    return UserToken(**_granted(login, now))


@handles_open(RefreshUserToken, invalid={"appid": 41002, "refresh_token": 41003, "grant_type": 40002})
def refresh_user_token(directory: Directory, call: RefreshUserToken) -> UserToken:
    """https://developers.weixin.qq.com/doc/service/api/webdev/access/api_snsrefreshtoken"""
    app = directory.apps.get(call.appid)
    if app is None or app.kind != "service_account":
        raise Refusal(40013)
    logins, now = app.state(Logins), app.world.clock.now()
    login = logins.by_refresh.get(call.refresh_token)
    if login is None:
        raise Refusal(40030)
    if login.void:
        raise Refusal(42007)
    if now >= login.refresh_ends:
        raise Refusal(42002)
    if now >= login.access_ends:
        login.access_token = app.world.ids.token(88)
        logins.by_access[login.access_token] = login
    login.access_ends = now + TOKEN_LIFE
    return UserToken(**_granted(login, now))


@handles_open(GetUserProfile, invalid={"access_token": 41001, "openid": 41009})
def get_user_profile(directory: Directory, call: GetUserProfile) -> UserProfile:
    """https://developers.weixin.qq.com/doc/service/api/webdev/access/api_snsuserinfo"""
    identity = _identity(directory, call.access_token, call.openid)
    if not identity.whole:
        raise Refusal(48001)
    profile = UserProfile(
        openid=identity.openid,
        nickname=identity.nickname,
        sex=0,
        province="",
        city="",
        country="",
        headimgurl="",
        privilege=[],
    )
    if identity.unionid is not None:
        profile.unionid = identity.unionid
    return profile


@handles_open(CheckUserToken, invalid={"access_token": 41001, "openid": 41009})
def check_user_token(directory: Directory, call: CheckUserToken) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/webdev/access/api_snsauth"""
    _identity(directory, call.access_token, call.openid)
    return Ok()


def _granted(login: Login, now: float) -> dict[str, Any]:
    identity = login.identity
    granted: dict[str, Any] = {
        "access_token": login.access_token,
        "expires_in": int(login.access_ends - now),
        "refresh_token": login.refresh_token,
        "openid": identity.openid,
        "scope": identity.scope,
    }
    if identity.snapshot:
        granted["is_snapshotuser"] = 1
    if identity.whole and identity.unionid is not None:
        granted["unionid"] = identity.unionid
    return granted


def _identity(directory: Directory, token: str, openid: str) -> Identity:
    """Whose user token this is: 40001, 42001, 42007, and 40003 when it is another's."""
    for app in directory.apps.values():
        login = app.state(Logins).by_access.get(token) if app.kind == "service_account" else None
        if login is None:
            continue
        if login.void:
            raise Refusal(42007)
        if token != login.access_token or app.world.clock.now() >= login.access_ends:
            raise Refusal(42001)
        if openid != login.identity.openid:
            raise Refusal(40003)
        return login.identity
    raise Refusal(40001)
