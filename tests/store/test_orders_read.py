"""Reading orders: what is masked, lists by time, searches, notes, couriers, addresses."""

from __future__ import annotations

import pytest
from shop_steps import DAY, bought, opened, order_of, parcel, pushes, refused

from wxkit.store.orders import SearchCondition, TimeRange
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.orders import AddressGiven
from wxkit_sandbox.store.orderbook import OrderBook

HOME = AddressGiven(user_name="王小明", tel_number="10012345678", detail_info="长安街 1 号")


def today(wechat: Bench) -> TimeRange:
    now = wechat.world.clock.time()
    return TimeRange(start_time=now - DAY, end_time=now + DAY)


def test_name_phone_and_details_are_masked_until_decoded(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, address=HOME)
    masked = order_of(wechat, order_id).order_detail.delivery_info.address_info
    assert masked is not None
    assert (masked.user_name, masked.tel_number, masked.detail_info) == ("王**", "100****5678", "长安****")
    plain = wechat.shop.orders.decode_address(order_id=order_id).address_info
    assert (plain.user_name, plain.tel_number, plain.detail_info) == ("王小明", "10012345678", "长安街 1 号")


@pytest.mark.parametrize("bound", [True, False])
def test_the_unionid_shows_only_when_the_shop_is_bound(wechat: Bench, bound: bool) -> None:
    tea, *_ = opened(wechat)
    wechat.world.store.bound = bound
    unionid = order_of(wechat, bought(wechat, tea)).unionid
    assert unionid == (wechat.world.people["mei"].unionid if bound else None)


def test_an_unknown_order_is_refused_everywhere(wechat: Bench) -> None:
    opened(wechat)
    orders = wechat.shop.orders
    for call in (
        orders.get,
        orders.decode_address,
        orders.accept_address_change,
        orders.reject_address_change,
    ):
        with refused(100002):
            call(order_id="37")
    with refused(100002):
        orders.update_notes(order_id="37", merchant_notes="x")


