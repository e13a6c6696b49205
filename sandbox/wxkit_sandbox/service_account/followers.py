"""Who follows the service account, and how they came: the state that users, tags and messages share."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = ["Follower", "Followers", "follower_of", "named", "receiver"]


@dataclass(slots=True)
class Follower:
    """One follower."""

    person: Person
    openid: str
    subscribe_time: int
    """Unix seconds."""
    scene: str = "ADD_SCENE_SEARCH"
    qr_scene: int = 0
    qr_scene_str: str = ""
    remark: str = ""
    tags: list[int] = field(default_factory=list[int])
    """Tag ids in the order in which they were given; a conditional menu goes by the last."""
    blocked: bool = False
    """On the account's blacklist."""
    refuses_templates: bool = False
    """Has turned the account's template messages off."""
    platform: str = "1"
    """`client_platform_type` of menus: 1 iOS, 2 Android, 3 other."""


@dataclass(slots=True)
class Followers:
    """All followers of one account by openid, in the order in which they followed."""

    by_openid: dict[str, Follower] = field(default_factory=dict[str, Follower])

    def active(self) -> list[Follower]:
        return [follower for follower in self.by_openid.values() if not follower.blocked]


def follower_of(app: App, openid: str, *, unknown: int = 40003, stranger: int = 40003) -> Follower:
    """The follower with this openid. `unknown` refuses made-up openids, `stranger` other people."""
    if app.person(openid) is None:
        raise Refusal(unknown)
    follower = app.state(Followers).by_openid.get(openid)
    if follower is None:
        raise Refusal(stranger)
    return follower


def named(app: App, user_id: str) -> Follower | None:
    """The follower with this openid or WeChat id (微信号), which is a person's id in the world."""
    people, followers = app.world.people, app.state(Followers).by_openid
    openid = people[user_id].openids.get(app.appid, "") if user_id in people else user_id
    return followers.get(openid)


def receiver(app: App, openid: str, *, stranger: int) -> Follower:
    """The follower to whom something is sent; 43019 for one on the blacklist."""
    follower = follower_of(app, openid, stranger=stranger)
    if follower.blocked:
        raise Refusal(43019)
    return follower
