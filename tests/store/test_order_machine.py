"""Whatever people do, in any order: money and stock are conserved, and states move only as documented.

The edges are those of WeChat's pages, not of the sandbox's code.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from bought import CUP, TEA, person, put_on_sale
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from shop_steps import pushes

import wxkit
from wxkit.store.orders import Delivery, DeliveryItem
from wxkit.testing._bench import Bench, new_world
from wxkit_sandbox.acts.orders import Item
from wxkit_sandbox.store.aftersales import AftersaleBook
from wxkit_sandbox.store.orderbook import Order, OrderBook
from wxkit_sandbox.store.shelf import Shelf

PEOPLE = ("mei", "lan", "bo")
HOURS = (1, 24, 72, 240)
STATUS_EDGES = {
    (10, 12),
    (10, 20),
    (10, 250),
    (12, 20),
    (12, 200),
    (20, 21),
    (20, 30),
    (20, 200),
    (21, 30),
    (21, 200),
    (30, 100),
    (30, 200),
    (100, 200),
}
"""From the table of an order's life; 20 follows 10 and 12 at once."""
REFUSED = {
    "MERCHANT_REJECT_REFUND",
    "MERCHANT_REJECT_RETURN",
    "MERCHANT_REJECT_EXCHANGE",
    "MERCHANT_REJECT_RESHIP",
}
AFTERSALE_EDGES = {
    ("MERCHANT_PROCESSING", "PLATFORM_REFUNDING"),
    ("MERCHANT_PROCESSING", "MERCHANT_REJECT_REFUND"),
    ("MERCHANT_PROCESSING", "MERCHANT_REJECT_RETURN"),
    ("MERCHANT_PROCESSING", "MERCHANT_REJECT_EXCHANGE"),
    ("MERCHANT_PROCESSING", "USER_WAIT_RETURN"),
    ("MERCHANT_PROCESSING", "USER_CANCELD"),
    ("USER_WAIT_RETURN", "MERCHANT_WAIT_RECEIPT"),
    ("USER_WAIT_RETURN", "RETURN_CLOSED"),
    ("USER_WAIT_RETURN", "USER_CANCELD"),
    ("MERCHANT_WAIT_RECEIPT", "PLATFORM_REFUNDING"),
    ("MERCHANT_WAIT_RECEIPT", "MERCHANT_REJECT_RETURN"),
    ("MERCHANT_WAIT_RECEIPT", "USER_WAIT_RECEIPT"),
    ("MERCHANT_WAIT_RECEIPT", "MERCHANT_REJECT_RESHIP"),
    ("USER_WAIT_RECEIPT", "MERCHANT_EXCHANGE_SUCCESS"),
    ("PLATFORM_REFUNDING", "MERCHANT_REFUND_SUCCESS"),
    ("PLATFORM_REFUNDING", "MERCHANT_RETURN_SUCCESS"),
    *((refusal, "PLATFORM_REFUNDING") for refusal in REFUSED),
    *((refusal, "MERCHANT_FAIL") for refusal in REFUSED),
    *((refusal, "USER_CANCELD") for refusal in REFUSED),
}
"""From the flow of after-sales. After a refusal comes a dispute within seven days, or the end; a verdict for
the buyer refunds, a complaint that is withdrawn closes."""


