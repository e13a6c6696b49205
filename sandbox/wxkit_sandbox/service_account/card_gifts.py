"""Cards are given to friends (转赠卡券): sent, taken with another code, or returned in the end."""

from __future__ import annotations

from dataclasses import replace

from wxkit.callbacks.events import UserGiftingCard
from wxkit.service_account.card_codes import UserCardStatus
from wxkit_sandbox.people import Person
from wxkit_sandbox.service_account.card_book import CardBook, HeldCard
from wxkit_sandbox.service_account.card_days import note
from wxkit_sandbox.service_account.card_handing import Channel, new_code, tell_received
from wxkit_sandbox.world import App

__all__ = ["accept", "give", "why_not_give"]


def why_not_give(app: App, card: HeldCard) -> str:
    """Why its holder cannot give it away; empty when they can."""
    base = card.template.base
    if not card.template.can_give_friend:
        return "cannot be given to friends (can_give_friend)"
    if not card.holds(app.world.clock.now()):
        return "cannot be used any more, or is being given away already"
    if base.max_give_friend_times is not None and card.hands >= base.max_give_friend_times:
        return "was given as often as max_give_friend_times allows"
    return ""


def give(app: App, card: HeldCard, friend: Person | None) -> None:
    """Send it to a friend, or without one to a group. It comes back when nobody takes it."""
    card.status = UserCardStatus.GIFTING
    card.receiver = app.openid(friend) if friend else ""
    card.gift += 1
    note(app, card, "given")
    app.emit(_told(card), card.person)
    app.world.clock.call_after(app.world.settings.card_gift_expires, _return, app, card, card.gift)


def _told(card: HeldCard, *, returned: bool = False) -> UserGiftingCard:
    return UserGiftingCard(
        card_id=card.card_id,
        user_card_code=card.code,
        is_return_back=int(returned),
        friend_user_name=card.receiver,
        is_chat_room=int(not card.receiver),
    )


def _return(app: App, card: HeldCard, gift: int) -> None:
    """Timer: nobody took it in time (转赠超时)."""
    if card.status == UserCardStatus.GIFTING and card.gift == gift:
        card.status = UserCardStatus.GIFT_TIMEOUT
        app.emit(_told(card, returned=True), card.person)


def accept(app: App, card: HeldCard, person: Person) -> HeldCard:
    """A friend takes it. It gets another code, unless it is the merchant's, who may change it (更改 Code)."""
    own, now = card.template.base.use_custom_code, app.world.clock.time()
    taken = replace(
        card,
        code=card.code if own else new_code(app),
        person=person,
        openid=app.openid(person),
        status=UserCardStatus.NORMAL,
        from_friend=card.openid,
        given_at=now,
        receiver="",
        marked_by="",
        hands=card.hands + 1,
        figures=dict(card.figures),
        ticket=dict(card.ticket),
        common_answers=[],
        custom_answers=[],
    )
    card.leave(UserCardStatus.GIFT_SUCC, now)
    card.passed_on = taken
    app.state(CardBook).keep(taken)
    note(app, taken, "receive")
    tell_received(app, taken, Channel(taken.outer_str, taken.outer_id), old_code=card.code)
    return taken
