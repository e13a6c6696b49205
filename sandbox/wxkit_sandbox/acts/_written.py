"""The message that a person writes, as WeChat pushes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from wxkit.callbacks import Message
from wxkit.callbacks.messages import (
    Image,
    Link,
    Location,
    MiniProgramPage,
    ShortVideo,
    Text,
    Video,
    Voice,
)
from wxkit_sandbox.service_account.media import received
from wxkit_sandbox.world import App, World

if TYPE_CHECKING:
    from wxkit_sandbox.acts.messaging import SendMessage

__all__ = ["TO_MINIPROGRAM", "numbered", "picture", "written"]

M = TypeVar("M", bound=Message)

FIRST_MSGID = 24_900_000_000_000_001
TO_MINIPROGRAM = ("text", "image", "miniprogrampage")
"""Only these can be sent to the customer service of a mini-program."""


def numbered(world: World, message: M) -> M:
    """The message with an id of its own."""
    return message.model_copy(update={"msg_id": str(world.ids.count("message", FIRST_MSGID))})


def picture(app: App, media_id: str = "", business_id: str = "") -> Image:
    """A picture, which the app may fetch."""
    kept = received(app, "image", media_id)
    return Image(pic_url=f"http://mmbiz.qpic.cn/sandbox/{kept}", media_id=kept, business_id=business_id)


def written(app: App, act: SendMessage) -> Message:
    """What the act says."""
    given = act.media_id or ""
    match act.type:
        case "text":
            return Text(content=act.content, bizmsgmenuid=act.bizmsgmenuid or "", business_id=act.business_id)
        case "image":
            return picture(app, given, act.business_id)
        case "voice":
            media_id = received(app, "voice", given)
            return Voice(media_id=media_id, format="amr", media_id_16k=media_id)
        case "video":
            return Video(media_id=received(app, "video", given), thumb_media_id=received(app, "thumb"))
        case "shortvideo":
            return ShortVideo(media_id=received(app, "video", given), thumb_media_id=received(app, "thumb"))
        case "location":
            return Location(location_x=act.latitude, location_y=act.longitude, scale=15, label=act.label)
        case "link":
            return Link(title=act.title, description=act.description, url=act.url)
        case "miniprogrampage":
            return _card(app, act)


def _card(app: App, act: SendMessage) -> MiniProgramPage:
    cover = received(app, "thumb", act.media_id or "")
    return MiniProgramPage(
        title=act.title,
        app_id=app.appid,
        page_path=act.path,
        thumb_url=f"http://mmbiz.qpic.cn/sandbox/{cover}",
        thumb_media_id=cover,
    )
