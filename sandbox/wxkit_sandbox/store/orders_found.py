"""Orders: listed by time, and searched for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from wxkit.store._order_enums import OrderStatus
from wxkit.store.orders import FoundOrders, ListOrders, OrderIds, SearchCondition, SearchOrders, TimeRange
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.order_journal import Journal
from wxkit_sandbox.store.orderbook import Order, OrderBook
from wxkit_sandbox.store.pages import page_from
from wxkit_sandbox.world import App

__all__ = ["check_range", "within"]

BAD = 40097
TOO_MANY = 31042
OTHER_QUERY = 606006
BAD_CHARACTERS = 6060456
WEEK = 7 * 86400
LAST_DIGITS = 4
CANCELLED = {OrderStatus.CANCELLED, OrderStatus.REFUNDED}

Test = Callable[[Order], bool]


@handles(ListOrders)
def list_orders(app: App, call: ListOrders) -> OrderIds:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_getorderlist.html"""
    for span in (call.create_time_range, call.update_time_range):
        check_range(span, WEEK, BAD)
    _check_status(call.status)
    book = app.state(OrderBook)
    journal, places = _places(book, call)
    if len(places) > app.world.settings.orders_listed_at_most:
        raise Refusal(TOO_MANY)

    def fits(order: Order) -> bool:
        return (
            within(call.create_time_range, order.create_time)
            and within(call.update_time_range, order.update_time)
            and call.openid in (None, app.openid(order.owner))
            and _has_status(order, call.status)
        )

    return _page(book, journal, places, fits, call)


def _places(book: OrderBook, call: ListOrders) -> tuple[Journal, range]:
    """The journal to walk along, and where in it."""
    if call.create_time_range is not None:
        return book.created, _span(book.created, call.create_time_range)
    if call.update_time_range is not None:
        return book.changed, _span(book.changed, call.update_time_range)
    raise Refusal(BAD)


def _span(journal: Journal, span: TimeRange) -> range:
    return journal.span(span.start_time, span.end_time)


@handles(SearchOrders)
def search_orders(app: App, call: SearchOrders) -> FoundOrders:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_searchorder.html"""
    condition = call.search_condition
    _check_condition(condition)
    _check_status(call.status)
    book = app.state(OrderBook)

    def fits(order: Order) -> bool:
        return (
            _fits(order, condition)
            and _has_status(order, call.status)
            and call.on_aftersale_order_exist in (None, int(bool(order.open_aftersales)))
        )

    page = _page(book, book.created, _known_places(book, condition), fits, call)
    return FoundOrders(orders=page.order_id_list, **dict(page))


def _check_condition(condition: SearchCondition) -> None:
    if all(value is None for _, value in condition):
        raise Refusal(BAD)
    if any(isinstance(value, str) and not value.isprintable() for _, value in condition):
        raise Refusal(BAD_CHARACTERS)
    for digits in (condition.tel_number, condition.tel_number_last4):
        if digits is not None and len(digits) != LAST_DIGITS:
            raise Refusal(BAD)


def _known_places(book: OrderBook, condition: SearchCondition) -> Sequence[int]:
    """All orders, or just the one whose id is given."""
    if condition.order_id is None:
        return range(len(book.created.entries))
    order = book.orders.get(condition.order_id)
    if order is None:
        return ()
    seconds = book.created.span(order.create_time, order.create_time)
    return [place for place in seconds if book.created.entries[place][2] == order.order_id]


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


def _page(
    book: OrderBook, journal: Journal, places: Sequence[int], fits: Test, call: ListOrders | SearchOrders
) -> OrderIds:
    """Walk on from where the page before ended; an order counts at its last change only."""

    def walk(start: int) -> Iterator[tuple[int, str]]:
        for step in range(start, len(places)):
            _, number, order_id = journal.entries[places[step]]
            order = book.orders[order_id]
            if (journal is book.created or number == order.changes) and fits(order):
                yield step, order_id

    query = call.model_dump_json(exclude={"next_key"})
    page = page_from(walk, call.page_size, call.next_key, query, mismatch=OTHER_QUERY)
    return OrderIds(order_id_list=page.ids, next_key=page.next_key, has_more=bool(page.next_key))


_TESTS: dict[str, Callable[[Order, str], bool]] = {
    "title": lambda order, text: any(text in line.title for line in order.lines),
    "sku_code": lambda order, text: any(line.sku_code == text for line in order.lines),
    "user_name": lambda order, text: bool(order.address and order.address.user_name == text),
    "tel_number": lambda order, text: bool(order.address and order.address.tel_number.endswith(text)),
    "tel_number_last4": lambda order, text: bool(order.address and order.address.tel_number.endswith(text)),
    "order_id": lambda order, text: order.order_id == text,
    "merchant_notes": lambda order, text: text in order.merchant_notes,
    "customer_notes": lambda order, text: text in order.customer_notes,
    "present_order_id": lambda order, text: order.present_order_id == text,
}


def _fits(order: Order, condition: SearchCondition) -> bool:
    review = condition.address_under_review
    if review is not None and review != (order.proposed_address is not None):
        return False
    return all(
        test(order, text) for name, test in _TESTS.items() if (text := getattr(condition, name)) is not None
    )
