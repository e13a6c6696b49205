"""A call that is refused changes nothing: every stateful call, as documented and with each field spoilt."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from world_snapshots import changes, inhabited, known, snapshot

from wxkit._call import Call
from wxkit._registry import load_all
from wxkit._wire import Incoming
from wxkit_sandbox import Gateway, World
from wxkit_sandbox.handlers import handler_of, load_handlers
from wxkit_sandbox.quotas import Quotas
from wxkit_sandbox.world import KINDS, Kind

EXAMPLES = Path(__file__).parents[1] / "conformance" / "examples"
SPOILT: tuple[Any, ...] = ("no-such-thing", -1, None)
"""What stands in the place of a field; None: the field is missing."""


def cases() -> Iterator[Any]:
    for file in sorted(EXAMPLES.rglob("*.json")):
        yield pytest.param(file.parent.name, file.stem, id=f"{file.parent.name}/{file.stem}")


@cache
def documented(product: str, group: str) -> dict[str, dict[str, Any]]:
    text = (EXAMPLES / product / f"{group}.json").read_text(encoding="utf-8")
    return {name: example.get("request", {}) for name, example in json.loads(text).items()}


@cache
def calls() -> dict[tuple[str, str], type[Call[Any]]]:
    load_handlers()
    return {
        (call.__module__, call.__name__): call
        for _, call in load_all().rows()
        if handler_of(call) and call.__route__.auth == "token"
    }


@pytest.fixture(scope="module")
def gateway() -> Gateway:
    world = inhabited()
    for app in world.apps.values():
        app.state(Quotas).limits.update({call.__route__.path: 10**9 for call in calls().values()})
    return Gateway(world.directory)


def world_of(gateway: Gateway) -> World:
    (world,) = gateway.directory.worlds.values()
    return world


def at_home(gateway: Gateway, kind: Kind, value: Any, name: str = "") -> Any:
    """The same request about people and things of this world, so that it comes further."""
    if isinstance(value, dict):
        return {key: at_home(gateway, kind, item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [at_home(gateway, kind, item, name.removesuffix("s").removesuffix("_list")) for item in value]
    return known(world_of(gateway), kind).get(name, value)


def spoilt(request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The request as documented, and with one field after the other spoilt."""
    yield request
    for name in request:
        for value in SPOILT:
            rest = {key: item for key, item in request.items() if key != name}
            yield rest if value is None else rest | {name: value}


def kinds_of(call: type[Call[Any]]) -> Iterator[Kind]:
    """Whose apps may ask."""
    products = call.__route__.products
    yield from (kind for kind in KINDS if kind in products or "common" in products)


def ask(gateway: Gateway, kind: Kind, call: type[Call[Any]], fields: dict[str, Any]) -> int:
    """The errcode of the answer; 0 when the call was carried out."""
    for app in gateway.directory.apps.values():
        app.state(Quotas)._spans.clear()  # the clock stands still, and no call is too fast
    content = gateway.handle(incoming(gateway, kind, call, fields)).content
    answer: Any = json.loads(content) if content.startswith(b"{") else {}
    code: int = answer.get("errcode", 0)
    return code


def incoming(gateway: Gateway, kind: Kind, call: type[Call[Any]], fields: dict[str, Any]) -> Incoming:
    world = world_of(gateway)
    grants = gateway.directory.grants
    token = grants.stable(world.apps[kind], force=False).value
    route = call.__route__
    query = {"access_token": token}
    if route.method == "GET":
        query |= {name: str(value) for name, value in fields.items()}
    body = b"" if route.method == "GET" else json.dumps(fields).encode()
    return Incoming(route.method, route.path, urlencode(query), body)


@pytest.mark.parametrize(("product", "group"), list(cases()))
def test_a_refusal_changes_nothing(gateway: Gateway, product: str, group: str) -> None:
    before = snapshot(world_of(gateway))
    for name, request in documented(product, group).items():
        call = calls().get((f"wxkit.{product}.{group}", name))
        if call is None:
            continue
        for kind in kinds_of(call):
            for fields in spoilt(at_home(gateway, kind, request)):
                refused = ask(gateway, kind, call, fields)
                after = snapshot(world_of(gateway))
                if refused:
                    assert changes(before, after) == {}, f"{name} {fields} answered {refused}"
                before = after
