"""Issuing access tokens."""

from __future__ import annotations

from wxkit.common.tokens import AccessToken, GetStableToken, GetToken
from wxkit_sandbox.handlers import Refusal, handles_open
from wxkit_sandbox.quotas import Quotas
from wxkit_sandbox.tokens import Grant
from wxkit_sandbox.world import App, Directory

__all__ = ["get_stable_token", "get_token", "proven"]

CODES = {"grant_type": 40002, "appid": 41002, "secret": 41004}


@handles_open(GetToken, invalid=CODES)
def get_token(directory: Directory, call: GetToken) -> AccessToken:
    """https://developers.weixin.qq.com/doc/service/api/base/api_getaccesstoken"""
    app = _entitled(directory, call)
    return _answer(app, directory.grants.plain(app))


@handles_open(GetStableToken, invalid=CODES)
def get_stable_token(directory: Directory, call: GetStableToken) -> AccessToken:
    """https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken"""
    app = _entitled(directory, call)
    return _answer(app, directory.grants.stable(app, force=bool(call.force_refresh)))


def proven(directory: Directory, appid: str, secret: str, path: str) -> App:
    """The app that these credentials open; the call counts against its quota."""
    app = directory.apps.get(appid)
    if not appid:
        raise Refusal(41002)
    if app is None:
        raise Refusal(40013)
    if not secret:
        raise Refusal(41004)
    if secret != app.secret:
        raise Refusal(40125)
    app.state(Quotas).count(app, path)
    return app


def _entitled(directory: Directory, call: GetToken | GetStableToken) -> App:
    """The app that these credentials open, unless its AppSecret is frozen."""
    app = proven(directory, call.appid, call.secret, call.__route__.path)
    if app.secret_frozen:
        raise Refusal(40243)
    return app


def _answer(app: App, grant: Grant) -> AccessToken:
    return AccessToken(access_token=grant.value, expires_in=int(grant.expires_at - app.world.clock.now()))
