"""Requests to `/_sandbox/…`: find the world, let the act or the setting happen, answer.

`?world=name` (or the same field in the body) says which world is meant; without it an appid does, or else
it is the first. `DELETE x` is short for `POST x/delete`.
"""

from __future__ import annotations

import json
from contextlib import nullcontext
from functools import cache
from importlib import import_module
from typing import Any, cast
from urllib.parse import parse_qsl

from pydantic import ValidationError

from wxkit._call import Call, Reply
from wxkit._registry import registry
from wxkit._wire import Incoming, Response
from wxkit_sandbox.acts._base import behaviour_of, is_locked
from wxkit_sandbox.control import PREFIX, openapi
from wxkit_sandbox.control import apps as apps  # this and the next bring their calls into the registry
from wxkit_sandbox.control import clock as clock
from wxkit_sandbox.control import deliveries as deliveries
from wxkit_sandbox.control import faults as faults
from wxkit_sandbox.control import journal as journal
from wxkit_sandbox.control import people as people
from wxkit_sandbox.control import worlds as worlds
from wxkit_sandbox.control.steering import Steering, steering_of
from wxkit_sandbox.handlers import Refusal, load_handlers
from wxkit_sandbox.world import Directory, World

__all__ = ["ControlDoor"]

ACTS = f"{PREFIX}act/"


class _NotFound(Exception):
    """The URL leads nowhere."""


class ControlDoor:
    """Answers the control API for all worlds of a directory."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory

    def answer(self, incoming: Incoming) -> tuple[Response, World | None]:
        """Answer one request; pushes that it caused stay queued in the world that is returned."""
        if (incoming.method, incoming.path) == ("GET", openapi.PATH):
            return openapi.openapi(), None
        try:
            call, data = self._read(incoming)
            steering = _steering(call)
            name = data.get("world") if "world" in call.model_fields else data.pop("world", None)
            world = None if steering.everywhere else self._world(name, data.get("appid"))
            reply = self._let_happen(steering, world, _parsed(call, data))
        except _NotFound as reason:
            return _refused(404, str(reason)), None
        except Refusal as refusal:
            return _refused(400, refusal.text), None
        return _response(reply), world

    def _read(self, incoming: Incoming) -> tuple[type[Call[Any]], dict[str, Any]]:
        method, path = incoming.method, incoming.path
        if method == "DELETE":
            method, path = "POST", f"{path}/delete"
        if path.startswith(ACTS):
            _load_acts()
        call = registry.find("sandbox", method, path)
        if call is None:
            raise _NotFound(f"the sandbox has no {incoming.method} {incoming.path}")
        data: dict[str, Any] = dict(parse_qsl(incoming.query, keep_blank_values=True))
        if incoming.body:
            data |= _json(incoming.body)
        return call, data

    def _world(self, name: object, appid: object) -> World:
        """By its name, by an appid, or the first."""
        if name is not None:
            if name not in self.directory.worlds:
                raise _NotFound(f"there is no world {name!r}")
            return self.directory.worlds[str(name)]
        app = self.directory.apps.get(str(appid))
        if app is not None:
            return app.world
        for world in self.directory.worlds.values():
            return world
        raise _NotFound("this sandbox has no world")

    def _let_happen(self, steering: Steering, world: World | None, call: Call[Any]) -> Reply:
        if world is not None:
            with self.directory.lock:
                world.be_furnished()
        with self.directory.lock if steering.locked else nullcontext():
            return steering.function(self.directory if steering.everywhere else world, call)


@cache
def _load_acts() -> None:
    """Bring every act into the registry, and everything that heeds what people do."""
    import_module("wxkit_sandbox.acts._vocabulary")
    load_handlers()


def _steering(call: type[Call[Any]]) -> Steering:
    act = behaviour_of(call)
    found = Steering(act, everywhere=False, locked=is_locked(call)) if act else steering_of(call)
    if found is None:
        raise _NotFound(f"{call.__qualname__} has no behaviour")
    return found


def _parsed(call: type[Call[Any]], data: dict[str, Any]) -> Call[Any]:
    try:
        return call.model_validate(data, by_alias=True)
    except ValidationError as error:
        raise Refusal(400, _explain(error)) from None


def _json(body: bytes) -> dict[str, Any]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise Refusal(400, "the body is not JSON") from None
    if not isinstance(data, dict):
        raise Refusal(400, "the body is not a JSON object")
    return cast("dict[str, Any]", data)


def _explain(error: ValidationError) -> str:
    problems = error.errors(include_input=False, include_url=False, include_context=False)
    return "; ".join(
        ": ".join(filter(None, (".".join(map(str, problem["loc"])), problem["msg"]))) for problem in problems
    )


def _refused(status: int, reason: str) -> Response:
    """One line that says what is wrong; errcode is 400 for all that the control API refuses."""
    body = {"errcode": 400, "errmsg": " ".join(reason.split())}
    return Response(status, json.dumps(body, ensure_ascii=False).encode())


def _response(reply: Reply) -> Response:
    reply.errmsg = reply.errmsg or "ok"
    reply.__pydantic_fields_set__ |= {"errcode", "errmsg"}
    return Response(200, reply.__pydantic_serializer__.to_json(reply, by_alias=True, exclude_unset=True))
