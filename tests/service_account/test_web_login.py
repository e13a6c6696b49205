"""Web login: codes, user tokens, profiles."""

from __future__ import annotations

import asyncio

import pytest
from account_steps import follower, person, refused

import wxkit
from wxkit.service_account import AsyncServiceAccount
from wxkit.service_account.oauth import ExchangeCode, UserToken
from wxkit.testing._bench import Bench

AUTHORIZE = "https://open.weixin.qq.com/connect/oauth2/authorize"


def login(wechat: Bench, *, snapshot: bool = False) -> UserToken:
    code = wechat.act.authorize(person="lan", scope="snsapi_userinfo", snapshot=snapshot).code
    return wechat.sa.oauth.exchange(code=code)


def test_the_address_keeps_the_order_that_wechat_wants(wechat: Bench) -> None:
    url = wechat.sa.oauth.authorize_url(redirect_uri="https://a.test/in?x=1", scope="snsapi_base", state="S1")
    assert url == (
        f"{AUTHORIZE}?appid={wechat.sa.appid}&redirect_uri=https%3A%2F%2Fa.test%2Fin%3Fx%3D1"
        "&response_type=code&scope=snsapi_base&state=S1#wechat_redirect"
    )


@pytest.mark.parametrize(
    ("redirect_uri", "state"), [("/in", ""), ("https://a.test", "a b"), ("https://a.test", "x" * 129)]
)
def test_bad_addresses_are_not_made(wechat: Bench, redirect_uri: str, state: str) -> None:
    with pytest.raises(wxkit.InvalidCall):
        wechat.sa.oauth.authorize_url(redirect_uri=redirect_uri, state=state)


def test_a_silent_login_gives_the_openid_only(wechat: Bench) -> None:
    lan = person(wechat, "lan")
    token = wechat.sa.oauth.exchange(code=wechat.act.authorize(person="lan").code)
    assert (token.openid, token.scope, token.expires_in) == (lan, "snsapi_base", 7200)
    assert {"unionid", "is_snapshotuser"}.isdisjoint(token.model_dump(exclude_unset=True))
    with refused(48001):
        wechat.sa.oauth.profile(access_token=token.access_token, openid=lan)


def test_a_login_with_consent_gives_the_profile(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    token = login(wechat)
    profile = wechat.sa.oauth.profile(access_token=token.access_token, openid=lan)
    assert (profile.nickname, profile.sex, profile.city, profile.privilege) == ("lan", 0, "", [])
    assert profile.unionid == token.unionid == wechat.world.people["lan"].unionid


def test_who_refuses_gives_no_code(wechat: Bench) -> None:
    person(wechat, "lan")
    assert wechat.act.authorize(person="lan", scope="snsapi_userinfo", consent=False).code == ""


def test_a_snapshot_shows_somebody_made_up(wechat: Bench) -> None:
    lan = person(wechat, "lan")
    token = login(wechat, snapshot=True)
    assert token.is_snapshotuser == 1
    assert token.openid != lan
    assert token.unionid != wechat.world.people["lan"].unionid
    assert wechat.world.service_account.person(token.openid) is None


def test_a_code_works_once(wechat: Bench) -> None:
    person(wechat, "lan")
    code = wechat.act.authorize(person="lan").code
    wechat.sa.oauth.exchange(code=code)
    with refused(40163):
        wechat.sa.oauth.exchange(code=code)


def test_a_code_dies_after_five_minutes(wechat: Bench) -> None:
    person(wechat, "lan")
    code = wechat.act.authorize(person="lan").code
    wechat.world.advance(300)
    with refused(42003):
        wechat.sa.oauth.exchange(code=code)


def test_unknown_and_missing_codes_are_refused(wechat: Bench) -> None:
    with refused(40029):
        wechat.sa.oauth.exchange(code="made-up")
    with refused(41008):
        wechat.sa.call(ExchangeCode.model_construct(code=""))


def test_the_refusal_of_a_login_ends_in_a_comma_and_the_rid(wechat: Bench) -> None:
    with pytest.raises(wxkit.WeChatError, match=r"invalid code, rid: \S+"):
        wechat.sa.oauth.exchange(code="made-up")


def test_a_user_token_dies_and_is_renewed(wechat: Bench) -> None:
    lan = person(wechat, "lan")
    old = login(wechat)
    wechat.world.advance(7200)
    with refused(42001):
        wechat.sa.oauth.check(access_token=old.access_token, openid=lan)
    new = wechat.sa.oauth.refresh(refresh_token=old.refresh_token)
    assert new.access_token != old.access_token
    assert wechat.sa.oauth.check(access_token=new.access_token, openid=lan).errcode == 0
    with refused(42001):
        wechat.sa.oauth.check(access_token=old.access_token, openid=lan)


def test_a_living_token_is_only_prolonged(wechat: Bench) -> None:
    person(wechat, "lan")
    old = login(wechat)
    wechat.world.advance(7000)
    new = wechat.sa.oauth.refresh(refresh_token=old.refresh_token)
    assert (new.access_token, new.expires_in) == (old.access_token, 7200)


def test_a_login_ends_after_thirty_days(wechat: Bench) -> None:
    person(wechat, "lan")
    token = login(wechat)
    wechat.world.advance(30 * 86400)
    with refused(42002):
        wechat.sa.oauth.refresh(refresh_token=token.refresh_token)


def test_an_unknown_refresh_token_is_refused(wechat: Bench) -> None:
    with refused(40030):
        wechat.sa.oauth.refresh(refresh_token="made-up")


def test_a_user_token_is_for_its_own_openid(wechat: Bench) -> None:
    person(wechat, "lan")
    ming = person(wechat, "ming")
    token = login(wechat)
    with refused(40003):
        wechat.sa.oauth.profile(access_token=token.access_token, openid=ming)
    with refused(40003):
        wechat.sa.oauth.check(access_token=token.access_token, openid=ming)


def test_the_token_of_the_account_is_no_user_token(wechat: Bench) -> None:
    lan = person(wechat, "lan")
    with refused(40001):
        wechat.sa.oauth.check(access_token=wechat.sa.access_token(), openid=lan)


def test_secrets_stay_out_of_texts(wechat: Bench) -> None:
    person(wechat, "lan")
    token = login(wechat)
    assert token.access_token not in repr(token)
    assert token.refresh_token not in repr(token)
    with pytest.raises(wxkit.WeChatError) as error:
        wechat.sa.oauth.profile(access_token=token.access_token, openid="o-nobody")
    assert token.access_token not in repr(error.value.call) + str(error.value)


def test_the_async_client_logs_in_too(wechat: Bench) -> None:
    lan, account = person(wechat, "lan"), wechat.world.service_account
    code = wechat.act.authorize(person="lan").code

    async def story() -> UserToken:
        client = AsyncServiceAccount(
            account.appid, account.secret, transport=wechat.transport, clock=wechat.world.clock
        )
        token = await client.oauth.exchange(code=code)
        return await client.oauth.refresh(refresh_token=token.refresh_token)

    assert asyncio.run(story()).openid == lan
