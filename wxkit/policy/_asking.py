"""One plugin's function behind a hook, and the plain way to call it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from pydantic import BaseModel

from wxkit.policy._errors import HookFailed

__all__ = ["Asked", "Runner", "plainly"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A plugin's implementation of a hook, with what it wants to be given."""

    plugin: str
    hook: str
    function: Callable[..., Any]
    arguments: tuple[str, ...]
    settings: BaseModel
    limit: float
    """Seconds that a call may take."""

    def call(self, given: tuple[Any, ...]) -> Any:
        """Call it; a generator is run to its end. What it raises becomes HookFailed."""
        try:
            answer = self.function(*given)
            if hasattr(answer, "__next__"):  # what a generator raises is the hook's fault as well
                return tuple(cast("Iterable[Any]", answer))
        except (Exception, SystemExit) as error:
            raise self.failed(f"raised {type(error).__name__}: {error}") from error
        return answer

    def failed(self, problem: str) -> HookFailed:
        """The error that names plugin and hook, in one line."""
        return HookFailed(self.plugin, self.hook, " ".join(problem.split()))


Runner: TypeAlias = Callable[[Asked, tuple[Any, ...]], Any]
"""Calls a hook with its arguments and gives the answer. Raises HookFailed, and nothing else."""


def plainly(asked: Asked, given: tuple[Any, ...]) -> Any:
    """Call it here and now, and complain afterwards when it took too long."""
    started = time.monotonic()
    answer = asked.call(given)
    took = time.monotonic() - started
    if took > asked.limit:
        raise asked.failed(f"took {took:.1f} s, more than {asked.limit:g} s")
    return answer
