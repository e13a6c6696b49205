"""Parametric QR codes: made, shown, found again by those who scan them."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass, field

from wxkit._call import Blob
from wxkit.service_account.qrcode import CreateQrCode, QrCodeCreated, ShowQrCode
from wxkit_sandbox.handlers import HttpRefusal, handles, handles_open
from wxkit_sandbox.service_account.card_links import CardLinks
from wxkit_sandbox.world import App, Directory

__all__ = ["Code", "QrCodes"]

DEFAULT_LIFE = 60
PICTURE = b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB"
    "AQEBAQEBAQEBAQEBAQEBAQH/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAA"
    "AAD/2gAIAQEAAD8AP//Z"
)
"""One grey pixel. The content of a code is its `url`; people scan that, or the ticket."""


@dataclass(slots=True)
class Code:
    """One code."""

    ticket: str
    url: str
    scene_id: int
    scene_str: str
    ends: float | None
    """Unix seconds; None for a permanent code."""

    @property
    def scene(self) -> str:
        """The scene as events tell it."""
        return self.scene_str or str(self.scene_id)


@dataclass(slots=True)
class QrCodes:
    """The codes of one account, by ticket and by content."""

    by_ticket: dict[str, Code] = field(default_factory=dict[str, Code])
    by_url: dict[str, Code] = field(default_factory=dict[str, Code])

    def alive(self, ticket_or_url: str, now: float) -> Code | None:
        """The code, unless it is unknown or has expired."""
        code = self.by_ticket.get(ticket_or_url) or self.by_url.get(ticket_or_url)
        return None if code is None or (code.ends is not None and now >= code.ends) else code


@handles(CreateQrCode, invalid={"action_name": 40052, "action_info": 40053})
def create_qr_code(app: App, call: CreateQrCode) -> QrCodeCreated:
    """https://developers.weixin.qq.com/doc/service/api/qrcode/qrcodes/api_createqrcode"""
    ids, scene = app.world.ids, call.action_info.scene
    textual = call.action_name.endswith("_STR_SCENE")
    life = None if call.permanent else call.expire_seconds or DEFAULT_LIFE
    code = Code(
        ticket="gQ" + ids.token(92) + "==",
        url=f"http://weixin.qq.com/q/02{ids.token(20)}",
        scene_id=0 if textual else scene.scene_id or 0,
        scene_str=(scene.scene_str or "") if textual else "",
        ends=None if life is None else app.world.clock.now() + life,
    )
    codes = app.state(QrCodes)
    codes.by_ticket[code.ticket] = codes.by_url[code.url] = code
    if life is None:
        return QrCodeCreated(ticket=code.ticket, url=code.url)
    return QrCodeCreated(ticket=code.ticket, expire_seconds=life, url=code.url)


@handles_open(ShowQrCode)
def show_qr_code(directory: Directory, call: ShowQrCode) -> Blob:
    """https://developers.weixin.qq.com/doc/service/api/qrcode/qrcodes/api_createqrcode"""
    for app in directory.apps.values():
        if app.kind == "service_account" and _known(app, call.ticket):
            return Blob(content=PICTURE, content_type="image/jpg")
    raise HttpRefusal(404)


def _known(app: App, ticket: str) -> bool:
    """Whether it is a code of the account, or one by which it hands out cards."""
    now = app.world.clock.now()
    return bool(app.state(QrCodes).alive(ticket, now) or app.state(CardLinks).alive(ticket, now))
