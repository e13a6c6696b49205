"""Mini-program codes (小程序码) and square codes (小程序二维码). They never expire.

A code that was made is a picture; a refusal on the same path is JSON and raises.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from wxkit._call import Blob, Call, Input
from wxkit._endpoint import Async, Sync, endpoint

__all__ = [
    "AsyncQrCode",
    "CreateQrCode",
    "EnvVersion",
    "GetQrCode",
    "GetUnlimitedQrCode",
    "LineColor",
    "QrCode",
]

EnvVersion: TypeAlias = Literal["release", "trial", "develop"]
"""Which version opens: released (正式版), trial (体验版), development (开发版)."""

Width = Annotated[int, Field(ge=280, le=1280)]
Channel = Annotated[int, Field(ge=0, le=255)]


class LineColor(Input):
    """Colour of a code's lines."""

    r: Channel = 0
    g: Channel = 0
    b: Channel = 0


class GetQrCode(Call[Blob], post="/wxa/getwxacode", repeatable=True):
    """Make a mini-program code for a path with its query (获取小程序码), 100,000 an account.

    The number is shared with `CreateQrCode`; a path that has a code already is not counted again.
    Errors: 40097, 40159 (path empty or too long), 45029 (no codes left), 85096 (`scancode_time` is WeChat's).
    https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/qr-code/api_getqrcode
    """

    path: str = Field(min_length=1, max_length=1024)
    """Page, with a query if wanted, at most 1024 characters."""
    width: Width | None = None
    """Pixels, 280 to 1280; 430 when absent."""
    auto_color: bool | None = None
    """Let WeChat choose the colour of the lines."""
    line_color: LineColor | None = None
    """Counts when `auto_color` is false; black when absent."""
    is_hyaline: bool | None = None
    """Transparent ground."""
    env_version: EnvVersion | None = None
    """`release` when absent."""


class GetUnlimitedQrCode(Call[Blob], post="/wxa/getwxacodeunlimit", repeatable=True):
    """Make a mini-program code for a page and a scene (获取不限制的小程序码), as many as wanted.

    At most 5000 calls a minute. The page receives `scene` in its query, URI-encoded.
    Errors: 40097, 40129 (characters of scene), 40169 (length of scene), 41030 (page), 85096, 45009.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/qr-code/api_getunlimitedqrcode
    """

    scene: str = Field(min_length=1, max_length=32)
    """1 to 32 of letters, digits and ``!#$&'()*+,/:;=?@-._~``; no `%`, no Chinese."""
    page: str | None = None
    """Page without leading slash and query; the home page when absent."""
    check_path: bool | None = None
    """Refuse a page that is not in the release; true when absent. Without it at most 60,000 pages."""
    env_version: EnvVersion | None = None
    """`release` when absent."""
    width: Width | None = None
    """Pixels, 280 to 1280; 430 when absent."""
    auto_color: bool | None = None
    """Let WeChat choose the colour of the lines."""
    line_color: LineColor | None = None
    """Counts when `auto_color` is false; black when absent."""
    is_hyaline: bool | None = None
    """Transparent ground."""


class CreateQrCode(Call[Blob], post="/cgi-bin/wxaapp/createwxaqrcode", repeatable=True):
    """Make a square code for a path with its query (获取小程序二维码), 100,000 an account.

    The number is shared with `GetQrCode`. Errors: 40159 (path empty or too long), 45029, 85096.
    https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/qr-code/api_createqrcode
    """

    path: str = Field(min_length=1, max_length=128)
    """Page, with a query if wanted, at most 128 characters."""
    width: Width | None = None
    """Pixels, 280 to 1280; 430 when absent."""


class QrCodeCalls:
    """Mini-program codes and square codes."""

    get = endpoint(GetQrCode)
    get_unlimited = endpoint(GetUnlimitedQrCode)
    create = endpoint(CreateQrCode)


class QrCode(QrCodeCalls, Sync):
    """Mini-program codes (小程序码) and square codes (小程序二维码)."""


class AsyncQrCode(QrCodeCalls, Async):
    """Mini-program codes (小程序码) and square codes (小程序二维码)."""
