"""Settings of the plugin: the table `[plugins.gifting]` of wxkit.toml."""

from __future__ import annotations

from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from wxkit.policy.plugin_settings import Budget, Message, PluginSettings
from wxkit_gifting.allowing import Rules
from wxkit_gifting.campaigns import Campaign
from wxkit_gifting.swapping import Swaps
from wxkit_gifting.thanking import Thanks

__all__ = ["GiftingSettings"]


class GiftingSettings(PluginSettings):
    """How gifts are given and thanked for."""

    rules: Rules = Rules()
    deadline: int = Field(default=86_400, ge=60)
    """Seconds in which one of the merchant's own gifts must be accepted. WeChat's are 24 hours."""
    swaps: Swaps = "same_price"
    """Whether the receiver may take another variant at the same price before accepting."""
    thanks: Thanks = Thanks()
    campaigns: tuple[Campaign, ...] = ()
    budget: tuple[Budget, ...] = ()
    """Points of all thanks and welcomes in a period, for all or per person."""
    accepted: Message | None = None
    """To the giver, when the gift was accepted. `{order}` is filled in."""
    expired: Message | None = None
    """To the giver, when nobody accepted it and the money goes back. `{order}` is filled in."""

    @model_validator(mode="after")
    def _known_values(self) -> Self:
        for name, message in (("accepted", self.accepted), ("expired", self.expired)):
            if message is not None:
                message.check(name, ("order",))
        return self

    @cached_property
    def best_first(self) -> tuple[Campaign, ...]:
        """The campaigns, the most generous first."""
        return tuple(sorted(self.campaigns, key=lambda campaign: campaign.times, reverse=True))
