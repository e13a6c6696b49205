"""The home page's classes, and the order in which it shows products."""

from __future__ import annotations

import pytest
from shop_steps import opened, refused

from wxkit.store.homepage_classes import ClassTreeInput, Level1Input, Level2Input
from wxkit.testing._bench import Bench


def tree(first: int = 1, second: int = 2) -> ClassTreeInput:
    shirts = Level2Input(id=second, name="衬衫", is_displayed=1)
    return ClassTreeInput(level_1=[Level1Input(id=first, name="上装", is_displayed=1, level_2=[shirts])])


def version(wechat: Bench) -> int:
    found = wechat.shop.homepage_classes.get().version
    assert found is not None
    return found


def lying(wechat: Bench, second: int = 0) -> list[str]:
    return list(wechat.shop.homepage_classes.iter_products(level_1_id=1, level_2_id=second, page_size=1))


def shown(wechat: Bench) -> list[tuple[str, int, int]]:
    return [
        (one.product_id, one.is_set_hide, one.is_set_top)
        for one in wechat.shop.homepage_products.iter_list(page_size=3)
    ]


def test_classes_are_set_as_a_whole(wechat: Bench) -> None:
    before = version(wechat)
    done = wechat.shop.homepage_classes.set(tree=tree(), version=before).resp
    assert (done.version, [(one.level_id, one.result_code) for one in done.audit_results]) == (
        before + 1,
        [(1, 0), (2, 0)],
    )
    found = wechat.shop.homepage_classes.get().resp
    assert found is not None
    assert [(one.name, [two.name for two in one.level_2]) for one in found.tree.level_1] == [
        ("上装", ["衬衫"])
    ]


def test_changing_classes_asks_for_the_latest_version(wechat: Bench) -> None:
    before = version(wechat)
    wechat.shop.homepage_classes.set(tree=tree(), version=before)
    with refused(40097):
        wechat.shop.homepage_classes.set(tree=tree(), version=before)
    for doubled in (tree(1, 1), tree(0, 1)):
        with refused(40097):
            wechat.shop.homepage_classes.set(tree=doubled, version=before + 1)
    assert version(wechat) == before + 1


def test_products_of_classes(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    group = wechat.shop.homepage_classes
    group.set(tree=tree(), version=version(wechat))
    for _ in range(2):
        group.add_products(level_1_id=1, product_ids=[tea, mug])
    group.add_products(level_1_id=1, level_2_id=2, product_ids=[mug])
    assert (lying(wechat), lying(wechat, 2)) == ([tea, mug], [mug])
    group.delete_products(level_1_id=1, product_ids=[tea])
    assert lying(wechat) == [mug]
    group.set(tree=tree(), version=version(wechat), classification_id_deleted=["1.2"])
    assert (lying(wechat), lying(wechat, 2)) == ([mug], [])


def test_unknown_classes_and_products(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    group = wechat.shop.homepage_classes
    for call in (group.add_products, group.delete_products):
        with refused(40097):
            call(level_1_id=7, product_ids=[tea])
    with refused(40097):
        group.products(level_1_id=7)
    group.set(tree=tree(), version=version(wechat))
    with refused(10020052):
        group.add_products(level_1_id=1, product_ids=[tea, "1"])
    with refused(40097):
        group.set(tree=tree(), version=version(wechat), classification_id_deleted=["x"])
    assert lying(wechat) == []


def test_the_home_page_shows_what_is_on_sale(wechat: Bench) -> None:
    ids = opened(wechat)
    wechat.shop.products.delisting(product_id=ids[1])
    assert shown(wechat) == [(one, 0, 0) for one in (ids[0], ids[2], ids[3])]


def test_products_are_moved_pinned_and_hidden(wechat: Bench) -> None:
    one, two, three, four = opened(wechat)
    group = wechat.shop.homepage_products
    group.reorder(product_id=four, index_num=2)
    assert [product for product, *_ in shown(wechat)] == [one, four, two, three]
    group.pin(product_id=three)
    group.hide(product_id=two)
    assert shown(wechat) == [(three, 0, 1), (one, 0, 0), (four, 0, 0), (two, 1, 0)]
    group.pin(product_id=three, is_set_top=0)
    group.hide(product_id=two, is_set_hide=0)
    assert shown(wechat) == [(one, 0, 0), (four, 0, 0), (two, 0, 0), (three, 0, 0)]


def test_a_product_may_be_hidden_when_it_is_changed(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    wechat.shop.products.update_live(product_id=tea, hide_in_window=1)
    assert shown(wechat)[0] == (tea, 1, 0)
    assert wechat.act.buy(person="mei", product_id=tea).order_id


@pytest.mark.parametrize("index", [0, 5])
def test_a_place_that_is_not_there(wechat: Bench, index: int) -> None:
    tea, *_ = opened(wechat)
    group = wechat.shop.homepage_products
    before = shown(wechat)
    with refused(10020051):
        group.reorder(product_id=tea, index_num=index)
    for call in (group.hide, group.pin):
        with refused(10020051):
            call(product_id="1")
    with refused(10020051):
        group.list(next_key="x")
    assert shown(wechat) == before
