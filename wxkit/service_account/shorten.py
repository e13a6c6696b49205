"""Short keys (短key托管): long data, such as what a QR code says, behind 15 characters."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from wxkit._call import Call, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit.service_account._checks import max_bytes

__all__ = [
    "AsyncShorten",
    "FetchShortKey",
    "GenerateShortKey",
    "LongData",
    "ShortKey",
    "ShortUrl",
    "Shorten",
    "ShortenUrl",
]

MONTH = 2_592_000


class ShortKey(Reply):
    """The key that stands for the data."""

    short_key: str = ""
    """15 letters and digits."""


class GenerateShortKey(Call[ShortKey], post="/cgi-bin/shorten/gen"):
    """Keep long data behind a short key (生成短key).

    Errors: 47003 (no long_data), 9410010 (over 4 KB), 9410011 (expire_seconds).
    https://developers.weixin.qq.com/doc/service/api/qrcode/shorten/api_genshortkey
    """

    long_data: Annotated[str, max_bytes(4096)]
    """At most 4 KB."""
    expire_seconds: int | None = Field(default=None, ge=1, le=MONTH)
    """Life in seconds: 2592000 (30 days) by default and at most."""


class LongData(Reply):
    """The data behind a key."""

    long_data: str = ""
    create_time: int = 0
    """Unix seconds."""
    expire_seconds: int = 0
    """Seconds of life left."""


class FetchShortKey(Call[LongData], post="/cgi-bin/shorten/fetch", repeatable=True):
    """The data behind a short key (还原短key).

    Errors: 47003 (no short_key), 9410012 (unknown, expired, or another account's).
    https://developers.weixin.qq.com/doc/service/api/qrcode/shorten/api_fetchshorten
    """

    short_key: str = Field(min_length=1)


class ShortUrl(Reply):
    """The short address."""

    short_url: str = ""


class ShortenUrl(Call[ShortUrl], post="/cgi-bin/shorturl"):
    """Shorten an address (长链接转成短链接). Retired: use short keys.

    Errors: 45103 (retired).
    https://developers.weixin.qq.com/doc/offiaccount/Account_Management/URL_Shortener.html
    """

    long_url: str
    action: Literal["long2short"] = "long2short"


class ShortenCalls:
    """Short keys."""

    generate = endpoint(GenerateShortKey)
    fetch = endpoint(FetchShortKey)
    url = endpoint(ShortenUrl)


class Shorten(ShortenCalls, Sync):
    """Short keys (短key托管)."""


class AsyncShorten(ShortenCalls, Async):
    """Short keys (短key托管)."""
