"""From JSON values to a world. Nothing that a file names is called: objects are made empty and filled."""

from __future__ import annotations

import base64
import random
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from enum import Enum
from itertools import islice
from typing import Any

from pydantic import BaseModel

from wxkit_sandbox.saving._kinds import (
    NotSaved,
    class_named,
    defaults,
    every_field,
    fields_of,
    function_named,
    is_named_tuple,
)

__all__ = ["Reader"]

Json = Any
PLAIN = frozenset({str, int, bool, float, type(None)})


class Reader:
    """Reads one graph of objects. Of the classes in `there`, the given objects are filled, not new ones."""

    def __init__(self, classes: list[list[str]], there: Mapping[type, object]) -> None:
        self._there = dict(there)
        self._kinds: list[type[Any]] = [class_named(name) for name, *_ in classes]
        self._fillers = [
            self._filler(kind, names) for kind, (_, *names) in zip(self._kinds, classes, strict=True)
        ]
        self._numbered: list[object] = []
        self._forms: dict[str, Callable[[list[Json]], Any]] = {
            "ref": lambda row: self._numbered[row[1]],
            "float": lambda row: float(row[1]),
            "bytes": lambda row: base64.b64decode(row[1]),
            "tuple": lambda row: tuple(map(self.read, islice(row, 1, None))),
            "frozenset": lambda row: frozenset(map(self.read, islice(row, 1, None))),
            "enum": lambda row: self._enum(row[1], self.read(row[2])),
            "class": self._class,
            "function": lambda row: function_named(row[1]),
            "list": lambda row: self._fill(list[Any](), row),
            "set": self._set,
            "deque": self._deque,
            "dict": lambda row: self._pairs(dict[Any, Any](), row),
            "counter": lambda row: self._pairs(Counter[Any](), row),
            "random": self._random,
        }

    def read(self, value: Json) -> Any:
        """The value that this JSON describes."""
        if type(value) in PLAIN:
            return value
        mark = value[0]
        if type(mark) is int:
            return self._fillers[mark](value)
        return self._forms[mark](value)

    def _known(self, made: Any) -> Any:
        self._numbered.append(made)
        return made

    def _fill(self, made: list[Any], row: list[Json]) -> list[Any]:
        self._known(made)
        made.extend(map(self.read, islice(row, 1, None)))
        return made

    def _set(self, row: list[Json]) -> set[Any]:
        made: set[Any] = self._known(set[Any]())
        made.update(map(self.read, islice(row, 1, None)))
        return made

    def _deque(self, row: list[Json]) -> deque[Any]:
        made: deque[Any] = self._known(deque[Any](maxlen=row[1]))
        made.extend(map(self.read, islice(row, 2, None)))
        return made

    def _items(self, row: list[Json]) -> dict[Any, Any]:
        values = map(self.read, islice(row, 1, None))
        return dict(zip(values, values, strict=True))

    def _pairs(self, made: dict[Any, Any], row: list[Json]) -> dict[Any, Any]:
        self._known(made)
        made.update(self._items(row))
        return made

    def _random(self, row: list[Json]) -> random.Random:
        made: random.Random = self._known(random.Random())  # noqa: S311 - its state comes from the file
        made.setstate(self.read(row[1]))
        return made

    def _class(self, row: list[Json]) -> type[Any]:
        number: int = row[1]
        return self._kinds[number]

    def _enum(self, number: int, value: Any) -> Enum:
        kind = self._kinds[number]
        if not issubclass(kind, Enum):
            raise NotSaved(f"{kind.__qualname__} is no enum")
        return kind(value)

    def _filler(self, kind: type[Any], names: list[str]) -> Callable[[list[Json]], Any]:
        """How objects of a class are made and filled."""
        if issubclass(kind, BaseModel):
            return self._model(kind, names)
        if is_named_tuple(kind) and tuple(names) == fields_of(kind):
            return lambda row: kind._make(map(self.read, islice(row, 1, None)))
        if is_dataclass(kind):
            return self._dataclass(kind, names)
        return self._refused(kind) if issubclass(kind, Enum) or is_named_tuple(kind) else self._plain(kind)

    def _refused(self, kind: type[Any]) -> Callable[[list[Json]], Any]:
        def refuse(row: list[Json]) -> Any:
            raise NotSaved(f"{kind.__qualname__} has another form")

        return refuse

    def _new(self, kind: type[Any]) -> Any:
        return self._known(self._there.pop(kind) if kind in self._there else object.__new__(kind))

    def _dataclass(self, kind: type[Any], names: list[str]) -> Callable[[list[Json]], Any]:
        have = set(fields_of(kind))
        known = [name if name in have else "" for name in names]
        missing = every_field(kind) - set(names)
        put = object.__setattr__

        def fill(row: list[Json]) -> Any:
            made = self._new(kind)
            for name, value in zip(known, islice(row, 1, None), strict=True):
                held = value if type(value) in PLAIN else self.read(value)
                if name:
                    put(made, name, held)
            for name, value in defaults(kind, missing).items() if missing else ():
                put(made, name, value)
            return made

        return fill

    def _model(self, kind: type[BaseModel], names: list[str]) -> Callable[[list[Json]], Any]:
        have = set(fields_of(kind))
        missing = have - set(names)

        def fill(row: list[Json]) -> Any:
            made = self._new(kind)
            values = dict(zip(names, map(self.read, islice(row, 2, len(row) - 1)), strict=True))
            extra = self._items(row[-1] or [])
            held = defaults(kind, missing) | {name: values[name] for name in names if name in have}
            for name, value in (
                ("__dict__", held),
                ("__pydantic_fields_set__", have & set(row[1])),
                ("__pydantic_extra__", extra if kind.model_config.get("extra") == "allow" else None),
                ("__pydantic_private__", None),
            ):
                object.__setattr__(made, name, value)
            return made

        return fill

    def _plain(self, kind: type[Any]) -> Callable[[list[Json]], Any]:
        def fill(row: list[Json]) -> Any:
            made: Any = self._new(kind)
            state = self._items(row[1])
            if any(hasattr(kind, name) for name in state):
                raise NotSaved(f"{kind.__qualname__} is not to be redefined")
            if hasattr(made, "__setstate__"):
                made.__setstate__(state)
            else:
                made.__dict__.update(state)
            return made

        return fill
