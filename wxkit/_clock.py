"""Time as wxkit sees it: one small protocol, so that a sandbox's frozen world and its clients agree."""

from __future__ import annotations

import time
from typing import Protocol

__all__ = ["Clock", "SystemClock"]


class Clock(Protocol):
    """What tells the time and waits. All values are Unix seconds."""

    def now(self) -> float:
        """The current Unix time in seconds."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait before the next attempt."""
        ...

    async def asleep(self, seconds: float) -> None:
        """Wait before the next attempt, without blocking the event loop."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> float:
        return time.time()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    async def asleep(self, seconds: float) -> None:
        import asyncio  # a blocking client comes up faster without it

        await asyncio.sleep(seconds)
