"""What is missing or wrong in a web login, by number."""

from __future__ import annotations

import json

import pytest
from account_steps import person, refused

from wxkit._wire import Incoming
from wxkit.testing._bench import Bench
from wxkit_sandbox.service_account.oauth import Logins

EXCHANGE, REFRESH = "/sns/oauth2/access_token", "/sns/oauth2/refresh_token"
CODE = "code=C&grant_type=authorization_code"


def errcode(wechat: Bench, path: str, query: str) -> int:
    """What is said to a query, in which APPID and SECRET stand for the account's."""
    app = wechat.world.service_account
    filled = query.replace("APPID", app.appid).replace("SECRET", app.secret)
    return int(json.loads(wechat.gateway.handle(Incoming("GET", path, filled)).content)["errcode"])


@pytest.mark.parametrize(
    ("path", "query", "code"),
    [
        (EXCHANGE, f"secret=SECRET&{CODE}", 41002),
        (EXCHANGE, f"appid=wx0000000000000000&secret=SECRET&{CODE}", 40013),
        (EXCHANGE, f"appid=APPID&{CODE}", 41004),
        (EXCHANGE, f"appid=APPID&secret=wrong&{CODE}", 40125),
        (EXCHANGE, "appid=APPID&secret=SECRET&grant_type=authorization_code", 41008),
        (EXCHANGE, "appid=APPID&secret=SECRET&code=C&grant_type=client_credential", 40002),
        (EXCHANGE, f"appid=APPID&secret=SECRET&{CODE}", 40029),
        (REFRESH, "refresh_token=R&grant_type=refresh_token", 41002),
        (REFRESH, "appid=wx0000000000000000&refresh_token=R&grant_type=refresh_token", 40013),
        (REFRESH, "appid=APPID&grant_type=refresh_token", 41003),
        (REFRESH, "appid=APPID&refresh_token=R&grant_type=code", 40002),
        (REFRESH, "appid=APPID&refresh_token=R&grant_type=refresh_token", 40030),
        ("/sns/userinfo", "openid=o1", 41001),
        ("/sns/userinfo", "access_token=T", 41009),
        ("/sns/userinfo", "access_token=T&openid=o1", 40001),
        ("/sns/auth", "openid=o1", 41001),
        ("/sns/auth", "access_token=T", 41009),
        ("/sns/auth", "access_token=T&openid=o1", 40001),
    ],
)
def test_it_is_told_by_number(wechat: Bench, path: str, query: str, code: int) -> None:
    assert errcode(wechat, path, query) == code
    assert wechat.world.service_account.state(Logins).by_refresh == {}


def test_a_code_of_one_world_is_none_of_another(wechat: Bench) -> None:
    person(wechat, "lan")
    code = wechat.act.authorize(person="lan").code
    with Bench.in_process(seed="other") as other, refused(40029):
        other.sa.oauth.exchange(code=code)
    assert wechat.sa.oauth.exchange(code=code).openid


def test_another_password_makes_tokens_void(wechat: Bench) -> None:
    lan = person(wechat, "lan")
    token = wechat.sa.oauth.exchange(code=wechat.act.authorize(person="lan", scope="snsapi_userinfo").code)
    wechat.act.change_password(person="lan")
    with refused(42007):
        wechat.sa.oauth.profile(access_token=token.access_token, openid=lan)
    with refused(42007):
        wechat.sa.oauth.refresh(refresh_token=token.refresh_token)
    again = wechat.sa.oauth.exchange(code=wechat.act.authorize(person="lan").code)
    assert wechat.sa.oauth.check(access_token=again.access_token, openid=lan).errcode == 0
