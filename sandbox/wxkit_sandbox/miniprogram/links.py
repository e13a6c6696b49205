"""Links that open the mini-program: made, read back, opened, and their end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar
from urllib.parse import parse_qs, unquote

from wxkit.miniprogram.links import (
    CloudBase,
    CloudBaseInfo,
    ExpireType,
    GenerateNfcScheme,
    GenerateScheme,
    GenerateShortLink,
    GenerateUrlLink,
    JumpWxa,
    LinkInfo,
    Openlink,
    QueryScheme,
    QueryType,
    QueryUrlLink,
    SchemeQueried,
    ShortLink,
    UrlLink,
    UrlLinkInfo,
    UrlLinkQueried,
    VisitQuota,
)
from wxkit_sandbox.censorship import judged
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.pages import Release
from wxkit_sandbox.world import App

__all__ = ["WxaLink", "WxaLinks", "count_visit", "tapped_link"]

A_DAY = 500_000
VISITS_A_DAY = 3_000_000
PERMANENT = 100_000
SHORTEST, LONGEST = 60, 30 * 86400
TITLE = 20
PLAIN = "weixin://dl/business/?appid="
JUMP_CODES = {"jump_wxa.env_version": 85402, "jump_wxa.path": 40165, "jump_wxa.query": 40212}
STOPPED = {"not_granted": 85407, "suspended": 40013, "banned": 85408}
_QUERY = re.compile(r"[0-9A-Za-z!#$&'()*+,/:;=?@\-._~%]{0,1024}")

L = TypeVar("L", bound=LinkInfo)
LinkKind = Literal["scheme", "nfc", "url_link", "short"]


@dataclass(slots=True)
class WxaLink:
    """One link. Times are Unix seconds; `expire_time` 0 is never."""

    kind: LinkKind
    path: str
    query: str
    env_version: str
    create_time: int
    expire_time: int
    cloud_base: CloudBase | None = None


@dataclass(slots=True)
class WxaLinks:
    """All links of the app, and today's counts."""

    a_day: int = A_DAY
    visits_a_day: int = VISITS_A_DAY
    permanent_limit: int = PERMANENT
    permanent: int = 0
    by_url: dict[str, WxaLink] = field(default_factory=dict[str, WxaLink])
    made: Counter[str] = field(default_factory=Counter[str])
    """Schemes and URL Links by day."""
    visits: Counter[str] = field(default_factory=Counter[str])
    """Openings of schemes and URL Links by day."""

    def visits_left(self, app: App) -> int:
        return max(0, self.visits_a_day - self.visits[app.world.clock.day()])

    def count_made(self, app: App) -> None:
        """Count one scheme or URL Link, or refuse it."""
        day = app.world.clock.day()
        if self.made[day] >= self.a_day:
            raise Refusal(44993)
        self.made[day] += 1


@handles(GenerateScheme, invalid=JUMP_CODES)
def generate_scheme(app: App, call: GenerateScheme) -> Openlink:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/url-scheme/api_generatescheme"""
    link = _link(app, "scheme", call.jump_wxa or JumpWxa())
    link.expire_time = _end(app, call.expire_type, call.expire_time, call.expire_interval)
    app.state(WxaLinks).count_made(app)
    return Openlink(openlink=_publish(app, "weixin://dl/business/?t=", link))


@handles(GenerateNfcScheme, invalid={"model_id": 9800003, **JUMP_CODES})
def generate_nfc_scheme(app: App, call: GenerateNfcScheme) -> Openlink:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/url-scheme/api_generatenfcscheme"""
    link = _link(app, "nfc", call.jump_wxa or JumpWxa())
    _check_model(app.world.settings.nfc_models, call.model_id, call.sn)
    app.state(WxaLinks).count_made(app)
    return Openlink(openlink=_publish(app, "weixin://dl/business/?t=", link))


@handles(GenerateUrlLink, invalid={"env_version": 85402, "path": 40165, "query": 40212})
def generate_url_link(app: App, call: GenerateUrlLink) -> UrlLink:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/url-link/api_generateurllink"""
    jump = JumpWxa(path=call.path, query=call.query, env_version=call.env_version)
    link = _link(app, "url_link", jump)
    link.expire_time = _end(app, call.expire_type, call.expire_time, call.expire_interval)
    link.cloud_base = call.cloud_base
    _check_cloud(app, call.cloud_base)
    app.state(WxaLinks).count_made(app)
    return UrlLink(url_link=_publish(app, "https://wxaurl.cn/", link))


@handles(GenerateShortLink, invalid={"page_url": 40066, "page_title": 40225})
def generate_short_link(app: App, call: GenerateShortLink) -> ShortLink:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/short-link/api_generateshortlink"""
    links, now = app.state(WxaLinks), app.world.clock.time()
    path, _, query = call.page_url.removeprefix("/").partition("?")
    if not app.world.settings.short_links:
        raise Refusal(43104)
    if not app.state(Release).has(path):
        raise Refusal(40066)
    if judged(app.world, call.page_title or "").suggest == "risky":
        raise Refusal(40225)
    if call.is_permanent and links.permanent >= links.permanent_limit:
        raise Refusal(85400)
    links.permanent += bool(call.is_permanent)
    ends = 0 if call.is_permanent else now + LONGEST
    title = call.page_title or ""
    shown = title if len(title) <= TITLE else title[:TITLE] + "…"
    prefix = f"#小程序://{app.name}/" + (f"{shown}/" if shown else "")
    link = WxaLink("short", path, query, "release", now, ends)
    return ShortLink(link=_publish(app, prefix, link))


