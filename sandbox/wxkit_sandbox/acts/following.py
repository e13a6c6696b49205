"""Following and leaving the service account, and scanning its codes."""

from __future__ import annotations

from typing import Literal
from urllib.parse import quote

from wxkit._endpoint import endpoint
from wxkit.callbacks.events import Scan as ScanEvent
from wxkit.callbacks.events import Subscribe, Unsubscribe
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.articles import article_at, reader_follows
from wxkit_sandbox.acts.miniprogram import Open, open_miniprogram
from wxkit_sandbox.common.allowance import earn, forfeit
from wxkit_sandbox.common.kf_sessions import leave
from wxkit_sandbox.service_account.auto_reply import welcome
from wxkit_sandbox.service_account.follow_days import count_follow, count_leaving
from wxkit_sandbox.service_account.followers import Follower, Followers
from wxkit_sandbox.service_account.qrcode import QrCodes
from wxkit_sandbox.service_account.qrcode_jump import JumpBook, KeptRule
from wxkit_sandbox.world import App, World

__all__ = ["Follow", "FollowingActs", "RefuseTemplates", "Scan", "Scanned", "Unfollow", "stop_following"]

Platform = Literal["ios", "android", "other"]
QR_CODE = 1011
"""The scene in which a mini-program opens by a code that is scanned."""
PLATFORMS: dict[Platform, str] = {"ios": "1", "android": "2", "other": "3"}


class Follow(Act[Acted], post="/_sandbox/act/follow", auth="none"):
    """Follow the service account (关注): event `subscribe`. It may send 3 messages within a minute."""

    scene: str = "ADD_SCENE_SEARCH"
    """How they found it, as `subscribe_scene` tells it."""
    platform: Platform = "ios"
    """Their phone, which conditional menus may ask for."""
    trade_no: str = ""
    """They follow on the page after a payment (支付后关注) with this WeChat Pay number: `last_trade_no_…`,
    scene ADD_SCENE_PAID."""
    article: str = ""
    """Address of the article that led them here; it counts the new follower as its own."""


class Unfollow(Act[Acted], post="/_sandbox/act/unfollow", auth="none"):
    """Stop following (取消关注): event `unsubscribe`."""


class Scanned(Acted):
    """What became of it."""

    path: str = ""
    """The page of the mini-program that opened instead, when a rule says so (扫服务号二维码打开小程序)."""
    query: str = ""


class Scan(Act[Scanned], post="/_sandbox/act/scan", auth="none"):
    """Scan a parametric QR code (扫描带参数二维码). Who does not follow yet does so: event `subscribe` with
    `qrscene_…`; a follower enters the chat: event `SCAN`. The account may send 3 messages within a minute.

    A code for which a rule is published opens the mini-program instead, and nothing is pushed.
    """

    ticket: str
    """The ticket of the code, or what the code says (its `url`)."""
    platform: Platform = "ios"
    """The phone of somebody who does not follow yet."""


class RefuseTemplates(Act[Acted], post="/_sandbox/act/refuse_templates", auth="none"):
    """Turn the account's template messages off (拒收模板消息): they end in `failed:user block`."""

    refuse: bool = True
    """False turns them on again."""


@acting(Follow)
def follow(world: World, act: Follow) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_event_pushes.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    followers = app.state(Followers).by_openid
    openid = app.openid(person)
    if openid in followers:
        raise impossible(f"{person.id} follows {app.appid} already")
    article = article_at(app, act.article) if act.article else None
    platform = PLATFORMS[act.platform]
    scene = "ADD_SCENE_PAID" if act.trade_no else act.scene
    _begin(app, Follower(person, openid, world.clock.time(), scene, platform=platform))
    if article is not None:
        reader_follows(app, openid, article)
    app.emit(Subscribe(event_key=f"last_trade_no_{act.trade_no}" if act.trade_no else ""), person)
    return Acted()


@acting(Unfollow)
def unfollow(world: World, act: Unfollow) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_event_pushes.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    if not stop_following(app, app.openid(person)):
        raise impossible(f"{person.id} does not follow {app.appid}")
    app.emit(Unsubscribe(event_key=""), person)
    return Acted()


def stop_following(app: App, openid: str) -> bool:
    """They follow no more, if they did; what the account might have sent them is forfeit."""
    follower = app.state(Followers).by_openid.pop(openid, None)
    if follower is None:
        return False
    count_leaving(app, follower)
    forfeit(app, openid)
    leave(app, openid)
    return True


@acting(Scan)
def scan(world: World, act: Scan) -> Scanned:
    """https://developers.weixin.qq.com/doc/service/guide/product/message/Receiving_event_pushes.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    code = app.state(QrCodes).alive(act.ticket, world.clock.now())
    if code is None:
        raise impossible(f"{app.appid} has no code of this ticket or content, or it has expired")
    rule = app.state(JumpBook).working(code.url)
    if rule is not None:
        return _jump(world, act, rule)
    followers, openid = app.state(Followers).by_openid, app.openid(person)
    if openid in followers:
        earn(app, openid, "scan")
        if not followers[openid].blocked:
            app.emit(ScanEvent(event_key=code.scene, ticket=code.ticket), person)
        return Scanned()
    follower = Follower(
        person,
        openid,
        world.clock.time(),
        scene="ADD_SCENE_QR_CODE",
        qr_scene=code.scene_id,
        qr_scene_str=code.scene_str,
        platform=PLATFORMS[act.platform],
    )
    _begin(app, follower)
    app.emit(Subscribe(event_key=f"qrscene_{code.scene}", ticket=code.ticket), person)
    return Scanned()


def _jump(world: World, act: Scan, rule: KeptRule) -> Scanned:
    """The mini-program opens, and is told what the code says as `q`."""
    path, _, query = rule.path.partition("?")
    query = "&".join(filter(None, (query, f"q={quote(rule.prefix, safe='')}")))
    opened = open_miniprogram(
        world,
        Open(person=act.person, path=path, query=query, scene_value=QR_CODE, platform=act.platform),
    )
    return Scanned(path=opened.path, query=opened.query)


def _begin(app: App, follower: Follower) -> None:
    """From now on they follow."""
    app.state(Followers).by_openid[follower.openid] = follower
    count_follow(app, follower)
    earn(app, follower.openid, "follow")
    welcome(app, follower.person)


@acting(RefuseTemplates)
def refuse_templates(world: World, act: RefuseTemplates) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/template_message/Template_Message_Interface.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    follower = app.state(Followers).by_openid.get(app.openid(person))
    if follower is None:
        raise impossible(f"{person.id} does not follow {app.appid}")
    follower.refuses_templates = act.refuse
    return Acted()


class FollowingActs:
    """Following."""

    follow = endpoint(Follow)
    unfollow = endpoint(Unfollow)
    scan = endpoint(Scan)
    refuse_templates = endpoint(RefuseTemplates)
