"""Links that open a mini-program: URL Scheme, URL Link, NFC scheme, Short Link (获取小程序链接)."""

from __future__ import annotations

from enum import IntEnum

from pydantic import Field

from wxkit._call import Call, Input, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit.miniprogram.qrcode import EnvVersion

__all__ = [
    "AsyncLinks",
    "CloudBase",
    "CloudBaseInfo",
    "ExpireType",
    "GenerateNfcScheme",
    "GenerateScheme",
    "GenerateShortLink",
    "GenerateUrlLink",
    "JumpWxa",
    "LinkInfo",
    "Links",
    "Openlink",
    "QueryScheme",
    "QueryType",
    "QueryUrlLink",
    "SchemeQueried",
    "ShortLink",
    "UrlLink",
    "UrlLinkInfo",
    "UrlLinkQueried",
    "VisitQuota",
]


class ExpireType(IntEnum):
    """How a link's end is told."""

    TIME = 0
    """At `expire_time`."""
    DAYS = 1
    """After `expire_interval` days."""


class QueryType(IntEnum):
    """What is asked about a link."""

    INFO = 0
    """The link itself."""
    QUOTA = 1
    """How many openings are left today."""


class JumpWxa(Input):
    """Where a link leads."""

    path: str | None = None
    """A released page, without query; the home page when empty."""
    query: str | None = None
    """At most 1024 of letters, digits and ``!#$&'()*+,/:;=?@-._~%``, as k1=v1&k2=v2."""
    env_version: EnvVersion | None = None
    """Counts only outside WeChat; `release` when absent."""


class Openlink(Reply):
    """A scheme."""

    openlink: str = ""
    """`weixin://dl/business/?t=…`."""


class GenerateScheme(Call[Openlink], post="/wxa/generatescheme"):
    """Make an encrypted URL Scheme (获取加密 scheme 码), for SMS, mail and web pages outside WeChat.

    It ends after 1 minute to 30 days. With URL Links 500,000 a day and 100 a second.
    Errors: 40002 (personal account), 40013 (banned), 40165 (path), 40212 (query), 44990, 44993 (day's limit),
    85079 (no release), 85401 (expiry), 85402 (env_version), 85406 (openings used up), 85407 (no permission),
    85408 (banned).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/url-scheme/api_generatescheme
    """

    jump_wxa: JumpWxa | None = None
    """The home page when absent."""
    is_expire: bool | None = None
    """Without effect since 2022: every scheme expires."""
    expire_type: ExpireType | None = None
    """TIME when absent."""
    expire_time: int | None = None
    """Unix seconds, for TIME."""
    expire_interval: int | None = None
    """Days, 1 to 30, for DAYS."""


class LinkInfo(Output):
    """A link."""

    appid: str = ""
    path: str = ""
    query: str = ""
    create_time: int = 0
    """Unix seconds."""
    expire_time: int = 0
    """Unix seconds; 0 for never."""
    env_version: str = ""


class VisitQuota(Output):
    """Openings of schemes and URL Links."""

    remain_visit_quota: int = 0
    """How many are left today, of 3,000,000."""


class SchemeQueried(Reply):
    """A scheme, or what is left of today's openings."""

    scheme_info: LinkInfo | None = None
    quota_info: VisitQuota | None = None


class QueryScheme(Call[SchemeQueried], post="/wxa/queryscheme", repeatable=True):
    """Read a scheme back, encrypted or plain, or ask for the openings left (查询 scheme 码).

    Errors: 40097, 40165, 40212, 85402, 85403 (unknown), 85405 (path has no plain scheme).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/url-scheme/api_queryscheme
    """

    scheme: str | None = None
    """Needed for INFO."""
    query_type: QueryType | None = None
    """INFO when absent."""


