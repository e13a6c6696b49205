"""Settings of the plugin: the table `[plugins.points]` of wxkit.toml."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from wxkit.policy.decisions import Hold
from wxkit.policy.plugin_settings import Budget, PluginSettings, Rate, Rounding
from wxkit_points.expiry import Expiry
from wxkit_points.offers import OfferSettings
from wxkit_points.rates import Festival, RateTable
from wxkit_points.tasks import FORBIDDEN, SignIn, Task
from wxkit_points.tiers import Tiers

__all__ = ["PointsSettings"]


class PointsSettings(PluginSettings):
    """How members earn points and what they get for them."""

    rate: Rate = Fraction(1)
    """Points for each yuan that was really paid, without freight."""
    rounding: Rounding = "down"
    """What becomes of a fraction of a point, line by line."""
    categories: dict[str, Rate] = Field(default_factory=dict)
    """Another rate by category id, 0 for none; of a line's categories the innermost counts."""
    festivals: tuple[Festival, ...] = ()
    members_only: bool = False
    """Whether somebody has to be a member (入会) to earn."""
    welcome: int = Field(default=0, ge=0)
    """Points for becoming a member, once."""
    tasks: dict[str, Task] = Field(default_factory=dict)
    """By name of the task in the facts."""
    sign_in: SignIn | None = None
    hold: Hold = "settle"
    """Until when points of an order are pending: `none`, `settle` or `window` (its refund window is over)."""
    expiry: Expiry = Expiry()
    caps: tuple[Budget, ...] = ()
    """At most so many points in a period, per person or for all; joins what all of the above earn."""
    tiers: Tiers = Tiers()
    offers: tuple[OfferSettings, ...] = ()

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        induced = FORBIDDEN.intersection(self.tasks)
        if induced:
            raise ValueError(f"tasks.{min(induced)}: WeChat forbids rewards for sharing and following")
        if self.sign_in and self.sign_in.task in self.tasks:
            raise ValueError(f"tasks.{self.sign_in.task}: sign_in rewards it already")
        if self.sign_in and self.sign_in.task in FORBIDDEN:
            raise ValueError("sign_in.task: WeChat forbids rewards for sharing and following")
        for offer, often in Counter(offer.id for offer in self.offers).items():
            if often > 1:
                raise ValueError(f"offers.{offer}: {often} have this id")
        for one in self.offers:
            if one.tier and one.tier not in self.tiers.by_name:
                raise ValueError(f"offers.{one.id}.tier: there is no tier {one.tier!r}")
        return self

    @cached_property
    def table(self) -> RateTable:
        """The rates, ready for use."""
        tiers = {level.name: level.times for level in self.tiers.levels}
        return RateTable(self.rate, self.categories, tiers, self.festivals, self.rounding)

    @cached_property
    def by_offer(self) -> dict[str, OfferSettings]:
        """The offers by id."""
        return {offer.id: offer for offer in self.offers}

    def rank(self, tier: str) -> int:
        """Rank of a tier; 0 for one that is not known."""
        return self.tiers.by_name.get(tier, 0)
