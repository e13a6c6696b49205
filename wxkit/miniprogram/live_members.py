# ruff: noqa: N815 - roomId, maxCount and their like are WeChat's own field names
"""People of live rooms (直播成员): roles, second anchors, assistants, and subscribers to write to."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._numbers import TextInt
from wxkit._paging import offset

__all__ = [
    "AddAssistants",
    "AddSubAnchor",
    "AssistantRead",
    "Assistants",
    "AsyncLiveMembers",
    "DeleteRole",
    "DeleteSubAnchor",
    "Followers",
    "GetAssistants",
    "GetFollowers",
    "GetRoles",
    "GetSubAnchor",
    "LiveFollower",
    "LiveMember",
    "LiveMembers",
    "LiveRole",
    "LiveRoles",
    "MessagePushed",
    "ModifyAssistant",
    "ModifySubAnchor",
    "NewAssistant",
    "PushStartMessage",
    "RemoveAssistant",
    "RoleGiven",
    "SetRole",
    "SubAnchor",
]

C = TypeVar("C", bound=Call[Any])


class LiveRole(OpenIntEnum):
    """What a member may do."""

    ALL = -1
    """All members, in a search."""
    SUPER_ADMIN = 0
    ADMIN = 1
    ANCHOR = 2
    OPERATOR = 3


class RoleGiven(Reply):
    """The role is given."""

    codeurl: str = ""
    """Code with which an anchor proves who they are, when that is still to be done."""


class SetRole(Call[RoleGiven], post="/wxaapi/broadcast/role/addrole"):
    """Give somebody a role (设置成员角色): up to 10 administrators, 500 anchors and 500 operators.

    Errors: 200002 (argument), 400001 (WeChat id), 400002 (no proof), 400003 (too many), 400004 (twice).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/role-management/api_getrolelistdw
    """

    username: str
    """WeChat id (微信号)."""
    role: int = Field(ge=1, le=3)
    """A `LiveRole`: 1 to 3."""


class DeleteRole(Call[Ok], post="/wxaapi/broadcast/role/deleterole"):
    """Take a role from somebody (解除成员角色).

    Errors: 2003 (no such role), 200002 (argument), 400001 (WeChat id), 400005 (an anchor with plans).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/role-management/api_deleterole
    """

    username: str
    """WeChat id (微信号)."""
    role: int = Field(ge=1, le=3)
    """A `LiveRole`: 1 to 3."""


class LiveMember(Output):
    """A member."""

    openid: str = ""
    username: str = ""
    """WeChat id, masked."""
    nickname: str = ""
    headingimg: str = ""
    roleList: list[LiveRole] = []
    updateTimestamp: TextInt = 0
    """Unix seconds; a text on the wire."""


Members = list[LiveMember]


class LiveRoles(Reply):
    """A page of members."""

    list: Members = []
    total: int = 0


class GetRoles(Call[LiveRoles], get="/wxaapi/broadcast/role/getrolelist"):
    """Members and their roles (查询成员列表).

    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/role-management/api_getrolelist
    """

    role: int = Field(default=-1, ge=-1, le=3)
    """A `LiveRole`; WeChat refuses a call without it."""
    offset: int = Field(default=0, ge=0)
    """How many to skip."""
    limit: int = Field(default=10, ge=1, le=30)
    """How many to list, at most 30."""
    keyword: str | None = None
    """WeChat id or nickname."""


class AddSubAnchor(Call[Ok], post="/wxaapi/broadcast/room/addsubanchor"):
    """Give a room's anchor a second account (添加主播副号).

    Errors: 300022 (no such room), 500001 to 500005 (WeChat id, proof, another, twice, the anchor).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_addsubanchor
    """

    roomId: int
    username: str
    """WeChat id (微信号)."""


class ModifySubAnchor(Call[Ok], post="/wxaapi/broadcast/room/modifysubanchor", repeatable=True):
    """Change the anchor's second account (修改主播副号).

    Errors: 300022 (no such room), 500001, 500002, 500004, 500005 (WeChat id, proof, twice, the anchor).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_modifysubanchor
    """

    roomId: int
    username: str
    """WeChat id (微信号)."""


class DeleteSubAnchor(Call[Ok], post="/wxaapi/broadcast/room/deletesubanchor"):
    """Take the anchor's second account away (删除主播副号).

    Errors: 300022 (no such room).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_deletesubanchor
    """

    roomId: int


class SubAnchor(Reply):
    """The anchor's second account."""

    username: str = ""
    """WeChat id (微信号)."""


class GetSubAnchor(Call[SubAnchor], get="/wxaapi/broadcast/room/getsubanchor"):
    """The anchor's second account (获取主播副号).

    Errors: 300022 (no such room).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_getsubanchor
    """

    roomId: int


