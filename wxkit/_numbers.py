"""Numbers that travel in another form than they are used in: ids as bare numbers, whole numbers as text."""

from __future__ import annotations

from typing import Annotated, TypeAlias, cast

from pydantic import PlainSerializer, SerializerFunctionWrapHandler

__all__ = ["Figure", "NumberId", "TextFigure", "TextInt", "as_number", "numbers_as_text"]


def as_number(text: str) -> int | str:
    """The number that a text of digits stands for; any other text stays what it is."""
    return int(text) if text.isascii() and text.isdigit() else text


def numbers_as_text(value: object, handler: SerializerFunctionWrapHandler) -> object:
    """As it travels otherwise, but with every whole number inside as text."""
    return _texts(handler(value))


def _texts(wire: object) -> object:
    if isinstance(wire, dict):
        return {name: _texts(part) for name, part in cast("dict[str, object]", wire).items()}
    if isinstance(wire, list):
        return [_texts(part) for part in cast("list[object]", wire)]
    return str(wire) if type(wire) is int else wire


def _shortest(value: float) -> int | float:
    return int(value) if value % 1 == 0 else value


def _as_text(value: float) -> str:
    return str(_shortest(value))


NumberId: TypeAlias = Annotated[str, PlainSerializer(as_number, when_used="json")]
"""An id that travels as a bare 64-bit number and is a str here, so that no digit is lost."""

TextInt: TypeAlias = Annotated[int, PlainSerializer(str, when_used="json")]
"""A whole number that travels as text."""

Figure: TypeAlias = Annotated[float, PlainSerializer(_shortest, when_used="json")]
"""A number that may have decimals; it travels without them when it is whole."""

TextFigure: TypeAlias = Annotated[float, PlainSerializer(_as_text, when_used="json")]
"""A number that may have decimals, and travels as text."""
