"""What may be changed only so often within a minute, where the world's settings say so."""

from __future__ import annotations

from shop_steps import bought, opened, order_of, refused
from test_stock import first_sku, pieces

from wxkit.store.stock import StockDiff
from wxkit.testing._bench import Bench


def test_10020112_the_stock_of_one_sku(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    wechat.world.settings.stock_changes_a_minute = 2
    skus = {product: first_sku(wechat, product) for product in (tea, mug)}

    def add(product: str) -> None:
        wechat.shop.stock.update(product_id=product, sku_id=skus[product], diff_type=StockDiff.ADD, num=1)

    before = pieces(wechat, tea, skus[tea])
    add(tea)
    add(tea)
    with refused(10020112):
        add(tea)
    add(mug)
    assert pieces(wechat, tea, skus[tea]) == before + 2
    wechat.world.advance(60)
    add(tea)
    assert pieces(wechat, tea, skus[tea]) == before + 3


def test_100003_the_note_of_one_order(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    wechat.world.settings.order_notes_a_minute = 1
    order_id = bought(wechat, tea)
    wechat.shop.orders.update_notes(order_id=order_id, merchant_notes="加急")
    with refused(100003):
        wechat.shop.orders.update_notes(order_id=order_id, merchant_notes="不急")
    ext = order_of(wechat, order_id).order_detail.ext_info
    assert ext is not None
    assert ext.merchant_notes == "加急"
