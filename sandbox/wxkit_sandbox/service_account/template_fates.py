"""What becomes of template messages (模板消息): delivered, refused by their receiver, or held back (拦截)."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.service_account.templates import BlockedMessage, BlockedMessages, QueryBlocked
from wxkit_sandbox.handlers import handles
from wxkit_sandbox.service_account.followers import Follower
from wxkit_sandbox.world import App

__all__ = ["DELIVERED", "HeldBack", "fate"]

DELIVERED, REFUSED, FAILED = "success", "failed:user block", "failed: system failed"


@dataclass(slots=True)
class HeldBack:
    """Messages that WeChat held back, oldest first; the first has number 1."""

    messages: list[BlockedMessage] = field(default_factory=list[BlockedMessage])


def fate(app: App, follower: Follower, template_id: str, title: str, content: str) -> str:
    """The `Status` of the event TEMPLATESENDJOBFINISH."""
    if follower.refuses_templates:
        return REFUSED
    wanted = app.world.settings.template_messages
    if wanted == "held_back":
        held = app.state(HeldBack).messages
        held.append(
            BlockedMessage(
                id=len(held) + 1,
                tmpl_msg_id=template_id,
                title=title,
                content=content,
                send_timestamp=app.world.clock.time(),
                openid=follower.openid,
            )
        )
    return DELIVERED if wanted == "delivered" else FAILED


@handles(QueryBlocked, invalid={"tmpl_msg_id": 40037})
def query_blocked(app: App, call: QueryBlocked) -> BlockedMessages:
    """https://developers.weixin.qq.com/doc/service/api/notify/template/api_queryblocktmplmsg"""
    rest = app.state(HeldBack).messages[call.largest_id :]
    return BlockedMessages(msginfo=[one for one in rest if one.tmpl_msg_id == call.tmpl_msg_id][: call.limit])
