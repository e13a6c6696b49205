"""wx.login's code becomes openid and session_key, once, within five minutes."""

from __future__ import annotations

import pytest
from mp_refusals import refuses

import wxkit
from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.sessions import LoginCodes, Sessions
from wxkit_sandbox.world import World


def log_in(wechat: Bench) -> str:
    """Lan logs in; her session_key."""
    return wechat.mp.login.code2session(js_code=wechat.act.login(person="lan").code).session_key


def test_a_code_becomes_openid_key_and_unionid(wechat: Bench, lan: str) -> None:
    session = wechat.mp.login.code2session(js_code=wechat.act.login(person="lan").code)
    assert (session.openid, session.unionid) == (lan, wechat.world.people["lan"].unionid)
    assert len(session.session_key) == 24
    assert "errcode" not in session.model_fields_set


def test_unionid_is_absent_when_the_app_is_not_bound(wechat: Bench, lan: str) -> None:
    wechat.world.miniprogram.bound = False
    session = wechat.mp.login.code2session(js_code=wechat.act.login(person="lan").code)
    assert "unionid" not in session.model_fields_set


def test_the_key_is_in_no_repr(wechat: Bench, lan: str) -> None:
    code = wechat.act.login(person="lan").code
    session = wechat.mp.login.code2session(js_code=code)
    assert session.session_key not in repr(session)
    assert session.session_key not in repr(wechat.world.miniprogram.state(Sessions))
    assert code not in repr(wechat.world.miniprogram.state(LoginCodes))


def test_a_code_works_once(wechat: Bench, lan: str) -> None:
    code = wechat.act.login(person="lan").code
    key = wechat.mp.login.code2session(js_code=code).session_key
    with refuses(40163) as refused:
        wechat.mp.login.code2session(js_code=code)
    assert refused.value.errmsg.startswith("code been used, rid: ")
    wechat.mp.login.check_key(openid=lan, session_key=key)


def test_a_code_lives_five_minutes(wechat: Bench, lan: str) -> None:
    kept, late = (wechat.act.login(person="lan").code for _ in range(2))
    wechat.world.advance(299)
    assert wechat.mp.login.code2session(js_code=kept).openid == lan
    wechat.world.advance(1)
    with refuses(40029):
        wechat.mp.login.code2session(js_code=late)


@pytest.mark.parametrize(("code", "errcode"), [("made-up", 40029), ("", 41008)])
def test_codes_that_are_none(wechat: Bench, lan: str, code: str, errcode: int) -> None:
    with refuses(errcode):
        wechat.mp.login.code2session(js_code=code)


def test_another_app_s_code_is_40029(wechat: Bench, lan: str) -> None:
    app = World("other", directory=wechat.world.directory).miniprogram
    stranger = wxkit.MiniProgram(app.appid, app.secret, transport=wechat.transport, clock=app.world.clock)
    code = wechat.act.login(person="lan").code
    with refuses(40029):
        stranger.login.code2session(js_code=code)
    assert wechat.mp.login.code2session(js_code=code).openid == lan


@pytest.mark.parametrize(
    ("appid", "secret", "code"), [("wx0000000000000000", "x", 40013), ("", "wrong", 40125)]
)
def test_wrong_credentials(wechat: Bench, lan: str, appid: str, secret: str, code: int) -> None:
    js_code = wechat.act.login(person="lan").code
    own = wechat.world.miniprogram.appid
    client = wxkit.MiniProgram(appid or own, secret, transport=wechat.transport, clock=wechat.world.clock)
    with refuses(code):
        client.login.code2session(js_code=js_code)
    assert wechat.mp.login.code2session(js_code=js_code).openid == lan


def test_a_hundred_logins_a_minute(wechat: Bench, lan: str) -> None:
    for _ in range(100):
        log_in(wechat)
    code = wechat.act.login(person="lan").code
    with refuses(45011):
        wechat.mp.login.code2session(js_code=code)
    wechat.world.advance(60)
    assert wechat.mp.login.code2session(js_code=code).openid == lan


def test_the_journal_shows_neither_code_nor_key(wechat: Bench, lan: str) -> None:
    code = wechat.act.login(person="lan").code
    key = wechat.mp.login.code2session(js_code=code).session_key
    entry = wechat.journal.calls("/sns/jscode2session")[-1]
    assert code not in entry.request_url()
    assert key not in entry.response_body()


def test_old_codes_are_forgotten(wechat: Bench, lan: str) -> None:
    wechat.act.login(person="lan")
    wechat.world.advance(86401)
    wechat.act.login(person="lan")
    assert len(wechat.world.miniprogram.state(LoginCodes).by_value) == 1


def test_a_used_code_is_known_as_used_for_a_day(wechat: Bench, lan: str) -> None:
    code = wechat.act.login(person="lan").code
    wechat.mp.login.code2session(js_code=code)
    wechat.world.advance(86399)
    with refuses(40163):
        wechat.mp.login.code2session(js_code=code)
    wechat.world.advance(1)
    with refuses(40029):
        wechat.mp.login.code2session(js_code=code)


def test_a_risky_person_s_login_is_stopped(wechat: Bench, lan: str) -> None:
    wechat.world.settings.blocked_logins = ("lan",)
    code = wechat.act.login(person="lan").code
    with refuses(40226):
        wechat.mp.login.code2session(js_code=code)
    wechat.world.settings.blocked_logins = ()
    assert wechat.mp.login.code2session(js_code=code).openid == lan
