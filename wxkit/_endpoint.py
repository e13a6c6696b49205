"""Facades: how declared calls become methods of a client, sync and async from one line.

class TagCalls:
    create = endpoint(CreateTag)

class Tags(TagCalls, Sync): ...
class AsyncTags(TagCalls, Async): ...
"""

from __future__ import annotations

import importlib
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, Protocol, TypeVar, overload

from pydantic import ValidationError

from wxkit._call import Call, Reply
from wxkit._clock import Clock
from wxkit._errors import InvalidCall

__all__ = [
    "AfterPage",
    "Async",
    "AsyncCaller",
    "Lazy",
    "Sync",
    "SyncCaller",
    "build",
    "endpoint",
    "paged",
]

P = ParamSpec("P")
R = TypeVar("R", bound=Reply)
T = TypeVar("T")
C = TypeVar("C", bound=Call[Any])


class SyncCaller(Protocol):
    """What a sync facade needs of its client."""

    @property
    def appid(self) -> str: ...
    @property
    def base_url(self) -> str | None: ...
    @property
    def clock(self) -> Clock: ...
    def call(self, call: Call[R], /) -> R: ...


class AsyncCaller(Protocol):
    """What an async facade needs of its client."""

    @property
    def appid(self) -> str: ...
    @property
    def base_url(self) -> str | None: ...
    @property
    def clock(self) -> Clock: ...
    def call(self, call: Call[R], /) -> Coroutine[Any, Any, R]: ...


class Sync:
    """Base of the sync half of a group of endpoints."""

    def __init__(self, client: SyncCaller) -> None:
        self.client = client


class Async:
    """Base of the async half of a group of endpoints."""

    def __init__(self, client: AsyncCaller) -> None:
        self.client = client


def build(call: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Make the call object; wrong arguments are an InvalidCall that names each of them."""
    try:
        return call(*args, **kwargs)
    except ValidationError as error:
        raise InvalidCall(_explain(error)) from None


def _explain(error: ValidationError) -> str:
    problems = [
        f"{'.'.join(map(str, problem['loc'])) or 'arguments'}: {problem['msg']}"
        for problem in error.errors(include_input=False, include_url=False, include_context=False)
    ]
    return f"{error.title} was not sent: " + "; ".join(problems)


class endpoint(Generic[P, R]):  # noqa: N801 - reads as a keyword in facades
    """One line of a facade: the call as a method, in the colour of the facade's class."""

    def __init__(self, call: Callable[P, Call[R]]) -> None:
        self.call = call
        self.__doc__ = call.__doc__

    @overload
    def __get__(self, owner: Sync, kind: type) -> Callable[P, R]: ...
    @overload
    def __get__(self, owner: Async, kind: type) -> Callable[P, Awaitable[R]]: ...
    @overload
    def __get__(self, owner: None, kind: type) -> endpoint[P, R]: ...
    def __get__(self, owner: Sync | Async | None, kind: type) -> Any:
        if owner is None:
            return self
        make, run = self.call, owner.client.call

        def method(*args: P.args, **kwargs: P.kwargs) -> Any:
            return run(build(make, *args, **kwargs))

        method.__doc__ = self.__doc__
        return method


class AfterPage(Protocol):
    """Tells how to ask for the next page: the call to repeat, or None when this page was the last."""

    def __call__(self, call: C, reply: Any, /) -> C | None: ...


class paged(Generic[P, T]):  # noqa: N801 - reads as a keyword in facades
    """One line of a facade: an iterator over all items of a list call, fetched page by page."""

    def __init__(
        self, call: Callable[P, Call[R]], items: Callable[[R], Iterable[T]], after: AfterPage
    ) -> None:
        self.call = call
        self._items: Callable[[Any], Iterable[T]] = items
        self._after = after
        self.__doc__ = call.__doc__

    @overload
    def __get__(self, owner: Sync, kind: type) -> Callable[P, Iterator[T]]: ...
    @overload
    def __get__(self, owner: Async, kind: type) -> Callable[P, AsyncIterator[T]]: ...
    @overload
    def __get__(self, owner: None, kind: type) -> paged[P, T]: ...
    def __get__(self, owner: Sync | Async | None, kind: type) -> Any:
        if owner is None:
            return self
        pages = self._async_pages if isinstance(owner, Async) else self._pages
        make, client = self.call, owner.client

        def method(*args: P.args, **kwargs: P.kwargs) -> Any:
            return pages(client, build(make, *args, **kwargs))

        method.__doc__ = self.__doc__
        return method

    def _pages(self, client: Any, first: Call[Any]) -> Iterator[T]:
        call: Call[Any] | None = first
        while call is not None:
            reply = client.call(call)
            yield from self._items(reply)
            call = self._next(call, reply)

    async def _async_pages(self, client: Any, first: Call[Any]) -> AsyncIterator[T]:
        call: Call[Any] | None = first
        while call is not None:
            reply = await client.call(call)
            for item in self._items(reply):
                yield item
            call = self._next(call, reply)

    def _next(self, call: Call[Any], reply: Reply) -> Call[Any] | None:
        following = self._after(call, reply)
        # A server that hands out the same cursor again would keep us here for ever.
        return None if following == call else following


class Lazy(Generic[T]):
    """A group of endpoints on a client, imported when it is first used.

    orders: Lazy[Orders] = Lazy("wxkit.store.orders", "Orders")
    """

    def __init__(self, module: str, name: str) -> None:
        self.module = module
        self.name = name

    def __set_name__(self, owner: type, attribute: str) -> None:
        self._attribute = attribute

    def load(self) -> Callable[[Any], T]:
        """Import the group's class."""
        group: Callable[[Any], T] = getattr(importlib.import_module(self.module), self.name)
        return group

    if TYPE_CHECKING:

        def __get__(self, client: object, kind: type) -> T: ...
    else:

        def __get__(self, client, kind):
            if client is None:
                return self
            group = self.load()(client)
            client.__dict__[self._attribute] = group
            return group
