"""Cursor paging: a `next_key` that fits only the query that it came from."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from wxkit_sandbox.handlers import Refusal

__all__ = ["Page", "page_from", "page_of"]

LARGEST = 1 << 32
"""A page or a place in a list is never larger; who asks for more gets everything there is."""


class Page(NamedTuple):
    """Ids of one page and how to go on."""

    ids: list[str]
    next_key: str
    """Empty on the last page."""
    start: int


def page_of(
    ids: Sequence[str], size: int, next_key: str | None, query: object, *, mismatch: int, number: int = 1
) -> Page:
    """The page that begins at `next_key`, or the page of this number when there is no key.

    A key of another query is refused with `mismatch`.
    """
    skipped = 0 if next_key else min((number - 1) * size, LARGEST)

    def walk(start: int) -> Iterator[tuple[int, str]]:
        return enumerate(islice(ids, start + skipped, None), start + skipped)

    return page_from(walk, size, next_key, query, mismatch=mismatch)


def page_from(
    walk: Callable[[int], Iterator[tuple[int, str]]],
    size: int,
    next_key: str | None,
    query: object,
    *,
    mismatch: int,
) -> Page:
    """The page that begins at `next_key`, of ids that are looked for as they are needed.

    `walk` yields every id from a place on, each with its place, so that nothing is walked twice.
    """
    mark = hashlib.sha256(repr(query).encode()).hexdigest()[:8]
    start = _start(next_key, mark, mismatch) if next_key else 0
    found = list(islice(walk(start), min(size, LARGEST) + 1))
    following = urlsafe_b64encode(f"{mark}:{found[size][0]}".encode()).decode() if len(found) > size else ""
    return Page([id_ for _, id_ in found[:size]], following, start)


def _start(next_key: str, mark: str, mismatch: int) -> int:
    try:
        known, start = urlsafe_b64decode(next_key).decode().split(":")
        position = int(start)
    except ValueError:
        raise Refusal(mismatch) from None
    if known != mark or not 0 <= position <= LARGEST:
        raise Refusal(mismatch)
    return position
