"""One session_key a person: checked, replaced, voided by the next login."""

from __future__ import annotations

import hashlib
import hmac

from mp_refusals import refuses

from wxkit.crypto import login_signature
from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.sessions import KEY_LIVES


def log_in(wechat: Bench) -> str:
    """Lan logs in; her session_key."""
    return wechat.mp.login.code2session(js_code=wechat.act.login(person="lan").code).session_key


def test_the_current_key_is_good(wechat: Bench, lan: str) -> None:
    key = log_in(wechat)
    assert wechat.mp.login.check_key(openid=lan, session_key=key).errcode == 0
    assert wechat.mp.login.check(openid=lan, signature=login_signature(key)).errmsg == "ok"


def test_the_signature_is_the_hmac_of_nothing_under_the_key_s_text(wechat: Bench, lan: str) -> None:
    signature = hmac.new(log_in(wechat).encode(), b"", hashlib.sha256).hexdigest()
    assert wechat.mp.login.check(openid=lan, signature=signature).errcode == 0


def test_a_login_voids_the_key_before(wechat: Bench, lan: str) -> None:
    old, new = log_in(wechat), log_in(wechat)
    with refuses(87009):
        wechat.mp.login.check_key(openid=lan, session_key=old)
    wechat.mp.login.check_key(openid=lan, session_key=new)


def test_wx_login_alone_voids_it(wechat: Bench, lan: str) -> None:
    key = log_in(wechat)
    wechat.act.login(person="lan")
    with refuses(87009):
        wechat.mp.login.check_key(openid=lan, session_key=key)


def test_a_reset_replaces_the_key(wechat: Bench, lan: str) -> None:
    old = log_in(wechat)
    reset = wechat.mp.login.reset_key(openid=lan, session_key=old)
    assert reset.openid == lan
    assert reset.session_key != old
    wechat.mp.login.check_key(openid=lan, session_key=reset.session_key)
    with refuses(87009):
        wechat.mp.login.check_key(openid=lan, session_key=old)


def test_a_reset_does_not_prolong_the_key(wechat: Bench, lan: str) -> None:
    old = log_in(wechat)
    wechat.world.advance(KEY_LIVES - 1)
    new = wechat.mp.login.reset_key(openid=lan, session_key=old).session_key
    wechat.world.advance(1)
    with refuses(87007):
        wechat.mp.login.check_key(openid=lan, session_key=new)


def test_a_refused_reset_leaves_the_key(wechat: Bench, lan: str) -> None:
    key = log_in(wechat)
    with refuses(87009):
        wechat.mp.login.reset(openid=lan, signature="0" * 64)
    wechat.mp.login.check_key(openid=lan, session_key=key)


def test_without_a_login_there_is_no_key(wechat: Bench, lan: str) -> None:
    with refuses(87007):
        wechat.mp.login.check(openid=lan, signature="0" * 64)


def test_a_made_up_openid(wechat: Bench, lan: str) -> None:
    for call in (wechat.mp.login.check, wechat.mp.login.reset):
        with refuses(40003):
            call(openid="nobody", signature="0" * 64)


def test_another_sig_method_is_87008(wechat: Bench, lan: str) -> None:
    query = {
        "openid": lan,
        "signature": login_signature(log_in(wechat)),
        "sig_method": "md5",
        "access_token": wechat.mp.access_token(),
    }
    for path in ("/wxa/checksession", "/wxa/resetusersessionkey"):
        with refuses(87008):
            wechat.mp.request("GET", path, query=query)
