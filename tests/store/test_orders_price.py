"""Lowering the price of an unpaid order."""

from __future__ import annotations

import pytest
from shop_steps import bought, opened, order_of, pushes, refused

from wxkit.store.orders import NewPrice
from wxkit.testing._bench import Bench


def reprice(wechat: Bench, order_id: str, price: int, express_fee: int | None = None) -> None:
    line = order_of(wechat, order_id).order_detail.product_infos[0]
    new = NewPrice(product_id=line.product_id, sku_id=line.sku_id, change_price=price)
    wechat.shop.orders.update_price(
        order_id=order_id,
        change_express=express_fee is not None,
        express_fee=express_fee,
        change_order_infos=[new],
    )


def test_the_new_price_is_of_the_whole_line(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, count=2, freight=1000, pay=False)
    reprice(wechat, order_id, 30_000, express_fee=0)
    detail = order_of(wechat, order_id).order_detail
    assert (detail.product_infos[0].estimate_price, detail.product_infos[0].real_price) == (39_960, 30_000)
    price = detail.price_info
    assert (price.order_price, price.change_down_price, price.is_change_freight) == (30_000, 9_960, True)
    told = {"order_id": int(order_id), "type": 12}
    assert pushes(wechat)[-1] == ("channels_ec_order_ext_info_update", told)


def test_a_change_replaces_the_one_before(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, freight=1000, pay=False)
    reprice(wechat, order_id, 100, express_fee=0)
    wechat.shop.orders.update_price(order_id=order_id, change_express=False, change_order_infos=[])
    assert order_of(wechat, order_id).order_detail.price_info.order_price == 20_980


@pytest.mark.parametrize(("price", "code"), [(19_981, 108021), (0, 108023), (-1, 40097)])
def test_only_lower_and_above_zero(wechat: Bench, price: int, code: int) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, pay=False)
    with refused(code):
        reprice(wechat, order_id, price)
    assert order_of(wechat, order_id).order_detail.price_info.order_price == 19_980


def test_freight_too_is_only_lowered(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, freight=1000, pay=False)
    with refused(108021):
        reprice(wechat, order_id, 19_980, express_fee=1001)
    assert order_of(wechat, order_id).order_detail.price_info.freight == 1000


def test_a_paid_order_keeps_its_price(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    with refused(101100):
        reprice(wechat, order_id, 1)
    assert order_of(wechat, order_id).order_detail.price_info.order_price == 19_980


def test_fifty_changes_and_no_more(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, pay=False)
    for price in range(50, 0, -1):
        reprice(wechat, order_id, price)
    with refused(108022):
        reprice(wechat, order_id, 60)
    assert order_of(wechat, order_id).order_detail.price_info.order_price == 1


def test_a_sku_that_was_not_bought_has_no_price(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, pay=False)
    new = NewPrice(product_id=tea, sku_id="1", change_price=1)
    with refused(40097):
        wechat.shop.orders.update_price(order_id=order_id, change_express=False, change_order_infos=[new])
