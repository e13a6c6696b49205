"""Buying together (一起买): several people reach an amount in time, or everybody gets the money back."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.store._order_enums import CancelType, OrderStatus
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.orderbook import Order, OrderBook
from wxkit_sandbox.store.orderflow import cancel, refund, release
from wxkit_sandbox.world import App

__all__ = ["Group", "Groups", "join", "note_payment", "start"]


@dataclass(slots=True)
class Group:
    """People who buy together."""

    group_id: str
    amount: int
    """Fen to reach, before the discount."""
    discount: int
    """Fen that come off that amount; everybody gets the part that fits."""
    deadline: float
    order_ids: list[str] = field(default_factory=list[str])
    reached: int = 0
    """Fen of the orders that are paid."""
    over: bool = False
    """Its time is up."""

    @property
    def complete(self) -> bool:
        """The amount is reached."""
        return self.reached >= self.amount


@dataclass(slots=True)
class Groups:
    """All groups of a Store by id."""

    groups: dict[str, Group] = field(default_factory=dict[str, Group])


def start(app: App, leader: Person) -> Group:
    """A new group; its time runs."""
    settings, clock = app.world.settings, app.world.clock
    group_id = app.world.ids.hex(16, "group", leader.id, str(app.world.ids.count("group")))
    group = Group(
        group_id,
        settings.group_buy_amount,
        settings.group_buy_discount,
        clock.now() + settings.group_buy_lasts,
    )
    app.state(Groups).groups[group_id] = group
    clock.call_at(group.deadline, _end, app, group_id)
    return group


def join(group: Group, order: Order) -> None:
    """An unpaid order becomes part of the group, at the group's price."""
    order.group_id = group.group_id
    group.order_ids.append(order.order_id)
    for line in order.lines:
        line.bulkbuy_discount = min(line.estimate_price, line.estimate_price * group.discount // group.amount)


def note_payment(app: App, order: Order) -> None:
    """A member has paid; with the last fen everybody's goods may be shipped."""
    group = app.state(Groups).groups[order.group_id]
    group.reached += sum(line.sale_price * line.count for line in order.lines)
    if not group.complete:
        return
    for member in _orders(app, group):
        if member.status == OrderStatus.GROUP_WAITING:
            release(app, member)


def _end(app: App, group_id: str) -> None:
    """Timer: an amount that is not reached now is not reached at all."""
    group = app.state(Groups).groups[group_id]
    group.over = True
    if group.complete:
        return
    for order in _orders(app, group):
        if order.status == OrderStatus.UNPAID:
            cancel(app, order, CancelType.TIMEOUT)
        elif order.status == OrderStatus.GROUP_WAITING:
            _give_back(app, order)


def _give_back(app: App, order: Order) -> None:
    freight = order.freight - order.freight_refunded
    for line in order.lines:
        refund(app, order, line, line.refundable, count=line.count, freight=freight, restock=True)
        freight = 0


def _orders(app: App, group: Group) -> list[Order]:
    orders = app.state(OrderBook).orders
    return [orders[order_id] for order_id in group.order_ids]
