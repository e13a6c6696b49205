"""Pictures that a mini-program uploads for three days."""

from __future__ import annotations

from wxkit.miniprogram.messages import GetMedia, MediaFile, MediaUploaded, UploadMedia
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.media import ENDINGS, SIZES, MediaShelf, keep, temporary
from wxkit_sandbox.world import App

__all__: list[str] = []

WRONG_KIND, WRONG_SIZE = 40005, 40009


@handles(UploadMedia, invalid={"type": 40004, "media": 41005})
def upload_media(app: App, call: UploadMedia) -> MediaUploaded:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_uploadtempmedia.html"""
    if call.media.filename.rpartition(".")[2].lower() not in ENDINGS["image"]:
        raise Refusal(WRONG_KIND)
    if not 0 < len(call.media.content) <= SIZES["image"]:
        raise Refusal(WRONG_SIZE)
    stored = keep(app, "image", call.media, app.state(MediaShelf).temporary, "temporary")
    return MediaUploaded(type="image", media_id=stored.media_id, created_at=stored.at)


@handles(GetMedia, invalid={"media_id": 40007})
def get_media(app: App, call: GetMedia) -> MediaFile:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-message/api_getmedia.html"""
    file = temporary(app, call.media_id).file
    return MediaFile(content=file.content, content_type=file.content_type, filename=file.filename)
