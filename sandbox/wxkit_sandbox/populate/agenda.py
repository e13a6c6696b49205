"""Who does what when: deeds in the order of time, the world's own timers between them."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from typing import Any, TypeVar

from wxkit._call import Reply
from wxkit._errors import WeChatError
from wxkit_sandbox.acts._base import Act, behaviour_of
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.world import World

__all__ = ["Agenda"]

R = TypeVar("R", bound=Reply)


class Agenda:
    """The deeds that are planned in one world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._deeds: list[tuple[float, int, Callable[..., object], tuple[Any, ...]]] = []
        self._count = 0

    @property
    def now(self) -> float:
        """Unix seconds."""
        return self.world.clock.now()

    def at(self, moment: float, deed: Callable[..., object], *args: Any) -> None:
        """Plan a deed for a moment (Unix seconds)."""
        self._count += 1
        heapq.heappush(self._deeds, (moment, self._count, deed, args))

    def after(self, seconds: float, deed: Callable[..., object], *args: Any) -> None:
        """Plan a deed for so many seconds from now."""
        self.at(self.now + seconds, deed, *args)

    def run_until(self, moment: float) -> None:
        """Let time pass until a moment: timers and deeds, as they fall due."""
        while self._deeds and self._deeds[0][0] <= moment:
            due, _, deed, args = heapq.heappop(self._deeds)
            self.world.run_until(due)
            deed(*args)
        self.world.run_until(moment)

    def act(self, act: Act[R]) -> R | None:
        """Let somebody act; None when it has become impossible meanwhile."""
        behaviour = behaviour_of(type(act))
        if behaviour is None:
            raise LookupError(f"{type(act).__qualname__} has no behaviour")
        try:
            reply: Any = self.world.act(lambda: behaviour(self.world, act))
        except Refusal:
            return None
        return reply  # type: ignore[no-any-return]  # behaviours are registered with their act's reply

    def call(self, call: Callable[[], R]) -> R | None:
        """Let the merchant ask WeChat; None when WeChat refuses, as for an order that was just refunded."""
        try:
            return call()
        except WeChatError:
            return None
