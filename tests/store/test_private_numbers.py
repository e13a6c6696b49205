"""The shop's own phones are verified before they call virtual numbers."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import HOUR, refused

from wxkit.testing._bench import Bench


def phone(wechat: Bench, name: str = "clerk") -> str:
    people = wechat.world.people
    return (people[name] if name in people else people.add(name, person_id=name)).phone


def code_sent(wechat: Bench, mobile: str) -> str:
    wechat.shop.private_numbers.send_verify_code(mobile=mobile)
    inbox = wechat.world.people["clerk"].messages(wechat.world.store.appid, "sms")
    return str(inbox[-1].content["verify_code"])


def test_a_phone_is_verified_by_its_carrier(wechat: Bench) -> None:
    mobile = phone(wechat)
    code = code_sent(wechat, mobile)
    added = wechat.shop.private_numbers.add(mobile=mobile, verify_code=code, wxusername="clerk")
    assert (added.status, added.qrcode_url.startswith("https://")) == (3, True)
    wechat.world.advance(HOUR)
    assert wechat.shop.private_numbers.get(mobile=mobile).status == 1


@pytest.mark.parametrize(
    ("change", "later", "code"),
    [({"wxusername": "stranger"}, 0, 40132), ({"verify_code": "x"}, 0, 40097), ({}, 301, 40097)],
)
def test_who_is_not_added(wechat: Bench, change: dict[str, str], later: int, code: int) -> None:
    mobile = phone(wechat)
    given: dict[str, Any] = {
        "mobile": mobile,
        "verify_code": code_sent(wechat, mobile),
        "wxusername": "clerk",
    } | change
    wechat.world.advance(later)
    with refused(code):
        wechat.shop.private_numbers.add(**given)
    with refused(10021207):
        wechat.shop.private_numbers.get(mobile=mobile)


def test_one_code_a_minute_and_only_to_phones(wechat: Bench) -> None:
    mobile = phone(wechat)
    code_sent(wechat, mobile)
    with refused(10021203):
        wechat.shop.private_numbers.send_verify_code(mobile=mobile)
    with refused(10021210):
        wechat.shop.private_numbers.send_verify_code(mobile="12")
    wechat.world.advance(60)
    code_sent(wechat, mobile)


def test_ten_phones(wechat: Bench) -> None:
    phone(wechat)
    for number in range(10):
        mobile = phone(wechat, f"p{number}")
        wechat.shop.private_numbers.send_verify_code(mobile=mobile)
        inbox = wechat.world.people[f"p{number}"].messages(wechat.world.store.appid, "sms")
        code = str(inbox[-1].content["verify_code"])
        wechat.shop.private_numbers.add(mobile=mobile, verify_code=code, wxusername="clerk")
    with refused(10021204):
        wechat.shop.private_numbers.send_verify_code(mobile=phone(wechat))