class GenerateNfcScheme(Call[Openlink], post="/wxa/generatenfcscheme"):
    """Make a scheme for an NFC tag (获取 NFC 的小程序 scheme). It never ends.

    Errors: 40002, 40013, 40165, 40212, 44990, 44993, 85079, 85402, 9800003 (model_id), 9800007 (not granted),
    9800008 (sn missing), 9800009 (sn not wanted).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/url-scheme/api_generatenfcscheme
    """

    jump_wxa: JumpWxa | None = None
    """The home page when absent."""
    model_id: str
    """The device model that was registered."""
    sn: str | None = None
    """The device's serial number, only for models with one code a device."""


class CloudBase(Input):
    """A web page of cloud base (云开发静态网站) that a URL Link shows first."""

    env: str
    """The environment."""
    domain: str | None = None
    path: str | None = None
    query: str | None = None
    resource_appid: str | None = None
    """Whose environment it is, when it is shared."""


class UrlLink(Reply):
    """A URL Link."""

    url_link: str = ""
    """`https://wxaurl.cn/…`."""


class GenerateUrlLink(Call[UrlLink], post="/wxa/generate_urllink"):
    """Make a URL Link (获取加密 URLLink): an https address that opens the mini-program.

    It ends after 1 minute to 30 days. With schemes 500,000 a day and 100 a second.
    Errors: as for GenerateScheme, and 85088 (cloud base not opened).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/url-link/api_generateurllink
    """

    path: str | None = None
    """A released page, without query; the home page when empty."""
    query: str | None = None
    """As in JumpWxa."""
    expire_type: ExpireType | None = None
    """TIME when absent."""
    expire_time: int | None = None
    """Unix seconds, for TIME."""
    expire_interval: int | None = None
    """Days, 1 to 30, for DAYS."""
    env_version: EnvVersion | None = None
    """Counts only outside WeChat; `release` when absent."""
    cloud_base: CloudBase | None = None


class CloudBaseInfo(Output):
    """A web page of cloud base."""

    env: str = ""
    domain: str = ""
    path: str = ""
    query: str = ""
    resource_appid: str = ""


class UrlLinkInfo(LinkInfo):
    """A URL Link."""

    cloud_base: CloudBaseInfo | None = None


class UrlLinkQueried(Reply):
    """A URL Link, or what is left of today's openings."""

    url_link_info: UrlLinkInfo | None = None
    quota_info: VisitQuota | None = None


class QueryUrlLink(Call[UrlLinkQueried], post="/wxa/query_urllink", repeatable=True):
    """Read a URL Link back, or ask for the openings left (查询加密 URLLink).

    Errors: 40097, 85403 (unknown).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/url-link/api_queryurllink
    """

    url_link: str | None = None
    """Needed for INFO."""
    query_type: QueryType | None = None
    """INFO when absent."""


class ShortLink(Reply):
    """A Short Link."""

    link: str = ""
    """`#小程序://…`, opens inside WeChat."""


class GenerateShortLink(Call[ShortLink], post="/wxa/genwxashortlink"):
    """Make a Short Link (获取 ShortLink), to be pasted into a chat. 10,000,000 a day.

    For e-commerce mini-programs only; a permanent one counts against 100,000, any other ends after 30 days.
    Errors: 40066 (page not released), 40225 (title), 43104 (category), 45009, 85400 (no permanent ones left).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/short-link/api_generateshortlink
    """

    page_url: str = Field(max_length=1024)
    """A released page, with a query if wanted, at most 1024 characters."""
    page_title: str | None = None
    """Over 20 characters it is cut."""
    is_permanent: bool | None = None
    """False when absent."""


class LinkCalls:
    """Links that open a mini-program."""

    generate_scheme = endpoint(GenerateScheme)
    query_scheme = endpoint(QueryScheme)
    generate_nfc_scheme = endpoint(GenerateNfcScheme)
    generate_url_link = endpoint(GenerateUrlLink)
    query_url_link = endpoint(QueryUrlLink)
    generate_short_link = endpoint(GenerateShortLink)


class Links(LinkCalls, Sync):
    """Links that open a mini-program (获取小程序链接)."""


class AsyncLinks(LinkCalls, Async):
    """Links that open a mini-program (获取小程序链接)."""
