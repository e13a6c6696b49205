"""What becomes of vouchers: sent when the order is paid, used, given back; the last one ends the order."""

from __future__ import annotations

from wxkit.callbacks import events
from wxkit.store._order_enums import OrderStatus
from wxkit.store._product import Product
from wxkit.store.local_life import OfferType
from wxkit_sandbox.numerals import is_number
from wxkit_sandbox.store.offer_terms import MERCHANTS_CODES, OfferTerms, fixed_days, terms_of
from wxkit_sandbox.store.orderbook import Order, OrderBook, OrderLine
from wxkit_sandbox.store.orderflow import moved, receive, watches_orders
from wxkit_sandbox.store.shelf import Shelf
from wxkit_sandbox.store.voucher_book import Use, Voucher, VoucherBook
from wxkit_sandbox.store.voucher_view import sent
from wxkit_sandbox.world import App

__all__ = ["deliver_owed", "redeem", "take_back"]


@watches_orders
def follow(app: App, order: Order) -> None:
    """An order moved on: its vouchers go with it."""
    if not order.carries_vouchers:
        return
    if order.status == OrderStatus.VOUCHER_WAITING and order.order_id not in app.state(VoucherBook).of_order:
        _send(app, order)
    for line in order.lines:
        _give_back(app, order, line)
    vouchers = app.state(VoucherBook).in_order(order.order_id)
    over = bool(vouchers) and not any(voucher.left for voucher in vouchers)
    if over and order.status == OrderStatus.VOUCHER_WAITING:
        receive(app, order)


def _send(app: App, order: Order) -> None:
    """Give the buyer a voucher for each piece; without codes of the merchant's the order waits for them."""
    for line in order.lines:
        terms = _terms(app, line)
        pool = app.state(VoucherBook).pool(line.sku_id)
        if terms.code_source_type == MERCHANTS_CODES and pool.left < line.count:
            if order.order_id not in pool.owed:
                pool.owed.append(order.order_id)
            return
    new = [voucher for line in order.lines for voucher in _vouchers(app, order, line)]
    for voucher in new:
        app.state(VoucherBook).add(voucher)
    app.emit(events.VoucherSendSucc(voucher_list=tuple(sent(app, one) for one in new)), order.owner)


def deliver_owed(app: App, sku_id: str) -> None:
    """New codes were handed in: who waits for one gets it, first come first served."""
    pool = app.state(VoucherBook).pool(sku_id)
    owed, pool.owed = pool.owed, []
    for order in (app.state(OrderBook).orders[order_id] for order_id in owed):
        if order.status == OrderStatus.VOUCHER_WAITING:
            _send(app, order)


def _terms(app: App, line: OrderLine) -> OfferTerms:
    terms = terms_of(_product(app, line))
    if terms is None:
        raise ValueError(f"product {line.product_id} is no offer")
    return terms


def _product(app: App, line: OrderLine) -> Product:
    item = app.state(Shelf).items[line.product_id]
    return item.live or item.draft


def _vouchers(app: App, order: Order, line: OrderLine) -> list[Voucher]:
    """One for each piece of the line; odd fen of the price go to the first."""
    terms, now = _terms(app, line), app.world.clock.time()
    start, end = fixed_days(terms.attr_kv_map) or (now, now + app.world.settings.voucher_lasts)
    share, odd = divmod(line.real_price, line.count)
    worth = terms.attr_kv_map.get("voucher_amount", "")
    return [
        Voucher(
            key=f"{line.sku_id}/{code}",
            code=code,
            encrypted_code=app.world.ids.derived(43, "voucher", line.sku_id, code),
            order_id=order.order_id,
            product_id=line.product_id,
            sku_id=line.sku_id,
            name=line.title,
            holder=order.owner,
            type=terms.product_type,
            code_type=terms.code_source_type,
            sale_price=line.sale_price,
            paid=share + (odd if not number else 0),
            worth=int(worth) if is_number(worth) else line.market_price,
            send_time=now,
            update_time=now,
            start_time=start,
            end_time=end,
            times=app.world.settings.card_times if terms.product_type == OfferType.TIMES else 1,
            shows_phone=terms.asks_phone,
        )
        for number, code in enumerate(_codes(app, line, terms))
    ]


def _codes(app: App, line: OrderLine, terms: OfferTerms) -> list[str]:
    """The merchant's codes as they were handed in, or new ones of WeChat's."""
    if terms.code_source_type != MERCHANTS_CODES:
        return [f"{app.world.ids.count('voucher', 1_750_000_000_000_000_000)}" for _ in range(line.count)]
    pool, low = app.state(VoucherBook).pool(line.sku_id), app.world.settings.low_stock
    before, codes = pool.left, pool.take(line.count)
    if low is not None and pool.left <= low < before:
        left = events.Stock(
            product_id=line.product_id,
            sku_id=line.sku_id,
            remaining_stock_amount=app.state(Shelf).items[line.product_id].stock.get(line.sku_id, 0),
            remaining_code_amount=pool.left,
        )
        app.emit(events.StockNoEnough(channels_ec_stock_no_enough=left))
    return codes


def _give_back(app: App, order: Order, line: OrderLine) -> None:
    """As many vouchers as the money that went back had paid for are worth nothing any more."""
    if not line.refunded:
        return
    now = app.world.clock.time()
    mine = [one for one in app.state(VoucherBook).in_order(order.order_id) if one.sku_id == line.sku_id]
    gone = line.refunded // max(1, line.real_price // line.count) if line.refundable else line.count
    missing = gone - sum(bool(one.refund_time) for one in mine)
    for voucher in [one for one in mine if one.left and not one.refund_time][: max(0, missing)]:
        voucher.returned += voucher.left
        voucher.refund_time = voucher.update_time = now


def redeem(app: App, voucher: Voucher, request_no: str, store_name: str, out_store_id: str) -> None:
    """Use it once."""
    now = app.world.clock.time()
    taken = {use.index for use in voucher.uses}
    index = next(number for number in range(1, voucher.times + 1) if number not in taken)
    app.state(VoucherBook).use(
        voucher, Use(request_no, now, app.world.clock.day(), store_name, out_store_id, index)
    )


def take_back(app: App, order: Order) -> None:
    """Redemptions were revoked: an order that was over goes on."""
    if order.status == OrderStatus.COMPLETED:
        order.status, order.confirm_receipt_time = OrderStatus.VOUCHER_WAITING, 0
    moved(app, order)
