"""A buyer hides the phone: virtual numbers, and the real one after an audit."""

from __future__ import annotations

from shop_steps import DAY, bought, opened, order_of, pushes, received, refused, shipped

from wxkit.store._order_delivery import DeliveryAddress
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.orderbook import OrderBook

LASTS = 30 * DAY


def hidden(wechat: Bench) -> str:
    tea, *_ = opened(wechat)
    return bought(wechat, tea, hide_number=True)


def address(wechat: Bench, order_id: str) -> DeliveryAddress:
    info = order_of(wechat, order_id).order_detail.delivery_info.address_info
    assert info is not None
    return info


def test_the_order_shows_a_virtual_number(wechat: Bench) -> None:
    order_id = hidden(wechat)
    shown = address(wechat, order_id)
    assert shown.use_tel_number == 1
    assert shown.tel_number_ext_info is not None
    assert shown.tel_number_ext_info.virtual_tel_expire_time == wechat.world.clock.time() + LASTS
    decoded = wechat.shop.orders.decode_address(order_id=order_id)
    assert decoded.virtual_number_info is not None
    assert decoded.address_info.tel_number == decoded.virtual_number_info.virtual_number
    assert wechat.world.people["mei"].phone not in decoded.model_dump_json()


def test_without_hiding_there_is_none(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    assert (address(wechat, order_id).use_tel_number, address(wechat, order_id).tel_number_ext_info) == (
        0,
        None,
    )
    decoded = wechat.shop.orders.decode_address(order_id=order_id)
    assert decoded.virtual_number_info is None
    assert decoded.address_info.tel_number == wechat.world.people["mei"].phone


def test_a_number_is_extended_in_its_last_week(wechat: Bench) -> None:
    order_id = hidden(wechat)
    ends = wechat.world.clock.time() + LASTS
    wechat.world.advance(LASTS - 7 * DAY)
    longer = wechat.shop.virtual_numbers.delay(order_id=order_id, has_delay_times=0)
    assert (longer.expiration, longer.available_extend_num) == (ends + LASTS, 2)
    assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "type": 5}


def test_too_early_and_with_a_wrong_count_it_is_not_extended(wechat: Bench) -> None:
    order_id = hidden(wechat)
    with refused(40097):
        wechat.shop.virtual_numbers.delay(order_id=order_id, has_delay_times=0)
    wechat.world.advance(LASTS - DAY)
    with refused(40097):
        wechat.shop.virtual_numbers.delay(order_id=order_id, has_delay_times=1)


def test_three_extensions(wechat: Bench) -> None:
    order_id = hidden(wechat)
    for times in range(3):
        wechat.world.advance(LASTS - (DAY if times == 0 else 0))
        wechat.shop.virtual_numbers.delay(order_id=order_id, has_delay_times=times)
    wechat.world.advance(LASTS)
    with refused(40097):
        wechat.shop.virtual_numbers.delay(order_id=order_id, has_delay_times=3)


def test_when_it_ran_out_another_is_given_once(wechat: Bench) -> None:
    order_id = hidden(wechat)
    with refused(40097):
        wechat.shop.virtual_numbers.apply_again(order_id=order_id)
    before = wechat.shop.orders.decode_address(order_id=order_id).address_info.tel_number
    wechat.world.advance(LASTS)
    new = wechat.shop.virtual_numbers.apply_again(order_id=order_id)
    assert new.virtual_number != before
    assert (len(new.extension), new.apply_quota) == (4, 0)
    wechat.world.advance(LASTS)
    with refused(40097):
        wechat.shop.virtual_numbers.apply_again(order_id=order_id)


def test_after_the_order_three_numbers_for_three_days_each(wechat: Bench) -> None:
    order_id = hidden(wechat)
    with refused(6060454):
        wechat.shop.virtual_numbers.get_old(order_id=order_id)
    received(wechat, order_id)
    for times in (1, 2, 3):
        old = wechat.shop.virtual_numbers.get_old(order_id=order_id)
        assert old.get_virtual_tel_cnt == times
        assert old.virtual_tel_expire_time == wechat.world.clock.time() + 3 * DAY
        wechat.world.advance(3 * DAY)
    with refused(6060455):
        wechat.shop.virtual_numbers.get_old(order_id=order_id)


