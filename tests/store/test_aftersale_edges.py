"""After-sale, the rare ways: refunds that fail, parcels stopped, requests changed, negotiation first."""

from __future__ import annotations

from typing import Any, Literal

import bought
import pytest
from cases import DAY, HOUR, ask, code_of, look, pushed, refused

import wxkit
from wxkit.testing._bench import Bench
from wxkit_sandbox.past import OrderRefunded, history

Luck = Literal["succeed", "fail"]


def statuses(wechat: Bench) -> list[str]:
    return pushed(wechat, "channels_ec_aftersale_update", "status")


def failed(wechat: Bench) -> str:
    """A refund that did not go through."""
    wechat.world.settings.refunds = "fail"
    case_id = ask(wechat, bought.paid(wechat))
    wechat.shop.aftersale.accept(after_sale_order_id=case_id)
    return case_id


def test_a_refund_that_fails_is_tried_again_by_the_merchant(wechat: Bench) -> None:
    case_id = failed(wechat)
    found = look(wechat, case_id)
    assert (found.status, found.need_offline_refund) == ("PLATFORM_REFUND_FAIL", True)
    assert found.refund_resp is not None
    assert found.refund_resp.ret != 0
    wechat.world.settings.refunds = "succeed"
    wechat.advance(60)
    wechat.shop.aftersale.accept(after_sale_order_id=case_id)
    assert look(wechat, case_id).status == "MERCHANT_REFUND_SUCCESS"


def test_a_refund_that_fails_again_is_10021045(wechat: Bench) -> None:
    case_id = failed(wechat)
    wechat.advance(60)
    assert code_of(wechat.shop.aftersale.accept, after_sale_order_id=case_id) == 10021045
    assert look(wechat, case_id).status == "PLATFORM_REFUND_FAIL"


def test_a_merchant_without_balance_cannot_agree(wechat: Bench) -> None:
    wechat.world.settings.refunds = "no_balance"
    case_id = ask(wechat, bought.paid(wechat))
    assert code_of(wechat.shop.aftersale.accept, after_sale_order_id=case_id) == 10021046
    assert look(wechat, case_id).status == "MERCHANT_PROCESSING"


def test_a_merchant_who_lets_a_failed_refund_lie_is_overdue_and_then_it_is_given_up(wechat: Bench) -> None:
    case_id = failed(wechat)
    wechat.advance(48 * HOUR)
    assert look(wechat, case_id).status == "MERCHANT_OVERDUE_REFUND"
    wechat.advance(48 * HOUR)
    assert look(wechat, case_id).status == "MERCHANT_REFUND_RETRY_FAIL"
    assert code_of(wechat.shop.aftersale.accept, after_sale_order_id=case_id) == 10020001


def test_an_overdue_refund_is_made_by_the_platform_when_it_can(wechat: Bench) -> None:
    case_id = failed(wechat)
    wechat.world.settings.refunds = "succeed"
    wechat.advance(96 * HOUR)
    found = look(wechat, case_id)
    assert found.refund_info is not None
    assert (found.status, found.refund_info.refund_reason) == ("MERCHANT_REFUND_SUCCESS", 6)


@pytest.mark.parametrize(
    ("agree", "status", "refunded"),
    [(True, "MERCHANT_REFUND_SUCCESS", 20_000), (False, "PLATFORM_REFUND_FAIL", 0)],
)
def test_money_that_goes_another_way_is_confirmed(
    wechat: Bench, agree: bool, status: str, refunded: int
) -> None:
    case_id, shop = failed(wechat), wechat.shop.aftersale
    shop.upload_refund_certificate(after_sale_order_id=case_id, refund_certificates=["m1"], desc="cash")
    assert look(wechat, case_id).status == "USER_WAIT_CONFIRM"
    wechat.act.answer_aftersale(person="mei", after_sale_order_id=case_id, agree=agree)
    assert look(wechat, case_id).status == status
    assert bought.order(wechat, look(wechat, case_id).order_id).refunded == refunded


def test_money_that_went_another_way_is_told_of_its_request(wechat: Bench) -> None:
    case_id, shop = failed(wechat), wechat.shop.aftersale
    shop.upload_refund_certificate(after_sale_order_id=case_id, refund_certificates=["m1"], desc="cash")
    wechat.act.answer_aftersale(person="mei", after_sale_order_id=case_id)
    told = [event for event in history(wechat.world) if isinstance(event, OrderRefunded)]
    assert [event.aftersale_id for event in told] == [case_id]


def test_a_buyer_who_does_not_confirm_has_confirmed(wechat: Bench) -> None:
    case_id, shop = failed(wechat), wechat.shop.aftersale
    shop.upload_refund_certificate(after_sale_order_id=case_id, refund_certificates=["m1"], desc="cash")
    wechat.advance(7 * DAY)
    assert look(wechat, case_id).status == "MERCHANT_REFUND_SUCCESS"


