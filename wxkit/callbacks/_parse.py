"""From the body of a request to a typed push."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any, cast

from pydantic import ValidationError

from wxkit.callbacks import events
from wxkit.callbacks._errors import MalformedPush
from wxkit.callbacks._push import AnyPush, Push, UnknownEvent, UnknownMessage, WireFormat
from wxkit.callbacks._xml import parse_xml

__all__ = ["MAX_BODY", "Body", "build_push", "kind_of", "parse_push", "read_body"]

log = logging.getLogger("wxkit.callbacks")

MAX_BODY = 1 << 20
"""The largest body that is read, in bytes; a push has a few thousand."""


_BOM = b"\xef\xbb\xbf"
_SEALED = re.compile(
    r"\s*<xml>\s*<ToUserName><!\[CDATA\[([\w.@-]*)\]\]></ToUserName>"
    r"\s*<Encrypt><!\[CDATA\[([A-Za-z0-9+/=]+)\]\]></Encrypt>\s*</xml>\s*",
    re.ASCII,
)


@dataclass(slots=True)
class Body:
    """A body that could be read: its format, its fields and its text."""

    format: WireFormat
    fields: dict[str, Any] = field(repr=False)
    text: str = field(repr=False)


def parse_push(body: bytes) -> AnyPush:
    """The push in a decrypted body, XML or JSON. Raises MalformedPush.

    An event or message without a class here becomes an UnknownEvent or UnknownMessage.
    """
    read = read_body(body)
    return build_push(read.fields, read.text)


def read_body(body: bytes) -> Body:
    """Fields of a body whose format shows in its first character. Raises MalformedPush."""
    if len(body) > MAX_BODY:
        raise MalformedPush(f"the body has more than {MAX_BODY} bytes")
    try:
        text = body.removeprefix(_BOM).decode()
    except UnicodeDecodeError:
        raise MalformedPush("the body is not UTF-8") from None
    # Nearly every body is this one; a parser would take as long as all the rest together.
    if sealed := _SEALED.fullmatch(text):
        return Body("xml", {"ToUserName": sealed[1], "Encrypt": sealed[2]}, text)
    match text.lstrip()[:1]:
        case "<":
            return Body("xml", parse_xml(text.strip()), text)
        case "{":
            return Body("json", _parse_json(text), text)
        case "":
            raise MalformedPush("the body is empty")
        case _:
            raise MalformedPush("the body is neither XML nor JSON")


def _parse_json(text: str) -> dict[str, Any]:
    try:
        # WeChat lets raw control characters through now and then, hence not strict.
        return cast("dict[str, Any]", json.loads(text, strict=False))
    except json.JSONDecodeError as error:
        raise MalformedPush(f"the JSON cannot be read: {error.msg} at character {error.pos}") from None
    except (ValueError, RecursionError):
        raise MalformedPush("the JSON cannot be read: too deep, or a number is too long") from None


def build_push(fields: dict[str, Any], text: str) -> AnyPush:
    """The typed push of `fields`. What does not fit its declared type is left out, and logged."""
    kind = kind_of(fields)
    try:
        push = kind.__pydantic_validator__.validate_python(fields, by_alias=True, by_name=False)
    except ValidationError:
        push = _lenient(kind, cast("dict[str, Any]", _without_empties(fields)))
    if kind in (UnknownEvent, UnknownMessage):
        cast("UnknownEvent | UnknownMessage", push).keep(fields, text)
    return cast("AnyPush", push)


def kind_of(fields: Mapping[str, Any]) -> type[Push]:
    """The class of a push with these fields, which MsgType and Event choose."""
    msg_type, event = fields.get("MsgType"), fields.get("Event")
    if msg_type == "event":
        return _kinds().get(("event", event.lower() if isinstance(event, str) else ""), UnknownEvent)
    return _kinds().get((msg_type if isinstance(msg_type, str) else "", ""), UnknownMessage)


@cache
def _kinds() -> Mapping[tuple[str, str], type[Push]]:
    """All classes of pushes; the modules that define them are loaded when the first push is read."""
    events.load_all()
    import_module("wxkit.callbacks.messages")
    return Push.__kinds__


def _without_empties(value: Any) -> Any:
    """Empty elements and nulls mean the same as absent ones: the zero value."""
    if isinstance(value, dict):
        pairs = cast("dict[str, Any]", value).items()
        return {name: _without_empties(item) for name, item in pairs if item not in ("", None)}
    if isinstance(value, list):
        return [_without_empties(item) for item in cast("Sequence[Any]", value)]
    return value


def _lenient(kind: type[Push], fields: dict[str, Any]) -> Push:
    try:
        return kind.model_validate(fields, by_alias=True, by_name=False)
    except ValidationError as error:
        paths = [problem["loc"] for problem in error.errors(include_input=False, include_url=False)]
    for path in paths:
        _drop(fields, path)
        log.warning("%s: %s left out, not of the documented type", kind.__name__, ".".join(map(str, path)))
    try:
        return kind.model_validate(fields, by_alias=True, by_name=False)
    except ValidationError:
        raise MalformedPush(f"the fields do not make a {kind.__name__}") from None


def _drop(data: Any, path: tuple[int | str, ...]) -> None:
    """Remove the value at `path`. An index may stand for an item that came without its list."""
    *parents, last = path
    for step in parents:
        data = _child(data, step)
    if isinstance(data, dict):
        cast("dict[int | str, Any]", data).pop(last, None)
    elif isinstance(data, list) and isinstance(last, int):
        data[last] = {}


def _child(data: Any, step: int | str) -> Any:
    if isinstance(data, list):
        return cast("Sequence[Any]", data)[cast("int", step)]
    if isinstance(data, dict) and isinstance(step, str):
        return cast("dict[str, Any]", data).get(step)
    return cast("Any", data)
