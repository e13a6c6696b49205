"""Locked customers: for how long a promoter earns on who opened the link."""

from __future__ import annotations

from typing import Any

from shop_steps import DAY, bought, opened, order_of

from wxkit.testing._bench import Bench


def promoter(wechat: Bench, name: str, product_id: str) -> tuple[str, str]:
    sharer_appid = wechat.act.become_promoter(person=name).sharer_appid
    product: dict[str, Any] = {"product_id": product_id, "shop_appid": wechat.world.store.appid}
    return sharer_appid, wechat.shop.promoter.product_link(sharer_appid=sharer_appid, **product).short_link


def credited(wechat: Bench, order_id: str) -> str:
    """The promoter of the order's first line."""
    line = order_of(wechat, order_id).order_detail.product_infos[0]
    if not wechat.shop.promoter.commission_orders(order_id=order_id).list:
        return ""
    found = wechat.shop.promoter.commission_order(order_id=order_id, sku_id=line.sku_id).commssion_order
    sharer = found.order_detail.commission_info.sharer_info
    return sharer.sharer_appid if sharer else ""


def test_who_opened_a_link_buys_for_the_promoter_later_too(wechat: Bench) -> None:
    tea, *_ = opened(wechat, "mei", "bo")
    bo, link = promoter(wechat, "bo", tea)
    wechat.act.open_link(person="mei", link=link)
    wechat.world.advance(30 * DAY - 1)
    assert credited(wechat, bought(wechat, tea)) == bo


def test_the_lock_ends(wechat: Bench) -> None:
    tea, *_ = opened(wechat, "mei", "bo")
    wechat.act.open_link(person="mei", link=promoter(wechat, "bo", tea)[1])
    wechat.world.advance(30 * DAY)
    assert credited(wechat, bought(wechat, tea)) == ""


def test_an_order_extends_the_lock(wechat: Bench) -> None:
    wechat.world.settings.lock_days = (5, 20, 10, 35)
    tea, *_ = opened(wechat, "mei", "bo")
    bo, link = promoter(wechat, "bo", tea)
    bought(wechat, tea, link=link)
    wechat.world.advance(19 * DAY)
    assert credited(wechat, bought(wechat, tea)) == bo


def test_what_the_shop_sets_outranks_the_default(wechat: Bench) -> None:
    wechat.world.settings.shop_lock_days = (1, 30, 14, 45)
    tea, *_ = opened(wechat, "mei", "bo")
    wechat.act.open_link(person="mei", link=promoter(wechat, "bo", tea)[1])
    wechat.world.advance(DAY)
    assert credited(wechat, bought(wechat, tea)) == ""


def test_the_last_promoter_whose_link_was_opened_counts(wechat: Bench) -> None:
    tea, *_ = opened(wechat, "mei", "bo", "wei")
    _, first = promoter(wechat, "bo", tea)
    wei, second = promoter(wechat, "wei", tea)
    wechat.act.open_link(person="mei", link=first)
    wechat.world.advance(DAY)
    wechat.act.open_link(person="mei", link=second)
    assert credited(wechat, bought(wechat, tea)) == wei


def test_a_lock_is_for_the_product_unless_set_otherwise(wechat: Bench) -> None:
    tea, mug, *_ = opened(wechat, "mei", "bo")
    bo, link = promoter(wechat, "bo", tea)
    wechat.act.open_link(person="mei", link=link)
    assert credited(wechat, bought(wechat, mug)) == ""
    wechat.world.settings.lock_scope = "shop"
    wechat.act.open_link(person="mei", link=link)
    assert credited(wechat, bought(wechat, mug)) == bo


def test_a_promoter_who_left_keeps_nobody(wechat: Bench) -> None:
    tea, *_ = opened(wechat, "mei", "bo")
    wechat.act.open_link(person="mei", link=promoter(wechat, "bo", tea)[1])
    wechat.act.leave_agency(person="bo")
    assert credited(wechat, bought(wechat, tea)) == ""
