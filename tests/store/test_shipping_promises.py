"""Until when goods have to leave: by the freight template, by the day of a presale; and when they do not."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from shop_steps import DAY, HOUR, bought, opened, order_of
from test_freight import fields
from test_stock import first_sku

import wxkit
from wxkit.store._order_line import OrderLine
from wxkit.store.products import ExpressInput, LiveSkuInput, SkuDeliverInput
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.orders import Item
from wxkit_sandbox.clock import SHANGHAI


def by_template(wechat: Bench, product_id: str, send_time: str) -> None:
    template_id = wechat.shop.freight.add(**fields(name=send_time, send_time=send_time)).template_id
    express = ExpressInput(template_id=int(template_id))
    wechat.shop.products.update_live(product_id=product_id, express_info=express)


def presale(wechat: Bench, product_id: str, **terms: Any) -> None:
    sent = SkuDeliverInput(stock_type=1, **terms)
    sku = LiveSkuInput(sku_id=first_sku(wechat, product_id), sku_deliver_info=sent)
    wechat.shop.products.update_live(product_id=product_id, skus=[sku])


def line(wechat: Bench, order_id: str) -> OrderLine:
    return order_of(wechat, order_id).order_detail.product_infos[0]


@pytest.mark.parametrize(
    ("send_time", "within"),
    [
        ("SendTime_TWENTYFOUR_HOUR", DAY),
        ("SendTime_FOUTYEIGHT_HOUR", 2 * DAY),
        ("SendTime_THREE_DAY", 3 * DAY),
    ],
)
def test_the_template_sets_the_deadline_from_the_payment_on(
    wechat: Bench, send_time: str, within: int
) -> None:
    tea, *_ = opened(wechat)
    by_template(wechat, tea, send_time)
    order_id = bought(wechat, tea, pay=False)
    assert line(wechat, order_id).delivery_deadline is None
    wechat.world.advance(600)
    wechat.act.pay(person="mei", order_id=order_id)
    assert line(wechat, order_id).delivery_deadline == wechat.world.clock.time() + within


def test_what_is_promised_for_today_leaves_before_midnight(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    by_template(wechat, tea, "SendTime_SHIP_TODAY")
    deadline = line(wechat, bought(wechat, tea)).delivery_deadline or 0
    assert datetime.fromtimestamp(deadline + 1, SHANGHAI).strftime("%d %H:%M") == "03 00:00"


def test_each_line_has_its_own_deadline(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    by_template(wechat, tea, "SendTime_THREE_DAY")
    items = [Item(product_id=tea), Item(product_id=mug)]
    order_id = wechat.act.buy(person="mei", items=items).order_id
    now = wechat.world.clock.time()
    deadlines = [one.delivery_deadline for one in order_of(wechat, order_id).order_detail.product_infos]
    assert deadlines == [now + 3 * DAY, now + 2 * DAY]


def test_a_presale_is_sent_some_days_after_it_was_ordered(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    presale(wechat, tea, full_payment_presale_delivery_type=0, full_payment_presale_delivery_time=15)
    ordered = wechat.world.clock.time()
    order_id = bought(wechat, tea, pay=False)
    wechat.world.advance(8)
    wechat.act.pay(person="mei", order_id=order_id)
    shown = line(wechat, order_id)
    assert shown.delivery_deadline == ordered + 15 * DAY - 1
    assert shown.sku_deliver_info is not None
    assert shown.sku_deliver_info.model_dump(exclude_unset=True) == {
        "stock_type": 1,
        "predict_delivery_time": ordered + 15 * DAY - 1,
        "full_payment_presale_delivery_type": 0,
    }


def test_a_presale_is_sent_some_days_after_its_end(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    end = wechat.world.clock.time() + 5 * DAY
    terms = {"full_payment_presale_delivery_type": 1, "full_payment_presale_delivery_time": 3}
    presale(wechat, tea, presale_end_time=end, **terms)
    assert line(wechat, bought(wechat, tea)).delivery_deadline == end + 3 * DAY - 1


@pytest.mark.parametrize("spot", [0, 1])
def test_before_and_after_a_presale(wechat: Bench, spot: int) -> None:
    tea, *_ = opened(wechat)
    now = wechat.world.clock.time()
    terms = {"full_payment_presale_delivery_time": 4, "spot_after_presale_end": spot}
    presale(wechat, tea, presale_begin_time=now + HOUR, presale_end_time=now + DAY, **terms)
    with pytest.raises(wxkit.WxkitError, match="presale begins"):
        bought(wechat, tea)
    wechat.world.advance(DAY)
    if spot:
        assert line(wechat, bought(wechat, tea)).delivery_deadline == wechat.world.clock.time() + 2 * DAY
    else:
        with pytest.raises(wxkit.WxkitError, match="presale is over"):
            bought(wechat, tea)


def test_goods_that_are_far_too_late_are_refunded_at_once(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    wechat.world.settings.late_refund_after = DAY
    order_id = bought(wechat, tea)
    wechat.world.advance(3 * DAY)
    case = wechat.act.request_refund(person="mei", order_id=order_id)
    found = wechat.shop.aftersale.get(after_sale_order_id=case.after_sale_order_id).after_sale_order
    assert found.status == "MERCHANT_REFUND_SUCCESS"
    assert found.refund_info is not None
    assert found.refund_info.refund_reason == 8
    assert order_of(wechat, order_id).status == 200


def test_goods_that_are_a_little_late_wait_for_the_merchant(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    wechat.world.settings.late_refund_after = DAY
    order_id = bought(wechat, tea)
    wechat.world.advance(3 * DAY - 1)
    case = wechat.act.request_refund(person="mei", order_id=order_id)
    found = wechat.shop.aftersale.get(after_sale_order_id=case.after_sale_order_id).after_sale_order
    assert found.status == "MERCHANT_PROCESSING"
