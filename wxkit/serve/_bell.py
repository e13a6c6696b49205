"""Wakes whoever waits for work."""

from __future__ import annotations

import threading

__all__ = ["Bell"]


class Bell:
    """A ring wakes everybody who waits, and nobody who comes later."""

    def __init__(self) -> None:
        self._condition = threading.Condition()

    def ring(self) -> None:
        """There is something to do."""
        with self._condition:
            self._condition.notify_all()

    def wait(self, seconds: float) -> None:
        """Until the next ring, or for so long."""
        if seconds > 0:
            with self._condition:
                self._condition.wait(seconds)
