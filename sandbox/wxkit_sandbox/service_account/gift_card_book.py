"""Gift cards (礼品卡) as the sandbox keeps them: shelves on which they are sold, and purchases."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.service_account._gift_card_page import GiftPageInput, GiftPagePictureInput
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.people import Person
from wxkit_sandbox.service_account.card_book import CardTemplate, HeldCard
from wxkit_sandbox.world import App

__all__ = ["BoughtCard", "GiftCardBook", "GiftPurchase", "GiftShelf", "purchase_of", "shelf_of"]


@dataclass(slots=True)
class GiftShelf:
    """A page with gift cards (货架)."""

    page_id: str
    page: GiftPageInput
    down: bool = False
    """The merchant has taken it down (维护)."""

    def face_of(self, card_id: str) -> GiftPagePictureInput | None:
        """The face that a card has there, the first of its theme."""
        for theme in self.page.theme_list:
            if any(item.card_id == card_id for item in theme.item_list):
                return theme.pic_item_list[0] if theme.pic_item_list else None
        return None

    @property
    def card_ids(self) -> set[str]:
        return {item.card_id for theme in self.page.theme_list for item in theme.item_list}


@dataclass(slots=True)
class BoughtCard:
    """A card of a purchase; until somebody takes it, it has a code but no holder."""

    template: CardTemplate
    code: str
    price: int
    """Fen."""
    face: GiftPagePictureInput | None = None
    held: HeldCard | None = None


@dataclass(slots=True)
class GiftPurchase:
    """What somebody bought at once."""

    order_id: str
    page_id: str
    trans_id: str
    paid_at: int
    """Unix seconds."""
    buyer: Person
    cards: list[BoughtCard]
    outer_str: str = ""
    to_group: bool | None = None
    """Sent to a group; None: not sent, or come back."""
    sent: int = 0
    """How often it was sent, so that an old timer does not end a new gift."""
    refunded: bool = False

    @property
    def waiting(self) -> list[BoughtCard]:
        """Cards that nobody has taken."""
        return [card for card in self.cards if card.held is None]


@dataclass(slots=True)
class GiftCardBook:
    """Shelves and purchases of an account, oldest first."""

    shelves: dict[str, GiftShelf] = field(default_factory=dict[str, GiftShelf])
    purchases: dict[str, GiftPurchase] = field(default_factory=dict[str, GiftPurchase])
    down: bool = False
    """All shelves are."""
    whitelisted: set[str] = field(default_factory=set[str])
    """WeChat Pay merchants that may sell gift cards (商户号)."""
    bound: dict[str, str] = field(default_factory=dict[str, str])
    """The mini-program of each merchant."""
    mini_programs: dict[str, str] = field(default_factory=dict[str, str])
    """The page_id that each mini-program shows."""


def shelf_of(app: App, page_id: str) -> GiftShelf:
    """The shelf; 40035 for an unknown one."""
    shelf = app.state(GiftCardBook).shelves.get(page_id)
    if shelf is None:
        raise Refusal(40035)
    return shelf


def purchase_of(app: App, order_id: str) -> GiftPurchase:
    """The purchase; 40035 for an unknown one."""
    purchase = app.state(GiftCardBook).purchases.get(order_id)
    if purchase is None:
        raise Refusal(40035)
    return purchase
