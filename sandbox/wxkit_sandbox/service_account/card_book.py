"""Cards (卡券) as the sandbox keeps them: the templates of an account, and the cards that people hold.

A template is known by its card_id, a card that somebody received by its template and its code. Codes of
WeChat's own are unique in the account, codes of the merchant's only within their template.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from wxkit.service_account._card_input import BaseInfoInput, CardDateInput
from wxkit.service_account._card_kinds import KindInput
from wxkit.service_account.card_codes import CodeField, UserCardStatus
from wxkit.service_account.cards import CardStatus, SetSelfConsumeCell
from wxkit.service_account.member_cards import SetActivateForm
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = [
    "CardBook",
    "CardTemplate",
    "HeldCard",
    "check_held",
    "encrypt_code",
    "held_card",
    "living_template",
    "template_of",
]

DAY = 86400
SHANGHAI_AHEAD = 8 * 3600
DEFAULT_LIMIT = 50


@dataclass(slots=True)
class CardTemplate:
    """A card that can be handed out."""

    card_id: str
    card_type: str
    content: KindInput
    """As it was created and changed; `quantity` counts instead of its `sku`."""
    quantity: int
    """Cards in stock."""
    create_time: int
    update_time: int
    status: CardStatus = CardStatus.NOT_VERIFY
    received: int = 0
    """Cards that left the stock: somebody received them, or has bought them to be taken (礼品卡)."""
    reviews: int = 0
    """Number of its latest review, so that the timer of an old one does not end it."""
    pay_cell: bool = False
    """People can pay from it (买单)."""
    self_redeeming: SetSelfConsumeCell | None = None
    """People can redeem it themselves (自助核销)."""
    form: SetActivateForm | None = None
    """What people fill in for one-tap activation (开卡字段)."""
    deposited: set[str] = field(default_factory=set[str])
    """Codes of the merchant's own that were ever deposited (导入code)."""
    waiting: deque[str] = field(default_factory=deque[str])
    """Those of them that nobody has yet."""
    reminded_at: float | None = None
    """When the merchant heard last that few are left."""

    @property
    def base(self) -> BaseInfoInput:
        """What all kinds have in common."""
        return self.content.base_info

    @property
    def date(self) -> CardDateInput:
        return self.base.date_info

    @property
    def deposits(self) -> bool:
        """The merchant deposits the codes in advance (预存code)."""
        return bool(self.base.use_custom_code) and self.base.get_custom_code_mode is not None

    @property
    def names_codes(self) -> bool:
        """The merchant names a code for everybody who receives the card (自定义code)."""
        return bool(self.base.use_custom_code) and not self.deposits

    @property
    def can_share(self) -> bool:
        return self.base.can_share is not False

    @property
    def can_give_friend(self) -> bool:
        return self.base.can_give_friend is not False

    @property
    def get_limit(self) -> int:
        return DEFAULT_LIMIT if self.base.get_limit is None else self.base.get_limit

    @property
    def use_limit(self) -> int:
        return DEFAULT_LIMIT if self.base.use_limit is None else self.base.use_limit


@dataclass(slots=True)
class HeldCard:
    """A card that somebody received. It is kept when it is used up, deleted or passed on."""

    template: CardTemplate
    code: str
    person: Person
    openid: str
    received_at: int
    """When it left the stock, Unix seconds."""
    status: UserCardStatus = UserCardStatus.NORMAL
    gone_at: int | None = None
    """When it was deleted, given away or voided, Unix seconds."""
    outer_str: str = ""
    outer_id: int = 0
    from_friend: str = ""
    """openid of the friend who gave it."""
    given_at: int | None = None
    """When that was, Unix seconds; the validity still counts from `received_at`."""
    receiver: str = ""
    """openid of the friend to whom it is being given; empty for a group."""
    gift: int = 0
    """Number of its latest gift, so that an old timer does not end a new one."""
    hands: int = 0
    """How often it was given on."""
    marked_by: str = ""
    """openid of who is using it (Mark 占用)."""
    passed_on: HeldCard | None = None
    """The card that a friend has now in its place."""
    order_id: str = ""
    """Gift cards (礼品卡): the purchase."""
    active_at: int | None = None
    """When a member card was activated, Unix seconds."""
    active_begin: int | None = None
    """Validity that the activation gave it, Unix seconds."""
    active_end: int | None = None
    number: str = ""
    """membership_number."""
    bonus: int = 0
    """Points."""
    balance: int = 0
    """Fen."""
    figures: dict[int, str] = field(default_factory=dict[int, str])
    """Values of custom_field1 to 3."""
    background_pic_url: str | None = None
    ticket: dict[str, Any] = field(default_factory=dict[str, Any])
    """Special tickets (特殊票券): seat, times and whatever else the merchant wrote on it."""
    common_answers: list[CodeField] = field(default_factory=list[CodeField])
    """What the person filled in, by WeChat's own fields."""
    custom_answers: list[CodeField] = field(default_factory=list[CodeField])

    @property
    def card_id(self) -> str:
        return self.template.card_id

    @property
    def held_since(self) -> int:
        """When its holder got it, Unix seconds."""
        return self.received_at if self.given_at is None else self.given_at

    @property
    def begins(self) -> int:
        """From when it can be used, Unix seconds."""
        date = self.template.date
        if self.active_begin is not None:
            return self.active_begin
        if date.type == "DATE_TYPE_FIX_TIME_RANGE":
            return date.begin_timestamp or 0
        if date.type == "DATE_TYPE_PERMANENT" or not date.fixed_begin_term:
            return self.received_at
        return _midnight(self.received_at) + date.fixed_begin_term * DAY

    @property
    def ends(self) -> int | None:
        """Until when it can be used, Unix seconds; None for ever."""
        date = self.template.date
        if self.active_end is not None:
            return self.active_end
        if date.type == "DATE_TYPE_FIX_TIME_RANGE":
            return date.end_timestamp
        if date.type == "DATE_TYPE_PERMANENT":
            return None
        last = _midnight(self.begins) + (date.fixed_term or 0) * DAY - 1
        return last if date.end_timestamp is None else min(last, date.end_timestamp)

    def status_at(self, now: float) -> UserCardStatus:
        """Its state; a card that nobody used in time has expired."""
        kept = self.status in (UserCardStatus.NORMAL, UserCardStatus.GIFT_TIMEOUT)
        return UserCardStatus.EXPIRE if kept and self.ends is not None and now > self.ends else self.status

    @property
    def latest(self) -> HeldCard:
        """The card itself, or what became of it in the hands of friends."""
        card = self
        while card.passed_on is not None:
            card = card.passed_on
        return card

    def leave(self, status: UserCardStatus, now: int) -> None:
        """Its holder has it no more."""
        self.status, self.gone_at = status, now

    def usable(self, now: float) -> bool:
        """Whether it can be redeemed now."""
        return self.begins <= now and self.holds(now)

    def holds(self, now: float) -> bool:
        """Whether its holder has it and can still use it, now or later."""
        return self.status_at(now) in (UserCardStatus.NORMAL, UserCardStatus.GIFT_TIMEOUT)


