"""What WeChat looks at in live rooms and their goods: names, pictures, WeChat ids, times."""

from __future__ import annotations

import re
import struct
import unicodedata

from wxkit_sandbox.censorship import judged
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.miniprogram.live_book import LiveBook
from wxkit_sandbox.people import Person
from wxkit_sandbox.service_account.media import Stored, picture_url, temporary
from wxkit_sandbox.world import App

__all__ = [
    "banned",
    "check_name",
    "check_times",
    "pixels",
    "proof_address",
    "proved",
    "sized_picture",
    "stored_picture",
    "wechat_user",
]

BAD, BAD_CHARACTERS, NO_PICTURE = 200002, 300040, 300006
SOONEST, LATEST = 600, 183 * 86400
SHORTEST, LONGEST = 1800, 86400
ODD = ("Cc", "Cn", "Co", "Cs", "Sk", "So")
"""Kinds of characters that names do not have: control characters and pictures."""
_WECHAT_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,19}")


def check_name(app: App, name: str, widths: tuple[int, int], *, length: int, content: int) -> None:
    """`widths`: shortest and longest, where a Chinese character is 2 wide and others are 1."""
    width = sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in name)
    if not widths[0] <= width <= widths[1]:
        raise Refusal(length)
    if any(unicodedata.category(character) in ODD for character in name):
        raise Refusal(BAD_CHARACTERS)
    if banned(app, name):
        raise Refusal(content)


def banned(app: App, *contents: str) -> bool:
    """Whether WeChat objects to a name, or to what a picture is made of."""
    return judged(app.world, *contents).suggest == "risky"


def check_times(app: App, start: int, end: int) -> None:
    """It starts 10 minutes to 6 months from now and lasts 30 minutes to 24 hours."""
    ahead = start - app.world.clock.time()
    if not (SOONEST <= ahead <= LATEST and SHORTEST <= end - start <= LONGEST):
        raise Refusal(BAD, "parameter startTime or endTime is invalid")


def stored_picture(app: App, media_id: str) -> Stored:
    """A picture that was uploaded in the last three days, or 300006."""
    try:
        stored = temporary(app, media_id)
    except Refusal:
        raise Refusal(NO_PICTURE) from None
    if stored.type != "image":
        raise Refusal(NO_PICTURE)
    return stored


def sized_picture(app: App, media_id: str, most: int, code: int) -> str:
    """The address of an uploaded picture of at most so many bytes."""
    if len(stored_picture(app, media_id).file.content) > most:
        raise Refusal(code)
    return picture_url(app, media_id)


def pixels(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, GIF or BMP; of a JPEG by its frame; None for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
    elif content.startswith(b"GIF8") and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
    elif content.startswith(b"BM") and len(content) >= 26:
        width, height = struct.unpack("<ii", content[18:26])
    else:
        return _jpeg_pixels(content)
    return width, abs(height)


def _jpeg_pixels(content: bytes) -> tuple[int, int] | None:
    """From the first frame header (SOF) of a JPEG."""
    place = 2
    while content.startswith(b"\xff\xd8") and place + 9 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        (length,) = struct.unpack(">H", content[place + 2 : place + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 + length
    return None


def wechat_user(app: App, wechat_id: str, *, malformed: int, unknown: int) -> Person:
    """Whose WeChat id (微信号) this is: it is the person's id in the world."""
    if _WECHAT_ID.fullmatch(wechat_id) is None:
        raise Refusal(malformed)
    if wechat_id not in app.world.people:
        raise Refusal(unknown)
    return app.world.people[wechat_id]


def proved(app: App, person: Person) -> bool:
    """Whether the person has proved who they are (实名认证) in WeChat's own mini-program for anchors."""
    return person.id in app.state(LiveBook).proved


def proof_address(app: App) -> str:
    """The picture of the code that leads there."""
    return picture_url(app, "live-proof")
