"""Mass sends (群发): one message to all followers, to those with a tag, or to a list of openids.

A person gets at most four a calendar month. The result comes as event MASSSENDJOBFINISH.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from wxkit._call import Call, Input, Ok, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenIntEnum, OpenStrEnum
from wxkit._numbers import NumberId
from wxkit.service_account._articles import NewsArticle
from wxkit.service_account._checks import max_bytes, problem

__all__ = [
    "AsyncMassSend",
    "DeleteMassMessage",
    "GetMassSpeed",
    "GetMassStatus",
    "MassCard",
    "MassContent",
    "MassFilter",
    "MassImages",
    "MassMedia",
    "MassOptions",
    "MassSend",
    "MassSent",
    "MassSpeed",
    "MassStatus",
    "MassStatusReply",
    "MassText",
    "MassType",
    "MassVideo",
    "NewsArticle",
    "PackUploaded",
    "PreviewMass",
    "Previewed",
    "SendToAll",
    "SendToOpenids",
    "SetMassSpeed",
    "SpeedLevel",
    "UploadNews",
    "UploadVideo",
]

MassType: TypeAlias = Literal["mpnews", "text", "voice", "image", "mpvideo", "wxcard"]


class MassMedia(Input):
    """A draft, a recording or a picture."""

    media_id: str = Field(min_length=1)


class MassText(Input):
    """Text (文本)."""

    content: str = Field(min_length=1)


class MassImages(Input):
    """Pictures (图片)."""

    media_ids: list[str] = Field(min_length=1)
    recommend: str | None = None
    """Words above the pictures (推荐语)."""
    need_open_comment: int | None = Field(default=None, ge=0, le=1)
    """1 lets people comment."""
    only_fans_can_comment: int | None = Field(default=None, ge=0, le=1)
    """1 lets only followers comment."""


class MassVideo(MassMedia):
    """A video (视频), by the media id of `UploadVideo`."""

    title: str | None = None
    """To openids only, as `description`."""
    description: str | None = None


class MassCard(Input):
    """A coupon or card (卡券)."""

    card_id: str = Field(min_length=1)
    card_ext: str | None = None
    """JSON with `code`, `openid`, `timestamp` and `signature`; in older pages only."""


class MassContent(Input):
    """The message. The field named by `msgtype` has the content."""

    msgtype: MassType
    mpnews: MassMedia | None = None
    """Articles: a draft, which is gone once it is sent."""
    text: MassText | None = None
    voice: MassMedia | None = None
    images: MassImages | None = None
    """Pictures, with `msgtype` `image`."""
    image: MassMedia | None = None
    """One picture, with `msgtype` `image`: in previews, and the older form elsewhere."""
    mpvideo: MassVideo | None = None
    wxcard: MassCard | None = None
    """Refused by now (45113)."""

    @model_validator(mode="after")
    def _content_of_its_type(self) -> Self:
        content = getattr(self, self.msgtype)
        if content is None and not (self.msgtype == "image" and self.images):
            raise problem(f"a message of type {self.msgtype} needs it", self.msgtype)
        return self


class MassOptions(MassContent):
    """The message, and how it is sent."""

    send_ignore_reprint: int | None = Field(default=None, ge=0, le=1)
    """1 goes on when an article proves to be a reprint (转载) that its author allows."""
    clientmsgid: Annotated[str, max_bytes(32)] | None = None
    """The same one is sent once a day; at most 32 bytes."""


class MassFilter(Input):
    """To whom."""

    is_to_all: bool
    """True for every follower; the message then shows in the account's history."""
    tag_id: int | None = None
    """With `is_to_all` false: those with this tag."""


class MassSent(Reply):
    """The job that is under way."""

    msg_id: NumberId = ""
    """Names the job."""
    msg_data_id: NumberId | None = None
    """Names the articles to comments and statistics; of articles only."""


class SendToAll(MassOptions, Call[MassSent], post="/cgi-bin/message/mass/sendall"):
    """Send to all followers or to those with a tag (根据标签群发消息). 100 a day, 60 a minute.

    Errors: 40007 (media_id), 40008 (msgtype), 40155 (a link to a home page), 42010 (articles that are on
    their way), 45028 (no send left), 45062, 48003, 45065 (clientmsgid was used),
    45066 (repeated within a minute), 45067 (clientmsgid), 45113 (cards), 48001, 48021, 48022, 89504, 89505.
    https://developers.weixin.qq.com/doc/service/api/notify/message/api_sendall
    """

    filter: MassFilter


class SendToOpenids(MassOptions, Call[MassSent], post="/cgi-bin/message/mass/send"):
    """Send to a list of followers (根据OpenID群发消息).

    Errors: those of `SendToAll`, 40031 (openids), 40032, 40130 (number of openids), 45162 (msgtype).
    https://developers.weixin.qq.com/doc/service/api/notify/message/api_masssend
    """

    touser: list[str] = Field(min_length=2, max_length=10000)
    """2 to 10,000 openids."""


