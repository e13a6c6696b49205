"""What is wrong with a plugin's hooks, each in one line for its author."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Any

from wxkit.policy.hookspecs import PolicyHooks, hookimpl

__all__ = ["misfits", "nearest"]

MARK = f"{hookimpl.project_name}_impl"


def misfits(plugin: Any) -> Iterator[str]:
    """Misspelt hooks, forgotten marks, arguments that a hook does not have; or no hook at all."""
    specs = {name: spec for name, spec in vars(PolicyHooks).items() if name.startswith("wxkit_")}
    found = {
        name: function for name, function in inspect.getmembers_static(plugin) if _is_hook(name, function)
    }
    for name, function in found.items():
        if name not in specs:
            yield f"there is no hook {name}{nearest(name, specs)}"
            continue
        if not hasattr(_plain(function), MARK):
            yield f"{name} is not marked with @hookimpl"
            continue
        if inspect.iscoroutinefunction(_plain(function)) or inspect.isasyncgenfunction(_plain(function)):
            yield f"{name} is async; hooks are plain functions"
        known = list(inspect.signature(specs[name]).parameters)[1:]
        taken = inspect.signature(_plain(function)).parameters.values()
        wanted = [one.name for one in taken if one.name != "self" and one.default is one.empty]
        for argument in wanted:
            if argument not in known:
                offered = ", ".join(known) or "nothing"
                yield f"{name} has no argument {argument!r}; it gives {offered}"
    if not found:
        yield "has no hooks; mark functions with @hookimpl"


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean …?` when something known is near."""
    close = get_close_matches(word, list(known), n=1)
    return f"; did you mean {close[0]}?" if close else ""


def _is_hook(name: str, value: Any) -> bool:
    function = _plain(value)
    return inspect.isfunction(function) and (name.startswith("wxkit_") or hasattr(function, MARK))


def _plain(value: Any) -> Any:
    """The function of a static or class method."""
    return getattr(value, "__func__", value)
