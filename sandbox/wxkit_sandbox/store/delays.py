"""Delivery negotiation (发货协商): the merchant wants to ship later, the buyer answers."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit._call import Ok
from wxkit.store._order_enums import DeliverMethod, ExtInfoType, OrderStatus
from wxkit.store.delivery_negotiation import (
    GetNegotiations,
    Negotiation,
    NegotiationReason,
    Negotiations,
    NegotiationState,
    SubmitNegotiation,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.orderbook import Order, OrderBook, order_of
from wxkit_sandbox.store.orderflow import moved, tell_more
from wxkit_sandbox.world import App

__all__ = ["Delay", "Delays", "agree", "refuse", "waiting"]

BAD = 40097
AT_MOST = 3
AT_LATEST = 4 * 3600
"""Before the deadline."""
S = NegotiationState


@dataclass(slots=True)
class Delay:
    """A request for a later shipment."""

    order_id: str
    original_delivery_time: int
    predict_delivery_time: int
    reason: NegotiationReason
    remark: str
    deadline: int
    create_time: int
    update_time: int
    state: NegotiationState = S.WAITING


@dataclass(slots=True)
class Delays:
    """All requests by order, oldest first."""

    by_order: dict[str, list[Delay]] = field(default_factory=dict[str, list[Delay]])


@handles(SubmitNegotiation)
def submit_negotiation(app: App, call: SubmitNegotiation) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_submitdeliverynegotiation"""
    order = order_of(app, call.order_id)
    _check(app, order, call.predict_delivery_time)
    now, lasts = app.world.clock.time(), app.world.settings.delay_answered_within
    delay = Delay(
        order.order_id,
        order.delivery_deadline,
        call.predict_delivery_time,
        NegotiationReason(call.reason),
        call.remark or "",
        now + lasts,
        now,
        now,
    )
    app.state(Delays).by_order.setdefault(order.order_id, []).append(delay)
    app.world.clock.call_after(lasts, _lapse, app, delay)
    moved(app, order)
    return Ok()


def _check(app: App, order: Order, predicted: int) -> None:
    delays = app.state(Delays).by_order.get(order.order_id, [])
    possible = (
        order.status == OrderStatus.TO_SHIP
        and order.lines[0].deliver_method == DeliverMethod.EXPRESS
        and len(delays) < AT_MOST
        and waiting(app, order) is None
        and app.world.clock.time() <= order.delivery_deadline - AT_LATEST
        and predicted > order.delivery_deadline
    )
    if not possible:
        raise Refusal(BAD)


@handles(GetNegotiations)
def get_negotiations(app: App, call: GetNegotiations) -> Negotiations:
    """https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-order/api_querydeliverynegotiation"""
    known = app.state(Delays).by_order
    found = [delay for order_id in call.order_id_list for delay in known.get(str(order_id), [])]
    return Negotiations(negotiation_list=[_view(delay) for delay in found])


def _view(delay: Delay) -> Negotiation:
    return Negotiation(
        order_id=delay.order_id,
        original_delivery_time=delay.original_delivery_time,
        predict_delivery_time=delay.predict_delivery_time,
        state=delay.state,
        reason=delay.reason,
        remark=delay.remark,
        deadline=delay.deadline,
        create_time=delay.create_time,
        update_time=delay.update_time,
    )


def waiting(app: App, order: Order) -> Delay | None:
    """The request that the buyer has to answer."""
    delays = app.state(Delays).by_order.get(order.order_id)
    return delays[-1] if delays and delays[-1].state == S.WAITING else None


def agree(app: App, order: Order, delay: Delay) -> None:
    """The buyer waits: the deadline is the promised time."""
    for line in order.lines:
        line.deadline = max(line.deadline, delay.predict_delivery_time)
    _close(app, delay, S.AGREED)
    tell_more(app, order, ExtInfoType.DELAY_AGREED)


def refuse(app: App, order: Order, delay: Delay) -> None:
    """The buyer does not wait."""
    _close(app, delay, S.REFUSED)
    tell_more(app, order, ExtInfoType.DELAY_REFUSED)


def _lapse(app: App, delay: Delay) -> None:
    """Timer: the buyer has not answered; nobody hears of it once the goods have left."""
    if delay.state != S.WAITING:
        return
    order = app.state(OrderBook).orders[delay.order_id]
    _close(app, delay, S.TIMED_OUT)
    if order.status == OrderStatus.TO_SHIP:
        tell_more(app, order, ExtInfoType.DELAY_UNANSWERED)


def _close(app: App, delay: Delay, state: NegotiationState) -> None:
    delay.state, delay.update_time = state, app.world.clock.time()
