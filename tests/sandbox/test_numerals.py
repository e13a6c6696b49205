"""Texts that should be numbers, and are something else or beyond all measure: refused, never a crash."""

from __future__ import annotations

import pytest

import wxkit
from wxkit.testing._bench import Bench
from wxkit_sandbox.numerals import is_number

ENDLESS = "1" * 5000


@pytest.mark.parametrize(
    ("text", "number"), [("0", True), ("1" * 20, True), ("1" * 21, False), ("²", False), ("", False)]
)
def test_what_is_a_number(text: str, number: bool) -> None:
    assert is_number(text) is number


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        ("/channels/ec/logistics/ewaybill/biz/order/get", {"ewaybill_order_id": ENDLESS}, 10025020),
        (
            "/customservice/msgrecord/getmsglist",
            {"starttime": 1, "endtime": 2, "msgid": "²", "number": 1},
            65416,
        ),
        ("/card/submerchant/batchget", {"begin_id": ENDLESS, "limit": 1}, 40035),
    ],
)
def test_endless_numbers_are_refused(wechat: Bench, path: str, body: dict[str, object], code: int) -> None:
    client = wechat.shop if path.startswith("/channels") else wechat.sa
    with pytest.raises(wxkit.WeChatError) as refused:
        client.request("POST", path, query={"access_token": client.access_token()}, json=body)
    assert refused.value.errcode == code
