"""The agency's products: the pool, cooperations, sub-plans, other agencies, what it watches."""

from __future__ import annotations

from typing import Any

import pytest
from league_steps import agency, item_events, normal, shelf, targeted
from shop_steps import refused

from wxkit.store._promoted import Range
from wxkit.store.league_items import AgencyItemOffer
from wxkit.store.league_plans import SelectionCondition
from wxkit.testing._bench import Bench


def cooperation(wechat: Bench, product_id: str) -> str:
    """Choose a product of the pool; the id of the cooperation."""
    chosen = next(
        found
        for found in wechat.shop.league_plans.selection(plan_type=2).product_list
        if found.product_id == product_id
    )
    return wechat.shop.league_plans.cooperate(
        head_supplier_item_link=chosen.head_supplier_item_link
    ).cooperative_item_id


def test_the_pool_is_searched(wechat: Bench) -> None:
    tea, mug, *_ = shelf(wechat)
    plans = wechat.shop.league_plans
    assert [p.product_id for p in plans.iter_selection(plan_type=2, page_size=2)][:2] == [tea, mug]
    assert plans.selection(plan_type=2, spu_source=2).product_list == []
    condition = SelectionCondition(service_fee_rate_range=Range(max=9_999))
    cheap = plans.selection(plan_type=2, spu_item_condition=condition)
    assert cheap.product_list == []