def test_all_orders_of_a_span_are_iterated(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    made = [bought(wechat, tea, pay=False) for _ in range(5)]
    found = wechat.shop.orders.iter_list(create_time_range=today(wechat), page_size=2)
    assert list(found) == made


def test_the_update_time_finds_what_changed(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    old, other = bought(wechat, tea), bought(wechat, tea)
    wechat.world.advance(3 * DAY)
    wechat.shop.orders.update_notes(order_id=other, merchant_notes="易碎")
    assert wechat.shop.orders.list(update_time_range=today(wechat)).order_id_list == [other]
    assert wechat.shop.orders.list(create_time_range=today(wechat)).order_id_list == []
    assert order_of(wechat, old).order_detail.ext_info is not None


def test_a_key_of_another_query_is_refused(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    for _ in range(3):
        bought(wechat, tea)
    key = wechat.shop.orders.list(create_time_range=today(wechat), page_size=1).next_key
    with refused(606006):
        wechat.shop.orders.list(create_time_range=today(wechat), page_size=2, next_key=key)
    with refused(606006):
        wechat.shop.orders.list(create_time_range=today(wechat), page_size=1, next_key="nonsense")


def test_an_order_is_listed_once_at_its_last_change(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    first, second = bought(wechat, tea), bought(wechat, tea)
    wechat.shop.orders.update_notes(order_id=first, merchant_notes="易碎")
    found = wechat.shop.orders.iter_list(update_time_range=today(wechat), page_size=1)
    assert list(found) == [second, first]


def test_pages_go_on_while_orders_change(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    made = [bought(wechat, tea, pay=False) for _ in range(4)]
    found = wechat.shop.orders.iter_list(create_time_range=today(wechat), status=10, page_size=2)
    seen = [next(found)]
    for order_id in made[:2]:
        wechat.act.cancel_order(person="mei", order_id=order_id)
    assert seen + list(found) == made


def test_too_many_orders_in_a_span_are_refused(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    wechat.world.settings.orders_listed_at_most = 1
    bought(wechat, tea)
    assert len(wechat.shop.orders.list(create_time_range=today(wechat)).order_id_list) == 1
    bought(wechat, tea)
    with refused(31042):
        wechat.shop.orders.list(create_time_range=today(wechat))


@pytest.mark.parametrize("size", [0, 101])
def test_a_page_holds_one_to_a_hundred(wechat: Bench, size: int) -> None:
    with refused(40097):
        wechat.shop.request("POST", "/channels/ec/order/list/get", json={"page_size": size})


def test_a_span_is_needed_and_is_at_most_seven_days(wechat: Bench) -> None:
    with refused(40097):
        wechat.shop.orders.list()
    with refused(40097):
        wechat.shop.orders.list(create_time_range=TimeRange(start_time=0, end_time=7 * DAY + 1))
    assert (
        wechat.shop.orders.list(create_time_range=TimeRange(start_time=0, end_time=7 * DAY)).has_more is False
    )


def test_the_filter_20_includes_21_and_250_all_that_was_cancelled(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    part, whole, gone = bought(wechat, tea, count=2), bought(wechat, tea), bought(wechat, tea, pay=False)
    box = parcel(order_of(wechat, part), 1)
    wechat.shop.orders.send_delivery(order_id=part, delivery_list=[box])
    wechat.act.cancel_order(person="mei", order_id=gone)
    listed = wechat.shop.orders.list(create_time_range=today(wechat), status=20).order_id_list
    assert listed == [part, whole]
    assert wechat.shop.orders.list(create_time_range=today(wechat), status=250).order_id_list == [gone]
    with refused(40097):
        wechat.shop.orders.list(create_time_range=today(wechat), status=200)


@pytest.mark.parametrize(
    "condition",
    [
        {"title": "绿茶"},
        {"sku_code": "TEA-1"},
        {"user_name": "王小明"},
        {"tel_number_last4": "5678"},
        {"customer_notes": "门口"},
        {"address_under_review": False, "tel_number": "5678"},
    ],
)
def test_a_search_finds_the_order_that_fits(wechat: Bench, condition: dict[str, str]) -> None:
    tea, mug, *_ = opened(wechat)
    bought(wechat, mug)
    wanted = bought(wechat, tea, address=HOME, customer_notes="放门口")
    found = wechat.shop.orders.search(search_condition=SearchCondition.model_validate(condition))
    assert found.order_id_list == [wanted]


def test_a_search_by_id_and_by_running_aftersale(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    quiet, wanted = bought(wechat, tea), bought(wechat, tea)
    wechat.act.request_refund(person="mei", order_id=wanted)
    search = wechat.shop.orders.search
    assert search(search_condition=SearchCondition(order_id=quiet)).order_id_list == [quiet]
    assert search(search_condition=SearchCondition(order_id="37")).order_id_list == []
    tea_orders = SearchCondition(title="绿茶")
    assert search(search_condition=tea_orders, on_aftersale_order_exist=1).order_id_list == [wanted]
    assert search(search_condition=tea_orders, on_aftersale_order_exist=0).order_id_list == [quiet]


def test_a_key_of_another_search_is_refused(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    for _ in range(3):
        bought(wechat, tea)
    search, tea_orders = wechat.shop.orders.search, SearchCondition(title="绿茶")
    key = search(search_condition=tea_orders, page_size=2).next_key
    assert len(search(search_condition=tea_orders, page_size=2, next_key=key).order_id_list) == 1
    with refused(606006):
        search(search_condition=tea_orders, page_size=2, status=20, next_key=key)


def test_a_search_without_condition_or_with_control_characters_is_refused(wechat: Bench) -> None:
    with refused(40097):
        wechat.shop.orders.search(search_condition=SearchCondition())
    with refused(6060456):
        wechat.shop.orders.search(search_condition=SearchCondition(title="a\x00b"))


@pytest.mark.parametrize("field", ["tel_number", "tel_number_last4"])
def test_a_whole_phone_number_cannot_be_searched_for(wechat: Bench, field: str) -> None:
    with refused(40097):
        wechat.shop.orders.search(search_condition=SearchCondition.model_validate({field: "10012345678"}))


def test_a_note_is_kept_and_told(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    wechat.shop.orders.update_notes(order_id=order_id, merchant_notes="易碎")
    ext = order_of(wechat, order_id).order_detail.ext_info
    assert ext is not None
    assert ext.merchant_notes == "易碎"
    told = {"order_id": int(order_id), "type": 3}
    assert pushes(wechat)[-1] == ("channels_ec_order_ext_info_update", told)


def test_couriers(wechat: Bench) -> None:
    everybody = wechat.shop.orders.delivery_companies(ewaybill_only=False).company_list
    printing = wechat.shop.orders.delivery_companies(ewaybill_only=True).company_list
    assert ("SF", "顺丰") in [(courier.delivery_id, courier.delivery_name) for courier in printing]
    assert "OTHER" in {courier.delivery_id for courier in everybody}
    assert "OTHER" not in {courier.delivery_id for courier in printing}
    assert wechat.shop.orders.old_delivery_companies().company_list == everybody


def test_phone_and_details_are_in_no_repr(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, address=HOME)
    plain = wechat.shop.orders.decode_address(order_id=order_id)
    kept = wechat.world.store.state(OrderBook).orders[order_id]
    for shown in (plain, kept, HOME, SearchCondition(tel_number=HOME.tel_number)):
        assert HOME.tel_number not in repr(shown)
