"""Secrets never reach a log, a repr or an exception."""

from __future__ import annotations

import logging

import pytest

import wxkit
from wxkit._http import InProcess
from wxkit._wire import ConnectionCut, Incoming, Response
from wxkit.common.tokens import AccessToken, GetStableToken

SECRET = "5ecret-of-the-app"
TOKEN = "t0ken-of-the-app"


def answering(request: Incoming) -> Response:
    if request.path.endswith("stable_token"):
        return Response(200, f'{{"access_token":"{TOKEN}","expires_in":7200}}'.encode())
    raise ConnectionCut


def broken_client() -> wxkit.ServiceAccount:
    return wxkit.ServiceAccount("wx1", SECRET, transport=InProcess(answering), max_retries=0)


def clean(text: str) -> bool:
    return SECRET not in text and TOKEN not in text


def test_nothing_is_logged_at_any_level(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(wxkit.ReplyLost):
        broken_client().tags.list()
    assert clean(caplog.text)


def test_an_error_and_its_causes_show_none() -> None:
    with pytest.raises(wxkit.ReplyLost) as caught:
        broken_client().tags.list()
    error: BaseException | None = caught.value
    while error is not None:
        assert clean(f"{error} {error!r} {vars(error)}")
        error = error.__cause__


def test_reprs_show_none() -> None:
    account = broken_client()
    account.access_token()
    call = GetStableToken(appid="wx1", secret=SECRET)
    shown = [account, account._session, call, AccessToken(access_token=TOKEN)]
    assert clean(" ".join(map(repr, shown)))


def test_a_bad_argument_is_named_but_not_shown() -> None:
    with pytest.raises(ValueError, match="secret") as caught:
        GetStableToken(appid="wx1", secret=[SECRET])  # type: ignore[arg-type]
    assert clean(str(caught.value))
