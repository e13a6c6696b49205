"""Those who work in the customer service (客服): they come, take people, answer, hand on, close.

`person` is who works; in which app is told by `appid`, the service account when it is left out.
"""

from __future__ import annotations

from typing import Any

from pydantic import Field

from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.common.kf_desk import KfDesk, KfSeat, KfTalk, chat_key
from wxkit_sandbox.common.kf_sessions import (
    FROM_WORKER,
    begin_talk,
    end_talk,
    hand_on,
    note,
    serve_queue,
)
from wxkit_sandbox.common.typists import hide_typing
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App, World

__all__ = [
    "CustomerServiceActs",
    "KfAnswer",
    "KfAnswerInvitation",
    "KfClose",
    "KfGoOffline",
    "KfGoOnline",
    "KfHandOn",
    "KfTake",
]


class KfAnswerInvitation(Act[Acted], post="/_sandbox/act/kf_answer_invitation", auth="none"):
    """Accept or reject an invitation to the customer service (邀请绑定客服账号)."""

    accept: bool = True


class KfGoOnline(Act[Acted], post="/_sandbox/act/kf_go_online", auth="none"):
    """Log in to the console of the customer service (网页版客服)."""

    accepts: int = Field(default=0, ge=0)
    """How many people come to them by themselves (自动接入), those who wait first."""


class KfGoOffline(Act[Acted], post="/_sandbox/act/kf_go_offline", auth="none"):
    """Log out; sessions stay theirs until they end."""


class KfTake(Act[Acted], post="/_sandbox/act/kf_take", auth="none"):
    """Take somebody who waits (接入会话): event `kf_create_session`."""

    customer: str
    """Id of the person, as in the following acts."""


class KfAnswer(Act[Acted], post="/_sandbox/act/kf_answer", auth="none"):
    """Write to somebody in their session."""

    customer: str
    content: str


class KfHandOn(Act[Acted], post="/_sandbox/act/kf_hand_on", auth="none"):
    """Leave a session to another account (转接会话): event `kf_switch_session`."""

    customer: str
    to: str
    """The other `kf_account`, whose worker is online."""


class KfClose(Act[Acted], post="/_sandbox/act/kf_close", auth="none"):
    """End a session (关闭会话): event `kf_close_session`."""

    customer: str


@acting(KfAnswerInvitation)
def answer_invitation(world: World, act: KfAnswerInvitation) -> Acted:
    """https://developers.weixin.qq.com/doc/service/api/customer/servicermanage/api_invitekfworker"""
    app, person = _where(world, act), the_person(world, act)
    for seat in app.state(KfDesk).seats.values():
        invitation = seat.invitation
        if invitation is None or invitation.wechat_id != person.id or invitation.rejected:
            continue
        if world.clock.time() >= invitation.ends:
            continue
        invitation.rejected = not act.accept
        if act.accept:
            seat.worker, seat.invitation = person, None
        return Acted()
    raise impossible(f"nobody invites {person.id} to the customer service of {app.appid}")


@acting(KfGoOnline)
def go_online(world: World, act: KfGoOnline) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/kf/forwarding.html"""
    app = _where(world, act)
    seat = _seat(app, the_person(world, act))
    seat.online, seat.accepts = True, act.accepts
    serve_queue(app, seat)
    return Acted()


@acting(KfGoOffline)
def go_offline(world: World, act: KfGoOffline) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/kf/forwarding.html"""
    seat = _seat(_where(world, act), the_person(world, act))
    seat.online = False
    return Acted()


@acting(KfTake)
def take(world: World, act: KfTake) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/kf/forwarding.html"""
    app = _where(world, act)
    seat, customer = _seat(app, the_person(world, act)), _customer(world, act.customer)
    if not seat.online:
        raise impossible(f"{act.person} is not online")
    if chat_key(app.openid(customer), seat.business_id) not in app.state(KfDesk).waiting:
        raise impossible(f"{customer.id} does not wait")
    begin_talk(app, app.openid(customer), seat)
    return Acted()


@acting(KfAnswer)
def answer(world: World, act: KfAnswer) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/kf/forwarding.html"""
    app = _where(world, act)
    talk = _talk(world, app, act, act.customer)
    hide_typing(app, chat_key(talk.openid, talk.business_id))
    note(app, talk.openid, FROM_WORKER, act.content, talk.kf_account)
    said = {"msgtype": "text", "text": {"content": act.content}}
    sender = {"customservice": {"kf_account": talk.kf_account}}
    app.tell(_customer(world, act.customer), "customer_service", said | sender)
    return Acted()


@acting(KfHandOn)
def hand_over(world: World, act: KfHandOn) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/kf/forwarding.html"""
    app = _where(world, act)
    talk, other = _talk(world, app, act, act.customer), app.state(KfDesk).seats.get(act.to)
    if other is None or not other.online or other.kf_account == talk.kf_account:
        raise impossible(f"{act.to} is no other account that is online")
    if other.business_id != talk.business_id:
        raise impossible(f"{act.to} is no other account of the same sub-merchant (business_id)")
    hand_on(app, talk, other)
    return Acted()


@acting(KfClose)
def close(world: World, act: KfClose) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/kf/forwarding.html"""
    app = _where(world, act)
    end_talk(app, _talk(world, app, act, act.customer))
    return Acted()


def _where(world: World, act: Act[Any]) -> App:
    return the_app(world, act, "service_account", "miniprogram")


def _seat(app: App, person: Person) -> KfSeat:
    seat = app.state(KfDesk).seat_for(person)
    if seat is None:
        raise impossible(f"{person.id} does not work in the customer service of {app.appid}")
    return seat


def _customer(world: World, person_id: str) -> Person:
    if person_id not in world.people:
        raise impossible(f"there is no person {person_id!r} in this world")
    return world.people[person_id]


def _talk(world: World, app: App, act: Act[Any], customer: str) -> KfTalk:
    """The session that who acts has with a person."""
    seat = _seat(app, the_person(world, act))
    chat = chat_key(app.openid(_customer(world, customer)), seat.business_id)
    talk = app.state(KfDesk).talks.get(chat)
    if talk is None or talk.kf_account != seat.kf_account:
        raise impossible(f"{act.person} does not talk to {customer}")
    return talk


class CustomerServiceActs:
    """Working in the customer service."""

    kf_answer_invitation = endpoint(KfAnswerInvitation)
    kf_go_online = endpoint(KfGoOnline)
    kf_go_offline = endpoint(KfGoOffline)
    kf_take = endpoint(KfTake)
    kf_answer = endpoint(KfAnswer)
    kf_hand_on = endpoint(KfHandOn)
    kf_close = endpoint(KfClose)
