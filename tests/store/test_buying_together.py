"""Buying together: an amount is reached in time, or everybody gets the money back."""

from __future__ import annotations

import pytest
from shop_steps import DAY, opened, order_of, pushes

import wxkit
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.orders import Item


def led(wechat: Bench, *, count: int = 1, pay: bool = True) -> tuple[str, str, str]:
    """Mei begins with tea at 19,980 of 30,000 fen: the tea's id, the group's and the order's."""
    tea, *_ = opened(wechat)
    began = wechat.act.start_group(person="mei", items=[Item(product_id=tea, count=count)], pay=pay)
    return tea, began.group_id, began.order_id


def test_a_paid_order_waits_for_the_rest(wechat: Bench) -> None:
    _, _, order_id = led(wechat)
    assert order_of(wechat, order_id).status == 13
    assert [name for name, _ in pushes(wechat)] == ["channels_ec_order_new", "channels_ec_order_pay"]


def test_everybody_gets_a_part_of_the_discount(wechat: Bench) -> None:
    _, _, order_id = led(wechat)
    detail = order_of(wechat, order_id).order_detail
    line, price = detail.product_infos[0], detail.price_info
    assert (line.bulkbuy_discounted_price, line.real_price) == (1998, 17_982)
    assert (price.bulkbuy_discounted_price, price.order_price, price.discounted_price) == (1998, 17_982, 1998)


def test_the_amount_is_reached_and_all_may_be_shipped(wechat: Bench) -> None:
    tea, group, first = led(wechat)
    second = wechat.act.join_group(person="lan", group_id=group, items=[Item(product_id=tea)]).order_id
    assert [order_of(wechat, order_id).status for order_id in (first, second)] == [20, 20]
    told = [body["order_id"] for name, body in pushes(wechat) if name == "channels_ec_order_wait_shipping"]
    assert told == [int(first), int(second)]
    wechat.world.advance(DAY)
    assert order_of(wechat, first).status == 20


def test_in_time_is_not_reached_and_the_money_comes_back(wechat: Bench) -> None:
    tea, _, order_id = led(wechat)
    wechat.world.advance(DAY)
    order = order_of(wechat, order_id)
    assert order.status == 200
    assert pushes(wechat)[-1] == ("channels_ec_order_cancel", {"order_id": int(order_id), "cancel_type": 3})
    sku = order.order_detail.product_infos[0].sku_id
    assert wechat.shop.stock.get(product_id=tea, sku_id=sku).data.total_stock_num == 100


def test_an_unpaid_member_does_not_count(wechat: Bench) -> None:
    tea, group, first = led(wechat)
    joined = wechat.act.join_group(person="lan", group_id=group, items=[Item(product_id=tea)], pay=False)
    assert order_of(wechat, first).status == 13
    wechat.act.pay(person="lan", order_id=joined.order_id)
    assert order_of(wechat, first).status == 20


def test_who_pays_too_late_for_the_group_cannot_pay(wechat: Bench) -> None:
    tea, group, _ = led(wechat)
    wechat.world.advance(DAY - 60)
    joined = wechat.act.join_group(person="lan", group_id=group, items=[Item(product_id=tea)], pay=False)
    wechat.world.advance(60)
    assert order_of(wechat, joined.order_id).status == 250
    assert pushes(wechat)[-1][1] == {"order_id": int(joined.order_id), "cancel_type": 2}


@pytest.mark.parametrize(
    ("person", "later", "reason"),
    [("mei", 0, "in group .* already"), ("lan", DAY, "is over")],
)
def test_who_cannot_join(wechat: Bench, person: str, later: int, reason: str) -> None:
    tea, group, _ = led(wechat)
    wechat.world.advance(later)
    before = pushes(wechat)
    with pytest.raises(wxkit.WeChatError, match=reason):
        wechat.act.join_group(person=person, group_id=group, items=[Item(product_id=tea)])
    assert pushes(wechat) == before


def test_a_complete_group_and_an_unknown_one_take_nobody(wechat: Bench) -> None:
    tea, group, _ = led(wechat, count=2)
    for group_id, reason in ((group, "is complete"), ("x", "there is no group")):
        with pytest.raises(wxkit.WeChatError, match=reason):
            wechat.act.join_group(person="lan", group_id=group_id, items=[Item(product_id=tea)])
