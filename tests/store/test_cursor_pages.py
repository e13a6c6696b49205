"""Cursor pages go on where the page before ended: nothing is looked at twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.store.order_journal import Journal
from wxkit_sandbox.store.pages import page_from, page_of

BAD = 606006


def test_a_page_walks_no_further_than_it_must() -> None:
    seen: list[int] = []

    def walk(start: int) -> Iterator[tuple[int, str]]:
        for place in range(start, 1000):
            seen.append(place)
            if place % 10 == 0:
                yield place, str(place)

    first = page_from(walk, 2, None, "query", mismatch=BAD)
    second = page_from(walk, 2, first.next_key, "query", mismatch=BAD)
    assert (first.ids, second.ids) == (["0", "10"], ["20", "30"])
    assert seen == [*range(21), *range(20, 41)]


def test_the_last_page_has_no_key() -> None:
    page = page_of(["a", "b"], 2, None, "query", mismatch=BAD)
    assert (page.ids, page.next_key) == (["a", "b"], "")


def test_a_key_fits_one_query() -> None:
    key = page_of(["a", "b"], 1, None, "query", mismatch=BAD).next_key
    with pytest.raises(Refusal):
        page_of(["a", "b"], 1, key, "another", mismatch=BAD)


def test_a_journal_finds_the_entries_of_a_span_whatever_the_order_of_writing() -> None:
    journal = Journal()
    for when, name in ((10, "a"), (30, "c"), (20, "b"), (30, "d")):
        journal.write(when, name)
    found = [journal.entries[place][2] for place in journal.span(20, 30)]
    assert found == ["b", "c", "d"]
    assert list(journal.span(31, 40)) == []