class NewAssistant(Input):
    """An assistant to be."""

    username: str
    """WeChat id (微信号)."""
    nickname: str


class AddAssistants(Call[Ok], post="/wxaapi/broadcast/room/addassistant"):
    """Give a room assistants (添加管理直播间小助手).

    Errors: 300022 (no such room), 600001 (one already), 600002 (nobody).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_addveassistant
    """

    roomId: int
    users: list[NewAssistant]


class ModifyAssistant(Call[Ok], post="/wxaapi/broadcast/room/modifyassistant", repeatable=True):
    """Change an assistant's nickname (修改管理直播间小助手).

    Errors: 300022 (no such room), 600002 (no assistant).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_modifyassistant
    """

    roomId: int
    username: str
    """WeChat id (微信号)."""
    nickname: str


class RemoveAssistant(Call[Ok], post="/wxaapi/broadcast/room/removeassistant"):
    """Take an assistant from a room (删除管理直播间小助手).

    Errors: 300022 (no such room), 600002 (no assistant).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_removeassistant
    """

    roomId: int
    username: str
    """WeChat id (微信号)."""


class AssistantRead(Output):
    """An assistant."""

    alias: str = ""
    """WeChat id (微信号)."""
    nickname: str = ""
    openid: str = ""
    headimg: str = ""
    timestamp: int = 0
    """When it was changed, in Unix seconds."""


AssistantList = list[AssistantRead]


class Assistants(Reply):
    """All assistants of a room."""

    list: AssistantList = []
    count: int = 0
    maxCount: int = 0
    """How many there can be."""


class GetAssistants(Call[Assistants], get="/wxaapi/broadcast/room/getassistantlist"):
    """A room's assistants (查询管理直播间小助手).

    Errors: 300022 (no such room).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/studio-management/api_getassistantlist
    """

    roomId: int


class LiveFollower(Output):
    """Somebody who wants to know of every live room."""

    openid: str = ""
    room_id: int = 0
    """Where the person subscribed."""
    room_status: int = 0
    """What that room was doing: 101 live, 102 not started, 103 ended."""
    subscribe_time: int = 0
    """Unix seconds."""


class Followers(Reply):
    """A page of subscribers."""

    followers: list[LiveFollower] = []
    page_break: int = 0
    """Cursor of the next page."""


class GetFollowers(Call[Followers], post="/wxa/business/get_wxa_followers", repeatable=True):
    """People with a lasting subscription (获取长期订阅用户). 5000 a day.

    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/subscribe-management/api_getfollowers
    """

    limit: int = Field(default=200, ge=1, le=2000)
    """How many to list, at most 2000."""
    page_break: int | None = None
    """From the page before; absent for the first."""


class MessagePushed(Reply):
    """The message on its way."""

    message_id: str = ""
    """Comes back in `wxalive_push_message_notify`."""


class PushStartMessage(Call[MessagePushed], post="/wxa/business/push_message"):
    """Tell subscribers that a room goes live (发送直播开始事件). 5000 a day.

    What became of it comes as an event.
    Errors: 9410005 (another room was announced today), 9410006 (not live).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/livebroadcast/subscribe-management/api_pushmessage
    """

    room_id: int
    user_openid: list[str] = Field(min_length=1)
    """Up to 2000."""


def _after_followers(call: C, reply: Any) -> C | None:
    """The cursor goes on after the last page, which is empty."""
    return call.model_copy(update={"page_break": reply.page_break}) if reply.followers else None


class LiveMemberCalls:
    """People of live rooms."""

    set_role = endpoint(SetRole)
    delete_role = endpoint(DeleteRole)
    roles = endpoint(GetRoles)
    iter_roles = paged(GetRoles, lambda page: page.list, offset("list"))
    add_sub_anchor = endpoint(AddSubAnchor)
    modify_sub_anchor = endpoint(ModifySubAnchor)
    delete_sub_anchor = endpoint(DeleteSubAnchor)
    sub_anchor = endpoint(GetSubAnchor)
    add_assistants = endpoint(AddAssistants)
    modify_assistant = endpoint(ModifyAssistant)
    remove_assistant = endpoint(RemoveAssistant)
    assistants = endpoint(GetAssistants)
    followers = endpoint(GetFollowers)
    iter_followers = paged(GetFollowers, lambda page: page.followers, _after_followers)
    push_start_message = endpoint(PushStartMessage)


class LiveMembers(LiveMemberCalls, Sync):
    """People of live rooms (直播成员)."""


class AsyncLiveMembers(LiveMemberCalls, Async):
    """People of live rooms (直播成员)."""
