"""Stock: read, changed, and its movements."""

from __future__ import annotations

import pytest
from shop_steps import DAY, bought, opened, order_of, pushes, refused
from test_products import IMAGES, added, copies

from wxkit.store.stock import StockDiff, StockFlow
from wxkit.testing._bench import Bench


def first_sku(wechat: Bench, product_id: str) -> str:
    product = wechat.shop.products.get(product_id=product_id).product
    assert product is not None
    return product.skus[0].sku_id


def pieces(wechat: Bench, product_id: str, sku_id: str) -> int:
    return wechat.shop.stock.get(product_id=product_id, sku_id=sku_id).data.normal_stock_num


def flows(wechat: Bench, product_id: str, ops: list[int] | None = None) -> list[StockFlow]:
    now = wechat.world.clock.time()
    return list(
        wechat.shop.stock.iter_flow(
            product_id=product_id,
            sku_id=first_sku(wechat, product_id),
            begin_time=0,
            end_time=now,
            page_size=2,
            op_type_list=ops,
        )
    )


@pytest.mark.parametrize(
    ("how", "left"), [(StockDiff.ADD, 130), (StockDiff.SUBTRACT, 70), (StockDiff.SET, 30)]
)
def test_stock_is_added_subtracted_and_set(wechat: Bench, how: StockDiff, left: int) -> None:
    tea, *_ = opened(wechat)
    sku = first_sku(wechat, tea)
    wechat.shop.stock.update(product_id=tea, sku_id=sku, diff_type=how, num=30)
    assert pieces(wechat, tea, sku) == left


@pytest.mark.parametrize(
    ("how", "num", "code"),
    [
        (StockDiff.SUBTRACT, 101, 10020219),
        (StockDiff.SUBTRACT, 0, 10020218),
        (StockDiff.ADD, 0, 10020218),
        (StockDiff(4), 1, 10020051),
    ],
)
def test_a_bad_change_is_refused(wechat: Bench, how: StockDiff, num: int, code: int) -> None:
    tea, *_ = opened(wechat)
    sku = first_sku(wechat, tea)
    with refused(code):
        wechat.shop.stock.update(product_id=tea, sku_id=sku, diff_type=how, num=num)
    assert pieces(wechat, tea, sku) == 100


def test_stock_of_a_product_that_was_never_listed_is_part_of_its_draft(wechat: Bench) -> None:
    product_id = added(wechat)
    (draft,) = copies(wechat, product_id)[1].skus
    with refused(10020289):
        wechat.shop.stock.update(product_id=product_id, sku_id=draft.sku_id, diff_type=StockDiff.ADD, num=1)
    assert pieces(wechat, product_id, draft.sku_id) == 10


def test_stock_rests_while_the_draft_is_in_audit(wechat: Bench) -> None:
    product_id = added(wechat, listing=1)
    wechat.world.settings.audit_takes = DAY
    wechat.shop.products.update(product_id=product_id, title="春山有机红茶", head_imgs=IMAGES, listing=1)
    sku_id = first_sku(wechat, product_id)
    with refused(10020217):
        wechat.shop.stock.update(product_id=product_id, sku_id=sku_id, diff_type=StockDiff.ADD, num=1)
    assert pieces(wechat, product_id, sku_id) == 10


def test_the_merchant_hears_when_stock_runs_low(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    wechat.world.settings.low_stock = 10
    bought(wechat, tea, count=89)
    assert all(name != "channels_ec_stock_no_enough" for name, _ in pushes(wechat))
    bought(wechat, tea, count=2)
    bought(wechat, tea, count=2)
    told = [body for name, body in pushes(wechat) if name == "channels_ec_stock_no_enough"]
    assert told == [{"product_id": tea, "sku_id": first_sku(wechat, tea), "remaining_stock_amount": 9}]


def test_unknown_products_and_skus_are_refused(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    with refused(10020052):
        wechat.shop.stock.get(product_id="1", sku_id="1")
    with refused(10020051):
        wechat.shop.stock.get(product_id=tea, sku_id="1")
    with refused(10020052):
        wechat.shop.stock.batch_get(product_id=[tea, "1"])
    with refused(10020051):
        wechat.shop.stock.update(product_id=tea, sku_id="1", diff_type=StockDiff.ADD, num=1)


def test_stock_of_several_products(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    stocks = wechat.shop.stock.batch_get(product_id=[tea, mug]).data.spu_stock_list
    assert [(stock.product_id, len(stock.sku_stock)) for stock in stocks] == [(tea, 3), (mug, 2)]
    assert {level.total_stock_num for stock in stocks for level in stock.sku_stock} == {100}


def test_every_movement_is_written_down(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, count=2, pay=False)
    wechat.act.cancel_order(person="mei", order_id=order_id)
    wechat.shop.stock.update(product_id=tea, sku_id=first_sku(wechat, tea), diff_type=StockDiff.ADD, num=5)
    moved = [(f.op_type, f.beginning_amount, f.ending_amount, f.amount) for f in flows(wechat, tea)]
    assert moved == [(1, 0, 100, 100), (4, 100, 98, 2), (5, 98, 100, 2), (2, 100, 105, 5)]
    assert [f.ext_info.order_id for f in flows(wechat, tea, ops=[4, 5])] == [order_id] * 2


def test_movements_are_kept_for_180_days(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    wechat.world.advance(180 * DAY)
    assert len(flows(wechat, tea)) == 1
    wechat.world.advance(1)
    assert flows(wechat, tea) == []


def test_a_talents_stock_needs_the_talent(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    sku = first_sku(wechat, tea)
    with refused(10020051):
        wechat.shop.stock.flow(product_id=tea, sku_id=sku, begin_time=0, end_time=1, stock_type=1)
    found = wechat.shop.stock.flow(
        product_id=tea, sku_id=sku, begin_time=0, end_time=2**31, stock_type=1, finder_id="f"
    )
    assert found.data.stock_flow_info_list == []


def test_buying_takes_from_the_shelf(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order = order_of(wechat, bought(wechat, tea, count=4))
    assert pieces(wechat, tea, order.order_detail.product_infos[0].sku_id) == 96
    sold = wechat.shop.products.get(product_id=tea).product
    assert sold is not None
    assert sold.total_sold_num == 4
