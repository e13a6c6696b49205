"""List calls go on until the end, and no further."""

from __future__ import annotations

import asyncio
import json

import pytest

import wxkit
from wxkit._http import InProcess
from wxkit._paging import numbered, offset
from wxkit._wire import Incoming, Response


class Pages:
    """A tag with these followers on each page."""

    def __init__(self, *pages: list[str]) -> None:
        self.pages = list(pages)
        self.cursors: list[str | None] = []

    def __call__(self, request: Incoming) -> Response:
        if request.path.endswith("token"):
            return Response(200, b'{"access_token":"t","expires_in":7200}')
        self.cursors.append(json.loads(request.body).get("next_openid"))
        page = self.pages.pop(0) if self.pages else []
        data = (
            {"count": len(page), "data": {"openid": page}, "next_openid": page[-1]} if page else {"count": 0}
        )
        return Response(200, json.dumps(data).encode())


class Counted(wxkit.Reply):
    items: list[int] = []


class Numbered(wxkit.Call[Counted], post="/test/numbered"):
    """https://example.com"""

    page: int = 1
    size: int = 2
    offset: int = 0


def test_pages_are_fetched_as_they_are_needed() -> None:
    pages = Pages(["a", "b"], ["c"])
    account = wxkit.ServiceAccount("wx1", "s", transport=InProcess(pages))
    members = account.tags.iter_members(tagid=1)
    assert [next(members), len(pages.cursors)] == ["a", 1]
    assert list(members) == ["b", "c"]
    assert pages.cursors == [None, "b", "c"]


def test_the_async_twin_yields_the_same() -> None:
    async def all_members() -> list[str]:
        account = wxkit.AsyncServiceAccount("wx1", "s", transport=InProcess(Pages(["a", "b"], ["c"])))
        return [openid async for openid in account.tags.iter_members(tagid=1)]

    assert asyncio.run(all_members()) == ["a", "b", "c"]


def test_a_server_that_repeats_its_cursor_does_not_keep_us() -> None:
    account = wxkit.ServiceAccount("wx1", "s", transport=InProcess(Pages(*[["a"]] * 9)))
    assert list(account.tags.iter_members(tagid=1)) == ["a", "a"]


def test_wrong_arguments_fail_before_anything_is_sent() -> None:
    pages = Pages(["a"])
    account = wxkit.ServiceAccount("wx1", "s", transport=InProcess(pages))
    with pytest.raises(wxkit.InvalidCall, match="tagid"):
        account.tags.iter_members(tagid="many")  # type: ignore[arg-type]
    assert pages.cursors == []


def test_numbered_and_offset_pages_end_with_one_that_is_not_full() -> None:
    full, last = Counted(items=[1, 2]), Counted(items=[3])
    count, skip = numbered("items", page="page", size="size"), offset("items", size="size")
    assert (count(Numbered(), full), count(Numbered(), last)) == (Numbered(page=2), None)
    assert (skip(Numbered(), full), skip(Numbered(), last)) == (Numbered(offset=2), None)
