"""wechatpy opens the mini-program's open data (开放数据), and checks what the session key signs."""

from __future__ import annotations

import pytest
from wechatpy import WeChatClient
from wechatpy.crypto import WeChatWxaCrypto
from wechatpy.exceptions import InvalidAppIdException, InvalidSignatureException
from wechatpy.utils import check_wxa_signature

from wxkit.testing._bench import Bench


@pytest.fixture
def session_key(mini: WeChatClient, wechat_server: Bench) -> str:
    """Of Bo, who has logged in."""
    wechat_server.control.people.add(id="bo", nickname="Bo")
    code = wechat_server.act.login(person="bo").code
    return str(mini.wxa.code_to_session(code)["session_key"])


def test_a_profile_is_opened_and_proven(mini: WeChatClient, session_key: str, wechat_server: Bench) -> None:
    given = wechat_server.act.open_data(person="bo", data="profile")
    profile = WeChatWxaCrypto(session_key, given.iv, mini.appid).decrypt_message(given.encryptedData)
    assert profile["nickName"] == "微信用户"  # as for everybody since 2022
    check_wxa_signature(session_key, given.rawData, given.signature)
    with pytest.raises(InvalidSignatureException):
        check_wxa_signature(session_key, given.rawData + " ", given.signature)


def test_a_phone_number_is_opened(mini: WeChatClient, session_key: str, wechat_server: Bench) -> None:
    given = wechat_server.act.open_data(person="bo", data="phone")
    opened = WeChatWxaCrypto(session_key, given.iv, mini.appid).decrypt_message(given.encryptedData)
    assert opened["purePhoneNumber"] == wechat_server.people["bo"].phone
    assert opened["watermark"]["appid"] == mini.appid


def test_another_mini_program_cannot_use_it(session_key: str, wechat_server: Bench) -> None:
    given = wechat_server.act.open_data(person="bo", data="phone")
    with pytest.raises(InvalidAppIdException):
        WeChatWxaCrypto(session_key, given.iv, "wx0000000000000000").decrypt_message(given.encryptedData)
