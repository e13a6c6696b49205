"""Who promotes a product, by which plans, and what talents sold of it."""

from __future__ import annotations

from typing import Any

import pytest
from league_steps import normal, shelf, talent
from shop_steps import DAY, refused
from test_league_items import add
from test_talent import sold

from wxkit.testing._bench import Bench


def named(wechat: Bench, product_id: str) -> tuple[str, str]:
    """A normal plan at 5 %, and a targeted one at 10 % for Tao; Tao's appid and the targeted plan."""
    tao = talent(wechat)
    normal(wechat, product_id, 5)
    code, info_id = add(wechat, 2, product_id, finder_ids=[tao.finder_id], is_forerver=True)
    assert code == 0
    return tao.talent_appid, info_id or ""


def test_the_plans_of_a_product(wechat: Bench) -> None:
    tea, mug, *_ = shelf(wechat)
    _, info_id = named(wechat, tea)
    normal(wechat, mug)
    promotions = wechat.shop.league_promotions
    assert [plan.promotion_plan_type for plan in promotions.plans(product_id=tea).list] == [1, 2]
    found = promotions.plans(promotion_plan_type=2)
    assert [plan.promotion_plan_id for plan in found.list] == [info_id]
    first = promotions.plans(page_size=2)
    assert (len(first.list), first.total_num, first.continue_flag) == (2, 3, True)
    assert len(list(promotions.iter_plans(page_size=2))) == 3


def test_the_talents_of_a_product(wechat: Bench) -> None:
    tea, mug, *_ = shelf(wechat)
    appid, info_id = named(wechat, tea)
    (found,) = wechat.shop.league_promotions.talents(product_id=tea, talent_appid=appid).list
    assert (found.base_talent_info.talent_appid, found.talent_relation_status) == (appid, 0)
    terms = found.commission_info
    assert (terms.promotion_plan_id, terms.promotion_plan_type, terms.ratio) == (info_id, 2, 1000)
    assert wechat.shop.league_promotions.talents(product_id=mug).list == []
    assert wechat.shop.league_promotions.talents(promotion_plan_id=info_id).total_num == 1


def test_what_a_talent_sold_in_all_and_lately(wechat: Bench) -> None:
    tea, *_ = shelf(wechat)
    appid, _ = named(wechat, tea)
    sold(wechat, tea)
    wechat.world.advance(31 * DAY)
    sold(wechat, tea)
    (found,) = wechat.shop.league_promotions.talent_products(talent_appid=appid).list
    figures, terms = found.product_data, found.talent_commission_info
    assert (found.spu_id, figures.total_sale_gmv, figures.sale_gmv_30d) == (tea, 2 * 19_980, 19_980)
    assert (figures.total_order_num, figures.order_num_30d, terms.ratio) == (2, 1, 10_000)


def test_an_invitation_is_taken_back_and_a_cooperation_ended_by_appid(wechat: Bench) -> None:
    wechat.world.settings.talent_answers = "wait"
    shelf(wechat)
    tao = talent(wechat)
    wechat.shop.league_talents.add(finder_id=tao.finder_id)
    update = wechat.shop.league_promotions.update_talent
    with refused(10023005):
        update(talent_appid=tao.talent_appid, upd_talent_type=2)
    update(talent_appid=tao.talent_appid, upd_talent_type=1)
    assert wechat.shop.league_talents.get(finder_id=tao.finder_id).promoter.status == 4


@pytest.mark.parametrize(
    ("call", "fields"),
    [
        ("talent_products", {"talent_appid": "wx0"}),
        ("update_talent", {"talent_appid": "wx0", "upd_talent_type": 1}),
    ],
)
def test_10023001_no_such_talent(wechat: Bench, call: str, fields: dict[str, Any]) -> None:
    shelf(wechat)
    with refused(10023001):
        getattr(wechat.shop.league_promotions, call)(**fields)


@pytest.mark.parametrize("call", ["plans", "talents"])
def test_10023007_a_shop_that_has_not_joined(wechat: Bench, call: str) -> None:
    shelf(wechat)
    wechat.world.settings.league_joined = False
    with refused(10023007):
        getattr(wechat.shop.league_promotions, call)()
