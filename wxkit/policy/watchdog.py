"""For a live engine: a hook that never returns stops nobody, one that changes its input changes a copy.

    plugins = Plugins(("points", "mine"), tables, runner=Watchdog())

Every hook runs in a helper thread. When its time is over the view is closed to it, the fact is parked with
the plugin's name, and the engine goes on with another thread. A thread cannot be stopped from outside: it is
left behind, and a plugin that left several behind is not asked again until one of them ends. It costs some
ten microseconds a call, so a simulation does without.
"""

from __future__ import annotations

import pickle
import threading
import weakref
from dataclasses import is_dataclass
from queue import SimpleQueue
from typing import Any

from wxkit.policy._asking import Asked, Runner, plainly
from wxkit.policy._view import BookView

__all__ = ["Watchdog"]


MOST_LEFT = 3
"""Calls of one plugin that may be left running."""


class Watchdog:
    """Runs hooks with a limit, for any number of threads."""

    def __init__(self, runner: Runner = plainly) -> None:
        self._runner = runner
        self._local = threading.local()
        """The helper of each thread."""
        self._left: dict[str, list[_Helper]] = {}
        """Helpers that are still busy, by plugin."""

    def __call__(self, asked: Asked, given: tuple[Any, ...]) -> Any:
        self._refuse_stuck(asked)
        locked = tuple(_LockedView(one) if isinstance(one, BookView) else one for one in given)
        copies = tuple(_copied(one) for one in locked)
        helper: _Helper = getattr(self._local, "helper", None) or _Helper(self._runner)
        self._local.helper = helper
        if not helper.ask(asked, copies):
            self._local.helper = None
            self._left.setdefault(asked.plugin, []).append(helper)
            _close(locked)
            raise asked.failed(f"did not return within {asked.limit:g} s")
        answer = helper.answer()
        _compare(asked, given, copies)
        return answer

    def _refuse_stuck(self, asked: Asked) -> None:
        """A plugin that hangs again and again costs its time no more."""
        left = self._left.get(asked.plugin)
        if left:
            left[:] = [helper for helper in left if helper.busy]
            if len(left) >= MOST_LEFT:
                raise asked.failed(
                    f"is not asked: {len(left)} earlier calls of this plugin are still running"
                )


class _Helper:
    """A thread that runs hooks, one at a time, for as long as somebody holds this object."""

    def __init__(self, runner: Runner) -> None:
        self._desk = _Desk(runner)
        weakref.finalize(self, self._desk.wanted.put, None)
        threading.Thread(target=self._desk.work, name="wxkit-hooks", daemon=True).start()

    @property
    def busy(self) -> bool:
        """Whether the last hook has not returned yet."""
        return not self._desk.answered.is_set()

    def ask(self, asked: Asked, given: tuple[Any, ...]) -> bool:
        """Whether the answer came in time."""
        self._desk.answered.clear()
        self._desk.wanted.put((asked, given))
        return self._desk.answered.wait(asked.limit)

    def answer(self) -> Any:
        """The answer that came. Raises what the hook raised."""
        if self._desk.error is not None:
            raise self._desk.error
        return self._desk.answer


class _Desk:
    """Where hooks are handed over to a helper, and answers back."""

    def __init__(self, runner: Runner) -> None:
        self.wanted: SimpleQueue[tuple[Asked, tuple[Any, ...]] | None] = SimpleQueue()
        self.answered = threading.Event()
        self.answer: Any = None
        self.error: BaseException | None = None
        self._runner = runner

    def work(self) -> None:
        """Run hooks until None is wanted."""
        while (wanted := self.wanted.get()) is not None:
            self.answer = self.error = None
            try:
                self.answer = self._runner(*wanted)
            except BaseException as error:  # it is raised again where somebody waits
                self.error = error
            self.answered.set()


class _LockedView:
    """A view that can be closed from another thread, once the look that is under way is over."""

    def __init__(self, view: BookView) -> None:
        self._view = view
        self._lock = threading.Lock()
        self._closed = False

    def close(self) -> None:
        with self._lock:
            self._closed = True

    def __getattr__(self, name: str) -> Any:
        with self._lock:
            self._check()
            found = getattr(self._view, name)
        return self._locked(found) if callable(found) else found

    def _locked(self, method: Any) -> Any:
        def look(*args: Any, **named: Any) -> Any:
            with self._lock:
                self._check()
                return method(*args, **named)

        return look

    def _check(self) -> None:
        if self._closed:
            raise RuntimeError("the view is closed: the hook took too long")


def _close(given: tuple[Any, ...]) -> None:
    for one in given:
        if isinstance(one, _LockedView):
            one.close()


def _copied(value: Any) -> Any:
    """A copy of a fact or a question; everything else is the same."""
    return pickle.loads(pickle.dumps(value)) if is_dataclass(value) else value  # noqa: S301 - our own bytes


def _compare(asked: Asked, given: tuple[Any, ...], copies: tuple[Any, ...]) -> None:
    for name, one, copy in zip(asked.arguments, given, copies, strict=True):
        if is_dataclass(one) and one != copy:
            raise asked.failed(f"changed its input: {name} is not as it was")
