"""Freight templates: what they must look like, and what the way to a buyer costs."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import opened, order_of, refused
from test_products import added

import wxkit
from wxkit.store.freight import (
    AreaInput,
    ConditionFreeInput,
    ConditionsFreeInput,
    FreightRuleInput,
    FreightRulesInput,
    PlaceInput,
)
from wxkit.store.products import ExpressInput
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.orders import AddressGiven, Item
from wxkit_sandbox.store.places import PROVINCES

TIBET = PlaceInput(province_name="西藏自治区")
GUANGDONG = PlaceInput(province_name="广东省")


def rule(first: int = 800, second: int = 200, *places: PlaceInput) -> FreightRuleInput:
    """The first two for so much, each one more for so much."""
    return FreightRuleInput(
        address_infos=list(places) or None,
        is_default=not places,
        first_val_amount=2,
        first_price=first,
        second_val_amount=1,
        second_price=second,
    )


def rules(*given: FreightRuleInput) -> FreightRulesInput:
    return FreightRulesInput(freight_calc_method_list=list(given))


def fields(**change: Any) -> dict[str, Any]:
    mine: dict[str, Any] = {
        "name": "按件",
        "valuation_type": "PIECE",
        "send_time": "SendTime_TWENTYFOUR_HOUR",
        "address_info": GUANGDONG,
        "shipping_method": "NO_FREE",
        "all_freight_calc_method": rules(rule()),
    }
    return mine | change


def template(wechat: Bench, **change: Any) -> int:
    return int(wechat.shop.freight.add(**fields(**change)).template_id)


def sold_by(wechat: Bench, template_id: int, weight: int | None = None, **more: Any) -> str:
    wechat.world.people.add("mei", person_id="mei") if "mei" not in wechat.world.people else None
    express = ExpressInput(template_id=template_id, weight=weight)
    return added(wechat, express_info=express, listing=1, **more)


def way(wechat: Bench, *items: tuple[str, int], province: str = "广东省", **more: Any) -> int:
    """Freight of an order."""
    there = AddressGiven(user_name="梅", tel_number="10000000000", province_name=province, city_name="某市")
    wanted = [Item(product_id=product_id, count=count) for product_id, count in items]
    order_id = wechat.act.buy(person="mei", items=wanted, address=there, **more).order_id
    return order_of(wechat, order_id).order_detail.price_info.freight


def test_a_new_shop_ships_free(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    assert wechat.shop.freight.list().template_id_list == ["1"]
    first = wechat.shop.freight.get(template_id="1").freight_template
    assert (first.shipping_method, first.is_default) == ("FREE", True)
    assert way(wechat, (tea, 3)) == 0


@pytest.mark.parametrize(("count", "price"), [(1, 800), (2, 800), (3, 1_000), (5, 1_400)])
def test_the_first_pieces_and_every_one_more(wechat: Bench, count: int, price: int) -> None:
    assert way(wechat, (sold_by(wechat, template(wechat)), count)) == price


def test_what_somebody_says_outranks_the_template(wechat: Bench) -> None:
    assert way(wechat, (sold_by(wechat, template(wechat)), 1), freight=5) == 5


def test_some_places_have_rules_of_their_own(wechat: Bench) -> None:
    product_id = sold_by(
        wechat, template(wechat, all_freight_calc_method=rules(rule(), rule(2_000, 0, TIBET)))
    )
    assert way(wechat, (product_id, 5), province="西藏自治区") == 2_000
    assert way(wechat, (product_id, 5)) == 1_400


@pytest.mark.parametrize(("grams", "count", "price"), [(None, 1, 800), (900, 3, 1_000), (2_100, 1, 1_000)])
def test_by_weight_every_kilogram_counts(wechat: Bench, grams: int | None, count: int, price: int) -> None:
    product_id = sold_by(wechat, template(wechat, valuation_type="WEIGHT"), grams)
    assert way(wechat, (product_id, count)) == price


def test_goods_of_one_template_go_together(wechat: Bench) -> None:
    first, second = template(wechat), template(wechat, name="另一个")
    one, two, three = sold_by(wechat, first), sold_by(wechat, first), sold_by(wechat, second)
    assert way(wechat, (one, 1), (two, 1)) == 800
    assert way(wechat, (one, 1), (three, 1)) == 1_600


def free_from(**condition: Any) -> dict[str, Any]:
    one = ConditionFreeInput(address_infos=[GUANGDONG], **condition)
    details = ConditionsFreeInput(condition_free_detail_list=[one])
    return {"shipping_method": "CONDITION_FREE", "all_condition_free_detail": details}


@pytest.mark.parametrize(
    ("condition", "count", "price"),
    [
        ({"valuation_flag": 1, "min_piece": 3}, 2, 800),
        ({"valuation_flag": 1, "min_piece": 3}, 3, 0),
        ({"amount_flag": 1, "min_amount": 2_001}, 2, 800),
        ({"amount_flag": 1, "min_amount": 2_000}, 2, 0),
        ({"valuation_flag": 1, "min_piece": 1, "amount_flag": 1, "min_amount": 2_000}, 1, 800),
    ],
)
def test_free_under_conditions(wechat: Bench, condition: dict[str, int], count: int, price: int) -> None:
    product_id = sold_by(wechat, template(wechat, **free_from(**condition)))
    assert way(wechat, (product_id, count)) == price


def test_conditions_hold_where_they_say(wechat: Bench) -> None:
    product_id = sold_by(wechat, template(wechat, **free_from(valuation_flag=1, min_piece=1)))
    assert way(wechat, (product_id, 1)) == 0
    assert way(wechat, (product_id, 1), province="西藏自治区") == 800


def test_the_shop_does_not_ship_everywhere(wechat: Bench) -> None:
    product_id = sold_by(wechat, template(wechat, not_send_area=AreaInput(address_infos=[TIBET])))
    with pytest.raises(wxkit.WeChatError, match="does not ship to 西藏"):
        way(wechat, (product_id, 1), province="西藏自治区")
    assert way(wechat, (product_id, 1)) == 800


def test_a_present_pays_the_default(wechat: Bench) -> None:
    wechat.world.people.add("lan", person_id="lan")
    product_id = sold_by(wechat, template(wechat))
    order_id = wechat.act.buy(person="mei", product_id=product_id, gift_to="lan").order_id
    assert order_of(wechat, order_id).order_detail.price_info.freight == 800


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"all_freight_calc_method": rules(rule().model_copy(update={"address_infos": [TIBET]}))}, 10021053),
        ({"address_info": PlaceInput(province_name="火星")}, 10021054),
        ({"all_freight_calc_method": rules(rule(), rule(1, 1, PlaceInput(province_name="火星")))}, 10021054),
        ({"not_send_area": AreaInput(address_info=[PlaceInput(province_name="火星")])}, 10021054),
        ({"all_freight_calc_method": None}, 10021055),
        ({"all_freight_calc_method": rules(rule(1, 1, TIBET))}, 10021055),
        ({"all_freight_calc_method": rules(rule(), rule())}, 10021055),
        ({"address_info": PlaceInput(province_name="")}, 10021081),
        ({"send_time": "soon"}, 10021082),
        ({"name": "全国包邮"}, 10021200),
        (
            {"not_send_area": AreaInput(address_infos=[PlaceInput(province_name=p) for p in PROVINCES])},
            10025501,
        ),
        ({"delivery_id": ["SF"] * 101}, 10025502),
        (
            {
                "all_condition_free_detail": ConditionsFreeInput(
                    condition_free_detail_list=[ConditionFreeInput(address_infos=[])] * 101
                )
            },
            10025503,
        ),
        ({"all_freight_calc_method": rules(*[rule(1, 1, TIBET)] * 101)}, 10025504),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_bad_template_is_not_added(wechat: Bench, change: dict[str, Any], code: int) -> None:
    with refused(code):
        template(wechat, **change)
    assert wechat.shop.freight.list().template_id_list == ["1"]


def test_a_template_is_rewritten(wechat: Bench) -> None:
    template_id = str(template(wechat))
    wechat.world.advance(60)
    wechat.shop.freight.update(template_id=template_id, **fields(is_default=True, name="新"))
    found = wechat.shop.freight.get(template_id=template_id).freight_template
    assert (found.name, found.update_time - found.create_time, found.is_default) == ("新", 60, True)
    assert not wechat.shop.freight.get(template_id="1").freight_template.is_default
    assert list(wechat.shop.freight.iter_list(limit=1)) == ["1", template_id]


def test_unknown_templates(wechat: Bench) -> None:
    with refused(10020005):
        wechat.shop.freight.get(template_id="7")
    with refused(10020005):
        wechat.shop.freight.update(template_id="7", **fields())
    with refused(10020019):
        added(wechat, express_info=ExpressInput(template_id=7))
    assert wechat.shop.products.list(status=0).total_num == 0
