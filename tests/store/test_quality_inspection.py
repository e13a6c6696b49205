"""Jewels are inspected by a warehouse that ships them; fresh food is filmed."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import HOUR, bought, opened, order_of, pushes, refused, shipped

from wxkit.store.quality_inspection import AuditItem, InspectInfo, LogisticsInfo
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.orderbook import OrderBook

INFO = InspectInfo(
    delivery_id="SF",
    delivery_product_id=2,
    backup_delivery_id="JD",
    express_insure=False,
    express_merge=False,
    inspect_org_id="001",
    inspect_org_name="国家珠宝检测中心",
    refund_intercept=0,
    warehouse_name="广州华林",
    warehouse_addr="广东省广州市",
)
PARCEL = LogisticsInfo(waybill_id="SF100", delivery_type=1, delivery_id="SF")


def jewel(wechat: Bench) -> str:
    """An order for a bracelet, in a shop with an inspection warehouse."""
    *_, bracelet = opened(wechat)
    wechat.world.settings.inspection = True
    return bought(wechat, bracelet)


def bound(wechat: Bench) -> str:
    order_id = jewel(wechat)
    wechat.shop.quality_inspection.submit(order_id=order_id, inspect_info=INFO)
    return order_id


def inspected(wechat: Bench, order_id: str) -> tuple[int | None, int | None]:
    info = order_of(wechat, order_id).order_detail.delivery_info
    return info.quality_inspect_type, info.quality_inspect_info and info.quality_inspect_info.inspect_status


def test_what_can_be_chosen(wechat: Bench) -> None:
    wechat.world.settings.inspection = True
    config = wechat.shop.quality_inspection.config().inspect_config
    choices = wechat.shop.quality_inspection.submit_config().submit_config
    assert config.warehouse_name == "广州华林"
    assert [one.id for one in choices.delivery_list] == ["SF", "JD", "EMS"]
    assert [one.id for one in choices.inspect_org_list] == ["001", "029"]


def test_without_a_warehouse_nothing_is_inspected(wechat: Bench) -> None:
    *_, bracelet = opened(wechat)
    order_id = bought(wechat, bracelet)
    assert inspected(wechat, order_id) == (0, None)
    for call in (wechat.shop.quality_inspection.config, wechat.shop.quality_inspection.submit_config):
        with refused(10021602):
            call()
    with refused(10021602):
        wechat.shop.quality_inspection.submit(order_id=order_id, inspect_info=INFO)
    shipped(wechat, order_id)


def test_the_warehouse_inspects_and_ships(wechat: Bench) -> None:
    order_id = jewel(wechat)
    assert inspected(wechat, order_id) == (1, 0)
    with refused(606034):
        shipped(wechat, order_id)
    wechat.shop.quality_inspection.submit(order_id=order_id, inspect_info=INFO)
    assert inspected(wechat, order_id) == (1, 1)
    wechat.shop.quality_inspection.register_logistics(order_id_list=[order_id], logistics_info=PARCEL)
    wechat.world.advance(48 * HOUR)
    order = order_of(wechat, order_id)
    assert (order.status, inspected(wechat, order_id)) == (30, (1, 2))
    assert order.order_detail.delivery_info.delivery_product_info[0].delivery_id == "SF"
    assert ("channels_ec_order_deliver", {"order_id": int(order_id), "finish_delivery": 1}) in pushes(wechat)


def test_an_open_aftersale_holds_the_parcel(wechat: Bench) -> None:
    order_id = bound(wechat)
    wechat.shop.quality_inspection.register_logistics(order_id_list=[order_id], logistics_info=PARCEL)
    wechat.world.settings.aftersale_merchant_handles = 100 * HOUR
    case = wechat.act.request_refund(person="mei", order_id=order_id).after_sale_order_id
    wechat.world.advance(48 * HOUR)
    assert order_of(wechat, order_id).status == 20
    wechat.act.cancel_refund(person="mei", after_sale_order_id=case)
    wechat.world.advance(24 * HOUR)
    assert order_of(wechat, order_id).status == 30


def test_the_code_tells_what_was_bound(wechat: Bench) -> None:
    order_id = bound(wechat)
    code = wechat.shop.quality_inspection.print_code(order_id=order_id).data
    assert (code.orderId, code.deliveryId, code.inspectOrgId, code.goodsNum) == (order_id, "SF", "001", 1)
    assert len(code.inspectCode) == 16


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"inspect_org_id": "043"}, 10021616),
        ({"delivery_product_id": 9}, 40097),
        ({"backup_delivery_id": "STO"}, 40097),
        ({"express_insure": True}, 40097),
    ],
)
def test_what_cannot_be_bound(wechat: Bench, change: dict[str, Any], code: int) -> None:
    order_id = jewel(wechat)
    info = INFO.model_copy(update=change)
    with refused(code):
        wechat.shop.quality_inspection.submit(order_id=order_id, inspect_info=info)
    assert inspected(wechat, order_id) == (1, 0)


def test_orders_that_are_not_inspected_or_bound_already(wechat: Bench) -> None:
    order_id = bound(wechat)
    tea = next(iter(wechat.world.store.state(OrderBook).orders.values())).lines[0].product_id
    submit = wechat.shop.quality_inspection.submit
    with refused(40097):
        submit(order_id=order_id, inspect_info=INFO)
    with refused(100002):
        submit(order_id="37", inspect_info=INFO)
    other = bought(wechat, tea)
    for call in (
        lambda: wechat.shop.quality_inspection.print_code(order_id=other),
        lambda: wechat.shop.quality_inspection.register_logistics(
            order_id_list=[other], logistics_info=PARCEL
        ),
    ):
        with refused(40097):
            call()


def test_the_parcel_is_changed_three_times(wechat: Bench) -> None:
    order_id = bound(wechat)
    register = wechat.shop.quality_inspection.register_logistics
    for _ in range(4):
        register(order_id_list=[order_id], logistics_info=PARCEL)
    with refused(40097):
        register(order_id_list=[order_id], logistics_info=PARCEL)


def fresh(wechat: Bench) -> str:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    wechat.world.store.state(OrderBook).orders[order_id].lines[0].inspect_type = 2
    return order_id


def film(name: str = "product_express_pic_url", link: str = "https://mmecimage.cn/p/1") -> list[AuditItem]:
    return [AuditItem(item_name=name, item_value=link)]


def test_fresh_food_is_filmed_once(wechat: Bench) -> None:
    order_id = fresh(wechat)
    assert inspected(wechat, order_id) == (2, 0)
    submit = wechat.shop.quality_inspection.submit_fresh
    submit(order_id=order_id, audit_items=film())
    assert inspected(wechat, order_id) == (2, 2)
    with refused(10021700):
        submit(order_id=order_id, audit_items=film())


def test_films_of_other_orders_and_bad_links(wechat: Bench) -> None:
    order_id = fresh(wechat)
    submit = wechat.shop.quality_inspection.submit_fresh
    for id_, items, code in (
        ("37", film(), 10021701),
        (order_id, film(link="x"), 10021702),
        (order_id, film(name="x"), 40097),
    ):
        with refused(code):
            submit(order_id=id_, audit_items=items)
    wechat.world.store.state(OrderBook).orders[order_id].lines[0].inspect_type = 0
    with refused(10021700):
        submit(order_id=order_id, audit_items=film())
