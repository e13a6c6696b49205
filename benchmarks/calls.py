"""(b) What one synchronous call costs in this process: ours all the way through the sandbox."""

from __future__ import annotations

import io
import warnings
from typing import Any

import httpx
import requests
from measure import Result, interleaved, per_call, ratio
from requests.adapters import BaseAdapter
from urllib3 import HTTPResponse
from wechatpy import WeChatClient

from wxkit.testing._bench import Bench

__all__ = ["run"]

URL = "https://api.weixin.qq.com/cgi-bin/tags/get"
ANSWER = b'{"tags":[{"id":100,"name":"vip","count":0}]}'
OURS, BARE, PEER = "wxkit + sandbox", "httpx + MockTransport", "wechatpy + stub"


def run(rounds: int) -> list[Result]:
    wechat = Bench.in_process()
    wechat.sa.tags.create(name="vip")
    token = wechat.sa.access_token()
    bare = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, content=ANSWER)))
    peer = _wechatpy(token)
    wechat.world.service_account.state(_quotas()).limits["/cgi-bin/tags/get"] = 10**9
    with warnings.catch_warnings(action="ignore"):
        figures = interleaved(
            rounds * 3,
            {
                OURS: per_call(lambda: wechat.sa.tags.list(), 300),
                BARE: per_call(lambda: bare.get(URL, params={"access_token": token}).json(), 300),
                PEER: per_call(lambda: peer.tag.get(), 300),
            },
        )
    return [
        ratio("sync call", figures, OURS, BARE, "µs", at_most=1.5),
        ratio("sync call", figures, OURS, PEER, "µs", at_most=1.0),
    ]


def _quotas() -> type[Any]:
    from wxkit_sandbox.quotas import Quotas

    return Quotas


class _Stub(BaseAdapter):
    """Answers without a socket, as cheaply as requests lets one."""

    def send(self, request: requests.PreparedRequest, **_: Any) -> requests.Response:
        response = requests.Response()
        response.status_code = 200
        response.url = request.url or ""
        response.request = request
        response.raw = HTTPResponse(io.BytesIO(ANSWER), status=200, preload_content=False)
        return response

    def close(self) -> None:
        """Nothing is open."""


def _wechatpy(token: str) -> Any:
    client = WeChatClient("wx0", "secret", access_token=token)
    client._http.mount("https://", _Stub())
    return client
