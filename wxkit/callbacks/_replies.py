"""Passive replies (被动回复消息): what a handler returns to answer in the chat.

https://developers.weixin.qq.com/doc/service/guide/dev/push

Only a service account can answer a person this way; a mini-program may hand the person to customer service.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, TypeAlias

from pydantic.alias_generators import to_pascal

from wxkit._errors import InvalidCall
from wxkit.callbacks._push import Push

__all__ = [
    "Answer",
    "Article",
    "ImageReply",
    "MusicReply",
    "NewsReply",
    "Reply",
    "TextReply",
    "TransferCustomerService",
    "TransferToAi",
    "VideoReply",
    "VoiceReply",
]


class Reply:
    """An answer to one push; addresses and time are filled in from the push."""

    __slots__ = ()
    msg_type: ClassVar[str] = ""

    def content(self) -> dict[str, Any]:
        """The fields after the envelope, under their names on the wire."""
        return {}

    def to_wire(self, push: Push, now: int) -> dict[str, Any]:
        """The whole reply to `push`, made at Unix time `now`."""
        return {
            "ToUserName": push.from_user_name,
            "FromUserName": push.to_user_name,
            "CreateTime": now,
            "MsgType": self.msg_type,
            **self.content(),
        }


Answer: TypeAlias = Reply | Mapping[str, Any] | None
"""What a handler returns: a reply, the fields of an answer that an event asks for, or nothing (`success`)."""


@dataclass(frozen=True, slots=True)
class TextReply(Reply):
    """Text; may hold line breaks and `<a>` links."""

    text: str
    msg_type = "text"

    def content(self) -> dict[str, Any]:
        return {"Content": self.text}


@dataclass(frozen=True, slots=True)
class ImageReply(Reply):
    """A picture, not a GIF."""

    media_id: str
    msg_type = "image"

    def content(self) -> dict[str, Any]:
        return {"Image": {"MediaId": self.media_id}}


@dataclass(frozen=True, slots=True)
class VoiceReply(Reply):
    """A recording."""

    media_id: str
    msg_type = "voice"

    def content(self) -> dict[str, Any]:
        return {"Voice": {"MediaId": self.media_id}}


@dataclass(frozen=True, slots=True)
class VideoReply(Reply):
    """A video."""

    media_id: str
    title: str = ""
    description: str = ""
    msg_type = "video"

    def content(self) -> dict[str, Any]:
        return {"Video": _filled(self)}


@dataclass(frozen=True, slots=True)
class MusicReply(Reply):
    """Music; `hq_music_url` is played on Wi-Fi."""

    thumb_media_id: str
    title: str = ""
    description: str = ""
    music_url: str = ""
    hq_music_url: str = ""
    msg_type = "music"

    def content(self) -> dict[str, Any]:
        fields = _filled(self)
        if "HqMusicUrl" in fields:
            fields["HQMusicUrl"] = fields.pop("HqMusicUrl")
        return {"Music": fields}


@dataclass(frozen=True, slots=True)
class Article:
    """One entry of a NewsReply."""

    title: str
    description: str
    pic_url: str
    url: str


@dataclass(frozen=True, slots=True)
class NewsReply(Reply):
    """Articles (图文消息): up to 8, but one in answer to text, image, voice, video, link or location."""

    articles: tuple[Article, ...]
    msg_type = "news"

    def __post_init__(self) -> None:
        if not 1 <= len(self.articles) <= 8:
            raise InvalidCall("articles: a news reply holds 1 to 8 articles")

    def content(self) -> dict[str, Any]:
        items = [_filled(article) for article in self.articles]
        return {"ArticleCount": len(items), "Articles": {"item": items}}


@dataclass(frozen=True, slots=True)
class TransferCustomerService(Reply):
    """Hand the person to customer service (转发到客服), or to one account of it."""

    kf_account: str = ""
    msg_type = "transfer_customer_service"

    def content(self) -> dict[str, Any]:
        return {"TransInfo": {"KfAccount": self.kf_account}} if self.kf_account else {}


@dataclass(frozen=True, slots=True)
class TransferToAi(Reply):
    """Hand the message to the account's own AI (智能回复), where WeChat has rolled it out."""

    msg_type = "transfer_biz_ai_ivr"


def _filled(reply: VideoReply | MusicReply | Article) -> dict[str, Any]:
    return {to_pascal(name): value for name, value in asdict(reply).items() if value}
