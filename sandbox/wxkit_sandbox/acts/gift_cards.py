"""Gift cards (礼品卡): somebody buys them, keeps them or sends them, and a friend takes them."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit.service_account._card_kinds import GeneralCardInput
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.cards import CardCode, CardTaken, the_template
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.people import Person
from wxkit_sandbox.service_account.card_book import CardTemplate
from wxkit_sandbox.service_account.card_handing import why_not
from wxkit_sandbox.service_account.gift_card_book import (
    GiftCardBook,
    GiftPurchase,
    GiftShelf,
    purchase_of,
    shelf_of,
)
from wxkit_sandbox.service_account.gift_card_flow import buy, send, take
from wxkit_sandbox.world import App, World

__all__ = ["BuyGiftCards", "GiftCardActs", "GiftCardsBought", "SendGiftCards", "TakeGiftCards"]


class GiftCardsBought(Reply):
    """The purchase."""

    order_id: str = ""
    codes: list[str] = []


class BuyGiftCards(Act[GiftCardsBought], post="/_sandbox/act/buy_gift_cards", auth="none"):
    """Buy cards of one shelf and pay: event `giftcard_pay_done`. They are taken or sent then."""

    page_id: str
    card_ids: list[str] = Field(min_length=1)
    """One card id a card; several only where the shelf sells several at once (`support_multi`)."""
    price: int | None = Field(default=None, ge=1)
    """Fen of each card; when absent, every card costs its own balance."""
    outer_str: str = ""


class SendGiftCards(Act[Acted], post="/_sandbox/act/send_gift_cards", auth="none"):
    """Send what one bought to a friend, or to a group: event `giftcard_send_to_friend`, and again when it
    comes back."""

    order_id: str
    to_group: bool = False
    """In a group (群) each member takes one card."""


class TakeGiftCards(Act[CardTaken], post="/_sandbox/act/take_gift_cards", auth="none"):
    """Put gift cards among one's cards: event `user_get_card`; from a friend `giftcard_user_accept`, too."""

    order_id: str


@acting(BuyGiftCards)
def buy_gift_cards(world: World, act: BuyGiftCards) -> GiftCardsBought:
    """https://developers.weixin.qq.com/doc/service/guide/product/card/gift_card.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    shelf = _open_shelf(app, act.page_id)
    templates = [the_template(app, card_id) for card_id in act.card_ids]
    _check(app, person, shelf, templates)
    cards = [(template, act.price or _worth(template)) for template in templates]
    purchase = buy(app, person, shelf, cards, act.outer_str)
    return GiftCardsBought(order_id=purchase.order_id, codes=[card.code for card in purchase.cards])


def _open_shelf(app: App, page_id: str) -> GiftShelf:
    try:
        shelf = shelf_of(app, page_id)
    except Refusal:
        raise impossible(f"{app.appid} has no page {page_id!r} with gift cards") from None
    if shelf.down or app.state(GiftCardBook).down:
        raise impossible(f"the page {page_id} is down for maintenance")
    return shelf


def _check(app: App, person: Person, shelf: GiftShelf, templates: list[CardTemplate]) -> None:
    if len(templates) > 1 and not shelf.page.support_multi:
        raise impossible("this page sells one card at once (support_multi)")
    for template in templates:
        if template.card_id not in shelf.card_ids:
            raise impossible(f"the page does not show card {template.card_id}")
        if reason := why_not(app, template, person):
            raise impossible(f"card {template.card_id} {reason}")
        if template.quantity < templates.count(template):
            raise impossible(f"card {template.card_id} is out of stock (45031)")


def _worth(template: CardTemplate) -> int:
    content = template.content
    worth = content.init_balance if isinstance(content, GeneralCardInput) else None
    if not worth:
        raise impossible(f"card {template.card_id} has no balance to go by: say its price")
    return worth


@acting(SendGiftCards)
def send_gift_cards(world: World, act: SendGiftCards) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/card/gift_card.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    purchase = _waiting(app, act.order_id)
    if purchase.buyer is not person:
        raise impossible(f"{person.id} did not buy {act.order_id}")
    if purchase.to_group is not None:
        raise impossible(f"{act.order_id} is on its way already")
    send(app, purchase, to_group=act.to_group)
    return Acted()


def _waiting(app: App, order_id: str) -> GiftPurchase:
    """A purchase with cards that nobody has taken."""
    try:
        purchase = purchase_of(app, order_id)
    except Refusal:
        raise impossible(f"{app.appid} sold no gift cards by the order {order_id!r}") from None
    if purchase.refunded or not purchase.waiting:
        raise impossible(f"there is nothing left of {order_id}")
    return purchase


@acting(TakeGiftCards)
def take_gift_cards(world: World, act: TakeGiftCards) -> CardTaken:
    """https://developers.weixin.qq.com/doc/service/guide/product/card/gift_card.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    purchase = _waiting(app, act.order_id)
    _check_taker(app, purchase, person)
    cards = [CardCode(card_id=one.template.card_id, code=one.code) for one in take(app, purchase, person)]
    return CardTaken(code=cards[0].code, cards=cards)


def _check_taker(app: App, purchase: GiftPurchase, person: Person) -> None:
    mine = purchase.buyer is person
    if purchase.to_group is None:
        page = app.state(GiftCardBook).shelves[purchase.page_id].page
        if not mine or not page.support_buy_for_self:
            raise impossible(f"nobody has sent {purchase.order_id}; the page must allow support_buy_for_self")
    elif mine:
        raise impossible(f"{person.id} has sent {purchase.order_id} away")
    elif any(card.held and card.held.person is person for card in purchase.cards):
        raise impossible(f"{person.id} has a card of {purchase.order_id} already")


class GiftCardActs:
    """Gift cards."""

    buy_gift_cards = endpoint(BuyGiftCards)
    send_gift_cards = endpoint(SendGiftCards)
    take_gift_cards = endpoint(TakeGiftCards)
