"""Return and exchange: the goods travel before the money or the replacement does."""

from __future__ import annotations

import bought
import pytest

import wxkit
from wxkit.store._aftersale_order import AftersaleOrder
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.orderbook import Order


def ask(wechat: Bench, order: Order, kind: str) -> str:
    act = wechat.act.request_refund(person="mei", order_id=order.order_id, type=kind)
    return act.after_sale_order_id


def on_its_way_back(wechat: Bench, kind: str) -> str:
    case_id = ask(wechat, bought.received(wechat), kind)
    wechat.shop.aftersale.accept(after_sale_order_id=case_id, address_id="7", accept_type=1)
    wechat.act.return_goods(person="mei", after_sale_order_id=case_id, waybill_id="SF2")
    return case_id


def look(wechat: Bench, case_id: str) -> AftersaleOrder:
    return wechat.shop.aftersale.get(after_sale_order_id=case_id).after_sale_order


def refused(wechat: Bench, call: str, **fields: object) -> int:
    with pytest.raises(wxkit.WeChatError) as error:
        getattr(wechat.shop.aftersale, call)(**fields)
    return error.value.errcode


def test_a_return_goes_through_four_states(wechat: Bench) -> None:
    case_id = ask(wechat, bought.received(wechat), "RETURN")
    states = [look(wechat, case_id).status]
    wechat.shop.aftersale.accept(after_sale_order_id=case_id, address_id="7")
    states.append(look(wechat, case_id).status)
    wechat.act.return_goods(person="mei", after_sale_order_id=case_id, waybill_id="SF2")
    states.append(look(wechat, case_id).status)
    wechat.shop.aftersale.accept(after_sale_order_id=case_id)
    states.append(look(wechat, case_id).status)
    assert states == [
        "MERCHANT_PROCESSING",
        "USER_WAIT_RETURN",
        "MERCHANT_WAIT_RECEIPT",
        "MERCHANT_RETURN_SUCCESS",
    ]


def test_the_returned_parcel_is_shown(wechat: Bench) -> None:
    found = look(wechat, on_its_way_back(wechat, "RETURN"))
    assert found.return_info is not None
    assert (found.return_info.delivery_name, found.return_info.waybill_id) == ("顺丰", "SF2")
    assert found.details.receive_product
    assert found.deadline == wechat.world.clock.time() + 10 * 86400


def test_agreeing_to_a_return_needs_an_address(wechat: Bench) -> None:
    case_id = ask(wechat, bought.received(wechat), "RETURN")
    assert refused(wechat, "accept", after_sale_order_id=case_id) == 10021060
    assert refused(wechat, "accept", after_sale_order_id=case_id, address_id="here") == 10021062
    assert refused(wechat, "accept", after_sale_order_id=case_id, address_id="7", accept_type=2) == 10021041
    assert look(wechat, case_id).status == "MERCHANT_PROCESSING"


def test_goods_that_are_not_sent_back_in_seven_days_close_it(wechat: Bench) -> None:
    order = bought.received(wechat)
    case_id = ask(wechat, order, "RETURN")
    wechat.shop.aftersale.accept(after_sale_order_id=case_id, address_id="7")
    wechat.world.advance(7 * 86400)
    assert look(wechat, case_id).status == "RETURN_CLOSED"
    assert (order.refunded, order.open_aftersales) == (0, set())


def test_a_merchant_who_does_not_answer_agrees_to_a_return(wechat: Bench) -> None:
    case_id = ask(wechat, bought.received(wechat), "RETURN")
    wechat.world.advance(48 * 3600)
    assert look(wechat, case_id).status == "USER_WAIT_RETURN"


def test_a_merchant_who_does_not_confirm_refunds_after_ten_days(wechat: Bench) -> None:
    case_id = on_its_way_back(wechat, "RETURN")
    wechat.world.advance(10 * 86400)
    found = look(wechat, case_id)
    assert found.refund_info is not None
    assert (found.status, found.refund_info.refund_reason) == ("MERCHANT_RETURN_SUCCESS", 11)


def test_returned_goods_may_be_refused(wechat: Bench) -> None:
    case_id = on_its_way_back(wechat, "RETURN")
    wechat.shop.aftersale.reject(after_sale_order_id=case_id, reject_reason_type=20)
    assert look(wechat, case_id).status == "MERCHANT_REJECT_RETURN"


def test_an_exchange_ends_with_the_replacement(wechat: Bench) -> None:
    case_id = on_its_way_back(wechat, "EXCHANGE")
    wechat.shop.aftersale.accept_exchange_reship(
        after_sale_order_id=case_id, delivery_id="SF", waybill_id="SF3"
    )
    found = look(wechat, case_id)
    assert found.status == "USER_WAIT_RECEIPT"
    assert found.exchange_delivery_info is not None
    assert found.exchange_delivery_info.waybill_id == "SF3"
    done = wechat.act.receive_replacement(person="mei", after_sale_order_id=case_id)
    assert done.status == "MERCHANT_EXCHANGE_SUCCESS"


def test_an_exchange_gives_no_money_back(wechat: Bench) -> None:
    case_id = on_its_way_back(wechat, "EXCHANGE")
    assert refused(wechat, "accept", after_sale_order_id=case_id) == 10021041
    wechat.shop.aftersale.accept_exchange_reship(
        after_sale_order_id=case_id, delivery_id="SF", waybill_id="SF3"
    )
    wechat.world.advance(10 * 86400)
    found = look(wechat, case_id)
    assert (found.status, found.refund_info) == ("MERCHANT_EXCHANGE_SUCCESS", None)
    assert found.exchange_product_info is not None
    assert found.exchange_product_info.product_cnt == 2


def test_a_replacement_may_be_refused(wechat: Bench) -> None:
    case_id = on_its_way_back(wechat, "EXCHANGE")
    assert refused(wechat, "reject", after_sale_order_id=case_id, reject_reason_type=20) == 10021041
    wechat.shop.aftersale.reject_exchange_reship(after_sale_order_id=case_id, reject_reason="scratched")
    found = look(wechat, case_id)
    assert found.status == "MERCHANT_REJECT_RESHIP"
    assert found.merchant_upload_info is not None
    assert found.merchant_upload_info.reject_reason == "scratched"


def test_an_exchange_may_be_refused_at_once(wechat: Bench) -> None:
    case_id = ask(wechat, bought.received(wechat), "EXCHANGE")
    wechat.shop.aftersale.reject(after_sale_order_id=case_id, reject_reason_type=24)
    assert look(wechat, case_id).status == "MERCHANT_REJECT_EXCHANGE"


@pytest.mark.parametrize("call", ["accept_exchange_reship", "reject_exchange_reship"])
def test_replacements_belong_to_exchanges(wechat: Bench, call: str) -> None:
    case_id = on_its_way_back(wechat, "RETURN")
    parcel = {"delivery_id": "SF", "waybill_id": "SF3"} if call.startswith("accept") else {}
    assert refused(wechat, call, after_sale_order_id=case_id, **parcel) == 10021041
    assert look(wechat, case_id).status == "MERCHANT_WAIT_RECEIPT"


def test_acts_fit_the_state(wechat: Bench) -> None:
    case_id = ask(wechat, bought.received(wechat), "RETURN")
    with pytest.raises(wxkit.WeChatError, match="MERCHANT_PROCESSING"):
        wechat.act.return_goods(person="mei", after_sale_order_id=case_id, waybill_id="SF2")
    with pytest.raises(wxkit.WeChatError, match="MERCHANT_PROCESSING"):
        wechat.act.receive_replacement(person="mei", after_sale_order_id=case_id)
