"""What happened to cards day by day, which their statistics tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from wxkit_sandbox.service_account.card_book import HeldCard
from wxkit_sandbox.world import App

__all__ = ["MOMENTS", "CardDay", "CardDays", "CardMoment", "note", "today"]

CardMoment: TypeAlias = Literal["view", "receive", "verify", "given", "active"]
MOMENTS = {"view", "receive", "verify", "given"}
"""Those that coupons go through."""


@dataclass(slots=True)
class CardDay:
    """One template on one day."""

    times: Counter[str] = field(default_factory=Counter[str])
    people: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    """openids by what they did."""
    original_fee: int = 0
    """Fen that were due by quick payment (快速买单)."""
    fee: int = 0
    """Fen that were paid."""


@dataclass(slots=True)
class CardDays:
    """By day (`yyyy-mm-dd`) and card_id."""

    days: dict[str, dict[str, CardDay]] = field(default_factory=dict[str, dict[str, CardDay]])

    def on(self, day: str) -> dict[str, CardDay]:
        """The templates with which something happened on a day."""
        return self.days.get(day, {})


def today(app: App, card: HeldCard) -> CardDay:
    """Where to note what happens to a card now."""
    day = app.state(CardDays).days.setdefault(app.world.clock.day(), {})
    return day.setdefault(card.card_id, CardDay())


def note(app: App, card: HeldCard, moment: CardMoment) -> None:
    """It happened to its holder's card."""
    entry = today(app, card)
    entry.times[moment] += 1
    entry.people.setdefault(moment, set()).add(card.openid)
