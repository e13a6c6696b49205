"""Signatures for JS-SDK pages."""

from __future__ import annotations

import hashlib

from wxkit.crypto import card_signature, jsapi_signature

PAGE = "http://mp.weixin.qq.com?params=value"


def sign(url: str) -> str:
    return jsapi_signature(jsapi_ticket="TICKET", noncestr="Wm3WZYTPz0wzccnW", timestamp=1414587457, url=url)


def test_jsapi_signature_covers_the_raw_values_in_order() -> None:
    text = f"jsapi_ticket=TICKET&noncestr=Wm3WZYTPz0wzccnW&timestamp=1414587457&url={PAGE}"
    assert sign(PAGE) == hashlib.sha1(text.encode()).hexdigest()


def test_the_fragment_of_the_page_does_not_count() -> None:
    assert sign(PAGE + "#wechat_redirect") == sign(PAGE)
    assert sign(PAGE + "&more=1") != sign(PAGE)


def test_card_signature_sorts_values_as_text() -> None:
    expected = hashlib.sha1(b"1404896688" + b"cardid" + b"ticket").hexdigest()
    assert card_signature("ticket", "cardid", 1404896688) == expected
