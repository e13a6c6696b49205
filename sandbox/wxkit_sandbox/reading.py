"""From a request to a call: where each field travels, and what WeChat says to a bad one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import parse_qsl

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wxkit._call import Call
from wxkit._numbers import as_number
from wxkit._wire import Incoming, layout
from wxkit_sandbox.handlers import Escapes, Handler, Refusal
from wxkit_sandbox.multipart import read_multipart
from wxkit_sandbox.world import Kind

__all__ = ["json_or_nothing", "query_fields", "read_call"]

FIELD_CODES = {
    "openid": 40003,
    "touser": 40003,
    "openid_list": 40032,
    "media_id": 40007,
    "template_id": 40037,
}
"""What WeChat answers when a field of this name is missing or bad, unless the handler says otherwise."""
ESCAPE = re.compile(rb"(?<!\\)((?:\\\\)*)(\\u[0-9A-Fa-f]{4})")
HALF = re.compile(rb"\\u[dD][89a-fA-F]")
PRODUCT_CODES: Mapping[Kind, int] = {"store": 40097, "miniprogram": 40097, "service_account": 40035}


def read_call(
    call: type[Call[Any]],
    incoming: Incoming,
    query: dict[str, str],
    handler: Handler | None,
    kind: Kind,
    notes: list[str],
) -> Call[Any]:
    """The call that a request makes; a Refusal, and a note on the field, when it does not fit."""
    data = _fields(call, incoming, query, handler)
    try:
        return _validated(call, data)
    except ValidationError as error:
        problem = error.errors(include_input=False, include_url=False, include_context=False)[0]
        where = ".".join(str(step) for step in problem["loc"] if not isinstance(step, int))
        notes.append(f"{where}: {problem['msg']}")
        raise Refusal(_code(where, problem["type"], handler.invalid if handler else {}, kind)) from None


def _validated(call: type[Call[Any]], data: dict[str, Any]) -> Call[Any]:
    """WeChat takes a number as text too. Pydantic does so, but where only certain numbers will do."""
    validator = call.__pydantic_validator__
    try:
        parsed: Call[Any] = validator.validate_python(data, extra="ignore", by_alias=True, by_name=False)
    except ValidationError as error:
        counted = [_counted(data, problem) for problem in error.errors(include_url=False)]
        if True not in counted:
            raise
        parsed = validator.validate_python(data, extra="ignore", by_alias=True, by_name=False)
    return parsed


def _counted(data: Any, problem: ErrorDetails) -> bool:
    """Whether digits were what is wrong; they are a number now."""
    if problem["type"] != "literal_error" or not isinstance(problem["input"], str):
        return False
    number = as_number(problem["input"])
    holder: Any = None
    last: Any = None
    for step in problem["loc"]:
        if isinstance(data, list) or (isinstance(data, dict) and step in data):
            holder, last, data = cast("Any", data), step, cast("Any", data)[step]
    if holder is None or isinstance(number, str) or data != problem["input"]:
        return False
    holder[last] = number
    return True


def _fields(
    call: type[Call[Any]], incoming: Incoming, query: dict[str, str], handler: Handler | None
) -> dict[str, Any]:
    where = layout(call)
    if call.__route__.method == "GET":
        return {**query, **json_or_nothing(incoming.body)} if incoming.method == "POST" else query
    if incoming.method == "GET":
        return query
    if handler is not None and handler.in_query:
        return query | json_or_nothing(incoming.body)
    data = {name: query[name] for name in where.query if name in query}
    content_type = incoming.headers.get("content-type", "")
    if _is_multipart(call, where.parts, content_type):
        parts = read_multipart(content_type, incoming.body, where.parts)
        return data | {name: _structured(call, name, part) for name, part in parts.items()}
    sent = _unescaped(incoming.body, handler.escapes) if handler is not None else incoming.body
    body = _json_object(sent, handler.invalid if handler is not None else {})
    within = call.__route__.within
    if within:
        body = body.get(within, {})
        if not isinstance(body, dict):
            raise Refusal(47001)
    return data | body


def _structured(call: type[Call[Any]], name: str, part: Any) -> Any:
    """A part of a form; an object travels there as the text of its JSON."""
    field = call.model_fields.get(name)
    if field is None or field.annotation is str or not isinstance(part, str) or not part.startswith("{"):
        return part
    return json_or_nothing(part.encode()) or part


def _code(where: str, problem: str, known: Mapping[str, int], kind: Kind) -> int:
    """What the handler says of the field, or else what its name or its kind of mistake suggests."""
    code = known.get(f"{where}:{problem}") or _longest(known, where) or FIELD_CODES.get(where.split(".")[0])
    if code is None and problem.endswith(("_type", "_parsing")):
        code = 47001
    return code if code is not None else known.get("*") or PRODUCT_CODES[kind]


def _longest(codes: Mapping[str, int], where: str) -> int | None:
    """The code of the field, or of the object that holds it."""
    while where:
        if where in codes:
            return codes[where]
        where = where.rpartition(".")[0]
    return None


def _is_multipart(call: type[Call[Any]], files: frozenset[str], content_type: str) -> bool:
    """Whether the body has to be read as multipart: JSON will do where the files may be left out."""
    if not files:
        return False
    return content_type.startswith("multipart/") or any(
        call.model_fields[name].is_required() for name in files
    )


def _unescaped(body: bytes, escapes: Escapes) -> bytes:
    """The body, where WeChat does not take `\\uXXXX` for the character that it stands for."""
    if escapes == "read" or b"\\u" not in body or not ESCAPE.search(body):
        return body
    if escapes == "refused":
        raise Refusal(40033)
    return ESCAPE.sub(rb"\1\\\2", body)


def _json_object(body: bytes, codes: Mapping[str, int]) -> dict[str, Any]:
    """The object that a body is; in the codes of a handler, `:json_invalid` is one that is none, and
    `:string_unicode` one that is not UTF-8, or has half of a character."""
    if not body:
        raise Refusal(44002)
    malformed = codes.get(":json_invalid", 47001)
    try:
        data = json.loads(body.decode())
        if HALF.search(body):
            json.dumps(data, ensure_ascii=False).encode()
    except UnicodeError:
        raise Refusal(codes.get(":string_unicode", malformed)) from None
    except (ValueError, RecursionError):
        raise Refusal(malformed) from None
    if not isinstance(data, dict):
        raise Refusal(malformed)
    return cast("dict[str, Any]", data)


def query_fields(query: str) -> dict[str, str]:
    """The fields of a query string. Most carry a token only, and nothing that is escaped."""
    if "%" in query or "+" in query or "&" in query:
        return dict(parse_qsl(query, keep_blank_values=True))
    name, equals, value = query.partition("=")
    return {name: value} if equals else {}


def json_or_nothing(body: bytes) -> dict[str, Any]:
    """The fields of a body that need not be there, and need not be JSON."""
    try:
        return _json_object(body, {})
    except Refusal:
        return {}
