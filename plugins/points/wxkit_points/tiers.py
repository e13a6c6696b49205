"""Tiers (会员等级): up at once, down when their time is over, with a word before it is.

A tier is earned by what somebody spent in the qualifying window and kept for `keep_days`. At the end, whoever
still spends as much keeps it; others get the tier that fits. A refund that leaves less than the tier cost
takes it back at once.
"""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from wxkit.policy.decisions import Notify, Saw, Tier
from wxkit.policy.facts import Person
from wxkit.policy.plugin_settings import DAY, Days, Message, PluginSettings, Rate, yuan
from wxkit.policy.view import TierState, View

__all__ = ["Notice", "TierLevel", "Tiers", "decide"]


class TierLevel(PluginSettings):
    """One tier."""

    name: str = Field(min_length=1)
    spend: int = Field(ge=0)
    """Fen to be spent in the qualifying window."""
    times: Rate = Fraction(1)
    """Multiplies the points of its members' orders."""


class Notice(Message):
    """A message before a tier ends. `{tier}`, `{missing}` (yuan) and `{date}` are filled in."""

    days: Days = 30
    """How long before."""

    @model_validator(mode="after")
    def _known_values(self) -> Self:
        self.check("notice", ("tier", "missing", "date"))
        return self


class Tiers(PluginSettings):
    """All tiers."""

    levels: tuple[TierLevel, ...] = ()
    """Lowest first; the first begins at 0, so that everybody has one."""
    window_days: Days = 365
    """Qualifying window: spending of that many days counts."""
    keep_days: Days = 365
    """How long a tier is kept."""
    notice: Notice | None = None

    @model_validator(mode="after")
    def _ascending(self) -> Self:
        spends = [level.spend for level in self.levels]
        if spends and spends[0] != 0:
            raise ValueError("tiers.levels: the first must have spend = 0, so that everybody has a tier")
        if spends != sorted(set(spends)):
            raise ValueError("tiers.levels: each must cost more than the one before")
        if len(self.by_name) != len(self.levels):
            raise ValueError("tiers.levels: two have the same name")
        if self.notice and self.notice.days >= self.keep_days:
            raise ValueError("tiers.notice.days: it must be less than tiers.keep_days")
        return self

    @cached_property
    def by_name(self) -> dict[str, int]:
        """Rank of a tier."""
        return {level.name: rank for rank, level in enumerate(self.levels)}

    def since(self, moment: int) -> int:
        """From when on spending counts at a moment: what earned a tier does not earn it a second time."""
        return moment - self.window_days * DAY + 1

    def fitting(self, spent: int) -> int:
        """Rank of the tier that this much buys."""
        return max(rank for rank, level in enumerate(self.levels) if level.spend <= spent)


def decide(person: Person, view: View, tiers: Tiers) -> Tier | None:
    """The tier from now on, or None where nothing changes."""
    state = view.tier(person)
    fits = tiers.fitting(view.spent(person, tiers.since(view.now)))
    held = tiers.by_name.get(state.tier) if state else None
    if state is None or held is None:
        return _tier(person, view, tiers, fits, "first-tier")
    if fits > held:
        return _tier(person, view, tiers, fits, "upgrade")
    if _given_back(person, view, tiers, state, held):
        return _tier(person, view, tiers, fits, "refunded")
    if state.until is None or view.now < state.until:
        return None
    if _is_notice(state, tiers):
        return _announce(person, view, tiers, held)
    return _tier(person, view, tiers, fits, "kept" if fits == held else "downgrade")


def _given_back(person: Person, view: View, tiers: Tiers, state: TierState, held: int) -> bool:
    """Whether refunds left less than the tier cost when it was earned."""
    return held > 0 and view.spent(person, tiers.since(state.since)) < tiers.levels[held].spend


def _is_notice(state: TierState, tiers: Tiers) -> bool:
    """Whether what came is the time to give notice, and not the end itself."""
    if tiers.notice is None or state.until is None:
        return False
    keep = tiers.keep_days * DAY
    return (state.until - state.since) % keep == keep - tiers.notice.days * DAY


def _tier(person: Person, view: View, tiers: Tiers, rank: int, rule: str) -> Tier:
    """A tier that begins or goes on now. The lowest has no end."""
    until = view.now + tiers.keep_days * DAY if rank else None
    if until is not None and tiers.notice is not None:
        until -= tiers.notice.days * DAY
    name = tiers.levels[rank].name
    reason = f"{name} costs {yuan(tiers.levels[rank].spend)} yuan in {tiers.window_days} days"
    return Tier(
        person=person,
        tier=name,
        level=rank,
        until=until,
        rule=rule,
        reason=reason,
        saw=_saw(person, view, tiers),
    )


def _announce(person: Person, view: View, tiers: Tiers, held: int) -> Tier:
    """The tier goes on to its end; who spent too little is told what is missing."""
    level = tiers.levels[held]
    assert tiers.notice is not None  # noqa: S101 - for the type checkers
    end = view.now + tiers.notice.days * DAY
    missing = level.spend - view.spent(person, tiers.since(end))
    word = _word(person, view, tiers.notice, level.name, missing, end) if missing > 0 else None
    return Tier(
        person=person,
        tier=level.name,
        level=held,
        until=end,
        notify=word,
        rule="notice",
        reason=f"{tiers.notice.days} days before the tier ends",
        saw=_saw(person, view, tiers),
    )


def _word(person: Person, view: View, notice: Notice, tier: str, missing: int, end: int) -> Notify:
    day = datetime.fromtimestamp(end, view.zone).date().isoformat()
    reason = f"{tier} ends on {day}, {yuan(missing)} yuan are missing"
    return notice.to(person, "tier-notice", reason, tier=tier, missing=yuan(missing), date=day)


def _saw(person: Person, view: View, tiers: Tiers) -> Saw:
    return (("spent", view.spent(person, tiers.since(view.now))), ("days", tiers.window_days))
