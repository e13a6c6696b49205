"""Gifts: what may be given, accepting, swapping, expiring."""

from __future__ import annotations

from dataclasses import replace

from wxkit.store._order_enums import ExtInfoType, OrderStatus
from wxkit.store._stock_enums import StockOp
from wxkit_sandbox.people import Address, Person
from wxkit_sandbox.store.categories import EDUCATION, JEWELLERY
from wxkit_sandbox.store.checkout import Basket, CannotBuy, choose, order_line
from wxkit_sandbox.store.gift_activity_book import return_stock
from wxkit_sandbox.store.offer_terms import terms_of
from wxkit_sandbox.store.orderbook import Order, OrderBook, Present
from wxkit_sandbox.store.orderflow import put_back, refund, release, tell_more
from wxkit_sandbox.store.present_refunds import close_refund, open_refund
from wxkit_sandbox.store.shelf import move_stock
from wxkit_sandbox.world import App

__all__ = ["accept", "check_category", "check_gift", "parts_of", "start_clock", "swap"]

DEAREST_GIFT = 1_000_000
"""10,000 yuan."""
NOT_GIVEN = {JEWELLERY, EDUCATION}


def check_gift(basket: Basket) -> None:
    """One piece, at most 10,000 yuan by its original price, and of a category that may be given."""
    if basket.count != 1:
        raise CannotBuy("a gift is one piece for one friend")
    if max(basket.sku.sale_price, basket.sku.market_price or 0) > DEAREST_GIFT:
        raise CannotBuy("a gift costs at most 10,000 yuan")
    check_category(basket)


def check_category(basket: Basket) -> None:
    """Two groups of categories are never given, and vouchers of local life are not."""
    if terms_of(basket.product) is not None:
        raise CannotBuy("vouchers cannot be given")
    levels = [level.cat_id for level in (*(basket.product.cats_v2 or ()), *(basket.product.cats or ()))]
    if NOT_GIVEN.intersection(levels):
        raise CannotBuy("jewellery and education cannot be given")


def parts_of(app: App, order: Order) -> list[Order]:
    """All orders of the gift that this one is a part of; of any other order, itself."""
    book = app.state(OrderBook)
    if not order.present_order_id:
        return [order]
    return [book.orders[order_id] for order_id in book.presents[order.present_order_id].order_ids]


def start_clock(app: App, present: Present) -> None:
    """The card is in the chat: there is so long to accept, unless a time is set already."""
    clock = app.world.clock
    present.update_time = clock.time()
    present.expires_at = present.expires_at or clock.now() + app.world.settings.gift_expires
    clock.call_at(present.expires_at, _expire, app, present.present_order_id)


def accept(app: App, order: Order, person: Person, address: Address) -> None:
    """Somebody takes the gift: the order is theirs and may be shipped."""
    present = app.state(OrderBook).presents[order.present_order_id]
    order.owner, order.address = person, address
    present.recipients[order.order_id] = person
    present.update_time = app.world.clock.time()
    release(app, order)


def swap(app: App, order: Order, sku_id: str) -> None:
    """Before accepting, take another variant of the same product at the same price: what was paid stays."""
    line = order.lines[0]
    if sku_id == line.sku_id:
        return
    basket = choose(app, line.product_id, sku_id, 1)
    if basket.sku.sale_price != line.sale_price:
        raise CannotBuy(f"SKU {sku_id} costs {basket.sku.sale_price} fen, the gift {line.sale_price}")
    put_back(app, order, line, 1, StockOp.CANCELLED)
    move_stock(app, basket.item, sku_id, StockOp.ORDERED, -1, order.order_id)
    other = order_line(basket)
    order.lines[0] = replace(
        line,
        sku_id=sku_id,
        thumb_img=other.thumb_img,
        market_price=other.market_price,
        sku_code=other.sku_code,
        out_sku_id=other.out_sku_id,
        sku_attrs=other.sku_attrs,
        discount_task="",
    )
    tell_more(app, order, ExtInfoType.PRESENT_SKU)


def _expire(app: App, present_order_id: str) -> None:
    """Timer: what nobody accepted goes back, and its payer gets everything back."""
    book = app.state(OrderBook)
    present = book.presents[present_order_id]
    parts = [book.orders[order_id] for order_id in present.order_ids]
    waiting = [order for order in parts if order.status == OrderStatus.GIFT_WAITING]
    if not waiting:
        return
    present.update_time = app.world.clock.time()
    return_stock(app, present.activity_id, waiting[0].lines[0].sku_id)
    record = open_refund(app, present, waiting) if present.for_group else None
    for order in waiting:
        line = order.lines[0]
        refund(app, order, line, line.refundable, count=line.count, freight=order.freight, restock=True)
    if record is not None:
        close_refund(app, record)
