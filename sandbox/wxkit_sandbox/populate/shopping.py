"""What people buy for themselves and for each other, and what becomes of it until it is theirs."""

from __future__ import annotations

import random
from dataclasses import dataclass

from wxkit_sandbox.acts.carts import Browse
from wxkit_sandbox.acts.gifts import Accept
from wxkit_sandbox.acts.orders import Buy, CancelOrder, Item, Pay, Receive
from wxkit_sandbox.populate.agenda import Agenda
from wxkit_sandbox.populate.audience import Audience
from wxkit_sandbox.populate.calendar import Day
from wxkit_sandbox.populate.cast import Cast, Character
from wxkit_sandbox.populate.merchant import Merchant
from wxkit_sandbox.populate.returns import Returns
from wxkit_sandbox.populate.wares import Sku, Ware

__all__ = ["Shopping"]

HOUR, DAY = 3600.0, 86400.0
FREE_FROM, FREIGHT = 9_900, 1_000
"""Fen: what costs less is sent for so much."""
HESITATES = 0.06
"""Share of orders that are not paid at once."""
ACCEPTED, SWAPPED = 0.88, 0.06
"""Shares of gifts."""
CONFIRMED = 0.6
"""Share of orders whose receipt the buyer confirms; time does the rest."""
THINKS_AGAIN = 0.02
"""Share of orders that are called off before they are shipped."""


@dataclass(frozen=True, slots=True)
class _Purchase:
    """An order on its way to somebody."""

    order_id: str
    owner: Character
    ware: Ware
    sku: Sku


class Shopping:
    """All buying in one world."""

    def __init__(
        self, agenda: Agenda, merchant: Merchant, cast: Cast, audience: Audience, chance: random.Random
    ) -> None:
        self._agenda, self._merchant, self._cast = agenda, merchant, cast
        self._audience, self._chance = audience, chance
        self._returns = Returns(agenda, merchant, chance)
        self._expected: dict[str, _Purchase] = {}

    def order(self, day: Day) -> None:
        """Somebody buys something now."""
        gift = self._chance.random() < day.gifts
        who = self._cast.giver(self._chance) if gift else self._cast.buyer(self._chance)
        ware = self._merchant.wares.choose(who, day.favours, self._chance, gift=gift)
        sku = self._chance.choice(ware.skus)
        link = self._audience.link_for(who, ware.product_id)
        self._agenda.act(Browse(person=who.id, product_id=ware.product_id))
        if gift:
            self._give(day, who, ware, sku, link)
        else:
            self._buy(day, who, ware, sku, link)

    def _buy(self, day: Day, who: Character, ware: Ware, sku: Sku, link: str | None) -> None:
        items = [Item(product_id=ware.product_id, sku_id=sku.sku_id, count=self._pieces(sku))]
        total = items[0].count * sku.price
        while self._chance.random() < 0.18:
            other = self._merchant.wares.choose(who, day.favours, self._chance)
            another = self._chance.choice(other.skus)
            if another.sku_id not in {item.sku_id for item in items}:
                items.append(Item(product_id=other.product_id, sku_id=another.sku_id))
                total += another.price
        pays = self._chance.random() >= HESITATES
        freight = FREIGHT if total < FREE_FROM else 0
        bought = self._agenda.act(Buy(person=who.id, items=items, link=link, pay=pays, freight=freight))
        if bought is None:
            return
        purchase = _Purchase(bought.order_id, who, ware, sku)
        if pays:
            self._paid(purchase)
        else:
            self._hesitate(purchase)

    def _pieces(self, sku: Sku) -> int:
        return self._chance.choices((1, 2, 3), (80, 15, 5))[0] if sku.price < 20_000 else 1

    def _hesitate(self, purchase: _Purchase) -> None:
        """Some pay later, some call it off, the rest forget it until it closes."""
        mood = self._chance.random()
        if mood < 0.5:
            self._agenda.after(self._chance.uniform(60, 1500), self._pay_at_last, purchase)
        elif mood < 0.7:
            cancel = CancelOrder(person=purchase.owner.id, order_id=purchase.order_id)
            self._agenda.after(self._chance.uniform(60, 1500), self._agenda.act, cancel)

    def _pay_at_last(self, purchase: _Purchase) -> None:
        if self._agenda.act(Pay(person=purchase.owner.id, order_id=purchase.order_id)) is not None:
            self._paid(purchase)

    def _paid(self, purchase: _Purchase) -> None:
        """It is for the merchant to ship now, unless the buyer thinks again."""
        self._expected[purchase.order_id] = purchase
        self._merchant.take_order(purchase.order_id)
        if self._chance.random() < THINKS_AGAIN * purchase.owner.picky:
            after = self._chance.uniform(300, 6 * HOUR)
            self._agenda.after(after, self._returns.call_off, purchase.owner.id, purchase.order_id)

    def _give(self, day: Day, who: Character, ware: Ware, sku: Sku, link: str | None) -> None:
        friend = self._cast.friend(who, self._chance)
        wish = f"{day.festival.name}快乐" if day.festival else "一点心意"
        act = Buy(
            person=who.id,
            product_id=ware.product_id,
            sku_id=sku.sku_id,
            gift_to=friend.id,
            wish=wish,
            link=link,
        )
        bought = self._agenda.act(act)
        if bought is not None and self._chance.random() < ACCEPTED:
            gift = _Purchase(bought.order_id, friend, ware, sku)
            self._agenda.after(min(self._chance.lognormvariate(8, 1.5), 23 * HOUR), self._accept, gift)

    def _accept(self, gift: _Purchase) -> None:
        same = [sku.sku_id for sku in gift.ware.skus if sku.price == gift.sku.price]
        chosen = self._chance.choice(same) if self._chance.random() < SWAPPED else None
        accept = Accept(person=gift.owner.id, order_id=gift.order_id, sku_id=chosen)
        if self._agenda.act(accept) is not None:
            self._expected[gift.order_id] = gift
            self._merchant.take_order(gift.order_id)
            self._audience.was_given(gift.owner)

    def shipped(self, order_ids: list[str]) -> None:
        """The courier has these; they arrive in a few days."""
        for order_id in order_ids:
            purchase = self._expected.pop(order_id, None)
            if purchase is not None:
                self._agenda.after(self._chance.uniform(1.2 * DAY, 5 * DAY), self._arrive, purchase)

    def _arrive(self, purchase: _Purchase) -> None:
        """The parcel is opened: some confirm, some are not content, some come nearer to the shop."""
        owner, order_id = purchase.owner, purchase.order_id
        if self._chance.random() < CONFIRMED:
            receive = Receive(person=owner.id, order_id=order_id)
            self._agenda.after(self._chance.uniform(HOUR, 2 * DAY), self._agenda.act, receive)
        self._audience.opens_parcel(owner)
        when = self._agenda.now + self._chance.uniform(2 * HOUR, 4 * DAY)
        self._returns.after_arrival(when, owner, order_id, purchase.ware.product_id, purchase.sku.price)
