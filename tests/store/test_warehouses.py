"""Regional warehouses: places, priorities, and stock that moves with orders."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import bought, opened, order_of, refused
from test_stock import first_sku, pieces

from wxkit.store.stock import StockDiff, WarehouseStock
from wxkit.store.warehouses import CoverLocationInput
from wxkit.testing._bench import Bench

GUANGDONG, SHENZHEN, NANSHAN, SHANGHAI = 440000000, 440300000, 440305000, 310000000


def spot(*codes: int) -> CoverLocationInput:
    names = ("address_id1", "address_id2", "address_id3", "address_id4")
    return CoverLocationInput.model_validate(dict(zip(names, codes, strict=False)))


def place(*codes: int) -> dict[str, Any]:
    return {"cover_locations": [spot(*codes).model_dump()]}


def built(wechat: Bench, name: str, *codes: int, **change: Any) -> str:
    fields: dict[str, Any] = {
        "name": name,
        "intro": "仓",
        "cover_locations": [spot(*codes)] if codes else None,
    }
    wechat.shop.warehouses.create(out_warehouse_id=name, **(fields | change))
    return name


def filled(wechat: Bench, product_id: str, warehouse: str, num: int = 10) -> None:
    wechat.shop.warehouses.update_stock(
        product_id=product_id,
        sku_id=first_sku(wechat, product_id),
        out_warehouse_id=warehouse,
        diff_type=StockDiff.SET,
        num=num,
    )


def lies(wechat: Bench, product_id: str, warehouse: str) -> WarehouseStock:
    level = wechat.shop.stock.get(product_id=product_id, sku_id=first_sku(wechat, product_id)).data
    return next(one for one in level.warehouse_stocks if one.out_warehouse_id == warehouse)


def sender(wechat: Bench, order_id: str) -> str | None:
    return order_of(wechat, order_id).order_detail.product_infos[0].out_warehouse_id


def test_a_warehouse_is_described(wechat: Bench) -> None:
    south = built(wechat, "south", GUANGDONG, SHENZHEN)
    wechat.shop.warehouses.update(out_warehouse_id=south, name="华南仓", intro="深圳")
    found = wechat.shop.warehouses.get(out_warehouse_id=south).data
    assert (found.name, found.intro) == ("华南仓", "深圳")
    (cover,) = found.cover_locations or []
    assert (cover.address_id1, cover.address_id2, cover.address_id3) == (GUANGDONG, SHENZHEN, 0)


def test_warehouses_are_listed_by_age(wechat: Bench) -> None:
    names = [built(wechat, f"w{number}") for number in range(3)]
    assert list(wechat.shop.warehouses.iter_list(page_size=2)) == names
    with refused(40097):
        wechat.shop.warehouses.list(next_key="x")


def test_places_come_and_go(wechat: Bench) -> None:
    south, group = built(wechat, "south"), wechat.shop.warehouses
    for _ in range(2):
        group.add_cover_locations(out_warehouse_id=south, cover_locations=[spot(GUANGDONG), spot(SHANGHAI)])
    group.delete_cover_locations(out_warehouse_id=south, cover_locations=[spot(GUANGDONG)])
    covers = group.get(out_warehouse_id=south).data.cover_locations or []
    assert [cover.address_id1 for cover in covers] == [SHANGHAI]


def test_an_order_takes_from_the_warehouse_that_serves_the_buyer(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    south = built(wechat, "south", GUANGDONG)
    filled(wechat, tea, south)
    order_id = bought(wechat, tea, count=3, pay=False)
    assert sender(wechat, order_id) == south
    assert (lies(wechat, tea, south).num, lies(wechat, tea, south).lock_stock) == (7, 3)
    wechat.act.pay(person="mei", order_id=order_id)
    assert (lies(wechat, tea, south).num, lies(wechat, tea, south).lock_stock) == (7, 0)
    assert pieces(wechat, tea, first_sku(wechat, tea)) == 100


def test_a_cancelled_order_goes_back_where_it_came_from(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    south = built(wechat, "south", GUANGDONG)
    filled(wechat, tea, south)
    order_id = bought(wechat, tea, count=3, pay=False)
    wechat.act.cancel_order(person="mei", order_id=order_id)
    assert (lies(wechat, tea, south).num, lies(wechat, tea, south).lock_stock) == (10, 0)
    assert pieces(wechat, tea, first_sku(wechat, tea)) == 100


def test_the_general_stock_serves_everybody_else(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    filled(wechat, tea, built(wechat, "east", SHANGHAI))
    assert sender(wechat, bought(wechat, tea)) is None
    filled(wechat, tea, built(wechat, "south", GUANGDONG), 2)
    assert sender(wechat, bought(wechat, tea, count=3)) is None
    assert sender(wechat, bought(wechat, tea, count=2)) == "south"
    assert pieces(wechat, tea, first_sku(wechat, tea)) == 96


def test_the_nearest_warehouse_comes_first(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    for name, codes in (
        ("province", (GUANGDONG,)),
        ("district", (GUANGDONG, SHENZHEN, NANSHAN)),
        ("city", (GUANGDONG, SHENZHEN)),
    ):
        filled(wechat, tea, built(wechat, name, *codes), 1)
    assert [sender(wechat, bought(wechat, tea)) for _ in range(4)] == ["district", "city", "province", None]


def test_among_equals_the_merchant_decides(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    for name in ("old", "new"):
        filled(wechat, tea, built(wechat, name, GUANGDONG))
    group = wechat.shop.warehouses
    assert group.priority(address_id1=GUANGDONG).data.priority_sort == ["old", "new"]
    assert sender(wechat, bought(wechat, tea)) == "old"
    group.set_priority(address_id1=GUANGDONG, priority_sort=["new"])
    assert group.priority(address_id1=GUANGDONG).data.priority_sort == ["new", "old"]
    assert sender(wechat, bought(wechat, tea)) == "new"


def test_movements_name_the_warehouse(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    filled(wechat, tea, built(wechat, "south", GUANGDONG))
    order_id = bought(wechat, tea, count=3)
    found = wechat.shop.stock.iter_flow(
        product_id=tea, sku_id=first_sku(wechat, tea), begin_time=0, end_time=2**31
    )
    moved = [flow for flow in found if flow.ext_info.out_warehouse_id]
    assert [(f.op_type, f.beginning_amount, f.ending_amount, f.stock_sub_type) for f in moved] == [
        (1, 0, 10, 3),
        (4, 10, 7, 3),
    ]
    assert moved[-1].ext_info.order_id == order_id


def test_the_total_counts_every_place(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    filled(wechat, tea, built(wechat, "south"))
    (stock,) = wechat.shop.stock.batch_get(product_id=[tea]).data.spu_stock_list
    assert [level.total_stock_num for level in stock.sku_stock] == [110, 100, 100]


@pytest.mark.parametrize(
    ("out_id", "change", "code"),
    [
        ("a b", {}, 10020200),
        ("", {}, 10020200),
        ("x" * 129, {}, 10020200),
        ("old", {}, 10020201),
        ("new", place(1), 10020203),
        ("new", place(SHENZHEN), 10020203),
        ("new", place(SHANGHAI, SHENZHEN), 10020203),
        ("new", place(GUANGDONG, 0, NANSHAN), 10020203),
        ("new", place(0), 10020203),
        ("new", {"name": ""}, 10020205),
        ("new", {"intro": ""}, 10020205),
    ],
)
def test_a_bad_warehouse_is_not_made(wechat: Bench, out_id: str, change: dict[str, Any], code: int) -> None:
    built(wechat, "old")
    body: dict[str, Any] = {"out_warehouse_id": out_id, "name": "仓", "intro": "仓"} | change
    with refused(code):
        wechat.shop.request("POST", "/channels/ec/warehouse/create", json=body)
    assert wechat.shop.warehouses.list().data.out_warehouse_ids == ["old"]


def test_unknown_warehouses(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    group = wechat.shop.warehouses
    shelf: dict[str, Any] = {"product_id": tea, "sku_id": first_sku(wechat, tea)}
    with refused(10020202):
        group.get(out_warehouse_id="x")
    with refused(10020202):
        group.update(out_warehouse_id="x", name="仓", intro="仓")
    for call in (group.add_cover_locations, group.delete_cover_locations):
        with refused(10020202):
            call(out_warehouse_id="x", cover_locations=[spot(GUANGDONG)])
    with refused(10020202):
        group.set_priority(address_id1=GUANGDONG, priority_sort=["x"])
    with refused(10020202):
        group.stock(out_warehouse_id="x", **shelf)
    with refused(10020202):
        group.update_stock(out_warehouse_id="x", diff_type=StockDiff.ADD, num=1, **shelf)


def test_bad_descriptions_and_places(wechat: Bench) -> None:
    south, group = built(wechat, "south"), wechat.shop.warehouses
    with refused(10020205):
        group.update(out_warehouse_id=south, name="", intro="仓")
    for call in (group.add_cover_locations, group.delete_cover_locations):
        with refused(10020203):
            call(out_warehouse_id=south, cover_locations=[spot(1)])
    with refused(10020203):
        group.priority(address_id1=1)
    with refused(10020203):
        group.set_priority(address_id1=1, priority_sort=[south])
    assert group.get(out_warehouse_id=south).data.name == "south"


@pytest.mark.parametrize(
    ("how", "num", "code"),
    [(StockDiff.ADD, 0, 10020218), (StockDiff.SUBTRACT, 11, 10020219), (StockDiff(4), 1, 10020051)],
)
def test_a_bad_change_of_stock(wechat: Bench, how: StockDiff, num: int, code: int) -> None:
    tea, *_ = opened(wechat)
    filled(wechat, tea, built(wechat, "south"))
    shelf: dict[str, Any] = {
        "product_id": tea,
        "sku_id": first_sku(wechat, tea),
        "out_warehouse_id": "south",
    }
    with refused(code):
        wechat.shop.warehouses.update_stock(diff_type=how, num=num, **shelf)
    with refused(10020052):
        wechat.shop.warehouses.stock(product_id="1", sku_id=shelf["sku_id"], out_warehouse_id="south")
    with refused(10020051):
        wechat.shop.warehouses.stock(product_id=tea, sku_id="1", out_warehouse_id="south")
    assert wechat.shop.warehouses.stock(**shelf).data.num == 10
