"""Products: written, audited, listed, delisted, deleted."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import HOUR, bought, opened, pushes, refused

from wxkit.store.products import (
    AttributeInput,
    CategoryInput,
    ExpressInput,
    LiveSkuInput,
    Product,
    SkuInput,
    SkuUpdateInput,
    StockInput,
)
from wxkit.store.stock import StockDiff
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.categories import CROCKERY

IMAGES = [f"https://mmecimage.cn/p/wx/{number}" for number in range(3)]


def sku(value: str = "红", price: int = 1_000, **more: Any) -> SkuInput:
    attrs = [AttributeInput(attr_key="颜色", attr_value=value)]
    return SkuInput(sale_price=price, stock_num=10, sku_attrs=attrs, **more)


def added(wechat: Bench, **change: Any) -> str:
    fields: dict[str, Any] = {
        "title": "春山有机绿茶",
        "head_imgs": IMAGES,
        "cats_v2": [CategoryInput(cat_id=level) for level in CROCKERY],
        "express_info": ExpressInput(template_id=1),
        "skus": [sku()],
    }
    return wechat.shop.products.add(**(fields | change)).data.product_id


def copies(wechat: Bench, product_id: str) -> tuple[Product | None, Product]:
    detail = wechat.shop.products.get(product_id=product_id, data_type=3)
    assert detail.edit_product is not None
    return detail.product, detail.edit_product


def test_a_new_product_is_only_a_draft(wechat: Bench) -> None:
    product_id = added(wechat)
    live, draft = copies(wechat, product_id)
    assert live is None
    assert (draft.title, draft.status, draft.edit_status, draft.min_price) == ("春山有机绿茶", 0, 1, 1_000)
    assert (draft.skus[0].stock_num, len(draft.skus[0].sku_id)) == (10, 10)
    assert wechat.shop.products.get(product_id=product_id).product is None
    assert wechat.shop.products.list().product_ids == []


def test_listing_passes_the_audit_and_goes_live(wechat: Bench) -> None:
    product_id = added(wechat)
    wechat.shop.products.listing(product_id=product_id)
    live, draft = copies(wechat, product_id)
    assert live is not None
    assert (live.status, draft.edit_status) == (5, 4)
    assert pushes(wechat) == [
        ("product_spu_audit", {"product_id": product_id, "status": 3}),
        ("product_spu_listing", {"product_id": product_id, "status": 5, "product_type": 1}),
    ]


def test_add_may_list_at_once(wechat: Bench) -> None:
    assert wechat.shop.products.list().product_ids == []
    product_id = added(wechat, listing=1)
    assert wechat.shop.products.list().product_ids == [product_id]


def test_a_failed_audit_tells_why_and_may_be_tried_again(wechat: Bench) -> None:
    wechat.world.settings.product_audit = "fail"
    product_id = added(wechat, listing=1)
    live, draft = copies(wechat, product_id)
    assert (live, draft.edit_status) == (None, 3)
    event, body = pushes(wechat)[-1]
    assert (event, body["status"]) == ("product_spu_audit", 2)
    assert body["reason"]
    wechat.world.settings.product_audit = "pass"
    wechat.shop.products.listing(product_id=product_id)
    assert copies(wechat, product_id)[1].status == 5


def test_an_audit_takes_its_time_and_forbids_editing(wechat: Bench) -> None:
    wechat.world.settings.audit_takes = HOUR
    product_id = added(wechat, listing=1)
    products = wechat.shop.products
    for call in (products.listing, products.delete):
        with refused(10020049):
            call(product_id=product_id)
    with refused(10020049):
        products.update(product_id=product_id, title="春山有机红茶", head_imgs=IMAGES)
    assert copies(wechat, product_id)[1].edit_status == 2
    wechat.world.advance(HOUR)
    assert copies(wechat, product_id)[1].edit_status == 4


def test_a_withdrawn_audit_is_never_decided(wechat: Bench) -> None:
    wechat.world.settings.audit_takes = HOUR
    product_id = added(wechat, listing=1)
    wechat.shop.products.cancel_audit(product_id=product_id)
    wechat.world.advance(HOUR)
    live, draft = copies(wechat, product_id)
    assert (live, draft.edit_status) == (None, 1)
    assert pushes(wechat) == [("product_spu_audit", {"product_id": product_id, "status": 4})]
    with refused(10020044):
        wechat.shop.products.cancel_audit(product_id=product_id)


def test_the_timer_of_a_withdrawn_audit_does_not_decide_the_next(wechat: Bench) -> None:
    wechat.world.settings.audit_takes = HOUR
    product_id = added(wechat, listing=1)
    wechat.shop.products.cancel_audit(product_id=product_id)
    wechat.world.advance(HOUR / 2)
    wechat.shop.products.listing(product_id=product_id)
    wechat.world.advance(HOUR / 2)
    assert copies(wechat, product_id)[1].edit_status == 2


def test_an_update_leaves_the_live_copy_until_it_is_listed(wechat: Bench) -> None:
    product_id = added(wechat, listing=1)
    wechat.shop.products.update(product_id=product_id, title="春山有机红茶", head_imgs=IMAGES)
    live, draft = copies(wechat, product_id)
    assert live is not None
    assert (live.title, draft.title, draft.edit_status) == ("春山有机绿茶", "春山有机红茶", 1)
    assert draft.skus == live.skus
    wechat.shop.products.listing(product_id=product_id)
    assert wechat.shop.products.get(product_id=product_id).product == copies(wechat, product_id)[1]


def test_an_update_keeps_adds_and_drops_skus(wechat: Bench) -> None:
    product_id = added(wechat, skus=[sku("红"), sku("绿")])
    kept = copies(wechat, product_id)[1].skus[0]
    new = SkuUpdateInput(
        sale_price=2_000, stock_num=5, sku_attrs=[AttributeInput(attr_key="颜色", attr_value="蓝")]
    )
    same = SkuUpdateInput(sku_id=kept.sku_id, sale_price=900)
    wechat.shop.products.update(
        product_id=product_id, title="春山有机绿茶", head_imgs=IMAGES, skus=[same, new]
    )
    first, second = copies(wechat, product_id)[1].skus
    assert (first.sku_id, first.sale_price, first.stock_num) == (kept.sku_id, 900, 10)
    assert (second.sale_price, second.stock_num) == (2_000, 5)


def test_an_update_of_an_unknown_sku_changes_nothing(wechat: Bench) -> None:
    product_id = added(wechat)
    before = copies(wechat, product_id)
    with refused(10020051):
        wechat.shop.products.update(
            product_id=product_id,
            title="春山有机绿茶",
            head_imgs=IMAGES,
            skus=[SkuUpdateInput(sku_id="1", sale_price=1)],
        )
    assert copies(wechat, product_id) == before


def test_delisting_and_listing_again(wechat: Bench) -> None:
    product_id = added(wechat, listing=1)
    wechat.shop.products.delisting(product_id=product_id)
    assert wechat.shop.products.list(status=11).product_ids == [product_id]
    assert pushes(wechat)[-1][1] == {"product_id": product_id, "status": 11, "product_type": 1}
    with refused(10020065):
        wechat.shop.products.delisting(product_id=product_id)
    wechat.shop.products.listing(product_id=product_id)
    assert [name for name, _ in pushes(wechat)[-2:]] == ["product_spu_listing"] * 2
    assert wechat.shop.products.list(status=5).product_ids == [product_id]


def test_a_deleted_product_is_in_the_bin_and_rests(wechat: Bench) -> None:
    product_id = added(wechat, listing=1)
    products = wechat.shop.products
    products.delete(product_id=product_id)
    assert products.list().product_ids == []
    assert products.list(status=6).product_ids == [product_id]
    for call in (products.listing, products.delete):
        with refused(10020008):
            call(product_id=product_id)


def test_a_product_with_pending_orders_is_not_deleted(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, pay=False)
    with refused(10020008):
        wechat.shop.products.delete(product_id=tea)
    wechat.act.cancel_order(person="mei", order_id=order_id)
    wechat.shop.products.delete(product_id=tea)


def test_an_unknown_product_is_refused_everywhere(wechat: Bench) -> None:
    products = wechat.shop.products
    for call in (products.get, products.listing, products.delisting, products.delete, products.cancel_audit):
        with refused(10020052):
            call(product_id="1")
    with refused(10020052):
        products.update_live(product_id="1")


def test_pages_of_products(wechat: Bench) -> None:
    ids = [added(wechat, listing=1) for _ in range(5)]
    assert list(wechat.shop.products.iter_list(page_size=2)) == ids
    page = wechat.shop.products.list(page_size=2)
    assert page.total_num == 5
    with refused(10020051):
        wechat.shop.products.list(page_size=2, status=5, next_key=page.next_key)


def test_without_an_audit_price_and_stock_change_at_once(wechat: Bench) -> None:
    product_id = added(wechat, skus=[sku("红"), sku("绿")], listing=1)
    first, second = copies(wechat, product_id)[1].skus
    change = LiveSkuInput(
        sku_id=first.sku_id, sale_price=800, stock_info=StockInput(diff_type=StockDiff.ADD, num=5)
    )
    gone = LiveSkuInput(sku_id=second.sku_id, is_delete=True)
    wechat.shop.products.update_live(product_id=product_id, skus=[change, gone], spu_code="S1")
    live, draft = copies(wechat, product_id)
    assert live is not None
    assert [(sku.sku_id, sku.sale_price, sku.stock_num) for sku in live.skus] == [(first.sku_id, 800, 15)]
    assert (live.spu_code, len(draft.skus), draft.skus[0].sale_price) == ("S1", 2, 1_000)
    assert pushes(wechat)[-1] == ("product_spu_update", {"product_id": product_id, "status": 5})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"sale_price": 0}, 10020039),
        ({"sale_price": 1_000_000_001}, 10020028),
        ({"is_delete": True}, 10020038),
        ({"sku_id": "1"}, 10020051),
        ({"stock_info": StockInput(diff_type=StockDiff.SUBTRACT, num=11)}, 10020219),
        ({"stock_info": StockInput(diff_type=StockDiff.ADD, num=0)}, 10020218),
    ],
)
def test_a_bad_live_change_changes_nothing(wechat: Bench, change: dict[str, Any], code: int) -> None:
    product_id = added(wechat, listing=1)
    before = copies(wechat, product_id)
    sku_id = before[1].skus[0].sku_id
    with refused(code):
        wechat.shop.products.update_live(
            product_id=product_id, skus=[LiveSkuInput.model_validate({"sku_id": sku_id} | change)]
        )
    assert copies(wechat, product_id) == before


def test_only_what_is_on_sale_changes_without_an_audit(wechat: Bench) -> None:
    with refused(10020008):
        wechat.shop.products.update_live(product_id=added(wechat), spu_code="S1")


def test_submissions_are_counted_by_hour_and_day(wechat: Bench) -> None:
    wechat.world.settings.product_audit = "fail"
    product_id = added(wechat)
    for _ in range(200):
        wechat.shop.products.listing(product_id=product_id)
    assert wechat.shop.products.audit_quota().audit_quota.avail_quota == 800
    with refused(10020066):
        wechat.shop.products.listing(product_id=product_id)
    for _ in range(4):
        wechat.world.advance(HOUR)
        for _ in range(200):
            wechat.shop.products.listing(product_id=product_id)
    wechat.world.advance(HOUR)
    with refused(10020111):
        added(wechat, listing=1)
    assert wechat.shop.products.audit_quota().audit_quota.block_status is True


def test_a_stocked_shop_sells_four_products_and_told_nobody(wechat: Bench) -> None:
    ids = opened(wechat)
    assert list(wechat.shop.products.iter_list(status=5)) == ids
    assert pushes(wechat) == []
    tea = wechat.shop.products.get(product_id=ids[0]).product
    assert tea is not None
    assert [sku.sale_price for sku in tea.skus] == [19_980, 19_980, 35_800]
