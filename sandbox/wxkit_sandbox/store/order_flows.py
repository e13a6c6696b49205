"""Order flows (订单流水): what the merchant gets for every paid order."""

from __future__ import annotations

from collections.abc import Iterator

from wxkit.store._order_enums import OrderStatus, PaymentMethod
from wxkit.store._order_flow import FlowProduct, FlowSpec, OrderFlow
from wxkit.store.order_flows import FlowTimeRange, ListOrderFlows, OrderFlowPage, OrderSettleState
from wxkit_sandbox.handlers import handles
from wxkit_sandbox.store.bookkeeping import costs_of
from wxkit_sandbox.store.orderbook import Order, OrderBook, OrderLine
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD = 40097
MILLION = 1_000_000
S = OrderSettleState


@handles(ListOrderFlows)
def list_order_flows(app: App, call: ListOrderFlows) -> OrderFlowPage:
    """https://developers.weixin.qq.com/doc/store/shop/API/funds/funds/api_listorderflow.html"""
    orders = app.state(OrderBook).orders
    found = [order_id for order_id in _candidates(app, call) if _fits(orders[order_id], call)]
    asked = call.pagination_info
    if asked.use_page_ctx:
        query = call.model_dump_json(exclude={"pagination_info": {"page_ctx"}})
        page = page_of(found, asked.limit, asked.page_ctx, query, mismatch=BAD)
        shown, following = page.ids, page.next_key
    else:
        first = asked.offset or 0
        shown, following = found[first : first + asked.limit], ""
    flows = [_flow(app, orders[order_id]) for order_id in shown]
    return OrderFlowPage(total_count=len(found), data_list=flows, page_ctx=following)


def _candidates(app: App, call: ListOrderFlows) -> Iterator[str]:
    """Ids in the order of creation; the end of the range is not part of it."""
    book = app.state(OrderBook)
    if call.order_id:
        return iter([call.order_id] if call.order_id in book.orders else [])
    span, entries = _span(call), book.created.entries
    last = app.world.clock.time() if span.end is None else span.end - 1
    return (entries[place][2] for place in book.created.span(span.begin or 0, last))


def _span(call: ListOrderFlows) -> FlowTimeRange:
    return call.create_time_range or call.order_create_time_range or FlowTimeRange()


def _fits(order: Order, call: ListOrderFlows) -> bool:
    return (
        bool(order.pay_time)
        and call.order_settle_state in (S.ALL, _settle_state(order))
        and call.order_state in (None, 0, order.status)
        and call.order_pay_method in (None, 0, PaymentMethod.WECHAT_PAY)
    )


def _settle_state(order: Order) -> OrderSettleState:
    if order.settle_time:
        return S.SETTLED
    return S.NO_SETTLEMENT if order.status == OrderStatus.REFUNDED else S.TO_SETTLE


def _flow(app: App, order: Order) -> OrderFlow:
    left = order.paid - order.refunded
    fee = app.world.settings.technical_service_fee_ppm
    costs = costs_of(app, order)
    state, settled = _settle_state(order), order.settle_time or int(order.settle_due)
    return OrderFlow(
        order_id=order.order_id,
        order_state=order.status,
        order_settle_state=state,
        order_create_time=order.create_time,
        order_paid_time=order.pay_time,
        order_pay_method=PaymentMethod.WECHAT_PAY,
        product_list=[_product(line) for line in order.lines],
        mch_received_amount=order.paid,
        expense_amount=order.refunded + costs.all,
        mch_settle_amount=left - costs.all,
        mch_settle_time=settled,
        product_total_amount=sum(line.sale_price * line.count for line in order.lines),
        freight_amount=order.freight,
        change_down_price=sum(line.estimate_price - line.real_price for line in order.lines),
        mch_discount_amount=sum(line.merchant_discount for line in order.lines),
        score_discount_amount=sum(line.deduction for line in order.lines),
        buyer_paid_amount=order.paid,
        buyer_refund_amount=order.refunded,
        refund_before_settlement=order.refunded,
        pre_freight_refund_amount=order.freight_refunded,
        original_platform_commission_amount=order.paid * fee // MILLION,
        platform_commission_amount=costs.fee,
        platform_commission_settle_state=state,
        platform_commission_settle_time=settled,
        supplier_commission_amount=costs.agency,
        supplier_commission_settle_state=state if costs.agency else 0,
        supplier_commission_settle_time=settled if costs.agency else 0,
        promoter_commission_amount=costs.talent,
        promoter_commission_settle_state=state if costs.talent else 0,
        promoter_commission_settle_time=settled if costs.talent else 0,
        freight_insurance_amount=costs.insurance,
        freight_insurance_settle_state=state if costs.insurance else 0,
        freight_insurance_settle_time=settled if costs.insurance else 0,
    )


def _product(line: OrderLine) -> FlowProduct:
    return FlowProduct(
        product_id=line.product_id,
        product_name=line.title,
        param_list=[FlowSpec(key=key, value=value) for key, value in line.sku_attrs],
        sale_price=line.sale_price,
        count=line.count,
        is_gift=False,
    )
