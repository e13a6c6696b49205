"""What the merchant gets for orders, and when."""

from __future__ import annotations

from typing import Any

from shop_steps import DAY, bought, opened, received, refused

from wxkit.store._order_flow import OrderFlow
from wxkit.store.order_flows import FlowPageInput, FlowTimeRange
from wxkit.testing._bench import Bench


def flow(wechat: Bench, order_id: str) -> OrderFlow:
    (found,) = wechat.shop.order_flows.list(order_id=order_id).data_list
    return found


def test_an_order_from_payment_to_settlement(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea, count=2, freight=1000)
    before = flow(wechat, order_id)
    assert (before.order_settle_state, before.buyer_paid_amount, before.freight_amount) == (1, 40_960, 1000)
    assert (before.platform_commission_amount, before.mch_settle_amount) == (2048, 38_912)
    received(wechat, order_id)
    wechat.world.advance(7 * DAY)
    after = flow(wechat, order_id)
    assert (after.order_settle_state, after.mch_settle_time) == (60, wechat.world.clock.time())
    assert after.mch_settle_amount == 38_912
    assert after.product_list[0].count == 2


def test_what_was_given_back_is_not_received(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    wechat.act.refund(person="mei", order_id=order_id)
    gone = flow(wechat, order_id)
    assert (gone.order_settle_state, gone.order_state, gone.mch_settle_amount) == (2, 200, 0)
    assert (gone.buyer_refund_amount, gone.refund_before_settlement) == (19_980, 19_980)


def test_unpaid_orders_have_no_flow(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    bought(wechat, tea, pay=False)
    assert wechat.shop.order_flows.list().total_count == 0


def test_flows_are_paged_by_context_and_by_offset(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    made = [bought(wechat, tea) for _ in range(4)]
    by_context = FlowPageInput(limit=2, use_page_ctx=True)
    found = wechat.shop.order_flows.iter_list(pagination_info=by_context)
    assert [one.order_id for one in found] == made
    by_offset = FlowPageInput(limit=3)
    assert [one.order_id for one in wechat.shop.order_flows.iter_list(pagination_info=by_offset)] == made
    assert wechat.shop.order_flows.list(pagination_info=by_context).total_count == 4


def test_filters_and_a_range_whose_end_is_outside(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    first = bought(wechat, tea)
    began = wechat.world.clock.time()
    wechat.world.advance(DAY)
    second = bought(wechat, tea)
    received(wechat, second)

    def found(**given: Any) -> list[str]:
        return [one.order_id for one in wechat.shop.order_flows.list(**given).data_list]

    assert found(create_time_range=FlowTimeRange(begin=began, end=began + DAY)) == [first]
    assert found(create_time_range=FlowTimeRange(begin=began + 1)) == [second]
    assert found(order_state=100) == [second]
    assert found(order_settle_state=60) == []
    assert found(order_pay_method=2) == []


def test_a_context_of_another_query_is_refused(wechat: Bench) -> None:
    with refused(40097):
        wechat.shop.order_flows.list(pagination_info=FlowPageInput(use_page_ctx=True, page_ctx="x"))
