"""One operation of the document: the calls at one path and method, merged where products share it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wxkit._call import Blob, Call
from wxkit._coverage import tier_of
from wxkit._openapi._schemas import Json, Schemas
from wxkit._wire import layout

__all__ = ["ENVELOPES", "operation"]

Offer = tuple[str, type[Call[Any]]]
"""A product, and what it calls at this address."""

_SUCCESS, _REFUSED = "wire.Success", "wire.Refused"
ENVELOPES: Mapping[str, Json] = {
    _SUCCESS: {
        "description": "What most successful answers carry.",
        "type": "object",
        "required": ["errcode", "errmsg"],
        "properties": {"errcode": {"type": "integer", "const": 0}, "errmsg": {"type": "string"}},
    },
    _REFUSED: {
        "description": "WeChat refused the call (返回码). `wxkit errcode` explains the number.",
        "type": "object",
        "required": ["errcode", "errmsg"],
        "properties": {
            "errcode": {"type": "integer", "not": {"const": 0}},
            "errmsg": {
                "type": "string",
                "description": "A text for developers; ends with the request's rid.",
            },
        },
    },
}
"""The components that say whether an answer is a success."""
HOSTS = {"mp": "https://mp.weixin.qq.com"}
_NO_PAGE: Mapping[str, Json] = {
    "mp": {"404": {"description": "There is no such page.", "content": {"text/html": {}}}}
}
_CREDENTIALS = {"token": ("access_token",), "secret": ("appid", "secret"), "none": ()}


def operation(schemas: Schemas, offers: Sequence[Offer], *, server: str | None) -> Json:
    """The operation of these calls."""
    products, calls = zip(*offers, strict=True)
    calls = tuple(dict.fromkeys(calls))
    first = calls[0]
    result: Json = {
        "operationId": "_".join((products[0], first.__route__.group, first.__name__)),
        "tags": list(dict.fromkeys(f"{product}/{call.__route__.group}" for product, call in offers)),
        "summary": _summary(first),
        "description": "\n\n".join(dict.fromkeys(_description(schemas, call) for call in calls)),
        "parameters": _parameters(schemas, calls),
        "responses": {"200": _answer(schemas, calls)} | _NO_PAGE.get(first.__route__.host, {}),
        "x-wxkit-tier": _tier(calls),
        "x-wxkit-calls": sorted({f"{call.__module__}:{call.__qualname__}" for call in calls}),
    }
    if first.__route__.method == "POST":
        result["requestBody"] = {"required": True, "content": _bodies(schemas, calls)}
    if first.__doc_url__:
        result["externalDocs"] = {"url": first.__doc_url__}
    if server is None and first.__route__.host in HOSTS:
        result["servers"] = [{"url": HOSTS[first.__route__.host]}]
    return result


def _summary(call: type[Call[Any]]) -> str:
    return (call.__doc__ or call.__name__).strip().splitlines()[0]


def _description(schemas: Schemas, call: type[Call[Any]]) -> str:
    text: str = schemas.of(call).get("description", "")
    return text


def _tier(calls: Sequence[type[Call[Any]]]) -> str:
    return "stateful" if all(tier_of(call) == "stateful" for call in calls) else "synthesised"


def _any(choices: list[Json]) -> Json:
    """One of these; products' fields overlap, so that a body may fit several."""
    distinct = [choice for index, choice in enumerate(choices) if choice not in choices[:index]]
    return distinct[0] if len(distinct) == 1 else {"anyOf": distinct}


def _parameters(schemas: Schemas, calls: Sequence[type[Call[Any]]]) -> list[Json]:
    """Credentials first. A parameter is required when every call at this address requires it."""
    credentials = dict.fromkeys(name for call in calls for name in _CREDENTIALS[call.__route__.auth])
    result = [_credential(name, calls) for name in credentials]
    fields = [_fields(schemas, call, in_query=True) for call in calls]
    names = dict.fromkeys(name for properties, _ in fields for name in properties)
    return result + [_parameter(schemas, name, fields) for name in names if name not in credentials]


def _credential(name: str, calls: Sequence[type[Call[Any]]]) -> Json:
    if all(name in _CREDENTIALS[call.__route__.auth] for call in calls):
        return {"$ref": f"#/components/parameters/{name}"}
    return {"name": name, "in": "query", "schema": {"type": "string"}}


def _parameter(schemas: Schemas, name: str, fields: Sequence[tuple[Json, set[str]]]) -> Json:
    shapes = [dict(properties[name]) for properties, _ in fields if name in properties]
    texts: list[str] = [shape.pop("description", "") for shape in shapes]
    result: Json = {"name": name, "in": "query"}
    if all(name in required for _, required in fields):
        result["required"] = True
    if any(texts):
        result["description"] = next(filter(None, texts))
    return result | {"schema": schemas.keep(_any(shapes))}


def _fields(schemas: Schemas, call: type[Call[Any]], *, in_query: bool) -> tuple[Json, set[str]]:
    """Fields that travel in the query, or those that travel in the body; and which of them are required."""
    schema = schemas.of(call)
    names = {call.model_fields[name].alias or name for name in layout(call).query}
    properties = {
        name: shape for name, shape in schema.get("properties", {}).items() if (name in names) == in_query
    }
    return properties, {name for name in schema.get("required", ()) if name in properties}


def _bodies(schemas: Schemas, calls: Sequence[type[Call[Any]]]) -> Json:
    by_type: dict[str, list[Json]] = {}
    for call in calls:
        files = layout(call).parts
        if files:
            by_type.setdefault("multipart/form-data", []).append(_body(schemas, call))
        if not any(call.model_fields[name].is_required() for name in files):
            by_type.setdefault("application/json", []).append(_body(schemas, call, without=files))
    return {kind: {"schema": _any(choices)} for kind, choices in sorted(by_type.items())}


def _body(schemas: Schemas, call: type[Call[Any]], *, without: frozenset[str] = frozenset()) -> Json:
    within = call.__route__.within
    if not layout(call).query and not without:
        schema = schemas.reference(call)
    else:
        properties, required = _fields(schemas, call, in_query=False)
        rest = {name: shape for name, shape in properties.items() if name not in without}
        schema = schemas.keep({"type": "object", "properties": rest})
        if required:
            schema["required"] = sorted(required)
    return {"type": "object", "required": [within], "properties": {within: schema}} if within else schema


def _answer(schemas: Schemas, calls: Sequence[type[Call[Any]]]) -> Json:
    """WeChat's status is 200 either way; files come as bytes, their refusals as JSON."""
    successes = [_success(schemas, call) for call in calls if _speaks_json(call)]
    refused: Json = {"$ref": f"#/components/schemas/{_REFUSED}"}
    content: Json = {
        "application/json": {"schema": {"oneOf": [_any(successes), refused]} if successes else refused}
    }
    if any(issubclass(call.__reply__, Blob) for call in calls):
        content["*/*"] = {"schema": {"type": "string", "format": "binary"}}
    return {"description": "The answer, or why there is none.", "content": content}


def _speaks_json(call: type[Call[Any]]) -> bool:
    """Files have no JSON answer, unless their reply declares fields beside the bytes."""
    return not issubclass(call.__reply__, Blob) or set(call.__reply__.model_fields) > set(Blob.model_fields)


def _success(schemas: Schemas, call: type[Call[Any]]) -> Json:
    reply = schemas.reference(call.__reply__)
    if call.__route__.bare:
        return reply
    return {"allOf": [{"$ref": f"#/components/schemas/{_SUCCESS}"}, reply]}