@pytest.mark.parametrize(
    ("luck", "end"), [("succeed", "MERCHANT_REFUND_SUCCESS"), ("fail", "MERCHANT_PROCESSING")]
)
def test_a_parcel_on_its_way_is_stopped_first(wechat: Bench, luck: Luck, end: str) -> None:
    wechat.world.settings.interception = luck
    case_id = ask(wechat, bought.shipped(wechat))
    wechat.shop.aftersale.accept(after_sale_order_id=case_id)
    found = look(wechat, case_id)
    assert found.status == "WAIT_PACKAGE_INTERCEPT"
    assert found.deadline == wechat.world.clock.time() + DAY
    wechat.advance(DAY)
    assert look(wechat, case_id).status == end


def test_nothing_is_stopped_that_was_not_sent(wechat: Bench) -> None:
    wechat.world.settings.interception = "succeed"
    case_id = ask(wechat, bought.paid(wechat))
    wechat.shop.aftersale.accept(after_sale_order_id=case_id)
    assert look(wechat, case_id).status == "MERCHANT_REFUND_SUCCESS"


def test_a_fast_refund_is_made_when_it_is_asked_for(wechat: Bench) -> None:
    wechat.world.settings.fast_refund = True
    found = look(wechat, ask(wechat, bought.paid(wechat)))
    assert found.refund_info is not None
    assert (found.status, found.refund_info.refund_reason) == ("MERCHANT_REFUND_SUCCESS", 4)
    assert found.product_info.fast_refund
    assert look(wechat, ask(wechat, bought.shipped(wechat))).status == "MERCHANT_PROCESSING"


def test_a_refused_request_can_be_changed(wechat: Bench) -> None:
    order = bought.shipped(wechat)
    case_id = refused(wechat, order)
    wechat.act.change_refund(person="mei", after_sale_order_id=case_id, type="RETURN", amount=5_000)
    found = look(wechat, case_id)
    assert found.refund_info is not None
    assert (found.type, found.status, found.refund_info.amount) == ("RETURN", "MERCHANT_PROCESSING", 5_000)
    assert (order.lines[0].on_aftersale, found.complete_time) == (2, None)
    wechat.advance(7 * DAY)
    assert look(wechat, case_id).status == "USER_WAIT_RETURN"


def test_nothing_is_changed_once_the_goods_are_with_the_merchant(wechat: Bench) -> None:
    tea, _ = came_back(wechat)
    wechat.shop.aftersale.reject_exchange_reship(after_sale_order_id=tea)
    with pytest.raises(wxkit.WeChatError, match="with the merchant"):
        wechat.act.change_refund(person="mei", after_sale_order_id=tea, type="RETURN")
    assert look(wechat, tea).status == "MERCHANT_REJECT_RESHIP"


def test_changes_count_like_requests(wechat: Bench) -> None:
    case_id = ask(wechat, bought.paid(wechat))
    for _ in range(4):
        wechat.act.change_refund(person="mei", after_sale_order_id=case_id, reason="10000002")
    with pytest.raises(wxkit.WeChatError, match="5 after-sale orders"):
        wechat.act.change_refund(person="mei", after_sale_order_id=case_id, reason="10000000")
    assert look(wechat, case_id).reason == "10000002"


def test_some_shops_must_negotiate_before_they_refuse(wechat: Bench) -> None:
    wechat.world.settings.aftersale_negotiates_first = True
    case_id, shop = ask(wechat, bought.paid(wechat)), wechat.shop.aftersale
    assert code_of(shop.reject, after_sale_order_id=case_id, reject_reason_type=6) == 10021068
    assert look(wechat, case_id).status == "MERCHANT_PROCESSING"
    more: dict[str, Any] = {
        "merchant_update_desc": "please",
        "update_reason_type": 44,
        "type": 1,
        "amount": 100,
    }
    shop.propose(after_sale_order_id=case_id, merchant_update_type=2, **more)
    wechat.act.show_pictures(person="mei", after_sale_order_id=case_id, media_ids=["m1"])
    assert look(wechat, case_id).details.media_id_list == ["m1"]
    shop.reject(after_sale_order_id=case_id, reject_reason_type=6)
    assert look(wechat, case_id).status == "MERCHANT_REJECT_REFUND"


def came_back(wechat: Bench) -> list[str]:
    """Exchanges of every line of an order, whose goods are on their way to the merchant."""
    order = bought.received(wechat, "mei", bought.TEA, bought.CUP)
    cases = [ask(wechat, order, type="EXCHANGE", product_id=line.product_id) for line in order.lines]
    for case_id in cases:
        wechat.shop.aftersale.accept(after_sale_order_id=case_id, address_id="7")
        wechat.act.return_goods(person="mei", after_sale_order_id=case_id, waybill_id="SF2")
    return cases


