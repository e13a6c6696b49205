"""The threads of a running app: readers, deliverers, a sweeper, a timekeeper.

Stopping lets each of them end what it is at. What a thread raises is logged, and it goes on after a rest.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator

from wxkit._errors import WxkitError
from wxkit.serve.service import Service

__all__ = ["Crew"]

log = logging.getLogger("wxkit.serve")

LOOK = 1.0
"""Seconds between two looks at the database when nothing rings."""
TICK = 30.0
DELIVERERS = 2
PATIENCE = 60.0
"""Seconds that a stop waits for what is under way."""
TROUBLE = 5.0
"""Seconds of rest after something unforeseen."""


class Crew:
    """Works until it is stopped."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(target=self._guarded, args=(name, make), name=f"wxkit-{name}", daemon=True)
            for name, make in self._jobs()
        ]

    def _jobs(self) -> Iterator[tuple[str, Callable[[], Callable[[], float]]]]:
        """What each thread does over and over; it answers how long to wait before the next time."""
        for number in range(self._service.settings.workers):
            yield f"reader-{number}", self._reader
        for number in range(DELIVERERS):
            yield f"deliverer-{number}", lambda: self._deliver
        yield "sweeper", lambda: self._sweep
        yield "timekeeper", lambda: self._tick

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> bool:
        """End when what is under way is done. False when something was not, in time."""
        self._stop.set()
        self._service.bell.ring()
        for thread in self._threads:
            thread.join(PATIENCE)
        late = [thread.name for thread in self._threads if thread.is_alive()]
        if late:
            log.error("still at work after %.0f s: %s", PATIENCE, ", ".join(late))
        return not late

    @property
    def alive(self) -> bool:
        """Whether everybody is at work."""
        return all(thread.is_alive() for thread in self._threads)

    def _guarded(self, name: str, make: Callable[[], Callable[[], float]]) -> None:
        job: Callable[[], float] | None = None
        while not self._stop.is_set():
            try:
                job = job or make()
                wait = job()
            except WxkitError as error:
                log.warning("%s has to wait: %s", name, str(error).splitlines()[0])
                wait = TROUBLE
            except Exception:
                log.exception("%s had trouble", name)
                wait = TROUBLE
            if wait <= LOOK:
                self._service.bell.wait(wait)
            else:
                self._stop.wait(wait)

    def _reader(self) -> Callable[[], float]:
        worker = self._service.worker()

        def read() -> float:
            if not worker.work():
                return LOOK
            self._service.bell.ring()
            return 0

        return read

    def _deliver(self) -> float:
        return 0 if self._service.deliverer.deliver() else LOOK

    def _sweep(self) -> float:
        if self._service.sweeper.sweep():
            self._service.bell.ring()
        return float(self._service.settings.sweep_every)

    def _tick(self) -> float:
        self._service.deliverer.recover()
        self._service.centre.forget_sessions()
        if self._service.engine.tick(self._service.now()):
            self._service.bell.ring()
        return TICK
