"""Quotas read and reset, and requests looked up by their rid."""

from __future__ import annotations

import re
from importlib import import_module

from wxkit._call import Ok
from wxkit._registry import declaring, registry
from wxkit.common.quota import (
    ApiQuota,
    ClearApiQuota,
    ClearQuota,
    ClearQuotaBySecret,
    GetApiQuota,
    GetRid,
    QuotaFigures,
    RateLimit,
    RidInfo,
    RidRequest,
)
from wxkit_sandbox.common.tokens import proven
from wxkit_sandbox.handlers import Refusal, handles, handles_open
from wxkit_sandbox.journal import Entry
from wxkit_sandbox.quotas import RATES, Quotas
from wxkit_sandbox.world import App, Directory

__all__ = ["clear_api_quota", "clear_quota", "clear_quota_by_secret", "get_api_quota", "get_rid"]

RID_LIVES = 7 * 86400
_RID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}")


@handles(ClearQuota, invalid={"appid": 40013})
def clear_quota(app: App, call: ClearQuota) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/apimanage/api_clearquota"""
    if call.appid != app.appid:
        raise Refusal(40013)
    app.state(Quotas).clear_all(app)
    return Ok()


@handles_open(ClearQuotaBySecret, invalid={"appid": 41002, "appsecret": 41004}, in_query=True)
def clear_quota_by_secret(directory: Directory, call: ClearQuotaBySecret) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/apimanage/api_clearquotabyappsecret"""
    app = proven(directory, call.appid, call.appsecret, call.__route__.path)
    app.state(Quotas).clear_all(app)
    return Ok()


@handles(GetApiQuota, invalid={"cgi_path": 76003})
def get_api_quota(app: App, call: GetApiQuota) -> ApiQuota:
    """https://developers.weixin.qq.com/doc/service/api/apimanage/api_getapiquota"""
    _check_path(app, call.cgi_path)
    quotas = app.state(Quotas)
    limit, used = quotas.limit(call.cgi_path), quotas.used(app, call.cgi_path)
    reply = ApiQuota(quota=QuotaFigures(daily_limit=limit, used=used, remain=max(0, limit - used)))
    rate = RATES.get(call.cgi_path)
    if rate is not None:
        reply.rate_limit = RateLimit(call_count=rate.calls, refresh_second=rate.seconds)
    return reply


@handles(ClearApiQuota, invalid={"cgi_path": 76003})
def clear_api_quota(app: App, call: ClearApiQuota) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/apimanage/api_clearapiquota"""
    _check_path(app, call.cgi_path)
    app.state(Quotas).clear_one(app, call.cgi_path)
    return Ok()


@handles(GetRid, invalid={"rid": 76002})
def get_rid(app: App, call: GetRid) -> RidInfo:
    """https://developers.weixin.qq.com/doc/service/api/apimanage/api_getridinfo"""
    entry = _entry(app, call.rid)
    request = RidRequest(
        invoke_time=int(entry.at),
        cost_in_ms=0,
        request_url=entry.request_url(),
        request_body=entry.request_body(),
        response_body=entry.response_body(),
        client_ip="127.0.0.1",
    )
    return RidInfo(request=request)


def _check_path(app: App, path: str) -> None:
    """The path is a known one, and one of this account."""
    if not path.startswith("/"):
        raise Refusal(76003)
    for module in declaring(path):
        import_module(module)
    products = {product for product, _ in registry.at(path)}
    if not products:
        raise Refusal(76021)
    if path.startswith("/sns/") or not products & {"common", app.kind}:
        raise Refusal(76022)


def _entry(app: App, rid: str) -> Entry:
    """The refused request behind a rid of this account."""
    if _RID.fullmatch(rid) is None:
        raise Refusal(76002)
    worlds = app.world.directory.worlds.values()
    entry = next((found for world in worlds if (found := world.journal.by_rid(rid))), None)
    if entry is None or entry.path.startswith("/sns/"):
        raise Refusal(76001)
    if entry.appid != app.appid:
        raise Refusal(76003)
    if app.world.clock.now() - entry.at > RID_LIVES:
        raise Refusal(76004)
    return entry
