"""How a call is carried out, without I/O: generators that yield steps and receive what came of them.

    token → request → answer → (renew the token | wait and repeat) → typed reply

Two small drivers (wxkit._client) perform the steps, one sync, one async, so there is one policy.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from wxkit._call import Auth, Call, Reply
from wxkit._clock import Clock
from wxkit._errcodes import error_for
from wxkit._errors import Busy, NotSent, ReplyLost, TokenError, UnexpectedReply, WeChatError
from wxkit._tokens import MemoryTokenStore, Token, TokenStore
from wxkit._wire import Request, Response, decode, encode

__all__ = ["Do", "Exchange", "Flow", "Pause", "Send", "Session", "carry_out", "execute", "refused", "token"]

R = TypeVar("R", bound=Reply)
T = TypeVar("T")

POLL = 0.02
"""Seconds between two looks at a token that somebody else is refreshing."""
BACKOFF = 0.5
"""Seconds before the first repetition; doubled each time, less a random part."""


@dataclass(slots=True)
class Send:
    """Exchange this request for a Response."""

    request: Request


@dataclass(slots=True)
class Pause:
    """Wait, on the client's clock (a frozen sandbox does not wait at all) or in real time."""

    seconds: float
    real: bool = False


@dataclass(slots=True)
class Do:
    """Run a function that may block."""

    action: Callable[[], Any]


Flow = Generator[Send | Pause | Do, Any, T]


@dataclass(slots=True)
class Session:
    """What the calls of one app share."""

    product: str
    appid: str
    secret: str = field(repr=False)
    clock: Clock
    tokens: TokenStore
    token_call: Callable[[str, str], Call[Any]]
    """Makes the call that fetches a token, from appid and secret."""
    max_retries: int = 2
    lease: float = 15.0
    """Seconds after which a refresh that brought nothing is taken over by somebody else."""
    cached: Token | None = field(default=None, repr=False)
    gate: MemoryTokenStore = field(default_factory=MemoryTokenStore, repr=False)
    """Keeps all but one thread of this process away from the (perhaps remote) token store."""

    @property
    def key(self) -> str:
        return f"{self.product}:{self.appid}"


@dataclass(frozen=True, slots=True)
class Exchange(Generic[T]):
    """One thing to do at WeChat: how to ask, how to read the answer, and what may be done twice."""

    request: Callable[[], Request]
    accept: Callable[[Response], T]
    auth: Auth = "token"
    repeatable: bool = False
    call: Call[Any] | None = None


def execute(session: Session, call: Call[R]) -> Flow[R]:
    """Carry out a declared call and give its typed reply."""
    route = call.__route__
    return carry_out(
        session,
        Exchange(
            request=lambda: encode(call),
            accept=lambda response: _accept(session, call, response),
            auth=route.auth,
            repeatable=route.repeatable,
            call=call,
        ),
    )


def carry_out(session: Session, exchange: Exchange[T]) -> Flow[T]:
    """Retries within bounds, and one renewal of a token that WeChat no longer takes."""
    renewed = False
    attempt = 0
    while True:
        request = exchange.request()
        used = yield from _authorise(session, exchange.auth, request)
        try:
            response: Response = yield Send(request)
            return exchange.accept(response)
        except TokenError:
            if used is None or renewed:
                raise
            renewed = True
            yield from renew(session, stale=used)
        except (NotSent, ReplyLost, UnexpectedReply, Busy) as error:
            error.call = exchange.call
            if attempt >= session.max_retries or not may_repeat(error, repeatable=exchange.repeatable):
                raise
            yield Pause(backoff(attempt))
            attempt += 1


def may_repeat(error: Exception, *, repeatable: bool) -> bool:
    """Whether sending a request again can do no harm after this error."""
    if isinstance(error, NotSent):
        return True
    if isinstance(error, UnexpectedReply) and error.status < 500:
        return False
    return repeatable


def backoff(attempt: int) -> float:
    """Seconds to wait before repetition `attempt + 1`: doubled each time, half of it random."""
    # Jitter only spreads clients out; nobody gains by guessing it.
    return BACKOFF * float(2**attempt) * (0.5 + random.random() / 2)  # noqa: S311


def _authorise(session: Session, auth: Auth, request: Request) -> Flow[str | None]:
    if auth == "token":
        value = yield from token(session)
        request.secrets = {"access_token": value}
        return value
    if auth == "secret":
        request.secrets = {"appid": session.appid, "secret": session.secret}
    return None


def _accept(session: Session, call: Call[R], response: Response) -> R:
    reply = decode(call, response)
    if reply.errcode:
        raise refused(session.product, call, reply)
    return reply


def refused(product: str, call: Call[Any] | None, reply: Reply) -> WeChatError:
    """The error of a reply with an errcode."""
    extra = reply.model_dump(exclude_unset=True)
    return error_for(reply.errcode, reply.errmsg, call, product=product, reply=extra)


def token(session: Session) -> Flow[str]:
    """A token that is good now, from memory, from the store, or freshly fetched."""
    cached = session.cached
    if cached is not None and cached.expires_at > session.clock.now():
        return cached.value
    fresh = yield from renew(session, stale=cached.value if cached else None)
    return fresh.value


def renew(session: Session, stale: str | None) -> Flow[Token]:
    """Replace a token; whoever comes second takes what the first one brought.

    One at a time refreshes: first among the threads of this process, then among the processes
    that share the store. Nobody waits longer than the lease for one that died.
    """
    owner = uuid.uuid4().hex
    waited = 0.0
    while waited < session.lease and not session.gate.acquire(session.key, owner, session.lease):
        yield Pause(POLL, real=True)
        waited += POLL
    try:
        if session.cached is None or not _good(session, session.cached, stale):
            session.cached = yield from _renew_shared(session, stale, owner)
    finally:
        session.gate.release(session.key, owner)
    return session.cached


def _renew_shared(session: Session, stale: str | None, owner: str) -> Flow[Token]:
    waited = 0.0
    while True:
        stored: Token | None = yield from _store(session, lambda: session.tokens.load(session.key))
        if stored is not None and _good(session, stored, stale):
            return stored
        leased = yield from _store(session, lambda: session.tokens.acquire(session.key, owner, session.lease))
        if leased or waited >= session.lease:
            break
        yield Pause(POLL, real=True)
        waited += POLL
    try:
        fresh = yield from _refresh(session, stale)
    except Exception:
        yield from _store(session, lambda: session.tokens.release(session.key, owner))
        raise
    yield from _store(session, lambda: session.tokens.release(session.key, owner))
    return fresh


def _refresh(session: Session, stale: str | None) -> Flow[Token]:
    """Fetch a new token, unless one arrived between our look and our lease."""
    stored: Token | None = yield from _store(session, lambda: session.tokens.load(session.key))
    if stored is not None and _good(session, stored, stale):
        return stored
    reply = yield from execute(session, session.token_call(session.appid, session.secret))
    fresh = Token(reply.access_token, session.clock.now() + _life(reply.expires_in))
    yield from _store(session, lambda: session.tokens.save(session.key, fresh))
    return fresh


def _life(expires_in: int) -> float:
    """Seconds for which we use a token: its life less a margin for calls under way."""
    return expires_in - min(60.0, expires_in * 0.1)


def _good(session: Session, candidate: Token | None, stale: str | None) -> bool:
    if candidate is None or candidate.value == stale:
        return False
    return candidate.expires_at > session.clock.now()


def _store(session: Session, action: Callable[[], T]) -> Flow[T]:
    if not session.tokens.blocking:
        return action()
    result: T = yield Do(action)
    return result
