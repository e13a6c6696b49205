"""WeChat's addresses and the check of a callback URL."""

from __future__ import annotations

from typing import Literal

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint

__all__ = [
    "AsyncNetwork",
    "CallbackCheck",
    "CheckCallback",
    "DnsResult",
    "GetApiDomainIp",
    "GetCallbackIp",
    "IpList",
    "Network",
    "PingResult",
]


class IpList(Reply):
    """Addresses; fetch them anew once a day."""

    ip_list: list[str] = []


class GetApiDomainIp(Call[IpList], get="/cgi-bin/get_api_domain_ip", bare=True):
    """The addresses of WeChat's API servers.

    https://developers.weixin.qq.com/doc/service/api/base/api_getapidomainip
    """


class GetCallbackIp(Call[IpList], get="/cgi-bin/getcallbackip", bare=True):
    """The addresses from which WeChat pushes.

    https://developers.weixin.qq.com/doc/service/api/base/api_getcallbackip
    """


class DnsResult(Output):
    """One address of the callback's host name."""

    ip: str = ""
    real_operator: str = ""


class PingResult(Output):
    """One ping; with a single packet the loss is `0%` or `100%`."""

    ip: str = ""
    from_operator: str = ""
    package_loss: str = ""
    time: str = ""
    """As text with its unit, e.g. `23.079ms`."""


class CallbackCheck(Reply):
    """How WeChat reaches the callback URL."""

    dns: list[DnsResult] = []
    ping: list[PingResult] = []


class CheckCallback(Call[CallbackCheck], post="/cgi-bin/callback/check", bare=True, repeatable=True):
    """Resolve and ping the callback URL's host from WeChat's side.

    Errors: 40201 (no callback URL set), 40202 (action), 40203 (operator).
    https://developers.weixin.qq.com/doc/service/api/base/api_callbackcheck
    """

    action: Literal["dns", "ping", "all"]
    check_operator: Literal["CHINANET", "UNICOM", "CAP", "DEFAULT"]
    """The network to check from: China Telecom, China Unicom, Tencent, or any."""


class NetworkCalls:
    """WeChat's addresses and the check of a callback URL."""

    api_ips = endpoint(GetApiDomainIp)
    callback_ips = endpoint(GetCallbackIp)
    check_callback = endpoint(CheckCallback)


class Network(NetworkCalls, Sync):
    """WeChat's addresses and the check of a callback URL."""


class AsyncNetwork(NetworkCalls, Async):
    """WeChat's addresses and the check of a callback URL."""
