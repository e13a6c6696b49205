"""The list of all declared calls. It fills itself as the declaring modules are imported."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wxkit._call import Call

__all__ = ["PRODUCTS", "Registry", "declaring", "load_all", "registry"]

PRODUCTS = ("common", "store", "miniprogram", "service_account")
"""The packages of wxkit whose modules declare calls; `common` is what all three apps share."""


class Registry:
    """Declared calls by product, HTTP method and path. Two calls with one address are refused."""

    def __init__(self) -> None:
        self._calls: dict[tuple[str, str, str], type[Call[Any]]] = {}

    def add(self, call: type[Call[Any]]) -> None:
        route = call.__route__
        for product in route.products:
            key = (product, route.method, route.path)
            known = self._calls.setdefault(key, call)
            if known is not call:
                raise TypeError(
                    f"{route.method} {route.path} of {product} is declared twice: "
                    f"{known.__module__}:{known.__qualname__} and {call.__module__}:{call.__qualname__}"
                )

    def find(self, product: str, method: str, path: str) -> type[Call[Any]] | None:
        """The call at this address, looked up in the product first, then in `common`."""
        return self._calls.get((product, method, path)) or self._calls.get(("common", method, path))

    def at(self, path: str) -> dict[tuple[str, str], type[Call[Any]]]:
        """The loaded calls of WeChat to this path, by product and method."""
        return {
            (product, method): call
            for (product, method, where), call in self._calls.items()
            if where == path and product in PRODUCTS
        }

    def rows(self) -> Iterator[tuple[str, type[Call[Any]]]]:
        """Every (product, call), sorted by product and path."""
        for key in sorted(self._calls):
            yield key[0], self._calls[key]


registry = Registry()

_ROUTE = re.compile(r'\b(?:get|post)="(/[^"]+)"')


@cache
def _paths() -> dict[str, tuple[str, ...]]:
    """Modules by the paths that they declare, read from their sources without importing them.

    A route is a literal in a class statement, so a server knows its paths without building hundreds of
    models.
    """
    found: dict[str, tuple[str, ...]] = {}
    for product in PRODUCTS:
        package = importlib.import_module(f"wxkit.{product}")
        for source in sorted(Path(package.__path__[0]).glob("*.py")):
            for path in _ROUTE.findall(source.read_text(encoding="utf-8")):
                module = f"wxkit.{product}.{source.stem}"
                found[path] = tuple(dict.fromkeys((*found.get(path, ()), module)))
    return found


def declaring(path: str) -> tuple[str, ...]:
    """The modules of wxkit that declare calls to this path."""
    return _paths().get(path, ())


def load_all(*products: str) -> Registry:
    """Import every module that declares calls (of these products, or of all) and give the registry."""
    for product in products or PRODUCTS:
        package = importlib.import_module(f"wxkit.{product}")
        for module in pkgutil.iter_modules(package.__path__):
            importlib.import_module(f"wxkit.{product}.{module.name}")
    return registry