@handles(QueryScheme)
def query_scheme(app: App, call: QueryScheme) -> SchemeQueried:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/url-scheme/api_queryscheme"""
    if call.query_type == QueryType.QUOTA:
        return SchemeQueried(quota_info=_quota(app))
    if not call.scheme:
        raise Refusal(40097)
    if call.scheme.startswith(PLAIN):
        return SchemeQueried(scheme_info=_plain(app, call.scheme))
    link, query = _find(app, call.scheme, "&cq=", "scheme", "nfc")
    return SchemeQueried(scheme_info=_described(app, link, query, LinkInfo))


@handles(QueryUrlLink)
def query_url_link(app: App, call: QueryUrlLink) -> UrlLinkQueried:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/url-link/api_queryurllink"""
    if call.query_type == QueryType.QUOTA:
        return UrlLinkQueried(quota_info=_quota(app))
    if not call.url_link:
        raise Refusal(40097)
    link, query = _find(app, call.url_link, "?cq=", "url_link")
    info = _described(app, link, query, UrlLinkInfo)
    if link.cloud_base is not None:
        info.cloud_base = CloudBaseInfo(**link.cloud_base.model_dump(exclude_none=True))
    return UrlLinkQueried(url_link_info=info)


def tapped_link(app: App, url: str) -> tuple[WxaLink, str]:
    """The link that a person taps, and its query. Refuses as WeChat's page would, with 85403 or 85406."""
    separator = "?cq=" if url.startswith("https:") else "&cq="
    link, query = _find(app, url, separator, "scheme", "nfc", "url_link", "short")
    if link.expire_time and app.world.clock.now() >= link.expire_time:
        raise Refusal(85403)
    if link.kind != "short" and not app.state(WxaLinks).visits_left(app):
        raise Refusal(85406)
    return link, query


def count_visit(app: App, link: WxaLink) -> None:
    """The link has opened the mini-program; Short Links are not counted."""
    if link.kind != "short":
        app.state(WxaLinks).visits[app.world.clock.day()] += 1


def _link(app: App, kind: LinkKind, jump: JumpWxa) -> WxaLink:
    """A link without an end, when it leads to somewhere."""
    _check_permission(app)
    release, path, query = app.state(Release), jump.path or "", jump.query or ""
    if not release.online:
        raise Refusal(85079)
    if path and not release.has(path.removeprefix("/")):
        raise Refusal(40165)
    if _QUERY.fullmatch(query) is None:
        raise Refusal(40212)
    return WxaLink(kind, path, query, jump.env_version or "release", app.world.clock.time(), 0)


def _check_permission(app: App) -> None:
    """Links are for mini-programs of organisations that WeChat has not stopped from making them."""
    settings = app.world.settings
    if settings.miniprogram_is_personal:
        raise Refusal(40002)
    if settings.making_links != "open":
        raise Refusal(STOPPED[settings.making_links])


def _check_model(models: Mapping[str, bool] | None, model_id: str, sn: str | None) -> None:
    """A registered model of devices, with the number of the device if each has a code of its own."""
    if models is not None and not models:
        raise Refusal(9800007)
    if not model_id or (models is not None and model_id not in models):
        raise Refusal(9800003)
    if models is not None and models[model_id] != bool(sn):
        raise Refusal(9800008 if models[model_id] else 9800009)


def _check_cloud(app: App, cloud: CloudBase | None) -> None:
    environments = app.world.settings.cloud_environments
    if cloud is not None and environments is not None and cloud.env not in environments:
        raise Refusal(85088)


def _end(app: App, kind: ExpireType | None, moment: int | None, days: int | None) -> int:
    """When a link ends, in Unix seconds: 30 days from now unless told."""
    now = app.world.clock.time()
    if kind == ExpireType.DAYS:
        if days is None or not 1 <= days <= 30:
            raise Refusal(85401)
        return now + days * 86400
    if moment is None:
        return now + LONGEST
    if not SHORTEST <= moment - now <= LONGEST:
        raise Refusal(85401)
    return moment


def _publish(app: App, prefix: str, link: WxaLink) -> str:
    url = prefix + app.world.ids.token(11)
    app.state(WxaLinks).by_url[url] = link
    return url


def _find(app: App, url: str, separator: str, *kinds: LinkKind) -> tuple[WxaLink, str]:
    """The link and its query, with what was appended as `cq`."""
    base, _, appended = url.partition(separator)
    link = app.state(WxaLinks).by_url.get(base)
    if link is None or link.kind not in kinds:
        raise Refusal(85403)
    return link, "&".join(filter(None, (link.query, unquote(appended))))


def _plain(app: App, scheme: str) -> LinkInfo:
    """A plain scheme (明文 URL Scheme), whose page the console has to know."""
    fields = {name: values[0] for name, values in parse_qs(scheme.partition("?")[2]).items()}
    path = fields.get("path", "")
    if fields.get("appid") != app.appid or path not in app.state(Release).plain_schemes:
        raise Refusal(85405)
    return LinkInfo(
        appid=app.appid,
        path=path,
        query=fields.get("query", ""),
        expire_time=0,
        env_version=fields.get("env_version", "release"),
    )


def _described(app: App, link: WxaLink, query: str, kind: type[L]) -> L:
    return kind(
        appid=app.appid,
        path=link.path,
        query=query,
        create_time=link.create_time,
        expire_time=link.expire_time,
        env_version=link.env_version,
    )


def _quota(app: App) -> VisitQuota:
    return VisitQuota(remain_visit_quota=app.state(WxaLinks).visits_left(app))
