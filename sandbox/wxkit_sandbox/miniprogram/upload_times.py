"""The `upload_time` of uploads, which tells their order."""

from __future__ import annotations

import re
from datetime import datetime

from wxkit_sandbox.handlers import Refusal

__all__ = ["moment_of"]

_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


def moment_of(upload_time: str) -> float:
    """Unix seconds of a time in RFC 3339; anything else is 268485216."""
    try:
        if _RFC_3339.fullmatch(upload_time):
            return datetime.fromisoformat(upload_time).timestamp()
    except ValueError:
        pass
    raise Refusal(268485216)
