"""Any sequence of payments, refunds, redemptions and merges keeps the books even."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from policy_steps import DAY, START, engine_of, paid, refunded, settled

from wxkit.policy import (
    Fact,
    GiftExpired,
    Identified,
    OrderPaid,
    Recruited,
    RedeemRequest,
    RedemptionCancelled,
    RedemptionRefused,
)
from wxkit.policy.books import MemoryBooks

PEOPLE = ("app/a", "app/b", "union/c", "union/d")
people = st.sampled_from(PEOPLE)
amounts = st.integers(1, 60_000)


class Books(RuleBasedStateMachine):
    """What can happen, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.books = MemoryBooks()
        self.engine = engine_of(books=self.books)
        self.now = START
        self.orders: list[OrderPaid] = []
        self.redemptions: list[RedeemRequest] = []
        self.refunds = 0

    def post(self, fact: Fact) -> None:
        (outcome,) = self.engine.process([fact])
        assert outcome.status in ("posted", "known"), outcome.reason

    @rule(payer=people, referrer=st.none() | people, fen=st.lists(amounts, min_size=1, max_size=3))
    def pay(self, payer: str, referrer: str | None, fen: list[int]) -> None:
        order = paid(str(len(self.orders)), payer, *fen, at=self.now, referrer=referrer)
        self.orders.append(order)
        self.post(order)

    @rule(person=people, recruiter=people)
    def recruit(self, person: str, recruiter: str) -> None:
        self.engine.process(
            [Recruited(id=f"recruit/{person}/{recruiter}", at=self.now, person=person, recruiter=recruiter)]
        )

    @rule(data=st.data())
    def settle(self, data: st.DataObject) -> None:
        if self.orders:
            order = data.draw(st.sampled_from(self.orders))
            self.post(settled(order.order_id, order.payer, self.now))

    @rule(data=st.data(), part=st.integers(1, 100))
    def refund(self, data: st.DataObject, part: int) -> None:
        if self.orders:
            order = data.draw(st.sampled_from(self.orders))
            self.refunds += 1
            fen = [line.paid * part // 100 for line in order.lines]
            self.post(refunded(order.order_id, order.payer, self.refunds, *fen, at=self.now))

    @rule(data=st.data())
    def expire_gift(self, data: st.DataObject) -> None:
        if self.orders:
            order = data.draw(st.sampled_from(self.orders))
            self.post(
                GiftExpired(
                    id=f"order/{order.order_id}/expired",
                    at=self.now,
                    order_id=order.order_id,
                    payer=order.payer,
                )
            )

    @rule(person=people, count=st.integers(1, 500))
    def redeem(self, person: str, count: int) -> None:
        key = f"k{len(self.redemptions)}"
        request = RedeemRequest(at=self.now, key=key, person=person, offer_id="any", count=count)
        with self.engine.view(self.now) as view:
            enough = view.balance(person).available >= count
        if enough:
            self.engine.redeem(request)
            self.redemptions.append(request)
        else:
            with pytest.raises(RedemptionRefused):
                self.engine.redeem(request)

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        if self.redemptions:
            self._undo(data.draw(st.sampled_from(self.redemptions)))

    def _undo(self, request: RedeemRequest) -> None:
        self.post(
            RedemptionCancelled(id=f"undo/{request.key}", at=self.now, person=request.person, key=request.key)
        )

    @rule(person=st.sampled_from(PEOPLE[:2]))
    def identify(self, person: str) -> None:
        self.post(Identified(id=f"identity/{person}", at=self.now, person=person, unionid=f"of-{person[-1]}"))

    @rule(days=st.integers(1, 40))
    def wait(self, days: int) -> None:
        self.now += days * DAY
        self.engine.tick(self.now)

    @rule(number=st.integers(1, 3))
    def pay_out(self, number: int) -> None:
        self.engine.pay_out(str(number), self.now)

    @invariant()
    def every_transaction_sums_to_zero(self) -> None:
        for tx in self.books.txs:
            assert sum(amount for _, amount in tx.entries) == 0

    @invariant()
    def lots_are_what_is_available(self) -> None:
        available: dict[str, int] = {}
        for (unit, person), lots in self.books.tables.lots.items():
            assert all(lot.left >= 0 for lot in lots.values())
            account = f"{unit}/available/{person}"
            available[account] = sum(lot.left for lot in lots.values())
        balances = self.books.tables.balances
        for account, amount in balances.items():
            if "/available/" in account:
                assert amount == available.get(account, 0)

    @invariant()
    def only_sources_and_debts_are_negative(self) -> None:
        for account, amount in self.books.tables.balances.items():
            if not account.startswith(
                ("points/issuance", "points/debt/", "commission/budget", "commission/debt/")
            ):
                assert amount >= 0, account

    def teardown(self) -> None:
        """When everything is refunded and undone, all that was given is taken back."""
        for request in self.redemptions:
            self._undo(request)
        for number, order in enumerate(self.orders):
            back = [line.paid for line in order.lines]
            self.post(refunded(order.order_id, order.payer, -1 - number, *back, at=self.now))
        balance = self.books.tables.balances.get
        assert balance("points/spent", 0) == 0
        assert balance("points/reversed", 0) == -balance("points/issuance", 0)
        assert balance("commission/clawed", 0) == -balance("commission/budget", 0)
        pending = [amount for name, amount in self.books.tables.balances.items() if "/pending/" in name]
        assert not any(pending)


Books.TestCase.settings = settings(max_examples=60, stateful_step_count=30)
TestBooks = Books.TestCase
