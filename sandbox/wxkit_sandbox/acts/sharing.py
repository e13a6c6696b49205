"""Sharing messages that change (动态消息) into chats, and watching them change."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.miniprogram.updatable_messages import SharedMessage, SharedMessages, text_of
from wxkit_sandbox.miniprogram.visits import visit
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App, World

__all__ = [
    "FollowMessage",
    "LookAtMessage",
    "MessageSeen",
    "MessageShared",
    "ShareMessage",
    "SharingActs",
]


class MessageShared(Reply):
    """The message is in the chat."""

    group_openids: dict[str, str] = {}
    """Everybody's openid in the chat, by the person's id."""


class ShareMessage(Act[MessageShared], post="/_sandbox/act/share_message", auth="none"):
    """Share a message that changes (动态消息) into a chat with others."""

    activity_id: str
    to: list[str] = Field(min_length=1)
    """Ids of the people in the chat."""
    member_count: str = "1"
    room_limit: str = "3"


class MessageSeen(Reply):
    """What the message shows now."""

    text: str = ""
    path: str = ""
    """Where a tap leads."""
    state: int = 0
    template_id: str = ""
    """Of a chat-tool card (聊天工具动态卡片)."""
    states: dict[str, int] = {}
    """How far everybody is who takes part, by the person's id (chat-tool card)."""


class LookAtMessage(Act[MessageSeen], post="/_sandbox/act/look_at_message", auth="none"):
    """Look at a message that was shared into a chat."""

    activity_id: str


class FollowMessage(Act[Acted], post="/_sandbox/act/follow_message", auth="none"):
    """Tap "通知我" below the message: one is told when it begins."""

    activity_id: str


@acting(ShareMessage)
def share_message(world: World, act: ShareMessage) -> MessageShared:
    """https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/share/updatable-message.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    message = _message(app, act.activity_id)
    unknown = [id_ for id_ in act.to if id_ not in world.people]
    if unknown:
        raise impossible(f"there is no person {unknown[0]!r} in this world")
    if message.sharer not in ("", person.unionid):
        raise impossible(f"the private message {act.activity_id} is not {person.id}'s to share")
    if message.members:
        raise impossible(f"{act.activity_id} was shared already")
    visit(app, person)
    others = [world.people[id_] for id_ in act.to]
    message.members = {_group_openid(app, act.activity_id, one): one for one in (person, *others)}
    message.values = {"member_count": act.member_count, "room_limit": act.room_limit} | message.values
    for one in others:
        app.tell(one, "shared", {"activity_id": act.activity_id, "from": person.id})
    return MessageShared(group_openids={one.id: openid for openid, one in message.members.items()})


@acting(LookAtMessage)
def look_at_message(world: World, act: LookAtMessage) -> MessageSeen:
    """https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/share/updatable-message.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    message = _in_chat(app, act.activity_id, person)
    shown = text_of(message)
    return MessageSeen(
        text=shown["text"],
        path=shown.get("path", ""),
        state=message.state,
        template_id=message.template_id,
        states={message.members[openid].id: state for openid, state in message.states.items()},
    )


@acting(FollowMessage)
def follow_message(world: World, act: FollowMessage) -> Acted:
    """https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/share/updatable-message.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    message = _in_chat(app, act.activity_id, person)
    if message.state:
        raise impossible(f"{act.activity_id} has begun already")
    if person not in message.watchers:
        message.watchers.append(person)
    return Acted()


def _message(app: App, activity_id: str) -> SharedMessage:
    try:
        return app.state(SharedMessages).living(app, activity_id)
    except Refusal as refusal:
        raise impossible(f"there is no activity {activity_id!r} any more, or yet: {refusal.code}") from None


def _in_chat(app: App, activity_id: str, person: Person) -> SharedMessage:
    message = app.state(SharedMessages).by_id.get(activity_id)
    if message is None or person not in message.members.values():
        raise impossible(f"nobody shared {activity_id!r} with {person.id}")
    return message


def _group_openid(app: App, activity_id: str, person: Person) -> str:
    return app.world.ids.openid(person.id, f"chat/{activity_id}")


class SharingActs:
    """Sharing messages that change."""

    share_message = endpoint(ShareMessage)
    look_at_message = endpoint(LookAtMessage)
    follow_message = endpoint(FollowMessage)
