"""Web login (网页授权): a person opens a page inside WeChat, and the page learns who it is.

1. Send the browser to `authorize_url(…)`; WeChat sends it back with `?code=…&state=…`.
2. `exchange(code=…)` gives the openid and, with scope `snsapi_userinfo`, a token for the profile.

The user token here and the account's own access_token are different things; neither replaces the other.
"""

from __future__ import annotations

from typing import Literal, TypeAlias
from urllib.parse import quote

from pydantic import Field

from wxkit._call import Call, Ok, Reply
from wxkit._endpoint import Async, Sync, build, endpoint
from wxkit._errors import InvalidCall

__all__ = [
    "AsyncOAuth",
    "CheckUserToken",
    "ExchangeCode",
    "GetUserProfile",
    "OAuth",
    "RefreshUserToken",
    "Scope",
    "UserProfile",
    "UserToken",
    "authorize_url",
]

Scope: TypeAlias = Literal["snsapi_base", "snsapi_userinfo"]
"""`snsapi_base` is silent and gives the openid only, `snsapi_userinfo` asks for consent to the profile."""

OPEN = "https://open.weixin.qq.com"
STATE_BYTES = 128


class UserToken(Reply):
    """Who came, and a token for their profile."""

    access_token: str = Field(default="", repr=False)
    """The user token; good for `profile` only."""
    expires_in: int = 0
    """Seconds of life left, 7200 at most."""
    refresh_token: str = Field(default="", repr=False)
    """Renews the token for 30 days."""
    openid: str = ""
    """Also of people who do not follow the account."""
    scope: str = ""
    unionid: str | None = None
    """With scope `snsapi_userinfo`, when the account is bound to an Open Platform account."""
    is_snapshotuser: int | None = None
    """1 when the page is only a snapshot (快照页): openid and unionid are made up, do not store them."""


class ExchangeCode(
    Call[UserToken], get="/sns/oauth2/access_token", auth="secret", bare=True, repeatable=False
):
    """Turn the code of a redirect into openid and user token (换取用户授权凭证).

    A code works once, within five minutes. 50,000 calls a minute.
    Errors: 40029 (invalid code), 40163 (used), 42003 (expired), 40013, 40125, 41002, 41004, 41008.
    https://developers.weixin.qq.com/doc/service/api/webdev/access/api_snsaccesstoken
    """

    code: str = Field(min_length=1, repr=False)
    grant_type: Literal["authorization_code"] = "authorization_code"


class RefreshUserToken(Call[UserToken], get="/sns/oauth2/refresh_token", auth="none", bare=True):
    """Renew a user token (刷新用户授权凭证).

    Errors: 40030 (invalid refresh_token), 42002 (older than 30 days), 42007 (the person changed their
    password), 40013, 41002, 41003.
    https://developers.weixin.qq.com/doc/service/api/webdev/access/api_snsrefreshtoken
    """

    appid: str = Field(min_length=1)
    refresh_token: str = Field(min_length=1, repr=False)
    grant_type: Literal["refresh_token"] = "refresh_token"


class UserProfile(Reply):
    """A person's profile. Sex is 0 and the regions are empty since 2021-10-20."""

    openid: str = ""
    nickname: str = ""
    sex: int = 0
    province: str = ""
    city: str = ""
    country: str = ""
    headimgurl: str = ""
    """The picture, 640 pixels square; empty when there is none."""
    privilege: list[str] = []
    unionid: str | None = None
    """Absent unless the account is bound to an Open Platform account (微信开放平台)."""


class GetUserProfile(Call[UserProfile], get="/sns/userinfo", auth="none", bare=True):
    """The profile of the person behind a user token (拉取用户信息). 50,000 calls a minute.

    Errors: 40001, 42001, 42007 (user token), 40003 (openid), 48001 (scope is only snsapi_base).
    https://developers.weixin.qq.com/doc/service/api/webdev/access/api_snsuserinfo
    """

    access_token: str = Field(min_length=1, repr=False)
    """The user token."""
    openid: str
    lang: Literal["zh_CN", "zh_TW", "en"] | None = None


class CheckUserToken(Call[Ok], get="/sns/auth", auth="none"):
    """Whether a user token is good (检验授权凭证是否有效).

    Errors: 40001, 42001, 42007, 40003 (not of this openid).
    https://developers.weixin.qq.com/doc/service/api/webdev/access/api_snsauth
    """

    access_token: str = Field(min_length=1, repr=False)
    """The user token."""
    openid: str


def authorize_url(
    *,
    appid: str,
    redirect_uri: str,
    scope: Scope = "snsapi_base",
    state: str = "",
    force_popup: bool = False,
    host: str = OPEN,
) -> str:
    """Where to send the browser of a person inside WeChat; `host` may be a sandbox's.

    The domain of `redirect_uri` is one of those set in the console (网页授权域名). `state` comes back with
    the code: at most 128 bytes of letters and digits. `force_popup` asks for consent even of followers.
    https://developers.weixin.qq.com/doc/service/guide/h5/auth.html
    """
    if len(state) > STATE_BYTES or not (state == "" or (state.isascii() and state.isalnum())):
        raise InvalidCall("authorize_url: state is at most 128 letters and digits")
    if not redirect_uri.startswith(("https://", "http://")):
        raise InvalidCall("authorize_url: redirect_uri is a whole URL")
    # WeChat shows an error page for any other order.
    query = (
        f"appid={quote(appid, safe='')}&redirect_uri={quote(redirect_uri, safe='')}"
        f"&response_type=code&scope={scope}&state={state}"
    )
    page = f"{host.rstrip('/')}/connect/oauth2/authorize"
    return f"{page}?{query}{'&forcePopup=true' if force_popup else ''}#wechat_redirect"


class OAuthCalls:
    """Web login."""

    exchange = endpoint(ExchangeCode)
    profile = endpoint(GetUserProfile)
    check = endpoint(CheckUserToken)


class OAuth(OAuthCalls, Sync):
    """Web login (网页授权)."""

    def authorize_url(
        self, *, redirect_uri: str, scope: Scope = "snsapi_base", state: str = "", force_popup: bool = False
    ) -> str:
        """Where to send the browser; see the function `authorize_url`. With a `base_url`, it is there."""
        return authorize_url(
            appid=self.client.appid,
            redirect_uri=redirect_uri,
            scope=scope,
            state=state,
            force_popup=force_popup,
            host=self.client.base_url or OPEN,
        )

    def refresh(self, *, refresh_token: str) -> UserToken:
        """Renew a user token; see `RefreshUserToken`."""
        return self.client.call(build(RefreshUserToken, appid=self.client.appid, refresh_token=refresh_token))


class AsyncOAuth(OAuthCalls, Async):
    """Web login (网页授权)."""

    def authorize_url(
        self, *, redirect_uri: str, scope: Scope = "snsapi_base", state: str = "", force_popup: bool = False
    ) -> str:
        """Where to send the browser; see the function `authorize_url`. With a `base_url`, it is there."""
        return authorize_url(
            appid=self.client.appid,
            redirect_uri=redirect_uri,
            scope=scope,
            state=state,
            force_popup=force_popup,
            host=self.client.base_url or OPEN,
        )

    async def refresh(self, *, refresh_token: str) -> UserToken:
        """Renew a user token; see `RefreshUserToken`."""
        return await self.client.call(
            build(RefreshUserToken, appid=self.client.appid, refresh_token=refresh_token)
        )
