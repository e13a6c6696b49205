"""Another address before shipment: the buyer's wish and the merchant's decision."""

from __future__ import annotations

import pytest
from shop_steps import HOUR, bought, opened, order_of, pushes, refused, shipped

import wxkit
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.orders import AddressGiven

HOME = AddressGiven(user_name="王小明", tel_number="10012345678", detail_info="长安街 1 号")


def asked_late(wechat: Bench) -> str:
    """The buyer asks seven hours after the order."""
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    wechat.world.advance(7 * HOUR)
    wechat.act.change_address(person="mei", order_id=order_id, address=HOME)
    return order_id


def recipient(wechat: Bench, order_id: str) -> str:
    return wechat.shop.orders.decode_address(order_id=order_id).address_info.user_name


def test_soon_after_the_order_nobody_is_asked(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    wechat.act.change_address(person="mei", order_id=order_id, address=HOME)
    assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "type": 19}
    assert recipient(wechat, order_id) == "王小明"


@pytest.mark.parametrize("agree", [True, False])
def test_later_the_merchant_decides(wechat: Bench, agree: bool) -> None:
    order_id = asked_late(wechat)
    assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "type": 4}
    delivery = order_of(wechat, order_id).order_detail.delivery_info
    assert delivery.address_under_review is not None
    assert delivery.address_apply_time == wechat.world.clock.time()
    orders = wechat.shop.orders
    (orders.accept_address_change if agree else orders.reject_address_change)(order_id=order_id)
    assert (recipient(wechat, order_id) == "王小明") is agree
    assert order_of(wechat, order_id).order_detail.delivery_info.address_under_review is None


def test_who_says_nothing_for_twelve_hours_agrees(wechat: Bench) -> None:
    order_id = asked_late(wechat)
    wechat.world.advance(12 * HOUR)
    assert recipient(wechat, order_id) == "王小明"
    assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "type": 2}


def test_a_refusal_is_not_overruled_by_time(wechat: Bench) -> None:
    order_id = asked_late(wechat)
    wechat.shop.orders.reject_address_change(order_id=order_id)
    wechat.world.advance(12 * HOUR)
    assert recipient(wechat, order_id) != "王小明"


def test_with_the_shipment_the_request_is_void(wechat: Bench) -> None:
    order_id = asked_late(wechat)
    shipped(wechat, order_id)
    assert [what for _, what in pushes(wechat)[-2:]] == [
        {"order_id": int(order_id), "finish_delivery": 1},
        {"order_id": int(order_id), "type": 20},
    ]
    assert recipient(wechat, order_id) != "王小明"


def test_one_request_at_a_time(wechat: Bench) -> None:
    order_id = asked_late(wechat)
    with pytest.raises(wxkit.WeChatError, match="waits for the merchant"):
        wechat.act.change_address(person="mei", order_id=order_id, address=HOME)


def test_without_a_request_there_is_nothing_to_decide(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    before = pushes(wechat)
    for call in (wechat.shop.orders.accept_address_change, wechat.shop.orders.reject_address_change):
        with refused(10020116):
            call(order_id=order_id)
    assert pushes(wechat) == before