def test_orders_without_a_virtual_number_and_unknown_ones(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    numbers = wechat.shop.virtual_numbers
    for call, code in ((numbers.get_old, 6060453), (numbers.apply_again, 40097), (numbers.delay, 40097)):
        with refused(code):
            call(order_id=order_id)
        with refused(100002):
            call(order_id="37")


def ask(wechat: Bench, order_id: str) -> None:
    wechat.shop.virtual_numbers.apply_real(
        order_id=order_id, apply_type=1, apply_reason="虚拟号打不通", pic_media_ids=[]
    )


def test_the_real_number_is_shown_once_the_audit_passes(wechat: Bench) -> None:
    order_id = hidden(wechat)
    wechat.world.settings.audit_takes = 60
    ask(wechat, order_id)
    audit = wechat.shop.virtual_numbers.real_audit(order_id=order_id)
    assert (audit.audit_state, audit.apply_reason) == (1, "虚拟号打不通")
    assert audit.apply_time == int(wechat.world.clock.now() * 1000)
    assert "*" in address(wechat, order_id).tel_number
    wechat.world.advance(60)
    assert wechat.shop.virtual_numbers.real_audit(order_id=order_id).audit_state == 3
    assert address(wechat, order_id).tel_number == wechat.world.people["mei"].phone
    assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "type": 13}


def test_a_refused_request_shows_nothing(wechat: Bench) -> None:
    order_id = hidden(wechat)
    wechat.world.settings.real_number_audit = "fail"
    ask(wechat, order_id)
    wechat.world.advance(0)
    assert wechat.shop.virtual_numbers.real_audit(order_id=order_id).audit_state == 2
    assert "*" in address(wechat, order_id).tel_number


def test_who_cannot_ask_for_a_real_number(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    for id_, code in ((order_id, 40097), ("37", 100002)):
        with refused(code):
            ask(wechat, id_)
        with refused(code):
            wechat.shop.virtual_numbers.real_audit(order_id=id_)


def test_an_aftersale_number_ends_like_the_real_one(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    shipped(wechat, order_id)
    case = wechat.act.request_refund(person="mei", order_id=order_id, type="RETURN").after_sale_order_id
    number = wechat.shop.virtual_numbers.for_aftersale(after_sale_order_id=case)
    assert number.virtual_tel_number[-4:] == wechat.world.people["mei"].phone[-4:]
    assert number.virtual_tel_expire_time == wechat.world.clock.time() + 30 * DAY
    wechat.act.cancel_refund(person="mei", after_sale_order_id=case)
    with refused(10020267):
        wechat.shop.virtual_numbers.for_aftersale(after_sale_order_id=case)


def test_aftersales_that_are_over_unknown_or_old_have_no_number(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    wechat.world.settings.aftersale_merchant_handles = 40 * DAY
    case = wechat.act.request_refund(person="mei", order_id=order_id).after_sale_order_id
    wechat.world.advance(30 * DAY)
    with refused(10020264):
        wechat.shop.virtual_numbers.for_aftersale(after_sale_order_id=case)
    wechat.act.cancel_refund(person="mei", after_sale_order_id=case)
    with refused(10020265):
        wechat.shop.virtual_numbers.for_aftersale(after_sale_order_id=case)
    with refused(10021050):
        wechat.shop.virtual_numbers.for_aftersale(after_sale_order_id="2000000000000001")


def test_an_aftersale_without_a_phone_has_no_number(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    case = wechat.act.request_refund(person="mei", order_id=order_id).after_sale_order_id
    wechat.world.store.state(OrderBook).orders[order_id].address = None
    with refused(10020266):
        wechat.shop.virtual_numbers.for_aftersale(after_sale_order_id=case)


def test_a_courier_finds_the_numbers_behind_a_waybill(wechat: Bench) -> None:
    order_id = hidden(wechat)
    shipped(wechat, order_id)
    virtual = wechat.shop.courier_numbers.virtual(waybill_id="SF001")
    real = wechat.world.people["mei"].phone
    assert virtual.masked_real_phone == f"{real[:3]}****{real[-4:]}"
    assert wechat.shop.courier_numbers.real(waybill_id="SF001").phone == real
    found = wechat.shop.courier_numbers.real(waybill_id="SF001", private_phone=virtual.main_phone)
    assert found.phone == real
    assert list(wechat.shop.courier_numbers.iter_pool(page_size=1)) == [virtual.main_phone]


def test_a_courier_with_a_wrong_waybill_or_number(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    shipped(wechat, order_id)
    with refused(40097):
        wechat.shop.courier_numbers.real(waybill_id="SF002")
    with refused(40097):
        wechat.shop.courier_numbers.real(waybill_id="SF001", private_phone="10000000000")
    with refused(40097):
        wechat.shop.courier_numbers.virtual(waybill_id="SF001")
    assert wechat.shop.courier_numbers.pool().total_num == 0
