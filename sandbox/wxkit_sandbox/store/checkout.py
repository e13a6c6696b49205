"""Placing an order: what may be bought, the order itself, and the stock that it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wxkit.callbacks import events
from wxkit.store._order_enums import OrderStatus, PresentSendType
from wxkit.store._product import Product, Sku
from wxkit.store._product_enums import SkuStatus
from wxkit.store._stock_enums import StockOp
from wxkit_sandbox.people import Address, Person
from wxkit_sandbox.store import inspections
from wxkit_sandbox.store.categories import FRESH, JEWELLERY
from wxkit_sandbox.store.discounts import offer_of, sell
from wxkit_sandbox.store.freebies import free_lines, give
from wxkit_sandbox.store.freight_book import Goods, NotSentThere, freight_of
from wxkit_sandbox.store.links import Attribution
from wxkit_sandbox.store.offer_terms import terms_of
from wxkit_sandbox.store.orderbook import (
    ELSEWHERE,
    Benefit,
    CouponUse,
    Order,
    OrderBook,
    OrderLine,
    Origin,
    Present,
    ScoreUse,
)
from wxkit_sandbox.store.orderflow import close_unpaid, moved
from wxkit_sandbox.store.promises import FROM_STOCK, NotSoldNow, Promise, promise_of
from wxkit_sandbox.store.purchase_limits import remember
from wxkit_sandbox.store.shelf import Shelf, ShelfItem, move_stock, on_sale
from wxkit_sandbox.store.timed_sales import waiting
from wxkit_sandbox.store.warehouse_book import move, pick
from wxkit_sandbox.world import App

__all__ = [
    "Basket",
    "CannotBuy",
    "choose",
    "freight_for",
    "new_present",
    "order_line",
    "place",
    "place_present",
    "priced",
]


class CannotBuy(Exception):
    """The shop does not sell this now; the text says why."""


@dataclass(frozen=True, slots=True)
class Basket:
    """One SKU that somebody wants."""

    item: ShelfItem
    product: Product
    sku: Sku
    count: int
    price_off: int = 0
    """What a limited-time discount (限时抢购) takes off all of it, fen."""
    discount_task: str = ""
    """That discount."""
    warehouse_id: str = ""
    """The regional warehouse (区域仓库) that sends it; empty for the general stock."""
    promise: Promise = FROM_STOCK
    """When it will leave."""


def choose(
    app: App, product_id: str, sku_id: str | None, count: int, address: Address | None = None
) -> Basket:
    """Take a SKU (or, when none is named, the product's first) off the shelf, if it is there.

    A regional warehouse sends it, if one serves the address and has enough; else the general stock does.
    """
    if app.barred:
        raise CannotBuy("the shop is closing or closed")
    item = on_sale(app, product_id)
    if item is None or item.live is None:
        raise CannotBuy(f"product {product_id} is not on sale")
    if (timing := waiting(item)) is not None:
        raise CannotBuy(f"product {product_id} is sold from {timing.onsale_time} on (Unix seconds)")
    sku = item.live_sku(sku_id) if sku_id else next(iter(item.live.skus), None)
    if sku is None or sku.status != SkuStatus.ON_SALE:
        raise CannotBuy(f"product {product_id} has no SKU {sku_id} on sale")
    try:
        promise = promise_of(app, item.live, sku)
    except NotSoldNow as reason:
        raise CannotBuy(f"product {product_id} cannot be bought: {reason}") from None
    warehouse_id = pick(app, product_id, sku.sku_id, count, address)
    if not warehouse_id and item.stock.get(sku.sku_id, 0) < count:
        raise CannotBuy(f"only {item.stock.get(sku.sku_id, 0)} pieces of SKU {sku.sku_id} are left")
    price_off, task_id = offer_of(app, item, sku, count)
    return Basket(item, item.live, sku, count, price_off, task_id, warehouse_id, promise)


def freight_for(app: App, baskets: Sequence[Basket], address: Address | None) -> int:
    """What the way costs by the products' freight templates, fen."""
    by_template: dict[str, list[Basket]] = {}
    for basket in baskets:
        express = basket.product.express_info
        if express is not None and not basket.product.deliver_method:
            by_template.setdefault(str(express.template_id), []).append(basket)
    goods = [_together(template_id, sent) for template_id, sent in by_template.items()]
    try:
        return freight_of(app, goods, address)
    except NotSentThere as reason:
        raise CannotBuy(str(reason)) from None


def _together(template_id: str, baskets: Sequence[Basket]) -> Goods:
    """What one template sends."""
    weights = [one.product.express_info for one in baskets]
    return Goods(
        template_id,
        pieces=sum(one.count for one in baskets),
        grams=sum((w.weight or 0) * one.count for w, one in zip(weights, baskets, strict=True) if w),
        amount=sum(one.sku.sale_price * one.count - one.price_off for one in baskets),
    )


def place(
    app: App,
    buyer: Person,
    baskets: Sequence[Basket],
    *,
    address: Address | None,
    freight: int = 0,
    attribution: Attribution | None = None,
    origin: Origin = ELSEWHERE,
    notes: str = "",
    present_order_id: str = "",
    coupon: CouponUse | None = None,
    benefit: Benefit | None = None,
    score: ScoreUse | None = None,
    free: bool = False,
) -> Order:
    """A new, unpaid order; what is `free` is a gift of the shop's, with nothing to pay."""
    now, ids = app.world.clock.time(), app.world.ids
    order = Order(
        order_id=f"37{now}{ids.count('order'):07d}",
        payer=buyer,
        owner=buyer,
        lines=priced(baskets, coupon),
        create_time=now,
        update_time=now,
        freight=freight,
        original_freight=freight,
        address=address,
        present_order_id=present_order_id,
        attribution=attribution,
        origin=origin,
        coupon=coupon,
        prepay_id=f"up_wx{ids.count('prepay'):030d}",
        customer_notes=notes,
        benefit=benefit,
        score=score,
    )
    _reduce(order, free=free)
    _enter(app, order)
    if not free:
        remember(app, order)
    return order


def _reduce(order: Order, *, free: bool) -> None:
    """After the coupon, share out what the member benefit and the points take off."""
    lines = order.lines
    if order.benefit is not None:
        for line, share in zip(lines, _shares(lines, order.benefit.amount), strict=True):
            line.vip_discount = share
    if order.score is not None:
        for line, share in zip(lines, _shares(lines, order.score.amount), strict=True):
            line.deduction = share
    if free:
        order.status = OrderStatus.GIFT_WAITING
        for line in lines:
            line.discount += line.estimate_price


def _enter(app: App, order: Order) -> None:
    """The order is placed: it closes by itself when it is not paid in time."""
    if not order.present_order_id and not order.carries_vouchers:
        order.lines += free_lines(app, order.payer, order.lines, order.origin)
    app.state(OrderBook).add(order)
    _take(app, order)
    app.world.clock.call_after(app.world.settings.unpaid_order_closes, close_unpaid, app, order.order_id)
    moved(app, order, events.OrderNew(order_info=events.Order(order_id=order.order_id)))


def priced(baskets: Sequence[Basket], coupon: CouponUse | None) -> list[OrderLine]:
    """The lines of an order, with what the shop and the coupon take off."""
    lines = [order_line(basket) for basket in baskets]
    if coupon is not None:
        for line, share in zip(lines, coupon.shares, strict=True):
            line.discount = share
    return lines


def _take(app: App, order: Order) -> None:
    """The goods leave the shelves, and those on discount and free ones are counted."""
    items = app.state(Shelf).items
    for line in order.lines:
        if line.warehouse_id:
            sku = (line.product_id, line.sku_id)
            move(app, sku, line.warehouse_id, StockOp.ORDERED, -line.count, order.order_id, lock=True)
        else:
            item = items[line.product_id]
            move_stock(app, item, line.sku_id, StockOp.ORDERED, -line.count, order.order_id)
        sell(app, line.discount_task, line.sku_id, line.count, order.order_id)
    give(app, order.payer, order.lines)


def _shares(lines: Sequence[OrderLine], amount: int) -> list[int]:
    """Share an amount out over the lines, by their prices; the rest goes where there is room."""
    whole = sum(line.estimate_price for line in lines)
    shares = [amount * line.estimate_price // whole if whole else 0 for line in lines]
    for place, line in enumerate(lines):
        shares[place] += min(amount - sum(shares), line.estimate_price - shares[place])
    return shares


def place_present(
    app: App,
    giver: Person,
    recipient: Person,
    basket: Basket,
    wish: str,
    *,
    freight: int,
    attribution: Attribution | None,
    coupon: CouponUse | None = None,
    benefit: Benefit | None = None,
) -> Order:
    """A new, unpaid gift order for a friend in a chat, and the recipient's part of it."""
    present = new_present(app, giver, PresentSendType.SINGLE_CHAT, wish)
    order = place(
        app,
        giver,
        [basket],
        address=None,
        freight=freight,
        attribution=attribution,
        present_order_id=present.present_order_id,
        coupon=coupon,
        benefit=benefit,
    )
    present.order_ids.append(order.order_id)
    present.recipients[order.order_id] = recipient
    return order


def new_present(app: App, giver: Person | None, send_type: PresentSendType, wish: str) -> Present:
    """A gift order (礼物单) without parts."""
    now = app.world.clock.time()
    present_id = f"42{now}{app.world.ids.count('present'):07d}"
    present = Present(present_id, giver, send_type, wish, now, update_time=now)
    app.state(OrderBook).presents[present_id] = present
    return present


def order_line(basket: Basket) -> OrderLine:
    """The line that this SKU makes in an order."""
    product, sku = basket.product, basket.sku
    service = product.extra_service
    return OrderLine(
        product_id=basket.item.product_id,
        sku_id=sku.sku_id,
        count=basket.count,
        title=product.title,
        thumb_img=sku.thumb_img or product.head_imgs[0],
        sale_price=sku.sale_price,
        market_price=sku.market_price or sku.sale_price,
        sku_code=sku.sku_code or "",
        out_product_id=product.out_product_id or "",
        out_sku_id=sku.out_sku_id or "",
        sku_attrs=[(attr.attr_key, attr.attr_value) for attr in sku.sku_attrs or ()],
        seven_day_return=service.seven_day_return if service else 0,
        freight_insurance=service.freight_insurance if service else 0,
        deliver_method=product.deliver_method or 0,
        inspect_type=_inspect_type(product),
        limited_discount=basket.price_off,
        discount_task=basket.discount_task,
        promise=basket.promise,
        voucher_type=terms.product_type if (terms := terms_of(product)) else 0,
        warehouse_id=basket.warehouse_id,
    )


def _inspect_type(product: Product) -> int:
    """Whether the category is inspected before the shipment."""
    levels = {level.cat_id for level in (*(product.cats_v2 or ()), *(product.cats or ()))}
    if JEWELLERY in levels:
        return inspections.JEWELS
    return inspections.FRESH if FRESH in levels else inspections.NONE
