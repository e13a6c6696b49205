"""Another address before shipment: the buyer's wish (修改收货地址), the merchant's proposal (代改址协商)."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.store._order_enums import ExtInfoType, OrderStatus
from wxkit_sandbox.people import Address
from wxkit_sandbox.store.orderbook import Order, OrderBook
from wxkit_sandbox.store.orderflow import tell_more, watches_orders
from wxkit_sandbox.world import App

__all__ = ["AddressProposals", "accept", "answer", "propose", "reject", "wish"]

FREE = 6 * 3600
"""So long after the order the buyer asks nobody."""
DECIDED = 12 * 3600
"""So long the merchant has, then the wish is granted."""
SHIPPED = {OrderStatus.PARTLY_SHIPPED, OrderStatus.TO_RECEIVE}


@dataclass(slots=True)
class AddressProposals:
    """What the merchant proposed."""

    open: dict[str, Address] = field(default_factory=dict[str, Address])
    """By order, while the buyer has not answered."""
    made: dict[str, int] = field(default_factory=dict[str, int])
    """How often, by order."""


def wish(app: App, order: Order, address: Address) -> None:
    """The buyer wants another address: soon after the order it is changed, later the merchant decides."""
    now = app.world.clock.time()
    if now - order.create_time <= FREE:
        app.state(AddressProposals).open.pop(order.order_id, None)
        order.address = address
        tell_more(app, order, ExtInfoType.ADDRESS_BY_BUYER)
        return
    order.proposed_address, order.address_apply_time = address, now
    app.world.clock.call_after(DECIDED, _grant, app, order.order_id, address)
    tell_more(app, order, ExtInfoType.ADDRESS_REQUEST)


def accept(app: App, order: Order) -> None:
    """The buyer's wish is granted."""
    order.address, order.proposed_address = order.proposed_address, None
    tell_more(app, order, ExtInfoType.ADDRESS)


def reject(app: App, order: Order) -> None:
    """The buyer's wish is refused."""
    order.proposed_address = None
    tell_more(app, order, ExtInfoType.ADDRESS)


def _grant(app: App, order_id: str, address: Address) -> None:
    """Timer: the merchant has not decided."""
    order = app.state(OrderBook).orders[order_id]
    if order.proposed_address is address:
        accept(app, order)


def propose(app: App, order: Order, address: Address) -> None:
    """The merchant wants another address, and the buyer has to agree."""
    state = app.state(AddressProposals)
    state.open[order.order_id] = address
    state.made[order.order_id] = state.made.get(order.order_id, 0) + 1
    lasts = app.world.settings.address_proposal_lasts
    app.world.clock.call_after(lasts, _lapse, app, order.order_id, address)


def answer(app: App, order: Order, *, agree: bool) -> None:
    """The buyer answers the merchant's proposal."""
    address = app.state(AddressProposals).open.pop(order.order_id)
    if agree:
        order.address = address
    tell_more(app, order, ExtInfoType.ADDRESS_AGREED if agree else ExtInfoType.ADDRESS_REFUSED)


def _lapse(app: App, order_id: str, address: Address) -> None:
    """Timer: the buyer has not answered."""
    proposals = app.state(AddressProposals).open
    if proposals.get(order_id) is address:
        del proposals[order_id]
        tell_more(app, app.state(OrderBook).orders[order_id], ExtInfoType.ADDRESS_UNANSWERED)


@watches_orders
def _void(app: App, order: Order) -> None:
    """Once goods have left, or the order is over, no address can change."""
    if order.status == OrderStatus.TO_SHIP:
        return
    proposed = app.state(AddressProposals).open.pop(order.order_id, None)
    if proposed is None and order.proposed_address is None:
        return
    order.proposed_address = None
    if order.status in SHIPPED:
        tell_more(app, order, ExtInfoType.ADDRESS_TOO_LATE)
