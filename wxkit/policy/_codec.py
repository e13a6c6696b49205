"""Facts, decisions and state as JSON text, for a database and for people who export it."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

from wxkit.policy import decisions, facts
from wxkit.policy._errors import LedgerError
from wxkit.policy.decisions import Decision
from wxkit.policy.facts import Fact

__all__ = ["decode", "decode_decision", "decode_fact", "encode"]

T = TypeVar("T")

_FACTS: dict[str, type[Fact]] = {
    kind.kind: kind
    for kind in vars(facts).values()
    if isinstance(kind, type) and issubclass(kind, Fact) and kind.kind
}
_DECISIONS: dict[str, type[Decision]] = {
    kind.__name__: kind
    for kind in vars(decisions).values()
    if isinstance(kind, type) and issubclass(kind, Decision) and kind is not Decision
}


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def encode(value: object) -> str:
    """JSON of a fact, a decision or a row of the state."""
    kind: Any = type(value)
    return _adapter(kind).dump_json(value).decode()


def decode(kind: type[T], text: str) -> T:
    """Read what `encode` wrote."""
    asked: Any = kind
    value: T = _adapter(asked).validate_json(text)
    return value


def decode_fact(kind: str, text: str) -> Fact:
    """Read a fact by its kind."""
    if kind not in _FACTS:
        raise LedgerError(f"this version of wxkit knows no fact of the kind {kind!r}; update it")
    return decode(_FACTS[kind], text)


def decode_decision(kind: str, text: str) -> Decision:
    """Read a decision by its class's name."""
    if kind not in _DECISIONS:
        raise LedgerError(f"this version of wxkit knows no decision of the kind {kind!r}; update it")
    return decode(_DECISIONS[kind], text)
