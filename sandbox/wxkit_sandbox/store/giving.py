"""Gifts from friend to friend: what may be given, accepting, swapping, expiring."""

from __future__ import annotations

from wxkit.store._order_enums import ExtInfoType, OrderStatus
from wxkit.store._stock_enums import StockOp
from wxkit_sandbox.people import Address, Person
from wxkit_sandbox.store.categories import EDUCATION, JEWELLERY
from wxkit_sandbox.store.checkout import Basket, CannotBuy, choose, order_line
from wxkit_sandbox.store.orderbook import Order, OrderBook
from wxkit_sandbox.store.orderflow import refund, release, tell_more
from wxkit_sandbox.store.shelf import move_stock
from wxkit_sandbox.world import App

__all__ = ["accept", "check_gift", "start_clock", "swap"]

DEAREST_GIFT = 1_000_000
"""10,000 yuan."""
NOT_GIVEN = {JEWELLERY, EDUCATION}


def check_gift(basket: Basket) -> None:
    """One piece, at most 10,000 yuan by its original price, and of a category that may be given."""
    if basket.count != 1:
        raise CannotBuy("a gift is one piece for one friend")
    if max(basket.sku.sale_price, basket.sku.market_price or 0) > DEAREST_GIFT:
        raise CannotBuy("a gift costs at most 10,000 yuan")
    levels = [level.cat_id for level in (*(basket.product.cats_v2 or ()), *(basket.product.cats or ()))]
    if NOT_GIVEN.intersection(levels):
        raise CannotBuy("jewellery and education cannot be given")


def start_clock(app: App, order: Order) -> None:
    """The card is in the chat: the friend has so long to accept."""
    present = app.state(OrderBook).presents[order.present_order_id]
    present.pay_time = present.update_time = app.world.clock.time()
    app.world.clock.call_after(app.world.settings.gift_expires, _expire, app, order.order_id)


def accept(app: App, order: Order, person: Person, address: Address) -> None:
    """The friend takes the gift: the order is theirs and may be shipped."""
    order.owner, order.address = person, address
    app.state(OrderBook).presents[order.present_order_id].update_time = app.world.clock.time()
    release(app, order)


def swap(app: App, order: Order, sku_id: str) -> None:
    """Before accepting, take another variant of the same product at the same price."""
    line = order.lines[0]
    if sku_id == line.sku_id:
        return
    basket = choose(app, line.product_id, sku_id, 1)
    if basket.sku.sale_price != line.sale_price:
        raise CannotBuy(f"SKU {sku_id} costs {basket.sku.sale_price} fen, the gift {line.sale_price}")
    move_stock(app, basket.item, line.sku_id, StockOp.CANCELLED, 1, order.order_id)
    move_stock(app, basket.item, sku_id, StockOp.ORDERED, -1, order.order_id)
    other = order_line(basket)
    other.discount, other.change_price = line.discount, line.change_price
    other.limited_discount, other.discount_task = line.limited_discount, ""
    order.lines[0] = other
    tell_more(app, order, ExtInfoType.PRESENT_SKU)


def _expire(app: App, order_id: str) -> None:
    """Timer: nobody accepted, so the payer gets everything back."""
    order = app.state(OrderBook).orders[order_id]
    if order.status != OrderStatus.GIFT_WAITING:
        return
    line = order.lines[0]
    app.state(OrderBook).presents[order.present_order_id].update_time = app.world.clock.time()
    refund(app, order, line, line.refundable, count=line.count, freight=order.freight, restock=True)
