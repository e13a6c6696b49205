"""Passive replies (被动回复) that appear in a chat: what they need, and how much WeChat shows of them.

https://developers.weixin.qq.com/doc/service/guide/product/message/Passive_user_reply_message.html
"""

from __future__ import annotations

from typing import Any, cast

from wxkit.callbacks import Message, Push

__all__ = ["SILENT", "shown"]

NEEDS: dict[str, tuple[str, ...]] = {
    "text": ("Content",),
    "image": ("Image", "MediaId"),
    "voice": ("Voice", "MediaId"),
    "video": ("Video", "MediaId"),
    "music": ("Music", "ThumbMediaId"),
    "news": ("Articles", "item"),
}
"""The element that a type cannot do without."""
SILENT = ("transfer_biz_ai_ivr",)
"""Types that show nothing by themselves."""
MOST_ARTICLES = 8


def shown(push: Push, reply: dict[str, Any]) -> dict[str, Any] | None:
    """What appears in the chat; None when WeChat can make nothing of the reply."""
    msg_type = str(reply.get("MsgType") or "")
    found: Any = reply
    for name in NEEDS.get(msg_type, ("",)):
        found = cast("dict[str, Any]", found).get(name) if isinstance(found, dict) else None
    if not found:
        return None
    return _within_limits(push, reply, found) if msg_type == "news" else reply


def _within_limits(push: Push, reply: dict[str, Any], items: object) -> dict[str, Any]:
    """Of too many articles the first ones: a message is answered with one, an event with eight."""
    articles = cast("list[object]", items) if isinstance(items, list) else [items]
    most = 1 if isinstance(push, Message) else MOST_ARTICLES
    if len(articles) <= most:
        return reply
    return reply | {"ArticleCount": most, "Articles": {"item": articles[:most]}}
