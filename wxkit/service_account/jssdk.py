"""JS-SDK (网页开发): what a web page needs to use WeChat's abilities through `wx.config`."""

from __future__ import annotations

import secrets
from typing import Literal, TypedDict

from pydantic import Field

from wxkit._call import Call, Reply
from wxkit._clock import Clock
from wxkit._endpoint import Async, AsyncCaller, Sync, SyncCaller, endpoint
from wxkit.crypto import jsapi_signature

__all__ = ["AsyncJsSdk", "GetTicket", "JsSdk", "JsTicket", "WxConfig", "jsapi_config"]

MARGIN = 60.0
"""Seconds before its end at which a ticket is no longer handed to a page."""


class JsTicket(Reply):
    """A ticket and how long it lives."""

    ticket: str = Field(default="", repr=False)
    """Signs pages; never send it to a browser."""
    expires_in: int = 0
    """Seconds of life left, 7200 at most."""


class GetTicket(Call[JsTicket], get="/cgi-bin/ticket/getticket"):
    """Fetch a ticket (获取 JS-SDK 票据). Keep it for its life: a day has 1,000,000 calls.

    https://developers.weixin.qq.com/doc/service/api/webdev/js/api_getticket
    """

    type: Literal["jsapi", "wx_card"] = "jsapi"
    """`jsapi` signs pages, `wx_card` signs cards (卡券)."""


class WxConfig(TypedDict):
    """What a page passes to `wx.config`, beside its own `jsApiList` and `debug`."""

    appId: str
    timestamp: int
    nonceStr: str
    signature: str


def jsapi_config(*, appid: str, ticket: str, url: str, timestamp: int, noncestr: str) -> WxConfig:
    """Sign a page. `url` is the page as in the address bar, `timestamp` is in Unix seconds."""
    signature = jsapi_signature(jsapi_ticket=ticket, noncestr=noncestr, timestamp=timestamp, url=url)
    return WxConfig(appId=appid, timestamp=timestamp, nonceStr=noncestr, signature=signature)


class _Signer:
    """The jsapi ticket of one client while it lives."""

    def __init__(self, appid: str, clock: Clock) -> None:
        self._appid = appid
        self._clock = clock
        self._ticket = ""
        self._ends = 0.0

    @property
    def stale(self) -> bool:
        return self._clock.now() >= self._ends

    def keep(self, reply: JsTicket) -> None:
        self._ticket = reply.ticket
        self._ends = self._clock.now() + reply.expires_in - MARGIN

    def sign(self, url: str) -> WxConfig:
        return jsapi_config(
            appid=self._appid,
            ticket=self._ticket,
            url=url,
            timestamp=int(self._clock.now()),
            noncestr=secrets.token_hex(8),
        )


class JsSdkCalls:
    """JS-SDK."""

    ticket = endpoint(GetTicket)


class JsSdk(JsSdkCalls, Sync):
    """JS-SDK (网页开发)."""

    def __init__(self, client: SyncCaller) -> None:
        super().__init__(client)
        self._signer = _Signer(client.appid, client.clock)

    def sign(self, *, url: str) -> WxConfig:
        """What `wx.config` of this page needs. The ticket is fetched when there is none that lives."""
        if self._signer.stale:
            self._signer.keep(self.ticket(type="jsapi"))
        return self._signer.sign(url)


class AsyncJsSdk(JsSdkCalls, Async):
    """JS-SDK (网页开发)."""

    def __init__(self, client: AsyncCaller) -> None:
        super().__init__(client)
        self._signer = _Signer(client.appid, client.clock)

    async def sign(self, *, url: str) -> WxConfig:
        """What `wx.config` of this page needs. The ticket is fetched when there is none that lives."""
        if self._signer.stale:
            self._signer.keep(await self.ticket(type="jsapi"))
        return self._signer.sign(url)