def test_replacements_of_one_order_are_sent_once_a_minute(wechat: Bench) -> None:
    tea, cup = came_back(wechat)
    send = wechat.shop.aftersale.accept_exchange_reship
    send(after_sale_order_id=tea, delivery_id="SF", waybill_id="SF3")
    again: dict[str, Any] = {"after_sale_order_id": cup, "delivery_id": "SF", "waybill_id": "SF4"}
    assert code_of(send, **again) == 10021059
    assert look(wechat, cup).status == "MERCHANT_WAIT_RECEIPT"
    wechat.advance(60)
    send(**again)
    assert look(wechat, cup).status == "USER_WAIT_RECEIPT"


def test_characters_that_nobody_writes_are_refused(wechat: Bench) -> None:
    tea, _ = came_back(wechat)
    shop = wechat.shop.aftersale
    parcel = {"delivery_id": "SF", "waybill_id": "SF\x07"}
    assert code_of(shop.accept_exchange_reship, after_sale_order_id=tea, **parcel) == 10020261
    assert code_of(shop.reject_exchange_reship, after_sale_order_id=tea, reject_reason="\x07") == 10020261
    assert code_of(shop.reject_exchange_reship, after_sale_order_id=tea, reject_reason_type=99) == 9700224
    wechat.world.settings.aftersale_negotiates_first = True
    assert code_of(shop.reject_exchange_reship, after_sale_order_id=tea) == 10021068
    assert look(wechat, tea).status == "MERCHANT_WAIT_RECEIPT"


def test_an_exchange_shows_what_for_what_and_that_it_is_no_fast_one(wechat: Bench) -> None:
    found = look(wechat, came_back(wechat)[0])
    assert found.exchange_product_info is not None
    assert (found.exchange_product_info.old_sku_id, found.exchange_product_info.new_sku_price) == (
        bought.TEA.sku_id,
        bought.TEA.sale_price,
    )
    assert found.exchange_info is not None
    assert found.exchange_info.fast_exchange_info is not None
    assert not found.exchange_info.fast_exchange_info.fast_exchange


def fast_exchange(wechat: Bench) -> str:
    """A fast exchange whose goods are on their way to the merchant."""
    case_id = ask(wechat, bought.received(wechat), type="EXCHANGE", fast=True)
    wechat.shop.aftersale.accept(after_sale_order_id=case_id, address_id="7")
    wechat.act.return_goods(person="mei", after_sale_order_id=case_id, waybill_id="SF2")
    return case_id


@pytest.mark.parametrize(("act", "status"), [(1, "MERCHANT_WAIT_RECEIPT"), (2, "MERCHANT_REJECT_RESHIP")])
def test_what_comes_back_in_a_fast_exchange_is_right_or_not(
    wechat: Bench, act: Literal[1, 2], status: str
) -> None:
    case_id, handle = fast_exchange(wechat), wechat.shop.aftersale.handle_fast_exchange
    handle(after_sale_order_id=case_id, act=act)
    found = look(wechat, case_id)
    assert found.exchange_info is not None
    assert found.exchange_info.fast_exchange_info is not None
    said = found.exchange_info.fast_exchange_info.fast_exchange_act
    assert said is not None
    assert (said.merchant_confirm, said.merchant_reject) == (act == 1, act == 2)
    assert found.status == status
    assert code_of(handle, after_sale_order_id=case_id, act=1) == 10021041


def test_only_fast_exchanges_are_handled_so(wechat: Bench) -> None:
    tea, _ = came_back(wechat)
    handle = wechat.shop.aftersale.handle_fast_exchange
    assert code_of(handle, after_sale_order_id=tea, act=1) == 10021041
    assert code_of(handle, after_sale_order_id=fast_exchange(wechat), act=2, reject_reason_type=99) == 9700224


def test_a_case_tells_who_opened_it_and_which_number_was_given(wechat: Bench) -> None:
    case_id = ask(wechat, bought.paid(wechat), media_ids=["m1"])
    number = wechat.shop.virtual_numbers.for_aftersale(after_sale_order_id=case_id)
    found = look(wechat, case_id)
    assert found.virtual_tel_num_info is not None
    assert found.virtual_tel_num_info.virtual_tel_number == number.virtual_tel_number
    assert (found.gen_scene, found.details.media_id_list) == (1, ["m1"])


def test_a_list_walks_along_the_journal_of_changes(wechat: Bench) -> None:
    begin = wechat.world.clock.time()
    cases = [ask(wechat, bought.paid(wechat)) for _ in range(3)]
    wechat.advance(60)
    wechat.act.cancel_refund(person="mei", after_sale_order_id=cases[0])
    span: dict[str, Any] = {"begin_update_time": begin, "end_update_time": begin + DAY}
    assert list(wechat.shop.aftersale.iter_list(**span)) == [cases[1], cases[2], cases[0]]
    both: dict[str, Any] = span | {
        "begin_create_time": begin,
        "end_create_time": begin,
        "end_update_time": begin,
    }
    assert list(wechat.shop.aftersale.iter_list(**both)) == cases[1:]
