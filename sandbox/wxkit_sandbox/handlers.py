"""Behaviour of declared calls: a handler is one function, and its route is the Call class.

    @handles(CreateTag, invalid={"tag.name": 45158})
    def create_tag(app: App, call: CreateTag) -> TagCreated: ...

A handler looks first and changes afterwards: once it has changed anything it must not refuse.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from wxkit._call import Call, Reply
from wxkit._registry import PRODUCTS

if TYPE_CHECKING:
    from wxkit_sandbox.world import App, Directory

__all__ = [
    "Handler",
    "HttpRefusal",
    "Refusal",
    "handler_of",
    "handles",
    "handles_open",
    "load_handlers",
    "load_handlers_of",
    "taken_as_get",
]

C = TypeVar("C", bound=Call[Any])
Escapes = Literal["read", "refused", "literal"]
R = TypeVar("R", bound=Reply)

_IMPORTED = re.compile(r"^from (wxkit\.\w+\.\w+) import", re.MULTILINE)


class Refusal(Exception):
    """WeChat says no. `text` replaces the usual errmsg, `extra` joins the JSON answer."""

    def __init__(self, code: int, text: str = "", **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.text = text
        self.extra = extra


class HttpRefusal(Exception):
    """The rare refusal that is an HTTP status instead of JSON, as for an unknown QR ticket."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True, slots=True)
class Handler:
    """A function that behaves, and the codes with which WeChat refuses bad fields."""

    function: Callable[[Any, Any], Reply]
    open: bool
    """The call carries no token: the function gets the Directory instead of an App."""
    invalid: Mapping[str, int] = field(default_factory=dict[str, int])
    stranger: int = 48001
    """The code for an account of another kind."""
    in_query: bool = False
    """The fields of a POST may also come in the query, with or without a body."""
    also_get: bool = False
    """A POST that is taken as a GET as well, with the fields in the query."""
    escapes: Escapes = "read"
    """What becomes of `\\uXXXX` in a body: read as JSON has it, refused (40033), or taken as it stands."""


_HANDLERS: dict[type[Call[Any]], Handler] = {}


def handles(
    call: type[C],
    *,
    invalid: Mapping[str, int] | None = None,
    stranger: int = 48001,
    also_get: bool = False,
    escapes: Escapes = "read",
) -> Callable[[Callable[[App, C], R]], Callable[[App, C], R]]:
    """Register the behaviour of a call made by an app.

    `invalid` maps a field (dotted for inner ones, `*` for all) to the errcode of a bad value, or, with the
    kind of mistake behind it (`title:string_too_long`, `title:missing`), to the errcode of that one;
    `stranger` is what an account of another kind is told; `also_get` is for what older pages call by GET,
    with the fields in the query; `escapes` is as in `Handler`.
    """

    def register(function: Callable[[App, C], R]) -> Callable[[App, C], R]:
        handler = Handler(
            function,
            open=False,
            invalid=invalid or {},
            stranger=stranger,
            also_get=also_get,
            escapes=escapes,
        )
        _add(call, handler)
        return function

    return register


def handles_open(
    call: type[C], *, invalid: Mapping[str, int] | None = None, in_query: bool = False
) -> Callable[[Callable[[Directory, C], R]], Callable[[Directory, C], R]]:
    """Register the behaviour of a call that proves itself by its own fields (`auth="none"`).

    With `in_query` the fields may also come in the query of a POST.
    """

    def register(function: Callable[[Directory, C], R]) -> Callable[[Directory, C], R]:
        _add(call, Handler(function, open=True, invalid=invalid or {}, in_query=in_query))
        return function

    return register


def _add(call: type[Call[Any]], handler: Handler) -> None:
    known = _HANDLERS.setdefault(call, handler)
    if known is not handler:
        one, other = (f"{f.__module__}.{f.__qualname__}" for f in (known.function, handler.function))
        raise TypeError(f"{call.__qualname__} is handled twice: by {one} and {other}")


def handler_of(call: type[Call[Any]]) -> Handler | None:
    """The behaviour of a call, or None when it is synthesised."""
    return _HANDLERS.get(call)


def taken_as_get(declared: Mapping[tuple[str, str], type[Call[Any]]]) -> Mapping[str, type[Call[Any]]]:
    """Those calls by POST that WeChat takes by GET as well; 43002 when there are none."""
    handlers = {product: (call, handler_of(call)) for (product, _), call in declared.items()}
    taken = {product: call for product, (call, handler) in handlers.items() if handler and handler.also_get}
    if not taken:
        raise Refusal(43002)
    return taken


@cache
def load_handlers(*products: str) -> None:
    """Import every module of the sandbox that gives calls (of these products, or of all) their behaviour."""
    for product in products or PRODUCTS:
        for source in _sources(product):
            importlib.import_module(f"wxkit_sandbox.{product}.{source.stem}")


def load_handlers_of(*modules: str) -> None:
    """Import what gives the calls of these modules of wxkit their behaviour, and no more than that."""
    for module in modules:
        for behaving in _behaving().get(module, ()):
            importlib.import_module(behaving)


@cache
def _behaving() -> dict[str, tuple[str, ...]]:
    """Modules with handlers by the modules of wxkit whose calls they import, read from their sources.

    So a server need not build hundreds of models to answer its first call.
    """
    found: dict[str, tuple[str, ...]] = {}
    for product in PRODUCTS:
        for source in _sources(product):
            text = source.read_text(encoding="utf-8")
            for module in _IMPORTED.findall(text) if "@handles" in text else ():
                found[module] = (*found.get(module, ()), f"wxkit_sandbox.{product}.{source.stem}")
    return found


def _sources(product: str) -> list[Path]:
    package = importlib.import_module(f"wxkit_sandbox.{product}")
    return sorted(Path(package.__path__[0]).glob("[a-z]*.py"))
