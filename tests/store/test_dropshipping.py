"""A supplier ships the shop's orders."""

from __future__ import annotations

from typing import Any

import pytest
from dropship_steps import KILN, MILL, assigned, box, goods, listed, to_ship
from ewaybill_steps import GOODS, but, request
from shop_steps import DAY, order_of, parcel, pushes, refused, shipped

from wxkit.store.dropshipping import DropshipCondition, DropshipItem, PageInput
from wxkit.store.ewaybills import EwaybillOrderInput
from wxkit.store.orders import TimeRange
from wxkit.store.supplier_orders import SupplierCondition, SupplierDeliveryChange
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.orderbook import OrderBook


def status(wechat: Bench, ds_order_id: str) -> int:
    return wechat.shop.dropshipping.get(ds_order_id=ds_order_id).dropship_order.status


def part(wechat: Bench, order_id: str, count: int) -> list[DropshipItem]:
    item = goods(wechat, order_id)
    return [DropshipItem(spu_id=item.product_id, sku_id=item.sku_id, product_cnt=count)]


def test_an_order_is_assigned(wechat: Bench) -> None:
    order_id, ds = assigned(wechat, count=2)
    found = wechat.shop.dropshipping.get(ds_order_id=ds).dropship_order
    assert (found.order_id, found.supplier_appid, found.status) == (order_id, MILL, 100)
    assert found.dropship_order_detail.product_infos[0].sku_cnt == 2
    detail = order_of(wechat, order_id).order_detail
    assert detail.delivery_info.dropship_flag == 3
    assert detail.product_infos[0].dropship_info is not None
    assert detail.product_infos[0].dropship_info.ds_order_id == ds
    assert [name for name, _ in pushes(wechat)][-2:] == [
        "channels_ec_order_ext_info_update",
        "dropship_order_new",
    ]


def test_a_part_is_assigned(wechat: Bench) -> None:
    order_id = to_ship(wechat, count=3)
    some = part(wechat, order_id, 2)
    wechat.shop.dropshipping.assign(order_id=order_id, supplier_appid=MILL, dropship_product_list=some)
    assert order_of(wechat, order_id).order_detail.delivery_info.dropship_flag == 2
    wechat.shop.orders.send_delivery(order_id=order_id, delivery_list=[parcel(order_of(wechat, order_id), 1)])
    assert order_of(wechat, order_id).status == 21


def test_the_supplier_ships_in_two_parcels(wechat: Bench) -> None:
    order_id, ds = assigned(wechat, count=2)
    for waybill, stage, order_stage in (("SF001", 199, 21), ("SF002", 200, 30)):
        one = box(goods(wechat, order_id, 1), waybill)
        wechat.shop.supplier_orders.send_delivery(ds_order_id=ds, delivery_list=[one])
        assert (status(wechat, ds), order_of(wechat, order_id).status) == (stage, order_stage)
    assert pushes(wechat)[-1] == ("dropship_order_update", ds)


def test_what_the_supplier_ships_the_shop_cannot(wechat: Bench) -> None:
    order_id, ds = assigned(wechat)
    with refused(606034):
        shipped(wechat, order_id)
    wechat.shop.dropshipping.cancel(ds_order_id=ds, order_id=order_id)
    shipped(wechat, order_id)
    assert order_of(wechat, order_id).status == 30


def test_an_order_is_taken_back_in_part_and_whole(wechat: Bench) -> None:
    order_id, ds = assigned(wechat, count=3)
    one = part(wechat, order_id, 1)
    wechat.shop.dropshipping.cancel(ds_order_id=ds, order_id=order_id, dropship_product_list=one)
    assert status(wechat, ds) == 100
    assert order_of(wechat, order_id).order_detail.delivery_info.dropship_flag == 2
    wechat.shop.dropshipping.cancel(ds_order_id=ds, order_id=order_id)
    assert status(wechat, ds) == 300
    assert order_of(wechat, order_id).order_detail.delivery_info.dropship_flag == 1
    assert ("channels_ec_order_ext_info_update", {"order_id": int(order_id), "type": 15}) in pushes(wechat)
    with refused(40097):
        wechat.shop.dropshipping.cancel(ds_order_id=ds, order_id=order_id)


