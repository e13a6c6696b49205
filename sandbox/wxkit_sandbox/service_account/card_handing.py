"""Cards reach people (领取卡券) and are redeemed (核销), with what WeChat tells the merchant about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wxkit.callbacks.events import CardSkuRemind, UserConsumeCard, UserGetCard
from wxkit.service_account._card_kinds import GeneralCardInput, MemberCardInput
from wxkit.service_account.card_codes import UserCardStatus
from wxkit.service_account.cards import CardStatus
from wxkit_sandbox.people import Person
from wxkit_sandbox.service_account.card_book import CardBook, CardTemplate, HeldCard
from wxkit_sandbox.service_account.card_days import note
from wxkit_sandbox.world import App

__all__ = [
    "DIRECTLY",
    "Channel",
    "hand_out",
    "new_code",
    "received_often",
    "redeem",
    "redeemed_often",
    "tell_received",
    "why_not",
]

FEW = 100
MANY = 200
REMINDS_AGAIN = 12 * 3600
NOT_TOLD: dict[str, Any] = {"location_name": "", "staff_open_id": "", "verify_code": "", "remark_amount": ""}
"""What the event of a redemption by the merchant leaves empty."""
ON_OFFER = (CardStatus.VERIFY_OK, CardStatus.DISPATCH)


@dataclass(frozen=True, slots=True)
class Channel:
    """By which way a card reached somebody."""

    outer_str: str = ""
    outer_id: int = 0
    recommended: bool = False
    """A friend showed it (朋友推荐)."""


DIRECTLY = Channel()


def why_not(app: App, template: CardTemplate, person: Person, code: str = "") -> str:
    """Why somebody cannot receive a card; empty when they can."""
    openid, now = app.openid(person), app.world.clock.now()
    tests = openid in app.state(CardBook).testers and template.status != CardStatus.DELETE
    if template.status not in ON_OFFER and not tests:
        return f"is not handed out ({template.status})"
    if _deleted_before(app, template, openid):
        return ""
    if template.date.end_timestamp is not None and template.date.end_timestamp <= now:
        return "has ended"
    if template.quantity <= 0:
        return "is out of stock (45031)"
    if received_often(app, template, openid):
        return f"was received by {person.id} as often as get_limit allows (45033)"
    return _why_not_code(app, template, code)


def _why_not_code(app: App, template: CardTemplate, code: str) -> str:
    if bool(code) != template.names_codes:
        return "has codes of its own" if code else "needs a code of the merchant's"
    if code and (template.card_id, code) in app.state(CardBook).by_code:
        return f"was given to somebody with the code {code} already"
    return ""


def received_often(app: App, template: CardTemplate, openid: str) -> bool:
    """Whether somebody received as many as `get_limit` allows."""
    held = app.state(CardBook).held(openid, template.card_id)
    return sum(not card.from_friend for card in held) >= template.get_limit


def redeemed_often(app: App, card: HeldCard) -> bool:
    """Whether its holder redeemed as many as `use_limit` allows."""
    held = app.state(CardBook).held(card.openid, card.card_id)
    return sum(one.status == UserCardStatus.CONSUMED for one in held) >= card.template.use_limit


def hand_out(
    app: App, template: CardTemplate, person: Person, *, code: str = "", channel: Channel = DIRECTLY
) -> HeldCard:
    """Somebody receives a card; `why_not` is the caller's to ask before. A deleted member card comes back."""
    card = _deleted_before(app, template, app.openid(person))
    restored = card is not None
    if card is None:
        card = _new(app, template, person, code, channel)
    card.status, card.gone_at = UserCardStatus.NORMAL, None
    note(app, card, "receive")
    tell_received(app, card, channel, restored=restored)
    _remind(app, template)
    return card


def tell_received(
    app: App, card: HeldCard, channel: Channel, *, old_code: str = "", restored: bool = False
) -> None:
    """The merchant hears who has a card now: event `user_get_card`; a gift had `old_code` before."""
    event = UserGetCard(
        card_id=card.card_id,
        is_give_by_friend=int(bool(old_code)),
        user_card_code=card.code,
        friend_user_name=card.from_friend if old_code else "",
        outer_id=str(channel.outer_id),
        old_user_card_code=old_code,
        outer_str=channel.outer_str,
        is_restore_member_card=int(restored),
        is_recommend_by_friend=int(channel.recommended),
    )
    if unionid := app.unionid(card.person):
        event = event.model_copy(update={"union_id": unionid})
    app.emit(event, card.person)


def _deleted_before(app: App, template: CardTemplate, openid: str) -> HeldCard | None:
    """The member card that somebody deleted and may find again (找回会员卡)."""
    if template.card_type != "MEMBER_CARD":
        return None
    held = app.state(CardBook).held(openid, template.card_id)
    return next((card for card in held if card.status == UserCardStatus.DELETE), None)


def _new(app: App, template: CardTemplate, person: Person, code: str, channel: Channel) -> HeldCard:
    if template.deposits:
        code = template.waiting.popleft()
    card = HeldCard(
        template,
        code or new_code(app),
        person,
        app.openid(person),
        app.world.clock.time(),
        outer_str=channel.outer_str,
        outer_id=channel.outer_id,
    )
    template.quantity -= 1
    template.received += 1
    app.state(CardBook).keep(card)
    _activate_by_itself(app, card)
    return card


def new_code(app: App) -> str:
    """Twelve digits that no card of the account has."""
    ids, taken = app.world.ids, app.state(CardBook).home_of
    while True:
        digest = ids.hex(15, "card-code", app.appid, str(ids.count("card-code")))
        code = f"{int(digest, 16) % 10**12:012d}"
        if code not in taken:
            return code


def _activate_by_itself(app: App, card: HeldCard) -> None:
    """Some member cards and gift cards need nothing more (自动激活)."""
    content = card.template.content
    if not isinstance(content, MemberCardInput | GeneralCardInput) or not content.auto_activate:
        return
    card.active_at, card.number = card.received_at, card.code
    note(app, card, "active")
    if isinstance(content, GeneralCardInput):
        card.bonus, card.balance = content.init_bonus or 0, content.init_balance or 0
    elif content.bonus_rule is not None:
        card.bonus = content.bonus_rule.init_increase_bonus or 0


def _remind(app: App, template: CardTemplate) -> None:
    """Few of many are left (库存报警): told at most every twelve hours."""
    now, last = app.world.clock.now(), template.reminded_at
    if template.quantity > FEW or template.quantity + template.received <= MANY:
        return
    if last is None or now >= last + REMINDS_AGAIN:
        template.reminded_at = now
        detail = f"the card's quantity is equal to {template.quantity}"
        app.emit(CardSkuRemind(card_id=template.card_id, detail=detail))


def redeem(app: App, card: HeldCard, source: str = "FROM_API", **told: Any) -> None:
    """A card is redeemed; whether it may be is the caller's to ask before. What is not told is empty."""
    card.status = UserCardStatus.CONSUMED
    note(app, card, "verify")
    event = UserConsumeCard(
        card_id=card.card_id,
        user_card_code=card.code,
        consume_source=source,
        outer_str=card.outer_str,
        **(NOT_TOLD | told),
    )
    app.emit(event, card.person)
