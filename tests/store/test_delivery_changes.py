"""Other addresses, couriers and parcels, after the merchant's wish."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import DAY, bought, opened, order_of, parcel, pushes, received, refused, shipped

from wxkit.store._order_delivery import Parcel
from wxkit.store.delivery_changes import DeliveryChange, NewAddress, ParcelInput, SentParcel
from wxkit.store.orders import DeliveryItem
from wxkit.testing._bench import Bench

THERE = NewAddress(
    user_name="李雷",
    tel_number="10087654321",
    province_name="北京市",
    city_name="北京市",
    county_name="东城区",
    detail_info="长安街 2 号",
)


def proposed(wechat: Bench) -> str:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    wechat.shop.delivery_changes.propose_address(order_id=order_id, user_address=THERE)
    return order_id


def recipient(wechat: Bench, order_id: str) -> str:
    return wechat.shop.orders.decode_address(order_id=order_id).address_info.user_name


@pytest.mark.parametrize(("agree", "told"), [(True, 16), (False, 17)])
def test_the_buyer_answers_a_proposal(wechat: Bench, agree: bool, told: int) -> None:
    order_id = proposed(wechat)
    assert recipient(wechat, order_id) == "mei"
    wechat.act.answer_address(person="mei", order_id=order_id, agree=agree)
    assert recipient(wechat, order_id) == ("李雷" if agree else "mei")
    assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "type": told}


def test_a_proposal_without_answer_lapses(wechat: Bench) -> None:
    order_id = proposed(wechat)
    wechat.world.advance(DAY)
    assert recipient(wechat, order_id) == "mei"
    assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "type": 18}


def test_a_proposal_is_void_with_the_shipment(wechat: Bench) -> None:
    order_id = proposed(wechat)
    shipped(wechat, order_id)
    assert pushes(wechat)[-1][1] == {"order_id": int(order_id), "type": 20}


def test_five_proposals_one_at_a_time(wechat: Bench) -> None:
    order_id = proposed(wechat)
    propose = wechat.shop.delivery_changes.propose_address
    with refused(10020116):
        propose(order_id=order_id, user_address=THERE)
    for _ in range(4):
        wechat.act.answer_address(person="mei", order_id=order_id, agree=False)
        propose(order_id=order_id, user_address=THERE)
    wechat.act.answer_address(person="mei", order_id=order_id, agree=False)
    with refused(10020116):
        propose(order_id=order_id, user_address=THERE)


def test_what_cannot_be_proposed(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id, gone = bought(wechat, tea), bought(wechat, tea)
    shipped(wechat, gone)
    propose = wechat.shop.delivery_changes.propose_address
    for id_, address, code in (
        ("37", THERE, 100002),
        (gone, THERE, 101100),
        (order_id, THERE.model_copy(update={"detail_info": None}), 40097),
    ):
        with refused(code):
            propose(order_id=id_, user_address=address)
    assert recipient(wechat, order_id) == "mei"


def boxes(wechat: Bench, order_id: str) -> list[tuple[str, str]]:
    parcels = order_of(wechat, order_id).order_detail.delivery_info.delivery_product_info
    return [(box.delivery_id, box.waybill_id) for box in parcels]


def under_way(wechat: Bench) -> tuple[str, ParcelInput]:
    """An order in one parcel, and what the parcel shall be instead."""
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, count=2)
    sent = parcel(order_of(wechat, order_id))
    shipped(wechat, order_id)
    return order_id, ParcelInput(delivery_id="ZTO", waybill_id="ZTO-9", product_infos=sent.product_infos)


def split(wechat: Bench) -> tuple[str, list[DeliveryItem]]:
    """An order in two parcels, SF001 and SF002, of one piece each."""
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, count=2)
    box = parcel(order_of(wechat, order_id), 1)
    for waybill in ("SF001", "SF002"):
        sent = box.model_copy(update={"waybill_id": waybill})
        wechat.shop.orders.send_delivery(order_id=order_id, delivery_list=[sent])
    return order_id, box.product_infos


def test_another_courier_for_the_whole_order(wechat: Bench) -> None:
    order_id, new = under_way(wechat)
    wechat.shop.delivery_changes.update(order_id=order_id, delivery_list=[new])
    assert boxes(wechat, order_id) == [("ZTO", "ZTO-9")]
    assert order_of(wechat, order_id).status == 30


def test_another_courier_for_one_parcel_of_two(wechat: Bench) -> None:
    order_id, goods = split(wechat)
    change = DeliveryChange(
        old=SentParcel(delivery_id="SF", waybill_id="SF002", product_infos=goods),
        new=SentParcel(delivery_id="EMS", waybill_id="E1", product_infos=goods),
    )
    wechat.shop.delivery_changes.update(order_id=order_id, change_infos=[change])
    assert boxes(wechat, order_id) == [("SF", "SF001"), ("EMS", "E1")]


def test_a_split_order_is_not_changed_as_a_whole(wechat: Bench) -> None:
    order_id, goods = split(wechat)
    new = ParcelInput(delivery_id="ZTO", waybill_id="Z1", product_infos=goods)
    with refused(606040):
        wechat.shop.delivery_changes.update(order_id=order_id, delivery_list=[new])
    assert boxes(wechat, order_id) == [("SF", "SF001"), ("SF", "SF002")]


def test_three_changes(wechat: Bench) -> None:
    order_id, new = under_way(wechat)
    for _ in range(3):
        wechat.shop.delivery_changes.update(order_id=order_id, delivery_list=[new])
    with refused(606041):
        wechat.shop.delivery_changes.update(order_id=order_id, delivery_list=[new])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"delivery_id": "SLOW"}, 606004),
        ({"waybill_id": "单号"}, 606005),
        ({"product_infos": [DeliveryItem(product_id="1", sku_id="1", product_cnt=1)]}, 606042),
    ],
)
def test_what_does_not_fit_the_parcel(wechat: Bench, change: dict[str, Any], code: int) -> None:
    order_id, new = under_way(wechat)
    with refused(code):
        wechat.shop.delivery_changes.update(order_id=order_id, delivery_list=[new.model_copy(update=change)])
    assert boxes(wechat, order_id) == [("SF", "SF001")]


def test_a_parcel_that_was_not_sent_cannot_be_changed(wechat: Bench) -> None:
    order_id, _ = under_way(wechat)
    change = DeliveryChange(
        old=SentParcel(delivery_id="SF", waybill_id="SF9"), new=SentParcel(delivery_id="SF", waybill_id="SF8")
    )
    with refused(606042):
        wechat.shop.delivery_changes.update(order_id=order_id, change_infos=[change])
    with refused(40097):
        wechat.shop.delivery_changes.update(order_id=order_id)


@pytest.mark.parametrize("done", [False, True])
def test_only_what_is_under_way_is_changed(wechat: Bench, done: bool) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    new = parcel(order_of(wechat, order_id))
    if done:
        received(wechat, order_id)
    box = ParcelInput(delivery_id="ZTO", waybill_id="Z1", product_infos=new.product_infos)
    with refused(101100):
        wechat.shop.delivery_changes.update(order_id=order_id, delivery_list=[box])
    with refused(100002):
        wechat.shop.delivery_changes.update(order_id="37", delivery_list=[box])


def test_goods_are_sent_once_more(wechat: Bench) -> None:
    order_id, new = under_way(wechat)
    wechat.shop.delivery_changes.compensate(order_id=order_id, reason=3, delivery_list=[new])
    assert boxes(wechat, order_id) == [("SF", "SF001"), ("ZTO", "ZTO-9")]
    assert order_of(wechat, order_id).status == 30
    for _ in range(9):
        wechat.shop.delivery_changes.compensate(order_id=order_id, reason=4, delivery_list=[new])
    with refused(40097):
        wechat.shop.delivery_changes.compensate(order_id=order_id, reason=4, delivery_list=[new])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"delivery_id": "SLOW"}, 606004),
        ({"waybill_id": ""}, 606005),
        ({"product_infos": [DeliveryItem(product_id="1", sku_id="1", product_cnt=1)]}, 606031),
    ],
)
def test_what_cannot_be_sent_once_more(wechat: Bench, change: dict[str, Any], code: int) -> None:
    order_id, new = under_way(wechat)
    box = new.model_copy(update=change)
    with refused(code):
        wechat.shop.delivery_changes.compensate(order_id=order_id, reason=1, delivery_list=[box])
    assert len(boxes(wechat, order_id)) == 1


def test_nothing_is_sent_once_more_that_was_not_sent(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    box = ParcelInput(
        delivery_id="SF", waybill_id="S1", product_infos=parcel(order_of(wechat, order_id)).product_infos
    )
    for id_, code in ((order_id, 101100), ("37", 100002)):
        with refused(code):
            wechat.shop.delivery_changes.compensate(order_id=id_, reason=1, delivery_list=[box])


def test_parcels_show_where_they_go_masked(wechat: Bench) -> None:
    order_id, _ = under_way(wechat)
    box: Parcel = order_of(wechat, order_id).order_detail.delivery_info.delivery_product_info[0]
    assert box.delivery_address is not None
    assert "****" in box.delivery_address.tel_number
