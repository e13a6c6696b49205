"""People who change their profile, take back what they authorised, or leave WeChat."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import follower, person, pushed, refused

import wxkit
from wxkit.callbacks import Push, events
from wxkit.service_account.oauth import UserToken
from wxkit.testing._bench import Bench


def logged_in(wechat: Bench, scope: Any = "snsapi_userinfo", **how: Any) -> UserToken:
    code = wechat.act.authorize(person="lan", scope=scope, **how).code
    return wechat.sa.oauth.exchange(code=code)


def to_miniprogram(wechat: Bench) -> list[Push]:
    mini = wechat.world.miniprogram
    return [delivery.push for delivery in wechat.deliveries if delivery.app is mini]


def test_another_nickname_is_told_to_whoever_knows_the_old_one(wechat: Bench) -> None:
    lan = person(wechat, "lan")
    token = logged_in(wechat)
    wechat.act.change_profile(person="lan", nickname="兰花")
    event = pushed(wechat)[-1]
    assert isinstance(event, events.UserInfoModified)
    assert (event.open_id, event.app_id, event.union_id) == (
        lan,
        wechat.sa.appid,
        wechat.world.people["lan"].unionid,
    )
    assert event.from_user_name == wechat.world.team_openid
    assert wechat.sa.oauth.profile(access_token=token.access_token, openid=lan).nickname == "兰花"
    assert to_miniprogram(wechat) == []


@pytest.mark.parametrize("how", [{"scope": "snsapi_base"}, {"snapshot": True}])
def test_nobody_is_told_who_knows_the_openid_only(wechat: Bench, how: dict[str, Any]) -> None:
    person(wechat, "lan")
    logged_in(wechat, **how)
    wechat.act.change_profile(person="lan", nickname="兰花")
    assert pushed(wechat) == []


def test_after_thirty_days_nobody_is_told(wechat: Bench) -> None:
    person(wechat, "lan")
    logged_in(wechat)
    wechat.advance(30 * 86400)
    wechat.act.change_profile(person="lan", nickname="兰花")
    assert pushed(wechat) == []


def test_the_mini_program_is_told_too(wechat: Bench) -> None:
    person(wechat, "lan")
    wechat.act.login(person="lan")
    wechat.act.change_profile(person="lan", nickname="兰花")
    (event,) = to_miniprogram(wechat)
    assert isinstance(event, events.UserInfoModified)
    assert event.open_id == wechat.world.miniprogram.openid(wechat.world.people["lan"])


@pytest.mark.parametrize(
    ("what", "info"),
    [
        ("address", "201"),
        ("invoice", "202"),
        ("card", "203"),
        ("microphone", "204"),
        ("profile", "205"),
        ("location", "206"),
        ("media", "207"),
    ],
)
def test_what_is_taken_back_is_told_by_number(wechat: Bench, what: Any, info: str) -> None:
    lan = person(wechat, "lan")
    logged_in(wechat)
    wechat.act.revoke_authorization(person="lan", what=what)
    event = pushed(wechat)[-1]
    assert isinstance(event, events.UserAuthorizationRevoke)
    assert (event.open_id, event.revoke_info) == (lan, info)


@pytest.mark.parametrize(
    ("what", "info"),
    [
        ("plate", "1"),
        ("phone", "8"),
        ("steps", "12"),
        ("file", "15"),
        ("email", "16"),
        ("chosen_avatar", "20"),
    ],
)
def test_the_mini_program_has_numbers_of_its_own(wechat: Bench, what: Any, info: str) -> None:
    person(wechat, "lan")
    wechat.act.login(person="lan")
    wechat.act.revoke_authorization(person="lan", what=what, appid=wechat.mp.appid)
    (event,) = to_miniprogram(wechat)
    assert isinstance(event, events.UserAuthorizationRevoke)
    assert (event.revoke_info, event.union_id) == (info, "")


def test_what_was_never_given_cannot_be_taken_back(wechat: Bench) -> None:
    person(wechat, "lan")
    with pytest.raises(wxkit.WxkitError, match="know nothing"):
        wechat.act.revoke_authorization(person="lan")
    logged_in(wechat)
    with pytest.raises(wxkit.WxkitError, match="not phone"):
        wechat.act.revoke_authorization(person="lan", what="phone")
    assert pushed(wechat) == []


def test_who_closes_their_account_is_gone(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    token = logged_in(wechat)
    wechat.act.close_account(person="lan")
    event = pushed(wechat)[-1]
    assert isinstance(event, events.UserAuthorizationCancellation)
    assert event.open_id == lan
    assert wechat.sa.users.get(openid=lan).subscribe == 0
    with refused(40001):
        wechat.sa.oauth.check(access_token=token.access_token, openid=lan)
    with refused(40030):
        wechat.sa.oauth.refresh(refresh_token=token.refresh_token)


def test_an_account_bound_to_no_platform_is_told_no_unionid(wechat: Bench) -> None:
    person(wechat, "lan")
    logged_in(wechat)
    wechat.world.service_account.bound = False
    wechat.act.change_profile(person="lan", nickname="兰花")
    assert "UnionID" not in pushed(wechat)[-1].to_wire("xml")
