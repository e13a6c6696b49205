"""What a product must look like, rule by rule."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import refused
from test_products import IMAGES, added, copies, sku

from wxkit.store.products import CategoryInput, LimitedInput, TimingOnsaleInput
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.categories import CROCKERY

BAD: list[tuple[dict[str, Any], int]] = [
    ({"title": ""}, 10020020),
    ({"title": "茶" * 61}, 10020021),
    ({"title": "绿茶"}, 10020051),
    ({"title": "123456"}, 10020051),
    ({"title": "greentea"}, 10020051),
    ({"head_imgs": []}, 10020022),
    ({"head_imgs": IMAGES[:2]}, 10020106),
    ({"head_imgs": [IMAGES[0]] * 3}, 10020051),
    ({"head_imgs": [f"https://mmecimage.cn/p/{n}" for n in range(10)]}, 10020051),
    ({"head_imgs": [*IMAGES, "https://example.com/1.png"]}, 10020035),
    ({"cats_v2": None}, 10020011),
    ({"cats": [CategoryInput(cat_id="6212")] * 2}, 10020011),
    ({"express_info": None}, 10020019),
    ({"skus": []}, 10020013),
    ({"skus": [sku(str(n)) for n in range(501)]}, 10020013),
    ({"skus": [sku(price=0)]}, 10020039),
    ({"skus": [sku(price=1_000_000_001)]}, 10020028),
    ({"skus": [sku(market_price=999)]}, 10020040),
    ({"skus": [sku("红"), sku("红")]}, 10020012),
    ({"skus": [sku().model_copy(update={"stock_num": 0})]}, 10020051),
    ({"limited_info": LimitedInput(period_type=1, limited_buy_num=0)}, 10020210),
    ({"timing_onsale_info": TimingOnsaleInput(status=1)}, 10020051),
]


@pytest.mark.parametrize(("change", "code"), BAD, ids=str)
def test_a_product_that_breaks_a_rule_is_not_added(wechat: Bench, change: dict[str, Any], code: int) -> None:
    with refused(code):
        added(wechat, **change)
    assert wechat.shop.products.list(status=0).total_num == 0


GOOD: list[dict[str, Any]] = [
    {"title": "茶" * 60},
    {"title": "Green tea 100 g"},
    {"skus": [sku(str(n)) for n in range(500)]},
    {"skus": [sku(price=1_000_000_000)]},
    {"skus": [sku(market_price=1_000)]},
    {"express_info": None, "deliver_method": 1},
    {"cats_v2": None, "cats": [CategoryInput(cat_id=level) for level in CROCKERY]},
]


@pytest.mark.parametrize("change", GOOD, ids=str)
def test_a_product_at_the_limit_is_added(wechat: Bench, change: dict[str, Any]) -> None:
    product_id = added(wechat, **change)
    assert wechat.shop.products.list(status=0).product_ids == [product_id]


def test_a_listed_product_keeps_at_least_one_sku(wechat: Bench) -> None:
    product_id = added(wechat, listing=1)
    with refused(10020038):
        wechat.shop.products.update(product_id=product_id, title="春山有机绿茶", head_imgs=IMAGES, skus=[])
    assert len(copies(wechat, product_id)[1].skus) == 1


def test_the_merchants_own_id_stays(wechat: Bench) -> None:
    product_id = added(wechat, out_product_id="A1")
    wechat.shop.products.update(
        product_id=product_id, title="春山有机绿茶", head_imgs=IMAGES, out_product_id="B2"
    )
    assert copies(wechat, product_id)[1].out_product_id == "A1"
