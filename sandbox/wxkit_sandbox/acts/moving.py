"""Moving the followers of an older account to the service account."""

from __future__ import annotations

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, acting, impossible, the_app, the_person
from wxkit_sandbox.people import Person
from wxkit_sandbox.service_account.follow_days import count_follow
from wxkit_sandbox.service_account.followers import Follower, Followers
from wxkit_sandbox.service_account.migration import Migration
from wxkit_sandbox.world import App, World

__all__ = ["AccountMoved", "MoveAccount", "MovingActs"]


SCENE = "ADD_SCENE_ACCOUNT_MIGRATION"


class AccountMoved(Reply):
    """The older account is frozen, and its followers are this account's."""

    from_appid: str = ""
    original_id: str = ""
    openids: dict[str, str] = {}
    """Openids of the older account, by the people's ids."""


class MoveAccount(Act[AccountMoved], post="/_sandbox/act/move_account", auth="none"):
    """An older account is moved to this one (账号迁移): the person, who followed it, follows this one now.
    The openids there can be changed into those here for 15 days."""

    others: list[str] = []
    """Ids of more people who followed the older account."""


@acting(MoveAccount)
def move_account(world: World, act: MoveAccount) -> AccountMoved:
    """https://developers.weixin.qq.com/doc/service/api/usermanage/userinfo/api_changeopenid"""
    app = the_app(world, act, "service_account")
    people = [the_person(world, act), *(_known(world, name) for name in act.others)]
    number = str(world.ids.count("moved-account"))
    appid = f"wx{world.ids.hex(16, 'moved-account', app.appid, number)}"
    original_id = f"gh_{world.ids.hex(12, 'moved-original', app.appid, number)}"
    older = {person.id: world.ids.openid(person.id, appid) for person in people}
    for person in people:
        _take_over(app, Follower(person, app.openid(person), world.clock.time(), SCENE))
    changed = {older[person.id]: app.openid(person) for person in people}
    app.state(Migration).take_over(app, (appid, original_id), changed)
    return AccountMoved(from_appid=appid, original_id=original_id, openids=older)


def _take_over(app: App, follower: Follower) -> None:
    """Whoever follows already goes on as they did."""
    followers = app.state(Followers).by_openid
    if follower.openid not in followers:
        followers[follower.openid] = follower
        count_follow(app, follower)


def _known(world: World, name: str) -> Person:
    if name not in world.people:
        raise impossible(f"there is no person {name!r} in this world")
    return world.people[name]


class MovingActs:
    """Moving accounts."""

    move_account = endpoint(MoveAccount)
