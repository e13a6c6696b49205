"""Gift cards go their way: bought, sent to a friend or a group, taken, come back, paid back."""

from __future__ import annotations

from wxkit.callbacks.events import GiftcardPayDone, GiftcardSendToFriend, GiftcardUserAccept
from wxkit.service_account.card_codes import UserCardStatus
from wxkit_sandbox.people import Person
from wxkit_sandbox.service_account.card_book import CardTemplate
from wxkit_sandbox.service_account.card_handing import Channel, hand_out, new_code
from wxkit_sandbox.service_account.gift_card_book import BoughtCard, GiftCardBook, GiftPurchase, GiftShelf
from wxkit_sandbox.world import App

__all__ = ["buy", "pay_back", "send", "take"]

FIRST_TRANSACTION = 4_200_000_000_000_000_000_000_000_000


def buy(
    app: App, person: Person, shelf: GiftShelf, cards: list[tuple[CardTemplate, int]], outer_str: str
) -> GiftPurchase:
    """Somebody pays for cards, each with its price in fen. They are nobody's until somebody takes them."""
    ids = app.world.ids
    purchase = GiftPurchase(
        ids.derived(18, "gift-order", app.appid, str(ids.count("gift-order"))),
        shelf.page_id,
        str(ids.count("transaction", FIRST_TRANSACTION)),
        app.world.clock.time(),
        person,
        [BoughtCard(one, _reserve(app, one), price, shelf.face_of(one.card_id)) for one, price in cards],
        outer_str,
    )
    app.state(GiftCardBook).purchases[purchase.order_id] = purchase
    app.emit(GiftcardPayDone(page_id=shelf.page_id, order_id=purchase.order_id), person)
    return purchase


def _reserve(app: App, template: CardTemplate) -> str:
    template.quantity -= 1
    template.received += 1
    return template.waiting.popleft() if template.deposits else new_code(app)


def _put_back(bought: BoughtCard) -> None:
    """As if it had never been reserved."""
    bought.template.quantity += 1
    bought.template.received -= 1
    if bought.template.deposits:
        bought.template.waiting.appendleft(bought.code)


def send(app: App, purchase: GiftPurchase, *, to_group: bool) -> None:
    """The buyer sends what is left to a friend or to a group; what nobody takes in time comes back."""
    purchase.to_group = to_group
    purchase.sent += 1
    app.emit(_sent(purchase), purchase.buyer)
    until = app.world.settings.card_gift_expires
    app.world.clock.call_after(until, come_back, app, purchase.order_id, purchase.sent)


def _sent(purchase: GiftPurchase, *, returned: bool = False) -> GiftcardSendToFriend:
    return GiftcardSendToFriend(
        page_id=purchase.page_id,
        order_id=purchase.order_id,
        is_chat_room=_flag(bool(purchase.to_group)),
        is_return_back=_flag(returned),
    )


def _flag(value: bool) -> str:
    return "true" if value else "false"


def come_back(app: App, order_id: str, sent: int) -> None:
    """Timer: nobody took it, or not all of it, in time."""
    purchase = app.state(GiftCardBook).purchases[order_id]
    if purchase.sent == sent and purchase.to_group is not None and purchase.waiting and not purchase.refunded:
        app.emit(_sent(purchase, returned=True), purchase.buyer)
        purchase.to_group = None


def take(app: App, purchase: GiftPurchase, person: Person) -> list[BoughtCard]:
    """The buyer keeps what is left; a friend takes all of it, a member of a group one card."""
    taken = purchase.waiting[:1] if purchase.to_group else purchase.waiting
    for bought in taken:
        _put_back(bought)
        own = "" if bought.template.deposits else bought.code
        bought.held = hand_out(
            app, bought.template, person, code=own, channel=Channel(outer_str=purchase.outer_str)
        )
        bought.held.order_id = purchase.order_id
        bought.held.background_pic_url = bought.face.background_pic_url if bought.face else None
    if purchase.to_group is not None:
        accepted = GiftcardUserAccept(
            page_id=purchase.page_id, order_id=purchase.order_id, is_chat_room=_flag(purchase.to_group)
        )
        app.emit(accepted, person)
    return taken


def pay_back(app: App, purchase: GiftPurchase) -> None:
    """The buyer gets the money back (退款): the cards are void, whoever has them, but for those used up."""
    purchase.refunded = True
    for bought in purchase.cards:
        if bought.held is None:
            _put_back(bought)
        elif (card := bought.held.latest).status != UserCardStatus.CONSUMED:
            card.leave(UserCardStatus.UNAVAILABLE, app.world.clock.time())
