"""The IP whitelist (IP白名单) guards the token endpoints."""

from __future__ import annotations

import pytest
from raw_requests import Ask

from wxkit.testing._bench import Bench


@pytest.fixture
def credentials(wechat: Bench) -> dict[str, str]:
    app = wechat.world.store
    return {"grant_type": "client_credential", "appid": app.appid, "secret": app.secret}


def test_a_stranger_is_refused_before_the_secret_is_used(
    wechat: Bench, ask: Ask, credentials: dict[str, str]
) -> None:
    wechat.world.settings.ip_whitelist = ("203.0.113.7",)
    answer = ask("POST", "/cgi-bin/stable_token", credentials | {"secret": "wrong"})
    assert answer["errcode"] == 40164
    assert answer["errmsg"].startswith("invalid ip 127.0.0.1 ipv6 ::ffff:127.0.0.1, not in whitelist rid: ")


def test_a_listed_address_gets_its_token(wechat: Bench, ask: Ask, credentials: dict[str, str]) -> None:
    wechat.world.settings.ip_whitelist = ("203.0.113.7",)
    headers = {"x-forwarded-for": "203.0.113.7, 10.0.0.1"}
    assert "access_token" in ask("GET", "/cgi-bin/token", query=credentials, headers=headers)
    assert "access_token" in ask("POST", "/cgi-bin/stable_token", credentials, headers=headers)
