"""Temporary and permanent material: uploaded, fetched, listed, deleted."""

from __future__ import annotations

from wxkit._call import Blob, Ok
from wxkit.service_account.material import (
    AddMaterial,
    CountMaterial,
    DeleteMaterial,
    GetJsSdkVoice,
    GetMaterial,
    GetMedia,
    ImageUploaded,
    ListMaterial,
    MaterialAdded,
    MaterialContent,
    MaterialCount,
    MaterialItem,
    MaterialPage,
    MediaFile,
    MediaUploaded,
    UploadImage,
    UploadMedia,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account import media
from wxkit_sandbox.service_account.media import MediaShelf, Stored, check_file, keep, permanent, picture_url
from wxkit_sandbox.service_account.menu import MenuBook
from wxkit_sandbox.world import App

__all__: list[str] = []

NO_FILE = {"media": 41005, "type": 40004}
MEDIA_ID = {"media_id": 40007, "media_id:missing": 41006}
VIDEOS = "http://203.205.158.1/vweixinp"
PICTURE_BYTES = 1 << 20


@handles(UploadMedia, invalid=NO_FILE)
def upload_media(app: App, call: UploadMedia) -> MediaUploaded:
    """https://developers.weixin.qq.com/doc/service/api/material/temporary/api_uploadtempmedia"""
    check_file(call.type, call.media)
    stored = keep(app, call.type, call.media, app.state(MediaShelf).temporary, "temporary")
    return MediaUploaded(type=call.type, media_id=stored.media_id, created_at=stored.at)


@handles(GetMedia, invalid=MEDIA_ID)
def get_media(app: App, call: GetMedia) -> MediaFile:
    """https://developers.weixin.qq.com/doc/service/api/material/temporary/api_getmedia"""
    stored = media.temporary(app, call.media_id)
    if stored.type == "video":
        return MediaFile(video_url=f"{VIDEOS}/{stored.media_id}", content_type="")
    return MediaFile(
        content=stored.file.content, content_type=stored.file.content_type, filename=stored.file.filename
    )


@handles(GetJsSdkVoice, invalid=MEDIA_ID)
def get_jssdk_voice(app: App, call: GetJsSdkVoice) -> Blob:
    """https://developers.weixin.qq.com/doc/service/api/material/temporary/api_gethdvoice"""
    file = media.temporary(app, call.media_id).speex
    if file is None:
        raise Refusal(40007)
    return Blob(content=file.content, content_type=file.content_type, filename=file.filename)


@handles(AddMaterial, invalid=NO_FILE)
def add_material(app: App, call: AddMaterial) -> MaterialAdded:
    """https://developers.weixin.qq.com/doc/service/api/material/permanent/api_addmaterial"""
    check_file(call.type, call.media, for_good=True)
    if call.type == "video" and call.description is None:
        raise Refusal(41005)
    stored = keep(app, call.type, call.media, app.state(MediaShelf).permanent, "permanent")
    if call.description is not None:
        stored.title, stored.introduction = call.description.title, call.description.introduction
    if call.type == "image":
        return MaterialAdded(media_id=stored.media_id, url=picture_url(app, stored.media_id))
    return MaterialAdded(media_id=stored.media_id)


@handles(GetMaterial, invalid=MEDIA_ID)
def get_material(app: App, call: GetMaterial) -> MaterialContent:
    """https://developers.weixin.qq.com/doc/service/api/material/permanent/api_getmaterial"""
    stored = permanent(app, call.media_id)
    if stored.type == "video":
        return MaterialContent(
            title=stored.title,
            description=stored.introduction,
            down_url=f"{VIDEOS}/{stored.media_id}",
            content_type="",
        )
    file = stored.file
    return MaterialContent(content=file.content, content_type=file.content_type, filename=file.filename)


@handles(DeleteMaterial, invalid=MEDIA_ID)
def delete_material(app: App, call: DeleteMaterial) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/material/permanent/api_delmaterial"""
    permanent(app, call.media_id)
    if app.state(MenuBook).names(call.media_id):
        raise Refusal(48005)
    del app.state(MediaShelf).permanent[call.media_id]
    return Ok()


@handles(CountMaterial)
def count_material(app: App, call: CountMaterial) -> MaterialCount:
    """https://developers.weixin.qq.com/doc/service/api/material/permanent/api_getmaterialcount"""
    shelf = app.state(MediaShelf).permanent
    return MaterialCount(
        voice_count=_count(shelf, "voice"),
        video_count=_count(shelf, "video"),
        image_count=_count(shelf, "image"),
        news_count=0,
    )


@handles(ListMaterial, invalid={"type": 40004})
def list_material(app: App, call: ListMaterial) -> MaterialPage:
    """https://developers.weixin.qq.com/doc/service/api/material/permanent/api_batchgetmaterial"""
    fitting = [one for one in app.state(MediaShelf).permanent.values() if one.type == call.type]
    page = fitting[::-1][call.offset : call.offset + call.count]
    items = [_item(app, stored) for stored in page]
    return MaterialPage(total_count=len(fitting), item_count=len(items), item=items)


def _item(app: App, stored: Stored) -> MaterialItem:
    item = MaterialItem(media_id=stored.media_id, name=stored.file.filename, update_time=stored.at)
    if stored.type == "image":
        item.url = picture_url(app, stored.media_id)
    return item


def _count(shelf: dict[str, Stored], kind: str) -> int:
    return sum(stored.type == kind for stored in shelf.values())


@handles(UploadImage, invalid={"media": 41005})
def upload_image(app: App, call: UploadImage) -> ImageUploaded:
    """https://developers.weixin.qq.com/doc/service/api/material/permanent/api_uploadimage"""
    if call.media.filename.rpartition(".")[2].lower() not in ("png", "jpg", "jpeg"):
        raise Refusal(40005)
    if not 0 < len(call.media.content) < PICTURE_BYTES:
        raise Refusal(40009)
    return ImageUploaded(url=picture_url(app, f"article-{app.world.ids.count('article-picture')}"))