def test_what_cannot_be_taken_back(wechat: Bench) -> None:
    order_id, ds = assigned(wechat)
    with refused(610009):
        wechat.shop.dropshipping.cancel(ds_order_id=ds, order_id="37")
    with refused(40097):
        many = part(wechat, order_id, 2)
        wechat.shop.dropshipping.cancel(ds_order_id=ds, order_id=order_id, dropship_product_list=many)
    wechat.shop.supplier_orders.send_delivery(ds_order_id=ds, delivery_list=[box(goods(wechat, order_id))])
    with refused(610004):
        wechat.shop.dropshipping.cancel(ds_order_id=ds, order_id=order_id)
    assert status(wechat, ds) == 200


def assign(wechat: Bench, order_id: str, supplier: str = MILL, **more: Any) -> None:
    wechat.shop.dropshipping.assign(order_id=order_id, supplier_appid=supplier, **more)


def test_who_cannot_be_given_what(wechat: Bench) -> None:
    order_id = to_ship(wechat)
    for id_, supplier, code in (("37", MILL, 100002), (order_id, KILN, 610000)):
        with refused(code):
            assign(wechat, id_, supplier)
    with refused(40097):
        assign(wechat, order_id, dropship_product_list=part(wechat, order_id, 2))
    wechat.world.settings.dropshipping = False
    with refused(9700232):
        assign(wechat, order_id)
    assert listed(wechat) == []


def test_unpaid_and_shipped_orders_are_not_assigned(wechat: Bench) -> None:
    unpaid = to_ship(wechat, pay=False)
    with refused(610001):
        assign(wechat, unpaid)
    wechat.act.pay(person="mei", order_id=unpaid)
    shipped(wechat, unpaid)
    with refused(610003):
        assign(wechat, unpaid)


def test_what_needs_no_courier_needs_no_supplier(wechat: Bench) -> None:
    order_id = to_ship(wechat)
    wechat.world.store.state(OrderBook).orders[order_id].lines[0].deliver_method = 1
    with refused(610002):
        assign(wechat, order_id)
    assert order_of(wechat, order_id).order_detail.delivery_info.dropship_flag == 0


def test_with_its_order_a_drop_ship_order_ends(wechat: Bench) -> None:
    order_id, ds = assigned(wechat)
    wechat.act.refund(person="mei", order_id=order_id)
    assert status(wechat, ds) == 300
    assert ("dropship_order_cancel", ds) in pushes(wechat)


@pytest.mark.parametrize(
    ("change", "code"),
    [({"delivery_id": "SLOW"}, 606004), ({"waybill_id": "单"}, 606005)],
)
def test_the_suppliers_parcels_are_checked(wechat: Bench, change: dict[str, Any], code: int) -> None:
    order_id, ds = assigned(wechat)
    one = box(goods(wechat, order_id)).model_copy(update=change)
    with refused(code):
        wechat.shop.supplier_orders.send_delivery(ds_order_id=ds, delivery_list=[one])
    assert status(wechat, ds) == 100


def test_the_supplier_ships_what_was_ordered_and_once(wechat: Bench) -> None:
    order_id, ds = assigned(wechat)
    send = wechat.shop.supplier_orders.send_delivery
    with refused(606031):
        send(ds_order_id=ds, delivery_list=[box(goods(wechat, order_id, 2))])
    send(ds_order_id=ds, delivery_list=[box(goods(wechat, order_id))])
    with refused(101100):
        send(ds_order_id=ds, delivery_list=[box(goods(wechat, order_id))])


