"""The administrator's word on an address that asks for a token for the first time."""

from __future__ import annotations

from typing import Literal

from raw_requests import Ask

from wxkit.testing._bench import Bench

HOUR, DAY = 3600, 86400


def asking(wechat: Bench, answer: Literal["confirm", "refuse", "ignore"]) -> None:
    wechat.world.settings.ip_confirmation = answer


def code(wechat: Bench, ask: Ask, address: str = "203.0.113.7") -> int:
    """What an address is told that asks for a token."""
    app = wechat.world.store
    credentials = {"grant_type": "client_credential", "appid": app.appid, "secret": app.secret}
    answer = ask("POST", "/cgi-bin/stable_token", credentials, headers={"x-forwarded-for": address})
    return int(answer.get("errcode", 0))


def test_a_new_address_waits_for_the_administrator(wechat: Bench, ask: Ask) -> None:
    asking(wechat, "confirm")
    assert [code(wechat, ask), code(wechat, ask)] == [89503, 89501]
    wechat.world.advance(60)
    assert code(wechat, ask) == 0
    assert code(wechat, ask, "203.0.113.8") == 89503


def test_a_refused_address_is_out_for_an_hour(wechat: Bench, ask: Ask) -> None:
    asking(wechat, "refuse")
    code(wechat, ask)
    wechat.world.advance(60)
    assert code(wechat, ask) == 89507
    wechat.world.advance(HOUR)
    assert code(wechat, ask) == 89503


def test_refused_twice_it_is_out_for_a_day(wechat: Bench, ask: Ask) -> None:
    asking(wechat, "refuse")
    for wait in (60 + HOUR, 60):
        code(wechat, ask)
        wechat.world.advance(wait)
    assert code(wechat, ask) == 89506
    wechat.world.advance(DAY - 1)
    assert code(wechat, ask) == 89506
    wechat.world.advance(1)
    assert code(wechat, ask) == 89503


def test_silence_is_no_answer(wechat: Bench, ask: Ask) -> None:
    asking(wechat, "ignore")
    code(wechat, ask)
    wechat.world.advance(30 * 60 - 1)
    assert code(wechat, ask) == 89501
    wechat.world.advance(1)
    assert code(wechat, ask) == 89503
