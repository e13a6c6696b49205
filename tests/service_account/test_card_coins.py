"""Coins of the card account come and go, and the merchant is told."""

from __future__ import annotations

import pytest
from account_steps import person
from card_steps import told

import wxkit
from wxkit.callbacks.events import CardPayOrder
from wxkit.testing._bench import Bench


def test_coins_are_given_bought_and_spent_the_given_ones_first(wechat: Bench) -> None:
    person(wechat, "lan")
    wechat.act.move_card_coins(person="lan", kind="given", coins=5, memo="开通账户奖励")
    wechat.act.move_card_coins(person="lan", coins=10)
    left = wechat.act.move_card_coins(person="lan", kind="spent", coins=8)
    assert (left.free, left.paid) == (0, 7)
    given, bought, spent = told(wechat, CardPayOrder)
    assert (given.order_type, given.memo, given.pay_finish_time) == ("ORDER_TYPE_SYS_ADD", "开通账户奖励", 0)
    assert (bought.order_type, bought.status) == ("ORDER_TYPE_WXPAY", "ORDER_STATUS_FINANCE_SUCC")
    assert bought.pay_finish_time == wechat.world.clock.time()
    assert (spent.order_type, spent.status) == ("ORDER_TYPE_REDUCE", "ORDER_STATUS_QUANTITY_SUCC")
    assert (spent.refund_free_coin_count, spent.refund_pay_coin_count) == ("5", "3")
    assert (spent.free_coin_count, spent.pay_coin_count) == ("0", "7")
    assert len({order.order_id for order in (given, bought, spent)}) == 3


def test_coins_that_are_not_there_do_not_go(wechat: Bench) -> None:
    person(wechat, "lan")
    wechat.act.move_card_coins(person="lan", coins=3)
    for kind in ("spent", "taken"):
        with pytest.raises(wxkit.WxkitError, match="3 coins only"):
            wechat.act.move_card_coins(person="lan", kind=kind, coins=4)
    with pytest.raises(wxkit.WxkitError, match="0 coins only"):
        wechat.act.move_card_coins(person="lan", kind="returned", coins=1)
    assert len(told(wechat, CardPayOrder)) == 1


def test_what_was_spent_comes_back_as_what_it_was_and_only_once(wechat: Bench) -> None:
    person(wechat, "lan")
    for kind, coins in (("given", 5), ("bought", 10), ("spent", 8)):
        wechat.act.move_card_coins(person="lan", kind=kind, coins=coins)
    left = wechat.act.move_card_coins(person="lan", kind="returned", coins=4)
    assert (left.free, left.paid) == (1, 10)
    left = wechat.act.move_card_coins(person="lan", kind="returned", coins=4)
    assert (left.free, left.paid) == (5, 10)
    with pytest.raises(wxkit.WxkitError, match="0 coins only"):
        wechat.act.move_card_coins(person="lan", kind="returned", coins=1)
