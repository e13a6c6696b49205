"""Following and leaving the service account, and scanning its codes."""

from __future__ import annotations

from wxkit._endpoint import endpoint
from wxkit.callbacks.events import Subscribe, Unsubscribe
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.service_account.followers import Follower, Followers
from wxkit_sandbox.world import World

__all__ = ["Follow", "FollowingActs", "Unfollow"]


class Follow(Act[Acted], post="/_sandbox/act/follow", auth="none"):
    """Follow the service account (关注): event `subscribe`."""

    scene: str = "ADD_SCENE_SEARCH"
    """How they found it, as `subscribe_scene` tells it."""


class Unfollow(Act[Acted], post="/_sandbox/act/unfollow", auth="none"):
    """Stop following (取消关注): event `unsubscribe`."""


@acting(Follow)
def follow(world: World, act: Follow) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_event_pushes.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    followers = app.state(Followers).by_openid
    openid = app.openid(person)
    if openid in followers:
        raise impossible(f"{person.id} follows {app.appid} already")
    followers[openid] = Follower(person, openid, world.clock.time(), act.scene)
    app.emit(Subscribe(event_key=""), person)
    return Acted()


@acting(Unfollow)
def unfollow(world: World, act: Unfollow) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_event_pushes.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    if app.state(Followers).by_openid.pop(app.openid(person), None) is None:
        raise impossible(f"{person.id} does not follow {app.appid}")
    app.emit(Unsubscribe(event_key=""), person)
    return Acted()


class FollowingActs:
    """Following."""

    follow = endpoint(Follow)
    unfollow = endpoint(Unfollow)
