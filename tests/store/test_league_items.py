"""The shop's plans in the league: normal, targeted, exclusive, and those for an agency."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from league_steps import agency, item_events, normal, shelf, talent, targeted
from shop_steps import DAY, refused

from wxkit.store.league_items import AgencyItemOffer, ExclusiveChange, LeagueItemOffer
from wxkit.testing._bench import Bench


def add(wechat: Bench, type_: Literal[1, 2, 3], product_id: str, **more: Any) -> tuple[int, str | None]:
    """Add one product for ten percent: the code and the plan."""
    offers = [LeagueItemOffer(product_id=product_id, ratio=10)]
    added = wechat.shop.league_items.batch_add(type=type_, list=offers, **more)
    return added.result_info_list[0].errcode, added.result_info_list[0].info_id


def test_a_normal_plan_is_added_changed_and_taken_out(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    items = wechat.shop.league_items
    assert add(wechat, 1, tea) == (0, None)
    items.update(operate_type=1, type=1, product_id=tea, ratio=25)
    found = items.get(type=1, product_id=tea).item
    assert (found.ratio, found.status) == (25, 1)
    items.update(operate_type=2, type=1, product_id=tea)
    assert items.get(type=1, product_id=tea).item.status == 2
    items.update(operate_type=4, type=1, product_id=tea)
    assert items.get(type=1, product_id=tea).item.status == 1
    items.delete(type=1, product_id=tea)
    assert items.list(type=1).items == []
    with refused(10023103):
        items.get(type=1, product_id=tea)


def test_a_targeted_plan_needs_the_normal_one(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    tao = talent(wechat).finder_id
    assert add(wechat, 2, tea, finder_ids=[tao], is_forerver=True)[0] == 10023106
    normal(wechat, tea)
    code, info_id = add(wechat, 2, tea, finder_ids=[tao], is_forerver=True)
    assert (code, info_id) == (0, "80000002")
    found = wechat.shop.league_items.get(
        type=2, info_id=info_id, need_relation=True, page_size=10, need_total_num=True
    ).item.exclusive_info
    assert found is not None
    assert (found.finder_ids, found.finder_num, found.is_forerver) == ([tao], 1, True)


def test_an_exclusive_plan_excludes_both_others(wechat: Bench) -> None:
    tea, mug, *_ = shelf(wechat)
    tao = talent(wechat).finder_id
    normal(wechat, tea)
    assert add(wechat, 3, tea, finder_ids=[tao], is_forerver=True)[0] == 10023105
    assert add(wechat, 3, mug, finder_ids=[tao], is_forerver=True)[0] == 0
    assert add(wechat, 1, mug)[0] == 10023105


def test_a_plan_comes_and_goes_by_the_clock(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    now = wechat.world.clock.time()
    span: dict[str, Any] = {"begin_time": now + DAY, "end_time": now + 3 * DAY}
    _, info_id = add(wechat, 3, tea, finder_ids=[talent(wechat).finder_id], **span)
    states = list[int]()
    for _ in range(3):
        states.append(wechat.shop.league_items.get(type=3, info_id=info_id).item.status)
        wechat.world.advance(1.5 * DAY)
    assert states == [10, 1, 2]


def test_talents_of_a_plan_are_added_and_taken_out(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    tao = talent(wechat).finder_id
    lan = wechat.act.become_talent(person="lan").finder_id
    _, info_id = add(wechat, 3, tea, finder_ids=[tao], is_forerver=True)
    change = ExclusiveChange(add_finder_ids=[lan], del_finder_ids=[tao])
    wechat.shop.league_items.update(operate_type=1, type=3, info_id=info_id, ratio=5, exclusive_info=change)
    listed = wechat.shop.league_items.list(type=3, finder_id=lan, need_total_num=True)
    assert (listed.total_num, [item.info_id for item in listed.items]) == (1, [info_id])
    assert wechat.shop.league_items.list(type=3, finder_id=tao).items == []


def test_talents_are_named_by_their_own_ids_too(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    tao, lan = (wechat.act.become_talent(person=name) for name in ("tao", "lan"))
    _, info_id = add(wechat, 3, tea, promoter_ids=[tao.talent_appid], is_forerver=True)
    change = ExclusiveChange(add_promoter_ids=[lan.talent_appid], del_promoter_ids=[tao.talent_appid])
    wechat.shop.league_items.update(operate_type=1, type=3, info_id=info_id, ratio=5, exclusive_info=change)
    assert len(wechat.shop.league_items.list(type=3, promoter_id=lan.talent_appid).items) == 1
    found = wechat.shop.league_items.get(type=3, info_id=info_id, need_relation=True, page_size=9).item
    assert found.exclusive_info is not None
    assert found.exclusive_info.finder_ids == [lan.finder_id]
    assert [one.promoter_id for one in found.exclusive_info.promoter_info_list] == [lan.talent_appid]


@pytest.mark.parametrize(
    ("code", "end", "more"),
    [(10023113, 0, {}), (10023107, DAY, {"finder_ids": []}), (10023001, DAY, {"promoter_ids": ["wx0"]})],
)
def test_terms_that_do_not_hold(wechat: Bench, code: int, end: int, more: dict[str, Any]) -> None:
    tea, *_ = shelf(wechat)
    terms: dict[str, Any] = {"finder_ids": [talent(wechat).finder_id], "end_time": end} | more
    with refused(code):
        add(wechat, 3, tea, **terms)
    assert wechat.shop.league_items.list(type=3).items == []


def test_10023109_a_commission_of_more_than_ninety_percent(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    body = {"type": 1, "list": [{"product_id": tea, "ratio": 100}]}
    with refused(10023109):
        wechat.shop.request("POST", "/channels/ec/league/item/batchadd", json=body)


def test_products_that_cannot_be_offered_have_a_code_of_their_own(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    wechat.shop.products.delisting(product_id=tea)
    assert [add(wechat, 1, product_id)[0] for product_id in (tea, "1")] == [10023104, 10023103]


def test_plans_are_listed_page_by_page(wechat: Bench) -> None:
    products = shelf(wechat)
    for product_id in products:
        normal(wechat, product_id)
    listed = [item.product_id for item in wechat.shop.league_items.iter_list(type=1, page_size=2)]
    assert listed == products
    second = wechat.shop.league_items.list(type=1, page_size=2, page_index=2).items
    assert [item.product_id for item in second] == products[2:4]


def test_the_agency_hears_of_its_plan(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    targeted(wechat, tea, service_ratio=20)
    targeted(wechat, tea, service_ratio=30)
    wechat.shop.products.delisting(product_id=tea)
    assert item_events(wechat) == [(1, []), (2, ["service_ratio"]), (2, ["status"])]


def test_the_agency_hears_when_a_plan_begins_and_ends(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    now = wechat.world.clock.time()
    offer = AgencyItemOffer(product_id=tea, service_ratio=20)
    span: dict[str, Any] = {"begin_time": now + DAY, "end_time": now + 2 * DAY}
    wechat.shop.league_items.batch_add_for_agency(headsupplier_appid=agency(wechat), list=[offer], **span)
    assert wechat.shop.promoter.products(plan_type=1).product_list == []
    wechat.world.advance(DAY)
    assert [found.product_id for found in wechat.shop.promoter.products(plan_type=1).product_list] == [tea]
    wechat.world.advance(DAY)
    assert wechat.shop.promoter.products(plan_type=1).product_list == []
    assert item_events(wechat) == [(1, []), (2, ["status"]), (2, ["status"])]


@pytest.mark.parametrize(
    ("code", "call", "body"),
    [
        (10023107, "batch_add", {"type": 2, "list": [{"product_id": "1", "ratio": 1}], "is_forerver": True}),
        (10023116, "update", {"operate_type": 9, "type": 1, "product_id": "TEA"}),
        (10023000, "get", {"type": 1}),
        (10023001, "batch_add", {"type": 3, "list": [{"product_id": "1"}], "finder_ids": ["sph0"]}),
        (10023001, "list", {"type": 2, "finder_id": "sph0"}),
        (10023101, "batch_add", {"type": 1, "list": [{"product_id": "1"}, {"product_id": "1"}]}),
        (10023103, "delete", {"type": 2, "info_id": "1"}),
        (10023103, "update", {"operate_type": 1, "type": 3, "info_id": "1", "ratio": 1}),
    ],
)
def test_the_league_refuses(wechat: Bench, code: int, call: str, body: dict[str, Any]) -> None:
    tea, *_ = shelf(wechat)
    normal(wechat, tea)
    if body.get("product_id") == "TEA":
        body = body | {"product_id": tea}
    with refused(code):
        getattr(wechat.shop.league_items, call)(**body)
    assert [item.product_id for item in wechat.shop.league_items.list(type=1).items] == [tea]


@pytest.mark.parametrize(("code", "body"), [(10023100, {"type": 9}), (10023102, {"list": "many"})])
def test_bad_types_and_long_lists_are_refused(wechat: Bench, code: int, body: dict[str, Any]) -> None:
    shelf(wechat)
    if "list" in body:
        body = {"list": [{"product_id": str(n), "ratio": 1} for n in range(21)]}
    full = {"type": 1, "list": [{"product_id": "1", "ratio": 1}]} | body
    with refused(code):
        wechat.shop.request("POST", "/channels/ec/league/item/batchadd", json=full)
    assert wechat.shop.league_items.list(type=1).items == []


@pytest.mark.parametrize(
    ("call", "body"),
    [
        ("batch_add", {"type": 1, "list": [{"product_id": "1"}]}),
        ("batch_add_for_agency", {"headsupplier_appid": "wx1", "list": [{"product_id": "1"}]}),
        ("get", {"type": 1, "product_id": "1"}),
        ("list", {"type": 1}),
        ("update", {"operate_type": 1, "type": 1, "product_id": "1"}),
        ("delete", {"type": 1, "product_id": "1"}),
    ],
)
def test_who_has_not_joined_the_league_is_refused(wechat: Bench, call: str, body: dict[str, Any]) -> None:
    wechat.world.settings.league_joined = False
    with refused(10023007):
        getattr(wechat.shop.league_items, call)(**body)
