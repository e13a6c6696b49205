"""Keys that a person's client and the server share, and openpids of plugins."""

from __future__ import annotations

from base64 import b64decode

import pytest
from mp_refusals import refuses

import wxkit
from wxkit.crypto import login_signature
from wxkit.miniprogram.user_info import EncryptKey
from wxkit.testing._bench import Bench
from wxkit_sandbox.world import World

HOUR = 3600


@pytest.fixture
def session_key(wechat: Bench, lan: str) -> str:
    return wechat.mp.login.code2session(js_code=wechat.act.login(person="lan").code).session_key


def keys(wechat: Bench, openid: str, session_key: str) -> list[EncryptKey]:
    signature = login_signature(session_key)
    return wechat.mp.user_info.encrypt_keys(openid=openid, signature=signature).key_info_list


def test_the_server_has_the_client_s_key(wechat: Bench, lan: str, session_key: str) -> None:
    assert keys(wechat, lan, session_key) == []
    taken = wechat.act.take_network_key(person="lan")
    [key] = keys(wechat, lan, session_key)
    assert (key.encrypt_key, key.iv, key.version) == (taken.encryptKey, taken.iv, taken.version)
    assert (len(b64decode(key.encrypt_key)), len(key.iv)) == (16, 16)
    assert (key.expire_in, key.create_time) == (HOUR, wechat.world.clock.time())


def test_a_key_lives_an_hour_and_three_are_kept(wechat: Bench, lan: str, session_key: str) -> None:
    for _ in range(4):
        first = wechat.act.take_network_key(person="lan")
        assert wechat.act.take_network_key(person="lan").version == first.version
        wechat.world.advance(HOUR)
    found = keys(wechat, lan, session_key)
    assert [key.version for key in found] == [4, 3, 2]
    assert [key.expire_in for key in found] == [0, 0, 0]
    assert len({key.encrypt_key for key in found}) == 3


def test_the_signature_is_verified(wechat: Bench, lan: str, session_key: str) -> None:
    wechat.act.take_network_key(person="lan")
    with refuses(87009):
        keys(wechat, lan, "not the key")
    wechat.act.login(person="lan")
    with refuses(87009):
        keys(wechat, lan, session_key)
    with refuses(40003):
        keys(wechat, "nobody", session_key)
    query = {"access_token": wechat.mp.access_token(), "openid": lan, "signature": "x", "sig_method": "md5"}
    with refuses(87008):
        wechat.mp.request("GET", "/wxa/business/getuserencryptkey", query=query)


def test_without_a_session_it_is_87007(wechat: Bench, lan: str, session_key: str) -> None:
    wechat.world.advance(3 * 86400)
    with refuses(87007):
        keys(wechat, lan, session_key)


def test_a_plugin_s_code_becomes_an_openpid(wechat: Bench, lan: str) -> None:
    first, second = (wechat.act.plugin_login(person="lan").code for _ in range(2))
    openpid = wechat.mp.user_info.plugin_openpid(code=first).openpid
    assert openpid not in ("", lan)
    assert wechat.mp.user_info.plugin_openpid(code=second).openpid == openpid


def test_plugin_codes_work_once_for_five_minutes(wechat: Bench, lan: str) -> None:
    code, late = (wechat.act.plugin_login(person="lan").code for _ in range(2))
    wechat.mp.user_info.plugin_openpid(code=code)
    with refuses(1007):
        wechat.mp.user_info.plugin_openpid(code=code)
    wechat.world.advance(300)
    for unfit in (late, wechat.act.login(person="lan").code):
        with refuses(1007):
            wechat.mp.user_info.plugin_openpid(code=unfit)


def test_bad_requests_for_an_openpid(wechat: Bench, lan: str) -> None:
    with refuses(1001):
        wechat.mp.user_info.plugin_openpid(code="")
    token = {"access_token": wechat.mp.access_token()}
    with refuses(1001):
        wechat.mp.request("POST", "/wxa/getpluginopenpid", query=token, json={"codes": 1})
    with refuses(1022):
        wechat.mp.request("POST", "/wxa/getpluginopenpid", query=token, json=["code"])


def test_another_app_s_plugin_code_is_1005(wechat: Bench, lan: str) -> None:
    app = World("other", directory=wechat.world.directory).miniprogram
    stranger = wxkit.MiniProgram(app.appid, app.secret, transport=wechat.transport, clock=app.world.clock)
    code = wechat.act.plugin_login(person="lan").code
    with refuses(1005):
        stranger.user_info.plugin_openpid(code=code)
    assert wechat.mp.user_info.plugin_openpid(code=code).openpid
