"""Orders that carry vouchers: nothing is shipped, the last use ends them, money comes back for the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from shop_steps import order_of, pushes, refused
from voucher_steps import SENT, seen, shown, sold, told, used

import wxkit
from wxkit.store._order_enums import OrderStatus
from wxkit.store._order_line import Voucher
from wxkit.store.orders import Delivery, DeliveryItem
from wxkit.testing._bench import Bench
from wxkit_sandbox.past import OrderEvent, history
from wxkit_sandbox.saving import load_world, save_world
from wxkit_sandbox.store.orderbook import OrderBook
from wxkit_sandbox.store.orderflow import moved
from wxkit_sandbox.store.voucher_book import VoucherBook
from wxkit_sandbox.store.voucher_flow import redeem


def given_back(wechat: Bench, order_id: str, count: int) -> str:
    """Mei asks for the money of so many vouchers back."""
    asked = wechat.act.request_refund(person="mei", order_id=order_id, count=count, amount=count * 9_000)
    return asked.after_sale_order_id


def test_paid_vouchers_are_sent_at_once(wechat: Bench) -> None:
    order_id = sold(wechat, 2)
    order = order_of(wechat, order_id)
    assert order.status == OrderStatus.VOUCHER_WAITING
    sent = [(one.voucher_code, one.voucher_type, one.voucher_buy_amount) for one in _on(wechat, order_id)]
    assert sent == [(one.code, 1, 9_000) for one in shown(wechat, order_id)]
    (pushed,) = told(wechat, SENT)
    assert [one["code"] for one in pushed] == [one.code for one in shown(wechat, order_id)]
    assert (pushed[0]["order_id"], pushed[0]["status"], pushed[0]["voucher_actual_amount"]) == (
        order_id,
        1,
        10_000,
    )
    assert "channels_ec_order_wait_shipping" not in [name for name, _ in pushes(wechat)]


def _on(wechat: Bench, order_id: str) -> list[Voucher]:
    return order_of(wechat, order_id).order_detail.product_infos[0].voucher_list or []


def test_an_unpaid_order_has_no_vouchers(wechat: Bench) -> None:
    order_id = sold(wechat)
    product_id = order_of(wechat, order_id).order_detail.product_infos[0].product_id
    unpaid = wechat.act.buy(person="mei", product_id=product_id, pay=False).order_id
    assert _on(wechat, unpaid) == []
    with pytest.raises(wxkit.WeChatError, match="no vouchers"):
        shown(wechat, unpaid)
    wechat.act.pay(person="mei", order_id=unpaid)
    assert len(_on(wechat, unpaid)) == 1


def test_nothing_is_shipped(wechat: Bench) -> None:
    order_id = sold(wechat)
    line = order_of(wechat, order_id).order_detail.product_infos[0]
    item = DeliveryItem(product_id=line.product_id, sku_id=line.sku_id, product_cnt=1)
    parcel = Delivery(delivery_id="SF", waybill_id="SF1", product_infos=[item])
    with refused(101100):
        wechat.shop.orders.send_delivery(order_id=order_id, delivery_list=[parcel])


def test_the_last_use_ends_the_order(wechat: Bench) -> None:
    order_id = sold(wechat, 2)
    used(wechat, order_id)
    assert order_of(wechat, order_id).status == OrderStatus.VOUCHER_WAITING
    code = shown(wechat, order_id)[1].encrypted_code
    wechat.shop.vouchers.consume(consume_request_no="c2", encrypted_codes=[code])
    assert order_of(wechat, order_id).status == OrderStatus.COMPLETED
    wechat.world.advance(wechat.world.settings.settles_after_receipt)
    info = order_of(wechat, order_id).order_detail.settle_info
    assert info is not None
    assert info.commission_fee == 900
    lived = (event for event in history(wechat.world) if isinstance(event, OrderEvent))
    kinds = [type(event).__name__ for event in lived if event.order_id == order_id]
    assert kinds == ["OrderPlaced", "OrderPaid", "OrderReceived", "OrderSettled"]


def test_unused_vouchers_are_refunded(wechat: Bench) -> None:
    order_id = sold(wechat, 3)
    used(wechat, order_id)
    case = given_back(wechat, order_id, 1)
    code = shown(wechat, order_id)[1].encrypted_code
    held = wechat.shop.vouchers.consume(consume_request_no="c2", encrypted_codes=[code])
    assert [one.ret_code for one in held.fail_voucher_list] == [8]
    wechat.shop.aftersale.accept(after_sale_order_id=case)
    assert [seen(wechat, order_id, place).status for place in range(3)] == [2, 3, 1]
    assert seen(wechat, order_id, 1).refund_time == wechat.world.clock.time()
    assert order_of(wechat, order_id).status == OrderStatus.VOUCHER_WAITING


def test_a_refund_of_the_rest_ends_the_order(wechat: Bench) -> None:
    order_id = sold(wechat, 2)
    used(wechat, order_id)
    wechat.shop.aftersale.accept(after_sale_order_id=given_back(wechat, order_id, 1))
    assert order_of(wechat, order_id).status == OrderStatus.COMPLETED


def test_all_money_back_is_the_end(wechat: Bench) -> None:
    order_id = sold(wechat, 2)
    wechat.shop.aftersale.accept(after_sale_order_id=given_back(wechat, order_id, 2))
    assert order_of(wechat, order_id).status == OrderStatus.REFUNDED
    assert [seen(wechat, order_id, place).status for place in range(2)] == [3, 3]


def test_a_saved_world_goes_on_with_its_vouchers(wechat: Bench, tmp_path: Path) -> None:
    order_id = sold(wechat, 2)
    used(wechat, order_id)
    save_world(wechat.world, tmp_path / "noodles.world")
    loaded = load_world(tmp_path / "noodles.world")
    for world in (wechat.world, loaded):
        voucher = world.store.state(VoucherBook).in_order(order_id)[1]
        redeem(world.store, voucher, "c2", "", "")
        moved(world.store, world.store.state(OrderBook).orders[order_id])
        assert world.store.state(OrderBook).orders[order_id].status == OrderStatus.COMPLETED
    assert loaded.store.state(VoucherBook).days == wechat.world.store.state(VoucherBook).days
