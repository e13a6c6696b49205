"""From a world to JSON values; the form is told in the package's docstring."""

from __future__ import annotations

import base64
import json
import math
import random
from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import is_dataclass
from enum import Enum
from operator import attrgetter
from types import FunctionType
from typing import Any

from pydantic import BaseModel

from wxkit_sandbox.saving._kinds import NotSaved, fields_of, is_named_tuple, name_of

__all__ = ["Writer"]

Json = Any
PLAIN = frozenset({str, int, bool, type(None)})


class Writer:
    """Writes one graph of objects."""

    def __init__(self) -> None:
        self.classes: list[list[str]] = []
        self._class_numbers: dict[type[Any], int] = {}
        self._numbers: dict[int, int] = {}
        self._kept: list[object] = []
        """What was numbered: an id is only good as long as its object lives."""
        self._forms: dict[type[Any], Callable[[Any], Json]] = {
            float: _float,
            bytes: lambda value: ["bytes", base64.b64encode(value).decode()],
            tuple: lambda value: ["tuple", *map(self.write, value)],
            frozenset: lambda value: ["frozenset", *self._sorted(value)],
            list: lambda value: ["list", *map(self.write, value)],
            set: lambda value: ["set", *self._sorted(value)],
            deque: lambda value: ["deque", value.maxlen, *map(self.write, value)],
            dict: lambda value: ["dict", *self._items(value)],
            Counter: lambda value: ["counter", *self._items(value)],
            random.Random: lambda value: ["random", self.write(value.getstate())],
            FunctionType: lambda value: ["function", name_of(value)],
            type: lambda value: ["class", self._class(value)],
        }
        self._fixed = frozenset[type[Any]]({float, bytes, tuple, frozenset, FunctionType, type})

    def write(self, value: object) -> Json:
        """The value in JSON; what can change is written once, and then referred to."""
        kind = type(value)
        if kind in PLAIN:
            return value
        form = self._forms.get(kind) or self._learn(kind)
        if kind in self._fixed:
            return form(value)
        number = self._numbers.get(id(value))
        if number is not None:
            return ["ref", number]
        self._numbers[id(value)] = len(self._kept)
        self._kept.append(value)
        return form(value)

    def _learn(self, kind: type[Any]) -> Callable[[Any], Json]:
        """How values of a class are written that was not met before."""
        if issubclass(kind, type):
            form = self._forms[type]
        elif issubclass(kind, Enum):
            form = self._enum(kind)
        elif issubclass(kind, BaseModel):
            form = self._model(kind)
        else:
            form = self._object(kind)
        self._forms[kind] = form
        if issubclass(kind, type | Enum) or is_named_tuple(kind):
            self._fixed |= {kind}
        return form

    def _enum(self, kind: type[Any]) -> Callable[[Any], Json]:
        number = self._class(kind)
        return lambda value: ["enum", number, self.write(value.value)]

    def _model(self, kind: type[BaseModel]) -> Callable[[Any], Json]:
        number, names = self._class(kind), fields_of(kind)

        def write(model: BaseModel) -> Json:
            if model.__pydantic_private__:
                raise NotSaved(f"{kind.__qualname__} has private attributes")
            held, given = vars(model), model.model_fields_set
            values = [self.write(held[name]) for name in names]
            extra = model.model_extra
            more = None if not extra else ["dict", *self._items(extra)]
            return [number, [name for name in names if name in given], *values, more]

        return write

    def _object(self, kind: type[Any]) -> Callable[[Any], Json]:
        number, names = self._class(kind), fields_of(kind)
        write, all_of = self.write, _getter(names)
        if names or is_dataclass(kind):
            return lambda value: [
                number,
                *[held if type(held) in PLAIN else write(held) for held in all_of(value)],
            ]
        return lambda value: [number, ["dict", *self._items(value.__getstate__())]]

    def _class(self, kind: type[Any]) -> int:
        number = self._class_numbers.get(kind)
        if number is None:
            name = name_of(kind)
            number = self._class_numbers[kind] = len(self.classes)
            self.classes.append([name, *fields_of(kind)])
        return number

    def _items(self, values: dict[Any, Any]) -> list[Json]:
        return [self.write(part) for item in values.items() for part in item]

    def _sorted(self, values: Iterable[Any]) -> list[Json]:
        """In an order of its own, for a set has none that is the same in every process."""
        return sorted(map(self.write, values), key=json.dumps)


def _getter(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """What reads these attributes of an object."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _float(value: float) -> Json:
    return value if math.isfinite(value) else ["float", repr(value)]
