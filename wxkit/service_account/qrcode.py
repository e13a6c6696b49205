"""Parametric QR codes (带参数二维码): they tell through which poster, shelf or person somebody came."""

from __future__ import annotations

from typing import Literal, Self
from urllib.parse import quote

from pydantic import Field, model_validator

from wxkit._call import Blob, Call, Input, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit.service_account._checks import problem

__all__ = [
    "AsyncQrCode",
    "CreateQrCode",
    "QrAction",
    "QrCode",
    "QrCodeCreated",
    "QrScene",
    "ShowQrCode",
    "image_url",
]

MONTH = 2_592_000
PERMANENT_IDS = 100_000


class QrScene(Input):
    """What the code says: a number or a text, as the action wants it."""

    scene_id: int | None = Field(default=None, ge=1, le=2**32 - 1)
    """32 bits, not 0; 1 to 100000 for permanent codes."""
    scene_str: str | None = Field(default=None, min_length=1, max_length=64)
    """1 to 64 characters."""


class QrAction(Input):
    """The envelope of the scene."""

    scene: QrScene


class QrCodeCreated(Reply):
    """The new code."""

    ticket: str = ""
    """Fetches the picture, see `ShowQrCode`, and comes back in the events of those who scan."""
    expire_seconds: int | None = None
    """Seconds of life; absent for permanent codes."""
    url: str = ""
    """What the code says, for those who draw it themselves."""


class CreateQrCode(Call[QrCodeCreated], post="/cgi-bin/qrcode/create", bare=True):
    """Make a code (生成带参数的二维码). Temporary ones live up to 30 days, permanent ones are 100,000 in all.

    Errors: 40052 (action_name), 40053 (action_info).
    https://developers.weixin.qq.com/doc/service/api/qrcode/qrcodes/api_createqrcode
    """

    action_name: Literal["QR_SCENE", "QR_STR_SCENE", "QR_LIMIT_SCENE", "QR_LIMIT_STR_SCENE"]
    """Temporary with number or text, permanent (`LIMIT`) with number or text."""
    expire_seconds: int | None = Field(default=None, ge=1, le=MONTH)
    """Life of a temporary code in seconds: 60 by default, 2592000 at most."""
    action_info: QrAction

    @property
    def permanent(self) -> bool:
        """Whether the code never expires."""
        return self.action_name.startswith("QR_LIMIT_")

    @model_validator(mode="after")
    def _scene_fits(self) -> Self:
        scene = self.action_info.scene
        if self.action_name.endswith("_STR_SCENE"):
            if scene.scene_str is None:
                raise problem(f"{self.action_name} needs scene_str", "action_info", "scene", "scene_str")
        elif scene.scene_id is None:
            raise problem(f"{self.action_name} needs scene_id", "action_info", "scene", "scene_id")
        elif self.permanent and scene.scene_id > PERMANENT_IDS:
            raise problem("a permanent scene_id is 1 to 100000", "action_info", "scene", "scene_id")
        return self


class ShowQrCode(Call[Blob], get="/cgi-bin/showqrcode", auth="none", host="mp"):
    """Fetch the picture of a code (通过ticket换取二维码): JPEG, no token needed.

    An unknown or expired ticket is HTTP 404, so an UnexpectedReply with `status` 404.
    https://developers.weixin.qq.com/doc/service/api/qrcode/qrcodes/api_createqrcode
    """

    ticket: str


def image_url(ticket: str) -> str:
    """Where browsers find the picture of a code, for `<img src>`."""
    return f"https://mp.weixin.qq.com/cgi-bin/showqrcode?ticket={quote(ticket, safe='')}"


class QrCodeCalls:
    """Parametric QR codes."""

    create = endpoint(CreateQrCode)
    show = endpoint(ShowQrCode)


class QrCode(QrCodeCalls, Sync):
    """Parametric QR codes (带参数二维码)."""


class AsyncQrCode(QrCodeCalls, Async):
    """Parametric QR codes (带参数二维码)."""