class Shop(RuleBasedStateMachine):
    """People buy, give, wait, want their money back; the merchant ships and answers."""

    def __init__(self) -> None:
        super().__init__()
        self.wechat = Bench(new_world(empty=True), None)
        for name in PEOPLE:
            person(self.wechat, name)
        for line in (TEA, CUP):
            put_on_sale(self.wechat, line)
        self.statuses: dict[str, int] = {}
        self.aftersales: dict[str, str] = {}
        self.seen = 0

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
        """Some after-sale order, of those in these states if there are any."""
        fitting = [case for case in self.cases() if case.status in statuses] or self.cases()
        return data.draw(st.sampled_from(fitting), label="after-sale") if fitting else None

    @rule(who=st.sampled_from(PEOPLE), teas=st.integers(0, 3), cups=st.integers(0, 2), pay=st.booleans())
    def buy(self, who: str, teas: int, cups: int, pay: bool) -> None:
        wanted = ((TEA.product_id, teas), (CUP.product_id, cups))
        items = [Item(product_id=product, count=count) for product, count in wanted if count]
        self.attempt(self.wechat.act.buy, person=who, items=items, pay=pay, freight=600)

    @rule(who=st.sampled_from(PEOPLE), friend=st.sampled_from(PEOPLE))
    def give(self, who: str, friend: str) -> None:
        self.attempt(self.wechat.act.buy, person=who, product_id=CUP.product_id, gift_to=friend)

    @rule(data=st.data(), what=st.sampled_from(["pay", "pay", "cancel_order"]))
    def decide(self, data: st.DataObject, what: str) -> None:
        order = self.order(data, 10)
        if order is not None:
            self.attempt(getattr(self.wechat.act, what), person=order.payer.id, order_id=order.order_id)

    @rule(data=st.data())
    def take(self, data: st.DataObject) -> None:
        order = self.order(data, 12)
        if order is not None and order.present_order_id:
            present = self.wechat.world.store.state(OrderBook).presents[order.present_order_id]
            self.attempt(self.wechat.act.accept, person=present.recipient.id, order_id=order.order_id)

    @rule(data=st.data())
    def receive(self, data: st.DataObject) -> None:
        order = self.order(data, 30)
        if order is not None:
            self.attempt(self.wechat.act.receive, person=order.owner.id, order_id=order.order_id)

    @rule(data=st.data(), pieces=st.integers(1, 2))
    def ship(self, data: st.DataObject, pieces: int) -> None:
        order = self.order(data, 20, 21)
        if order is None:
            return
        goods = [
            DeliveryItem(
                product_id=line.product_id, sku_id=line.sku_id, product_cnt=min(pieces, line.to_ship)
            )
            for line in order.lines
            if line.to_ship
        ]
        if goods:
            parcel = Delivery(delivery_id="SF", waybill_id="SF1", product_infos=goods)
            self.attempt(
                self.wechat.shop.orders.send_delivery, order_id=order.order_id, delivery_list=[parcel]
            )

    @rule(
        data=st.data(),
        kind=st.sampled_from(["REFUND", "RETURN", "EXCHANGE"]),
        amount=st.none() | st.integers(1, 10_000),
    )
    def want_back(self, data: st.DataObject, kind: str, amount: int | None) -> None:
        order = self.order(data, 20, 21, 30, 100)
        if order is not None:
            line = data.draw(st.sampled_from(order.lines), label="line")
            self.attempt(
                self.wechat.act.request_refund,
                person=order.owner.id,
                order_id=order.order_id,
                product_id=line.product_id,
                type=kind,
                amount=amount,
            )

    @rule(data=st.data(), accept=st.booleans())
    def answer(self, data: st.DataObject, accept: bool) -> None:
        case = self.case(data, "MERCHANT_PROCESSING", "MERCHANT_WAIT_RECEIPT")
        if case is None:
            return
        aftersale = self.wechat.shop.aftersale
        if not accept:
            self.attempt(aftersale.reject, after_sale_order_id=case.id, reject_reason_type=17)
        elif case.status == "MERCHANT_WAIT_RECEIPT":
            self.attempt(aftersale.accept, after_sale_order_id=case.id, accept_type=2)
        else:
            self.attempt(aftersale.accept, after_sale_order_id=case.id, address_id="1", accept_type=1)

    @rule(data=st.data())
    def send_back(self, data: st.DataObject) -> None:
        case = self.case(data, "USER_WAIT_RETURN")
        if case is not None:
            goods = {"after_sale_order_id": case.id, "waybill_id": "SF2"}
            self.attempt(self.wechat.act.return_goods, person=case.owner.id, **goods)

    @rule(data=st.data())
    def replace(self, data: st.DataObject) -> None:
        case = self.case(data, "MERCHANT_WAIT_RECEIPT")
        if case is not None:
            reship = self.wechat.shop.aftersale.accept_exchange_reship
            self.attempt(reship, after_sale_order_id=case.id, delivery_id="SF", waybill_id="SF3")

    @rule(data=st.data(), what=st.sampled_from(["cancel_refund", "receive_replacement", "complain"]))
    def follow_up(self, data: st.DataObject, what: str) -> None:
        case = self.case(data, *REFUSED, "USER_WAIT_RECEIPT")
        if case is not None:
            act = getattr(self.wechat.act, what)
            self.attempt(act, person=case.owner.id, after_sale_order_id=case.id)

    @rule(hours=st.sampled_from(HOURS))
    def wait(self, hours: int) -> None:
        self.wechat.advance(hours * 3_600)

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
            assert item.stock[line.sku_id] == 100 + moved
            bought = sum(
                one.count for order in self.orders for one in order.lines if self._counts(order, one, line)
            )
            assert item.stock[line.sku_id] == 100 - bought

    @staticmethod
    def _counts(order: Order, one: Any, line: Any) -> bool:
        """Unpaid orders that closed and gifts that nobody took give their pieces back."""
        return one.product_id == line.product_id and order.status != 250 and not Shop._untaken(order)

    @invariant()
    def states_move_along_documented_edges_and_every_push_is_explained(self) -> None:
        events = pushes(self.wechat)
        for name, body in events[self.seen :]:
            if name == "channels_ec_aftersale_update":
                self._aftersale(body)
            elif name.startswith("channels_ec_order"):
                self._step(str(body["order_id"]), name, body)
        self.seen = len(events)
        told = {order_id: status for order_id, status in self.statuses.items() if status}
        assert told == {order.order_id: int(order.status) for order in self.orders}
        assert self.aftersales == {case.id: str(case.status) for case in self.cases()}

    def _aftersale(self, body: dict[str, Any]) -> None:
        case, after = body["after_sale_order_id"], body["status"]
        before = self.aftersales.get(case)
        if before is None:
            assert after == "MERCHANT_PROCESSING"
        else:
            assert (before, after) in AFTERSALE_EDGES
        self.aftersales[case] = after

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


Shop.TestCase.settings = settings(max_examples=60, stateful_step_count=40)
TestShop = Shop.TestCase
