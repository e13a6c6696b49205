"""The ways in which WeChat's list calls continue, as pure functions from (call, reply) to the next call."""

from __future__ import annotations

from typing import Any, TypeVar

from wxkit._call import Call
from wxkit._endpoint import AfterPage

__all__ = ["cursor", "numbered", "offset"]

C = TypeVar("C", bound=Call[Any])


def cursor(reply_field: str, call_field: str = "", *, more: str = "") -> AfterPage:
    """Pass back what the reply handed out, until it is empty (or, with `more`, until that flag is false)."""
    target = call_field or reply_field

    def after(call: C, reply: Any) -> C | None:
        value = getattr(reply, reply_field)
        if not value or (more and not getattr(reply, more)):
            return None
        return call.model_copy(update={target: value})

    return after


def numbered(items: str, *, page: str, size: str) -> AfterPage:
    """Pages counted up from the first, until one is not full."""

    def after(call: C, reply: Any) -> C | None:
        if len(getattr(reply, items)) < getattr(call, size):
            return None
        return call.model_copy(update={page: getattr(call, page) + 1})

    return after


def offset(items: str, *, start: str = "offset", size: str = "limit") -> AfterPage:
    """Skip what was seen, until a page is not full."""

    def after(call: C, reply: Any) -> C | None:
        seen = len(getattr(reply, items))
        if seen < getattr(call, size):
            return None
        return call.model_copy(update={start: getattr(call, start) + seen})

    return after
