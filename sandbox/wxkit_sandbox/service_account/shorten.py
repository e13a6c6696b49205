"""Short keys (短key托管): long data is kept for a while, and found again by its key."""

from __future__ import annotations

import string
from dataclasses import dataclass, field

from wxkit.service_account.shorten import (
    FetchShortKey,
    GenerateShortKey,
    LongData,
    ShortKey,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.world import App

__all__: list[str] = []

MISSING, TOO_LONG, TOO_LATE, UNKNOWN = 47003, 9410010, 9410011, 9410012
BASE62 = string.digits + string.ascii_letters
LETTERS = 15
MONTH = 30 * 86400


@dataclass(slots=True)
class KeptData:
    """What a key stands for. Times are Unix seconds."""

    long_data: str
    made: int
    ends: int


@dataclass(slots=True)
class ShortKeys:
    """All short keys of an account."""

    by_key: dict[str, KeptData] = field(default_factory=dict[str, KeptData])


@handles(
    GenerateShortKey,
    invalid={"long_data": MISSING, "long_data:too_many_bytes": TOO_LONG, "expire_seconds": TOO_LATE},
)
def generate(app: App, call: GenerateShortKey) -> ShortKey:
    """https://developers.weixin.qq.com/doc/service/api/qrcode/shorten/api_genshortkey"""
    if not call.long_data:
        raise Refusal(MISSING)
    now = app.world.clock.time()
    key = "".join(app.world.ids.random.choices(BASE62, k=LETTERS))
    app.state(ShortKeys).by_key[key] = KeptData(call.long_data, now, now + (call.expire_seconds or MONTH))
    return ShortKey(short_key=key)


@handles(FetchShortKey, invalid={"short_key": MISSING})
def fetch(app: App, call: FetchShortKey) -> LongData:
    """https://developers.weixin.qq.com/doc/service/api/qrcode/shorten/api_fetchshorten"""
    kept, now = app.state(ShortKeys).by_key.get(call.short_key), app.world.clock.time()
    if kept is None or now >= kept.ends:
        raise Refusal(UNKNOWN)
    return LongData(long_data=kept.long_data, create_time=kept.made, expire_seconds=kept.ends - now)
