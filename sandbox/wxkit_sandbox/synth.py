"""Answers for calls that nobody gave a behaviour: a valid reply, the same for the same call."""

from __future__ import annotations

import enum
import types
from functools import cache
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

from pydantic import BaseModel

from wxkit._call import Blob, Call, Reply

__all__ = ["synthesise"]

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501"
    "0127e3a8660000000049454e44ae426082"
)
"""A PNG of one pixel, for replies that are files."""


@cache
def synthesise(call: type[Call[Any]]) -> Reply:
    """An instance of the call's reply with every field filled in."""
    kind = call.__reply__
    if issubclass(kind, Blob):
        return kind(content=PIXEL, content_type="image/png")
    return kind.model_validate(_fields(kind, depth=0))


def _fields(model: type[BaseModel], depth: int) -> dict[str, Any]:
    model.model_rebuild()
    return {
        info.serialization_alias or info.alias or name: _value(name, info.annotation, depth)
        for name, info in model.model_fields.items()
        if name not in ("errcode", "errmsg")
    }


def _value(name: str, annotation: Any, depth: int) -> Any:
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        choices = [choice for choice in get_args(annotation) if choice is not type(None)]
        return _value(name, choices[0], depth)
    if origin is Annotated:
        return _value(name, get_args(annotation)[0], depth)
    if origin is Literal:
        return get_args(annotation)[0]
    if origin in (list, tuple):
        return [] if depth > 5 else [_value(name, get_args(annotation)[0], depth + 1)]
    if origin is dict:
        return {}
    return _scalar(name, annotation, depth)


def _scalar(name: str, annotation: Any, depth: int) -> Any:
    if not isinstance(annotation, type):
        return {}
    if issubclass(annotation, BaseModel):
        return _fields(annotation, depth + 1) if depth <= 5 else {}
    if issubclass(annotation, enum.Enum):
        return next(iter(annotation)).value
    if annotation is bool:
        return False
    return {int: 1, float: 1.0, str: name}.get(cast("type[Any]", annotation))
