"""/cgi-bin/stable_token: the same token until its last five minutes, or a new one by force."""

from __future__ import annotations

import pytest

import wxkit
from wxkit.common.tokens import GetStableToken, GetToken
from wxkit.testing._bench import Bench
from wxkit_sandbox.handlers import Refusal


def stable(wechat: Bench, *, force: bool | None = None) -> str:
    app = wechat.world.service_account
    return wechat.sa.call(
        GetStableToken(appid=app.appid, secret=app.secret, force_refresh=force)
    ).access_token


def works(wechat: Bench, token: str) -> int:
    """0 when the token is good, else the code with which it is refused."""
    try:
        wechat.world.directory.grants.check(token)
    except Refusal as refusal:
        return refusal.code
    return 0


def test_it_is_the_same_until_five_minutes_before_its_end(wechat: Bench) -> None:
    first = stable(wechat)
    wechat.world.advance(7200 - 300)
    assert stable(wechat) == first


def test_expires_in_is_the_life_that_is_left(wechat: Bench) -> None:
    app = wechat.world.service_account
    stable(wechat)
    wechat.world.advance(1000)
    assert wechat.sa.call(GetStableToken(appid=app.appid, secret=app.secret)).expires_in == 6200


def test_in_the_last_five_minutes_both_are_good(wechat: Bench) -> None:
    first = stable(wechat)
    wechat.world.advance(7200 - 299)
    second = stable(wechat)
    assert second != first
    assert (works(wechat, first), works(wechat, second)) == (0, 0)
    wechat.world.advance(299)
    assert works(wechat, first) != 0
    assert works(wechat, second) == 0


def test_a_token_past_its_life_is_42001(wechat: Bench) -> None:
    token = stable(wechat)
    wechat.world.advance(7200)
    assert works(wechat, token) == 42001


def test_force_kills_the_old_token_at_once(wechat: Bench) -> None:
    first = stable(wechat)
    second = stable(wechat, force=True)
    assert second != first
    assert (works(wechat, first), works(wechat, second)) == (40001, 0)


def test_force_within_thirty_seconds_changes_nothing(wechat: Bench) -> None:
    stable(wechat)
    first = stable(wechat, force=True)
    wechat.world.advance(29)
    assert stable(wechat, force=True) == first
    wechat.world.advance(1)
    assert stable(wechat, force=True) != first


def test_force_works_twenty_times_a_day(wechat: Bench) -> None:
    stable(wechat)
    for _ in range(20):
        last = stable(wechat, force=True)
        wechat.world.advance(30)
    with pytest.raises(wxkit.QuotaExceeded) as refused:
        stable(wechat, force=True)
    assert refused.value.errcode == 45009
    assert stable(wechat) == last
    wechat.world.advance(86400)
    assert stable(wechat, force=True) != last


def test_the_families_know_nothing_of_each_other(wechat: Bench) -> None:
    app = wechat.world.service_account
    token = stable(wechat)
    plain = wechat.sa.call(GetToken(appid=app.appid, secret=app.secret)).access_token
    stable(wechat, force=True)
    assert (works(wechat, token), works(wechat, plain)) == (40001, 0)
