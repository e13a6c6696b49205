"""From a call to bytes and from bytes to a reply, without any I/O."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar, cast, get_args

from pydantic import ValidationError

from wxkit._call import Blob, Call, InQuery, Reply, Upload
from wxkit._errors import UnexpectedReply

__all__ = [
    "ConnectionCut",
    "Incoming",
    "Layout",
    "Request",
    "Response",
    "decode",
    "decode_json",
    "encode",
    "json_body",
    "layout",
]

R = TypeVar("R", bound=Reply)
log = logging.getLogger("wxkit.reply")

_FILENAME = re.compile(r'filename="?([^";]+)')


@dataclass(slots=True)
class Request:
    """An HTTP request. `secrets` joins the query only at the transport, where nothing is logged."""

    method: str
    path: str
    query: dict[str, str] = field(default_factory=dict[str, str])
    secrets: dict[str, str] = field(default_factory=dict[str, str], repr=False)
    body: bytes | None = field(default=None, repr=False)
    parts: dict[str, Upload] = field(default_factory=dict[str, Upload])
    form: dict[str, str] = field(default_factory=dict[str, str])
    headers: dict[str, str] = field(default_factory=dict[str, str], repr=False)
    host: str = "api"


@dataclass(slots=True)
class Incoming:
    """An HTTP request as a server receives it: `query` raw, header names in lower case."""

    method: str
    path: str
    query: str = field(default="", repr=False)
    body: bytes = field(default=b"", repr=False)
    headers: dict[str, str] = field(default_factory=dict[str, str], repr=False)


@dataclass(slots=True)
class Response:
    """An HTTP answer."""

    status: int
    content: bytes = field(default=b"", repr=False)
    content_type: str = "application/json; encoding=utf-8"
    headers: dict[str, str] = field(default_factory=dict[str, str])
    delay: float = 0.0
    """Seconds that a simulated server lets its caller wait."""


class ConnectionCut(Exception):
    """Raised by an in-process server to play a connection that breaks before the answer."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which fields of a call travel where."""

    query: frozenset[str]
    parts: frozenset[str]


@cache
def layout(call: type[Call[Any]]) -> Layout:
    """Where each field of the call goes: query string, multipart body, or (the rest) JSON body."""
    fields = call.model_fields
    parts = frozenset(name for name, info in fields.items() if _is_upload(info.annotation))
    if call.__route__.method == "GET":
        return Layout(frozenset(fields) - {"extra"}, parts)
    marked = frozenset(
        name for name, info in fields.items() if any(isinstance(mark, InQuery) for mark in info.metadata)
    )
    return Layout(marked, parts)


def _is_upload(annotation: Any) -> bool:
    return annotation is Upload or Upload in get_args(annotation)


def encode(call: Call[Any]) -> Request:
    """The HTTP request of a call: GET query, POST JSON as raw UTF-8, or multipart when it carries files."""
    route = call.__route__
    where = layout(type(call))
    request = Request(route.method, route.path, host=route.host)
    if where.query:
        request.query = _query(call, where.query)
    if route.method == "POST":
        _add_body(request, call, where)
    elif call.extra:
        request.query |= {key: _text(value) for key, value in call.extra.items()}
    return request


def _query(call: Call[Any], names: frozenset[str]) -> dict[str, str]:
    wire = call.model_dump(mode="json", by_alias=True, exclude_none=True, include=set(names))
    return {key: _text(value) for key, value in wire.items()}


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _add_body(request: Request, call: Call[Any], where: Layout) -> None:
    excluded = where.query | where.parts
    files = {name: upload for name in sorted(where.parts) if (upload := getattr(call, name)) is not None}
    if files:
        request.parts = files
        fields = call.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=set(excluded))
        request.form = {key: _text(value) for key, value in (fields | (call.extra or {})).items()}
    elif call.extra or call.__route__.within:
        fields = call.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=set(excluded))
        within = call.__route__.within
        request.body = json_body(({within: fields} if within else fields) | (call.extra or {}))
    else:
        request.body = call.__pydantic_serializer__.to_json(
            call, by_alias=True, exclude_none=True, exclude=set(excluded) or None
        )


def json_body(data: Mapping[str, Any]) -> bytes:
    """JSON as WeChat wants it: raw UTF-8, because menus and drafts refuse or show `\\u` escapes."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def decode(call: Call[R], response: Response) -> R:
    """The typed reply. Refusals are replies too, see `errcode`; anything else is an UnexpectedReply."""
    kind = cast("type[R]", call.__reply__)
    if response.status != 200 and not response.content.startswith(b'{"errcode"'):
        raise UnexpectedReply(_unexpected(response), response.status, call)
    if issubclass(kind, Blob) and not _is_json(response):
        return kind(
            content=response.content,
            content_type=response.content_type,
            filename=_filename(response.headers.get("content-disposition", "")),
        )
    try:
        return kind.model_validate_json(response.content)
    except ValidationError as error:
        return _lenient(kind, response, error, call)


def decode_json(response: Response, call: Call[Any] | None = None) -> dict[str, Any]:
    """The JSON object of an answer. WeChat lets raw control characters through now and then."""
    try:
        data = json.loads(response.content, strict=False)
    except ValueError:
        raise UnexpectedReply(_unexpected(response), response.status, call) from None
    if not isinstance(data, dict):
        raise UnexpectedReply(_unexpected(response), response.status, call)
    return cast("dict[str, Any]", data)


def _lenient(kind: type[R], response: Response, error: ValidationError, call: Call[Any]) -> R:
    """Leave out what does not fit its declared type, and say so, rather than lose the whole reply."""
    data = decode_json(response, call)
    for _ in range(8):
        for problem in error.errors(include_input=False, include_url=False):
            if problem["loc"]:  # without a place it is the JSON itself, which was read more leniently here
                _drop(data, problem["loc"])
                where = ".".join(map(str, problem["loc"]))
                log.warning("%s.%s left out of the reply: %s", kind.__name__, where, problem["msg"])
        try:
            return kind.model_validate(data)
        except ValidationError as next_error:
            error = next_error
    raise UnexpectedReply(f"the reply does not look like {kind.__name__}", response.status, call) from None


def _drop(data: Any, path: tuple[int | str, ...]) -> None:
    """Remove the value at `path`; in a list, an item is emptied so that the other positions stay."""
    for step in path[:-1]:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(data, Mapping):
        cast("dict[int | str, Any]", data).pop(path[-1], None)
    elif isinstance(data, list):
        data[cast("int", path[-1])] = {}


def _is_json(response: Response) -> bool:
    return "json" in response.content_type or response.content[:1] == b"{"


def _filename(disposition: str) -> str:
    found = _FILENAME.search(disposition)
    return found.group(1) if found else ""


def _unexpected(response: Response) -> str:
    kind = response.content_type or "unknown type"
    return f"HTTP {response.status} with {len(response.content)} bytes of {kind}"
