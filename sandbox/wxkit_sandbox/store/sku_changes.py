"""Another SKU before shipment (发货前换款): the buyer asks, the merchant decides, time refuses."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.store._order_enums import ExtInfoType, OrderStatus, SkuChangeState
from wxkit.store._stock_enums import StockOp
from wxkit_sandbox.store.checkout import Basket, CannotBuy, choose, order_line
from wxkit_sandbox.store.orderbook import Order, OrderBook, OrderLine
from wxkit_sandbox.store.orderflow import moved, put_back, tell_more, watches_orders
from wxkit_sandbox.store.shelf import move_stock
from wxkit_sandbox.world import App

__all__ = ["SkuChange", "SkuChanges", "approve", "ask", "end", "fitting", "waiting"]

S = SkuChangeState


@dataclass(slots=True)
class SkuChange:
    """A wish for another SKU of the same product."""

    product_id: str
    old_sku_id: str
    new_sku_id: str
    deadline: int
    state: SkuChangeState = S.WAITING


@dataclass(slots=True)
class SkuChanges:
    """The last wish of every order that has one."""

    last: dict[str, SkuChange] = field(default_factory=dict[str, SkuChange])
    waiting: dict[str, SkuChange] = field(default_factory=dict[str, SkuChange])
    """Those that the merchant has to decide, oldest first."""

    def of_line(self, order: Order, line: OrderLine) -> SkuChange | None:
        """The wish that concerns a line."""
        change = self.last.get(order.order_id)
        concerned = change and (line.product_id, line.sku_id) in (
            (change.product_id, change.old_sku_id),
            (change.product_id, change.new_sku_id),
        )
        return change if concerned else None


def waiting(app: App, order: Order) -> SkuChange | None:
    """The wish that the merchant has to decide."""
    return app.state(SkuChanges).waiting.get(order.order_id)


def fitting(app: App, line: OrderLine, sku_id: str) -> Basket:
    """The other SKU: of the same product, at the same price, in stock."""
    basket = choose(app, line.product_id, sku_id, line.count)
    if sku_id == line.sku_id:
        raise CannotBuy(f"SKU {sku_id} is what was ordered")
    if basket.sku.sale_price != line.sale_price:
        raise CannotBuy(f"SKU {sku_id} costs {basket.sku.sale_price} fen, the one ordered {line.sale_price}")
    return basket


def ask(app: App, order: Order, line: OrderLine, sku_id: str) -> None:
    """The buyer asks for another SKU."""
    clock, lasts = app.world.clock, app.world.settings.sku_change_lasts
    change = SkuChange(line.product_id, line.sku_id, sku_id, clock.time() + lasts)
    state = app.state(SkuChanges)
    state.last[order.order_id] = state.waiting[order.order_id] = change
    clock.call_after(lasts, _lapse, app, order.order_id, change)
    tell_more(app, order, ExtInfoType.SKU_REQUEST)


def approve(app: App, order: Order, place: int, basket: Basket) -> None:
    """The merchant gives the other SKU; what was paid stays."""
    old, new = order.lines[place], order_line(basket)
    put_back(app, order, old, old.count, StockOp.CANCELLED)
    move_stock(app, basket.item, new.sku_id, StockOp.ORDERED, -old.count, order.order_id)
    order.lines[place] = _dressed(old, new)
    _decide(app, order, S.APPROVED)
    tell_more(app, order, ExtInfoType.SKU_REQUEST_ACCEPTED)


def _dressed(old: OrderLine, new: OrderLine) -> OrderLine:
    """The line of before with everything that tells which SKU it is."""
    for name in ("sku_id", "thumb_img", "market_price", "sku_code", "out_sku_id", "sku_attrs"):
        setattr(old, name, getattr(new, name))
    old.discount_task = old.warehouse_id = ""
    return old


def end(app: App, order: Order, state: SkuChangeState) -> None:
    """The SKU stays: refused, withdrawn, or nobody decided. No event tells it."""
    _decide(app, order, state)
    moved(app, order)


def _decide(app: App, order: Order, state: SkuChangeState) -> None:
    app.state(SkuChanges).waiting.pop(order.order_id).state = state


def _lapse(app: App, order_id: str, change: SkuChange) -> None:
    """Timer: the merchant has not decided."""
    order = app.state(OrderBook).orders[order_id]
    if waiting(app, order) is change:
        end(app, order, S.TIMED_OUT)


@watches_orders
def _void(app: App, order: Order) -> None:
    """An order that is over needs no other SKU."""
    if order.status != OrderStatus.TO_SHIP and waiting(app, order) is not None:
        _decide(app, order, S.WITHDRAWN)
