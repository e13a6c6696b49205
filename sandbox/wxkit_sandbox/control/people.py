"""`/_sandbox/people`: who lives in a world, and what they were sent."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit_sandbox.control.listed import Listed
from wxkit_sandbox.control.steering import steers
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import World

__all__ = ["AddPerson", "AsyncPeople", "GetInbox", "GetPeople", "People", "PersonAdded", "PersonShown"]


class PersonShown(Output):
    """A simulated WeChat user."""

    id: str = ""
    """How acts name the person, e.g. `mei`."""
    nickname: str = ""
    unionid: str = ""
    openids: dict[str, str] = Field(default_factory=dict[str, str])
    """openid by appid, for all three apps of the world."""


class PersonAdded(PersonShown, Reply):
    """The new person."""


class MessageShown(Output):
    """Something that an app sent to a person."""

    at: float = 0.0
    """Unix seconds on the world's clock."""
    appid: str = ""
    kind: str = ""
    """`reply`, `customer_service`, `template`, `subscribe`, …"""
    content: dict[str, Any] = Field(default_factory=dict[str, Any])


class GetPeople(Call[Listed[PersonShown]], get="/_sandbox/people", auth="none"):
    """Everybody in the world."""


class AddPerson(Call[PersonAdded], post="/_sandbox/people", auth="none"):
    """Let somebody new into the world."""

    nickname: str = Field(min_length=1)
    id: str | None = Field(default=None, pattern=r"^[\w.-]{1,64}$")
    """How acts will name the person; `p1`, `p2`, … when left out."""
    phone: str | None = Field(default=None, pattern=r"^\d{5,15}$")
    """Phone number; one that no carrier assigns when left out."""


class GetInbox(Call[Listed[MessageShown]], get="/_sandbox/people/inbox", auth="none"):
    """What a person was sent, oldest first."""

    person: str
    appid: str | None = None
    """What this app sent only."""
    kind: str | None = None
    """Messages of this kind only."""


@steers(GetPeople)
def get_people(world: World, call: GetPeople) -> Listed[PersonShown]:
    """Openids are made when they are first asked for; here everyone gets all three."""
    return Listed[PersonShown](items=[PersonShown(**_shown(world, person)) for person in world.people])


@steers(AddPerson)
def add_person(world: World, call: AddPerson) -> PersonAdded:
    """The same seed and the same ids give the same openids."""
    if call.id is not None and call.id in world.people:
        raise Refusal(400, f"there is a person {call.id!r} already")
    person = world.people.add(call.nickname, person_id=call.id or "", phone=call.phone or "")
    return PersonAdded(**_shown(world, person))


@steers(GetInbox)
def get_inbox(world: World, call: GetInbox) -> Listed[MessageShown]:
    """What arrived on the person's phone."""
    if call.person not in world.people:
        raise Refusal(400, f"there is no person {call.person!r} in this world")
    return Listed[MessageShown](
        items=[
            MessageShown(at=message.at, appid=message.appid, kind=message.kind, content=message.content)
            for message in world.people[call.person].inbox
            if call.appid in (None, message.appid) and call.kind in (None, message.kind)
        ]
    )


def _shown(world: World, person: Person) -> dict[str, Any]:
    openids = {app.appid: app.openid(person) for app in world.apps.values()}
    return {"id": person.id, "nickname": person.nickname, "unionid": person.unionid, "openids": openids}


class PeopleCalls:
    """The people of a world."""

    list = endpoint(GetPeople)
    add = endpoint(AddPerson)
    inbox = endpoint(GetInbox)


class People(PeopleCalls, Sync):
    """The people of a world."""


class AsyncPeople(PeopleCalls, Async):
    """The people of a world."""
