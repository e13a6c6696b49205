"""Free items: written like products, or made from one, with which they come and go."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import HOUR, opened, pushes, refused
from test_products import IMAGES
from test_stock import first_sku, flows, pieces

import wxkit
from wxkit.store.gift_products import GiftSkuInput, GiftSkuUpdateInput, OnsaleSkuInput
from wxkit.store.products import CategoryInput, Product, StockInput
from wxkit.store.stock import StockDiff
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.categories import CROCKERY

PATH = [CategoryInput(cat_id=level) for level in CROCKERY]
TITLE = "茶包试用装 3 克"


def given(wechat: Bench, **change: Any) -> str:
    fields: dict[str, Any] = {
        "title": TITLE,
        "head_imgs": IMAGES,
        "cats_v2": PATH,
        "skus": [GiftSkuInput(sale_price=500, stock_num=20)],
        "listing": 1,
    }
    return wechat.shop.gift_products.add(**(fields | change)).data.product_id


def seen(wechat: Bench, product_id: str) -> Product:
    item = wechat.shop.gift_products.get(product_id=product_id).product
    assert item is not None
    return item


def made_from(wechat: Bench, product_id: str, stock_num: int = 30) -> tuple[str, str]:
    """The free item and its SKU."""
    skus = [OnsaleSkuInput(sku_id=first_sku(wechat, product_id), stock_num=stock_num)]
    made = wechat.shop.gift_products.from_product(product_id=product_id, skus=skus).data
    assert made.src_product_id == product_id
    return made.gift_product_id, made.sku_mappings[0].gift_sku_id


def test_an_item_that_is_not_for_sale_is_audited_and_listed(wechat: Bench) -> None:
    product_id = given(wechat)
    item = seen(wechat, product_id)
    assert (item.status, item.edit_status, item.product_type) == (5, 4, 5)
    assert (item.skus[0].sale_price, item.skus[0].stock_num) == (500, 20)
    assert pushes(wechat)[-1] == (
        "product_spu_listing",
        {"product_id": product_id, "status": 5, "product_type": 5},
    )


def test_free_items_are_no_products(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    item = given(wechat)
    assert item not in list(wechat.shop.products.iter_list())
    assert list(wechat.shop.gift_products.iter_list()) == [item]
    with refused(10020052):
        wechat.shop.products.get(product_id=item)
    with refused(10020052):
        wechat.shop.gift_products.get(product_id=tea)
    with pytest.raises(wxkit.WeChatError, match="not on sale"):
        wechat.act.buy(person="mei", product_id=item)


def test_an_update_may_name_the_stock_itself(wechat: Bench) -> None:
    product_id = given(wechat)
    change = GiftSkuUpdateInput(sku_id=seen(wechat, product_id).skus[0].sku_id, stock_num=7)
    wechat.shop.gift_products.update(
        product_id=product_id, title=TITLE, head_imgs=IMAGES, cats_v2=PATH, skus=[change]
    )
    assert seen(wechat, product_id).skus[0].stock_num == 7


def test_an_update_waits_for_its_audit(wechat: Bench) -> None:
    product_id = given(wechat)
    sku_id = seen(wechat, product_id).skus[0].sku_id
    more = StockInput(diff_type=StockDiff.ADD, num=5)
    change = GiftSkuUpdateInput(sku_id=sku_id, sale_price=600, stock_diff=more)
    changed = wechat.shop.gift_products.update(
        product_id=product_id,
        title="茶包试用装 5 克",
        head_imgs=IMAGES,
        cats_v2=PATH,
        skus=[change],
    )
    assert changed.data is not None
    assert changed.data.product_id == product_id
    assert (seen(wechat, product_id).title, seen(wechat, product_id).skus[0].stock_num) == (TITLE, 25)
    wechat.shop.products.listing(product_id=product_id)
    assert (seen(wechat, product_id).title, seen(wechat, product_id).skus[0].sale_price) == (
        "茶包试用装 5 克",
        600,
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": ""}, 10020020),
        ({"title": "茶" * 61}, 10020021),
        ({"title": "茶包"}, 10020051),
        ({"head_imgs": []}, 10020022),
        ({"head_imgs": IMAGES[:2]}, 10020106),
        ({"head_imgs": ["https://example.com/1", *IMAGES]}, 10020035),
        ({"cats_v2": []}, 10020011),
        ({"skus": [GiftSkuInput(sale_price=0, stock_num=1)]}, 10020039),
        ({"skus": [GiftSkuInput(sale_price=1_000_000_001, stock_num=1)]}, 10020028),
        ({"skus": [GiftSkuInput(sale_price=1, stock_num=0)]}, 10020051),
    ],
)
def test_a_bad_item_is_not_added(wechat: Bench, change: dict[str, Any], code: int) -> None:
    with refused(code):
        given(wechat, **change)
    assert wechat.shop.gift_products.list(status=0).total_num == 0


def test_an_item_has_exactly_one_sku(wechat: Bench) -> None:
    call = {
        "title": TITLE,
        "head_imgs": IMAGES,
        "cats_v2": [{"cat_id": level} for level in CROCKERY],
        "skus": [],
    }
    with refused(10020013):
        wechat.shop.request("POST", "/channels/ec/product/gift/add", json=call)


def test_an_item_in_audit_rests(wechat: Bench) -> None:
    wechat.world.settings.audit_takes = HOUR
    product_id = given(wechat)
    change = GiftSkuUpdateInput(sku_id="1", sale_price=600)
    with refused(10020049):
        wechat.shop.gift_products.update(
            product_id=product_id,
            title=TITLE,
            head_imgs=IMAGES,
            cats_v2=PATH,
            skus=[change],
        )
    with refused(10020049):
        wechat.shop.gift_products.update_stock(
            product_id=product_id, sku_id="1", diff_type=StockDiff.ADD, num=1
        )


def test_a_product_gives_pieces_to_its_free_item(wechat: Bench) -> None:
    *_, bracelet = opened(wechat)
    item, sku_id = made_from(wechat, bracelet)
    assert (seen(wechat, item).product_type, seen(wechat, item).src_product_id) == (4, bracelet)
    assert seen(wechat, item).skus[0].stock_num == 30
    assert pieces(wechat, bracelet, first_sku(wechat, bracelet)) == 70
    assert [(f.op_type, f.amount) for f in flows(wechat, bracelet)][-1] == (6, 30)
    wechat.shop.gift_products.update_stock(product_id=item, sku_id=sku_id, diff_type=StockDiff.SET, num=10)
    assert pieces(wechat, bracelet, first_sku(wechat, bracelet)) == 90
    assert [(f.op_type, f.amount) for f in flows(wechat, bracelet)][-1] == (7, 20)


def test_the_free_item_comes_and_goes_with_its_product(wechat: Bench) -> None:
    *_, bracelet = opened(wechat)
    item, _ = made_from(wechat, bracelet)
    wechat.shop.products.delisting(product_id=bracelet)
    assert seen(wechat, item).status == 11
    assert pushes(wechat)[-1][1] == {"product_id": item, "status": 11, "product_type": 4}
    for call in (wechat.shop.products.listing, wechat.shop.products.delisting):
        with refused(10020051):
            call(product_id=item)
    wechat.shop.products.listing(product_id=bracelet)
    assert seen(wechat, item).status == 5


def test_a_deleted_free_item_gives_its_pieces_back(wechat: Bench) -> None:
    *_, bracelet = opened(wechat)
    item, _ = made_from(wechat, bracelet)
    with refused(10020051):
        made_from(wechat, bracelet)
    wechat.shop.products.delete(product_id=item)
    assert pieces(wechat, bracelet, first_sku(wechat, bracelet)) == 100
    assert made_from(wechat, bracelet)[0] != item


def test_what_cannot_be_given_away(wechat: Bench) -> None:
    tea, *_, bracelet = opened(wechat)
    gifts = wechat.shop.gift_products
    with refused(10020052):
        gifts.from_product(product_id="1")
    with refused(10020051):
        gifts.from_product(product_id=tea)
    for wrong in (OnsaleSkuInput(sku_id="1", stock_num=1), OnsaleSkuInput(stock_num=101)):
        with refused(10020051):
            gifts.from_product(product_id=bracelet, skus=[wrong])
    assert gifts.list().total_num == 0
    assert pieces(wechat, bracelet, first_sku(wechat, bracelet)) == 100


@pytest.mark.parametrize(
    ("how", "num", "code"),
    [(StockDiff.ADD, 0, 10020218), (StockDiff.SUBTRACT, 31, 10020219), (StockDiff.ADD, 71, 10020219)],
)
def test_a_bad_change_of_stock(wechat: Bench, how: StockDiff, num: int, code: int) -> None:
    *_, bracelet = opened(wechat)
    item, sku_id = made_from(wechat, bracelet)
    with refused(code):
        wechat.shop.gift_products.update_stock(product_id=item, sku_id=sku_id, diff_type=how, num=num)
    with refused(10020091):
        wechat.shop.stock.update(product_id=item, sku_id=sku_id, diff_type=StockDiff.ADD, num=1)
    assert seen(wechat, item).skus[0].stock_num == 30
