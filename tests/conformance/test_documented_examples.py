"""Every declared call against its documented example.

`examples/<product>/<group>.json` holds, by class name, a request and a reply in the documented form with
values of ours. The request must fit the declaration, the reply must parse with no field left untyped, and
both must travel in the documented types: where WeChat has a number, no text, and the other way round.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import pytest
from pydantic import BaseModel

from wxkit._call import Call

EXAMPLES = Path(__file__).parent / "examples"
FILES = sorted(EXAMPLES.rglob("*.json"))


@cache
def content(file: Path) -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


CASES = [
    pytest.param(file, name, id=f"{file.parent.name}/{file.stem}/{name}")
    for file in FILES
    for name in content(file)
]


def call_type(file: Path, name: str) -> type[Call[Any]]:
    found: type[Call[Any]] = getattr(import_module(f"wxkit.{file.parent.name}.{file.stem}"), name)
    return found


WITH_BODY = [
    pytest.param(file, name, id=f"{file.parent.name}/{file.stem}/{name}")
    for file in FILES
    for name in content(file)
    if call_type(file, name).__route__.method == "POST"
]
"""A query is all text."""


def untyped(value: object, path: str = "") -> Iterator[str]:
    """Paths of the fields that no declaration knows."""
    if isinstance(value, BaseModel):
        yield from (f"{path}.{name}" for name in value.model_extra or {})
        for name in value.model_fields_set - set(value.model_extra or {}):
            yield from untyped(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, list | tuple):
        for position, item in enumerate(value):
            yield from untyped(item, f"{path}[{position}]")


@pytest.mark.parametrize(("file", "name"), CASES)
def test_the_documented_request_is_accepted(file: Path, name: str) -> None:
    kind = call_type(file, name)
    request = content(file)[name].get("request", {})
    within = kind.__route__.within
    fields = request[within] if within else request
    assert isinstance(kind.model_validate(fields, by_alias=True, by_name=False), kind)


@pytest.mark.parametrize(("file", "name"), CASES)
def test_the_documented_reply_is_typed_to_the_last_field(file: Path, name: str) -> None:
    reply = call_type(file, name).__reply__.model_validate(content(file)[name]["reply"])
    assert list(untyped(reply)) == []


def kinds(value: object) -> object:
    """The same with the JSON type in the place of each value."""
    if isinstance(value, dict):
        return {name: kinds(item) for name, item in cast("dict[str, object]", value).items()}
    if isinstance(value, list):
        return [kinds(item) for item in cast("list[object]", value)]
    return type(value).__name__


@pytest.mark.parametrize(("file", "name"), WITH_BODY)
def test_a_request_is_sent_in_the_documented_types(file: Path, name: str) -> None:
    kind, request = call_type(file, name), content(file)[name].get("request", {})
    fields = request[kind.__route__.within] if kind.__route__.within else request
    call = kind.model_validate(fields, by_alias=True, by_name=False)
    sent = call.__pydantic_serializer__.to_json(call, by_alias=True, exclude_unset=True)
    assert kinds(json.loads(sent)) == kinds(fields)


@pytest.mark.parametrize(("file", "name"), CASES)
def test_the_sandbox_answers_in_the_documented_types(file: Path, name: str) -> None:
    documented = content(file)[name]["reply"]
    reply = call_type(file, name).__reply__.model_validate(documented)
    answered = reply.__pydantic_serializer__.to_json(reply, by_alias=True, exclude_unset=True)
    assert kinds(json.loads(answered)) == kinds(documented)