class Previewed(Reply):
    """The preview was sent."""

    msg_id: NumberId | None = None


class PreviewMass(MassContent, Call[Previewed], post="/cgi-bin/message/mass/preview"):
    """Send the message to one follower to see how it looks (预览消息). 100 a day.

    Errors: 40003 (openid), 40007 (media_id), 40008 (msgtype).
    https://developers.weixin.qq.com/doc/service/api/notify/message/api_preview
    """

    touser: str | None = None
    """Openid; or `towxname`."""
    towxname: str | None = None
    """WeChat id (微信号), which wins over `touser`."""

    @model_validator(mode="after")
    def _to_somebody(self) -> Self:
        if not (self.touser or self.towxname):
            raise problem("a preview needs touser or towxname", "touser")
        return self


class DeleteMassMessage(Call[Ok], post="/cgi-bin/message/mass/delete"):
    """Take the content of articles or a video back (删除群发消息); the card stays in the chats.

    Errors: 40059 (msg_id), 40060 (article_idx), 40065 (cannot be deleted by now).
    https://developers.weixin.qq.com/doc/service/api/notify/message/api_deletemassmsg
    """

    msg_id: NumberId | None = None
    """The job; or `url`."""
    article_idx: int | None = Field(default=None, ge=0)
    """Which article, from 1; all when 0 or absent."""
    url: str | None = None
    """Address of the article; counts when there is no `msg_id`."""

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not (self.msg_id or self.url):
            raise problem("a deletion needs msg_id or url", "msg_id")
        return self


class MassStatus(OpenStrEnum):
    """How far a job is."""

    SUCCESS = "SEND_SUCCESS"
    SENDING = "SENDING"
    FAILED = "SEND_FAIL"
    DELETED = "DELETE"


class MassStatusReply(Reply):
    """How far a job is."""

    msg_id: NumberId = ""
    msg_status: MassStatus | None = None


class GetMassStatus(Call[MassStatusReply], post="/cgi-bin/message/mass/get", bare=True, repeatable=True):
    """How far a job is (查询群发消息发送状态).

    Errors: 40059 (msg_id).
    https://developers.weixin.qq.com/doc/service/api/notify/message/api_massmsgget
    """

    msg_id: str


class SpeedLevel(OpenIntEnum):
    """How many thousand messages go out a minute."""

    K800 = 0
    K600 = 1
    K450 = 2
    K300 = 3
    K100 = 4


class MassSpeed(Reply):
    """How fast mass sends are."""

    speed: SpeedLevel = SpeedLevel.K800
    realspeed: int = 0
    """Ten thousand a minute."""


class GetMassSpeed(Call[MassSpeed], post="/cgi-bin/message/mass/speed/get", bare=True, repeatable=True):
    """How fast mass sends are (获取群发速度).

    https://developers.weixin.qq.com/doc/service/api/notify/message/api_getspeed
    """


class SetMassSpeed(Call[Ok], post="/cgi-bin/message/mass/speed/set", repeatable=True):
    """Set how fast mass sends are (设置群发速度).

    Errors: 45083 (speed out of range), 45084 (no speed).
    https://developers.weixin.qq.com/doc/service/api/notify/message/api_setspeed
    """

    speed: int = Field(ge=0, le=4)
    """0 is 800,000 a minute, 1 600,000, 2 450,000, 3 300,000 and 4 100,000."""


class PackUploaded(Reply):
    """The new material for mass sends."""

    type: str = ""
    """`news` or `video`."""
    media_id: str = ""
    created_at: int = 0
    """Unix seconds."""


class UploadNews(Call[PackUploaded], post="/cgi-bin/media/uploadnews", bare=True):
    """Upload articles for mass sends (上传图文消息素材), good for three days. Superseded: write drafts.

    Errors: 40004 (type of the cover), 40007 (cover), 44003, 45002, 45003 (title), 45004, 45110.
    https://developers.weixin.qq.com/doc/service/api/notify/message/api_uploadnewsmsg
    """

    articles: Annotated[list[NewsArticle], Field(min_length=1, max_length=8)]


class UploadVideo(Call[PackUploaded], post="/cgi-bin/media/uploadvideo", bare=True):
    """Make permanent material a video that mass sends can name (上传视频素材).

    https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Batch_Sends_and_Originality_Checks.html
    """

    media_id: str
    """Permanent material."""
    title: str | None = None
    description: str | None = None


class MassSendCalls:
    """Mass sends."""

    to_all = endpoint(SendToAll)
    to_openids = endpoint(SendToOpenids)
    preview = endpoint(PreviewMass)
    delete = endpoint(DeleteMassMessage)
    status = endpoint(GetMassStatus)
    speed = endpoint(GetMassSpeed)
    set_speed = endpoint(SetMassSpeed)
    upload_news = endpoint(UploadNews)
    upload_video = endpoint(UploadVideo)


class MassSend(MassSendCalls, Sync):
    """Mass sends (群发)."""


class AsyncMassSend(MassSendCalls, Async):
    """Mass sends (群发)."""
