"""Messages that change after they were shared (动态消息), chat-tool cards, and the old uniform message."""

from __future__ import annotations

from typing import Literal

from wxkit._call import Call, Input, Ok, Reply
from wxkit._endpoint import Async, Sync, endpoint

__all__ = [
    "Activity",
    "AsyncUpdatableMessages",
    "CreateActivity",
    "Participator",
    "SendUniformMessage",
    "UniformMiniProgram",
    "UniformTemplateMessage",
    "UniformValue",
    "UpdatableMessages",
    "UpdatableParameter",
    "UpdatableTemplate",
    "UpdateChatToolMessage",
    "UpdateMessage",
]


class Activity(Reply):
    """The new activity."""

    activity_id: str = ""
    expiration_time: int = 0
    """Unix seconds, 24 hours later."""


class CreateActivity(Call[Activity], get="/cgi-bin/message/wxopen/activityid/create"):
    """An id for a message that changes, or for a private one (创建activity_id).

    https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/updatable-message/api_createactivityid.html
    """

    unionid: str | None = None
    """Who shares; for private messages (私密消息)."""
    openid: str | None = None
    """The same by openid."""


class UpdatableParameter(Input):
    """A value that the message shows."""

    name: str
    """`member_count`, `room_limit`, `path` or `version_type`."""
    value: str


class UpdatableTemplate(Input):
    """Values that the message shows."""

    parameter_list: list[UpdatableParameter]


class UpdateMessage(Call[Ok], post="/cgi-bin/message/wxopen/updatablemsg/send", repeatable=True):
    """Change a message that was shared (修改动态消息).

    Errors: 47501 (activity_id), 47502 (target_state), 47503 (version_type), 47504 (expired).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/updatable-message/api_setupdatablemsg.html
    """

    activity_id: str
    target_state: Literal[0, 1]
    """0 not begun, 1 begun."""
    template_info: UpdatableTemplate


class Participator(Input):
    """Somebody who takes part."""

    group_openid: str
    """The person in this chat."""
    state: int


class UpdateChatToolMessage(Call[Ok], post="/cgi-bin/message/wxopen/chattoolmsg/send", repeatable=True):
    """Change a card of the chat tool (修改聊天工具动态卡片).

    Errors: 40013, 40097, 47501 (activity_id), 47502 (target_state), 47504 (expired).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/mp-message-management/updatable-message/api_setchattoolmsg.html
    """

    activity_id: str
    target_state: int
    template_id: str
    participator_info_list: list[Participator] | None = None
    version_type: Literal[0, 1, 2]
    """0 release (正式版), 1 development (开发版), 2 trial (体验版)."""


class UniformMiniProgram(Input):
    """The mini-program that a tap opens."""

    appid: str
    pagepath: str


class UniformValue(Input):
    """What stands for one keyword of the template."""

    value: str
    color: str | None = None
    """Of the text, e.g. `#173177`; without effect now."""


class UniformTemplateMessage(Input):
    """A template message of a service account (模板消息)."""

    appid: str
    """The service account, of the same owner as the mini-program."""
    template_id: str
    url: str | None = None
    miniprogram: UniformMiniProgram
    data: dict[str, UniformValue]


class SendUniformMessage(Call[Ok], post="/cgi-bin/message/wxopen/template/uniform_send"):
    """Send a template message by the mini-program's openid (下发统一消息). Retired: no longer documented.

    Errors: 45109 (retired).
    https://developers.weixin.qq.com/miniprogram/dev/api-backend/open-api/uniform-message/uniformMessage.send.html
    """

    touser: str
    """Openid of the person in the mini-program."""
    mp_template_msg: UniformTemplateMessage


class UpdatableMessageCalls:
    """Messages that change after they were shared."""

    create_activity = endpoint(CreateActivity)
    update = endpoint(UpdateMessage)
    update_chat_tool = endpoint(UpdateChatToolMessage)
    send_uniform = endpoint(SendUniformMessage)


class UpdatableMessages(UpdatableMessageCalls, Sync):
    """Messages that change after they were shared (动态消息)."""


class AsyncUpdatableMessages(UpdatableMessageCalls, Async):
    """Messages that change after they were shared (动态消息)."""
