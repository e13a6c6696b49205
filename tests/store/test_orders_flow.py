"""An order from checkout to settlement, and what the merchant hears of it."""

from __future__ import annotations

import pytest
from shop_steps import DAY, bought, opened, order_of, parcel, pushes, received, refused, shipped

import wxkit
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.orders import Item


def test_the_whole_way_with_its_events(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    started = wechat.world.clock.time()
    received(wechat, order_id)
    wechat.world.advance(7 * DAY)
    number = int(order_id)
    assert pushes(wechat) == [
        ("channels_ec_order_new", {"order_id": number}),
        ("channels_ec_order_pay", {"order_id": number, "pay_time": started}),
        ("channels_ec_order_wait_shipping", {"order_id": number}),
        ("channels_ec_order_deliver", {"order_id": number, "finish_delivery": 1}),
        ("channels_ec_order_confirm", {"order_id": number, "confirm_type": 1}),
        ("channels_ec_order_settle", {"order_id": number, "settle_time": started + 7 * DAY}),
    ]


def test_events_come_from_the_buyer(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    bought(wechat, tea)
    mei = wechat.world.store.openid(wechat.world.people["mei"])
    assert {delivery.push.from_user_name for delivery in wechat.world.pusher.log} == {mei}


def test_settlement_leaves_the_status_and_sets_time_and_fee(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    received(wechat, order_id)
    settlement = order_of(wechat, order_id).order_detail.settle_info
    assert settlement is not None
    assert (settlement.predict_commission_fee, settlement.settle_time) == (999, None)
    wechat.world.advance(7 * DAY)
    order = order_of(wechat, order_id)
    assert order.order_detail.settle_info is not None
    assert (order.status, order.order_detail.settle_info.commission_fee) == (100, 999)


def test_an_unpaid_order_closes_and_gives_its_stock_back(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, count=3, pay=False)
    line = order_of(wechat, order_id).order_detail.product_infos[0]
    assert wechat.shop.stock.get(product_id=tea, sku_id=line.sku_id).data.total_stock_num == 97
    wechat.world.advance(wechat.world.settings.unpaid_order_closes)
    assert order_of(wechat, order_id).status == 250
    assert pushes(wechat)[-1] == (
        "channels_ec_order_cancel",
        {"order_id": int(order_id), "cancel_type": 2},
    )
    assert wechat.shop.stock.get(product_id=tea, sku_id=line.sku_id).data.total_stock_num == 100


def test_a_paid_order_does_not_close(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    wechat.world.advance(wechat.world.settings.unpaid_order_closes)
    assert order_of(wechat, order_id).status == 20


def test_the_buyer_cancels_an_unpaid_order(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, pay=False)
    wechat.act.cancel_order(person="mei", order_id=order_id)
    assert order_of(wechat, order_id).status == 250
    assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "cancel_type": 1}
    with pytest.raises(wxkit.WeChatError, match="status 250"):
        wechat.act.pay(person="mei", order_id=order_id)


def test_shipping_in_parts_is_21_and_then_30(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, count=3)
    for count, status, finished in ((1, 21, 0), (2, 30, 1)):
        box = parcel(order_of(wechat, order_id), count)
        wechat.shop.orders.send_delivery(order_id=order_id, delivery_list=[box])
        assert order_of(wechat, order_id).status == status
        assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "finish_delivery": finished}
    assert len(order_of(wechat, order_id).order_detail.delivery_info.delivery_product_info) == 2


def test_goods_receive_themselves_in_the_end(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    shipped(wechat, order_id)
    wechat.world.advance(wechat.world.settings.auto_receipt)
    assert order_of(wechat, order_id).status == 100
    assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "confirm_type": 2}


def test_prices_of_an_order_of_two_lines(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    order_id = wechat.act.buy(
        person="mei", items=[Item(product_id=tea), Item(product_id=mug, count=2)], freight=1000
    ).order_id
    detail = order_of(wechat, order_id).order_detail
    assert [line.real_price for line in detail.product_infos] == [19_980, 11_800]
    price = detail.price_info
    assert (price.product_price, price.freight, price.order_price) == (31_780, 1000, 32_780)


def test_stock_that_is_not_there_cannot_be_bought(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    with pytest.raises(wxkit.WeChatError, match="only 100 pieces"):
        bought(wechat, tea, count=101)
    assert pushes(wechat) == []


def test_who_does_not_own_an_order_cannot_receive_it(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    shipped(wechat, order_id)
    with pytest.raises(wxkit.WeChatError, match="mei's, not lan's"):
        wechat.act.receive(person="lan", order_id=order_id)


@pytest.mark.parametrize("ship", [False, True])
def test_what_is_not_waiting_cannot_be_shipped(wechat: Bench, ship: bool) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, pay=ship)
    if ship:
        shipped(wechat, order_id)
    before = pushes(wechat)
    with refused(101100):
        shipped(wechat, order_id)
    assert pushes(wechat) == before


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"delivery_id": "SLOW"}, 606004),
        ({"waybill_id": None}, 606005),
        ({"waybill_id": "顺丰 1"}, 606005),
        ({"deliver_type": 3}, 40097),
    ],
)
def test_an_unknown_courier_and_no_waybill_are_refused(
    wechat: Bench, change: dict[str, object], code: int
) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    box = parcel(order_of(wechat, order_id)).model_copy(update=change)
    with refused(code):
        wechat.shop.orders.send_delivery(order_id=order_id, delivery_list=[box])
    assert order_of(wechat, order_id).status == 20


def test_more_than_was_bought_cannot_be_shipped(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, count=2)
    boxes = [parcel(order_of(wechat, order_id), 1), parcel(order_of(wechat, order_id), 2)]
    with refused(606031):
        wechat.shop.orders.send_delivery(order_id=order_id, delivery_list=boxes)
    assert order_of(wechat, order_id).order_detail.delivery_info.delivery_product_info == []


def test_an_oversold_order_is_cancelled_by_the_merchant(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, pay=False)
    wechat.act.cancel_order(person="mei", order_id=order_id, oversold=True)
    assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "cancel_type": 4}
