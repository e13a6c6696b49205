"""Offers of local life: written, listed like products, changed."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import refused
from voucher_steps import OFFER, on_offer, written

import wxkit
from wxkit.store.local_life import Offer, OfferPriceInput, OfferSkuInput, OfferSkuUpdateInput
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.orders import Item

TWO_DAYS = '{"validate_type":1,"use_date":{"use_start_date":"2030-01-01","use_end_date":"2030-01-02"}}'


def rewritten(wechat: Bench, product_id: str, skus: list[OfferSkuUpdateInput]) -> None:
    """The same offer once more, with these SKUs."""
    fields: dict[str, Any] = OFFER | {"product_id": product_id, "skus": skus}
    wechat.shop.local_life.update(**fields)


def test_an_offer_is_a_draft_until_it_is_listed(wechat: Bench) -> None:
    product_id, sku_id = written(wechat, out_product_id="noodles", verify_at_store=1)
    found = wechat.shop.local_life.get(product_id=product_id, data_type=3)
    assert found.online_data is None
    assert found.draft_data is not None
    assert (found.draft_data.product_name, found.draft_data.out_product_id) == (
        OFFER["product_name"],
        "noodles",
    )
    assert (found.draft_data.draft_status, found.draft_data.verify_at_store) == (1, 1)
    wechat.shop.products.listing(product_id=product_id)
    live = wechat.shop.local_life.get(product_id=product_id).online_data
    assert live is not None
    assert (live.online_status, live.skus[0].sku_id, live.attr_kv_map) == (5, sku_id, OFFER["attr_kv_map"])


def test_lists_know_offers_by_status(wechat: Bench) -> None:
    listed, _ = on_offer(wechat)
    draft, _ = written(wechat)
    assert list(wechat.shop.local_life.iter_list(page_size=1)) == [listed, draft]
    assert wechat.shop.local_life.list(status=5).product_ids == [listed]
    wechat.shop.products.delete(product_id=draft)
    assert wechat.shop.local_life.list().total_num == 1


def test_an_update_shows_when_it_is_listed_again(wechat: Bench) -> None:
    product_id, sku_id = on_offer(wechat)
    sku = OfferSkuUpdateInput(sku_id=sku_id, sale_price=8_500)
    rewritten(wechat, product_id, [sku])
    live = wechat.shop.local_life.get(product_id=product_id).online_data
    assert live is not None
    assert live.skus[0].sale_price == 9_000
    wechat.shop.products.listing(product_id=product_id)
    live = wechat.shop.local_life.get(product_id=product_id).online_data
    assert live is not None
    assert (live.skus[0].sale_price, live.skus[0].stock_num) == (8_500, 100)


def test_prices_change_without_an_audit(wechat: Bench) -> None:
    product_id, sku_id = on_offer(wechat)
    wechat.shop.local_life.update_live(
        product_id=product_id, skus=[OfferPriceInput(sku_id=sku_id, sale_price=1)]
    )
    live = wechat.shop.local_life.get(product_id=product_id).online_data
    assert live is not None
    assert live.skus[0].sale_price == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"skus": []}, 10020013),
        ({"product_name": "123456"}, 10020045),
        ({"product_name": "noodles"}, 10020045),
        ({"skus": [OfferSkuInput(sale_price=0)]}, 10020051),
        ({"attr_kv_map": {"use_date_rule": "soon"}}, 10020051),
        ({"attr_kv_map": {"use_date_rule": TWO_DAYS.replace("2030-01-02", "2029-01-02")}}, 10020051),
    ],
)
def test_a_bad_offer_is_not_written(wechat: Bench, change: dict[str, Any], code: int) -> None:
    with refused(code):
        written(wechat, **change)
    assert wechat.shop.local_life.list().total_num == 0


def test_a_name_is_long_enough(wechat: Bench) -> None:
    body = OFFER | {"product_name": "面馆", "skus": [{"sale_price": 1}]}
    with refused(10020042):
        wechat.shop.request("POST", "/channels/ec/product/locallife/add", json=body)
    assert wechat.shop.local_life.list().total_num == 0


@pytest.mark.parametrize(
    ("skus", "code"),
    [([], 10020013), ([OfferSkuUpdateInput(sku_id="1", sale_price=5)], 10020034)],
)
def test_an_update_names_known_skus(wechat: Bench, skus: list[OfferSkuUpdateInput], code: int) -> None:
    product_id, _ = written(wechat)
    before = wechat.shop.local_life.get(product_id=product_id, data_type=2)
    with refused(code):
        rewritten(wechat, product_id, skus)
    assert wechat.shop.local_life.get(product_id=product_id, data_type=2) == before


@pytest.mark.parametrize(
    ("skus", "code"), [([], 10020013), ([OfferPriceInput(sku_id="1", sale_price=5)], 10020034)]
)
def test_new_prices_are_of_known_skus(wechat: Bench, skus: list[OfferPriceInput], code: int) -> None:
    product_id, _ = on_offer(wechat)
    before = wechat.shop.local_life.get(product_id=product_id)
    with refused(code):
        wechat.shop.local_life.update_live(product_id=product_id, skus=skus)
    assert wechat.shop.local_life.get(product_id=product_id) == before


def test_not_every_shop_is_for_local_life(wechat: Bench) -> None:
    wechat.world.settings.local_life = False
    with refused(10020150):
        wechat.shop.local_life.list()


def test_other_products_are_no_offers(wechat: Bench) -> None:
    with refused(10020052):
        wechat.shop.local_life.get(product_id="10000000000001")


def test_vouchers_and_goods_have_orders_of_their_own(wechat: Bench) -> None:
    product_id, _ = on_offer(wechat)
    tea = wechat.shop.products.list(status=5).product_ids[0]
    with pytest.raises(wxkit.WeChatError, match="orders of their own"):
        wechat.act.buy(person="mei", items=[Item(product_id=product_id), Item(product_id=tea)])


def test_vouchers_are_neither_given_nor_bought_together(wechat: Bench) -> None:
    product_id, _ = on_offer(wechat)
    with pytest.raises(wxkit.WeChatError, match="cannot be given"):
        wechat.act.buy(person="mei", product_id=product_id, gift_to="lan")
    with pytest.raises(wxkit.WeChatError, match="cannot be given"):
        wechat.act.give_to_group(person="mei", product_id=product_id, parts=2)
    with pytest.raises(wxkit.WeChatError, match="not bought together"):
        wechat.act.start_group(person="mei", items=[Item(product_id=product_id)])
    assert _live(wechat, 100).product_id == product_id


def _live(wechat: Bench, stock: int) -> Offer:
    """The offer on sale, with this stock."""
    (product_id,) = wechat.shop.local_life.list(status=5).product_ids
    live = wechat.shop.local_life.get(product_id=product_id).online_data
    assert live is not None
    assert live.skus[0].stock_num == stock
    return live


def test_an_offer_that_is_owed_stays(wechat: Bench) -> None:
    product_id, _ = on_offer(wechat)
    wechat.act.buy(person="mei", product_id=product_id)
    assert _live(wechat, 99).product_id == product_id
    with refused(10020008):
        wechat.shop.products.delete(product_id=product_id)
    assert wechat.shop.local_life.list(status=5).product_ids == [product_id]
