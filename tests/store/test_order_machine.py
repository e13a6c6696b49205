"""Whatever people do, in any order: money and stock are conserved, and states move only as documented.

The edges are those of WeChat's pages, not of the sandbox's code.
"""

from __future__ import annotations

from typing import Any

from bought import CUP, TEA
from documented_edges import REFUSED
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule
from shop_invariants import BLUE, PEOPLE, ShopInvariants

from wxkit.store.orders import Delivery, DeliveryItem
from wxkit_sandbox.acts.orders import Item
from wxkit_sandbox.store.orderbook import Order, OrderBook

ASKED = ("USER_WAIT_CONFIRM_UPDATE", "USER_WAIT_HANDLE_MERCHANT_AFTER_SALE", "USER_WAIT_CONFIRM")
REFUNDS = st.sampled_from(["succeed", "succeed", "fail", "no_balance"])
ARGUMENTS = st.sampled_from(["add_evidence", "add_evidence", "add_proof", "add_proof", "withdraw_complaint"])
HOURS = (1, 1, 24, 24, 48, 240)


class Shop(ShopInvariants):
    """People buy, give, wait, want their money back; the merchant ships and answers."""

    @initialize(
        refunds=REFUNDS,
        interception=st.sampled_from(["off", "succeed", "fail"]),
        evidence=st.sampled_from(["none", "buyer", "merchant", "both"]),
        verdict=st.sampled_from(["buyer", "merchant"]),
        appeal=st.sampled_from(["none", "won", "lost"]),
        fast=st.booleans(),
    )
    def open_the_shop(
        self, refunds: Any, interception: Any, evidence: Any, verdict: Any, appeal: Any, fast: bool
    ) -> None:
        """One order to ship, one on its way, one received, a gift; and something wanted for each."""
        settings = self.wechat.world.settings
        settings.refunds, settings.interception, settings.fast_refund = refunds, interception, fast
        settings.dispute_evidence, settings.dispute_verdict = evidence, verdict
        settings.dispute_appeal = appeal
        for who in PEOPLE:
            self.buy(who, 2, 1, pay=True)
        self.give("mei", "lan")
        for order in self.orders[:2]:
            self.send(order, 2)
        first, second, third = self.orders[:3]
        self.attempt(self.wechat.act.receive, person=first.owner.id, order_id=first.order_id)
        for order, kind in ((first, "EXCHANGE"), (second, "RETURN"), (third, "REFUND")):
            self.ask(order, TEA.product_id, kind, None)
        self.ask(second, CUP.product_id, "REFUND", None)

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
            friend = present.recipients.get(order.order_id, order.payer).id
            if data.draw(st.booleans(), label="another colour"):
                self.attempt(self.wechat.act.swap, person=friend, order_id=order.order_id, sku_id=BLUE)
            self.attempt(self.wechat.act.accept, person=friend, order_id=order.order_id)

    @rule(data=st.data())
    def receive(self, data: st.DataObject) -> None:
        order = self.order(data, 30)
        if order is not None:
            self.attempt(self.wechat.act.receive, person=order.owner.id, order_id=order.order_id)

    @rule(data=st.data(), pieces=st.integers(1, 2))
    def ship(self, data: st.DataObject, pieces: int) -> None:
        order = self.order(data, 20, 21)
        if order is not None:
            self.send(order, pieces)

    def send(self, order: Order, pieces: int) -> None:
        """Ship so many pieces of everything that is left to ship."""
        goods = [
            DeliveryItem(
                product_id=line.product_id, sku_id=line.sku_id, product_cnt=min(pieces, line.to_ship)
            )
            for line in order.lines
            if line.to_ship
        ]
        if goods:
            parcel = Delivery(delivery_id="SF", waybill_id="SF1", product_infos=goods)
            ship = self.wechat.shop.orders.send_delivery
            self.attempt(ship, order_id=order.order_id, delivery_list=[parcel])

    @rule(
        data=st.data(),
        kind=st.sampled_from(["REFUND", "RETURN", "EXCHANGE"]),
        amount=st.none() | st.integers(1, 10_000),
    )
    def want_back(self, data: st.DataObject, kind: str, amount: int | None) -> None:
        order = self.order(data, 20, 21, 30, 100)
        if order is not None:
            line = data.draw(st.sampled_from(order.lines), label="line")
            self.ask(order, line.product_id, kind, amount)

    def ask(self, order: Order, product_id: str, kind: str, amount: int | None) -> None:
        """Ask for an after-sale."""
        wish = {"order_id": order.order_id, "product_id": product_id, "type": kind, "amount": amount}
        self.attempt(self.wechat.act.request_refund, person=order.owner.id, **wish)

    @precondition(lambda self: self.waits("MERCHANT_PROCESSING", "MERCHANT_WAIT_RECEIPT"))
    @rule(data=st.data(), accept=st.sampled_from([True, True, False]))
    def answer(self, data: st.DataObject, accept: bool) -> None:
        case = self.case(data, "MERCHANT_PROCESSING", "MERCHANT_WAIT_RECEIPT")
        aftersale = self.wechat.shop.aftersale
        if accept:
            self.attempt(aftersale.accept, after_sale_order_id=case.id, address_id="1")
        else:
            self.attempt(aftersale.reject, after_sale_order_id=case.id, reject_reason_type=17)

    @precondition(lambda self: self.waits("USER_WAIT_RETURN"))
    @rule(data=st.data())
    def send_back(self, data: st.DataObject) -> None:
        case = self.case(data, "USER_WAIT_RETURN")
        goods = {"after_sale_order_id": case.id, "waybill_id": "SF2"}
        self.attempt(self.wechat.act.return_goods, person=case.owner.id, **goods)

    @precondition(lambda self: self.waits("MERCHANT_WAIT_RECEIPT"))
    @rule(data=st.data())
    def replace(self, data: st.DataObject) -> None:
        case = self.case(data, "MERCHANT_WAIT_RECEIPT")
        reship = self.wechat.shop.aftersale.accept_exchange_reship
        self.attempt(reship, after_sale_order_id=case.id, delivery_id="SF", waybill_id="SF3")

    @precondition(lambda self: self.waits("MERCHANT_PROCESSING", "USER_WAIT_RETURN"))
    @rule(data=st.data())
    def think_better(self, data: st.DataObject) -> None:
        case = self.case(data, "MERCHANT_PROCESSING", "USER_WAIT_RETURN")
        self.attempt(self.wechat.act.cancel_refund, person=case.owner.id, after_sale_order_id=case.id)

    @precondition(lambda self: self.waits("USER_WAIT_RECEIPT"))
    @rule(data=st.data())
    def take_the_replacement(self, data: st.DataObject) -> None:
        case = self.case(data, "USER_WAIT_RECEIPT")
        self.attempt(self.wechat.act.receive_replacement, person=case.owner.id, after_sale_order_id=case.id)

    @precondition(lambda self: self.waits(*REFUSED))
    @rule(data=st.data())
    def complain(self, data: st.DataObject) -> None:
        case = self.case(data, *REFUSED)
        self.attempt(self.wechat.act.complain, person=case.owner.id, after_sale_order_id=case.id)

    @precondition(lambda self: self.waits("MERCHANT_PROCESSING", "MERCHANT_WAIT_RECEIPT"))
    @rule(data=st.data(), patience=st.lists(st.sampled_from([1, 24, 48]), min_size=1, max_size=5))
    def quarrel(self, data: st.DataObject, patience: list[int]) -> None:
        """The merchant refuses, the buyer complains, and the platform takes its time."""
        case = self.case(data, "MERCHANT_PROCESSING", "MERCHANT_WAIT_RECEIPT")
        about = {"after_sale_order_id": case.id}
        self.attempt(self.wechat.shop.aftersale.reject, reject_reason_type=17, **about)
        self.attempt(self.wechat.shop.aftersale.reject_exchange_reship, **about)
        self.attempt(self.wechat.act.complain, person=case.owner.id, **about)
        for hours in patience:
            self.wechat.advance(hours * 3_600)
            if case.disputed and data.draw(st.booleans(), label="argue"):
                self.argue_about(case, data.draw(ARGUMENTS, label="how"))

    @precondition(lambda self: self.waits("MERCHANT_PROCESSING"))
    @rule(data=st.data())
    def go_through_with_it(self, data: st.DataObject) -> None:
        """The merchant agrees, and the goods travel back and forth."""
        case = self.case(data, "MERCHANT_PROCESSING")
        about, who = {"after_sale_order_id": case.id}, case.owner.id
        self.attempt(self.wechat.shop.aftersale.accept, address_id="1", **about)
        self.attempt(self.wechat.act.return_goods, person=who, waybill_id="SF2", **about)
        self.attempt(self.wechat.shop.aftersale.accept, **about)
        reship = self.wechat.shop.aftersale.accept_exchange_reship
        self.attempt(reship, delivery_id="SF", waybill_id="SF3", **about)

    @precondition(lambda self: self.waits(*REFUSED, "MERCHANT_PROCESSING"))
    @rule(
        data=st.data(),
        wish=st.sampled_from(["REFUND", "RETURN", "EXCHANGE"]),
        amount=st.none() | st.integers(1, 10_000),
    )
    def change_the_request(self, data: st.DataObject, wish: str, amount: int | None) -> None:
        case = self.case(data, *REFUSED, "MERCHANT_PROCESSING")
        wanted = {"after_sale_order_id": case.id, "type": wish, "amount": amount}
        self.attempt(self.wechat.act.change_refund, person=case.owner.id, **wanted)

    @precondition(lambda self: self.waits("MERCHANT_PROCESSING"))
    @rule(data=st.data(), kind=st.integers(1, 3), wish=st.integers(1, 2), amount=st.integers(1, 10_000))
    def propose(self, data: st.DataObject, kind: int, wish: int, amount: int) -> None:
        case = self.case(data, "MERCHANT_PROCESSING")
        plan = {"merchant_update_type": kind, "type": wish, "amount": amount, "update_reason_type": 44}
        self.attempt(
            self.wechat.shop.aftersale.propose,
            after_sale_order_id=case.id,
            merchant_update_desc="please",
            **plan,
        )

    @precondition(lambda self: self.waits(*ASKED))
    @rule(data=st.data(), agree=st.booleans())
    def answer_the_merchant(self, data: st.DataObject, agree: bool) -> None:
        case = self.case(data, *ASKED)
        reply = {"after_sale_order_id": case.id, "agree": agree}
        self.attempt(self.wechat.act.answer_aftersale, person=case.owner.id, **reply)

    @rule(data=st.data(), wish=st.sampled_from(["REFUND", "RETURN", "DIFF"]), amount=st.integers(1, 5_000))
    def open_for_the_buyer(self, data: st.DataObject, wish: str, amount: int) -> None:
        order = self.order(data, 20, 21, 30, 100)
        if order is None:
            return
        line, self.requests = order.lines[0], self.requests + 1
        about = {"request_id": str(self.requests), "order_id": order.order_id, "amount": amount}
        about |= {"product_id": line.product_id, "sku_id": line.sku_id}
        if wish == "DIFF":
            self.attempt(self.wechat.shop.aftersale.refund_price_diff, reason="10001337", **about)
        else:
            more = {"reason": "10000014", "type": wish, "count": 1, "address_id": "1"}
            self.attempt(self.wechat.shop.aftersale.generate, **about, **more)

    @precondition(lambda self: self.waits("PLATFORM_REFUND_FAIL", "MERCHANT_OVERDUE_REFUND"))
    @rule(data=st.data())
    def pay_another_way(self, data: st.DataObject) -> None:
        case = self.case(data, "PLATFORM_REFUND_FAIL", "MERCHANT_OVERDUE_REFUND")
        upload = self.wechat.shop.aftersale.upload_refund_certificate
        self.attempt(upload, after_sale_order_id=case.id, refund_certificates=["m"], desc="cash")

    @precondition(lambda self: self.waits("MERCHANT_WAIT_RECEIPT"))
    @rule(data=st.data())
    def refuse_to_replace(self, data: st.DataObject) -> None:
        case = self.case(data, "MERCHANT_WAIT_RECEIPT")
        self.attempt(self.wechat.shop.aftersale.reject_exchange_reship, after_sale_order_id=case.id)

    @precondition(lambda self: any(case.disputed for case in self.cases()))
    @rule(data=st.data(), how=ARGUMENTS)
    def argue(self, data: st.DataObject, how: str) -> None:
        disputed = [case for case in self.cases() if case.disputed]
        self.argue_about(data.draw(st.sampled_from(disputed), label="dispute"), how)

    def argue_about(self, case: Any, how: str) -> None:
        """Evidence of the merchant or the buyer, or the buyer withdraws."""
        about = {"complaint_id": case.complaint_id}
        if how == "add_proof":
            self.attempt(self.wechat.shop.complaints.add_proof, content="see", **about)
        else:
            words = {"content": "see"} if how == "add_evidence" else {}
            self.attempt(getattr(self.wechat.act, how), person=case.owner.id, **about, **words)

    @rule(refunds=REFUNDS)
    def fortune_turns(self, refunds: Any) -> None:
        self.wechat.world.settings.refunds = refunds

    @rule(hours=st.sampled_from(HOURS))
    def wait(self, hours: int) -> None:
        self.wechat.advance(hours * 3_600)


Shop.TestCase.settings = settings(max_examples=60, stateful_step_count=50)
TestShop = Shop.TestCase
