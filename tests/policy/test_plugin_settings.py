"""What plugins' settings are made of: exact rates, moments, spans, messages, caps."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from wxkit.policy.plugin_settings import (
    Budget,
    EndMoment,
    Message,
    Moment,
    Rate,
    Rounding,
    Span,
    caps_of,
    category_of,
    part,
    yuan,
)

MIDNIGHT = 1_781_712_000
"""18 June 2026, 0:00 in Shanghai."""


@pytest.mark.parametrize(
    ("given", "expected"),
    [(2, 2), ("3/2", Fraction(3, 2)), ("1.1", Fraction(11, 10)), ("2.5%", Fraction(1, 40)), ("0", 0)],
)
def test_rates_are_exact(given: Any, expected: Fraction) -> None:
    assert TypeAdapter(Rate).validate_python(given) == expected


@pytest.mark.parametrize("given", [0.1, True, "-1", "1/0", "x", "", None, "1e3", -1])
def test_what_is_no_rate_is_refused(given: Any) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Rate).validate_python(given)


def test_rates_have_a_schema() -> None:
    assert "anyOf" in TypeAdapter(Rate).json_schema()


@pytest.mark.parametrize(
    "given",
    [
        date(2026, 6, 18),
        datetime(2026, 6, 18),
        "2026-06-18",
        "2026-06-18T00:00",
        "2026-06-17T16:00+00:00",
        MIDNIGHT,
    ],
)
def test_moments_without_an_offset_are_shanghais(given: Any) -> None:
    assert TypeAdapter(Moment).validate_python(given) == MIDNIGHT


def test_the_end_on_a_date_includes_that_day() -> None:
    assert TypeAdapter(EndMoment).validate_python("2026-06-18") == MIDNIGHT + 86_400
    assert TypeAdapter(EndMoment).validate_python("2026-06-18T20:00") == MIDNIGHT + 20 * 3_600


@pytest.mark.parametrize("given", ["tomorrow", "18.6.2026", "2026-13-01"])
def test_what_is_no_moment_is_refused(given: str) -> None:
    with pytest.raises(ValidationError, match="a moment is a date"):
        TypeAdapter(Moment).validate_python(given)


def test_a_span_ends_just_before_its_end() -> None:
    span = Span.model_validate({"start": "2026-06-18", "end": "2026-06-18"})
    assert [span.holds(MIDNIGHT + offset) for offset in (-1, 0, 86_399, 86_400)] == [False, True, True, False]
    with pytest.raises(ValidationError, match="end: it must come after start"):
        Span(start=5, end=5)


def test_a_message_is_filled_in() -> None:
    message = Message(template_id="t", data={"thing1": "{tier} ends"}, page="pages/me?tier={tier}")
    word = message.to("mei", "rule", "reason", tier="gold")
    assert (word.person, word.channel, word.page) == ("mei", "subscribe", "pages/me?tier=gold")
    assert word.data == (("thing1", "gold ends"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{date}", r"notice: \{date\} is unknown; known are tier"),
        ("{tier.x}", r"\{tier.x\} is unknown"),
        ("{", "notice: '{'"),
    ],
)
def test_a_message_with_unknown_names_is_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Message(template_id="t", page=text).check("notice", ["tier"])


def test_caps_name_a_person_or_nobody() -> None:
    budgets = (Budget(limit=5, period="day", per_person=True), Budget(limit=9))
    assert [(cap.limit, cap.person) for cap in caps_of("x", budgets, "mei", 10)] == [(50, "mei"), (90, None)]


def test_the_innermost_known_category_counts() -> None:
    assert category_of(("1", "11", "111"), {"1", "11"}) == "11"
    assert category_of(("2",), {"1": 0}) is None


@pytest.mark.parametrize(
    ("rounding", "expected"), [("down", [0, 0, 1]), ("half_up", [0, 1, 1]), ("up", [1, 1, 1])]
)
def test_parts_are_rounded_as_said(rounding: Rounding, expected: list[int]) -> None:
    assert [part(amount, 1, 4, rounding) for amount in (1, 2, 4)] == expected


def test_money_for_people() -> None:
    assert [yuan(fen) for fen in (0, 5, 19_980)] == ["0.00", "0.05", "199.80"]
