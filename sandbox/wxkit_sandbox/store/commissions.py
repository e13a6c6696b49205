"""Commission orders (佣金单) and order clues (订单线索): kept up with the orders that somebody brought."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from wxkit.callbacks import events
from wxkit.store._commission import CommissionOrderStatus, TimeRange
from wxkit.store._order_enums import OrderStatus
from wxkit_sandbox.store.league_accounts import account_of, pay_in
from wxkit_sandbox.store.links import Attribution, Split
from wxkit_sandbox.store.order_journal import Journal
from wxkit_sandbox.store.orderbook import Order, OrderLine
from wxkit_sandbox.store.orderflow import watches_orders
from wxkit_sandbox.store.pages import Page, page_from
from wxkit_sandbox.store.talents import Talent, Talents
from wxkit_sandbox.world import App

__all__ = ["ClueBook", "CommissionBook", "CommissionRecord", "line_of", "page_of_records"]

NOTHING = Split()
DAY = 86400
OVER = (OrderStatus.REFUNDED, OrderStatus.CANCELLED)


@dataclass(slots=True)
class CommissionRecord:
    """How far the commission on one line of an order has come."""

    order_id: str
    sku_id: str
    product_id: str
    by: Attribution
    create_time: int
    status: CommissionOrderStatus = CommissionOrderStatus.UNSETTLED
    order_status: OrderStatus = OrderStatus.UNPAID
    split: Split = NOTHING
    paid: int = 0
    """Fen paid for the line and not given back."""
    update_time: int = 0
    settle_time: int = 0
    version: int = 0
    changes: int = -1
    """Place of the last change in the book's journal."""

    @property
    def key(self) -> str:
        """Names the record in its book."""
        return f"{self.order_id}/{self.sku_id}"

    @property
    def talent_appid(self) -> str:
        """The talent who sold."""
        return self.by.content.talent_appid if self.by.content else ""


@dataclass(slots=True)
class CommissionBook:
    """All commission orders, oldest first."""

    records: dict[str, CommissionRecord] = field(default_factory=dict[str, CommissionRecord])
    by_order: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    created: Journal = field(default_factory=Journal)
    changed: Journal = field(default_factory=Journal)
    gmv: int = 0
    """Fen paid for all of it and not given back."""
    settled: int = 0
    """The agency's part of what is settled, fen."""
    day: int = 0
    sold_today: set[str] = field(default_factory=set[str])
    """Products that were paid for on that day."""

    def add(self, record: CommissionRecord) -> None:
        """Keep a new record."""
        self.records[record.key] = record
        self.by_order.setdefault(record.order_id, []).append(record.key)
        self.created.write(record.create_time, record.key)


@dataclass(slots=True)
class ClueBook(CommissionBook):
    """The same for orders that pay nobody."""


@watches_orders
def follow(app: App, order: Order) -> None:
    """An order moved on: so do its commission orders."""
    by = order.attribution
    if by is None or by.kind == "sharer":
        return
    book = app.state(ClueBook if by.clue else CommissionBook)
    for line in order.lines:
        if line.product_id in by.shares:
            _follow_line(app, order, line, by, book)
    skus = {line.sku_id for line in order.lines}
    for key in book.by_order.get(order.order_id, ()):
        if book.records[key].sku_id not in skus:
            _drop(app, order, book.records[key], book)


def _follow_line(app: App, order: Order, line: OrderLine, by: Attribution, book: CommissionBook) -> None:
    now = app.world.clock.time()
    record = CommissionRecord(order.order_id, line.sku_id, line.product_id, by, now)
    if record.key not in book.records:
        book.add(record)
    record = book.records[record.key]
    status, split = _status(order, line), by.split(line.product_id, line.refundable)
    if record.version and (record.status, record.order_status, record.split) == (status, order.status, split):
        return
    _count(app, order, line, record, status, split)
    record.split = split
    _move(app, order, record, status, book)


def _move(
    app: App,
    order: Order,
    record: CommissionRecord,
    status: CommissionOrderStatus,
    book: CommissionBook,
) -> None:
    """Note the change and tell of it."""
    record.status, record.order_status = status, order.status
    record.update_time = app.world.clock.time()
    record.version += 1
    record.changes = book.changed.write(record.update_time, record.key)
    if not record.by.clue:
        _tell(app, record)


