"""Material (素材): files that messages and articles name by media id, for three days or for good."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from wxkit._call import Blob, Call, Input, Ok, Output, Query, Reply, Upload
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._paging import offset
from wxkit.service_account._articles import NewsArticle, NewsItem

__all__ = [
    "AddMaterial",
    "AddNews",
    "AsyncMaterial",
    "CountMaterial",
    "DeleteMaterial",
    "GetJsSdkVoice",
    "GetMaterial",
    "GetMedia",
    "ImageUploaded",
    "ListMaterial",
    "Material",
    "MaterialAdded",
    "MaterialContent",
    "MaterialCount",
    "MaterialItem",
    "MaterialNews",
    "MaterialPage",
    "MediaFile",
    "MediaType",
    "MediaUploaded",
    "NewsAdded",
    "NewsArticle",
    "NewsItem",
    "UpdateNews",
    "UploadImage",
    "UploadMedia",
    "VideoDescription",
]

MediaType: TypeAlias = Literal["image", "voice", "video", "thumb"]


class MediaUploaded(Reply):
    """The new temporary material."""

    type: str = ""
    media_id: str = ""
    thumb_media_id: str | None = None
    """Instead of `media_id`, of type `thumb` on older accounts."""
    created_at: int = 0
    """Unix seconds; it lives three days."""


class UploadMedia(Call[MediaUploaded], post="/cgi-bin/media/upload", bare=True):
    """Upload temporary material (新增临时素材), good for three days. 100,000 a day.

    Errors: 40004 (type), 40005 (type of file), 40006 (size), 41005 (no file), 44001 (empty file).
    https://developers.weixin.qq.com/doc/service/api/material/temporary/api_uploadtempmedia
    """

    type: Query[MediaType]
    media: Upload
    """PNG, JPEG or GIF up to 10 MB, AMR or MP3 up to 2 MB and 60 seconds, MP4 up to 10 MB, as thumb JPEG
    up to 64 KB."""


class MediaFile(Blob):
    """A file, or where to fetch the video."""

    video_url: str | None = None
    """Only of a video, which has no content here."""


class GetMedia(Call[MediaFile], get="/cgi-bin/media/get", bare=True):
    """Fetch temporary material (获取临时素材); of a video only its address. 200,000 a day.

    Errors: 40007 (media_id, or older than three days), 41006 (no media_id).
    https://developers.weixin.qq.com/doc/service/api/material/temporary/api_getmedia
    """

    media_id: str


class GetJsSdkVoice(Call[Blob], get="/cgi-bin/media/get/jssdk"):
    """Fetch a recording of a page in better quality (获取高清语音素材): Speex, 16 kHz.

    Errors: 40007 (media_id).
    https://developers.weixin.qq.com/doc/service/api/material/temporary/api_gethdvoice
    """

    media_id: str
    """Of `uploadVoice` of the JS-SDK."""


class VideoDescription(Input):
    """What a video is called."""

    title: str
    introduction: str


class MaterialAdded(Reply):
    """The new permanent material."""

    media_id: str = ""
    url: str | None = None
    """Where the picture is; only of pictures, shows in WeChat only."""


class AddMaterial(Call[MaterialAdded], post="/cgi-bin/material/add_material", bare=True):
    """Upload permanent material (新增永久素材): 100,000 pictures, 1000 of each other type.

    Errors: 40004 (type), 40005 (type of file), 40006, 45001 (size), 41005 (no file), 44001 (empty file).
    https://developers.weixin.qq.com/doc/service/api/material/permanent/api_addmaterial
    """

    type: Query[MediaType]
    media: Upload
    """Limits as with `UploadMedia`; pictures may be BMP too, recordings WMA or WAV."""
    description: VideoDescription | None = None
    """Of a video, which needs it."""


class MaterialContent(Blob):
    """A file, or articles, or where to fetch the video."""

    news_item: list[NewsItem] | None = None
    """Only of articles."""
    title: str | None = None
    """Only of a video, as the next two."""
    description: str | None = None
    down_url: str | None = None
    """Where to fetch it."""


class GetMaterial(Call[MaterialContent], post="/cgi-bin/material/get_material", bare=True, repeatable=True):
    """Fetch permanent material (获取永久素材): pictures and recordings as files, the rest as fields.

    Errors: 40007 (media_id).
    https://developers.weixin.qq.com/doc/service/api/material/permanent/api_getmaterial
    """

    media_id: str


class DeleteMaterial(Call[Ok], post="/cgi-bin/material/del_material"):
    """Delete permanent material (删除永久素材).

    Errors: 40007 (media_id), 48005 (a menu or an automatic reply uses it).
    https://developers.weixin.qq.com/doc/service/api/material/permanent/api_delmaterial
    """

    media_id: str


class MaterialCount(Reply):
    """How much permanent material there is, that of the console included."""

    voice_count: int = 0
    video_count: int = 0
    image_count: int = 0
    news_count: int = 0


class CountMaterial(Call[MaterialCount], get="/cgi-bin/material/get_materialcount", bare=True):
    """How much permanent material there is (获取永久素材总数).

    https://developers.weixin.qq.com/doc/service/api/material/permanent/api_getmaterialcount
    """


class MaterialNews(Output):
    """Articles and their times."""

    news_item: list[NewsItem] = []
    create_time: int | None = None
    """Unix seconds."""
    update_time: int | None = None
    """Unix seconds."""


class MaterialItem(Output):
    """A piece of permanent material: `name` and `url` of files, `content` of articles."""

    media_id: str = ""
    name: str | None = None
    url: str | None = None
    update_time: int = 0
    """Unix seconds."""
    content: MaterialNews | None = None


class MaterialPage(Reply):
    """A page of permanent material."""

    total_count: int = 0
    """How many there are of this type."""
    item_count: int = 0
    """How many this page has."""
    item: list[MaterialItem] = []


class ListMaterial(
    Call[MaterialPage], post="/cgi-bin/material/batchget_material", bare=True, repeatable=True
):
    """Permanent material of a type, newest first (获取永久素材列表).

    Errors: 40004 (type).
    https://developers.weixin.qq.com/doc/service/api/material/permanent/api_batchgetmaterial
    """

    type: Literal["image", "video", "voice", "news"]
    offset: int = Field(default=0, ge=0)
    """How many to skip."""
    count: int = Field(default=20, ge=1, le=20)
    """How many to list, at most 20."""


class ImageUploaded(Reply):
    """Where the picture is."""

    url: str = ""


class UploadImage(Call[ImageUploaded], post="/cgi-bin/media/uploadimg", bare=True):
    """Upload a picture for the text of articles or a card's logo (上传图文消息图片); no stock is used.

    Errors: 40005 (type of file), 40009 (size).
    https://developers.weixin.qq.com/doc/service/api/material/permanent/api_uploadimage
    """

    media: Upload
    """JPEG or PNG below 1 MB."""


class NewsAdded(Reply):
    """The new article pack."""

    media_id: str = ""


class AddNews(Call[NewsAdded], post="/cgi-bin/material/add_news", bare=True):
    """Add a permanent article pack (新增永久图文素材). Retired: write drafts.

    Errors: 45106 whatever is given, since 2022-02-28.
    https://developers.weixin.qq.com/doc/offiaccount/Asset_Management/Adding_Permanent_Assets.html
    """

    articles: Annotated[list[NewsArticle], Field(min_length=1, max_length=8)]


class UpdateNews(Call[Ok], post="/cgi-bin/material/update_news", repeatable=True):
    """Replace one article of a permanent pack (修改永久图文素材). Retired: write drafts.

    Errors: 45106 whatever is given, since 2022-02-28.
    https://developers.weixin.qq.com/doc/offiaccount/Asset_Management/Adding_Permanent_Assets.html
    """

    media_id: str
    index: int = Field(ge=0)
    """Which article, from 0."""
    articles: NewsArticle
    """One article, in spite of the name."""


def _items(page: MaterialPage) -> list[MaterialItem]:
    return page.item


class MaterialCalls:
    """Temporary and permanent material."""

    upload = endpoint(UploadMedia)
    get_temporary = endpoint(GetMedia)
    jssdk_voice = endpoint(GetJsSdkVoice)
    add = endpoint(AddMaterial)
    get = endpoint(GetMaterial)
    delete = endpoint(DeleteMaterial)
    count = endpoint(CountMaterial)
    list = endpoint(ListMaterial)
    iter_list = paged(ListMaterial, _items, offset("item", size="count"))
    upload_image = endpoint(UploadImage)
    add_news = endpoint(AddNews)
    update_news = endpoint(UpdateNews)


class Material(MaterialCalls, Sync):
    """Temporary and permanent material (素材管理)."""


class AsyncMaterial(MaterialCalls, Async):
    """Temporary and permanent material (素材管理)."""
