"""When people were last in the mini-program, which some calls want to know."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = ["Visits", "check_visitor", "visit"]

RECENT = 2 * 3600


@dataclass(slots=True)
class Visits:
    """The last visit of everybody, by openid."""

    last: dict[str, float] = field(default_factory=dict[str, float])


def visit(app: App, person: Person) -> str:
    """Somebody does something in the mini-program; their openid."""
    openid = app.openid(person)
    app.state(Visits).last[openid] = app.world.clock.now()
    return openid


def check_visitor(app: App, openid: str, *, recently: bool = True) -> Person:
    """Whose openid this is: 40003 nobody's, 43104 another app's, 61010 not here within two hours."""
    person = app.person(openid)
    if person is None:
        others = app.world.directory.apps.values()
        raise Refusal(43104 if any(other.person(openid) for other in others) else 40003)
    last = app.state(Visits).last.get(openid)
    if recently and (last is None or app.world.clock.now() - last > RECENT):
        raise Refusal(61010)
    return person
