"""Files that a service account keeps, for three days or for good, and what it takes for a file.

https://developers.weixin.qq.com/doc/service/api/material/temporary/api_uploadtempmedia
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._call import Upload
from wxkit.service_account.material import MediaType
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.world import App

__all__ = [
    "LIVES",
    "SPEEX",
    "MediaShelf",
    "Stored",
    "check_file",
    "keep",
    "kept",
    "permanent",
    "picture_url",
    "received",
    "temporary",
]

LIVES = 3 * 86400
KILO, MEGA = 1 << 10, 1 << 20
SIZES: dict[str, int] = {"image": 10 * MEGA, "voice": 2 * MEGA, "video": 10 * MEGA, "thumb": 64 * KILO}
ENDINGS: dict[str, tuple[str, ...]] = {
    "image": ("png", "jpg", "jpeg", "gif"),
    "voice": ("amr", "mp3"),
    "video": ("mp4",),
    "thumb": ("jpg", "jpeg"),
}
PERMANENT_ENDINGS: dict[str, tuple[str, ...]] = {"image": ("bmp",), "voice": ("wma", "wav")}
"""What can be kept for good besides."""
MEDIA_ID = 40007
PLACEHOLDERS: dict[MediaType, Upload] = {
    "image": Upload(b"\xff\xd8\xff\xe0 a picture", "image.jpg", "image/jpeg"),
    "voice": Upload(b"#!AMR\n a recording", "voice.amr", "audio/amr"),
    "video": Upload(b"\x00\x00\x00\x18ftypmp42 a video", "video.mp4", "video/mp4"),
    "thumb": Upload(b"\xff\xd8\xff\xe0 a cover", "thumb.jpg", "image/jpeg"),
}
"""What people send."""
SPEEX = Upload(b"Speex   a recording", "voice.speex", "voice/speex")


@dataclass(slots=True)
class Stored:
    """A file."""

    media_id: str
    type: MediaType
    file: Upload
    at: int
    title: str = ""
    introduction: str = ""
    speex: Upload | None = None
    """The same in better quality, of recordings that pages upload."""


@dataclass(slots=True)
class MediaShelf:
    """All files of an account by media_id, oldest first."""

    temporary: dict[str, Stored] = field(default_factory=dict[str, Stored])
    permanent: dict[str, Stored] = field(default_factory=dict[str, Stored])

    def living(self, media_id: str, now: int) -> Stored | None:
        """The temporary file of this id, unless its three days are over."""
        stored = self.temporary.get(media_id)
        return None if stored is None or now >= stored.at + LIVES else stored


def check_file(kind: MediaType, file: Upload, *, for_good: bool = False) -> None:
    """40005 for the wrong kind of file, 44001 for one that is empty, 40006 for one that is too large."""
    endings = ENDINGS[kind] + (PERMANENT_ENDINGS.get(kind, ()) if for_good else ())
    if file.filename.rpartition(".")[2].lower() not in endings:
        raise Refusal(40005)
    if not file.content:
        raise Refusal(44001)
    if len(file.content) > SIZES[kind]:
        raise Refusal(40006)


def keep(app: App, kind: MediaType, file: Upload, shelf: dict[str, Stored], where: str) -> Stored:
    """Put a file on a shelf under a new media_id."""
    number = app.world.ids.count(f"media/{where}")
    media_id = app.world.ids.derived(64, "media", where, app.appid, str(number))
    stored = shelf[media_id] = Stored(media_id, kind, file, app.world.clock.time())
    return stored


def temporary(app: App, media_id: str) -> Stored:
    """A file of the last three days; 40007 when there is none."""
    stored = app.state(MediaShelf).living(media_id, app.world.clock.time())
    if stored is None:
        raise Refusal(MEDIA_ID)
    return stored


def permanent(app: App, media_id: str) -> Stored:
    """A file that is kept for good; 40007 when there is none."""
    stored = app.state(MediaShelf).permanent.get(media_id)
    if stored is None:
        raise Refusal(MEDIA_ID)
    return stored


def kept(app: App, media_id: str) -> Stored:
    """A file of either shelf; 40007 when there is none."""
    shelf = app.state(MediaShelf).permanent
    return shelf[media_id] if media_id in shelf else temporary(app, media_id)


def received(app: App, kind: MediaType, media_id: str = "") -> str:
    """The media_id of a file that a person sends, which the app may fetch for three days; a placeholder."""
    shelf = app.state(MediaShelf).temporary
    if app.state(MediaShelf).living(media_id, app.world.clock.time()):
        return media_id
    stored = keep(app, kind, PLACEHOLDERS[kind], shelf, "received")
    if not media_id:
        return stored.media_id
    shelf[media_id] = shelf.pop(stored.media_id)
    shelf[media_id].media_id = media_id
    return media_id


def picture_url(app: App, name: str) -> str:
    """Where a picture shows, inside WeChat only."""
    return f"http://mmbiz.qpic.cn/mmbiz_png/{app.world.ids.derived(24, 'picture', app.appid, name)}/0"
