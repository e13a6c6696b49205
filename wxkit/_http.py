"""HTTP. This is the only module of wxkit that knows httpx.

Transports are driven directly, without an httpx client in between: the client would log every URL,
and WeChat wants the access_token and sometimes the secret in the URL.
"""

from __future__ import annotations

import urllib.request
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

import httpx

from wxkit._errors import NotSent, ReplyLost, TransportError
from wxkit._wire import ConnectionCut, Incoming, Request, Response

__all__ = [
    "AsyncHttp",
    "AsyncTransport",
    "InProcess",
    "SyncHttp",
    "SyncTransport",
    "answer",
    "exchange",
    "incoming",
    "unpooled",
]

SyncTransport = httpx.BaseTransport
AsyncTransport = httpx.AsyncBaseTransport

HOSTS = {
    "api": "https://api.weixin.qq.com",
    "mp": "https://mp.weixin.qq.com",
    "open": "https://open.weixin.qq.com",
}
_HEADERS = {"user-agent": "wxkit", "accept": "*/*", "accept-encoding": "gzip, deflate"}
_JSON = _HEADERS | {"content-type": "application/json; charset=utf-8"}
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


class _Http:
    """Turns our requests into httpx's and its answers into ours."""

    def __init__(self, base_url: str | None) -> None:
        self._hosts = {key: httpx.URL(base_url or host) for key, host in HOSTS.items()}

    def _outgoing(self, request: Request, timeout: float) -> httpx.Request:
        base = self._hosts[request.host]
        raw_path = base.raw_path.rstrip(b"/") + request.path.encode()
        if query := request.query | request.secrets:
            raw_path += b"?" + str(httpx.QueryParams(query)).encode()
        return httpx.Request(
            request.method,
            base.copy_with(raw_path=raw_path),
            headers=(_JSON if request.body is not None else _HEADERS) | request.headers,
            content=request.body,
            files=[
                (name, (part.filename, part.content, part.content_type))
                for name, part in request.parts.items()
            ]
            or None,
            data=request.form or None,
            extensions={"timeout": httpx.Timeout(timeout).as_dict()},
        )


class SyncHttp(_Http):
    """Exchanges requests for responses, blocking."""

    def __init__(self, base_url: str | None, transport: SyncTransport | None) -> None:
        super().__init__(base_url)
        self._transport = transport or httpx.HTTPTransport(proxy=_proxy(self._hosts["api"]))

    def send(self, request: Request, timeout: float) -> Response:
        """Seconds for connecting, writing and reading each: `timeout`."""
        try:
            answer = self._transport.handle_request(self._outgoing(request, timeout))
            answer.read()
            answer.close()
        except httpx.HTTPError as error:
            raise _transport_error(error) from None
        return _response(answer)

    def close(self) -> None:
        self._transport.close()


class AsyncHttp(_Http):
    """Exchanges requests for responses on the event loop."""

    def __init__(self, base_url: str | None, transport: AsyncTransport | None) -> None:
        super().__init__(base_url)
        self._transport = transport or httpx.AsyncHTTPTransport(proxy=_proxy(self._hosts["api"]))

    async def send(self, request: Request, timeout: float) -> Response:
        """Seconds for connecting, writing and reading each: `timeout`."""
        try:
            answer = await self._transport.handle_async_request(self._outgoing(request, timeout))
            await answer.aread()
            await answer.aclose()
        except httpx.HTTPError as error:
            raise _transport_error(error) from None
        return _response(answer)

    async def close(self) -> None:
        await self._transport.aclose()


def _proxy(base: httpx.URL) -> str | None:
    """The proxy that the environment names for this host (HTTPS_PROXY, NO_PROXY, …)."""
    proxies = urllib.request.getproxies()
    if urllib.request.proxy_bypass(base.host):
        return None
    return proxies.get(base.scheme) or proxies.get("all")


def _transport_error(error: httpx.HTTPError) -> TransportError:
    reason = f"{type(error).__name__}: {error}".rstrip(": ")
    if isinstance(error, _NOT_SENT):
        return NotSent(f"WeChat was not reached ({reason})")
    return ReplyLost(f"no answer came ({reason}); the request may have been carried out")


def _response(answer: httpx.Response) -> Response:
    headers = {key.lower(): value for key, value in answer.headers.items()}
    return Response(answer.status_code, answer.content, headers.get("content-type", ""), headers)


def incoming(request: httpx.Request) -> Incoming:
    """An httpx request as the other side receives it."""
    return Incoming(
        method=request.method,
        path=request.url.path,
        query=request.url.query.decode("ascii"),
        body=request.content,
        headers={key.lower(): value for key, value in request.headers.items()},
    )


def answer(response: Response, request: httpx.Request) -> httpx.Response:
    """Our response as httpx's."""
    headers = {"content-type": response.content_type} | response.headers
    return httpx.Response(response.status, headers=headers, content=response.content, request=request)


def _in_time(response: Response, request: httpx.Request) -> httpx.Response:
    """The answer, or the timeout that its delay would have caused; nobody really waits."""
    patience = request.extensions.get("timeout", {}).get("read")
    if patience is not None and response.delay > patience:
        raise httpx.ReadTimeout(f"no answer within {patience:g} s", request=request)
    return answer(response, request)


class InProcess(SyncTransport, AsyncTransport):
    """A transport, sync and async, that hands each request to functions instead of a socket."""

    def __init__(
        self,
        handle: Callable[[Incoming], Response],
        ahandle: Callable[[Incoming], Awaitable[Response]] | None = None,
    ) -> None:
        self._handle = handle
        self._ahandle = ahandle

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        try:
            return _in_time(self._handle(incoming(request)), request)
        except ConnectionCut:
            raise httpx.ReadError("the connection was cut", request=request) from None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        if self._ahandle is None:
            return self.handle_request(request)
        try:
            return _in_time(await self._ahandle(incoming(request)), request)
        except ConnectionCut:
            raise httpx.ReadError("the connection was cut", request=request) from None

    def respond(self, request: httpx.Request) -> httpx.Response:
        """For a respx route: `router.route(host="api.weixin.qq.com").mock(side_effect=transport.respond)`."""
        return self.handle_request(request)


def unpooled() -> AsyncTransport:
    """A transport that keeps no connection, for clients that outlive an event loop."""
    return httpx.AsyncHTTPTransport(limits=httpx.Limits(max_keepalive_connections=0), trust_env=False)


def exchange(
    method: str, url: str, *, query: str, body: bytes | None, content_type: str, timeout: float
) -> Response:
    """One request to any URL, outside the API's hosts."""
    parts = urlsplit(url)
    target = parts._replace(query="&".join(filter(None, (parts.query, query)))).geturl()
    headers: dict[str, Any] = {"user-agent": "Mozilla/4.0", "content-type": content_type}
    try:
        # Reading the certificates takes longer than a whole plain exchange.
        verify = parts.scheme == "https"
        with httpx.Client(timeout=timeout, trust_env=False, verify=verify) as client:
            return _response(client.request(method, target, content=body, headers=headers))
    except httpx.HTTPError as error:
        raise _transport_error(error) from None
