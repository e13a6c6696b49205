"""Cards (卡券): somebody takes one, looks at it, uses it up or throws it away."""

from __future__ import annotations

from wxkit._call import Output, Reply
from wxkit._endpoint import endpoint
from wxkit.callbacks.events import UserDelCard, UserEnterSessionFromCard, UserViewCard
from wxkit.service_account.card_codes import UserCardStatus
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.people import Person
from wxkit_sandbox.service_account.card_book import (
    CardTemplate,
    HeldCard,
    encrypt_code,
    held_card,
    template_of,
)
from wxkit_sandbox.service_account.card_days import note
from wxkit_sandbox.service_account.card_ext import check_choice, read_ext
from wxkit_sandbox.service_account.card_handing import Channel, hand_out, why_not
from wxkit_sandbox.service_account.card_links import CardLinks, OfferedCard
from wxkit_sandbox.world import App, World

__all__ = [
    "CardActs",
    "CardCode",
    "CardTaken",
    "ChooseCard",
    "DiscardCard",
    "EnterChatFromCard",
    "HeldCardAct",
    "OpenCard",
    "ReceiveCard",
    "card_of",
    "the_card",
    "the_template",
]

GONE = (UserCardStatus.DELETE, UserCardStatus.CONSUMED, UserCardStatus.UNAVAILABLE)
"""States in which a card is in nobody's wallet (卡包) any more."""


class CardCode(Output):
    """A card that the person holds now."""

    card_id: str = ""
    code: str = ""


class CardTaken(Reply):
    """What the person holds now."""

    code: str = ""
    """Of the first card."""
    cards: list[CardCode] = []


class CardChosen(Reply):
    """What the page got."""

    card_id: str = ""
    encrypt_code: str = ""
    """`codes.decrypt()` tells the code."""


class ReceiveCard(Act[CardTaken], post="/_sandbox/act/receive_card", auth="none"):
    """Take a card (领取卡券): event `user_get_card`. By a QR code or a page (`link`), or wherever a page, an
    article or a message shows it (`card_id`). Of several behind one QR code they get those that they can. Who
    deleted a member card finds it again."""

    card_id: str | None = None
    link: str | None = None
    """The ticket or the content of a QR code, or the address of a page with cards."""
    card_ext: str | None = None
    """cardExt of the page that adds the card (wx.addCard), as JSON; its signature is checked."""
    code: str | None = None
    """For codes that the merchant names (自定义code)."""
    outer_str: str = ""
    outer_id: int = 0
    recommended: bool = False
    """A friend showed them the card (朋友推荐), which `can_share` allows."""


class HeldCardAct(Act[Acted]):
    """Somebody does something with a card of theirs."""

    code: str
    card_id: str | None = None
    """Needed for codes of the merchant's own."""


class ChooseCard(Act[CardChosen], post="/_sandbox/act/choose_card", auth="none"):
    """Show a page one of one's cards (wx.chooseCard, or an entrance on the card): it gets an encrypt_code."""

    code: str
    card_id: str | None = None
    """Needed for codes of the merchant's own."""
    request: str | None = None
    """What the page passes to wx.chooseCard, as JSON; its cardSign is checked."""


class OpenCard(HeldCardAct, post="/_sandbox/act/open_card", auth="none"):
    """Look at a card. Event `user_view_card` for member cards that asked for it (`need_push_on_view`)."""


class EnterChatFromCard(HeldCardAct, post="/_sandbox/act/enter_chat_from_card", auth="none"):
    """Go from a card to the account's chat: event `user_enter_session_from_card`."""


class DiscardCard(HeldCardAct, post="/_sandbox/act/discard_card", auth="none"):
    """Delete a card of one's own (删除卡券): event `user_del_card`."""


