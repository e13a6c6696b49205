"""Files for made-to-order goods (定制商品资料): a mini-program uploads them, the shop fetches them."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Query, Reply, Upload
from wxkit._endpoint import Async, Sync, endpoint

__all__ = [
    "AsyncCustomFiles",
    "CustomFileUploaded",
    "CustomFiles",
    "DownloadUrl",
    "GetDownloadUrl",
    "UploadCustomFile",
]


class CustomFileUploaded(Reply):
    """The uploaded file."""

    media_id: str = ""


class UploadCustomFile(Call[CustomFileUploaded], post="/channels/ec/open/upload"):
    """Upload what a buyer wants on the goods (上传资料): below 10 MB as `file`, below 50 MB by `file_url`.

    Called by the mini-program that works with the shop. With an address, WeChat documents the openid in
    the body instead of the query: give it there too with `extra={"openid": …}`.

    https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/cooperation_shop/upload.html
    """

    openid: Query[str]
    """The buyer."""
    upload_type: Query[int] = Field(ge=0, le=1)
    """0 sends `file`, 1 sends `file_url`."""
    file: Upload | None = None
    """A picture, a drawing, an archive, an office document."""
    file_url: str | None = None


class DownloadUrl(Reply):
    """Where the file is."""

    url: str = ""
    """Works for 10 minutes."""
    expire_time: int = 0
    """Unix seconds."""


class GetDownloadUrl(Call[DownloadUrl], post="/channels/ec/open/get_download_url", repeatable=True):
    """A link to the file of an order (获取定制资料下载链接).

    https://developers.weixin.qq.com/doc/store/shop/API/miniandstore/get_download_url.html
    """

    openid: str
    """The buyer."""
    order_id: str


class CustomFileCalls:
    """Files for made-to-order goods."""

    upload = endpoint(UploadCustomFile)
    download_url = endpoint(GetDownloadUrl)


class CustomFiles(CustomFileCalls, Sync):
    """Files for made-to-order goods (定制商品资料)."""


class AsyncCustomFiles(CustomFileCalls, Async):
    """Files for made-to-order goods (定制商品资料)."""
