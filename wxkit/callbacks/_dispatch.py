"""Handlers, and tables of them by the type of push."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Generic, TypeAlias, TypeVar

from wxkit._errors import ConfigError
from wxkit.callbacks._push import Push
from wxkit.callbacks._replies import Answer

__all__ = ["AsyncDispatcher", "AsyncHandler", "Dispatcher", "Handler"]

P = TypeVar("P", bound=Push)
R = TypeVar("R")

Handler: TypeAlias = Callable[[Push], Answer]
"""Gets each push; returns a Reply, the fields of an answer, or None. Must answer within 5 seconds."""

AsyncHandler: TypeAlias = Callable[[Push], Awaitable[Answer]]
"""A Handler for ASGI that is awaited."""


class _Table(Generic[R]):
    def __init__(self) -> None:
        self._handlers: dict[type[Push], Callable[[Any], R]] = {}

    def on(self, kind: type[P]) -> Callable[[Callable[[P], R]], Callable[[P], R]]:
        """Decorate the handler of `kind` and its subclasses; the most special handler wins.

        Raises ConfigError when `kind` has a handler already.
        """

        def add(handler: Callable[[P], R]) -> Callable[[P], R]:
            if kind in self._handlers:
                raise ConfigError(f"{kind.__name__} has a handler already")
            self._handlers[kind] = handler
            return handler

        return add

    def _find(self, push: Push) -> Callable[[Any], R] | None:
        return next((self._handlers[kind] for kind in type(push).__mro__ if kind in self._handlers), None)


class Dispatcher(_Table[Answer]):
    """A Handler made of handlers, one a type: `@table.on(Subscribe)`. Other pushes get `success`."""

    def __call__(self, push: Push) -> Answer:
        handler = self._find(push)
        return handler(push) if handler else None


class AsyncDispatcher(_Table[Awaitable[Answer]]):
    """An AsyncHandler made of handlers, one a type. Other pushes get `success`."""

    async def __call__(self, push: Push) -> Answer:
        handler = self._find(push)
        return await handler(push) if handler else None
