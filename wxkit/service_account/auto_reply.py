"""Automatic replies (自动回复) that were set up in the console."""

from __future__ import annotations

from typing import TypeAlias

from wxkit._call import Call, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenStrEnum

__all__ = [
    "AsyncAutoReply",
    "AutoReply",
    "AutoReplyContent",
    "AutoReplyKind",
    "AutoReplyNews",
    "AutoReplyNewsItem",
    "AutoReplyRules",
    "GetAutoReplies",
    "KeywordMatch",
    "KeywordReply",
    "KeywordRule",
    "KeywordRules",
]


class AutoReplyKind(OpenStrEnum):
    """What is answered."""

    TEXT = "text"
    IMG = "img"
    VOICE = "voice"
    VIDEO = "video"
    NEWS = "news"
    """Only to keywords."""


class AutoReplyContent(Output):
    """An answer."""

    type: AutoReplyKind | None = None
    content: str = ""
    """The text, or a media id: temporary material, good for three days."""


class KeywordMatch(Output):
    """A word that triggers a rule."""

    type: AutoReplyKind | None = None
    match_mode: str = ""
    """`contain` when the message has the word in it, `equal` when it is the word."""
    content: str = ""
    """The word."""


class AutoReplyNewsItem(Output):
    """An article of an answer."""

    title: str = ""
    author: str = ""
    digest: str = ""
    show_cover: int = 0
    """1 when the cover shows above the text."""
    cover_url: str = ""
    content_url: str = ""
    source_url: str = ""
    """Where "read more" (阅读原文) leads; empty without."""


# Inside a class that has a field named list, `list[…]` would mean the field.
NewsItems: TypeAlias = list[AutoReplyNewsItem]


class AutoReplyNews(Output):
    """The articles of an answer."""

    list: NewsItems = []


class KeywordReply(AutoReplyContent):
    """An answer to a keyword."""

    news_info: AutoReplyNews | None = None
    """Of type `news`; `content` is then permanent material."""


class KeywordRule(Output):
    """A rule for keywords."""

    rule_name: str = ""
    create_time: int = 0
    """Unix seconds."""
    reply_mode: str = ""
    """`reply_all` sends every answer, `random_one` one of them."""
    keyword_list_info: list[KeywordMatch] = []
    reply_list_info: list[KeywordReply] = []


Rules: TypeAlias = list[KeywordRule]


class KeywordRules(Output):
    """The rules for keywords."""

    list: Rules = []


class AutoReplyRules(Reply):
    """What the console answers by itself."""

    is_add_friend_reply_open: int = 0
    """1 when a new follower is answered."""
    is_autoreply_open: int = 0
    """1 when messages are answered."""
    add_friend_autoreply_info: AutoReplyContent | None = None
    """The answer to a follow."""
    message_default_autoreply_info: AutoReplyContent | None = None
    """The answer to messages that no keyword fits."""
    keyword_autoreply_info: KeywordRules | None = None


class GetAutoReplies(Call[AutoReplyRules], get="/cgi-bin/get_current_autoreply_info", bare=True):
    """The automatic replies of the console (获取自动回复规则); what a server answers does not show.

    https://developers.weixin.qq.com/doc/service/api/notify/autoreplies/api_getcurrentautoreplyinfo
    """


class AutoReplyCalls:
    """Automatic replies."""

    rules = endpoint(GetAutoReplies)


class AutoReply(AutoReplyCalls, Sync):
    """Automatic replies (自动回复) of the console."""


class AsyncAutoReply(AutoReplyCalls, Async):
    """Automatic replies (自动回复) of the console."""
