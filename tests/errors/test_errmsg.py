"""The wire texts that the sandbox answers with."""

from __future__ import annotations

import pytest

from wxkit._errcodes import errmsg, wire


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (0, "ok"),
        (40013, "invalid appid"),
        (40125, "invalid appsecret"),
        (41001, "access_token missing"),
        (42001, "access_token expired"),
        (43002, "require POST method"),
        (45009, "reach max api daily quota limit"),
        (47001, "data format error"),
        (48001, "api unauthorized"),
    ],
)
def test_texts_of_wechat(code: int, text: str) -> None:
    assert errmsg(code) == text


def test_a_superseded_token_is_told_about_stable_tokens() -> None:
    assert "access_token is invalid or not latest" in (errmsg(40001) or "")


def test_a_phrase_stands_in_where_the_text_is_not_known() -> None:
    assert errmsg(45056) == "the account has 100 tags already"


def test_an_unknown_code_has_no_text() -> None:
    assert errmsg(123456) is None


def test_no_text_carries_a_rid_of_its_own() -> None:
    assert not [text for text in wire.TEXTS.values() if "rid" in text.split()]
