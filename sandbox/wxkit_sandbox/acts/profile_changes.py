"""People who change what WeChat let an app know of them, take it back, or leave WeChat (授权用户信息变更)."""

from __future__ import annotations

from typing import Literal, TypeVar

from wxkit._endpoint import endpoint
from wxkit.callbacks import Event
from wxkit.callbacks.events import (
    UserAuthorizationCancellation,
    UserAuthorizationRevoke,
    UserInfoModified,
)
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.following import stop_following
from wxkit_sandbox.miniprogram.sessions import Sessions
from wxkit_sandbox.people import Person
from wxkit_sandbox.service_account.oauth import Logins
from wxkit_sandbox.world import App, Kind, World

__all__ = ["ChangePassword", "ChangeProfile", "CloseAccount", "ProfileActs", "RevokeAuthorization"]

E = TypeVar("E", bound=Event)
Known = Literal[
    "plate", "address", "invoice", "card", "bluetooth", "microphone", "profile", "camera", "phone",
    "location", "media", "steps", "file", "email", "chosen_place", "typed_nickname", "chosen_avatar",
]  # fmt: skip
REVOKED: dict[Kind, dict[str, str]] = {
    "service_account": {
        "address": "201",
        "invoice": "202",
        "card": "203",
        "microphone": "204",
        "profile": "205",
        "location": "206",
        "media": "207",
    },
    "miniprogram": {
        "plate": "1",
        "address": "2",
        "invoice": "3",
        "bluetooth": "4",
        "microphone": "5",
        "profile": "6",
        "camera": "7",
        "phone": "8",
        "steps": "12",
        "location": "13",
        "media": "14",
        "file": "15",
        "email": "16",
        "chosen_place": "18",
        "typed_nickname": "19",
        "chosen_avatar": "20",
    },
}


class ChangeProfile(Act[Acted], post="/_sandbox/act/change_profile", auth="none"):
    """Get another nickname. Apps that were let know the profile (web login with consent in the last 30 days;
    the mini-program once opened) are pushed `user_info_modified`."""

    nickname: str


class RevokeAuthorization(Act[Acted], post="/_sandbox/act/revoke_authorization", auth="none"):
    """Take back what the service account, or by its appid the mini-program, was let know (撤回授权): event
    `user_authorization_revoke`."""

    what: Known = "profile"


class ChangePassword(Act[Acted], post="/_sandbox/act/change_password", auth="none"):
    """Change the WeChat password (修改密码): user tokens of web logins are void (42007)."""


class CloseAccount(Act[Acted], post="/_sandbox/act/close_account", auth="none"):
    """Close the WeChat account (注销): event `user_authorization_cancellation` to whoever knows the person.
    They follow no more, and their logins end."""


@acting(ChangeProfile)
def change_profile(world: World, act: ChangeProfile) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/h5/authorization_change.html"""
    person = the_person(world, act)
    person.nickname = act.nickname
    for app in _knowing(world, person):
        app.emit(_about(UserInfoModified(), app, person))
    return Acted()


@acting(RevokeAuthorization)
def revoke_authorization(world: World, act: RevokeAuthorization) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/h5/authorization_change.html"""
    app, person = the_app(world, act, *REVOKED), the_person(world, act)
    if app not in _knowing(world, person):
        raise impossible(f"{person.id} has let {app.appid} know nothing")
    info = REVOKED[app.kind].get(act.what)
    if info is None:
        raise impossible(f"a {app.kind} is let know {', '.join(REVOKED[app.kind])}, not {act.what}")
    app.emit(_about(UserAuthorizationRevoke(revoke_info=info), app, person))
    return Acted()


@acting(ChangePassword)
def change_password(world: World, act: ChangePassword) -> Acted:
    """https://developers.weixin.qq.com/doc/service/api/webdev/access/api_snsrefreshtoken"""
    world.service_account.state(Logins).make_void(the_person(world, act))
    return Acted()


@acting(CloseAccount)
def close_account(world: World, act: CloseAccount) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/h5/authorization_change.html"""
    person, account, mini = the_person(world, act), world.service_account, world.miniprogram
    for app in _knowing(world, person):
        app.emit(_about(UserAuthorizationCancellation(), app, person))
    account.state(Logins).end(person)
    mini.state(Sessions).by_openid.pop(person.openids.get(mini.appid, ""), None)
    stop_following(account, account.openid(person))
    return Acted()


def _knowing(world: World, person: Person) -> list[App]:
    """The apps that were let know the person's profile."""
    account, mini = world.service_account, world.miniprogram
    knowing = [account] if account.state(Logins).knows(person, world.clock.now()) else []
    return [*knowing, mini] if mini.appid in person.openids else knowing


def _about(event: E, app: App, person: Person) -> E:
    """The event, which WeChat itself sends, with the person it is about; mini-programs get no UnionID."""
    unionid = app.unionid(person) if app.kind == "service_account" else None
    who = {"open_id": app.openid(person), "app_id": app.appid}
    return event.model_copy(update=who if unionid is None else who | {"union_id": unionid})


class ProfileActs:
    """Changing one's profile, and taking back what was authorised."""

    change_profile = endpoint(ChangeProfile)
    revoke_authorization = endpoint(RevokeAuthorization)
    change_password = endpoint(ChangePassword)
    close_account = endpoint(CloseAccount)
