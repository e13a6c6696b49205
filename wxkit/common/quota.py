"""API quotas and request ids (openApi 管理)."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint

__all__ = [
    "ApiQuota",
    "AsyncQuota",
    "ClearApiQuota",
    "ClearQuota",
    "ClearQuotaBySecret",
    "ComponentRateLimit",
    "GetApiQuota",
    "GetRid",
    "Quota",
    "QuotaFigures",
    "RateLimit",
    "RidInfo",
    "RidRequest",
]


class ClearQuota(Call[Ok], post="/cgi-bin/clear_quota"):
    """Reset the day's counts of all APIs. Ten times a month for an account, shared with the v2 call.

    Errors: 40013 (not the token's own appid), 48006 (no resets left).
    https://developers.weixin.qq.com/doc/service/api/apimanage/api_clearquota
    """

    appid: str
    """The account's own appid."""


class ClearQuotaBySecret(Call[Ok], post="/cgi-bin/clear_quota/v2", auth="none"):
    """Reset the day's counts of all APIs without a token.

    The page's table puts the fields in the body, its sample in the query; this sends the body.
    Errors: 40013, 41002, 41004, 48006.
    https://developers.weixin.qq.com/doc/service/api/apimanage/api_clearquotabyappsecret
    """

    appid: str
    appsecret: str = Field(repr=False)


class QuotaFigures(Output):
    """Calls a day."""

    daily_limit: int = 0
    used: int = 0
    remain: int = 0


class RateLimit(Output):
    """Calls within a span of `refresh_second` seconds."""

    call_count: int = 0
    refresh_second: int = 0


class ComponentRateLimit(RateLimit):
    """The same, for calls made through a third-party platform (第三方平台)."""


class ApiQuota(Reply):
    """What is left of one API today."""

    quota: QuotaFigures = Field(default_factory=QuotaFigures)
    rate_limit: RateLimit | None = None
    component_rate_limit: ComponentRateLimit | None = None


class GetApiQuota(Call[ApiQuota], post="/cgi-bin/openapi/quota/get", repeatable=True):
    """Read the quota of one API. Figures may be off by a percent.

    Errors: 76003 (path without leading slash), 76021 (unknown path), 76022 (not this account's, or /sns/*).
    https://developers.weixin.qq.com/doc/service/api/apimanage/api_getapiquota
    """

    cgi_path: str
    """Path of the API, with the leading slash and without host, e.g. `/cgi-bin/tags/create`."""


class ClearApiQuota(Call[Ok], post="/cgi-bin/openapi/quota/clear"):
    """Reset the day's count of one API. Fifty times a month for an account.

    Errors: 76021, 76022, 45009 (no resets left), 50002 (the account is restricted).
    https://developers.weixin.qq.com/doc/service/api/apimanage/api_clearapiquota
    """

    cgi_path: str
    """Path of the API, with the leading slash and without host."""


class RidRequest(Output):
    """A request as WeChat saw it."""

    invoke_time: int = 0
    """Unix seconds."""
    cost_in_ms: int = 0
    request_url: str = ""
    request_body: str = ""
    response_body: str = ""
    client_ip: str = ""


class RidInfo(Reply):
    """The request behind a rid."""

    request: RidRequest = Field(default_factory=RidRequest)


class GetRid(Call[RidInfo], post="/cgi-bin/openapi/rid/get", repeatable=True):
    """Look up a request by the `rid` of its errmsg, for seven days, by the same account only.

    Errors: 76001 (not found), 76002 (malformed), 76003 (another account's), 76004 (too old).
    https://developers.weixin.qq.com/doc/service/api/apimanage/api_getridinfo
    """

    rid: str


class QuotaCalls:
    """Quotas and request ids."""

    get = endpoint(GetApiQuota)
    clear = endpoint(ClearQuota)
    clear_by_secret = endpoint(ClearQuotaBySecret)
    clear_api = endpoint(ClearApiQuota)
    rid = endpoint(GetRid)


class Quota(QuotaCalls, Sync):
    """Quotas and request ids (openApi 管理)."""


class AsyncQuota(QuotaCalls, Async):
    """Quotas and request ids (openApi 管理)."""
