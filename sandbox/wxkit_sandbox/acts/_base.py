"""The form of an act, and the registry that fills itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from wxkit._call import Call, Reply
from wxkit_sandbox.handlers import Refusal

if TYPE_CHECKING:
    from wxkit_sandbox.people import Person
    from wxkit_sandbox.world import App, Kind, World

__all__ = [
    "Act",
    "Acted",
    "CodeGiven",
    "acting",
    "behaviour_of",
    "impossible",
    "is_locked",
    "the_app",
    "the_person",
]

R_co = TypeVar("R_co", bound=Reply, covariant=True)
A = TypeVar("A", bound="Act[Any]")
R = TypeVar("R", bound=Reply)

_BEHAVIOUR: dict[type[Call[Any]], Callable[[Any, Any], Reply]] = {}
_UNLOCKED: set[type[Call[Any]]] = set()


class Act(Call[R_co]):
    """Somebody does something. `person` is their id in the world."""

    person: str
    """Id of the person, e.g. `lan`."""
    appid: str | None = None
    """The app in which it happens; may be left out where only one of the three fits."""


class Acted(Reply):
    """It happened."""


class CodeGiven(Reply):
    """It happened, and the person's client received a code for the merchant's server."""

    code: str = ""


def acting(
    act: type[A], *, locked: bool = True
) -> Callable[[Callable[[World, A], R]], Callable[[World, A], R]]:
    """Register what happens in the world when somebody acts.

    `locked=False` is for what waits for the merchant's answer: it takes the lock for its own steps.
    """

    def register(function: Callable[[World, A], R]) -> Callable[[World, A], R]:
        known = _BEHAVIOUR.setdefault(act, function)
        if known is not function:
            raise TypeError(
                f"{act.__qualname__} has a behaviour already: {known.__module__}.{known.__qualname__}"
            )
        if not locked:
            _UNLOCKED.add(act)
        return function

    return register


def is_locked(act: type[Call[Any]]) -> bool:
    """Whether the act happens as a whole under the lock."""
    return act not in _UNLOCKED


def behaviour_of(act: type[Call[Any]]) -> Callable[[Any, Any], Reply] | None:
    """The function behind an act."""
    return _BEHAVIOUR.get(act)


def impossible(reason: str) -> Refusal:
    """The act cannot happen; `reason` is one sentence for the person who wrote the test."""
    return Refusal(400, reason)


def the_person(world: World, act: Act[Any]) -> Person:
    """Who acts."""
    if act.person not in world.people:
        known = ", ".join(person.id for person in world.people) or "nobody yet"
        raise impossible(f"there is no person {act.person!r} in this world ({known})")
    return world.people[act.person]


def the_app(world: World, act: Act[Any], *kinds: Kind) -> App:
    """Where it happens: the app that is named, or the world's app of the first of these kinds."""
    if act.appid is None:
        return world.apps[kinds[0]]
    app = world.directory.apps.get(act.appid)
    if app is None or app.world is not world:
        raise impossible(f"there is no app {act.appid!r} in this world")
    if app.kind not in kinds:
        raise impossible(f"{act.appid} is a {app.kind}; this happens in a {' or '.join(kinds)}")
    return app
