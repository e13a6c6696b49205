"""Login: codes become openids and session keys, keys are checked and replaced."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.miniprogram.login import (
    CheckSessionKey,
    Code2Session,
    LoginSession,
    ResetUserSessionKey,
    SessionKeyReset,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.sessions import LoginCodes, Sessions
from wxkit_sandbox.world import App

__all__ = ["check_session_key", "code2session", "reset_session_key"]

SIGNED_CODES = {"signature": 87009, "sig_method": 87008}


@handles(Code2Session, invalid={"js_code": 41008, "grant_type": 40002})
def code2session(app: App, call: Code2Session) -> LoginSession:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/user-login/api_code2session"""
    if not call.js_code:
        raise Refusal(41008)
    code = app.state(LoginCodes).look(app, call.js_code, used=40163)
    if code.person.id in app.world.settings.blocked_logins:
        raise Refusal(40226)
    openid, sessions = app.openid(code.person), app.state(Sessions)
    sessions.count_exchange(app, openid)
    code.used = True
    reply = LoginSession(openid=openid, session_key=sessions.by_openid[openid].key)
    unionid = app.unionid(code.person)
    if unionid is not None:
        reply.unionid = unionid
    return reply


@handles(CheckSessionKey, invalid=SIGNED_CODES)
def check_session_key(app: App, call: CheckSessionKey) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/user-login/api_checksessionkey"""
    app.state(Sessions).proven(app, call.openid, call.signature)
    return Ok()


@handles(ResetUserSessionKey, invalid=SIGNED_CODES)
def reset_session_key(app: App, call: ResetUserSessionKey) -> SessionKeyReset:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/user-login/api_resetusersessionkey"""
    sessions = app.state(Sessions)
    sessions.proven(app, call.openid, call.signature)
    return SessionKeyReset(openid=call.openid, session_key=sessions.replace(app, call.openid).key)
