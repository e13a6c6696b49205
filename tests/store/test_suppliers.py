"""Suppliers are linked, and new orders find theirs."""

from __future__ import annotations

import pytest
from dropship_steps import KILN, MILL, linked, listed
from shop_steps import DAY, bought, opened, order_of, pushes, refused

from wxkit.store.orders import TimeRange
from wxkit.store.suppliers import ProductDistributionInput
from wxkit.testing._bench import Bench


def test_a_supplier_accepts(wechat: Bench) -> None:
    wechat.world.settings.audit_takes = 60
    linked(wechat)
    (waiting,) = wechat.shop.suppliers.list().list
    assert (waiting.appid, waiting.status, waiting.bind_audit_status) == (MILL, 0, 0)
    wechat.world.advance(60)
    (bound,) = wechat.shop.suppliers.iter_list()
    assert (bound.status, bound.bind_audit_status, bound.update_time) == (1, 1, wechat.world.clock.time())
    assert wechat.shop.suppliers.info().name == bound.name
    (shop,) = wechat.shop.suppliers.shops(is_filter_type=True, type=1).list
    assert (shop.appid, shop.status) == (wechat.world.store.appid, 1)


def test_a_supplier_refuses(wechat: Bench) -> None:
    wechat.world.settings.supplier_answers = "refuse"
    linked(wechat)
    (found,) = wechat.shop.suppliers.list().list
    assert (found.status, found.bind_audit_status) == (0, 2)
    with refused(9700230):
        wechat.shop.suppliers.set_all(supplier_appid=MILL)
    assert wechat.shop.suppliers.shops(is_filter_type=True, type=3).total_count == 1


def test_nobody_is_asked_twice(wechat: Bench) -> None:
    linked(wechat)
    for appid in (MILL, "kiln", wechat.world.store.appid):
        with refused(40097):
            wechat.shop.suppliers.invite(supplier_appid=appid)
    assert wechat.shop.suppliers.list().total_count == 1


def test_without_drop_shipping_nothing_is_set(wechat: Bench) -> None:
    linked(wechat)
    wechat.world.settings.dropshipping = False
    suppliers = wechat.shop.suppliers
    rule = ProductDistributionInput(product_id="1", supplier_appid=MILL, is_distribute=True)
    for call in (
        lambda: suppliers.distribution(),
        lambda: suppliers.set_manual(),
        lambda: suppliers.set_all(supplier_appid=MILL),
        lambda: suppliers.set_products(list=[rule]),
        lambda: suppliers.invite(supplier_appid=KILN),
    ):
        with refused(9700232):
            call()


def test_one_supplier_for_all_new_orders(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    linked(wechat)
    old = bought(wechat, tea)
    assert wechat.shop.suppliers.distribution().distribute_type == 1
    wechat.shop.suppliers.set_all(supplier_appid=MILL)
    found = wechat.shop.suppliers.distribution()
    assert (found.distribute_type, found.all_supplier_appid) == (2, MILL)
    new = bought(wechat, tea)
    assert order_of(wechat, old).order_detail.delivery_info.dropship_flag == 1
    assert order_of(wechat, new).order_detail.delivery_info.dropship_flag == 3
    assert ("channels_ec_order_ext_info_update", {"order_id": int(new), "type": 14}) in pushes(wechat)


def test_a_supplier_for_each_product(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    linked(wechat, MILL, KILN)
    rules = [
        ProductDistributionInput(product_id=product, supplier_appid=appid, is_distribute=True)
        for product, appid in ((tea, MILL), (mug, KILN))
    ]
    wechat.shop.suppliers.set_products(list=rules)
    bought(wechat, mug)
    assert len(listed(wechat, supplier_appid=KILN)) == 1
    assert wechat.shop.suppliers.of_product(product_id=tea).supplier_appid == MILL
    found = wechat.shop.suppliers.products(is_filter_distribute_status=True, distribute_status=1)
    assert [(one.product_id, one.supplier_appid) for one in found.list] == [(tea, MILL), (mug, KILN)]
    assert len(list(wechat.shop.suppliers.iter_products(limit=1))) == 4


def test_one_way_ends_the_other(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    linked(wechat)
    rule = ProductDistributionInput(product_id=tea, supplier_appid=MILL, is_distribute=True)
    wechat.shop.suppliers.set_products(list=[rule])
    wechat.shop.suppliers.set_manual()
    assert wechat.shop.suppliers.of_product(product_id=tea).exist_default_supplier is False
    wechat.shop.suppliers.set_products(list=[rule])
    off = rule.model_copy(update={"is_distribute": False})
    wechat.shop.suppliers.set_products(list=[off])
    assert wechat.shop.suppliers.of_product(product_id=tea).supplier_appid == ""


@pytest.mark.parametrize(("gifts", "flag"), [(False, 1), (True, 3)])
def test_gifts_go_along_when_it_says_so(wechat: Bench, gifts: bool, flag: int) -> None:
    tea, *_ = opened(wechat)
    linked(wechat)
    rule = ProductDistributionInput(
        product_id=tea, supplier_appid=MILL, is_distribute=True, apply_to_gift=gifts
    )
    wechat.shop.suppliers.set_products(list=[rule])
    order_id = bought(wechat, tea, gift_to="lan")
    wechat.act.accept(person="lan", order_id=order_id)
    assert order_of(wechat, order_id).order_detail.delivery_info.dropship_flag == flag


def test_unlinked_suppliers_and_unknown_products(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    linked(wechat)
    for product, appid, code in ((tea, KILN, 9700230), ("1", MILL, 40097)):
        rule = ProductDistributionInput(product_id=product, supplier_appid=appid, is_distribute=True)
        with refused(code):
            wechat.shop.suppliers.set_products(list=[rule])
    assert wechat.shop.suppliers.distribution().distribute_type == 1


def test_the_shop_has_no_supply_orders(wechat: Bench) -> None:
    now = wechat.world.clock.time()
    span = TimeRange(start_time=now - DAY, end_time=now)
    assert wechat.shop.dropshipping.supply_orders(create_time_range=span).next_page is None
    with refused(40097):
        wechat.shop.dropshipping.supply_orders()
    with refused(40097):
        wechat.shop.dropshipping.supply_orders(update_time_range=TimeRange(start_time=0, end_time=8 * DAY))
