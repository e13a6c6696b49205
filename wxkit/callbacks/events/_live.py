"""Events of a mini-program's live streaming (小程序直播).

https://developers.weixin.qq.com/miniprogram/dev/server/event_push/liveplayer/status_synchronization
"""

from __future__ import annotations

from wxkit.callbacks._push import Event, Id, Wire

__all__ = ["LiveFollow", "LivePushResult", "WxaliveFollowNotify", "WxalivePushMessageNotify"]


class LiveFollow(Wire):
    """A subscription or its end."""

    room_id: int = 0
    """Where the person was."""
    user_openid: str = ""
    time: int = 0
    """Unix seconds."""
    live_status: int = 0
    """What the room was doing: 101 live, 102 not started, 103 ended."""
    action: Id = ""
    """`add_follow` or `del_follow`."""


class WxaliveFollowNotify(Event, event="wxalive_follow_notify"):
    """A person wants to know of every live room, or no longer (长期订阅状态通知)."""

    follow_notify: LiveFollow = LiveFollow()


class LivePushResult(Wire):
    """How many were told."""

    message_id: Id = ""
    """As in the answer of the call."""
    room_id: int = 0
    total_count: int = 0
    success_count: int = 0
    openid_error_count: int = 0
    relation_error_count: int = 0
    """People who do not follow."""
    user_recv_limit_count: int = 0
    """People who were told as often as may be."""
    internal_error_count: int = 0


class WxalivePushMessageNotify(Event, event="wxalive_push_message_notify"):
    """What became of telling subscribers that a room is live (长期订阅群发结果通知)."""

    push_message_api_notify: LivePushResult = LivePushResult()
