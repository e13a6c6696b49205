"""Who is a member of the mini-program and shows it in the shop (小程序会员). Kept with the mini-program."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

from wxkit.callbacks import events
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App, World

__all__ = [
    "BrandMember",
    "BrandMembers",
    "asks_who",
    "is_yes",
    "link",
    "linked_shops",
    "open_session",
    "part_of",
    "served",
]

SESSION_LASTS = 600


@dataclass(slots=True)
class BrandMember:
    """A member of the mini-program who is linked with the shop."""

    person: Person
    wxa_openid: str
    identity: str
    """The grade, such as `Lv.1`."""
    outer_userid: str
    """The brand's own id; empty when it gave none."""
    shops: list[str]
    """Appids of the shops."""


@dataclass(slots=True)
class BrandMembers:
    """All members by openid in the mini-program, in the order in which they were linked."""

    by_openid: dict[str, BrandMember] = field(default_factory=dict[str, BrandMember])
    sessions: dict[str, tuple[str, float]] = field(default_factory=dict[str, tuple[str, float]])
    """Openid and end (Unix seconds) of every session in which somebody joins, by its id."""


def linked_shops(world: World) -> list[str]:
    """Appids of the shops that are linked with the mini-program: both are under one Open Platform account."""
    return [world.store.appid] if world.store.bound and world.miniprogram.bound else []


def served(world: World, person: Person) -> bool:
    """Whether the shop shows the membership to this person now."""
    settings = world.settings
    tester = settings.brand_members == "testing" and person.id in settings.brand_members_tested_by
    return bool(linked_shops(world)) and (settings.brand_members == "online" or tester)


def asks_who(world: World) -> events.VipUserInfoGet:
    """What the mini-program is asked when somebody joins from the shop."""
    return events.VipUserInfoGet(info=events.VipUserAsked(shop_appid=world.store.appid))


def is_yes(answer: dict[str, Any] | None) -> dict[str, Any] | None:
    """What the mini-program says of a member, when it says that there is one."""
    info = part_of(answer, "info")
    return info if info.get("is_vip") in (True, 1, "true", "1") and info.get("identity") else None


def part_of(answer: dict[str, Any] | None, name: str) -> dict[str, Any]:
    """An object in an answer that says that all is well; empty when there is none."""
    part = answer.get(name) if answer and str(answer.get("errcode")) == "0" else None
    return cast("dict[str, Any]", part) if isinstance(part, dict) else {}


def open_session(world: World, person: Person) -> str:
    """Begin to join: the id that the shop hands over to the mini-program."""
    app = world.miniprogram
    session_id = world.ids.derived(32, "vip-session", str(world.ids.count("vip-session")))
    app.state(BrandMembers).sessions[session_id] = (app.openid(person), world.clock.now() + SESSION_LASTS)
    return session_id


def link(app: App, person: Person, identity: str, outer_userid: str, *, silently: bool = False) -> None:
    """Make somebody a member in the shop; who did it without a page of its own is told."""
    shops, openid = linked_shops(app.world), app.openid(person)
    app.state(BrandMembers).by_openid[openid] = BrandMember(person, openid, identity, outer_userid, shops)
    if silently:
        added = events.VipUserAdded(
            shop_appid=app.world.store.appid,
            identity=identity,
            outer_userid=outer_userid,
            add_time=app.world.clock.time(),
        )
        app.emit(events.VipUserAutoAdd(info=added), person)
