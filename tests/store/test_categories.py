"""Categories: the tree, what they ask of products, and that products obey."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import refused
from test_products import IMAGES, added, copies, sku

from wxkit.store.products import AttributeInput, CategoryInput, DescriptionInput, ExtraServiceInput
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.categories import CROCKERY, TEA

DRESS = ("6900", "6910", "6912")
SEAFOOD = ("6700", "6710", "6712")


def path(*levels: str) -> list[CategoryInput]:
    return [CategoryInput(cat_id=level) for level in levels]


def test_the_tree_has_every_leaf_with_all_above_it(wechat: Bench) -> None:
    tree = wechat.shop.categories.all()
    assert tree == wechat.shop.categories.all_old() == wechat.shop.categories.all_of_league()
    branches = [[one.cat.cat_id for one in branch.cat_and_qua] for branch in tree.cats_v2]
    assert list(TEA) in branches
    last = [branch.cat_and_qua[-1] for branch in tree.cats_v2]
    assert all(one.cat.leaf for one in last)
    assert {one.cat.cat_id for one in last if one.qua and one.qua.mandatory} == {"6612", "6712", "6812"}
    assert all(one.cat.leaf is None for branch in tree.cats for one in branch.cat_and_qua)


def test_sons_are_those_that_the_shop_may_use(wechat: Bench) -> None:
    categories = wechat.shop.categories
    first = [node.cat_id for node in categories.sons(f_cat_id="0").cat_list_v2]
    assert first == ["6153", "6200", "6300", "6500", "6900"]
    assert [node.name for node in categories.sons(f_cat_id="6160").cat_list] == ["茶叶"]
    assert categories.sons(f_cat_id="1").cat_list == []


def test_what_a_category_asks_for(wechat: Bench) -> None:
    detail = wechat.shop.categories.detail(cat_id="6912")
    assert detail == wechat.shop.categories.detail_old(cat_id="6912")
    assert (detail.info.name, detail.attr.seven_day_return, detail.attr.deposit) == ("连衣裙", True, 200_000)
    rule = wechat.shop.categories.product_rule(cat_id="6912")
    assert [(attr.name, attr.is_required) for attr in rule.product_attr_list] == [("材质", True)]
    assert rule.size_chart is not None
    assert rule.size_chart.is_support


def test_rules_by_number(wechat: Bench) -> None:
    categories = wechat.shop.categories
    assert categories.rule(rule_id=1, category_id="6512").deposit == 2_000_000
    ways = categories.rule(rule_id=2, category_id="6612").list or []
    assert [way.deliver_type for way in ways] == [0, 1]
    with refused(40097):
        categories.rule(rule_id=3, category_id="6512")


def test_only_leaves_have_rules(wechat: Bench) -> None:
    categories = wechat.shop.categories
    for cat_id in ("1", "6153"):
        for call in (categories.detail, categories.detail_old, categories.product_rule):
            with refused(10020017):
                call(cat_id=cat_id)
        with refused(10020017):
            categories.rule(rule_id=1, category_id=cat_id)


def dress(wechat: Bench, **change: Any) -> str:
    fields: dict[str, Any] = {
        "cats_v2": path(*DRESS),
        "desc_info": DescriptionInput(imgs=IMAGES[:1]),
        "extra_service": ExtraServiceInput(seven_day_return=1),
        "attrs": [AttributeInput(attr_key="材质", attr_value="棉")],
    }
    return added(wechat, **(fields | change))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"cats_v2": path("6200", "6212")}, 10020011),
        ({"cats_v2": path("6200", "6210", "6211", "6212")}, 10020011),
        ({"cats_v2": path("6200", "6210")}, 10020017),
        ({"cats_v2": path("6200", "6210", "1")}, 10020017),
        ({"cats_v2": path("6153", "6210", "6212")}, 10020017),
        ({"cats_v2": path(*SEAFOOD)}, 10020018),
        ({"cats_v2": path(*TEA)}, 10020106),
        ({"desc_info": DescriptionInput()}, 10020107),
        ({"extra_service": ExtraServiceInput()}, 10020108),
        ({"extra_service": None}, 10020108),
        ({"attrs": []}, 10020051),
    ],
    ids=str,
)
def test_a_product_that_its_category_does_not_take(wechat: Bench, change: dict[str, Any], code: int) -> None:
    with refused(code):
        dress(wechat, **change)
    assert wechat.shop.products.list(status=0).total_num == 0


def test_what_an_update_leaves_out_is_not_asked_for_again(wechat: Bench) -> None:
    product_id = dress(wechat, listing=1)
    update = wechat.shop.products.update
    update(product_id=product_id, title="春山有机亚麻长裙", head_imgs=IMAGES)
    with refused(10020108):
        update(
            product_id=product_id,
            title="春山有机亚麻长裙",
            head_imgs=IMAGES,
            extra_service=ExtraServiceInput(),
        )
    with refused(10020051):
        update(product_id=product_id, title="春山有机亚麻长裙", head_imgs=IMAGES, cats_v2=path(*CROCKERY))
    assert copies(wechat, product_id)[1].title == "春山有机亚麻长裙"


def test_the_deposit_has_to_suffice(wechat: Bench) -> None:
    wechat.world.settings.deposit = 199_999
    product_id = added(wechat)
    with refused(10020048):
        wechat.shop.products.listing(product_id=product_id)
    with refused(10020048):
        added(wechat, skus=[sku("蓝")], listing=1)
    wechat.world.settings.deposit = 200_000
    wechat.shop.products.listing(product_id=product_id)
    assert wechat.shop.products.list(status=5).product_ids == [product_id]
