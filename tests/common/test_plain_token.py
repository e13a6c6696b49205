"""/cgi-bin/token: always a new token; the one before has five minutes left."""

from __future__ import annotations

import pytest

import wxkit
from wxkit.common.tokens import GetToken
from wxkit.testing._bench import Bench
from wxkit_sandbox.handlers import Refusal


def plain(wechat: Bench) -> str:
    app = wechat.world.service_account
    return wechat.sa.call(GetToken(appid=app.appid, secret=app.secret)).access_token


def code_for(wechat: Bench, token: str) -> int:
    """The code that a call with this token gets; 0 when it is good."""
    try:
        wechat.world.directory.grants.check(token)
    except Refusal as refusal:
        return refusal.code
    return 0


def test_every_call_gives_another_token(wechat: Bench) -> None:
    assert len({plain(wechat) for _ in range(3)}) == 3


def test_the_token_before_lives_five_minutes_more(wechat: Bench) -> None:
    first, second = plain(wechat), plain(wechat)
    wechat.world.advance(299)
    assert (code_for(wechat, first), code_for(wechat, second)) == (0, 0)
    wechat.world.advance(1)
    assert (code_for(wechat, first), code_for(wechat, second)) == (40001, 0)


def test_a_token_past_its_life_is_42001(wechat: Bench) -> None:
    token = plain(wechat)
    wechat.world.advance(7199)
    assert code_for(wechat, token) == 0
    wechat.world.advance(1)
    assert code_for(wechat, token) == 42001


def test_two_thousand_tokens_a_day(wechat: Bench) -> None:
    for _ in range(2000):
        last = plain(wechat)
    with pytest.raises(wxkit.QuotaExceeded) as refused:
        plain(wechat)
    assert refused.value.errcode == 45009
    assert code_for(wechat, last) == 0
