"""Files for made-to-order goods (定制商品资料): a mini-program uploads them, the shop fetches them."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._call import Upload
from wxkit.store.custom_files import CustomFileUploaded, DownloadUrl, GetDownloadUrl, UploadCustomFile
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.orderbook import order_of
from wxkit_sandbox.world import App

__all__ = ["CustomFiles"]

BAD, BAD_OPENID, TOO_LARGE = 40097, 40003, 45002
LARGEST = 10 * 1024 * 1024
URL_LASTS = 10 * 60


@dataclass(slots=True)
class CustomFiles:
    """The last file of each person, with its media_id."""

    by_person: dict[str, tuple[str, Upload]] = field(default_factory=dict[str, tuple[str, Upload]])


@handles(UploadCustomFile, invalid={"*": BAD, "openid": BAD_OPENID})
def upload_file(app: App, call: UploadCustomFile) -> CustomFileUploaded:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/cooperation_shop/upload.html"""
    person = app.person(call.openid)
    if person is None:
        raise Refusal(BAD_OPENID)
    file = _file(call)
    number = str(app.world.ids.count("custom-file"))
    media_id = app.world.ids.derived(40, "custom-file", person.id, number)
    app.world.store.state(CustomFiles).by_person[person.id] = (media_id, file)
    return CustomFileUploaded(media_id=media_id)


def _file(call: UploadCustomFile) -> Upload:
    """Sent along, or known by its address."""
    if call.upload_type == 1:
        if not (call.file_url or "").startswith(("http://", "https://")):
            raise Refusal(BAD)
        return Upload(b"", call.file_url or "", "application/octet-stream")
    if call.file is None or not call.file.content:
        raise Refusal(BAD)
    if len(call.file.content) >= LARGEST:
        raise Refusal(TOO_LARGE)
    return call.file


@handles(GetDownloadUrl, invalid={"*": BAD, "openid": BAD_OPENID})
def get_download_url(app: App, call: GetDownloadUrl) -> DownloadUrl:
    """https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/get_download_url.html"""
    order = order_of(app, call.order_id)
    if app.person(call.openid) is not order.owner:
        raise Refusal(BAD_OPENID)
    file = app.state(CustomFiles).by_person.get(order.owner.id)
    if file is None:
        raise Refusal(BAD)
    until = app.world.clock.time() + URL_LASTS
    code = app.world.ids.derived(32, "custom-file-url", file[0], call.order_id, str(until))
    return DownloadUrl(url=f"https://store.weixin.qq.com/file/{code}", expire_time=until)
