"""Requests to `/_sandbox/…`: find the world, let the act or the setting happen, answer."""

from __future__ import annotations

import json
from typing import Any, cast
from urllib.parse import parse_qsl

from pydantic import ValidationError

from wxkit._call import Call, Reply
from wxkit._registry import registry
from wxkit._wire import Incoming, Response
from wxkit_sandbox.acts import _vocabulary as _vocabulary  # brings every act into the registry
from wxkit_sandbox.acts._base import behaviour_of
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.world import Directory, World

__all__ = ["PREFIX", "ControlDoor"]

PREFIX = "/_sandbox/"


class ControlDoor:
    """Answers the control API for all worlds of a directory."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory

    def answer(self, incoming: Incoming) -> tuple[Response, World | None]:
        """Answer one request; pushes that it caused stay queued in the world that is returned."""
        try:
            call, data = self._read(incoming)
            world = self._world(data)
            with self.directory.lock:
                reply = _behave(world, call, data)
        except Refusal as refusal:
            body = {"errcode": refusal.code, "errmsg": refusal.text}
            return Response(refusal.code, json.dumps(body, ensure_ascii=False).encode()), None
        return _response(reply), world

    def _read(self, incoming: Incoming) -> tuple[type[Call[Any]], dict[str, Any]]:
        call = registry.find("sandbox", incoming.method, incoming.path)
        if call is None:
            raise Refusal(404, f"the sandbox has no {incoming.method} {incoming.path}")
        data: dict[str, Any] = dict(parse_qsl(incoming.query))
        if incoming.body:
            data |= _json(incoming.body)
        return call, data

    def _world(self, data: dict[str, Any]) -> World:
        """By its name, by an appid, or the first."""
        name = data.pop("world", None)
        if name is not None:
            if name not in self.directory.worlds:
                raise Refusal(404, f"there is no world {name!r}")
            return self.directory.worlds[name]
        app = self.directory.apps.get(str(data.get("appid", "")))
        if app is not None:
            return app.world
        for world in self.directory.worlds.values():
            return world
        raise Refusal(404, "this sandbox has no world")


def _json(body: bytes) -> dict[str, Any]:
    try:
        data = json.loads(body)
    except ValueError:
        raise Refusal(400, "the body is not JSON") from None
    if not isinstance(data, dict):
        raise Refusal(400, "the body is not a JSON object")
    return cast("dict[str, Any]", data)


def _behave(world: World, call: type[Call[Any]], data: dict[str, Any]) -> Reply:
    behaviour = behaviour_of(call)
    if behaviour is None:
        raise Refusal(404, f"{call.__qualname__} has no behaviour")
    try:
        parsed = call.model_validate(data, by_alias=True)
    except ValidationError as error:
        raise Refusal(400, _explain(error)) from None
    return behaviour(world, parsed)


def _explain(error: ValidationError) -> str:
    problems = error.errors(include_input=False, include_url=False, include_context=False)
    return "; ".join(f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}" for problem in problems)


def _response(reply: Reply) -> Response:
    reply.errmsg = reply.errmsg or "ok"
    reply.__pydantic_fields_set__ |= {"errcode", "errmsg"}
    return Response(200, reply.__pydantic_serializer__.to_json(reply, by_alias=True, exclude_unset=True))
