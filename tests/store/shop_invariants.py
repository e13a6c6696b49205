"""What holds in a shop whatever people do: money, stock, states, and pushes that explain them."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from typing import Any

from bought import CUP, TEA, person, put_on_sale
from documented_edges import AFTERSALE_EDGES, BEGIN, COMPLAINT_EDGES, OVER, STATUS_EDGES
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant
from shop_steps import ENVELOPE

import wxkit
from wxkit.testing._bench import Bench, new_world
from wxkit_sandbox.store.aftersales import AftersaleBook
from wxkit_sandbox.store.disputes import DisputeBook
from wxkit_sandbox.store.orderbook import Order, OrderBook
from wxkit_sandbox.store.shelf import Shelf

__all__ = ["BLUE", "PEOPLE", "ShopInvariants"]

PEOPLE = ("mei", "lan", "bo")
BLUE = "20000003"
"""The cup's second colour."""


class ShopInvariants(RuleBasedStateMachine):
    """A shop with people in it, and what holds whatever they do."""

    def __init__(self) -> None:
        super().__init__()
        self.wechat = Bench(new_world(empty=True), None)
        for name in PEOPLE:
            person(self.wechat, name)
        for line in (TEA, CUP):
            put_on_sale(self.wechat, line)
        self._add_variant()
        self.statuses: dict[str, int] = {}
        self.complaints: dict[str, int] = {}
        self.aftersales: dict[str, str] = {}
        self.seen = 0
        self.requests = 0

    def _add_variant(self) -> None:
        """Cups come in a second colour, at the same price."""
        item = self.wechat.world.store.state(Shelf).items[CUP.product_id]
        for product in (item.draft, item.live):
            if product is not None and len(product.skus) == 1:
                product.skus.append(product.skus[0].model_copy(update={"sku_id": BLUE}))
        item.stock[BLUE] = 100

    @property
    def orders(self) -> list[Order]:
        return list(self.wechat.world.store.state(OrderBook).orders.values())

    def attempt(self, act: Any, **arguments: Any) -> None:
        """Do it, or be told that it is impossible now; a refusal changes nothing (see the invariants)."""
        with suppress(wxkit.WeChatError):
            act(**arguments)

    def order(self, data: st.DataObject, *statuses: int) -> Order | None:
        """Some order, of those with these statuses if there are any."""
        fitting = [order for order in self.orders if order.status in statuses] or self.orders
        return data.draw(st.sampled_from(fitting), label="order") if fitting else None

    def case(self, data: st.DataObject, *statuses: str) -> Any:
        """Some after-sale order in one of these states."""
        fitting = [case for case in self.cases() if case.status in statuses]
        return data.draw(st.sampled_from(fitting), label="after-sale")

    def waits(self, *statuses: str) -> bool:
        """Whether an after-sale order is in one of these states."""
        return any(case.status in statuses for case in self.cases())

    @invariant()
    def money_is_conserved(self) -> None:
        """What went back is what after-sales and untaken gifts gave back; the rest is held or settled."""
        for order in self.orders:
            given = sum(case.amount for case in self.cases() if self._refunds(case, order))
            untaken = order.product_price if self._untaken(order) else 0
            assert sum(line.refunded for line in order.lines) == given + untaken
            assert 0 <= order.refunded <= (order.paid if order.pay_time else 0)
            assert all(0 <= line.refunded <= line.real_price for line in order.lines)
            assert (order.status == 200) == (
                bool(order.pay_time) and not any(line.refundable for line in order.lines)
            )
            if order.settle_time:
                assert order.commission_fee <= order.paid - order.refunded
                assert not order.open_aftersales

    def cases(self) -> list[Any]:
        return list(self.wechat.world.store.state(AftersaleBook).cases.values())

    @staticmethod
    def _refunds(case: Any, order: Order) -> bool:
        return case.order_id == order.order_id and case.status in (
            "MERCHANT_REFUND_SUCCESS",
            "MERCHANT_RETURN_SUCCESS",
        )

    @staticmethod
    def _untaken(order: Order) -> bool:
        """A gift that nobody took in time."""
        return bool(order.present_order_id) and order.status == 200 and order.owner is order.payer

    @invariant()
    def stock_is_conserved(self) -> None:
        """Pieces on the shelf and pieces in orders that still count make up what there was."""
        for line in (TEA, CUP):
            item = self.wechat.world.store.state(Shelf).items[line.product_id]
            moved = sum(flow.after - flow.before for flow in item.flows)
            there = 100 * len(item.stock)
            assert sum(item.stock.values()) == there + moved
            bought = sum(
                one.count for order in self.orders for one in order.lines if self._counts(order, one, line)
            )
            assert sum(item.stock.values()) == there - bought

    @staticmethod
    def _counts(order: Order, one: Any, line: Any) -> bool:
        """Unpaid orders that closed and gifts that nobody took give their pieces back."""
        return (
            one.product_id == line.product_id and order.status != 250 and not ShopInvariants._untaken(order)
        )

    @invariant()
    def states_move_along_documented_edges_and_every_push_is_explained(self) -> None:
        log = self.wechat.world.pusher.log
        for delivery in islice(log, self.seen, None):
            wire = delivery.push.to_wire("json")
            name = wire["Event"]
            bodies: list[dict[str, Any]] = [value for key, value in wire.items() if key not in ENVELOPE]
            body = bodies[0] if bodies else {}
            if name == "channels_ec_aftersale_update":
                self._aftersale(body)
            elif name == "channels_ec_complaint_update":
                self._complaint(body)
            elif name.startswith("channels_ec_order"):
                self._step(str(body["order_id"]), name, body)
        self.seen = len(log)
        told = {order_id: status for order_id, status in self.statuses.items() if status}
        assert told == {order.order_id: int(order.status) for order in self.orders}
        assert self.aftersales == {case.id: str(case.status) for case in self.cases()}
        disputes = self.wechat.world.store.state(DisputeBook).disputes
        assert self.complaints == {found.id: int(found.status) for found in disputes.values()}

    @invariant()
    def orders_count_what_runs(self) -> None:
        """An order waits for exactly the after-sales that somebody still has to act on."""
        for order in self.orders:
            running = [case for case in self.cases() if case.order_id == order.order_id and self._runs(case)]
            assert order.open_aftersales == {case.id for case in running}
            for line in order.lines:
                pieces = [case.count for case in running if case.sku_id == line.sku_id]
                assert line.on_aftersale == sum(pieces)

    @staticmethod
    def _runs(case: Any) -> bool:
        return bool(case.disputed) or case.status not in OVER

    def _aftersale(self, body: dict[str, Any]) -> None:
        case, after = body["after_sale_order_id"], body["status"]
        before = self.aftersales.get(case)
        if before is None:
            assert after in BEGIN
        else:
            assert (before, after) in AFTERSALE_EDGES
        self.aftersales[case] = after

    def _complaint(self, body: dict[str, Any]) -> None:
        before, after = self.complaints.get(body["complaint_id"], 0), body["complaint_status"]
        assert (before, after) in COMPLAINT_EDGES
        self.complaints[body["complaint_id"]] = after

    def _step(self, order_id: str, event: str, body: dict[str, Any]) -> None:
        """What an order's event says of its status."""
        before = self.statuses.get(order_id, 0)
        order = self.wechat.world.store.state(OrderBook).orders[order_id]
        after = {
            "channels_ec_order_new": 10,
            "channels_ec_order_pay": 12 if order.present_order_id else 20,
            "channels_ec_order_wait_shipping": 20,
            "channels_ec_order_deliver": 30 if body.get("finish_delivery") else 21,
            "channels_ec_order_confirm": 100,
            "channels_ec_order_cancel": 200 if body.get("cancel_type") == 3 else 250,
        }.get(event, before)
        assert after == before or (before, after) in STATUS_EDGES or (before, after) == (0, 10)
        self.statuses[order_id] = after

    def teardown(self) -> None:
        self.wechat.close()
