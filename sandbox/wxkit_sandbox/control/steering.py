"""How a call of the control API gets its behaviour: a function of the world, or of all worlds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from wxkit._call import Call, Reply
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.world import App, Directory, World

__all__ = ["Steering", "app_named", "steering_of", "steers", "steers_all"]

C = TypeVar("C", bound=Call[Any])
R = TypeVar("R", bound=Reply)


@dataclass(frozen=True, slots=True)
class Steering:
    """A function, whether it gets the Directory instead of one World, and whether it runs under the lock."""

    function: Callable[[Any, Any], Reply]
    everywhere: bool
    locked: bool


_STEERING: dict[type[Call[Any]], Steering] = {}


def steers(
    call: type[C], *, locked: bool = True
) -> Callable[[Callable[[World, C], R]], Callable[[World, C], R]]:
    """Register what a call does to one world.

    `locked=False` is for what lasts or talks to the merchant's server: the world goes on meanwhile.
    """

    def register(function: Callable[[World, C], R]) -> Callable[[World, C], R]:
        _add(call, Steering(function, everywhere=False, locked=locked))
        return function

    return register


def steers_all(call: type[C]) -> Callable[[Callable[[Directory, C], R]], Callable[[Directory, C], R]]:
    """Register what a call does to the server as a whole."""

    def register(function: Callable[[Directory, C], R]) -> Callable[[Directory, C], R]:
        _add(call, Steering(function, everywhere=True, locked=True))
        return function

    return register


def _add(call: type[Call[Any]], steering: Steering) -> None:
    if _STEERING.setdefault(call, steering) is not steering:
        raise TypeError(f"{call.__qualname__} is steered twice")


def steering_of(call: type[Call[Any]]) -> Steering | None:
    """The behaviour of a call of the control API that is no act."""
    return _STEERING.get(call)


def app_named(world: World, name: str) -> App:
    """An app of the world by its appid or by its kind (`store`, `miniprogram`, `service_account`)."""
    for kind, app in world.apps.items():
        if name in (kind, app.appid):
            return app
    raise Refusal(400, f"{world.name} has no app {name!r}; it has {', '.join(world.apps)}")
