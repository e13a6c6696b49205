"""Whatever buyer, merchant and WeChat do about complaints: each ends once, and the money goes one way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from trade_steps import pay, ship

from wxkit._errors import WxkitError
from wxkit.callbacks.events import TradeManageOrderSettlement
from wxkit.miniprogram.complaints import ComplaintState
from wxkit.miniprogram.order_shipping import OrderState
from wxkit.testing._bench import Bench
from wxkit_sandbox.miniprogram.complaint_book import OVER, ComplaintBook, Filed
from wxkit_sandbox.miniprogram.trades import Trades

HOUR = 3600
SAID = {"content": "见图"}
BUYER = ("accept_answer", "ask_platform", "add_to_complaint", "send_goods_back", "drop_complaint")
MERCHANT = ("respond", "supply_proof", "supply_refund", "appeal")
MORE: dict[str, dict[str, Any]] = {
    "add_to_complaint": SAID,
    "send_goods_back": {"waybill_id": "SF1"},
    "respond": SAID | {"bussiHandle": 2},
    "supply_proof": SAID,
    "supply_refund": SAID,
    "appeal": SAID,
}


class Complaining(RuleBasedStateMachine):
    """Two payments, one on its way and one received, and what is said about them."""

    def __init__(self) -> None:
        super().__init__()
        self.wechat = Bench.in_process(7)
        self.wechat.world.people.add("兰兰", person_id="lan")
        self.paid = [pay(self.wechat), pay(self.wechat)]
        for id_ in self.paid:
            ship(self.wechat, id_)
        self.wechat.act.confirm_receipt(person="lan", transaction_id=self.paid[0])
        self.ended: dict[str, ComplaintState] = {}

    @initialize(
        evidence=st.sampled_from(("none", "buyer", "merchant", "both")),
        verdict=st.sampled_from(("buyer", "merchant")),
        proof=st.sampled_from(("pass", "fail")),
        appeal=st.sampled_from(("won", "lost")),
        returns=st.booleans(),
    )
    def decide(self, evidence: Any, verdict: Any, proof: Any, appeal: Any, *, returns: bool) -> None:
        said = self.wechat.world.settings
        said.dispute_evidence, said.dispute_verdict, said.complaint_refund_proof = evidence, verdict, proof
        said.complaint_appeal, said.complaint_returns = appeal, returns

    @property
    def filed(self) -> dict[str, Filed]:
        return self.wechat.world.miniprogram.state(ComplaintBook).complaints

    @rule(one=st.integers(0, 1))
    def complain(self, one: int) -> None:
        with suppress(WxkitError):  # one runs already
            self.wechat.act.complain_of_purchase(person="lan", transaction_id=self.paid[one])

    @rule(one=st.integers(0, 1))
    def refund(self, one: int) -> None:
        with suppress(WxkitError):  # it was paid back already
            self.wechat.act.refund_payment(person="lan", transaction_id=self.paid[one])

    @rule(data=st.data(), what=st.sampled_from(BUYER))
    def the_buyer(self, data: st.DataObject, what: str) -> None:
        def act(id_: str) -> None:
            getattr(self.wechat.act, what)(person="lan", complaint_id=id_, **MORE.get(what, {}))

        self.does(act, data)

    @rule(data=st.data(), what=st.sampled_from(MERCHANT))
    def the_merchant(self, data: st.DataObject, what: str) -> None:
        def call(id_: str) -> None:
            said, back = MORE[what], self.filed[id_].back
            if back and what == "supply_refund":
                said = said | {"acceptReturn": 1, "returnId": back.return_id}
            getattr(self.wechat.mp.complaints, what)(complaintOrderId=int(id_), **said)

        self.does(call, data)

    def does(self, act: Callable[[str], None], data: st.DataObject) -> None:
        """Something about a complaint; what is refused changes none of it."""
        if not self.filed:
            return
        id_ = data.draw(st.sampled_from(list(self.filed)))
        before = repr(self.filed[id_])
        try:
            act(id_)
        except WxkitError:
            assert repr(self.filed[id_]) == before

    @rule(hours=st.sampled_from((1, 24, 48, 72, 400)))
    def wait(self, hours: int) -> None:
        self.wechat.advance(hours * HOUR)

    @invariant()
    def what_is_over_stays_over(self) -> None:
        for id_, status in self.ended.items():
            assert self.filed[id_].status == status
        self.ended = {id_: one.status for id_, one in self.filed.items() if one.status in OVER}

    @invariant()
    def money_goes_one_way(self) -> None:
        trades = self.wechat.world.miniprogram.state(Trades).by_id
        for one in self.filed.values():
            if one.status == ComplaintState.REFUNDED:
                assert trades[one.payment.transaction_id].state is OrderState.REFUNDED
        log = self.wechat.world.pusher.log
        pushes = [entry.push for entry in log if isinstance(entry.push, TradeManageOrderSettlement)]
        settled = [push.transaction_id for push in pushes if push.settlement_time]
        assert len(settled) == len(set(settled))

    @invariant()
    def money_waits_while_a_complaint_runs(self) -> None:
        running = {one.payment.transaction_id for one in self.filed.values() if one.status not in OVER}
        trades = self.wechat.world.miniprogram.state(Trades).by_id
        assert {id_ for id_, trade in trades.items() if trade.in_complaint} == running


Complaining.TestCase.settings = settings(max_examples=20, stateful_step_count=30, deadline=None)
TestComplaining = Complaining.TestCase
