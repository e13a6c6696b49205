"""Purchase limits: how many pieces one buyer may order in a day, week, month or year."""

from __future__ import annotations

from datetime import datetime

import pytest
from shop_steps import DAY, HOUR, bought, opened, order_of, shipped

import wxkit
from wxkit.store.products import LimitedInput, LimitPeriod
from wxkit.testing._bench import Bench
from wxkit_sandbox.clock import SHANGHAI


def limited(wechat: Bench, period: LimitPeriod = LimitPeriod.DAY, most: int = 2) -> str:
    """The tea, of which one buyer gets so many in a period."""
    tea, *_ = opened(wechat)
    limit = LimitedInput(period_type=period, limited_buy_num=most)
    wechat.shop.products.update_live(product_id=tea, limited_info=limit)
    return tea


def too_many(wechat: Bench, product_id: str, count: int = 1, **more: str) -> None:
    with pytest.raises(wxkit.WxkitError, match="may order"):
        bought(wechat, product_id, count=count, **more)


def at(wechat: Bench, moment: str) -> None:
    """Go on to this hour in Shanghai."""
    there = datetime.strptime(moment, "%Y-%m-%d %H").replace(tzinfo=SHANGHAI)
    wechat.world.advance(there.timestamp() - wechat.world.clock.now())


def test_one_order_and_several_are_counted(wechat: Bench) -> None:
    tea = limited(wechat)
    too_many(wechat, tea, 3)
    bought(wechat, tea)
    too_many(wechat, tea, 2)
    bought(wechat, tea)
    too_many(wechat, tea)


def test_the_page_of_a_product_shows_how_many_one_may_buy(wechat: Bench) -> None:
    tea, *_ = opened(wechat)

    def left(person: str) -> int | None:
        return wechat.act.browse(person=person, product_id=tea).left

    assert left("mei") is None
    bought(wechat, tea, count=2)
    limit = LimitedInput(period_type=LimitPeriod.DAY, limited_buy_num=3)
    wechat.shop.products.update_live(product_id=tea, limited_info=limit)
    assert (left("mei"), left("lan")) == (1, 3)
    bought(wechat, tea)
    assert left("mei") == 0


def test_everybody_has_a_limit_of_their_own(wechat: Bench) -> None:
    tea = limited(wechat)
    bought(wechat, tea, count=2)
    assert wechat.act.buy(person="lan", product_id=tea, count=2).order_id


def test_what_was_ordered_before_there_was_a_limit_counts(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    bought(wechat, tea, count=2)
    limit = LimitedInput(period_type=LimitPeriod.DAY, limited_buy_num=2)
    wechat.shop.products.update_live(product_id=tea, limited_info=limit)
    too_many(wechat, tea)


@pytest.mark.parametrize(
    ("period", "last", "next_"),
    [
        (LimitPeriod.DAY, "2026-03-04 23", "2026-03-05 00"),
        (LimitPeriod.WEEK, "2026-03-08 23", "2026-03-09 00"),
        (LimitPeriod.MONTH, "2026-03-31 23", "2026-04-01 00"),
        (LimitPeriod.YEAR, "2026-12-31 23", "2027-01-01 00"),
    ],
)
def test_a_period_ends_with_the_calendar(wechat: Bench, period: LimitPeriod, last: str, next_: str) -> None:
    tea = limited(wechat, period, 1)
    at(wechat, "2026-03-04 00")
    bought(wechat, tea)
    at(wechat, last)
    too_many(wechat, tea)
    at(wechat, next_)
    assert bought(wechat, tea)


def test_an_order_that_closes_unpaid_counts_no_more(wechat: Bench) -> None:
    tea = limited(wechat, most=1)
    bought(wechat, tea, pay=False)
    too_many(wechat, tea)
    wechat.world.advance(HOUR)
    assert bought(wechat, tea)


def test_what_is_paid_back_counts_no_more(wechat: Bench) -> None:
    tea = limited(wechat, most=1)
    order_id = bought(wechat, tea)
    wechat.act.refund(person="mei", order_id=order_id)
    assert bought(wechat, tea)


def test_gifts_count_for_the_giver(wechat: Bench) -> None:
    tea = limited(wechat, most=1)
    wechat.act.buy(person="mei", product_id=tea, gift_to="lan")
    too_many(wechat, tea)
    too_many(wechat, tea, gift_to="lan")
    with pytest.raises(wxkit.WxkitError, match="may order 1 pieces"):
        wechat.act.give_to_group(person="lan", product_id=tea, parts=2)


def test_a_lifted_limit_holds_nobody(wechat: Bench) -> None:
    tea = limited(wechat, most=1)
    wechat.shop.products.update_live(product_id=tea, limited_info=LimitedInput(period_type=LimitPeriod.NONE))
    assert bought(wechat, tea, count=5)


def test_a_sold_out_product_stays_on_sale_and_cannot_be_bought(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, count=100)
    with pytest.raises(wxkit.WxkitError, match="only 0 pieces"):
        bought(wechat, tea)
    other_skus = wechat.act.browse(person="lan", product_id=tea).stock
    product = wechat.shop.products.get(product_id=tea).product
    assert product is not None
    assert product.status == 5
    assert product.skus[0].stock_num == 0
    assert other_skus == sum(sku.stock_num or 0 for sku in product.skus)
    shipped(wechat, order_id)
    assert order_of(wechat, order_id).status == 30
    wechat.world.advance(DAY)
