"""Phone numbers, unionids after a payment, checked data."""

from __future__ import annotations

import hashlib

import pytest
from mp_refusals import refuses

import wxkit
from wxkit._wire import Incoming
from wxkit.testing._bench import Bench
from wxkit_sandbox.world import World


def test_a_code_becomes_the_phone_number(wechat: Bench, lan: str) -> None:
    info = wechat.mp.user_info.phone_number(code=wechat.act.phone_code(person="lan").code).phone_info
    phone = wechat.world.people["lan"].phone
    assert (info.phoneNumber, info.purePhoneNumber, info.countryCode) == (phone, phone, "86")
    assert (info.watermark.appid, info.watermark.timestamp) == (wechat.mp.appid, wechat.world.clock.time())
    assert phone not in repr(info)


def test_a_phone_code_works_once(wechat: Bench, lan: str) -> None:
    code = wechat.act.phone_code(person="lan").code
    wechat.mp.user_info.phone_number(code=code)
    with refuses(40029):
        wechat.mp.user_info.phone_number(code=code)


def test_a_phone_code_lives_five_minutes(wechat: Bench, lan: str) -> None:
    code = wechat.act.phone_code(person="lan").code
    wechat.world.advance(300)
    with refuses(40029):
        wechat.mp.user_info.phone_number(code=code)


def test_a_login_code_is_no_phone_code(wechat: Bench, lan: str) -> None:
    with refuses(40029):
        wechat.mp.user_info.phone_number(code=wechat.act.login(person="lan").code)


def test_another_app_s_phone_code_is_40013(wechat: Bench, lan: str) -> None:
    app = World("other", directory=wechat.world.directory).miniprogram
    stranger = wxkit.MiniProgram(app.appid, app.secret, transport=wechat.transport, clock=app.world.clock)
    code = wechat.act.phone_code(person="lan").code
    with refuses(40013):
        stranger.user_info.phone_number(code=code)
    assert wechat.mp.user_info.phone_number(code=code).phone_info.phoneNumber


def test_an_openid_that_is_given_has_to_fit(wechat: Bench, lan: str) -> None:
    code = wechat.act.phone_code(person="lan").code
    with refuses(40003):
        wechat.mp.user_info.phone_number(code=code, openid="somebody else")
    assert wechat.mp.user_info.phone_number(code=code, openid=lan).phone_info.phoneNumber


@pytest.mark.parametrize(
    "named",
    [{}, {"transaction_id": "4200000001"}, {"mch_id": "1900000001", "out_trade_no": "A1"}],
)
def test_a_payment_tells_the_unionid(wechat: Bench, lan: str, named: dict[str, str]) -> None:
    wechat.act.pay_in_miniprogram(
        person="lan", transaction_id="4200000001", mch_id="1900000001", out_trade_no="A1"
    )
    paid = wechat.mp.user_info.paid_unionid(openid=lan, **named)
    assert paid.unionid == wechat.world.people["lan"].unionid


@pytest.mark.parametrize(
    "named", [{"transaction_id": "4200000002"}, {"mch_id": "1900000001", "out_trade_no": "B2"}]
)
def test_another_payment_does_not(wechat: Bench, lan: str, named: dict[str, str]) -> None:
    wechat.act.pay_in_miniprogram(person="lan", transaction_id="4200000001", out_trade_no="A1")
    with refuses(89300):
        wechat.mp.user_info.paid_unionid(openid=lan, **named)


def test_after_five_minutes_it_is_89300(wechat: Bench, lan: str) -> None:
    wechat.act.pay_in_miniprogram(person="lan", transaction_id="4200000001")
    wechat.world.advance(300)
    with refuses(89300):
        wechat.mp.user_info.paid_unionid(openid=lan)


def test_unbound_it_is_89002_and_unknown_40003(wechat: Bench, lan: str) -> None:
    wechat.act.pay_in_miniprogram(person="lan", transaction_id="4200000001")
    with refuses(40003):
        wechat.mp.user_info.paid_unionid(openid="nobody")
    wechat.world.miniprogram.bound = False
    with refuses(89002):
        wechat.mp.user_info.paid_unionid(openid=lan)


@pytest.fixture
def phone_hash(wechat: Bench, lan: str) -> str:
    """Hash of an encrypted phone number that lan's client received."""
    wechat.act.login(person="lan")
    sealed = wechat.act.open_data(person="lan", data="phone").encryptedData
    return hashlib.sha256(sealed.encode()).hexdigest()


def test_encrypted_phone_numbers_can_be_checked(wechat: Bench, phone_hash: str) -> None:
    check = wechat.mp.user_info.check_encrypted_data(encrypted_msg_hash=phone_hash)
    assert (check.vaild, check.create_time) == (True, wechat.world.clock.time())


def test_for_three_days(wechat: Bench, phone_hash: str) -> None:
    wechat.world.advance(3 * 86400)
    assert wechat.mp.user_info.check_encrypted_data(encrypted_msg_hash=phone_hash).vaild
    wechat.world.advance(1)
    with refuses(1):
        wechat.mp.user_info.check_encrypted_data(encrypted_msg_hash=phone_hash)


def test_an_unknown_hash_is_1_and_none_40097(wechat: Bench, lan: str) -> None:
    with refuses(1):
        wechat.mp.user_info.check_encrypted_data(encrypted_msg_hash="0" * 64)
    query = {"access_token": wechat.mp.access_token()}
    with refuses(40097):
        wechat.mp.request("POST", "/wxa/business/checkencryptedmsg", query=query, json={})


def test_a_question_about_nothing_is_44002(wechat: Bench) -> None:
    query = f"access_token={wechat.mp.access_token()}"
    request = Incoming("POST", "/wxa/business/checkencryptedmsg", query, b"", {})
    assert b'"errcode": 44002' in wechat.gateway.handle(request).content
