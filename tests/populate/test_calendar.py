"""Seasons, weekends and festivals."""

from __future__ import annotations

from datetime import date

import pytest

from wxkit_sandbox.populate.calendar import FIRST, LAST, day_of


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 2, 13), "春节"),
        (date(2027, 2, 13), "情人节"),
        (date(2026, 8, 18), "七夕"),
        (date(2025, 10, 5), "中秋节"),
        (date(2025, 11, 10), "双十一"),
    ],
)
def test_the_eve_of_a_festival(day: date, name: str) -> None:
    found = day_of(day)
    assert found.festival is not None
    assert (found.festival.name, found.busy > 1.4) == (name, True)


def test_gifts_are_for_festivals() -> None:
    assert day_of(date(2026, 9, 24)).gifts > 0.4 > 0.15 > day_of(date(2026, 7, 15)).gifts


def test_a_festival_draws_nearer() -> None:
    busy = [day_of(date(2026, 9, day)).gifts for day in (14, 18, 22, 24)]
    assert busy == sorted(busy)


def test_weekends_are_busier() -> None:
    assert day_of(date(2026, 7, 18)).busy > day_of(date(2026, 7, 15)).busy


def test_nobody_ships_at_the_spring_festival() -> None:
    assert [day_of(date(2026, 2, day)).closed for day in (14, 15, 17, 23, 24)] == [
        False, True, True, True, False,
    ]  # fmt: skip


def test_every_year_is_known() -> None:
    for year in range(FIRST, LAST + 1):
        eve = day_of(date(year, 12, 31))
        assert eve.busy > 0
        assert day_of(date(year, 1, 1)).busy > 0
