"""Open data opens with the key of the login it was sealed under."""

from __future__ import annotations

import json

import pytest

import wxkit
from wxkit.crypto import UserDataError, check_raw_data, decrypt_user_data
from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.visits import Visits


@pytest.fixture
def key(wechat: Bench, lan: str) -> str:
    """Lan's session_key."""
    return wechat.mp.login.code2session(js_code=wechat.act.login(person="lan").code).session_key


def test_the_profile_opens_and_carries_the_ids(wechat: Bench, lan: str, key: str) -> None:
    sealed = wechat.act.open_data(person="lan")
    profile = decrypt_user_data(sealed.encryptedData, sealed.iv, key, appid=wechat.mp.appid)
    assert (profile["openId"], profile["nickName"]) == (lan, "微信用户")
    assert profile["unionId"] == wechat.world.people["lan"].unionid


def test_raw_data_is_signed_and_has_no_ids(wechat: Bench, key: str) -> None:
    sealed = wechat.act.open_data(person="lan")
    check_raw_data(sealed.rawData, sealed.signature, key)
    assert "openId" not in json.loads(sealed.rawData)


def test_unbound_there_is_no_unionid(wechat: Bench, key: str) -> None:
    wechat.world.miniprogram.bound = False
    sealed = wechat.act.open_data(person="lan")
    assert "unionId" not in decrypt_user_data(sealed.encryptedData, sealed.iv, key, appid=wechat.mp.appid)


def test_the_phone_number_opens(wechat: Bench, key: str) -> None:
    sealed = wechat.act.open_data(person="lan", data="phone")
    opened = decrypt_user_data(sealed.encryptedData, sealed.iv, key, appid=wechat.mp.appid)
    assert opened["phoneNumber"] == wechat.world.people["lan"].phone
    assert sealed.rawData == ""


def test_after_another_login_the_old_key_opens_nothing(wechat: Bench, key: str) -> None:
    wechat.act.login(person="lan")
    sealed = wechat.act.open_data(person="lan")
    with pytest.raises(UserDataError):
        decrypt_user_data(sealed.encryptedData, sealed.iv, key, appid=wechat.mp.appid)


def test_without_a_login_there_is_nothing_to_seal_with(wechat: Bench, lan: str) -> None:
    with pytest.raises(wxkit.WxkitError, match="log in first"):
        wechat.act.open_data(person="lan")
    assert lan not in wechat.world.miniprogram.state(Visits).last
