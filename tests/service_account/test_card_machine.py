"""Whatever happens to cards: none is lost, none is had twice, what is paid back is void."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

from card_steps import DAY, info, own_gift_codes, take
from gift_card_steps import gift_card, people, shelf
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

import wxkit
from wxkit._errors import WxkitError
from wxkit.service_account.card_codes import UserCardStatus
from wxkit.testing._bench import Bench
from wxkit_sandbox.service_account.card_book import CardBook, HeldCard
from wxkit_sandbox.service_account.gift_card_book import GiftCardBook, GiftPurchase

NAMES = ("lan", "mei", "bo")
CODES = tuple(f"G{number}" for number in range(1, 9))
S = UserCardStatus

who = st.sampled_from(NAMES)


class Wallets(RuleBasedStateMachine):
    """Gift cards with WeChat's codes and with the merchant's, in any hands."""

    def __init__(self) -> None:
        super().__init__()
        self.wechat = Bench.in_process(7)
        people(self.wechat, *NAMES)
        self.cards = [gift_card(self.wechat), own_gift_codes(self.wechat, *CODES)]
        self.page_id = shelf(self.wechat, *self.cards)
        self.created = {card_id: info(self.wechat, card_id).sku.total_quantity for card_id in self.cards}
        take(self.wechat, "lan", self.cards[0])
        self.wechat.act.buy_gift_cards(person="mei", page_id=self.page_id, card_ids=self.cards, price=500)

    @property
    def held(self) -> list[HeldCard]:
        book = self.wechat.world.service_account.state(CardBook)
        return [card for name in NAMES for card in book.held(self.openid(name))]

    @property
    def purchases(self) -> list[GiftPurchase]:
        return list(self.wechat.world.service_account.state(GiftCardBook).purchases.values())

    def openid(self, name: str) -> str:
        return self.wechat.world.service_account.openid(self.wechat.world.people[name])

    def one(self, data: st.DataObject) -> HeldCard:
        """A card that somebody has or had, in whatever state."""
        return self.held[data.draw(st.integers(0, len(self.held) - 1))]

    def order(self, data: st.DataObject) -> str:
        return self.purchases[data.draw(st.integers(0, len(self.purchases) - 1))].order_id

    @rule(name=who, which=st.integers(0, 1))
    def take(self, name: str, which: int) -> None:
        with suppress(WxkitError):  # it is sold out
            take(self.wechat, name, self.cards[which])

    @rule(name=who, count=st.integers(1, 3), which=st.integers(0, 1))
    def buy(self, name: str, count: int, which: int) -> None:
        with suppress(WxkitError):  # it is sold out
            wanted = [self.cards[which]] * count
            self.wechat.act.buy_gift_cards(person=name, page_id=self.page_id, card_ids=wanted, price=500)

    @rule(data=st.data(), name=who, group=st.booleans())
    def send(self, data: st.DataObject, name: str, group: bool) -> None:
        with suppress(WxkitError):  # it is somebody else's, gone, or on its way
            self.wechat.act.send_gift_cards(person=name, order_id=self.order(data), to_group=group)

    @rule(data=st.data(), name=who)
    def accept_purchase(self, data: st.DataObject, name: str) -> None:
        with suppress(WxkitError):  # it is not for them
            self.wechat.act.take_gift_cards(person=name, order_id=self.order(data))

    @rule(data=st.data())
    def refund(self, data: st.DataObject) -> None:
        with suppress(wxkit.WeChatError):  # it was paid back already
            self.wechat.sa.gift_cards.refund(order_id=self.order(data))

    @rule(data=st.data(), name=who, friend=st.sampled_from((*NAMES, None)))
    def give(self, data: st.DataObject, name: str, friend: str | None) -> None:
        card = self.one(data)
        with suppress(WxkitError):  # it is not theirs to give
            self.wechat.act.give_card(person=name, friend=friend, code=card.code, card_id=card.card_id)

    @rule(data=st.data(), name=who)
    def accept(self, data: st.DataObject, name: str) -> None:
        card = self.one(data)
        with suppress(WxkitError):  # it is not for them
            self.wechat.act.accept_card(person=name, code=card.code, card_id=card.card_id)

    @rule(data=st.data(), name=who)
    def discard(self, data: st.DataObject, name: str) -> None:
        card = self.one(data)
        with suppress(WxkitError):  # they have it no more
            self.wechat.act.discard_card(person=name, code=card.code, card_id=card.card_id)

    @rule(data=st.data(), void=st.booleans())
    def end(self, data: st.DataObject, void: bool) -> None:
        codes = self.wechat.sa.card_codes
        card = self.one(data)
        with suppress(wxkit.WeChatError):  # its state does not allow it
            if void:
                codes.set_unavailable(code=card.code, card_id=card.card_id)
            else:
                codes.consume(code=card.code, card_id=card.card_id)

    @rule(hours=st.sampled_from((1, 24, 31 * 24)))
    def wait(self, hours: int) -> None:
        self.wechat.advance(hours * DAY // 24)

    @invariant()
    def nothing_is_lost_of_the_stock(self) -> None:
        waiting = Counter(card.template.card_id for one in self.unsold() for card in one.waiting)
        out = Counter(card.card_id for card in self.held if card.status != S.GIFT_SUCC)
        for card_id, created in self.created.items():
            sku = info(self.wechat, card_id).sku
            assert sku.quantity + waiting[card_id] + out[card_id] == created == sku.total_quantity

    def unsold(self) -> list[GiftPurchase]:
        """Purchases whose cards may still be taken."""
        return [purchase for purchase in self.purchases if not purchase.refunded]

    @invariant()
    def every_code_is_in_one_pair_of_hands(self) -> None:
        book = self.wechat.world.service_account.state(CardBook)
        having = [card for card in self.held if card.status != S.GIFT_SUCC]
        assert len({(card.card_id, card.code) for card in having}) == len(having)
        assert all(book.by_code[card.card_id, card.code] is card for card in having)

    @invariant()
    def codes_of_the_merchant_are_with_somebody_or_wait(self) -> None:
        template = self.wechat.world.service_account.state(CardBook).templates[self.cards[1]]
        mine = [card.code for one in self.unsold() for card in one.waiting if card.template is template]
        having = [card.code for card in self.held if card.template is template and card.status != S.GIFT_SUCC]
        assert sorted([*template.waiting, *mine, *having]) == sorted(CODES)

    @invariant()
    def nobody_uses_what_was_paid_back(self) -> None:
        back = [card for purchase in self.purchases if purchase.refunded for card in purchase.cards]
        for card in (one.held.latest for one in back if one.held is not None):
            assert not card.holds(self.wechat.world.clock.now())


Wallets.TestCase.settings = settings(max_examples=20, stateful_step_count=30, deadline=None)
TestWallets = Wallets.TestCase
