"""The shop's money follows from its orders: payment, refunds, settlement with what it costs."""

from __future__ import annotations

from dataclasses import replace

import bought
from shop_steps import DAY, HOUR, refused

from wxkit.store.funds import FundsFlow, FundsType
from wxkit.testing._bench import Bench

T = FundsType


def balance(wechat: Bench) -> tuple[int, int]:
    found = wechat.shop.funds.balance()
    return found.available_amount, found.pending_amount


def flows(wechat: Bench) -> list[FundsFlow]:
    """Those that are ready."""
    ids = wechat.shop.funds.iter_flows(page_size=3)
    return [wechat.shop.funds.flow(flow_id=flow_id).funds_flow for flow_id in ids]


def amounts(wechat: Bench) -> list[tuple[FundsType, int]]:
    """Below 0 for what was paid out."""
    return [(one.funds_type, one.amount if one.flow_type == 1 else -one.amount) for one in flows(wechat)]


def promoted(wechat: Bench) -> str:
    bought.put_on_sale(wechat, bought.TEA)
    bought.person(wechat, "bo")
    bound = wechat.act.become_promoter(person="bo")
    return wechat.shop.promoter.product_link(
        sharer_appid=bound.sharer_appid,
        product_id=bought.TEA.product_id,
        shop_appid=wechat.world.store.appid,
    ).short_link


def test_what_is_paid_is_pending_until_the_settlement(wechat: Bench) -> None:
    bought.received(wechat)
    assert balance(wechat) == (0, 20_000)
    wechat.advance(7 * DAY)
    assert balance(wechat) == (19_000, 0)
    wechat.advance(2 * DAY)
    assert amounts(wechat) == [(T.ORDER_INCOME, 20_000), (T.SHOP_FEE, -1_000)]


def test_a_movement_tells_what_it_belongs_to(wechat: Bench) -> None:
    order = bought.paid(wechat)
    wechat.advance(2 * DAY)
    (flow,) = flows(wechat)
    assert (flow.balance, flow.bookkeeping_time) == (20_000, "2026-03-02 09:00:00")
    (related,) = flow.related_info_list
    assert (related.related_type, related.order_id) == (1, order.order_id)
    assert related.transaction_id == order.transaction_id


def test_a_refund_names_its_aftersale_order(wechat: Bench) -> None:
    order = bought.paid(wechat)
    case = wechat.act.refund(person="mei", order_id=order.order_id, amount=500).after_sale_order_id
    assert balance(wechat) == (0, 19_500)
    wechat.advance(2 * DAY)
    refund = flows(wechat)[-1]
    assert (refund.funds_type, refund.amount, refund.balance) == (T.REFUND, 500, 19_500)
    assert [related.aftersale_id for related in refund.related_info_list] == [None, case]


def test_commission_leaves_at_the_settlement(wechat: Bench) -> None:
    bought.received(wechat, "lan", link=promoted(wechat))
    wechat.advance(9 * DAY)
    assert amounts(wechat)[1:] == [(T.SHOP_FEE, -1_000), (T.LEAGUE_SPLIT, -2_000)]
    assert balance(wechat) == (17_000, 0)


def test_freight_insurance_costs_a_premium(wechat: Bench) -> None:
    order = bought.paid(wechat)
    order.lines[0].freight_insurance = 1
    bought.sent(wechat, order)
    wechat.advance(19 * DAY)
    assert amounts(wechat)[-1] == (T.FREIGHT_INSURANCE, -60)
    (flow,) = wechat.shop.order_flows.list(order_id=order.order_id).data_list
    assert (flow.freight_insurance_amount, flow.mch_settle_amount) == (60, balance(wechat)[0])


def test_freight_that_stays_paid_is_the_merchants(wechat: Bench) -> None:
    order = bought.shipped(wechat, freight=800)
    wechat.act.refund(person="mei", order_id=order.order_id)
    assert balance(wechat) == (800, 0)


def test_a_gift_that_nobody_takes_leaves_nothing(wechat: Bench) -> None:
    bought.person(wechat, "mei")
    bought.person(wechat, "lan")
    bought.put_on_sale(wechat, bought.CUP)
    present = wechat.act.buy(person="mei", product_id=bought.CUP.product_id, gift_to="lan").present_order_id
    wechat.advance(3 * DAY)
    assert balance(wechat) == (0, 0)
    income, refund = flows(wechat)
    assert (income.amount, refund.amount) == (5_000, 5_000)
    assert income.related_info_list[1].present_id == present


def test_a_day_is_listed_from_four_o_clock_on_the_next(wechat: Bench) -> None:
    bought.paid(wechat)
    wechat.advance(DAY + 6 * HOUR)
    assert wechat.shop.funds.flows().flow_ids == []
    wechat.advance(HOUR)
    assert len(wechat.shop.funds.flows(end_time=wechat.world.clock.time()).flow_ids) == 1


def test_movements_are_found_by_payment_and_by_time(wechat: Bench) -> None:
    first = bought.paid(wechat)
    begin = wechat.world.clock.time()
    wechat.advance(HOUR)
    second = bought.paid(wechat, "lan", replace(bought.CUP))
    wechat.advance(2 * DAY)
    funds = wechat.shop.funds
    (one,), (other,) = (
        funds.flows(transaction_id=order.transaction_id).flow_ids for order in (first, second)
    )
    assert funds.flows(start_time=begin, end_time=begin).flow_ids == [one]
    assert funds.flows(start_time=begin + 1).flow_ids == [other]
    assert funds.flows(transaction_id="4200").flow_ids == []


def test_an_unknown_movement_is_no_data(wechat: Bench) -> None:
    with refused(9710001):
        wechat.shop.funds.flow(flow_id="1")


def test_deep_pages_want_the_key_of_the_page_before(wechat: Bench) -> None:
    with refused(40097):
        wechat.shop.funds.flows(page=100, page_size=100)
