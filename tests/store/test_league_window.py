"""The agency's products in talents' windows, and the window of the shop's own channel."""

from __future__ import annotations

from typing import Any

import pytest
from league_steps import agency, normal, shelf, talent
from shop_steps import order_of, refused

from wxkit.testing._bench import Bench


def sub_plan(wechat: Bench, product_id: str, ratio: int = 4) -> str:
    """The agency gives talents a part of its ten percent; the link of the sub-plan."""
    item_id = wechat.shop.league_plans.cooperate(
        head_supplier_item_link=f"weixinstorehs/{product_id}"
    ).cooperative_item_id
    wechat.shop.league_supply.add_sub_plan(cooperative_item_id=item_id, ratio=ratio)
    return wechat.shop.league_supply.sub_plans(cooperative_item_id=item_id).list[0].head_supplier_item_link


def put_up(wechat: Bench, product_id: str) -> str:
    """In the window of Tao by a sub-plan; the openfinderid."""
    openfinderid = talent(wechat, window_auth=True).openfinderid
    link = sub_plan(wechat, product_id)
    wechat.shop.league_window.add(openfinderid=openfinderid, product_id=product_id, product_link=link)
    return openfinderid


def test_a_talent_gives_leave(wechat: Bench) -> None:
    shelf(wechat)
    tao, window = talent(wechat), wechat.shop.league_window
    assert window.auth(finder_id=tao.finder_id).auth_info.nickname == "tao"
    assert window.auth_status(finder_id=tao.finder_id).window_auth_status == 0
    wechat.act.grant_window(person="tao")
    found = window.auth_status(talent_appid=tao.talent_appid)
    assert (found.window_auth_status, found.openfinderid, found.opentalentid) == (
        1,
        tao.openfinderid,
        tao.opentalentid,
    )


def test_a_product_goes_into_the_window_and_out(wechat: Bench) -> None:
    tea, mug, *_ = shelf(wechat)
    openfinderid, window = put_up(wechat, tea), wechat.shop.league_window
    wechat.act.fill_window(person="tao", product_id=mug)
    listed = window.list(openfinderid=openfinderid, need_total_num=True)
    assert [(p.product_id, p.head_supplier_id) for p in listed.list] == [(tea, agency(wechat))]
    assert listed.total_num == 1
    everything = window.iter_list(openfinderid=openfinderid, is_get_all=True, page_size=1)
    assert [p.product_id for p in everything] == [tea, mug]
    assert window.get(openfinderid=openfinderid, product_id=tea).product_detail.product_info.title
    window.remove(openfinderid=openfinderid, product_id=tea)
    assert window.list(openfinderid=openfinderid).list == []