def _drop(app: App, order: Order, record: CommissionRecord, book: CommissionBook) -> None:
    """The buyer changed to another SKU (换款): the commission on the first one is cancelled."""
    if record.status == CommissionOrderStatus.CANCELLED:
        return
    _count(app, order, line_of(order, record), record, CommissionOrderStatus.CANCELLED, NOTHING)
    record.split, record.paid = NOTHING, 0
    _move(app, order, record, CommissionOrderStatus.CANCELLED, book)


def line_of(order: Order, record: CommissionRecord) -> OrderLine:
    """What the record is about: the SKU, or the one of the product that took its place."""
    of_product = [line for line in order.lines if line.product_id == record.product_id]
    return next((line for line in of_product if line.sku_id == record.sku_id), of_product[0])


def _status(order: Order, line: OrderLine) -> CommissionOrderStatus:
    if order.status in OVER or line.refunded >= line.real_price > 0:
        return CommissionOrderStatus.CANCELLED
    return CommissionOrderStatus.SETTLED if order.settle_time else CommissionOrderStatus.UNSETTLED


def _count(
    app: App,
    order: Order,
    line: OrderLine,
    record: CommissionRecord,
    status: CommissionOrderStatus,
    split: Split,
) -> None:
    """Let the accounts of agency and talent, and their figures, follow."""
    talent = app.state(Talents).by_appid.get(record.talent_appid)
    settles = status == CommissionOrderStatus.SETTLED and not record.settle_time
    before = record.split if record.paid and not record.settle_time else NOTHING
    counts = bool(order.pay_time) and status == CommissionOrderStatus.UNSETTLED
    after = split if counts else NOTHING
    account_of(app).pending += after.agency_keeps - before.agency_keeps
    if talent is not None:
        account_of(app, talent.talent_appid).pending += after.talent_keeps - before.talent_keeps
    if settles:
        _settle(app, order, record, split, talent)
    paid = line.refundable if order.pay_time else 0
    _note_sale(app, line, record, paid, talent)
    record.paid = paid


def _settle(app: App, order: Order, record: CommissionRecord, split: Split, talent: Talent | None) -> None:
    record.settle_time = order.settle_time
    app.state(CommissionBook).settled += split.agency_keeps
    pay_in(app, account_of(app), split.agency_keeps, order.order_id, order.transaction_id)
    if talent is not None:
        account = account_of(app, talent.talent_appid)
        pay_in(app, account, split.talent_keeps, order.order_id, order.transaction_id)


def _note_sale(app: App, line: OrderLine, record: CommissionRecord, paid: int, talent: Talent | None) -> None:
    book, first = app.state(CommissionBook), bool(paid) and not record.paid
    if not record.by.clue:
        book.gmv += paid - record.paid
    if first:
        today = app.world.clock.time() // DAY
        if book.day != today:
            book.day, book.sold_today = today, set()
        book.sold_today.add(line.product_id)
    if talent is not None:
        talent.gmv += paid - record.paid
        if first:
            talent.sold += line.count
            talent.sold_products[line.product_id] = talent.sold_products.get(line.product_id, 0) + line.count


def _tell(app: App, record: CommissionRecord) -> None:
    info = events.CommissionOrder(
        order_id=record.order_id,
        sku_id=record.sku_id,
        commission_order_status=record.status,
        order_status=record.order_status,
        version=str(record.version),
    )
    share = record.by.shares[record.product_id]
    if share.service_ppm or share.promoter_agency_ppm:
        app.emit(events.HeadSupplierCommissionOrderUpdate(order_info=info))
    if share.talent_ppm:
        app.emit(events.TalentCommissionOrderUpdate(order_info=info))


def page_of_records(
    book: CommissionBook,
    created: TimeRange | None,
    changed: TimeRange | None,
    fits: Callable[[CommissionRecord], bool],
    paging: tuple[int, str | None, object, int],
) -> Page:
    """Keys of the records made, or last changed, within a range; `paging` is size, key, query and refusal."""
    journal = book.created if created is not None or changed is None else book.changed
    span = created or changed
    places = journal.span(span.start_time, span.end_time) if span else range(len(journal.entries))

    def walk(start: int) -> Iterator[tuple[int, str]]:
        for place in places[start:]:
            _, number, key = journal.entries[place]
            record = book.records[key]
            newest = journal is book.created or record.changes == number
            if newest and fits(record):
                yield place - places.start, key

    size, next_key, query, mismatch = paging
    return page_from(walk, size, next_key, query, mismatch=mismatch)
