"""Cards are given to friends (转赠卡券)."""

from __future__ import annotations

from wxkit._endpoint import endpoint
from wxkit.service_account.card_codes import UserCardStatus
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.cards import CardCode, CardTaken, HeldCardAct, card_of, the_card
from wxkit_sandbox.service_account.card_gifts import accept, give, why_not_give
from wxkit_sandbox.world import World

__all__ = ["AcceptCard", "CardGiftActs", "GiveCard"]


class GiveCard(HeldCardAct, post="/_sandbox/act/give_card", auth="none"):
    """Send a card to a friend or a group: event `user_gifting_card`; again when nobody takes it in time."""

    friend: str | None = None
    """Id of the friend; nobody: to a group (群), where the first takes it."""


class AcceptCard(Act[CardTaken], post="/_sandbox/act/accept_card", auth="none"):
    """Take a card that a friend sent: event `user_get_card` with the giver and the old code. WeChat's own
    codes change, those of the merchant stay until the merchant changes them."""

    code: str
    """The code that it had with the giver."""
    card_id: str | None = None
    """Needed for codes of the merchant's own."""


@acting(GiveCard)
def give_card(world: World, act: GiveCard) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/card/Coupons_Vouchers_and_Cards_Event_Push_Messages.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    card = the_card(app, person, act.code, act.card_id)
    if act.friend is not None and (act.friend not in world.people or act.friend == person.id):
        raise impossible(f"{act.friend!r} is no friend of {person.id} in this world")
    if reason := why_not_give(app, card):
        raise impossible(f"the card {card.code} {reason}")
    give(app, card, world.people[act.friend] if act.friend else None)
    return Acted()


@acting(AcceptCard)
def accept_card(world: World, act: AcceptCard) -> CardTaken:
    """https://developers.weixin.qq.com/doc/service/guide/product/card/Coupons_Vouchers_and_Cards_Event_Push_Messages.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    card = card_of(app, act.code, act.card_id)
    if card.status != UserCardStatus.GIFTING:
        raise impossible(f"nobody is giving the card {card.code} away")
    if card.person is person or card.receiver not in ("", app.openid(person)):
        raise impossible(f"the card {card.code} is not for {person.id}")
    taken = accept(app, card, person)
    return CardTaken(code=taken.code, cards=[CardCode(card_id=taken.card_id, code=taken.code)])


class CardGiftActs:
    """Giving cards."""

    give_card = endpoint(GiveCard)
    accept_card = endpoint(AcceptCard)
