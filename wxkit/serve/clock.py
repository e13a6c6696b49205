"""The clock of a sandbox that is served elsewhere, so that an app beside it lives in the world's time."""

from __future__ import annotations

import time
from threading import Lock
from typing import TYPE_CHECKING

from wxkit._clock import Clock, SystemClock
from wxkit._errors import WxkitError

if TYPE_CHECKING:
    from wxkit_sandbox.control.client import Control

__all__ = ["SandboxClock", "clock_of"]

FRESH = 0.5
"""Seconds for which an answer counts."""


class SandboxClock(SystemClock):
    """Asks the sandbox what time it is, twice a second at most; in a frozen world nobody waits.

    While the sandbox does not answer, time goes on from its last answer.
    """

    def __init__(self, control: Control) -> None:
        self._control = control
        self._lock = Lock()
        self._asked_at = float("-inf")
        self._told = 0.0
        self._frozen = False

    def now(self) -> float:
        with self._lock:
            elapsed = time.monotonic() - self._asked_at
            if elapsed > FRESH:
                self._ask()
                elapsed = time.monotonic() - self._asked_at
            return self._told if self._frozen else self._told + elapsed

    def _ask(self) -> None:
        try:
            read = self._control.time.get()
        except WxkitError:
            if not self._told:
                raise
            return
        self._told, self._frozen = read.now, read.mode == "frozen"
        self._asked_at = time.monotonic()

    def sleep(self, seconds: float) -> None:
        if not self._frozen:
            super().sleep(seconds)


def clock_of(base_url: str | None) -> Clock:
    """The world's clock when a sandbox stands in for WeChat, else the machine's."""
    if not base_url:
        return SystemClock()
    from wxkit_sandbox.control.client import Control

    clock = SandboxClock(Control(base_url, timeout=5.0))
    try:
        clock.now()
    except WxkitError:
        return SystemClock()
    return clock
