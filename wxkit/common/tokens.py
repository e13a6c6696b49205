"""Access tokens (接口调用凭据). Clients fetch them by themselves; these calls are for token servers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Reply

__all__ = ["AccessToken", "GetStableToken", "GetToken"]


class AccessToken(Reply):
    """A token and how long it lives."""

    access_token: str = Field(default="", repr=False)
    """The credential; store at least 512 characters."""
    expires_in: int = 0
    """Seconds of life left, 7200 at most."""


class GetToken(Call[AccessToken], get="/cgi-bin/token", auth="none", bare=True, repeatable=False):
    """Fetch a plain token (getAccessToken): always a new one; the one before lives on for five minutes.

    At most 2000 a day for a new account.
    Errors: 40001, 40002, 40013, 40125, 40164 (IP whitelist), 40243 (AppSecret frozen), 41002, 41004, 45009,
    50004, 50007 (account frozen), 61024 (a third-party platform manages the account), 89501, 89503 (the
    administrator has to confirm the address), 89506, 89507 (refused it).
    https://developers.weixin.qq.com/doc/service/api/base/api_getaccesstoken
    """

    grant_type: Literal["client_credential"] = "client_credential"
    appid: str
    secret: str = Field(repr=False)


class GetStableToken(
    Call[AccessToken], post="/cgi-bin/stable_token", auth="none", bare=True, repeatable=True
):
    """Fetch the stable token (getStableAccessToken): the same one until its last five minutes.

    At most 10,000 a minute and 500,000 a day. Errors as for GetToken, and 43002 for GET.
    https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken
    """

    grant_type: Literal["client_credential"] = "client_credential"
    appid: str
    secret: str = Field(repr=False)
    force_refresh: bool | None = None
    """Replace the token at once; 20 times a day, and without effect within 30 seconds of the last."""
