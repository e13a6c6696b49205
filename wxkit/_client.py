"""The two drivers of the flows, and what every client has: settings, calls, options, escape hatch."""

from __future__ import annotations

import copy
import os
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, TypeVar

from wxkit._call import Call, Reply, Upload
from wxkit._clock import Clock, SystemClock
from wxkit._endpoint import Lazy
from wxkit._errors import ConfigError, UnexpectedReply
from wxkit._flow import Do, Exchange, Flow, Pause, Send, Session, carry_out, execute, refused, token
from wxkit._tokens import MemoryTokenStore, TokenStore
from wxkit._wire import Request, Response, decode_json, json_body

if TYPE_CHECKING:
    from wxkit._http import AsyncHttp, AsyncTransport, SyncHttp, SyncTransport
    from wxkit.common.network import AsyncNetwork, Network
    from wxkit.common.quota import AsyncQuota, Quota

__all__ = ["AsyncClient", "SyncClient", "TokenMode"]

R = TypeVar("R", bound=Reply)
T = TypeVar("T")
TokenMode = Literal["stable", "plain"]
"""`stable` (默认, /cgi-bin/stable_token) never evicts another server's token; `plain` is /cgi-bin/token."""


class _Client:
    """Settings and helpers without I/O."""

    product: ClassVar[str] = "common"

    def __init__(
        self,
        appid: str,
        secret: str,
        *,
        base_url: str | None = None,
        tokens: TokenStore | None = None,
        token_mode: TokenMode = "stable",
        clock: Clock | None = None,
        timeout: float = 10.0,
        max_retries: int = 2,
    ) -> None:
        if not appid or not secret:
            raise ConfigError(f"{type(self).__name__} needs an appid and a secret")
        if token_mode not in ("stable", "plain"):
            raise ConfigError(f"token_mode is 'stable' or 'plain', not {token_mode!r}")
        self.base_url = base_url or os.environ.get("WXKIT_BASE_URL") or None
        self.timeout = timeout
        self._session = Session(
            product=self.product,
            appid=appid,
            secret=secret,
            clock=clock or SystemClock(),
            tokens=tokens or MemoryTokenStore(),
            token_call=partial(_token_call, token_mode),
            max_retries=max_retries,
        )

    @property
    def appid(self) -> str:
        """The app's id."""
        return self._session.appid

    @property
    def clock(self) -> Clock:
        """The clock by which this client waits and judges what has expired."""
        return self._session.clock

    def __repr__(self) -> str:
        return f"{type(self).__name__}(appid={self.appid!r})"

    def with_options(self, *, timeout: float | None = None, max_retries: int | None = None) -> Self:
        """The same client (connections and tokens shared) with another timeout (seconds) or retry bound."""
        other = copy.copy(self)
        other.__dict__ = {
            key: value
            for key, value in vars(self).items()
            if not isinstance(getattr(type(self), key, None), Lazy)
        }
        if timeout is not None:
            other.timeout = timeout
        if max_retries is not None:
            other._session = copy.copy(self._session)
            other._session.max_retries = max_retries
        return other

    def warm_up(self) -> None:
        """Import all groups of this client now, for those who mind the cost of the first call."""
        for kind in type(self).__mro__:
            for value in vars(kind).values():
                if isinstance(value, Lazy):
                    value.load()


class SyncClient(_Client):
    """A blocking client of one app. Safe to share between threads."""

    quota: Lazy[Quota] = Lazy("wxkit.common.quota", "Quota")
    network: Lazy[Network] = Lazy("wxkit.common.network", "Network")

    def __init__(
        self,
        appid: str,
        secret: str,
        *,
        base_url: str | None = None,
        transport: SyncTransport | None = None,
        tokens: TokenStore | None = None,
        token_mode: TokenMode = "stable",
        clock: Clock | None = None,
        timeout: float = 10.0,
        max_retries: int = 2,
    ) -> None:
        super().__init__(
            appid,
            secret,
            base_url=base_url,
            tokens=tokens,
            token_mode=token_mode,
            clock=clock,
            timeout=timeout,
            max_retries=max_retries,
        )
        self._http = _sync_http(self.base_url, transport)

    def call(self, call: Call[R], /) -> R:
        """Carry out any declared call."""
        return self._drive(execute(self._session, call))

    def request(
        self,
        method: Literal["GET", "POST"],
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        json: Mapping[str, Any] | None = None,
        files: Mapping[str, Upload] | None = None,
        repeatable: bool | None = None,
    ) -> dict[str, Any]:
        """Ask an endpoint that wxkit does not declare (yet); the token is added, refusals raise."""
        exchange = _raw(self._session, method, path, query, json, files, repeatable)
        return self._drive(carry_out(self._session, exchange))

    def access_token(self) -> str:
        """A token that is good now, for those who must hand it on."""
        return self._drive(token(self._session))

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _drive(self, flow: Flow[T]) -> T:
        try:
            step = next(flow)
            while True:
                try:
                    outcome = self._perform(step)
                except Exception as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(outcome)
        except StopIteration as done:
            result: T = done.value
            return result

    def _perform(self, step: Send | Pause | Do) -> Any:
        if isinstance(step, Send):
            return self._http.send(step.request, self.timeout)
        if isinstance(step, Do):
            return step.action()
        return time.sleep(step.seconds) if step.real else self._session.clock.sleep(step.seconds)


