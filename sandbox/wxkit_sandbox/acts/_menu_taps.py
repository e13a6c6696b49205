"""What each type of menu button does when it is tapped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wxkit.callbacks import Push
from wxkit.callbacks.events import (
    Click,
    LocationSelect,
    PicPhotoOrAlbum,
    PicSysphoto,
    PicWeixin,
    ScanCode,
    ScancodePush,
    ScancodeWaitmsg,
    SentLocation,
    SentPic,
    SentPicItems,
    SentPics,
    View,
    ViewMiniprogram,
)
from wxkit.callbacks.messages import Location
from wxkit_sandbox.acts._written import picture
from wxkit_sandbox.world import App

if TYPE_CHECKING:
    from wxkit_sandbox.acts.messaging import TapMenu

__all__ = ["EARNING", "Tap", "pushes_of"]

EARNING = ("click", "scancode_push", "scancode_waitmsg")
"""Only these let the account write to the person."""


@dataclass(frozen=True, slots=True)
class Tap:
    """A button that is tapped."""

    app: App
    act: TapMenu
    button: dict[str, Any]
    menuid: str

    @property
    def key(self) -> str:
        return str(self.button["key"])


def pushes_of(tap: Tap) -> list[Push]:
    """What WeChat pushes, in order: nothing for buttons that show the account's own material."""
    make = _PUSHES.get(tap.button["type"])
    return make(tap) if make else []


def _click(tap: Tap) -> list[Push]:
    return [Click(event_key=tap.key)]


def _view(tap: Tap) -> list[Push]:
    return [View(event_key=tap.button["url"], menu_id=tap.menuid)]


def _miniprogram(tap: Tap) -> list[Push]:
    return [ViewMiniprogram(event_key=tap.button["pagepath"], menu_id=tap.menuid)]


def _scan(kind: type[ScancodePush | ScancodeWaitmsg]) -> Callable[[Tap], list[Push]]:
    def pushes(tap: Tap) -> list[Push]:
        scanned = ScanCode(scan_type="qrcode", scan_result=tap.act.scan_result)
        return [kind(event_key=tap.key, scan_code_info=scanned)]

    return pushes


def _pictures(kind: type[PicSysphoto | PicPhotoOrAlbum | PicWeixin]) -> Callable[[Tap], list[Push]]:
    def pushes(tap: Tap) -> list[Push]:
        ids, count = tap.app.world.ids, tap.act.pictures
        items = tuple(SentPic(pic_md5_sum=f"{ids.random.getrandbits(128):032x}") for _ in range(count))
        sent = SentPics(count=count, pic_list=SentPicItems(item=items))
        return [kind(event_key=tap.key, send_pics_info=sent), *(picture(tap.app) for _ in items)]

    return pushes


def _location(tap: Tap) -> list[Push]:
    act = tap.act
    picked = SentLocation(
        location_x=str(act.latitude),
        location_y=str(act.longitude),
        scale="15",
        label=act.label,
        poiname="",
    )
    message = Location(location_x=act.latitude, location_y=act.longitude, scale=15, label=act.label)
    return [LocationSelect(event_key=tap.key, send_location_info=picked), message]


_PUSHES: dict[str, Callable[[Tap], list[Push]]] = {
    "click": _click,
    "view": _view,
    "miniprogram": _miniprogram,
    "scancode_push": _scan(ScancodePush),
    "scancode_waitmsg": _scan(ScancodeWaitmsg),
    "pic_sysphoto": _pictures(PicSysphoto),
    "pic_photo_or_album": _pictures(PicPhotoOrAlbum),
    "pic_weixin": _pictures(PicWeixin),
    "location_select": _location,
}
