"""How people meet cards: QR codes (卡券二维码), pages with cards (卡券货架), the plugin of member cards."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit_sandbox.service_account.card_book import CardTemplate
from wxkit_sandbox.service_account.card_handing import DIRECTLY, Channel
from wxkit_sandbox.world import App

__all__ = ["CardLink", "CardLinks", "OfferedCard", "biz_of"]


@dataclass(slots=True)
class OfferedCard:
    """A card behind a link."""

    template: CardTemplate
    code: str = ""
    """The merchant's own code."""
    openid: str = ""
    """Only this person can receive it."""
    channel: Channel = DIRECTLY


@dataclass(slots=True)
class CardLink:
    """A QR code or an address that offers cards."""

    cards: list[OfferedCard]
    ends: float | None = None
    """Unix seconds; None for never."""
    once: bool = False
    """It works for the first who comes."""
    choice: bool = False
    """People take one of the cards, not all of them."""
    ticket: str = ""
    """Of a QR code."""


@dataclass(slots=True)
class CardLinks:
    """The links of one account."""

    by_address: dict[str, CardLink] = field(default_factory=dict[str, CardLink])
    """By address, and for QR codes by ticket, too."""

    def alive(self, address: str, now: float) -> CardLink | None:
        """The link, unless it is unknown, used up or has expired."""
        link = self.by_address.get(address)
        return None if link is None or (link.ends is not None and now >= link.ends) else link

    def use_up(self, address: str, now: float) -> None:
        """Somebody received what is offered there."""
        link = self.by_address.get(address)
        if link is not None and link.once:
            link.ends = now


def biz_of(app: App) -> str:
    """What WeChat's addresses call the account."""
    return app.world.ids.derived(14, "biz", app.appid) + "=="
