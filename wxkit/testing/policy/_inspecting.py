"""Runs a hook as the kit does: watched, twice, with everything that it must not touch compared afterwards."""

from __future__ import annotations

import copy
import gc
import random
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import is_dataclass
from types import FunctionType, ModuleType
from typing import Any

from wxkit.policy._asking import Asked
from wxkit.policy._errors import HookFailed
from wxkit.testing.policy._findings import Problem, Promise
from wxkit.testing.policy._guard import Guard, Stopped, package_of

__all__ = ["Inspector"]

FREE = ("wxkit_observe", "wxkit_commands")
"""Hooks that may do input and output."""


class Inspector:
    """A runner for `Plugins` that notes what hooks do wrong."""

    def __init__(self, limit: float) -> None:
        self.problems: list[Problem] = []
        self._limit = limit
        """Seconds of the processor's time that a call may take."""

    def __call__(self, asked: Asked, given: tuple[Any, ...]) -> Any:
        if asked.hook in FREE:
            return asked.call(given)
        before = copy.deepcopy([one if is_dataclass(one) else None for one in given])
        settings, memory = repr(asked.settings), _memory(asked)
        answer = self._watched(asked, given)
        for name, one, was in zip(asked.arguments, given, before, strict=True):
            if is_dataclass(one) and one != was:
                self._note("input", asked, f"changes its input: {name} is not as it was")
        if repr(asked.settings) != settings:
            self._note("input", asked, "changes its settings")
        changed = _changed(memory, _memory(asked))
        if changed:
            self._note("memory", asked, f"remembers something in {changed}")
        self._again(asked, given, answer)
        return answer

    def _watched(self, asked: Asked, given: tuple[Any, ...]) -> Any:
        guard = Guard(asked.function)
        started = time.thread_time()
        try:
            with _without_collector(), guard.watching():
                return asked.call(given)
        except Stopped as stopped:
            raise asked.failed(str(stopped)) from None
        finally:
            took = time.thread_time() - started
            for promise, text in guard.found:
                self._note(promise, asked, text)
            if took > self._limit:
                self._note("speed", asked, f"takes more than {self._limit:g} s of the processor's time")

    def _again(self, asked: Asked, given: tuple[Any, ...], answer: Any) -> None:
        """The same question once more, with other dice."""
        dice = random.getstate()
        random.seed(len(self.problems))
        try:
            second = self._watched(asked, given)
        except HookFailed as failure:
            self._note("determinism", asked, f"answers once and fails when asked again: {failure.problem}")
            return
        finally:
            random.setstate(dice)
        if second != answer:
            self._note("determinism", asked, f"answers {answer!r:.200}, and when asked again {second!r:.200}")

    def _note(self, promise: Promise, asked: Asked, text: str) -> None:
        self.problems.append(Problem(promise, asked.hook, text))


@contextmanager
def _without_collector() -> Generator[None]:
    """The time that it takes to look for garbage in a large process is not the hook's."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _memory(asked: Asked) -> dict[str, str]:
    """What the plugin's modules, classes and object hold, as text."""
    function: Any = asked.function
    package = package_of(function)
    places: dict[str, Any] = {
        name: module
        for name, module in list(sys.modules.items())
        if name == package or name.startswith(f"{package}.")
    }
    found = {f"{place}.{name}": text for place, module in places.items() for name, text in _data(module)}
    owner = getattr(function, "__self__", None)
    if owner is not None and not isinstance(owner, ModuleType):
        found |= {f"self.{name}": text for name, text in _data(owner)}
    return found


def _data(holder: Any) -> Iterator[tuple[str, str]]:
    for name, value in list(getattr(holder, "__dict__", {}).items()):
        if name.startswith("__") or isinstance(value, (ModuleType, FunctionType)):
            continue
        if not isinstance(value, type):
            yield name, repr(value)
        elif not isinstance(holder, type) and value.__module__ == getattr(holder, "__name__", ""):
            yield from ((f"{name}.{inner}", text) for inner, text in _data(value))


def _changed(before: dict[str, str], after: dict[str, str]) -> str:
    names = [name for name in after if before.get(name) != after[name]]
    return min(names, default="")
