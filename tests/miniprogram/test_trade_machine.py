"""Whatever happens to payments: states go forward, money is settled once, refusals change nothing."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from trade_steps import parcel, pay, ship, trades

import wxkit
from wxkit._errors import WxkitError
from wxkit.callbacks.events import TradeManageOrderSettlement
from wxkit.miniprogram.order_shipping import OrderState, Parcel
from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.complaint_book import ComplaintBook
from wxkit_sandbox.miniprogram.trades import Trade, Trades

S = OrderState
DAY = 86400
NEXT = {
    S.TO_SHIP: {S.SHIPPED, S.REFUNDED},
    S.SHIPPED: {S.TO_SHIP, S.RECEIVED, S.REFUNDED},
    S.RECEIVED: {S.TO_SETTLE, S.DONE, S.REFUNDED},
    S.TO_SETTLE: {S.DONE, S.REFUNDED},
    S.DONE: {S.REFUNDED},
    S.REFUNDED: set[OrderState](),
}
"""Where a trade may go on to; whoever ships again is back at the beginning until all of it is sent."""
STEPS = 4
"""States that a trade may pass through while nobody looks."""


class Sales(RuleBasedStateMachine):
    """What can happen, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.wechat = Bench.in_process(7)
        self.wechat.world.people.add("兰兰", person_id="lan")
        self.before: dict[str, OrderState] = {}
        self.complaints: list[str] = []
        self.number = 0

    @property
    def trades(self) -> dict[str, Trade]:
        return self.wechat.world.miniprogram.state(Trades).by_id

    def one(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(list(self.trades))) if self.trades else pay(self.wechat)

    @rule()
    def pay(self) -> None:
        pay(self.wechat)

    @rule(data=st.data(), way=st.integers(1, 4), split=st.booleans(), last=st.booleans(), again=st.booleans())
    def ship(self, data: st.DataObject, way: int, split: bool, last: bool, again: bool) -> None:
        id_ = self.one(data)
        self.number += not again
        sent = parcel(f"YT{self.number}") if way == 1 else Parcel(item_desc="茶杯*1")
        before = trades(self.wechat)
        try:
            ship(
                self.wechat,
                id_,
                sent,
                logistics_type=way,
                delivery_mode=2 if split else 1,
                is_all_delivered=last if split else None,
            )
        except wxkit.WeChatError:
            assert trades(self.wechat) == before

    @rule(data=st.data())
    def confirm(self, data: st.DataObject) -> None:
        with suppress(WxkitError):  # it is not on its way
            self.wechat.act.confirm_receipt(person="lan", transaction_id=self.one(data))

    @rule(data=st.data())
    def refund(self, data: st.DataObject) -> None:
        with suppress(WxkitError):  # it was paid back already
            self.wechat.act.refund_payment(person="lan", transaction_id=self.one(data))

    @rule(data=st.data())
    def complain(self, data: st.DataObject) -> None:
        with suppress(WxkitError):  # a complaint runs already
            filed = self.wechat.act.complain_of_purchase(person="lan", transaction_id=self.one(data))
            self.complaints.append(filed.complaint_id)

    @rule(data=st.data())
    def drop_complaint(self, data: st.DataObject) -> None:
        if self.complaints:
            with suppress(WxkitError):  # it is over already
                id_ = data.draw(st.sampled_from(self.complaints))
                self.wechat.act.drop_complaint(person="lan", complaint_id=id_)

    @rule(seconds=st.sampled_from((60, DAY, 3 * DAY, 11 * DAY)))
    def wait(self, seconds: int) -> None:
        self.wechat.advance(seconds)

    @invariant()
    def states_go_forward(self) -> None:
        for id_, trade in self.trades.items():
            begun = self.before.get(id_, S.TO_SHIP)
            assert trade.state in _reachable(begun)
            self.before[id_] = trade.state

    @invariant()
    def money_is_settled_once(self) -> None:
        log = self.wechat.world.pusher.log
        pushes = [entry.push for entry in log if isinstance(entry.push, TradeManageOrderSettlement)]
        settled = [push.transaction_id for push in pushes if push.settlement_time]
        assert len(settled) == len(set(settled))
        done = {id_ for id_, trade in self.trades.items() if trade.state is S.DONE}
        assert done <= set(settled)

    @invariant()
    def shipments_keep_their_measure(self) -> None:
        for trade in self.trades.values():
            assert trade.finish_count <= 2
            assert len(trade.packages) <= 15
            assert trade.finished == (trade.state is not S.TO_SHIP) or trade.state is S.REFUNDED

    @invariant()
    def a_complaint_shows_while_it_runs(self) -> None:
        running = self.wechat.world.miniprogram.state(ComplaintBook).running
        assert {id_ for id_, trade in self.trades.items() if trade.in_complaint} == set(running)


def _reachable(begun: OrderState) -> set[OrderState]:
    """Where a trade may be by now."""
    found = {begun}
    for _ in range(STEPS):
        found |= {state for known in found for state in NEXT[known]}
    return found


Sales.TestCase.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
TestSales = Sales.TestCase
