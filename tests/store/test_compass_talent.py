"""The data compass of a talent, and the dashboard of live rooms."""

from __future__ import annotations

import json
from typing import Any

from compass_steps import TEA, ds, live, sold_live
from shop_steps import DAY, bought, opened, refused

from wxkit.testing._bench import Bench


def test_what_a_talent_sold_and_where(wechat: Bench) -> None:
    _, tea = sold_live(wechat)
    bought(wechat, tea)
    wechat.advance(DAY)
    overall = wechat.shop.compass_talent.overall(ds=ds(wechat)).data
    assert (overall.pay_gmv, overall.live_pay_gmv, overall.other_pay_gmv) == (TEA, TEA, 0)
    (product,) = wechat.shop.compass_talent.products(ds=ds(wechat)).product_list
    assert (product.product_id, product.data.pay_cnt) == (tea, 1)
    assert product.data.predict_commission == TEA // 10
    found = wechat.shop.compass_talent.product(ds=ds(wechat), product_id=tea).product_info
    assert (found.data.pay_gmv, found.data.actual_commission) == (TEA, 0)


def test_who_buys_from_a_talent(wechat: Bench) -> None:
    _, tea = sold_live(wechat)
    wechat.act.buy(person="lan", product_id=tea)
    wechat.advance(DAY)
    province, _ = wechat.shop.compass_talent.sale_profile(ds=ds(wechat), type=3).data.field_list
    assert [(value.dim_key, value.dim_value) for value in province.data_list] == [("广东省", 1.0)]


def test_without_a_talent_there_is_nothing(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    bought(wechat, tea)
    wechat.advance(DAY)
    assert wechat.shop.compass_talent.overall(ds=ds(wechat)).data.pay_gmv == 0
    assert wechat.shop.compass_talent.products(ds=ds(wechat)).product_list == []


def panels(wechat: Bench, export_id: str) -> dict[str, Any]:
    data = wechat.shop.live_dashboard.get(export_id=export_id).model_dump(
        exclude={"errcode", "errmsg", "trace_id"}
    )
    return {name: json.loads(text) for name, text in data.items()}


def test_a_live_room_is_told_while_it_runs(wechat: Bench) -> None:
    _, tea = sold_live(wechat)
    bought(wechat, tea)
    shown = panels(wechat, "export/1")
    assert shown["live_ec_data_summary"]["pay_gmv"] == TEA
    assert shown["live_ec_data_summary"]["pay_uv"] == 1
    assert shown["live_comparison_index"]["is_living"]
    assert shown["live_ec_profile"]["province"] == {"广东省": 1}
    (spu,) = shown["single_live_ec_spu_data_page_v2"]["spu_list"]
    assert (spu["product_id"], spu["pay_product_cnt"]) == (tea, 1)


def test_a_refund_shows_in_the_room_where_it_was_sold(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, live_id=live(wechat))
    wechat.advance(DAY)
    wechat.act.refund(person="mei", order_id=order_id)
    summary = panels(wechat, "export/1")["live_ec_data_summary"]
    assert (summary["pay_gmv"], summary["pay_refund_gmv"]) == (TEA, TEA)


def test_live_rooms_are_listed_by_day(wechat: Bench) -> None:
    live(wechat)
    wechat.advance(DAY)
    live(wechat, export_id="export/2")
    (today,) = wechat.shop.live_dashboard.list(ds=ds(wechat, 0)).live_items
    (yesterday,) = wechat.shop.live_dashboard.list(ds=ds(wechat)).live_items
    assert (yesterday.export_id, today.export_id) == ("export/1", "export/2")
    assert today.create_time == wechat.world.clock.time()


def test_an_unknown_room_is_a_bad_parameter(wechat: Bench) -> None:
    with refused(40097):
        wechat.shop.live_dashboard.get(export_id="export/9")


def test_who_is_not_allowed_sees_no_dashboard(wechat: Bench) -> None:
    for name in ("getlivelist", "getlivedata"):
        wechat.world.store.denied.add(f"/channels/livedashboard/{name}")
    with refused(48001):
        wechat.shop.live_dashboard.list(ds=ds(wechat))
    with refused(48001):
        wechat.shop.live_dashboard.get(export_id="export/1")
