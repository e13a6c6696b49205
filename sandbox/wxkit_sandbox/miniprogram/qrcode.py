"""Mini-program codes: the shared pool of 100,000, and those without limit."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import quote

from wxkit._call import Blob
from wxkit.miniprogram.qrcode import CreateQrCode, GetQrCode, GetUnlimitedQrCode
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.miniprogram.pages import HOME, Release
from wxkit_sandbox.miniprogram.pictures import picture
from wxkit_sandbox.world import App

__all__ = ["QrPool", "scene_query"]

POOL, UNCHECKED = 100_000, 60_000
_SCENE = re.compile(r"[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+")
_RESERVED = re.compile(r"(?:^|[?&])scancode_time(?:=|&|$)")


@dataclass(slots=True)
class QrPool:
    """Paths that have a code. A second code for the same path is not counted."""

    limit: int = POOL
    paths: set[str] = field(default_factory=set[str])
    unchecked_limit: int = UNCHECKED
    unchecked: set[str] = field(default_factory=set[str])
    """Pages whose unlimited codes were made without a check."""

    def take(self, path: str) -> None:
        """Count a path, or refuse it."""
        _take(self.paths, path, self.limit)

    def take_unchecked(self, page: str) -> None:
        """The same for a page that is not looked for."""
        _take(self.unchecked, page, self.unchecked_limit)


def _take(known: set[str], one: str, limit: int) -> None:
    if one not in known and len(known) >= limit:
        raise Refusal(45029)
    known.add(one)


@handles(GetQrCode, invalid={"path": 40159})
def get_qr_code(app: App, call: GetQrCode) -> Blob:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/qr-code/api_getqrcode"""
    _free_of_reserved(call.path)
    app.state(QrPool).take(call.path)
    return picture(call.path, transparent=bool(call.is_hyaline))


@handles(CreateQrCode, invalid={"path": 40159})
def create_qr_code(app: App, call: CreateQrCode) -> Blob:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/qr-code/api_createqrcode"""
    _free_of_reserved(call.path)
    app.state(QrPool).take(call.path)
    return picture(call.path, transparent=False)


@handles(GetUnlimitedQrCode, invalid={"scene": 40169})
def get_unlimited_qr_code(app: App, call: GetUnlimitedQrCode) -> Blob:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/qrcode-link/qr-code/api_getunlimitedqrcode"""
    if _SCENE.fullmatch(call.scene) is None:
        raise Refusal(40129)
    _free_of_reserved(call.scene)
    page, release = call.page or HOME, app.state(Release)
    if page.startswith("/") or "?" in page:
        raise Refusal(41030)
    released = release.has(page) if call.page else release.online
    if call.check_path is False:
        app.state(QrPool).take_unchecked(page)
    elif not released:
        raise Refusal(41030)
    return picture(f"{page}?{scene_query(call.scene)}", transparent=bool(call.is_hyaline))


def scene_query(scene: str) -> str:
    """The query with which a page opens whose code carries this scene."""
    return f"scene={quote(scene, safe='')}"


def _free_of_reserved(text: str) -> None:
    if _RESERVED.search(text):
        raise Refusal(85096)