def test_the_supplier_changes_a_waybill(wechat: Bench) -> None:
    order_id, ds = assigned(wechat)
    item = goods(wechat, order_id)
    change = SupplierDeliveryChange(old=box(item), new=box(item, "SF009"))
    with refused(101100):
        wechat.shop.supplier_orders.update_delivery(ds_order_id=ds, change_infos=[change])
    wechat.shop.supplier_orders.send_delivery(ds_order_id=ds, delivery_list=[box(item)])
    wechat.shop.supplier_orders.update_delivery(ds_order_id=ds, change_infos=[change])
    parcels = order_of(wechat, order_id).order_detail.delivery_info.delivery_product_info
    assert [one.waybill_id for one in parcels] == ["SF009"]
    with refused(606042):
        wechat.shop.supplier_orders.update_delivery(ds_order_id=ds, change_infos=[change])


def test_the_supplier_reads_lists_and_searches(wechat: Bench) -> None:
    order_id, ds = assigned(wechat)
    now, orders = wechat.world.clock.time(), wechat.shop.supplier_orders
    found = orders.get(ds_order_id=ds).dropship_order
    assert (found.order_id, found.shop_appid, found.status) == (order_id, wechat.world.store.appid, 100)
    span = TimeRange(start_time=now - DAY, end_time=now)
    assert list(orders.iter_list(update_time_range=span)) == [ds]
    assert orders.search(search_condition=SupplierCondition(spu_name="绿茶")).ds_order_id_list == [ds]
    assert orders.search(search_condition=SupplierCondition(shop_appid="wx0")).total == 0


@pytest.mark.parametrize(
    "condition", [{"supplier_appid": MILL}, {"product_code": "TEA-1"}, {"status": 100}, {"spu_name": "绿茶"}]
)
def test_the_shop_searches(wechat: Bench, condition: dict[str, Any]) -> None:
    _, ds = assigned(wechat)
    search = wechat.shop.dropshipping.search
    assert search(search_condition=DropshipCondition(**condition)).ds_order_id_list == [ds]
    assert search(search_condition=DropshipCondition(spu_name="马克杯")).ds_order_id_list == []


def test_a_waybill_is_searched_by_itself(wechat: Bench) -> None:
    order_id, ds = assigned(wechat)
    wechat.shop.supplier_orders.send_delivery(ds_order_id=ds, delivery_list=[box(goods(wechat, order_id))])
    search = wechat.shop.dropshipping.search
    assert search(search_condition=DropshipCondition(waybill_id="SF001")).ds_order_id_list == [ds]
    for condition in (DropshipCondition(waybill_id="SF001", status=200), DropshipCondition()):
        with refused(40097):
            search(search_condition=condition)
    with refused(40097):
        search(search_condition=DropshipCondition(status=200), page_info=PageInput(limit=11))


def test_lists_are_paged_and_need_a_span(wechat: Bench) -> None:
    order_id = to_ship(wechat, count=3)
    for _ in range(3):
        assign(wechat, order_id, dropship_product_list=part(wechat, order_id, 1))
    assert len(listed(wechat, page_info=PageInput(limit=1), order_id=order_id)) == 3
    for call in (wechat.shop.dropshipping.list, wechat.shop.supplier_orders.list):
        with refused(40097):
            call()
    for get in (wechat.shop.dropshipping.get, wechat.shop.supplier_orders.get):
        with refused(40097):
            get(ds_order_id="1")


def test_a_supplier_takes_a_waybill_without_saying_for_whom(wechat: Bench) -> None:
    order_id, ds = assigned(wechat)
    given = EwaybillOrderInput(ds_order_id=int(ds), goods_list=[GOODS])
    call = but(request(wechat, order_id), ec_order_list=[given], receiver=None)
    new = wechat.shop.ewaybills.create(ewaybill_order_id="1", **call)
    kept = wechat.shop.ewaybills.get(ewaybill_order_id=new.ewaybill_order_id).order_info
    assert kept.receiver.name == "m**"
    unknown = EwaybillOrderInput(ds_order_id=1, goods_list=[GOODS])
    with refused(10025017):
        wechat.shop.ewaybills.create(ewaybill_order_id="2", **but(call, ec_order_list=[unknown]))
