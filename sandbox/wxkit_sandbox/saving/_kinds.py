"""What may stand in a saved world: data classes of the sandbox and of wxkit, and functions of timers."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
from collections.abc import Callable, Iterable
from enum import Enum
from types import FunctionType
from typing import Any

from pydantic import BaseModel

__all__ = [
    "NotSaved",
    "class_named",
    "defaults",
    "every_field",
    "fields_of",
    "function_named",
    "is_named_tuple",
    "name_of",
]

PRODUCTS = ("store", "miniprogram", "service_account", "common")
BEHAVIOUR = (*(f"wxkit_sandbox.{product}." for product in PRODUCTS), "wxkit_sandbox.push")
"""Modules whose functions timers may call: they work on a world and know nothing outside of it."""
DATA = (*BEHAVIOUR, *(f"wxkit.{product}." for product in PRODUCTS), "wxkit.callbacks.", "wxkit._call")
CORE = tuple(
    f"wxkit_sandbox.{module}"
    for module in (
        "answer_times", "clock", "faults", "ids", "journal", "past", "people", "quotas", "sealing",
        "settings", "tokens", "world",
    )
)  # fmt: skip


class NotSaved(Exception):
    """Something has no place in a saved world; the text says what."""


def _home(name: str) -> tuple[Any, str]:
    """The module that a name leads to, and the rest of the name."""
    module, _, rest = name.partition(":")
    if not (module in CORE or module.startswith(DATA)):
        raise NotSaved(f"{name} is not of the sandbox")
    try:
        return importlib.import_module(module), rest
    except ModuleNotFoundError:
        raise NotSaved(f"this sandbox has no {name}") from None


def class_named(name: str) -> type[Any]:
    """The class with this name, when it is one that holds data."""
    module, rest = _home(name)
    found = getattr(module, rest, None)
    if not isinstance(found, type) or found.__module__ != module.__name__ or not _is_data(found):
        raise NotSaved(f"this sandbox has no data class {name}")
    return found


def _is_data(kind: type[Any]) -> bool:
    if kind.__module__ in (*CORE, "wxkit_sandbox.push"):
        return True
    return dataclasses.is_dataclass(kind) or issubclass(kind, Enum | BaseModel) or is_named_tuple(kind)


def is_named_tuple(kind: type[Any]) -> bool:
    """Whether its objects are tuples with names."""
    return tuple in kind.__mro__


def function_named(name: str) -> Callable[..., object]:
    """The function with this name, when a timer may call it: it works on an app, and is defined there."""
    module, rest = _home(name)
    found = getattr(module, rest, None)
    if (
        not module.__name__.startswith(BEHAVIOUR)
        or not isinstance(found, FunctionType)
        or found.__module__ != module.__name__
        or next(iter(inspect.signature(found).parameters), "") != "app"
    ):
        raise NotSaved(f"{name} is nothing that a timer may call")
    return found


def name_of(thing: Any) -> str:
    """The name under which a class or function is found again."""
    name = f"{thing.__module__}:{thing.__qualname__}"
    find: Callable[[str], object] = class_named if isinstance(thing, type) else function_named
    if find(name) is not thing:
        raise NotSaved(f"{name} cannot be found by its name")
    return name


def fields_of(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a class of data; none for those that tell their state themselves."""
    if issubclass(kind, BaseModel):
        return tuple(kind.model_fields)
    if dataclasses.is_dataclass(kind):
        return tuple(field.name for field in dataclasses.fields(kind) if not field.metadata.get("transient"))
    return tuple(getattr(kind, "_fields", ()))


def every_field(kind: type[Any]) -> set[str]:
    """The fields of a data class, those that are not saved among them."""
    return {field.name for field in dataclasses.fields(kind)} if dataclasses.is_dataclass(kind) else set()


def defaults(kind: type[Any], names: Iterable[str]) -> dict[str, Any]:
    """Values for fields that a file does not have."""
    wanted = set(names)
    found: dict[str, Any] = {}
    if issubclass(kind, BaseModel):
        known = {name: info for name, info in kind.model_fields.items() if not info.is_required()}
        return {n: i.get_default(call_default_factory=True) for n, i in known.items() if n in wanted}
    for field in dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ():
        if field.name in wanted and field.default is not dataclasses.MISSING:
            found[field.name] = field.default
        elif field.name in wanted and field.default_factory is not dataclasses.MISSING:
            found[field.name] = field.default_factory()
    return found