class AsyncClient(_Client):
    """A client of one app for the event loop."""

    quota: Lazy[AsyncQuota] = Lazy("wxkit.common.quota", "AsyncQuota")
    network: Lazy[AsyncNetwork] = Lazy("wxkit.common.network", "AsyncNetwork")

    def __init__(
        self,
        appid: str,
        secret: str,
        *,
        base_url: str | None = None,
        transport: AsyncTransport | None = None,
        tokens: TokenStore | None = None,
        token_mode: TokenMode = "stable",
        clock: Clock | None = None,
        timeout: float = 10.0,
        max_retries: int = 2,
    ) -> None:
        super().__init__(
            appid,
            secret,
            base_url=base_url,
            tokens=tokens,
            token_mode=token_mode,
            clock=clock,
            timeout=timeout,
            max_retries=max_retries,
        )
        self._http = _async_http(self.base_url, transport)

    async def call(self, call: Call[R], /) -> R:
        """Carry out any declared call."""
        return await self._drive(execute(self._session, call))

    async def request(
        self,
        method: Literal["GET", "POST"],
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        json: Mapping[str, Any] | None = None,
        files: Mapping[str, Upload] | None = None,
        repeatable: bool | None = None,
    ) -> dict[str, Any]:
        """Ask an endpoint that wxkit does not declare (yet); the token is added, refusals raise."""
        exchange = _raw(self._session, method, path, query, json, files, repeatable)
        return await self._drive(carry_out(self._session, exchange))

    async def access_token(self) -> str:
        """A token that is good now, for those who must hand it on."""
        return await self._drive(token(self._session))

    async def close(self) -> None:
        """Close the connections."""
        await self._http.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.close()

    async def _drive(self, flow: Flow[T]) -> T:
        try:
            step = next(flow)
            while True:
                try:
                    outcome = await self._perform(step)
                except Exception as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(outcome)
        except StopIteration as done:
            result: T = done.value
            return result

    async def _perform(self, step: Send | Pause | Do) -> Any:
        if isinstance(step, Send):
            return await self._http.send(step.request, self.timeout)
        if isinstance(step, Do):
            return await _in_thread(step.action)
        clock = SystemClock() if step.real else self._session.clock
        return await clock.asleep(step.seconds)


async def _in_thread(action: Callable[[], Any]) -> Any:
    import asyncio  # a blocking client comes up faster without it

    return await asyncio.to_thread(action)


def _sync_http(base_url: str | None, transport: SyncTransport | None) -> SyncHttp:
    from wxkit._http import SyncHttp  # httpx takes longest to import; whoever only reads errors need not

    return SyncHttp(base_url, transport)


def _async_http(base_url: str | None, transport: AsyncTransport | None) -> AsyncHttp:
    from wxkit._http import AsyncHttp

    return AsyncHttp(base_url, transport)


def _token_call(mode: TokenMode, appid: str, secret: str) -> Call[Any]:
    from wxkit.common.tokens import GetStableToken, GetToken

    kind = GetStableToken if mode == "stable" else GetToken
    return kind(appid=appid, secret=secret)


def _raw(
    session: Session,
    method: Literal["GET", "POST"],
    path: str,
    query: Mapping[str, str] | None,
    json: Mapping[str, Any] | None,
    files: Mapping[str, Upload] | None,
    repeatable: bool | None,
) -> Exchange[dict[str, Any]]:
    if not path.startswith("/"):
        raise ConfigError(f"a path starts with /, not {path!r}")

    def request() -> Request:
        body = None if method == "GET" or files else json_body(json or {})
        return Request(method, path, query=dict(query or {}), body=body, parts=dict(files or {}))

    def accept(response: Response) -> dict[str, Any]:
        if response.status != 200:
            raise UnexpectedReply(f"HTTP {response.status} from {path}", response.status)
        data = decode_json(response)
        reply = Reply.model_validate(data)
        if reply.errcode:
            raise refused(session.product, None, reply)
        return data

    return Exchange(request, accept, repeatable=method == "GET" if repeatable is None else repeatable)
