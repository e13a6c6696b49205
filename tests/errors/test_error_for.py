"""From an answer to the error that is raised."""

from __future__ import annotations

import pickle
from typing import Any, cast

import pytest

from wxkit._call import Call
from wxkit._errcodes import error_for
from wxkit._errors import (
    AuthError,
    Busy,
    Conflict,
    ContentRejected,
    InvalidArgument,
    NotFound,
    PermissionDenied,
    QuotaExceeded,
    TokenError,
    Unreachable,
    WeChatError,
)

KINDS = {
    TokenError: (40001, 40014, 41001, 42001),
    AuthError: (40013, 40125, 40164, 40243, 89503, 61004),
    PermissionDenied: (48001, 48004, 50002, 61007, 200011, 10020050),
    QuotaExceeded: (45009, 45011, 44990, 45028, 48006, 10020111),
    NotFound: (40007, 46003, 100002, 10020052, 76001),
    InvalidArgument: (40003, 40097, 43002, 44002, 47001, 47003),
    Conflict: (45065, 65303, 101100, 10020049, 6080076),
    Unreachable: (43101, 45015, 43004, 43019, 45047),
    ContentRejected: (87014, 70000, 45168),
    Busy: (-1, 268487001, 268488001),
    WeChatError: (123456,),
}


class SendNotice:
    __doc_url__ = "https://developers.weixin.qq.com/doc/send"
    secret = "not-for-people"


def refused(code: int, text: str, **extra: Any) -> WeChatError:
    return error_for(code, text, cast("Call[Any]", SendNotice()), **extra)


@pytest.mark.parametrize(("kind", "code"), [(kind, code) for kind, codes in KINDS.items() for code in codes])
def test_kind_by_code(kind: type[WeChatError], code: int) -> None:
    assert type(error_for(code, "whatever")) is kind


def test_a_dead_token_is_also_an_auth_error() -> None:
    with pytest.raises(AuthError):
        raise error_for(42001, "access_token expired")


def test_the_text_names_call_code_hint_and_page() -> None:
    text = str(refused(43101, "user refuse to accept the msg rid: 1-2-3"))
    assert text.startswith("SendNotice refused: [43101] user refuse to accept the msg rid: 1-2-3")
    assert "hint: Ask the person to subscribe again" in text
    assert "docs: https://developers.weixin.qq.com/doc/send" in text


def test_without_a_hint_the_meaning_stands_in() -> None:
    assert refused(45056, "too many").hint == "The account has 100 tags already."


def test_an_unknown_code_has_no_hint() -> None:
    assert refused(123456, "what").hint == ""


def test_the_hint_follows_the_product() -> None:
    assert "wx.login" in refused(40029, "invalid code", product="miniprogram").hint
    assert "wx.login" not in refused(40029, "invalid code", product="service_account").hint


def test_the_rid_is_read_from_the_text() -> None:
    assert refused(40029, "invalid code, rid: 65-76-87").rid == "65-76-87"


def test_what_was_sent_and_what_came_back_stays_out_of_the_text() -> None:
    error = refused(40001, "invalid credential", reply={"session_key": "not-for-logs"})
    shown = str(error) + repr(error)
    assert "not-for" not in shown
    assert error.reply == {"session_key": "not-for-logs"}


def test_errors_survive_a_trip_between_processes() -> None:
    error = pickle.loads(pickle.dumps(error_for(45009, "reach max api daily quota limit")))  # noqa: S301
    assert (type(error), error.errcode, error.hint[:4]) == (QuotaExceeded, 45009, "Wait")
