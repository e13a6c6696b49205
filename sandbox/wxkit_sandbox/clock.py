"""The world's time: frozen, moved by an offset, or real; and what is due on it."""

from __future__ import annotations

import asyncio
import heapq
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any, Literal

__all__ = ["SHANGHAI", "START", "ClockMode", "WorldClock"]

ClockMode = Literal["frozen", "offset", "real"]

SHANGHAI = timezone(timedelta(hours=8))
"""WeChat's days begin at midnight in Shanghai; China has had no daylight saving since 1991."""

START = datetime(2026, 3, 2, 9, 0, tzinfo=SHANGHAI).timestamp()
"""When a frozen world begins: a Monday morning."""


class WorldClock:
    """Tells the time of one world and keeps its timers.

    `frozen` stands still until advanced, `offset` runs from the real time plus what was advanced,
    `real` cannot be advanced. It is also the clock of the world's clients: in a frozen world nobody waits.
    """

    def __init__(self, mode: ClockMode = "frozen", start: float | None = None) -> None:
        self._start: tuple[ClockMode, float] = (mode, START if start is None else float(start))
        self.mode: ClockMode = mode
        self.restart()

    def restart(self) -> None:
        """Begin anew: no timers, and the time and mode of the beginning."""
        self.mode, self._frozen = self._start
        self._offset = 0.0
        self._timers: list[tuple[float, int, Callable[..., object], tuple[Any, ...]]] = []
        self._count = 0

    def __getstate__(self) -> dict[str, Any]:
        """For a saved world: the time stands in it, whatever the mode."""
        return vars(self) | {"_frozen": self.now(), "_offset": 0.0}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self.change_mode(self.mode, self._frozen)

    def change_mode(self, mode: ClockMode, now: float | None = None) -> None:
        """Go on from now in another way; `real` jumps to the machine's time."""
        now = self.now() if now is None else now
        self.mode, self._frozen = mode, now
        self._offset = now - time.time() if mode == "offset" else 0.0

    def now(self) -> float:
        """Unix seconds."""
        return self._frozen if self.mode == "frozen" else time.time() + self._offset

    def time(self) -> int:
        """Unix seconds as WeChat writes them."""
        return int(self.now())

    def local(self) -> datetime:
        """The time on a clock in Shanghai."""
        return datetime.fromtimestamp(self.now(), SHANGHAI)

    def day(self) -> str:
        """The current day in Shanghai, `YYYY-MM-DD`."""
        return self.local().strftime("%Y-%m-%d")

    def month(self) -> str:
        """The current month in Shanghai, `YYYY-MM`."""
        return self.day()[:7]

    def sleep(self, seconds: float) -> None:
        if self.mode != "frozen":
            time.sleep(seconds)

    async def asleep(self, seconds: float) -> None:
        await asyncio.sleep(0 if self.mode == "frozen" else seconds)

    def call_at(self, due: float, action: Callable[..., object], *args: Any) -> None:
        """Run `action(*args)` when the world reaches `due` (Unix seconds).

        Use module-level functions with the app as their first argument: a saved world finds them by name.
        """
        self._count += 1
        heapq.heappush(self._timers, (due, self._count, action, args))

    def call_after(self, seconds: float, action: Callable[..., object], *args: Any) -> None:
        """Run `action(*args)` after so many seconds of the world's time."""
        self.call_at(self.now() + seconds, action, *args)

    def next_due(self) -> float | None:
        """When the next timer falls due, if there is one."""
        return self._timers[0][0] if self._timers else None

    def pop_due(self, until: float) -> Callable[[], object] | None:
        """Take the first timer that is due by `until`; a frozen clock moves to its moment."""
        if not self._timers or self._timers[0][0] > until:
            return None
        due, _, action, args = heapq.heappop(self._timers)
        self.move_to(max(due, self.now()) if self.mode == "frozen" else due)
        return lambda: action(*args)

    def move_to(self, moment: float) -> None:
        """Set a frozen clock; an offset clock moves on when the moment lies ahead."""
        if self.mode == "frozen":
            self._frozen = moment
        elif self.mode == "offset" and moment > self.now():
            self._offset += moment - self.now()
        elif self.mode == "real" and moment > self.now():
            raise ValueError(
                "a real clock cannot be advanced; make the world with clock='frozen' or 'offset'"
            )
