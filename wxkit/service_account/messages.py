"""Customer-service messages (客服消息): answers in the chat, for a while after the person did something.

A message from the person allows 5 answers within 48 hours; a menu tap, a follow and a scan allow 3
within a minute.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self, TypeAlias, TypeVar

from pydantic import Field, model_validator

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._numbers import NumberId
from wxkit.service_account._checks import problem

__all__ = [
    "AiContext",
    "Article",
    "ArticleContent",
    "AsyncMessages",
    "CardContent",
    "ChatRecord",
    "ChatRecords",
    "GetChatRecords",
    "KfSender",
    "MediaContent",
    "MenuContent",
    "MenuItem",
    "Messages",
    "MiniProgramContent",
    "MsgType",
    "MusicContent",
    "NewsContent",
    "SendMessage",
    "TextContent",
    "Typing",
    "VideoContent",
]

C = TypeVar("C", bound=Call[Any])
MsgType: TypeAlias = Literal[
    "text",
    "image",
    "voice",
    "video",
    "music",
    "news",
    "mpnews",
    "mpnewsarticle",
    "msgmenu",
    "wxcard",
    "miniprogrampage",
]


class TextContent(Input):
    """Text (文本)."""

    content: str = Field(min_length=1)
    """May hold line breaks, `<a href>`, and `<a data-miniprogram-appid data-miniprogram-path href>`."""


class MediaContent(Input):
    """A picture, a recording or an article, by the id of uploaded material."""

    media_id: str = Field(min_length=1)


class VideoContent(Input):
    """A video (视频)."""

    media_id: str = Field(min_length=1)
    thumb_media_id: str | None = None
    """The cover. In the page's example, but older pages know none and clients in use send none."""
    title: str | None = None
    description: str | None = None


class MusicContent(Input):
    """Music (音乐)."""

    title: str | None = None
    description: str | None = None
    musicurl: str
    hqmusicurl: str
    """A better one, preferred on Wi-Fi."""
    thumb_media_id: str = Field(min_length=1)
    """The cover."""


class Article(Input):
    """A card that opens a page outside."""

    title: str | None = None
    description: str | None = None
    url: str | None = None
    picurl: str | None = None
    """JPEG or PNG, 640 by 320 looks best."""


class NewsContent(Input):
    """A card (图文消息)."""

    articles: list[Article] = Field(max_length=1)
    """Exactly one."""

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.articles:
            raise problem("news needs an article")
        return self


class ArticleContent(Input):
    """A published article (已发布的图文)."""

    article_id: str = Field(min_length=1)
    """From publishing (freepublish)."""


class MenuItem(Input):
    """A choice."""

    id: str
    """Comes back as `bizmsgmenuid` of the person's text."""
    content: str


# Inside a class that has a field named list, `list[…]` would mean the field.
Choices = Annotated[list[MenuItem], Field(min_length=1)]


class MenuContent(Input):
    """Choices to tap (菜单消息)."""

    head_content: str | None = None
    list: Choices
    tail_content: str | None = None


class CardContent(Input):
    """A coupon or card (卡券)."""

    card_id: str = Field(min_length=1)


class MiniProgramContent(Input):
    """A mini-program card (小程序卡片)."""

    title: str
    appid: str
    """A mini-program that is linked to the account."""
    pagepath: str
    thumb_media_id: str = Field(min_length=1)
    """The cover, 520 by 416 looks best."""


class KfSender(Input):
    """Who of the customer service speaks."""

    kf_account: str


class AiContext(Input):
    """How the answer came about."""

    is_ai_msg: Literal[0, 1]
    """1 marks the message as written by a machine."""


class SendMessage(Call[Ok], post="/cgi-bin/message/custom/send"):
    """Answer a person in the chat (发送客服消息). The field named by `msgtype` has the content.

    Errors: 40003 (openid), 40007 (media_id), 40008 (msgtype), 40013 (appid), 44004 (empty text),
    45008 (more than one article), 45015 (too late), 45047 (too many answers), 70000.
    https://developers.weixin.qq.com/doc/service/api/customer/message/api_sendcustommessage
    """

    touser: str
    """Openid of the person."""
    msgtype: MsgType
    text: TextContent | None = None
    image: MediaContent | None = None
    voice: MediaContent | None = None
    video: VideoContent | None = None
    music: MusicContent | None = None
    news: NewsContent | None = None
    mpnews: MediaContent | None = None
    """A draft's media_id; retired where drafts are in use."""
    mpnewsarticle: ArticleContent | None = None
    msgmenu: MenuContent | None = None
    wxcard: CardContent | None = None
    miniprogrampage: MiniProgramContent | None = None
    customservice: KfSender | None = None
    """Shows this customer-service account's name and picture."""
    aimsgcontext: AiContext | None = None

    @model_validator(mode="after")
    def _content_of_its_type(self) -> Self:
        if getattr(self, self.msgtype) is None:
            raise problem(f"a message of type {self.msgtype} needs it", self.msgtype)
        return self


class Typing(Call[Ok], post="/cgi-bin/message/custom/typing"):
    """Show that an answer is being written (客服输入状态), or no longer.

    Errors: 40003, 45072 (command), 45080 (no message within 30 seconds), 45081 (shown already).
    https://developers.weixin.qq.com/doc/service/api/customer/message/api_typing
    """

    touser: str
    """Openid of the person."""
    command: Literal["Typing", "CancelTyping"] = "Typing"


class ChatRecord(Output):
    """A message of a chat with the customer service."""

    openid: str = ""
    opercode: int = 0
    """2002 the customer service sent it, 2003 the person did."""
    text: str = ""
    time: int = 0
    """Unix seconds."""
    worker: str = ""
    """The account of the customer service."""


class ChatRecords(Reply):
    """A page of chat records."""

    recordlist: list[ChatRecord] = []
    number: int = 0
    """How many this page has."""
    msgid: NumberId = ""
    """Where the next page begins."""


class GetChatRecords(
    Call[ChatRecords], post="/customservice/msgrecord/getmsglist", bare=True, repeatable=True
):
    """What the customer service and people wrote in a span of time (获取聊天记录).

    Errors: 65416 (arguments), 65417 (over 24 hours).
    https://developers.weixin.qq.com/doc/service/api/customer/message/api_getmsglist
    """

    starttime: int
    """Unix seconds."""
    endtime: int
    """Unix seconds, at most 24 hours after the start."""
    msgid: NumberId = "1"
    """Where to begin, from 1."""
    number: int = Field(default=10000, ge=1, le=10000)
    """How many to list, at most 10,000."""


def _records(page: ChatRecords) -> list[ChatRecord]:
    return page.recordlist


def _after_records(call: C, page: Any) -> C | None:
    if isinstance(call, GetChatRecords) and page.number < call.number:
        return None
    return call.model_copy(update={"msgid": page.msgid})


class MessageCalls:
    """Customer-service messages."""

    send = endpoint(SendMessage)
    typing = endpoint(Typing)
    records = endpoint(GetChatRecords)
    iter_records = paged(GetChatRecords, _records, _after_records)


class Messages(MessageCalls, Sync):
    """Customer-service messages (客服消息)."""


class AsyncMessages(MessageCalls, Async):
    """Customer-service messages (客服消息)."""
