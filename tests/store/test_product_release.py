"""How products are released: strategy, timed sales, uploads that take their time, bans."""

from __future__ import annotations

import pytest
from shop_steps import HOUR, opened, pushes, refused
from test_products import IMAGES, added, copies, sku

import wxkit
from wxkit.store.product_release import AuditStrategyInput
from wxkit.store.products import AttributeInput, Product, SkuUpdateInput, TimingOnsaleInput
from wxkit.testing._bench import Bench


def timed(wechat: Bench, after: int = HOUR, **more: object) -> str:
    when = TimingOnsaleInput(status=1, onsale_time=wechat.world.clock.time() + after)
    return added(wechat, timing_onsale_info=when, listing=1, **more)


def seen(wechat: Bench, product_id: str) -> Product:
    live = copies(wechat, product_id)[0]
    assert live is not None
    return live


def task_of(wechat: Bench, product_id: str) -> str:
    timing = seen(wechat, product_id).timing_onsale_info
    assert timing is not None
    assert timing.task_id
    return timing.task_id


def buy(wechat: Bench, product_id: str) -> str:
    return wechat.act.buy(person="mei", product_id=product_id).order_id


def test_a_new_shop_lets_nothing_weak_pass(wechat: Bench) -> None:
    release = wechat.shop.product_release
    assert set(release.audit_strategy().audit_strategy.model_dump().values()) == {2}
    release.set_audit_strategy(
        audit_strategy=AuditStrategyInput(hit_duplicated_flag=1, hide_err_field_flag=0)
    )
    found = release.audit_strategy().audit_strategy
    assert (found.hide_err_field_flag, found.hit_duplicated_flag, found.hit_low_risk_rule_flag) == (2, 1, 2)


def test_a_product_remembers_the_strategy_it_was_submitted_with(wechat: Bench) -> None:
    wechat.shop.product_release.set_audit_strategy(audit_strategy=AuditStrategyInput(hit_duplicated_flag=1))
    audit = wechat.shop.products.get(product_id=added(wechat, listing=1)).audit_info
    assert audit is not None
    assert audit.user_strategy_flag_list == [2]


def test_a_timed_product_is_seen_now_and_sold_on_its_day(wechat: Bench) -> None:
    opened(wechat)
    product_id = timed(wechat)
    assert seen(wechat, product_id).status == 5
    with pytest.raises(wxkit.WeChatError, match="is sold from"):
        buy(wechat, product_id)
    wechat.world.advance(HOUR)
    assert buy(wechat, product_id)


def test_the_sale_may_begin_at_once(wechat: Bench) -> None:
    opened(wechat)
    product_id = timed(wechat)
    wechat.shop.product_release.begin_timing_sale(product_id=product_id, task_id=task_of(wechat, product_id))
    assert buy(wechat, product_id)
    with refused(10020305):
        wechat.shop.product_release.begin_timing_sale(product_id=product_id, task_id="1")


def test_a_sale_that_is_given_up_takes_the_product_off(wechat: Bench) -> None:
    product_id = timed(wechat)
    wechat.shop.product_release.cancel_timing_sale(product_id=product_id)
    assert seen(wechat, product_id).status == 11
    assert pushes(wechat)[-1][1] == {"product_id": product_id, "status": 11, "product_type": 1}
    wechat.world.advance(HOUR)
    assert seen(wechat, product_id).status == 11
    with refused(10020305):
        wechat.shop.product_release.cancel_timing_sale(product_id=product_id)


def test_another_day_is_another_task(wechat: Bench) -> None:
    opened(wechat)
    product_id = timed(wechat)
    first = task_of(wechat, product_id)
    later = TimingOnsaleInput(status=1, onsale_time=wechat.world.clock.time() + 2 * HOUR)
    wechat.shop.products.update_live(product_id=product_id, timing_onsale_info=later)
    with refused(10020306):
        wechat.shop.product_release.begin_timing_sale(product_id=product_id, task_id=first)
    wechat.world.advance(HOUR)
    with pytest.raises(wxkit.WeChatError, match="is sold from"):
        buy(wechat, product_id)
    wechat.world.advance(HOUR)
    assert buy(wechat, product_id)


def test_timed_sales_are_named(wechat: Bench) -> None:
    release = wechat.shop.product_release
    for product_id in ("", "0"):
        with refused(10020307):
            release.begin_timing_sale(product_id=product_id, task_id="1")
        with refused(10020307):
            release.cancel_timing_sale(product_id=product_id)
    with refused(10020308):
        release.begin_timing_sale(product_id=timed(wechat), task_id="0")
    with refused(10020052):
        release.cancel_timing_sale(product_id="1")


def test_many_skus_are_taken_in_later(wechat: Bench) -> None:
    wechat.world.settings.upload_takes = HOUR
    product_id = added(wechat)
    colours = [AttributeInput(attr_key="颜色", attr_value=str(number)) for number in range(26)]
    skus = [SkuUpdateInput(sale_price=900, stock_num=1, sku_attrs=[colour]) for colour in colours]
    wechat.shop.products.update(
        product_id=product_id, title="春山有机绿茶", head_imgs=IMAGES, skus=skus, listing=1
    )
    assert copies(wechat, product_id)[1].edit_status == 7
    with refused(10020067):
        wechat.shop.products.listing(product_id=product_id)
    wechat.world.advance(HOUR)
    assert seen(wechat, product_id).status == 5
    assert len(seen(wechat, product_id).skus) == 26


def test_a_banned_shop_lists_nothing(wechat: Bench) -> None:
    product_id = added(wechat)
    wechat.world.settings.may_list = False
    with refused(10020208):
        wechat.shop.products.listing(product_id=product_id)
    with refused(10020208):
        added(wechat, skus=[sku("蓝")], listing=1)
    assert copies(wechat, product_id)[1].edit_status == 1
    assert wechat.shop.products.list(status=0).total_num == 1


def test_nothing_is_taken_off_while_its_draft_is_in_audit(wechat: Bench) -> None:
    product_id = added(wechat, listing=1)
    wechat.world.settings.audit_takes = HOUR
    wechat.shop.products.update(product_id=product_id, title="春山有机红茶", head_imgs=IMAGES, listing=1)
    with refused(10020047):
        wechat.shop.products.delisting(product_id=product_id)
    assert seen(wechat, product_id).status == 5


def test_what_is_hidden_is_restricted_in_the_window(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat)
    wechat.shop.homepage_products.hide(product_id=tea, is_set_hide=1)
    found = wechat.shop.product_release.restrictions(product_ids=[mug, "1", tea]).data.restricted_info_list
    assert [(one.product_id, [(s.scene, s.source) for s in one.scene_info]) for one in found] == [
        (mug, []),
        (tea, [(3, 5)]),
    ]
