"""Wanting money back: called off, part refunds, returns and exchanges, and how the merchant answers."""

from __future__ import annotations

import random

from wxkit_sandbox.acts.aftersale import CancelRefund, ReceiveReplacement, RequestRefund, ReturnGoods
from wxkit_sandbox.populate.agenda import Agenda
from wxkit_sandbox.populate.cast import Character
from wxkit_sandbox.populate.merchant import Merchant

__all__ = ["Returns"]

HOUR, DAY = 3600.0, 86400.0
PART, BACK, OTHER = 0.018, 0.026, 0.004
"""Shares of orders of which a part of the money, all of it, or another piece is asked for."""
WITHDRAWN, LEFT_ALONE, REFUSED = 0.08, 0.03, 0.04
"""Shares of requests: the buyer withdraws, the merchant lets time decide, the merchant refuses."""
TASTE, DAMAGE, CHANGED_MIND = "10000008", "10000021", "10000000"
HOME = "1"
"""Id of the address to which goods come back."""
MISTAKE = 6
"""Reason to refuse: 买家误操作/已协商取消申请."""


class Returns:
    """All after-sale orders in one world."""

    def __init__(self, agenda: Agenda, merchant: Merchant, chance: random.Random) -> None:
        self._agenda, self._merchant, self._chance = agenda, merchant, chance

    def call_off(self, person: str, order_id: str) -> None:
        """The buyer does not want it any more before it was shipped."""
        self._ask(RequestRefund(person=person, order_id=order_id, reason=CHANGED_MIND), soon=True)

    def after_arrival(
        self, when: float, owner: Character, order_id: str, product_id: str, price: int
    ) -> None:
        """Perhaps the owner is not content with what arrived, and says so then."""
        mood = self._chance.random() / owner.picky
        if mood >= PART + BACK + OTHER:
            return
        about: dict[str, object] = {"person": owner.id, "order_id": order_id, "product_id": product_id}
        if mood < PART:
            amount = max(1, price * self._chance.randint(10, 50) // 100)
            about |= {"amount": amount, "reason": DAMAGE}
        else:
            about |= {"type": "RETURN" if mood < PART + BACK else "EXCHANGE", "reason": TASTE}
        self._agenda.at(when, self._ask, RequestRefund.model_validate(about))

    def _ask(self, request: RequestRefund, *, soon: bool = False) -> None:
        asked = self._agenda.act(request)
        if asked is None:
            return
        id_, fate = asked.after_sale_order_id, self._chance.random()
        if fate < LEFT_ALONE:
            return
        wait = self._chance.uniform(600, 2 * HOUR) if soon else self._chance.uniform(HOUR, 30 * HOUR)
        if fate < LEFT_ALONE + WITHDRAWN:
            withdraw = CancelRefund(person=request.person, after_sale_order_id=id_)
            self._agenda.after(wait, self._agenda.act, withdraw)
        elif fate < LEFT_ALONE + WITHDRAWN + REFUSED and not soon:
            self._agenda.after(wait, self._refuse, id_)
        else:
            self._agenda.after(wait, self._agree, request, id_)

    def _refuse(self, id_: str) -> None:
        shop = self._merchant.shop
        self._agenda.call(lambda: shop.aftersale.reject(after_sale_order_id=id_, reject_reason_type=MISTAKE))

    def _agree(self, request: RequestRefund, id_: str) -> None:
        """To a refund, which is made at once; or to a return, which begins."""
        shop = self._merchant.shop
        if request.type == "REFUND":
            self._agenda.call(lambda: shop.aftersale.accept(after_sale_order_id=id_))
        elif self._agenda.call(lambda: shop.aftersale.accept(after_sale_order_id=id_, address_id=HOME)):
            self._agenda.after(self._chance.uniform(4 * HOUR, 3 * DAY), self._send_back, request, id_)

    def _send_back(self, request: RequestRefund, id_: str) -> None:
        waybill = f"{self._chance.randrange(10**11, 10**12)}"
        sent = ReturnGoods(person=request.person, after_sale_order_id=id_, waybill_id=waybill)
        if self._agenda.act(sent) is not None:
            self._agenda.after(self._chance.uniform(1.5 * DAY, 4 * DAY), self._came_back, request, id_)

    def _came_back(self, request: RequestRefund, id_: str) -> None:
        """The goods are here again: the money goes back, or another piece goes out."""
        shop = self._merchant.shop
        if request.type == "RETURN":
            self._agenda.call(lambda: shop.aftersale.accept(after_sale_order_id=id_))
            return
        waybill = f"{self._chance.randrange(10**11, 10**12)}"
        self._agenda.call(
            lambda: shop.aftersale.accept_exchange_reship(
                after_sale_order_id=id_, delivery_id="SF", waybill_id=waybill
            )
        )
        taken = ReceiveReplacement(person=request.person, after_sale_order_id=id_)
        self._agenda.after(self._chance.uniform(1.5 * DAY, 5 * DAY), self._agenda.act, taken)
