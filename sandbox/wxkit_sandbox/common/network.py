"""WeChat's addresses, and the check of the callback URL."""

from __future__ import annotations

from wxkit.common.network import (
    CallbackCheck,
    CheckCallback,
    DnsResult,
    GetApiDomainIp,
    GetCallbackIp,
    IpList,
    PingResult,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.world import App

__all__ = ["check_callback", "get_api_domain_ip", "get_callback_ip"]

HERE = "127.0.0.1"
"""Where the sandbox answers and pushes from: a server that admits only these addresses admits it."""


@handles(GetApiDomainIp)
def get_api_domain_ip(app: App, call: GetApiDomainIp) -> IpList:
    """https://developers.weixin.qq.com/doc/service/api/base/api_getapidomainip"""
    return IpList(ip_list=[HERE])


@handles(GetCallbackIp)
def get_callback_ip(app: App, call: GetCallbackIp) -> IpList:
    """https://developers.weixin.qq.com/doc/service/api/base/api_getcallbackip"""
    return IpList(ip_list=[HERE])


@handles(CheckCallback, invalid={"action": 40202, "check_operator": 40203})
def check_callback(app: App, call: CheckCallback) -> CallbackCheck:
    """https://developers.weixin.qq.com/doc/service/api/base/api_callbackcheck"""
    if app.sink is None:
        raise Refusal(40201)
    operator = "CAP" if call.check_operator == "DEFAULT" else call.check_operator
    reply = CallbackCheck()
    if call.action != "ping":
        reply.dns = [DnsResult(ip=HERE, real_operator=operator)]
    if call.action != "dns":
        reply.ping = [PingResult(ip=HERE, from_operator=operator, package_loss="0%", time="1.000ms")]
    return reply
