"""Customer-service messages (客服消息): answers in the chat, for a while after the person did something.

A message from the person allows 5 answers within 48 hours, opening the chat by a button 1 within a minute.
"""

from __future__ import annotations

from typing import Literal, Self, TypeAlias

from pydantic import Field, model_validator

from wxkit._call import Blob, Call, Input, Ok, Query, Reply, Upload
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._numbers import NumberId
from wxkit.service_account._checks import problem

__all__ = [
    "AiContext",
    "AsyncMessages",
    "GetMedia",
    "ImageContent",
    "KfSender",
    "LinkContent",
    "MediaFile",
    "MediaUploaded",
    "Messages",
    "MiniProgramContent",
    "MsgType",
    "SendBusinessMessage",
    "SendMessage",
    "TextContent",
    "Typing",
    "UploadMedia",
]

MsgType: TypeAlias = Literal["text", "image", "link", "miniprogrampage"]


class TextContent(Input):
    """Text (文本)."""

    content: str = Field(min_length=1)
    """May hold `<a href data-miniprogram-appid data-miniprogram-path>` to its own pages."""


class ImageContent(Input):
    """A picture (图片)."""

    media_id: str = Field(min_length=1)


class LinkContent(Input):
    """A card that opens a page outside (图文链接)."""

    title: str
    description: str
    url: str
    thumb_url: str
    """JPEG or PNG, 640 by 320 or 80 by 80 looks best."""


class MiniProgramContent(Input):
    """A card of this mini-program (小程序卡片)."""

    title: str
    pagepath: str
    thumb_media_id: str
    """The cover, 520 by 416 looks best."""


class KfSender(Input):
    """Who of the customer service speaks."""

    kf_account: str


class AiContext(Input):
    """How the answer came about."""

    is_ai_msg: Literal[0, 1]
    """1 marks the message as written by a machine."""


def _content_given(message: SendMessage | SendBusinessMessage) -> None:
    if getattr(message, message.msgtype) is None:
        raise problem(f"a message of type {message.msgtype} needs it", message.msgtype)


class SendMessage(Call[Ok], post="/cgi-bin/message/custom/send"):
    """Answer a person in the chat (发送客服消息). The field named by `msgtype` has the content.

    Errors: 40002, 40003, 40007 (media_id), 44004 (empty text), 45015 (too late), 45047 (too many answers),
    45071 (businessid), 48001, 65401 (kf_account), 70000 (minor).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_sendcustommessage.html
    """

    touser: str
    """Openid of the person."""
    msgtype: MsgType
    text: TextContent | None = None
    image: ImageContent | None = None
    link: LinkContent | None = None
    miniprogrampage: MiniProgramContent | None = None
    customservice: KfSender | None = None
    """Speaks as this account."""
    aimsgcontext: AiContext | None = None
    businessid: str | None = None
    """Speaks as this sub-merchant (客服子商户)."""

    @model_validator(mode="after")
    def _content_of_its_type(self) -> Self:
        _content_given(self)
        return self


class SendBusinessMessage(Call[Ok], post="/cgi-bin/message/custom/business/send"):
    """Answer a person as a sub-merchant (以客服子商户发送客服消息). Otherwise as `SendMessage`.

    Errors: 40003, 40007 (media_id), 45015 (too late), 45047 (too many answers), 45071 (businessid), 48001.
    https://developers.weixin.qq.com/miniprogram/introduction/custom.html
    """

    businessid: NumberId
    touser: str
    """Openid of the person."""
    msgtype: MsgType
    text: TextContent | None = None
    image: ImageContent | None = None
    link: LinkContent | None = None
    miniprogrampage: MiniProgramContent | None = None
    customservice: KfSender | None = None

    @model_validator(mode="after")
    def _content_of_its_type(self) -> Self:
        _content_given(self)
        return self


class Typing(Call[Ok], post="/cgi-bin/message/custom/business/typing"):
    """Show for 15 seconds that an answer is being written (客服输入状态), or no longer.

    Errors: 40200 (kind of account), 45072 (command), 45080 (no message within 30 seconds),
    45081 (shown already).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_typing.html
    """

    touser: str
    """Openid of the person."""
    command: Literal["Typing", "CancelTyping"] = "Typing"
    businessid: NumberId | None = None
    """As this sub-merchant (客服子商户)."""


class MediaUploaded(Reply):
    """The new material."""

    type: str = ""
    media_id: str = ""
    created_at: int = 0
    """Unix seconds."""


class UploadMedia(Call[MediaUploaded], post="/cgi-bin/media/upload", bare=True):
    """Upload a picture for messages (新增图片素材), good for three days.

    Errors: 40004 (type), 40009 (size).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_uploadtempmedia.html
    """

    type: Query[Literal["image"]] = "image"
    media: Upload


class MediaFile(Blob):
    """A file, or where to fetch the video."""

    video_url: str | None = None
    """Only of a video, which has no content here."""


class GetMedia(Call[MediaFile], get="/cgi-bin/media/get", bare=True):
    """Fetch a picture that a person sent (获取客服消息内的临时素材), for three days.

    Errors: 40007 (media_id).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_getmedia.html
    """

    media_id: str


class MessageCalls:
    """Customer-service messages."""

    send = endpoint(SendMessage)
    send_as_business = endpoint(SendBusinessMessage)
    typing = endpoint(Typing)
    upload_media = endpoint(UploadMedia)
    media = endpoint(GetMedia)


class Messages(MessageCalls, Sync):
    """Customer-service messages (客服消息)."""


class AsyncMessages(MessageCalls, Async):
    """Customer-service messages (客服消息)."""
