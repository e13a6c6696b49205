"""What people send: one class per `MsgType`.

https://developers.weixin.qq.com/doc/service/guide/dev/push
https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html
"""

from __future__ import annotations

from wxkit.callbacks._push import Message, named

__all__ = ["Image", "Link", "Location", "MiniProgramPage", "ShortVideo", "Text", "Video", "Voice"]


class Text(Message, msg_type="text"):
    """Text (文本消息)."""

    content: str = ""
    bizmsgmenuid: str = named("bizmsgmenuid")
    """The id of the tapped item of a menu message."""
    business_id: str = ""


class Image(Message, msg_type="image"):
    """A picture (图片消息)."""

    pic_url: str = ""
    media_id: str = ""
    """Good for `media/get` for 3 days."""
    business_id: str = ""


class Voice(Message, msg_type="voice"):
    """A recording (语音消息)."""

    media_id: str = ""
    format: str = ""
    """`amr` or `speex`."""
    media_id_16k: str = named("MediaId16K")
    recognition: str = ""
    """What was said; WeChat no longer fills it."""


class Video(Message, msg_type="video"):
    """A video (视频消息)."""

    media_id: str = ""
    thumb_media_id: str = ""


class ShortVideo(Message, msg_type="shortvideo"):
    """A short video (小视频消息)."""

    media_id: str = ""
    thumb_media_id: str = ""


class Location(Message, msg_type="location"):
    """A place (地理位置消息)."""

    location_x: float = named("Location_X", 0.0)
    """Latitude in degrees."""
    location_y: float = named("Location_Y", 0.0)
    """Longitude in degrees."""
    scale: int = 0
    label: str = ""


class Link(Message, msg_type="link"):
    """A link (链接消息)."""

    title: str = ""
    description: str = ""
    url: str = ""


class MiniProgramPage(Message, msg_type="miniprogrampage"):
    """A card of a mini-program page (小程序卡片)."""

    title: str = ""
    app_id: str = ""
    page_path: str = ""
    thumb_url: str = ""
    thumb_media_id: str = ""
