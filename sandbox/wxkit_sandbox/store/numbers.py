"""Virtual numbers (虚拟号) that stand for a buyer's phone, and requests to see the real one."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.store._order_enums import ExtInfoType, OrderStatus
from wxkit.store.virtual_numbers import AuditState
from wxkit_sandbox.store.orderbook import Order, OrderBook
from wxkit_sandbox.store.orderflow import tell_more, watches_orders
from wxkit_sandbox.world import App

__all__ = [
    "Number",
    "Numbers",
    "RealNumberRequest",
    "ask_for_real_number",
    "hide",
    "real_number_shown",
    "renew",
]

ENDED = {OrderStatus.COMPLETED, OrderStatus.REFUNDED, OrderStatus.CANCELLED}


@dataclass(slots=True)
class Number:
    """The virtual number of an order, and how often it was changed."""

    number: str = field(repr=False)
    extension: str
    """To dial after it."""
    expiration: int
    given: int = 1
    extended: int = 0
    applied_again: int = 0
    exchanged: int = 0


@dataclass(slots=True)
class RealNumberRequest:
    """The merchant wants to see the real number."""

    task_id: str
    reason: str
    apply_time: float
    state: AuditState = AuditState.AUDITING


@dataclass(slots=True)
class Numbers:
    """Virtual numbers of a Store's orders, and requests to see real ones."""

    by_order: dict[str, Number] = field(default_factory=dict[str, Number])
    requests: dict[str, RealNumberRequest] = field(default_factory=dict[str, RealNumberRequest])


def hide(app: App, order: Order) -> None:
    """The buyer hides the phone: the merchant sees a virtual number instead."""
    lasts = app.world.settings.virtual_number_lasts
    number, extension = _draw(app, order, 1)
    app.state(Numbers).by_order[order.order_id] = Number(number, extension, app.world.clock.time() + lasts)


def renew(app: App, order: Order, lasts: int) -> Number:
    """Another number in the place of one that ran out."""
    kept = app.state(Numbers).by_order[order.order_id]
    kept.given += 1
    kept.number, kept.extension = _draw(app, order, kept.given)
    kept.expiration = app.world.clock.time() + lasts
    tell_more(app, order, ExtInfoType.VIRTUAL_NUMBER)
    return kept


def _draw(app: App, order: Order, time: int) -> tuple[str, str]:
    name = f"virtual/{order.order_id}/{time}"
    return app.world.ids.phone(name), app.world.ids.phone(f"{name}/extension")[-4:]


def real_number_shown(app: App, order: Order) -> bool:
    """The merchant's request to see the real number has passed."""
    request = app.state(Numbers).requests.get(order.order_id)
    return request is not None and request.state == AuditState.PASSED


def ask_for_real_number(app: App, order: Order, reason: str) -> str:
    """WeChat looks at the merchant's request: the id of its task."""
    world = app.world
    task_id = str(world.ids.count("real-number", 7001))
    request = RealNumberRequest(task_id, reason, world.clock.now())
    app.state(Numbers).requests[order.order_id] = request
    if world.settings.real_number_audit != "wait":
        world.clock.call_after(world.settings.audit_takes, _decide, app, order.order_id, request)
    return task_id


def _decide(app: App, order_id: str, request: RealNumberRequest) -> None:
    """Timer: the audit is over."""
    passed = app.world.settings.real_number_audit == "pass"
    request.state = AuditState.PASSED if passed else AuditState.REFUSED
    tell_more(app, app.state(OrderBook).orders[order_id], ExtInfoType.REAL_NUMBER)


@watches_orders
def _end(app: App, order: Order) -> None:
    """With the order its number ends."""
    number = app.state(Numbers).by_order.get(order.order_id)
    if number is not None and order.status in ENDED and not number.exchanged:
        number.expiration = min(number.expiration, app.world.clock.time())