def test_a_sale_pays_the_talent_out_of_the_agencys_part(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    openfinderid = put_up(wechat, tea)
    detail = wechat.shop.league_window.get(openfinderid=openfinderid, product_id=tea).product_detail
    link = detail.product_info.product_promotion_link
    order_id = wechat.act.buy(person="mei", product_id=tea, link=link).order_id
    order = order_of(wechat, order_id).order_detail
    paid, sku_id = order.product_infos[0].real_price or 0, order.product_infos[0].sku_id
    assert order.commission_infos is not None
    to_talent, to_agency = paid * 4 // 100, paid // 10 - paid * 4 // 100
    assert [c.amount for c in order.commission_infos] == [to_agency, to_talent]
    info = wechat.shop.promoter.commission_order(
        order_id=order_id, sku_id=sku_id
    ).commssion_order.order_detail.commission_info
    assert (info.service_ratio, info.service_amount) == (100_000, to_agency)
    assert info.talent_info is not None
    assert (info.talent_info.ratio, info.talent_info.amount) == (40_000, to_talent)


@pytest.mark.parametrize(
    ("code", "body"),
    [
        (10024000, {"openfinderid": None}),
        (10024000, {"product_link": "weixinstoresubhs/1"}),
        (10024001, {"openfinderid": "of1"}),
        (10024003, {"appid": "wx1"}),
        (10024009, {"product_id": "1"}),
        (10024021, {}),
        (10024021, {"product_link": "POOL"}),
    ],
)
def test_what_does_not_go_into_the_window(wechat: Bench, code: int, body: dict[str, Any]) -> None:
    tea, *_ = shelf(wechat)
    openfinderid = talent(wechat, window_auth=True).openfinderid
    full: dict[str, Any] = {"openfinderid": openfinderid, "product_id": tea} | body
    if full.get("product_link") == "POOL":
        full["product_link"] = f"weixinstorehs/{tea}"
    with refused(code):
        wechat.shop.league_window.add(**full)
    assert wechat.shop.league_window.list(openfinderid=openfinderid, is_get_all=True).list == []


def test_a_window_without_leave_or_room_stays_as_it_is(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    normal(wechat, tea)
    tao, window = talent(wechat), wechat.shop.league_window
    named: dict[str, Any] = {"opentalentid": tao.opentalentid, "product_id": tea}
    with refused(10024011):
        window.add(**named)
    with refused(10024011):
        window.list(opentalentid=tao.opentalentid)
    for call in (window.get, window.remove):
        with refused(10024010):
            call(**named)
    wechat.act.grant_window(person="tao")
    wechat.world.settings.window_holds = 0
    with refused(10024010):
        window.add(**named)
    assert wechat.shop.talent.window().products == []


@pytest.mark.parametrize("call", ["get", "remove", "list"])
def test_a_window_has_to_be_named(wechat: Bench, call: str) -> None:
    tea, *_ = shelf(wechat)
    openfinderid = put_up(wechat, tea)
    method = getattr(wechat.shop.league_window, call)
    product = {} if call == "list" else {"product_id": tea}
    for code, who in (
        (10024000, {}),
        (10024001, {"finder_id": "sph1"}),
        (10024003, {"openfinderid": openfinderid, "appid": "wx1"}),
    ):
        with refused(code):
            method(**who, **product)
    if call != "list":
        with refused(10024000):
            method(openfinderid=openfinderid)


def test_what_is_not_in_it_and_what_is_off_sale(wechat: Bench) -> None:
    tea, mug, *_ = shelf(wechat)
    openfinderid, window = put_up(wechat, tea), wechat.shop.league_window
    with refused(10024020):
        window.get(openfinderid=openfinderid, product_id=mug)
    with refused(10024009):
        window.get(openfinderid=openfinderid, product_id="tea")
    with refused(10024009):
        window.remove(openfinderid=openfinderid, product_id=mug)
    wechat.shop.products.delisting(product_id=tea)
    with refused(2):
        window.get(openfinderid=openfinderid, product_id=tea)
    wechat.shop.products.delete(product_id=tea)
    with refused(3):
        window.get(openfinderid=openfinderid, product_id=tea)


def test_what_the_talent_put_up_is_not_the_agencys_to_remove(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    tao = talent(wechat, window_auth=True)
    wechat.act.fill_window(person="tao", product_id=tea)
    with refused(10024022):
        wechat.shop.league_window.remove(finder_id=tao.finder_id, product_id=tea)
    assert [item.product_id for item in wechat.shop.talent.window().products] == [tea]


@pytest.mark.parametrize("call", ["auth", "auth_status"])
def test_leave_is_asked_of_a_talent(wechat: Bench, call: str) -> None:
    shelf(wechat)
    method = getattr(wechat.shop.league_window, call)
    with refused(10024000):
        method()
    with refused(10024001):
        method(finder_id="sph1")


def test_the_shops_own_window(wechat: Bench) -> None:
    tea, mug, *_ = shelf(wechat)
    appid, window = wechat.world.store.appid, wechat.shop.window
    window.add(product_id=tea, appid=appid)
    window.add(product_id=mug, appid=appid, is_hide_for_window=True)
    assert [item.product_id for item in window.iter_list(page_size=1)] == [tea, mug]
    assert window.list(query_cps_product=True, need_total_num=True).total_num == 0
    shown = window.get(product_id=mug, appid=appid).product
    assert shown is not None
    assert (shown.is_hide_for_window, shown.status) == (True, 5)
    window.remove(product_id=tea, appid=appid)
    assert window.list(need_total_num=True).total_num == 2
    wechat.shop.products.delisting(product_id=tea)
    assert [item.product_id for item in window.list().products] == [mug]


@pytest.mark.parametrize(
    ("code", "call", "body"),
    [
        (10022008, "add", {"product_id": "TEA", "appid": "wx1"}),
        (10022008, "remove", {"product_id": "TEA", "appid": "wx1"}),
        (10022003, "remove", {"product_id": "1", "appid": "SHOP"}),
        (10022003, "get", {"product_id": "1", "appid": "SHOP"}),
        (10022002, "add", {"product_id": "TEA", "appid": "SHOP"}),
        (10022002, "remove", {"product_id": "TEA", "appid": "SHOP"}),
        (10022001, "add", {"product_id": "TEA", "appid": "SHOP"}),
        (10022001, "remove", {"product_id": "TEA", "appid": "SHOP"}),
        (10022001, "get", {"product_id": "TEA", "appid": "SHOP"}),
        (10022001, "list", {}),
    ],
)
def test_the_shops_window_refuses(wechat: Bench, code: int, call: str, body: dict[str, Any]) -> None:
    tea, *_ = shelf(wechat)
    wechat.world.settings.shop_channel = code != 10022001
    wechat.world.settings.window_banned = code == 10022002
    known = {"TEA": tea, "SHOP": wechat.world.store.appid}
    with refused(code):
        getattr(wechat.shop.window, call)(**{name: known.get(value, value) for name, value in body.items()})
    wechat.world.settings.shop_channel = True
    assert wechat.shop.window.list().products == []
