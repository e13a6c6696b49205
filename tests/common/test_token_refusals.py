"""Token endpoints refuse wrong credentials, each with its own code."""

from __future__ import annotations

import pytest
from raw_requests import Ask

from wxkit.testing._bench import Bench

STABLE = "/cgi-bin/stable_token"
PLAIN = "/cgi-bin/token"
WRONG: list[tuple[dict[str, str | None], int]] = [
    ({"secret": "not-the-secret"}, 40125),
    ({"secret": None}, 41004),
    ({"secret": ""}, 41004),
    ({"appid": "wx0000000000000000"}, 40013),
    ({"appid": None}, 41002),
    ({"appid": ""}, 41002),
    ({"grant_type": "password"}, 40002),
]


def fields(wechat: Bench, changed: dict[str, str | None]) -> dict[str, str]:
    app = wechat.world.miniprogram
    good = {"grant_type": "client_credential", "appid": app.appid, "secret": app.secret}
    return {name: value for name, value in (good | changed).items() if value is not None}


@pytest.mark.parametrize(("changed", "code"), WRONG)
def test_stable_token_refuses(wechat: Bench, ask: Ask, changed: dict[str, str | None], code: int) -> None:
    assert ask("POST", STABLE, fields(wechat, changed))["errcode"] == code


@pytest.mark.parametrize(("changed", "code"), WRONG)
def test_plain_token_refuses(wechat: Bench, ask: Ask, changed: dict[str, str | None], code: int) -> None:
    assert ask("GET", PLAIN, query=fields(wechat, changed))["errcode"] == code


def test_get_on_stable_token_is_43002(wechat: Bench, ask: Ask) -> None:
    assert ask("GET", STABLE, query=fields(wechat, {}))["errcode"] == 43002


def test_stable_token_reads_its_body_only(wechat: Bench, ask: Ask) -> None:
    assert ask("POST", STABLE, query=fields(wechat, {}))["errcode"] == 44002


def test_a_success_carries_no_errcode(wechat: Bench, ask: Ask) -> None:
    assert set(ask("POST", STABLE, fields(wechat, {}))) == {"access_token", "expires_in"}


def test_a_token_of_another_kind_of_account_is_48001(wechat: Bench, ask: Ask) -> None:
    token = ask("POST", STABLE, fields(wechat, {}))["access_token"]
    assert ask("GET", "/cgi-bin/tags/get", query={"access_token": token})["errcode"] == 48001


@pytest.mark.parametrize(("query", "code"), [({}, 41001), ({"access_token": "made-up"}, 40001)])
def test_no_token_and_a_made_up_token(ask: Ask, query: dict[str, str], code: int) -> None:
    assert ask("GET", "/cgi-bin/tags/get", query=query)["errcode"] == code
