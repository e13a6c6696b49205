"""Who helps the anchor of a live room: a second account (主播副号), assistants (小助手)."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.miniprogram.live_members import (
    AddAssistants,
    AddSubAnchor,
    AssistantRead,
    Assistants,
    DeleteSubAnchor,
    GetAssistants,
    GetSubAnchor,
    ModifyAssistant,
    ModifySubAnchor,
    RemoveAssistant,
    SubAnchor,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.live_book import Assistant, Room, room_of, running_room
from wxkit_sandbox.miniprogram.live_checks import proof_address, proved, wechat_user
from wxkit_sandbox.people import Person
from wxkit_sandbox.service_account.media import picture_url
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = {"*": 200002}
NOT_ACCEPTED, NOT_PROVED, HAS_ANOTHER, THE_SAME, THE_ANCHOR = 500001, 500002, 500003, 500004, 500005
HELPS_ALREADY, NOBODY = 600001, 600002
ASSISTANTS = 10


@handles(AddSubAnchor, invalid=BAD)
def add_sub_anchor(app: App, call: AddSubAnchor) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_addsubanchor"""
    room = running_room(app, call.roomId)
    second = _second(app, room, call.username)
    if room.second is not None:
        raise Refusal(HAS_ANOTHER)
    room.second = second
    return Ok()


@handles(ModifySubAnchor, invalid=BAD)
def modify_sub_anchor(app: App, call: ModifySubAnchor) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_modifysubanchor"""
    room = running_room(app, call.roomId)
    room.second = _second(app, room, call.username)
    return Ok()


@handles(DeleteSubAnchor, invalid=BAD)
def delete_sub_anchor(app: App, call: DeleteSubAnchor) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_deletesubanchor"""
    running_room(app, call.roomId).second = None
    return Ok()


@handles(GetSubAnchor, invalid=BAD)
def get_sub_anchor(app: App, call: GetSubAnchor) -> SubAnchor:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_getsubanchor"""
    second = room_of(app, call.roomId).second
    return SubAnchor(username=second.id if second else "")


def _second(app: App, room: Room, wechat_id: str) -> Person:
    """Whose second account it can be."""
    person = wechat_user(app, wechat_id, malformed=NOT_ACCEPTED, unknown=NOT_ACCEPTED)
    if person is room.anchor:
        raise Refusal(THE_ANCHOR)
    if person is room.second:
        raise Refusal(THE_SAME)
    if not proved(app, person):
        raise Refusal(NOT_PROVED, qrcode_url=proof_address(app))
    return person


@handles(AddAssistants, invalid=BAD)
def add_assistants(app: App, call: AddAssistants) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_addveassistant"""
    room, now = running_room(app, call.roomId), app.world.clock.time()
    fresh: dict[str, Assistant] = {}
    for user in call.users:
        person = wechat_user(app, user.username, malformed=NOBODY, unknown=NOBODY)
        if person.id in room.assistants or person.id in fresh:
            raise Refusal(HELPS_ALREADY)
        fresh[person.id] = Assistant(person, user.nickname, now)
    if not fresh or len(room.assistants) + len(fresh) > ASSISTANTS:
        raise Refusal(BAD["*"])
    room.assistants |= fresh
    return Ok()


@handles(ModifyAssistant, invalid=BAD)
def modify_assistant(app: App, call: ModifyAssistant) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_modifyassistant"""
    assistant = _assistant(running_room(app, call.roomId), call.username)
    assistant.nickname, assistant.since = call.nickname, app.world.clock.time()
    return Ok()


@handles(RemoveAssistant, invalid=BAD)
def remove_assistant(app: App, call: RemoveAssistant) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_removeassistant"""
    room = running_room(app, call.roomId)
    del room.assistants[_assistant(room, call.username).person.id]
    return Ok()


@handles(GetAssistants, invalid=BAD)
def get_assistants(app: App, call: GetAssistants) -> Assistants:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_getassistantlist"""
    room = room_of(app, call.roomId)
    seen = [_seen(app, assistant) for assistant in room.assistants.values()]
    return Assistants(list=seen, count=len(seen), maxCount=ASSISTANTS)


def _assistant(room: Room, wechat_id: str) -> Assistant:
    assistant = room.assistants.get(wechat_id)
    if assistant is None:
        raise Refusal(NOBODY)
    return assistant


def _seen(app: App, assistant: Assistant) -> AssistantRead:
    person = assistant.person
    return AssistantRead(
        alias=person.id,
        nickname=assistant.nickname,
        openid=app.openid(person),
        headimg=picture_url(app, f"head/{person.id}"),
        timestamp=assistant.since,
    )