def _midnight(moment: int) -> int:
    """When the day of a moment began in Shanghai."""
    return (moment + SHANGHAI_AHEAD) // DAY * DAY - SHANGHAI_AHEAD


@dataclass(slots=True)
class CardBook:
    """All cards of one account."""

    templates: dict[str, CardTemplate] = field(default_factory=dict[str, CardTemplate])
    """By card_id."""
    by_code: dict[tuple[str, str], HeldCard] = field(default_factory=dict[tuple[str, str], HeldCard])
    """By card_id and code: who has the code now, or had it last."""
    home_of: dict[str, str] = field(default_factory=dict[str, str])
    """card_id by code, for codes of WeChat's own."""
    by_holder: dict[str, list[HeldCard]] = field(default_factory=dict[str, list[HeldCard]])
    """Everything that somebody ever received, by openid, oldest first."""
    testers: set[str] = field(default_factory=set[str])
    """openids of those who may receive cards that are in review (测试白名单)."""
    stores: dict[str, str] = field(default_factory=dict[str, str])
    """card_id by poi_id, for store mini-programs (门店小程序)."""
    encrypted: dict[str, HeldCard] = field(default_factory=dict[str, HeldCard])
    """By encrypt_code, as pages and the JS-SDK get it."""
    tickets: dict[str, HeldCard] = field(default_factory=dict[str, HeldCard])
    """By activate_ticket, as the page gets it to which somebody goes after the form (跳转型一键激活)."""

    def keep(self, card: HeldCard) -> None:
        """Somebody received a card."""
        self.by_code[card.card_id, card.code] = card
        if not card.template.base.use_custom_code:
            self.home_of[card.code] = card.card_id
        self.by_holder.setdefault(card.openid, []).append(card)

    def held(self, openid: str, card_id: str | None = None) -> list[HeldCard]:
        """What somebody ever received, of one template or of all."""
        cards = self.by_holder.get(openid, [])
        return [card for card in cards if card_id in (None, card.card_id)]


def template_of(app: App, card_id: str) -> CardTemplate:
    """The template; 41012 without a card_id, 40073 for an unknown one."""
    if not card_id:
        raise Refusal(41012)
    template = app.state(CardBook).templates.get(card_id)
    if template is None:
        raise Refusal(40073)
    return template


def living_template(app: App, card_id: str) -> CardTemplate:
    """The template, unless the merchant has deleted it (40078)."""
    template = template_of(app, card_id)
    if template.status == CardStatus.DELETE:
        raise Refusal(40078)
    return template


def held_card(app: App, code: str, card_id: str | None = None) -> HeldCard:
    """A card that somebody has, or had until they used or deleted it.

    41013 without a code, 40056 for one that nobody received or that was passed on; the merchant's own codes
    need a card_id.
    """
    if not code:
        raise Refusal(41013)
    book = app.state(CardBook)
    home = template_of(app, card_id).card_id if card_id else book.home_of.get(code, "")
    card = book.by_code.get((home, code))
    if card is None or card.status == UserCardStatus.GIFT_SUCC:
        raise Refusal(40056)
    return card


def check_held(app: App, card: HeldCard) -> None:
    """40099 for a card that was redeemed, 40127 for one that its holder cannot use any more, or not now."""
    if card.status == UserCardStatus.CONSUMED:
        raise Refusal(40099, _card=card.card_id, _code=card.code)
    if not card.holds(app.world.clock.now()):
        raise Refusal(40127)


def encrypt_code(app: App, card: HeldCard) -> str:
    """What pages get instead of the code."""
    book = app.state(CardBook)
    encrypted = app.world.ids.derived(43, "encrypt_code", app.appid, card.card_id, card.code) + "="
    book.encrypted[encrypted] = card
    return encrypted
