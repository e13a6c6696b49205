"""Orders: listed by time, and searched for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from wxkit.store._order_enums import OrderStatus
from wxkit.store.orders import ListOrders, OrderIds, SearchCondition, SearchOrders, TimeRange
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.orderbook import Order, OrderBook
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.world import App

__all__ = ["check_range", "within"]

BAD = 40097
OTHER_QUERY = 606006
BAD_CHARACTERS = 6060456
WEEK = 7 * 86400
CANCELLED = {OrderStatus.CANCELLED, OrderStatus.REFUNDED}


@handles(ListOrders)
def list_orders(app: App, call: ListOrders) -> OrderIds:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_getorderlist.html"""
    if call.create_time_range is None and call.update_time_range is None:
        raise Refusal(BAD)
    for span in (call.create_time_range, call.update_time_range):
        check_range(span, WEEK, BAD)
    _check_status(call.status)
    found = [
        order
        for order in app.state(OrderBook).orders.values()
        if within(call.create_time_range, order.create_time)
        and within(call.update_time_range, order.update_time)
        and call.openid in (None, app.openid(order.owner))
        and _has_status(order, call.status)
    ]
    return _ids(found, call)


@handles(SearchOrders)
def search_orders(app: App, call: SearchOrders) -> OrderIds:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_searchorder.html"""
    condition = call.search_condition
    if all(value is None for _, value in condition):
        raise Refusal(BAD)
    if any(isinstance(value, str) and not value.isprintable() for _, value in condition):
        raise Refusal(BAD_CHARACTERS)
    _check_status(call.status)
    found = [
        order
        for order in app.state(OrderBook).orders.values()
        if _fits(order, condition)
        and _has_status(order, call.status)
        and call.on_aftersale_order_exist in (None, int(bool(order.open_aftersales)))
    ]
    return _ids(found, call)


def check_range(span: TimeRange | None, longest: int, code: int) -> None:
    if span is not None and not 0 <= span.end_time - span.start_time <= longest:
        raise Refusal(code)


def within(span: TimeRange | None, moment: int) -> bool:
    return span is None or span.start_time <= moment <= span.end_time


def _check_status(status: int | None) -> None:
    if status == OrderStatus.REFUNDED:
        raise Refusal(BAD)


def _has_status(order: Order, status: int | None) -> bool:
    if status is None:
        return True
    if status == OrderStatus.CANCELLED:
        return order.status in CANCELLED
    if status == OrderStatus.TO_SHIP:
        return order.status in (OrderStatus.TO_SHIP, OrderStatus.PARTLY_SHIPPED)
    return order.status == status


def _ids(found: Iterable[Order], call: ListOrders | SearchOrders) -> OrderIds:
    query = call.model_dump_json(exclude={"next_key"})
    ids = [order.order_id for order in found]
    page = page_of(ids, call.page_size, call.next_key, query, mismatch=OTHER_QUERY)
    return OrderIds(order_id_list=page.ids, next_key=page.next_key, has_more=bool(page.next_key))


_TESTS: dict[str, Callable[[Order, str], bool]] = {
    "title": lambda order, text: any(text in line.title for line in order.lines),
    "sku_code": lambda order, text: any(line.sku_code == text for line in order.lines),
    "user_name": lambda order, text: bool(order.address and order.address.user_name == text),
    "tel_number": lambda order, text: bool(order.address and order.address.tel_number == text),
    "tel_number_last4": lambda order, text: bool(order.address and order.address.tel_number[-4:] == text),
    "order_id": lambda order, text: order.order_id == text,
    "merchant_notes": lambda order, text: text in order.merchant_notes,
    "customer_notes": lambda order, text: text in order.customer_notes,
    "present_order_id": lambda order, text: order.present_order_id == text,
}


def _fits(order: Order, condition: SearchCondition) -> bool:
    review = condition.address_under_review
    if review is not None and review != (order.proposed_address is not None):
        return False
    texts = condition.model_dump(exclude_none=True, exclude={"address_under_review"})
    return all(_TESTS[name](order, text) for name, text in texts.items())
