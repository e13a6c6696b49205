"""WeChat takes a number that travels as text, and an id that travels as a number."""

from __future__ import annotations

import json
from typing import Any

import pytest

from wxkit.testing._bench import Bench

BAD, NO_PRODUCT = 40097, 10020052


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"product_id": 1, "data_type": "2"}, NO_PRODUCT),
        ({"product_id": "1", "data_type": 2}, NO_PRODUCT),
        ({"product_id": "1", "data_type": "7"}, BAD),
        ({"product_id": "1", "data_type": "two"}, BAD),
    ],
)
def test_one_of_few_numbers(wechat: Bench, raw: Any, body: dict[str, object], code: int) -> None:
    token = wechat.shop.access_token()
    answer = raw("POST", "/channels/ec/product/get", body, access_token=token)
    assert json.loads(answer.content)["errcode"] == code


@pytest.mark.parametrize("wanted", ["1", 1])
def test_inside_a_list(wechat: Bench, raw: Any, wanted: object) -> None:
    """The product is looked for, so the kind of change was understood."""
    skus = [{"sku_id": 5, "stock_info": {"diff_type": wanted, "num": "3"}}]
    body = {"product_id": 1, "skus": skus, "deliver_method": "0"}
    answer = raw("POST", "/channels/ec/product/auditfree", body, access_token=wechat.shop.access_token())
    assert json.loads(answer.content)["errcode"] == NO_PRODUCT
