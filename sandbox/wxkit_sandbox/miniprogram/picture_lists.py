"""The `pic_list` of stores and places: the text of a JSON object with addresses of pictures."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, cast

from wxkit_sandbox.handlers import Refusal

__all__ = ["HOURS", "pictures_in"]

HOURS = re.compile(r"(?:[01]\d|2[0-4]):[0-5]\d-(?:[01]\d|2[0-4]):[0-5]\d")
"""Opening hours, e.g. `11:11-12:12`."""
MOST = 9


def pictures_in(pic_list: str, *, malformed: int, empty: int, address: int) -> list[str]:
    """The addresses, at most nine; each kind of mistake has its code."""
    try:
        found: Any = json.loads(pic_list)["list"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Refusal(malformed) from None
    if not isinstance(found, list):
        raise Refusal(malformed)
    urls = [str(url) for url in cast("Sequence[Any]", found)]
    if len(urls) > MOST:
        raise Refusal(malformed)
    if not urls:
        raise Refusal(empty)
    if not all(url.startswith(("http://", "https://")) for url in urls):
        raise Refusal(address)
    return urls
