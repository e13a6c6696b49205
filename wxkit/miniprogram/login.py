"""Login (小程序登录): from wx.login's code to openid and session_key, and the state of that key."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Ok, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit.crypto import login_signature

__all__ = [
    "AsyncLogin",
    "CheckSessionKey",
    "Code2Session",
    "Login",
    "LoginSession",
    "ResetUserSessionKey",
    "SessionKeyReset",
    "check_session_key",
    "reset_session_key",
]


class LoginSession(Reply):
    """Who logged in."""

    openid: str = ""
    """The person in this mini-program."""
    session_key: str = Field(default="", repr=False)
    """Key of the person's open data (开放数据): base64 of 16 bytes. Keep it on the server."""
    unionid: str | None = None
    """The person in all apps of the Open Platform account (微信开放平台); absent when none is bound."""


class Code2Session(Call[LoginSession], get="/sns/jscode2session", auth="secret", bare=True, repeatable=False):
    """Exchange wx.login's code for openid and session_key (小程序登录凭证校验).

    A code lives 5 minutes and works once. At most 100 calls a minute for one person.
    Errors: 40029 (wrong, expired or foreign code), 40163 (used), 40226 (high-risk person), 41008 (no code),
    45011, 40013, 40125.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/user-login/api_code2session
    """

    js_code: str = Field(repr=False)
    """What wx.login gave the mini-program."""
    grant_type: Literal["authorization_code"] = "authorization_code"


class CheckSessionKey(Call[Ok], get="/wxa/checksession"):
    """Ask whether a stored session_key is still the person's current one (检验登录态).

    `check_session_key` computes the signature.
    Errors: 40003, 87007 (no key, or expired), 87008 (sig_method), 87009 (wrong signature or an older key).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/user-login/api_checksessionkey
    """

    openid: str
    signature: str = Field(repr=False)
    """`wxkit.crypto.login_signature(session_key)`."""
    sig_method: Literal["hmac_sha256"] = "hmac_sha256"


class SessionKeyReset(Reply):
    """The new key."""

    openid: str = ""
    session_key: str = Field(default="", repr=False)
    """Takes the old key's place at once, and expires when that one would have."""


class ResetUserSessionKey(Call[SessionKeyReset], get="/wxa/resetusersessionkey", repeatable=False):
    """Replace a person's session_key (重置登录态). The old key dies at once.

    `reset_session_key` computes the signature. At most 60,000 a minute.
    Errors: 40003, 45011, 87007 (no key, or expired), 87008 (sig_method), 87009 (wrong signature).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/user-login/api_resetusersessionkey
    """

    openid: str
    signature: str = Field(repr=False)
    """`wxkit.crypto.login_signature(session_key)`, made with the key that is to be replaced."""
    sig_method: Literal["hmac_sha256"] = "hmac_sha256"


def check_session_key(*, openid: str, session_key: str) -> CheckSessionKey:
    """`CheckSessionKey`, signed with the key that is asked about."""
    return CheckSessionKey(openid=openid, signature=login_signature(session_key))


def reset_session_key(*, openid: str, session_key: str) -> ResetUserSessionKey:
    """`ResetUserSessionKey`, signed with the key that is to be replaced."""
    return ResetUserSessionKey(openid=openid, signature=login_signature(session_key))


class LoginCalls:
    """Login."""

    code2session = endpoint(Code2Session)
    check = endpoint(CheckSessionKey)
    check_key = endpoint(check_session_key)
    reset = endpoint(ResetUserSessionKey)
    reset_key = endpoint(reset_session_key)


class Login(LoginCalls, Sync):
    """Login (小程序登录)."""


class AsyncLogin(LoginCalls, Async):
    """Login (小程序登录)."""
