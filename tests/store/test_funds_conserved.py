"""Whatever happens to orders, no fen is made or lost."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from wxkit._errors import WxkitError
from wxkit.store._order_enums import OrderStatus
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.bookkeeping import costs_of
from wxkit_sandbox.store.catalogue import stock_shelves
from wxkit_sandbox.store.orderbook import Order, OrderBook
from wxkit_sandbox.store.orderflow import ship
from wxkit_sandbox.store.purse import Purse
from wxkit_sandbox.store.withdrawals import Payouts

DAY = 86400


class Shop(RuleBasedStateMachine):
    """What can happen, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.wechat = Bench.in_process(7)
        self.world = self.wechat.world
        self.products = [item.product_id for item in stock_shelves(self.world.store)]
        for name in ("mei", "lan", "bo"):
            self.world.people.add(name, person_id=name)
        self.link = self.wechat.shop.promoter.product_link(
            sharer_appid=self.wechat.act.become_promoter(person="bo").sharer_appid,
            product_id=self.products[0],
            shop_appid=self.world.store.appid,
        ).short_link

    @property
    def orders(self) -> list[Order]:
        return list(self.world.store.state(OrderBook).orders.values())

    def one(self, data: st.DataObject, *statuses: OrderStatus) -> Order | None:
        fitting = [order for order in self.orders if order.status in statuses]
        return data.draw(st.sampled_from(fitting)) if fitting else None

    @rule(product=st.integers(0, 2), count=st.integers(1, 3), freight=st.integers(0, 900), link=st.booleans())
    def buy(self, product: int, count: int, freight: int, link: bool) -> None:
        self.wechat.act.buy(
            person="mei",
            product_id=self.products[product],
            count=count,
            freight=freight,
            link=self.link if link else None,
        )

    @rule()
    def give(self) -> None:
        self.wechat.act.buy(person="mei", product_id=self.products[1], gift_to="lan")

    @rule(data=st.data())
    def ship(self, data: st.DataObject) -> None:
        order = self.one(data, OrderStatus.TO_SHIP)
        if order is not None:
            for line in order.lines:
                line.shipped = line.count
            ship(self.world.store, order, [])

    @rule(data=st.data(), part=st.integers(1, 100))
    def refund(self, data: st.DataObject, part: int) -> None:
        order = self.one(data, OrderStatus.TO_SHIP, OrderStatus.TO_RECEIVE, OrderStatus.COMPLETED)
        if order is not None and not order.settle_time:
            amount = max(1, order.lines[0].refundable * part // 100)
            with suppress(WxkitError):  # the sixth request for one SKU
                self.wechat.act.refund(person=order.owner.id, order_id=order.order_id, amount=amount)

    @rule(days=st.integers(1, 12))
    def wait(self, days: int) -> None:
        self.wechat.advance(days * DAY)

    @rule(data=st.data(), end=st.sampled_from(("success", "fail", "refund")))
    def withdraw(self, data: st.DataObject, end: str) -> None:
        available = self.world.store.state(Purse).available
        if available:
            self.world.settings.withdrawal_ends = end  # type: ignore[assignment]  # drawn from its values
            amount = data.draw(st.integers(1, available))
            ticket = self.wechat.shop.funds.withdraw(amount=amount).qrcode_ticket
            self.wechat.act.scan_withdrawal(person="mei", ticket=ticket)

    @invariant()
    def the_balance_is_the_sum_of_all_movements(self) -> None:
        purse = self.world.store.state(Purse)
        total = 0
        for movement in purse.movements:
            total += movement.amount
            assert movement.balance == total
        assert purse.available + purse.pending == total
        assert min(purse.available, purse.pending) >= 0

    @invariant()
    def movements_follow_from_orders_and_withdrawals(self) -> None:
        store = self.world.store
        earned = pending = 0
        for order in self.orders:
            costs, left = costs_of(store, order), order.paid - order.refunded
            if order.settle_time:
                earned += left - costs.all
            elif order.status == OrderStatus.REFUNDED:
                earned += left
            elif order.pay_time:
                pending += left
        out = sum(
            payout.amount
            for payout in store.state(Payouts).by_id.values()
            if payout.status in ("CREATE_SUCCESS", "SUCCESS")
        )
        purse = store.state(Purse)
        assert (purse.available, purse.pending) == (earned - out, pending)


Shop.TestCase.settings = settings(max_examples=15, stateful_step_count=25)
TestShop = Shop.TestCase