@acting(ReceiveCard)
def receive_card(world: World, act: ReceiveCard) -> CardTaken:
    """https://developers.weixin.qq.com/doc/service/guide/product/card/Coupons_Vouchers_and_Cards_Event_Push_Messages.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    offered = _by_link(app, person, act) if act.link else [_directly(app, act)]
    taken, reasons = list[CardCode](), list[str]()
    for one in offered:
        if reason := _why_not(app, person, one, act):
            reasons.append(reason)
            continue
        card = hand_out(app, one.template, person, code=one.code, channel=one.channel)
        taken.append(CardCode(card_id=card.card_id, code=card.code))
    if not taken:
        raise impossible(reasons[0])
    app.state(CardLinks).use_up(act.link or "", world.clock.now())
    return CardTaken(code=taken[0].code, cards=taken)


def _by_link(app: App, person: Person, act: ReceiveCard) -> list[OfferedCard]:
    link = app.state(CardLinks).alive(act.link or "", app.world.clock.now())
    if link is None:
        raise impossible(f"{app.appid} hands out no cards by this link, or it has ended")
    if not link.choice:
        return link.cards
    chosen = [card for card in link.cards if act.card_id in (None, card.template.card_id)]
    if not chosen:
        raise impossible(f"the page does not show card {act.card_id!r}")
    return chosen[:1]


def _directly(app: App, act: ReceiveCard) -> OfferedCard:
    template = the_template(app, act.card_id or "")
    channel = Channel(act.outer_str, act.outer_id, act.recommended)
    if act.card_ext is None:
        return OfferedCard(template, act.code or "", channel=channel)
    try:
        ext = read_ext(app, template.card_id, act.card_ext)
    except ValueError as reason:
        raise impossible(f"{reason} (40080)") from None
    channel = Channel(ext.get("outer_str", ""), act.outer_id, act.recommended)
    return OfferedCard(template, ext.get("code", ""), ext.get("openid", ""), channel)


def _why_not(app: App, person: Person, card: OfferedCard, act: ReceiveCard) -> str:
    """Why they cannot take it; empty when they can."""
    name = f"card {card.template.card_id}"
    if card.openid not in ("", app.openid(person)):
        return f"{name} is not for {person.id}"
    if card.template.base.bind_openid and not card.openid and (act.link or act.card_ext):
        return f"{name} is for people who are named (bind_openid)"
    if act.recommended and not card.template.can_share:
        return f"{name} cannot be shown to friends (can_share)"
    reason = why_not(app, card.template, person, card.code)
    return reason and f"{name} {reason}"


def the_template(app: App, card_id: str) -> CardTemplate:
    """The template that an act speaks of."""
    try:
        return template_of(app, card_id)
    except Refusal:
        raise impossible(f"{app.appid} has no card {card_id!r}") from None


def card_of(app: App, code: str, card_id: str | None) -> HeldCard:
    """The card of that code, whoever holds it."""
    try:
        return held_card(app, code, card_id)
    except Refusal:
        raise impossible(f"nobody holds a card with the code {code!r}") from None


def the_card(app: App, person: Person, code: str, card_id: str | None) -> HeldCard:
    """The card of that code, which the person holds."""
    card = card_of(app, code, card_id)
    if card.person is not person or card.status in GONE:
        raise impossible(f"{person.id} does not hold the card {code}")
    return card


@acting(ChooseCard)
def choose_card(world: World, act: ChooseCard) -> CardChosen:
    """https://developers.weixin.qq.com/doc/service/guide/product/card/Redeeming_a_coupon_voucher_or_card.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    card = the_card(app, person, act.code, act.card_id)
    if act.request is not None:
        try:
            check_choice(app, card.template, act.request)
        except ValueError as reason:
            raise impossible(str(reason)) from None
    return CardChosen(card_id=card.card_id, encrypt_code=encrypt_code(app, card))


@acting(OpenCard)
def open_card(world: World, act: OpenCard) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/card/Coupons_Vouchers_and_Cards_Event_Push_Messages.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    card = the_card(app, person, act.code, act.card_id)
    note(app, card, "view")
    if card.template.card_type == "MEMBER_CARD" and card.template.base.need_push_on_view:
        event = UserViewCard(card_id=card.card_id, user_card_code=card.code, outer_str=card.outer_str)
        app.emit(event, person)
    return Acted()


@acting(EnterChatFromCard)
def enter_chat_from_card(world: World, act: EnterChatFromCard) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/card/Coupons_Vouchers_and_Cards_Event_Push_Messages.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    card = the_card(app, person, act.code, act.card_id)
    app.emit(UserEnterSessionFromCard(card_id=card.card_id, user_card_code=card.code), person)
    return Acted()


@acting(DiscardCard)
def discard_card(world: World, act: DiscardCard) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/card/Coupons_Vouchers_and_Cards_Event_Push_Messages.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    card = the_card(app, person, act.code, act.card_id)
    if card.status == UserCardStatus.GIFTING:
        raise impossible(f"{person.id} is giving the card {card.code} away")
    card.leave(UserCardStatus.DELETE, world.clock.time())
    app.emit(UserDelCard(card_id=card.card_id, user_card_code=card.code), person)
    return Acted()


class CardActs:
    """Cards."""

    receive_card = endpoint(ReceiveCard)
    choose_card = endpoint(ChooseCard)
    open_card = endpoint(OpenCard)
    enter_chat_from_card = endpoint(EnterChatFromCard)
    discard_card = endpoint(DiscardCard)