def test_a_chosen_product_is_worked_on(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    item_id = cooperation(wechat, tea)
    (found,) = wechat.shop.league_plans.cooperative_items(commission_type=1).list
    assert (found.product_id, found.cooperative_item_id) == (tea, item_id)
    assert [item.product_id for item in wechat.shop.league_plans.items().list] == [tea]
    item = wechat.shop.league_plans.item(appid=wechat.world.store.appid, product_id=tea).item
    assert item.product_info.title
    assert item_events(wechat) == [(1, [])]


def test_what_it_pays_is_told(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    targeted(wechat, tea, service_ratio=20, ratio=5)
    normal(wechat, tea, 3)
    (found,) = wechat.shop.league_plans.cooperative_items(commission_type=0).list
    item = wechat.shop.league_plans.promotion_detail(
        head_supplier_item_link=found.head_supplier_item_link
    ).item
    info = item.commission_info
    assert (info.plan_type, info.commission_type, info.ratio, info.service_ratio) == (1, 0, 50_000, 200_000)
    assert info.normal_commission_info is not None
    assert info.normal_commission_info.ratio == 30_000
    assert item.head_supplier_info.appid == agency(wechat)


def test_where_the_shop_fixes_the_talents_part_promoters_get_nothing(wechat: Bench) -> None:
    wechat.world.settings.league_public_service_ppm = 0
    tea, mug, *_ = shelf(wechat)
    targeted(wechat, tea, service_ratio=20, ratio=5)
    targeted(wechat, mug, service_ratio=20)
    assert [p.product_id for p in wechat.shop.promoter.products(plan_type=1).product_list] == [mug]
    assert wechat.shop.promoter.products(plan_type=2).product_list == []


def test_plans_of_other_agencies_are_not_ours(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    offer = AgencyItemOffer(product_id=tea, service_ratio=50)
    wechat.shop.league_items.batch_add_for_agency(headsupplier_appid="wx1", list=[offer], is_forerver=True)
    assert wechat.shop.promoter.products(plan_type=1).product_list == []
    assert item_events(wechat) == []


def test_a_sub_plan_sets_the_talents_part(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    item_id, supply = cooperation(wechat, tea), wechat.shop.league_supply
    supply.add_sub_plan(cooperative_item_id=item_id, ratio=7)
    supply.add_sub_plan(cooperative_item_id=item_id, ratio_ext=65_000)
    shown = supply.sub_plans(cooperative_item_id=item_id).list
    assert [(p.ratio, p.ratio_ext, p.ratio_to_service_rate, p.status) for p in shown] == [
        (7, 70_000, 70, 1),
        (6, 65_000, 65, 1),
    ]
    assert shown[0].head_supplier_item_link == f"weixinstoresubhs/{shown[0].sub_item_id}"


@pytest.mark.parametrize(
    ("code", "terms"),
    [
        (10024000, {}),
        (10024000, {"ratio": 1, "ratio_ext": 1}),
        (10024026, {"ratio": 5}),
        (10024027, {"ratio": 11}),
    ],
)
def test_a_sub_plan_is_refused(wechat: Bench, code: int, terms: dict[str, Any]) -> None:
    tea, *_ = shelf(wechat)
    item_id = cooperation(wechat, tea)
    wechat.shop.league_supply.add_sub_plan(cooperative_item_id=item_id, ratio=5)
    with refused(code):
        wechat.shop.league_supply.add_sub_plan(cooperative_item_id=item_id, **terms)
    assert len(wechat.shop.league_supply.sub_plans(cooperative_item_id=item_id).list) == 1


def test_nothing_works_on_what_is_not_on_sale(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    item_id = cooperation(wechat, tea)
    wechat.shop.products.delisting(product_id=tea)
    with refused(10024025):
        wechat.shop.league_supply.add_sub_plan(cooperative_item_id=item_id, ratio=5)
    with refused(10024025):
        wechat.shop.league_plans.cooperate(head_supplier_item_link=f"weixinstorehs/{tea}")
    assert wechat.shop.league_plans.items().list == []
    assert item_events(wechat) == [(1, []), (2, ["status"])]


def test_other_agencies_help_to_sell(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    item_id, supply = cooperation(wechat, tea), wechat.shop.league_supply
    to: dict[str, Any] = {"plan_type": 1, "cooperative_item_id": item_id, "to_head_supplier_appid": "wx1"}
    supply.add_agency_plan(**to, service_ratio=60_000)
    with refused(10024000):
        supply.add_agency_plan(**to, service_ratio=60_000)
    supply.update_agency_plan(**to, update_type=1, service_ratio=80_000)
    with refused(10024000):
        supply.update_agency_plan(**to, update_type=1, service_ratio=110_000)
    supply.update_agency_plan(**to, update_type=2)
    with refused(10024000):
        supply.update_agency_plan(**to, update_type=2)


def test_the_agency_watches_what_it_asked_for(wechat: Bench) -> None:
    tea, mug, *_ = shelf(wechat)
    cooperation(wechat, tea)
    wechat.shop.league_headsupplier.subscribe(product_id=mug)
    listed = wechat.shop.league_headsupplier.subscriptions(need_total_num=True)
    assert [found.product_id for found in listed.subscribe_info_list] == [tea, mug]
    assert listed.total_num == 2
    wechat.shop.products.delisting(product_id=mug)
    wechat.shop.league_headsupplier.unsubscribe(product_id=mug)
    wechat.shop.products.listing(product_id=mug)
    assert item_events(wechat) == [(1, []), (2, ["status"])]


def test_the_shop_and_its_figures(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    targeted(wechat, tea)
    sharer = wechat.act.become_promoter(person="bo").sharer_appid
    product: dict[str, Any] = {"product_id": tea, "shop_appid": wechat.world.store.appid}
    link = wechat.shop.promoter.product_link(sharer_appid=sharer, **product).short_link
    order_id = wechat.act.buy(person="mei", product_id=tea, link=link).order_id
    paid = wechat.shop.orders.get(order_id=order_id).order.order_detail.price_info.order_price
    shop = wechat.shop.league_headsupplier.shop(appid=wechat.world.store.appid).shop_detail
    assert (shop.status, shop.data_info.gmv, shop.data_info.product_number) == (2, paid, 1)
    assert (shop.data_info.product_number_today, shop.data_info.product_number_sold_today) == (1, 1)
    (listed,) = wechat.shop.league_headsupplier.shops().shop_list
    assert listed.base_info.appid == wechat.world.store.appid


def test_lock_days_are_told(wechat: Bench) -> None:
    wechat.world.settings.shop_lock_days = (7, 30, 14, 45)
    found = wechat.shop.league_headsupplier.lock_time(shop_appid=wechat.world.store.appid)
    assert (found.shopsetting_product_click_lock_day, found.shopsetting_content_order_lock_day) == (7, 45)
    assert (found.default_product_click_lock_day, found.default_content_click_lock_day) == (30, 3)


def test_the_product_is_shown_whole(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    found = wechat.shop.league_headsupplier.product(
        shop_appid=wechat.world.store.appid, product_id=tea
    ).product
    assert (found.product_id, found.product_info.status, found.shop.name) == (tea, 5, wechat.world.store.name)
    assert found.product_info.skus[0].stock_num > 0


@pytest.mark.parametrize(
    ("code", "group", "call", "body"),
    [
        (10024000, "league_headsupplier", "subscribe", {"product_id": "1"}),
        (10024000, "league_headsupplier", "unsubscribe", {"product_id": "1"}),
        (10024000, "league_headsupplier", "lock_time", {"shop_appid": "wx1"}),
        (10024000, "league_headsupplier", "subscriptions", {"next_key": "x"}),
        (10024003, "league_headsupplier", "product", {"shop_appid": "wx1", "product_id": "1"}),
        (10024007, "league_headsupplier", "shop", {"appid": "wx1"}),
        (10024009, "league_headsupplier", "product", {"shop_appid": "SHOP", "product_id": "1"}),
        (10024000, "league_plans", "promotion_detail", {"head_supplier_item_link": "weixinstorehs/1"}),
        (10024000, "league_plans", "cooperate", {"head_supplier_item_link": "weixinstorehs/1"}),
        (10024000, "league_plans", "items", {"next_key": "x"}),
        (10024000, "league_plans", "selection", {"plan_type": 2, "next_key": "x"}),
        (10024000, "league_plans", "cooperative_items", {"commission_type": 1, "next_key": "x"}),
        (10024003, "league_plans", "items", {"appid": "wx1"}),
        (10024003, "league_plans", "item", {"appid": "wx1", "product_id": "1"}),
        (10024003, "league_plans", "update_item", {"appid": "wx1", "product_id": "1", "type": 1}),
        (10024009, "league_plans", "item", {"appid": "SHOP", "product_id": "1"}),
        (10024009, "league_plans", "update_item", {"appid": "SHOP", "product_id": "1", "type": 1}),
        (10024000, "league_supply", "sub_plans", {"cooperative_item_id": "1"}),
        (10024000, "league_supply", "add_agency_plan", {"plan_type": 1, "service_ratio": 1}),
        (10024000, "promoter_partners", "shop_accounts", {"shop_appid": "wx1"}),
        (10024000, "promoter_partners", "talents", {"next_key": "x"}),
    ],
)
def test_the_agency_is_refused(wechat: Bench, code: int, group: str, call: str, body: dict[str, Any]) -> None:
    shelf(wechat)
    asked = {name: wechat.world.store.appid if value == "SHOP" else value for name, value in body.items()}
    with refused(code):
        getattr(getattr(wechat.shop, group), call)(**asked)
    assert wechat.shop.league_headsupplier.subscriptions().subscribe_info_list == []


def test_a_product_is_chosen_once_and_can_be_dropped(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    cooperation(wechat, tea)
    with refused(10024024):
        wechat.shop.league_plans.cooperate(head_supplier_item_link=f"weixinstorehs/{tea}")
    item: dict[str, Any] = {"appid": wechat.world.store.appid, "product_id": tea}
    with refused(10024000):
        wechat.shop.league_plans.update_item(**item, type=1)
    wechat.shop.league_plans.update_item(**item, type=2)
    assert wechat.shop.league_plans.items().list == []
    wechat.shop.league_plans.update_item(**item, type=1)
    assert item_events(wechat) == [(1, []), (2, ["status"]), (1, [])]


def test_partners_are_the_shop_its_accounts_and_talents(wechat: Bench) -> None:
    shelf(wechat)
    tao = wechat.act.become_talent(person="tao")
    partners = wechat.shop.promoter_partners
    assert [shop.shop_appid for shop in partners.shops().shop_list] == [wechat.world.store.appid]
    accounts = partners.iter_shop_accounts(shop_appid=wechat.world.store.appid, page_size=1)
    assert [account.promoter_type for account in accounts] == [6, 1]
    (found,) = partners.talents(talent_appid=tao.talent_appid).talent_list
    assert (found.talent_nickname, found.related_finder_exportname_list) == ("tao", [tao.finder_id])
    assert partners.talents(talent_appid="wx1").talent_list == []


def test_what_other_agencies_were_given_is_listed(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    item_id, supply = cooperation(wechat, tea), wechat.shop.league_supply
    to: dict[str, Any] = {"plan_type": 1, "to_head_supplier_appid": "wx0000000000000009"}
    supply.add_agency_plan(**to, cooperative_item_id=item_id, service_ratio=60_000)
    supply.add_agency_plan(plan_type=2, cooperative_item_id=item_id, service_ratio=50_000)
    (plan,) = supply.agency_plans(**to, status=1).item_list
    assert (plan.spu_id, plan.item_status, plan.item_link) == (tea, 1, f"weixinstorehs/{plan.item_id}")
    wechat.shop.products.delisting(product_id=tea)
    assert [one.item_status for one in supply.agency_plans(**to).item_list] == [3]
    supply.update_agency_plan(**to, cooperative_item_id=item_id, update_type=2)
    assert [one.item_status for one in supply.agency_plans(**to).item_list] == [2]
    assert supply.agency_plans(**to, status=1).total_num == 0


def test_public_plans_are_found_by_title_and_page(wechat: Bench) -> None:
    tea, mug, *_ = shelf(wechat)
    supply = wechat.shop.league_supply
    for product_id in (tea, mug):
        item_id = cooperation(wechat, product_id)
        supply.add_agency_plan(plan_type=2, cooperative_item_id=item_id, service_ratio=50_000)
    assert [one.spu_id for one in supply.iter_agency_plans(plan_type=2, limit=1)] == [tea, mug]
    title = wechat.shop.products.get(product_id=mug).product
    assert title is not None
    found = supply.agency_plans(plan_type=2, title=title.title[:4])
    assert ([one.spu_id for one in found.item_list], found.total_num) == ([mug], 1)
    assert [one.spu_id for one in supply.agency_plans(plan_type=2, spu_id=tea).item_list] == [tea]


def test_10024000_plans_for_an_agency_that_is_not_named(wechat: Bench) -> None:
    shelf(wechat)
    with refused(10024000):
        wechat.shop.league_supply.agency_plans(plan_type=1)
