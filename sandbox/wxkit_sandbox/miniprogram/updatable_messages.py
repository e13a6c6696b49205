"""Messages that change after they were shared (动态消息), and chat-tool cards (聊天工具).

https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/share/updatable-message.html
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.miniprogram.updatable_messages import (
    Activity,
    CreateActivity,
    UpdatableTemplate,
    UpdateChatToolMessage,
    UpdateMessage,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = ["SharedMessage", "SharedMessages", "text_of"]

LASTS = 86400
OPEN, BEGUN = 0, 1
STATES = range(4)
"""Of a chat-tool card."""
VERSIONS = ("develop", "trial", "release")
NEEDED = {OPEN: ("member_count", "room_limit"), BEGUN: ("path", "version_type")}


@dataclass(slots=True)
class SharedMessage:
    """An activity, and the message that shows it once somebody has shared it."""

    expires_at: float
    sharer: str = ""
    """The only person who may share it (私密消息), by unionid."""
    state: int = OPEN
    values: dict[str, str] = field(default_factory=dict[str, str])
    template_id: str = ""
    """Of a chat-tool card."""
    states: dict[str, int] = field(default_factory=dict[str, int])
    """How far everybody is who takes part, by openid in the chat."""
    members: dict[str, Person] = field(default_factory=dict[str, Person])
    """Everybody in the chat by their openid in it."""
    watchers: list[Person] = field(default_factory=list[Person])
    """Who wants to be told when it begins (通知我)."""


@dataclass(slots=True)
class SharedMessages:
    """Activities by id."""

    by_id: dict[str, SharedMessage] = field(default_factory=dict[str, SharedMessage])

    def living(self, app: App, activity_id: str) -> SharedMessage:
        """The activity while it lasts: 47501, 47504."""
        message = self.by_id.get(activity_id)
        if message is None:
            raise Refusal(47501)
        if message.expires_at <= app.world.clock.now():
            raise Refusal(47504)
        return message


@handles(CreateActivity)
def create_activity(app: App, call: CreateActivity) -> Activity:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/updatable-message/api_createactivityid.html"""
    sharer = ""
    if call.openid or call.unionid:
        sharer = _unionid_of(app, call)
    id_ = f"{app.world.ids.count('activity', 966)}_{app.world.ids.token(24)}"
    ends = app.world.clock.time() + LASTS
    app.state(SharedMessages).by_id[id_] = SharedMessage(ends, sharer)
    return Activity(activity_id=id_, expiration_time=ends)


@handles(UpdateMessage, invalid={"activity_id": 47501, "target_state": 47502, "*": 47001})
def update_message(app: App, call: UpdateMessage) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/updatable-message/api_setupdatablemsg.html"""
    message = app.state(SharedMessages).living(app, call.activity_id)
    if message.state != OPEN:
        raise Refusal(47502)
    values = _values(call.target_state, call.template_info)
    message.state, message.values = call.target_state, message.values | values
    if message.state == BEGUN:
        for person in message.watchers:
            app.tell(person, "updatable", {"activity_id": call.activity_id, **text_of(message)})
    return Ok()


@handles(UpdateChatToolMessage, invalid={"activity_id": 47501, "target_state": 47502, "*": 40097})
def update_chat_tool(app: App, call: UpdateChatToolMessage) -> Ok:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/updatable-message/api_setchattoolmsg.html"""
    message = app.state(SharedMessages).living(app, call.activity_id)
    if call.target_state not in STATES or call.target_state < message.state:
        raise Refusal(47502)
    states = {one.group_openid: one.state for one in call.participator_info_list or ()}
    if not call.template_id or not states.keys() <= message.members.keys():
        raise Refusal(40097)
    message.state, message.template_id = call.target_state, call.template_id
    message.states |= states
    return Ok()


def text_of(message: SharedMessage) -> dict[str, str]:
    """What the message shows, and where it leads."""
    if message.state == OPEN:
        counts = (message.values.get("member_count", "1"), message.values.get("room_limit", "3"))
        return {"text": f"成员正在加入，当前 {'/'.join(counts)} 人"}
    return {"text": "已开始", "path": message.values.get("path", "")}


def _unionid_of(app: App, call: CreateActivity) -> str:
    """The one person who may share a private message."""
    person = app.person(call.openid) if call.openid else None
    if call.openid and person is None:
        raise Refusal(40003)
    if person is None:
        person = next((one for one in app.world.people if one.unionid == call.unionid), None)
    if person is None or call.unionid not in (None, "", person.unionid):
        raise Refusal(40003)
    return person.unionid


def _values(state: int, template: UpdatableTemplate) -> dict[str, str]:
    """Every parameter of the state is needed (47001); the version is one of three (47503)."""
    given = {parameter.name: parameter.value for parameter in template.parameter_list}
    if not all(given.get(name) for name in NEEDED[state]):
        raise Refusal(47001)
    if state == BEGUN and given["version_type"] not in VERSIONS:
        raise Refusal(47503)
    return {name: given[name] for name in NEEDED[state]}
