"""A talent lets the agency fill the window (橱窗授权): where that happens, and whether it did."""

from __future__ import annotations

from wxkit.store.league_window import (
    GetWindowAuth,
    GetWindowAuthStatus,
    WindowAuthFound,
    WindowAuthInfo,
    WindowAuthStatus,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.agency import head_img
from wxkit_sandbox.store.talents import Talent, Talents
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 10024000
UNKNOWN_FINDER = 10024001
INVALID = {"*": BAD, "finder_id": UNKNOWN_FINDER}


@handles(GetWindowAuth, invalid=INVALID)
def get_auth(app: App, call: GetWindowAuth) -> WindowAuthFound:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getauth.html"""
    talent = _talent(app, call)
    ids = app.world.ids
    path = "pages/window/auth.html?ticket=" + ids.derived(24, "window-auth", talent.talent_appid)
    info = WindowAuthInfo(
        auth_wxa_appid="wx" + ids.hex(16, "appid", "league-mini-program"),
        auth_wxa_path=path,
        auth_wxa_username="gh_" + ids.hex(12, "original", "league-mini-program"),
        auth_url="https://channels.weixin.qq.com/league/" + path,
        nickname=talent.nickname,
        head_img_url=head_img(talent.person.id),
    )
    return WindowAuthFound(auth_info=info)


@handles(GetWindowAuthStatus, invalid=INVALID)
def get_auth_status(app: App, call: GetWindowAuthStatus) -> WindowAuthStatus:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/getauthstatus.html"""
    talent = _talent(app, call)
    return WindowAuthStatus(
        window_auth_status=int(talent.window_auth),
        openfinderid=talent.openfinderid,
        opentalentid=talent.opentalentid,
    )


def _talent(app: App, call: GetWindowAuth | GetWindowAuthStatus) -> Talent:
    talents = app.state(Talents)
    openfinderid = call.openfinderid if isinstance(call, GetWindowAuthStatus) else None
    if not (call.finder_id or call.openid or call.talent_appid or openfinderid):
        raise Refusal(BAD)
    person = app.person(call.openid) if call.openid else None
    talent = (
        talents.of_finder(call.finder_id)
        or talents.by_appid.get(call.talent_appid or "")
        or talents.of_open(openfinderid)
        or (talents.of_person(person.id) if person else None)
    )
    if talent is None:
        raise Refusal(UNKNOWN_FINDER)
    return talent
